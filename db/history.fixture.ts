import { addDays, type Day, earliest, latest, type PartialDate } from '../domain/calendar';
import type { LifeClosure } from '../domain/life';
import { type Locale, locales } from '../domain/locale';
import { type ProfileTexts, type TextFields, toFields } from '../domain/text-fields';
import type { Db } from './client';
import type { OperationFiles } from './exchange/format';
import { findOperationFiles } from './queries/whole-record';
import type { Recorded } from './writes/change-life';
import { closeOperation } from './writes/close-operation';
import { correctLife, followOperation } from './writes/correct-life';
import { approved, type People, saveOf } from './writes/drafts.fixture';
import { establishOperation } from './writes/establish-operation';
import { recordedOf } from './writes/lives.fixture';
import { publishDrafts } from './writes/publish-drafts';
import { restructureOperation, withdrawStaff } from './writes/restructure-operation';

/*
 * The history of the operations as what somebody would have recorded day by day, made from the record as it is known today. On each day
 * is recorded what has a date of that day, or, of a month or a year, what can have happened by then.
 */

/** Something to be recorded on a day; answers why it was refused, or `null`. */
export type HistoryEvent = {
  readonly on: Day;
  /** What is recorded first on a day: establishments before the closures of those that they follow. */
  readonly order: number;
  /** The slug that the operation has today. */
  readonly slug: string;
  readonly what: string;
  readonly record: (db: Db, people: People) => string | null;
};

/** What today's record says of the history. */
export type History = { readonly operations: readonly OperationFiles[]; readonly today: Day };

/** The slugs that operations had before they were named anew, by those that they have now; the facts file has them as `formerSlugs`. */
export const firstSlugs: Readonly<Record<string, string>> = {
  'centre-in-astana': 'centre-in-almaty',
  'mission-to-serbia': 'mission-to-serbia-and-montenegro',
  'mission-to-skopje': 'spillover-monitor-mission-to-skopje',
};

/** Why a mandate is not known, where it is not. */
const unknownMandate = ['mandate.decision', 'mandate.date'].map((field) => ({
  field,
  confidence: 'recalled' as const,
  url: null,
  note: 'No source was found.',
}));

/** Why the end of an operation is not known, where it is not. */
export const unknownEnd = { closedOn: 'No source names the day.', closureKind: 'No source says why it ended.' };

/** The sources that say why a mandate is not known; those of a whole mandate are none. */
export function mandateSources({ mandate }: OperationFiles['facts']): OperationFiles['facts']['sources'] {
  return mandate !== null && mandate.decision !== null && mandate.decidedOn !== null
    ? []
    : unknownMandate.filter(({ field }) => mandate === null || field === 'mandate.date');
}

const first = (date: string) => earliest(date as PartialDate);
const after = (date: string) => addDays(latest(date as PartialDate), 1);

/** Everything that happened, in the order in which it was recorded. */
export function historyEvents(history: History): readonly HistoryEvent[] {
  return history.operations
    .flatMap((files) => [...beginnings(files), ...changes(files), ...ends(files, history)])
    .sort((a, b) => compare(a.on, b.on) || a.order - b.order || compare(a.slug, b.slug));
}

function beginnings({ slug, facts, profiles }: OperationFiles): HistoryEvent[] {
  const { establishedOn, operationalFrom } = facts.establishment;
  const named = facts.formerNames[0]?.from === establishedOn ? establishedOn : null;
  const begun = first(establishedOn);
  const established: HistoryEvent = {
    on: begun,
    order: 0,
    slug,
    what: 'established',
    record: (db, { publisher, at }) =>
      establishOperation(
        db,
        {
          slug: firstSlugs[slug] ?? slug,
          facts: {
            ...facts,
            establishment: { establishedOn, operationalFrom: null },
            seats: facts.seats.slice(0, 1).map((seat) => ({ ...seat, until: null })),
            fieldOffices: officesOn(facts, begun),
            formerNames: [],
            sources: [...facts.sources, ...mandateSources(facts)],
          },
          profiles: inEach(profiles, (texts) => ({
            ...toFields(texts, ['name', 'shortName', 'seatName', 'summary', 'body', 'description']),
            ...(named === null ? {} : { name: texts.formerNames[named] ?? '' }),
          })),
          standard: 'history',
          reason: null,
        },
        { accountId: publisher, at },
      ),
  };
  return operationalFrom === null
    ? [established]
    : [
        established,
        corrected(slug, first(operationalFrom), 'operational', () => ({ establishment: facts.establishment })),
      ];
}

