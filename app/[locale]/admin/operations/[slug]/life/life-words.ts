import { getTranslations } from 'next-intl/server';
import { closureKinds, restructuringKinds, successionKinds } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { messagesOf } from '@/i18n/messages';
import type { Option } from './find-life';
import type { LifeRowGroup } from './life-fields';

const events = {
  name: 'renamed',
  kind: 'kindChanged',
  seat: 'seatMoved',
  mandate: 'mandateChanged',
  'field-offices': 'fieldOfficesChanged',
} as const;

/** What the fields of a life are called, and what those that are a choice offer. */
export type LifeWords = {
  readonly labelOf: (name: string) => string;
  readonly optionsOf: (name: string) => readonly Option[] | undefined;
};

/** The words of a life's fields in a locale; `others` are the operations that can follow. */
export async function lifeWords(locale: Locale, others: readonly Option[]): Promise<LifeWords> {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const words = messagesOf(locale);
  const { operation, event } = words;
  const { column } = words.rooms.factsPage;
  const labels: Readonly<Record<string, string>> = {
    'establishment.establishedOn': operation.established,
    'establishment.operationalFrom': operation.operationalFrom,
    'withdrawal.withdrawnOn': event.withdrawn,
    'withdrawal.returnedOn': event.returned,
    'closure.kind': operation.reason,
    'closure.lastDay': operation.lastDay,
    'closure.mandateEndedOn': operation.mandateEnded,
    'closure.administrativeClosureOn': operation.administrativeClosure,
    'explanations.closedOn': t('life.explain.closedOn'),
    'explanations.closureKind': t('life.explain.closureKind'),
    'restructurings.effectiveOn': t('life.effectiveOn'),
    'restructurings.kind': t('life.changed'),
    'mandateExtensions.until': column.until,
    'successors.slug': operation.followedBy,
    'successors.kind': t('life.how'),
    'successors.gapReason': t('life.gapReason'),
  };
  const choose = { value: '', label: t('life.choose') };
  const options: Readonly<Record<string, readonly Option[]>> = {
    'closure.kind': [
      { value: '', label: t('life.notClosed') },
      ...closureKinds.map((value) => ({ value, label: words.closureKind[value] })),
    ],
    'restructurings.kind': [choose, ...restructuringKinds.map((value) => ({ value, label: event[events[value]] }))],
    'successors.slug': [choose, ...others],
    'successors.kind': [choose, ...successionKinds.map((value) => ({ value, label: words.successionKind[value] }))],
  };
  const plain = (name: string) => name.replace(/\.\d+\./, '.');
  return {
    labelOf: (name) => {
      const known = labels[plain(name)];
      return known ?? (name.endsWith('decidedOn') ? column.decidedOn : column.decision);
    },
    optionsOf: (name) => options[plain(name)],
  };
}

/** The parts of a life in their order, each with the fields that it has beside its rows. */
export const lifeGroups = [
  { group: 'establishment', fields: ['establishment.establishedOn', 'establishment.operationalFrom'] },
  { group: 'mandateExtensions', fields: [] },
  { group: 'restructurings', fields: [] },
  { group: 'withdrawal', fields: ['withdrawal.withdrawnOn', 'withdrawal.returnedOn'] },
  {
    group: 'closure',
    fields: [
      'closure.kind',
      'closure.lastDay',
      'closure.mandateEndedOn',
      'closure.administrativeClosureOn',
      'closure.decision',
      'closure.decidedOn',
      'explanations.closureKind',
      'explanations.closedOn',
    ],
  },
  { group: 'successors', fields: [] },
] as const satisfies readonly { readonly group: string; readonly fields: readonly string[] }[];

export function isRowGroup(group: (typeof lifeGroups)[number]['group']): group is LifeRowGroup {
  return group === 'mandateExtensions' || group === 'restructurings' || group === 'successors';
}
