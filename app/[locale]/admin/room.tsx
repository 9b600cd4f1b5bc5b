import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { findOperations } from '@/db/queries/operations';
import type { SignedIn } from '@/db/queries/sessions';
import type { Locale } from '@/domain/locale';
import { may, type Permission } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { messagesOf } from '@/i18n/messages';
import { Shortcuts } from './shortcuts';
import { signOutOfRooms } from './sign-out/actions';

const rooms = [
  { key: 'desk', path: '/admin', permission: 'enter_rooms' },
  { key: 'operations', path: '/admin/operations', permission: 'enter_rooms' },
  { key: 'plans', path: '/admin/plans', permission: 'enter_rooms' },
  { key: 'translations', path: '/admin/translations', permission: 'enter_rooms' },
  { key: 'site', path: '/admin/site', permission: 'enter_rooms' },
  { key: 'calendar', path: '/admin/calendar', permission: 'enter_rooms' },
  { key: 'accounts', path: '/admin/accounts', permission: 'manage_accounts' },
  { key: 'redirects', path: '/admin/redirects', permission: 'manage_redirects' },
  { key: 'audit', path: '/admin/audit', permission: 'read_audit' },
  { key: 'settings', path: '/admin/settings', permission: 'change_settings' },
] as const satisfies readonly { key: string; path: string; permission: Permission }[];

const link =
  'inline-block border-b-2 border-transparent py-1.5 text-soft no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink';

/** The frame of every editors' room: which rooms are open to this person, who they are, and the way out. */
export async function Room({
  children,
  locale,
  who,
  here,
  title,
  lead,
  narrow = false,
}: {
  children: ReactNode;
  locale: Locale;
  who: SignedIn | null;
  here: (typeof rooms)[number]['key'] | 'account' | null;
  title: string;
  lead?: string | undefined;
  /** Whether the room is a form to be read from top to bottom, not a table. */
  narrow?: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const open = who === null ? [] : rooms.filter(({ permission }) => may(who, permission));
  const { rooms: words } = messagesOf(locale);
  return (
    <NextIntlClientProvider locale={locale} messages={{ rooms: words }}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-2 focus:z-10 focus:bg-paper focus:px-3 focus:py-2"
      >
        {t('skip')}
      </a>
      <header className="border-b border-rule print:hidden">
        <div className="mx-auto flex max-w-page flex-wrap items-baseline gap-x-8 gap-y-1 px-4 pt-4 pb-3 md:px-8">
          <b className="font-serif text-lg font-semibold tracking-tight">{t('name')}</b>
          {open.length > 0 && (
            <nav aria-label={t('navigation')}>
              <ul className="flex flex-wrap gap-x-5">
                {open.map(({ key, path }) => (
                  <li key={key}>
                    <a href={pathOf(locale, path)} aria-current={here === key ? 'page' : undefined} className={link}>
                      {t(key)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div className="flex flex-wrap items-baseline gap-x-4 text-small text-soft lg:ms-auto">
            {open.length > 0 && (
              <Shortcuts
                rooms={pathOf(locale, '/admin')}
                operations={findOperations(locale).map(({ name, slug }) => ({ name, slug }))}
              />
            )}
            {who && (
              <a
                href={pathOf(locale, '/admin/account')}
                aria-current={here === 'account' ? 'page' : undefined}
                className={link}
              >
                {t('ownAccount', { name: who.name })}
              </a>
            )}
            <a href={pathOf(locale, '')} className={link}>
              {t('toSite')}
            </a>
            {who && (
              <form action={signOutOfRooms.bind(null, locale)}>
                <button
                  type="submit"
                  className="cursor-pointer py-1.5 text-accent underline underline-offset-3 hover:decoration-2"
                >
                  {t('signOut')}
                </button>
              </form>
            )}
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-page px-4 pt-8 pb-20 outline-none md:px-8">
        <div className={narrow ? 'max-w-lg' : ''}>
          <h1 className="font-serif text-3xl font-semibold tracking-tight">{title}</h1>
          {lead && <p className="mt-2 max-w-measure text-soft">{lead}</p>}
          <div className="mt-6">{children}</div>
        </div>
      </main>
    </NextIntlClientProvider>
  );
}

/** A part of a room, under its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 border-t border-rule pt-5 first:mt-0 first:border-t-0 first:pt-0">
      <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">{title}</h2>
      <div className="grid max-w-lg gap-4">{children}</div>
    </section>
  );
}

/** What cannot be undone: shut until it is opened, with plain words before the button. */
export function Grave({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <details className="border-s-2 border-rule ps-4">
      <summary className="cursor-pointer py-1 font-semibold">{title}</summary>
      <p className="mt-1 mb-3 text-soft">{words}</p>
      {children}
    </details>
  );
}