function changes({ slug, facts, profiles }: OperationFiles): HistoryEvent[] {
  const days = [...new Set(facts.restructurings.map(({ effectiveOn }) => effectiveOn))];
  const lastNaming = facts.restructurings.findLast(({ kind }) => kind === 'name')?.effectiveOn;
  return [
    ...days.map((effectiveOn) => restructured({ slug, facts, profiles }, effectiveOn)),
    ...(lastNaming === undefined ? [] : [edited(slug, first(lastNaming), 'found at its present address', facts, slug)]),
    ...officeDays(facts).map((on) => edited(slug, on, 'field offices changed', facts)),
    ...(facts.withdrawal === null ? [] : withdrawals(slug, facts.withdrawal)),
  ];
}

function restructured({ slug, facts, profiles }: OperationFiles, effectiveOn: string): HistoryEvent {
  const rows = facts.restructurings.filter((row) => row.effectiveOn === effectiveOn);
  const has = (kind: string) => rows.some((row) => row.kind === kind);
  const note = `restructuringNotes.${effectiveOn}`;
  const newName = (texts: ProfileTexts) => ({ name: texts.formerNames[effectiveOn] ?? texts.name });
  const restructuring = {
    effectiveOn,
    decision: rows[0]?.decision ?? null,
    renames: has('name'),
    kind: null,
    seat: facts.seats.find(({ from }) => from === effectiveOn)?.place ?? null,
    mandate: has('mandate'),
    opens: [],
    closes: [],
  };
  const texts = inEach(profiles, (texts) => ({ ...toFields(texts, [note]), ...(has('name') ? newName(texts) : {}) }));
  return changed(slug, first(effectiveOn), 3, 'restructured', (db, recorded, by) =>
    restructureOperation(db, { ...recorded, texts, restructuring }, by),
  );
}

function withdrawals(slug: string, withdrawal: NonNullable<OperationFiles['facts']['withdrawal']>): HistoryEvent[] {
  const { withdrawnOn, returnedOn } = withdrawal;
  const noted = (on: Day, what: string, told: typeof withdrawal) =>
    changed(slug, on, 5, what, (db, recorded, by) => withdrawStaff(db, { ...recorded, withdrawal: told }, by));
  return [
    noted(first(withdrawnOn), 'withdrawn', { withdrawnOn, returnedOn: null }),
    ...(returnedOn === null ? [] : [noted(first(returnedOn), 'returned', withdrawal)]),
  ];
}

function ends({ slug, facts, profiles }: OperationFiles, { operations, today }: History): HistoryEvent[] {
  const { closure, successors } = facts;
  const begunOf = (next: string) =>
    first(operations.find((other) => other.slug === next)?.facts.establishment.establishedOn ?? today);
  if (closure === null)
    return successors.map((successor) =>
      changed(slug, begunOf(successor.slug), 7, `parted from by ${successor.slug}`, (db, recorded, by) =>
        followOperation(db, { ...recorded, successor: { ...successor, slug: slugNow(db, successor.slug) } }, by),
      ),
    );
  const on = closure.lastDay === null ? today : after(closure.lastDay);
  const known = closureOn(closure, on);
  const there = successors.every((successor) => begunOf(successor.slug) <= on);
  const succeeded = closure.kind === 'succeeded';
  const texts = inEach(profiles, (texts) => toFields(texts, ['closureNote']));
  const explanations: Readonly<Record<string, string>> = closure.lastDay === null ? unknownEnd : {};
  return [
    changed(slug, on, 6, 'closed', (db, recorded, by) =>
      closeOperation(
        db,
        {
          ...recorded,
          texts,
          explanations,
          // Nobody could say yet what was to follow.
          closure: succeeded && !there ? { ...known, kind: 'not_extended' } : known,
          successors: succeeded && there ? successors : [],
        },
        by,
      ),
    ),
    ...(succeeded && !there
      ? successors.map(({ slug: next }) =>
          corrected(slug, begunOf(next), `succeeded by ${next}`, () => ({ closure: known, successors })),
        )
      : []),
    ...(succeeded
      ? []
      : successors.map((successor) =>
          changed(slug, on, 7, `followed by ${successor.slug}`, (db, recorded, by) =>
            followOperation(db, { ...recorded, successor: { ...successor, slug: slugNow(db, successor.slug) } }, by),
          ),
        )),
    ...[closure.mandateEndedOn, closure.administrativeClosureOn].flatMap((date) =>
      date === null || first(date) <= on
        ? []
        : [corrected(slug, first(date), 'wound up', () => ({ closure: closureOn(closure, first(date)) }))],
    ),
  ];
}

