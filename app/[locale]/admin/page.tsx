import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { queryDb } from '@/db/client';
import { findAccounts, hasSecondFactor } from '@/db/queries/accounts';
import { countRecoveryCodes } from '@/db/queries/second-factors';
import type { SignedIn } from '@/db/queries/sessions';
import { may } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import type { Messages } from '@/i18n/messages';
import { writeList } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../locale-params';
import { Room } from './room';
import { roomHead } from './room-head';
import { writeDesk } from './write-desk';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('desk'));
}

/** The desk: what waits for the person who has signed in. */
export default async function DeskPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'enter_rooms');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const waiting = findWaiting(who);
  const desk = await writeDesk(who, locale, today());
  const roles = writeList(
    who.roles.map((role) => t(`role.${role}`)),
    locale,
  );
  return (
    <Room locale={locale} who={who} here="desk" title={t('deskPage.greeting', { name: who.name })}>
      {waiting.length + desk.length === 0 ? (
        <>
          <p className="font-serif text-lead">{t('deskPage.empty')}</p>
          <p className="mt-2 max-w-measure text-soft">{t('deskPage.hint')}</p>
        </>
      ) : (
        <ul className="grid max-w-measure gap-3" aria-label={t('deskPage.waiting')}>
          {waiting.map(({ key, path, count }) => (
            <li key={key} className="border-s-4 border-accent ps-4">
              <a href={pathOf(locale, path)} className="font-semibold">
                {t(`waiting.${key}.title`, { count })}
              </a>
              <p className="text-soft">{t(`waiting.${key}.text`)}</p>
            </li>
          ))}
          {desk.map(({ key, path, title, text, comments }) => (
            <li key={key} className="border-s-4 border-accent ps-4">
              <a href={path} className="font-semibold">
                {title}
              </a>
              <p className="text-soft">{text}</p>
              {comments.map(({ id, by, text: said }) => (
                <p key={id} className="mt-1 [overflow-wrap:anywhere]">
                  <b className="font-semibold">{by}:</b> {said}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-8 text-small text-soft">{t('deskPage.roles', { roles })}</p>
    </Room>
  );
}

type Waiting = { readonly key: keyof Messages['rooms']['waiting']; readonly path: string; readonly count: number };

/** How few recovery codes are worth a word. */
const fewCodes = 3;

function findWaiting(who: SignedIn): readonly Waiting[] {
  const db = queryDb();
  const accounts = may(who, 'manage_accounts') ? findAccounts(db) : [];
  const invited = accounts.filter(({ state }) => state === 'invited').length;
  const guarded = hasSecondFactor(db, who.accountId);
  const codes = countRecoveryCodes(db, who.accountId);
  const waiting: (Waiting | false)[] = [
    !guarded && { key: 'secondFactor', path: '/admin/account/second-factor', count: 0 },
    guarded && codes <= fewCodes && { key: 'recoveryCodes', path: '/admin/account/second-factor', count: codes },
    accounts.length === 1 && { key: 'alone', path: '/admin/accounts/new', count: 0 },
    invited > 0 && { key: 'invitations', path: '/admin/accounts?state=invited', count: invited },
  ];
  return waiting.filter((item) => item !== false);
}
