import { z } from 'zod';
import type { PlanKind, PlannedFacts } from '../../domain/plan';

// A plan is kept unfinished: any text may be empty or wrong until it is carried out. Only its shape and its size are sure.
const text = z.string().max(2_000);
const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(50);
const successions = list(z.strictObject({ slug: text, kind: text, gapReason: text }));

/** What a plan's facts may look like, by its kind. */
export const plannedFacts = {
  establishment: z.strictObject({
    slug: text,
    kind: text,
    region: text,
    hostCountries: list(text),
    establishedOn: text,
    operationalFrom: text,
    decision: text,
    decidedOn: text,
    seat: text,
    siteUrl: text,
    themes: list(text),
    languages: list(z.strictObject({ language: text, url: text })),
    predecessors: successions,
  }),
  restructuring: z.strictObject({
    effectiveOn: text,
    decision: text,
    renames: z.boolean(),
    kind: text,
    seat: text,
    mandate: z.boolean(),
    opens: list(z.strictObject({ place: text, kind: text })),
    closes: list(text),
  }),
  closure: z.strictObject({
    kind: text,
    lastDay: text,
    mandateEndedOn: text,
    administrativeClosureOn: text,
    decision: text,
    decidedOn: text,
    successors: successions,
  }),
} satisfies { [Kind in PlanKind]: z.ZodType<PlannedFacts[Kind]> };
