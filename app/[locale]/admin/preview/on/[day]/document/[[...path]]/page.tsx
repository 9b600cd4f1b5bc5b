import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { requireWho } from '@/auth/signed-in';
import { isLocale, sourceLocale } from '@/domain/locale';
import { isWalked, walkedPath } from '@/i18n/walk';
import { localeOf } from '../../../../../../locale-params';
import { roomHead } from '../../../../../room-head';
import { readOnWalk, walkFrom } from '../../../find-walk';
import { readWalked } from '../../../walked-page';

type Params = {
  readonly params: Promise<{ readonly locale: string; readonly day: string; readonly path?: readonly string[] }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[]>>>;
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, day, path = [] } = await params;
  return roomHead(isLocale(locale) ? locale : sourceLocale, [day, ...path].join(' · '));
}

/** A public page as readers will see it on a day to come, with every link leading on within the walk. */
export default async function WalkedDocument({ params, searchParams }: Params) {
  const { day, path: parts = [], locale: address } = await params;
  await requireWho(address, 'enter_rooms');
  const locale = await localeOf(params);
  const asked = await searchParams;
  const walk = walkFrom(day, asked.plan);
  const path = parts.map((part) => `/${part}`).join('');
  if (!isWalked(path)) notFound();
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
  const { answer } = readOnWalk(walk, (db) => readWalked(db, { locale, path, query, today: walk.on }));
  if (answer === null) notFound();
  if ('moved' in answer) redirect(walkedPath(locale, answer.moved, walk));
  return answer.page;
}
