import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { findOperations } from '@/db/queries/operations';
import { parseDay } from '@/domain/calendar';
import { isLocale, locales, sourceLocale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { messagesOf } from '@/i18n/messages';
import { languageName } from '@/i18n/names';
import { isWalked, walkedPath, walkPath } from '@/i18n/walk';
import { Room } from '../../../room';
import { roomHead } from '../../../room-head';
import { Windows } from '../../windows';
import { DayForm } from '../day-form';
import { readOnWalk, walkFrom } from '../find-walk';
import { WhatIsInIt } from '../what-is-in-it';

type Params = {
  readonly params: Promise<{ readonly locale: string; readonly day: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[]>>>;
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, day } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  const on = parseDay(day);
  return roomHead(language, t('walk.title', { date: on === null ? day : writeDate(on, language) }));
}

const link =
  'border-b-2 border-transparent aria-[current]:border-accent aria-[current]:text-ink aria-[current]:no-underline';

/** The public site as it will be on a day to come, in frames in which one can walk it. */
export default async function WalkPage({ params, searchParams }: Params) {
  const { locale, day } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  const { plan, language, page = '' } = await searchParams;
  if (!isLocale(locale) || typeof page !== 'string' || !isWalked(page)) notFound();
  const walk = walkFrom(day, plan);
  const shown = language === undefined ? locale : language;
  if (!isLocale(shown)) notFound();
  const { answer: operations, ...read } = readOnWalk(walk, (db) => findOperations(locale, db));
  const operation = operations.find(({ slug }) => operationPath(slug) === page);
  if (page.startsWith('/operations/') && operation === undefined) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const pages = [
    { path: '', title: t('preview.frontPage') },
    { path: '/closed', title: messagesOf(locale).archive.title },
    { path: '/timeline', title: messagesOf(locale).timeline.title },
    { path: '/changes', title: messagesOf(locale).changes.title },
    { path: '/about', title: t('preview.aboutPage') },
    ...(operation === undefined ? [] : [{ path: page, title: operation.shortName }]),
  ];
  const title = pages.find(({ path }) => path === page)?.title ?? '';
  return (
    <Room
      locale={locale}
      who={who}
      here="calendar"
      title={t('walk.title', { date: writeDate(walk.on, locale) })}
      lead={t('walk.lead')}
    >
      <p className="mb-4">
        <a href={pathOf(locale, '/admin/calendar')}>{t('walk.back')}</a>
      </p>
      <DayForm
        locale={locale}
        day={walk.on}
        today={today()}
        kept={{ plan: plan === undefined ? null : String(plan), language: shown, page }}
      />
      <nav aria-label={t('walk.pages')} className="mb-2">
        <ul className="flex flex-wrap gap-x-4">
          {pages.map(({ path, title: name }) => (
            <li key={path}>
              <a
                href={walkPath(locale, walk, { locale: shown, path })}
                aria-current={path === page ? 'page' : undefined}
                className={link}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('preview.languages')} className="mb-4">
        <ul className="flex flex-wrap gap-x-4">
          {locales.map((other) => (
            <li key={other}>
              <a
                href={walkPath(locale, walk, { locale: other, path: page })}
                aria-current={other === shown ? 'page' : undefined}
                className={link}
              >
                {languageName(other, locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <WhatIsInIt locale={locale} walk={walk} {...read} />
      <Windows locale={locale} title={title} src={walkedPath(shown, page, walk)} walked />
    </Room>
  );
}
