/**
 * The lists that editors choose from and never extend. Their words are in `messages/`, under the name of the list.
 * Themes are those of the organization's own list (https://www.osce.org/node/52511).
 */
export const regions = [
  'south-eastern-europe',
  'eastern-europe',
  'south-caucasus',
  'central-asia',
  'baltic-states',
] as const;

export const operationKinds = [
  'centre',
  'group',
  'liaison-office',
  'mission',
  'observer-mission',
  'office',
  'personal-representative',
  'presence',
  'programme-office',
  'project-co-ordinator',
  'representative',
  'task-force',
] as const;

export const themes = [
  'arms-control',
  'border-management',
  'combating-trafficking-in-human-beings',
  'conflict-prevention-and-resolution',
  'countering-terrorism',
  'cyber-ict-security',
  'democratization',
  'economic-activities',
  'education',
  'elections',
  'environmental-activities',
  'gender-equality',
  'good-governance',
  'human-rights',
  'media-freedom-and-development',
  'migration',
  'national-minority-issues',
  'policing',
  'reform-and-co-operation-in-the-security-sector',
  'roma-and-sinti',
  'rule-of-law',
  'tolerance-and-non-discrimination',
  'youth',
] as const;

/** Why an operation ended. `succeeded` has at least one successor; `unknown` is for the past only. */
export const closureKinds = [
  'completed',
  'not_extended',
  'host_request',
  'succeeded',
  'closed_by_decision',
  'unknown',
] as const;

/** How a successor took over. After `split` and `partly_replaced` the predecessor may live on. */
export const successionKinds = ['replaced', 'split', 'merged', 'partly_replaced'] as const;

/** What a restructuring changed. */
export const restructuringKinds = ['name', 'kind', 'seat', 'mandate', 'field-offices'] as const;

export const fieldOfficeKinds = [
  'base',
  'branch-office',
  'field-assistants',
  'field-office',
  'monitoring-location',
  'office',
  'project-office',
  'regional-centre',
  'regional-office',
  'training-centre',
] as const;

/** What is known of a field office whose own dates are not: it is open, it was, or nobody has seen which. */
export const fieldOfficeStandings = ['open', 'closed', 'unknown'] as const;

/** `confirmed`: seen at the address given. `recalled`: known, but no page seen. */
export const confidences = ['confirmed', 'recalled'] as const;

/** The texts of the site that belong to no operation. */
export const siteTextKeys = ['introduction', 'conflictPreventionCentre', 'about'] as const;

export type Region = (typeof regions)[number];
export type OperationKind = (typeof operationKinds)[number];
export type Theme = (typeof themes)[number];
export type ClosureKind = (typeof closureKinds)[number];
export type SuccessionKind = (typeof successionKinds)[number];
export type RestructuringKind = (typeof restructuringKinds)[number];
export type FieldOfficeKind = (typeof fieldOfficeKinds)[number];
export type FieldOfficeStanding = (typeof fieldOfficeStandings)[number];
export type Confidence = (typeof confidences)[number];
export type SiteTextKey = (typeof siteTextKeys)[number];
