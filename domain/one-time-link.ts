/** What a link that works once is for. */
export const linkPurposes = ['setup', 'invitation', 'reset'] as const;

export type LinkPurpose = (typeof linkPurposes)[number];

/** How long a link works, in milliseconds: a day for a new password, three for an invitation or the first administrator. */
export const linkLifetimes: Readonly<Record<LinkPurpose, number>> = {
  setup: 3 * 86_400_000,
  invitation: 3 * 86_400_000,
  reset: 86_400_000,
};
