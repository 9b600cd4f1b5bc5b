/** What the door is told in its address: where to go from it. */
export type DoorQuery = { readonly searchParams: Promise<{ readonly next?: string | string[] }> };

/** Carries, through the questions at the door, where the person was when they were sent to it. */
export function WayBack({ to }: { to: string | null }) {
  return to === null ? null : <input type="hidden" name="next" value={to} />;
}
