import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { SignedIn } from '@/db/queries/sessions';
import type { Locale } from '@/domain/locale';
import { may, type Permission } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { signOutOfRooms } from './sign-out/actions';

const rooms = [
  { key: 'desk', path: '/admin', permission: 'enter_rooms' },
  { key: 'audit', path: '/admin/audit', permission: 'read_audit' },
] as const satisfies readonly { key: string; path: string; permission: Permission }[];

/** The frame of every editors' room: which rooms are open to this person, who they are, and the way out. */
export async function Room({
  children,
  locale,
  who,
  here,
}: {
  children: ReactNode;
  locale: Locale;
  who: SignedIn | null;
  here: (typeof rooms)[number]['key'] | null;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const open = who === null ? [] : rooms.filter(({ permission }) => may(who, permission));
  return (
    <>
      <header className="border-b border-rule">
        <div className="mx-auto flex max-w-page flex-wrap items-baseline gap-x-8 gap-y-1 px-4 pt-4 pb-3 md:px-8">
          <b className="font-serif text-lg font-semibold tracking-tight">{t('name')}</b>
          {open.length > 0 && (
            <nav aria-label={t('navigation')}>
              <ul className="flex flex-wrap gap-x-5">
                {open.map(({ key, path }) => (
                  <li key={key}>
                    <a
                      href={pathOf(locale, path)}
                      aria-current={here === key ? 'page' : undefined}
                      className="inline-block border-b-2 border-transparent py-1.5 text-soft no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
                    >
                      {t(key)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div className="flex flex-wrap items-baseline gap-x-4 text-small text-soft lg:ms-auto">
            {who && <span>{t('signedInAs', { name: who.name })}</span>}
            <a href={pathOf(locale, '')}>{t('toSite')}</a>
            {who && (
              <form action={signOutOfRooms.bind(null, locale)}>
                <button
                  type="submit"
                  className="cursor-pointer text-accent underline underline-offset-3 hover:decoration-2"
                >
                  {t('signOut')}
                </button>
              </form>
            )}
          </div>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-page px-4 pt-8 pb-20 md:px-8">
        {children}
      </main>
    </>
  );
}
