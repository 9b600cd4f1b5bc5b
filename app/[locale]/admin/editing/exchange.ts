import type { AutosaveAnswer, AutosaveRequest } from './editor-state';

/** The largest body that a browser sends on after its page is gone, in bytes, with room for what goes with it. */
const largestFarewell = 60_000;

/** What the site said; `unreachable` where it said nothing, or is not well. */
export type Heard = Omit<AutosaveAnswer, 'is' | 'others'> & {
  readonly is: AutosaveAnswer['is'] | 'unreachable';
  readonly others: AutosaveAnswer['others'] | null;
};

const nothing = { version: 0, at: '', others: null };

/** Sends what is typed, or only that somebody is there, and hears the answer; fails never. */
export async function exchange(address: string, request: AutosaveRequest, leaving: boolean): Promise<Heard> {
  const body = JSON.stringify(request);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: leaving && new Blob([body]).size < largestFarewell,
    });
    if (response.headers.get('content-type')?.includes('json')) return (await response.json()) as AutosaveAnswer;
    // The server answers in a page of its own where it refuses before the route is asked, or instead of it.
    return { ...nothing, is: response.status >= 500 ? 'unreachable' : 'refused' };
  } catch {
    return { ...nothing, is: 'unreachable' };
  }
}