/** A closure as it was known on a day: without the dates that were still to come. */
function closureOn(closure: LifeClosure, on: Day): LifeClosure {
  const past = (date: string | null) => (date !== null && first(date) <= on ? date : null);
  const { mandateEndedOn, administrativeClosureOn } = closure;
  return {
    ...closure,
    mandateEndedOn: past(mandateEndedOn),
    administrativeClosureOn: past(administrativeClosureOn),
  };
}

/** The days on which field offices opened, were last heard of or had closed. */
function officeDays({ fieldOffices, establishment }: OperationFiles['facts']): readonly Day[] {
  const days = fieldOffices.flatMap(({ openedOn, closedOn, asOf }) => [
    ...[openedOn, asOf].flatMap((date) => (date === null ? [] : [first(date)])),
    ...(closedOn === null ? [] : [after(closedOn)]),
  ]);
  return [...new Set(days)].filter((day) => day > first(establishment.establishedOn));
}

/** The field offices as they were known on a day. */
function officesOn({ fieldOffices }: OperationFiles['facts'], on: Day): OperationFiles['facts']['fieldOffices'] {
  return fieldOffices.flatMap((office) => {
    const known = office.openedOn ?? office.asOf;
    if (known !== null && first(known) > on) return [];
    const asOf = office.asOf !== null && first(office.asOf) <= on ? office.asOf : null;
    const open = office.closedOn !== null && after(office.closedOn) > on;
    return [open ? { ...office, asOf, standing: 'open' as const, closedOn: null } : { ...office, asOf }];
  });
}

type ChangedBy = (db: Db, recorded: Recorded, by: { accountId: number; at: Date }) => string | null;

function changed(slug: string, on: Day, order: number, what: string, change: ChangedBy): HistoryEvent {
  return {
    on,
    order,
    slug,
    what,
    record: (db, { publisher, at }) => change(db, recordedOf(db, slugNow(db, slug)), { accountId: publisher, at }),
  };
}

function corrected(slug: string, on: Day, what: string, facts: () => object): HistoryEvent {
  return changed(slug, on, 8, what, (db, recorded, by) => {
    const now = findOperationFiles(db, recorded.operationId).facts;
    return correctLife(db, { ...recorded, corrected: { ...now, ...facts() }, reason: 'As it has become known.' }, by);
  });
}

/** What has a form of its own, and goes out as an edit of the facts that somebody else has approved. */
function edited(slug: string, on: Day, what: string, facts: OperationFiles['facts'], to?: string): HistoryEvent {
  return {
    on,
    order: 4,
    slug,
    what,
    record: (db, people) => {
      const { operationId } = recordedOf(db, slugNow(db, slug));
      const now = findOperationFiles(db, operationId);
      const content = { slug: to ?? now.slug, facts: { ...now.facts, fieldOffices: officesOn(facts, on) } };
      if (JSON.stringify(content) === JSON.stringify({ slug: now.slug, facts: now.facts })) return null;
      const save = saveOf(db, { operationId }, 'facts', content as unknown as TextFields);
      const drafts = [approved(db, save, people)];
      const publication = { of: { operationId }, drafts, reason: null, setAside: null };
      return publishDrafts(db, publication, { accountId: people.publisher, at: people.at });
    },
  };
}

/** The slug by which an operation is found in the database: its present one once it has that, its first one until then. */
function slugNow(db: Db, slug: string): string {
  const there = db.$client.prepare('SELECT 1 FROM operations WHERE slug = ?').get(slug) !== undefined;
  return there ? slug : (firstSlugs[slug] ?? slug);
}

function inEach(
  profiles: OperationFiles['profiles'],
  fieldsOf: (texts: ProfileTexts) => TextFields,
): Readonly<Partial<Record<Locale, TextFields>>> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const texts = profiles[locale];
      return texts === undefined ? [] : [[locale, fieldsOf(texts)]];
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
