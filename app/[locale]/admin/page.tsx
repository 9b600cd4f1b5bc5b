import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { formattingTag } from '@/i18n/formatting-tag';
import { type LocaleParams, localeOf } from '../locale-params';
import { Room } from './room';
import { roomHead } from './room-head';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('desk'));
}

/** The desk: what waits for the person who has signed in. */
export default async function DeskPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const roles = new Intl.ListFormat(formattingTag(locale)).format(who.roles.map((role) => t(`role.${role}`)));
  return (
    <Room locale={locale} who={who} here="desk">
      <h1 className="mb-4 font-serif text-3xl font-semibold tracking-tight">
        {t('deskPage.greeting', { name: who.name })}
      </h1>
      <p className="font-serif text-lead">{t('deskPage.empty')}</p>
      <p className="mt-2 max-w-measure text-soft">{t('deskPage.hint')}</p>
      <p className="mt-6 text-small text-soft">{t('deskPage.roles', { roles })}</p>
    </Room>
  );
}
