/** Writes one line of what happened, for the operator: to the error stream, as JSON, with no address or name of a reader in it. */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  const { error, ...rest } = details;
  const cause = error instanceof Error ? { error: error.stack ?? error.message } : {};
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...rest, ...cause })}\n`);
}
