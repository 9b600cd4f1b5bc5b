/** What the log can say that was done. Its words are in `messages/`, below `rooms.action`. */
export const auditActions = [
  'account.created',
  'account.invited',
  'account.link_made',
  'account.changed',
  'account.disabled',
  'account.enabled',
  'account.erased',
  'account.password_set',
  'account.started_anew',
  'second_factor.set_up',
  'second_factor.removed',
  'second_factor.codes_renewed',
  'second_factor.code_used',
  'session.started',
  'session.ended',
  'sign_in.failed',
  'sign_in.limited',
  'permission.refused',
  'settings.changed',
  'record.imported',
  'record.exported',
  'redirect.changed',
  'place.added',
  'log.exported',
  'profile.published',
  'translation.still_right',
  'draft.handed_over',
  'draft.approved',
  'draft.sent_back',
  'draft.discarded',
  'draft.brought_back',
  'publication.scheduled',
  'publication.cancelled',
  'publication.carried_out',
  'publication.refused',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Answers whether `value` is something that the log can say. */
export function isAuditAction(value: unknown): value is AuditAction {
  return (auditActions as readonly unknown[]).includes(value);
}
