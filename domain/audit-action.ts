/** What the log can say that was done. Its words are in `messages/`, below `rooms.action`. */
export const auditActions = [
  'account.created',
  'account.disabled',
  'account.password_set',
  'session.started',
  'session.ended',
  'sign_in.failed',
  'sign_in.limited',
  'permission.refused',
  'record.imported',
  'log.exported',
  'profile.published',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Answers whether `value` is something that the log can say. */
export function isAuditAction(value: unknown): value is AuditAction {
  return (auditActions as readonly unknown[]).includes(value);
}
