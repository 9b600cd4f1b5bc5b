import type { TextFields } from '@/domain/text-fields';
import type { AutosaveAnswer, EditorState } from './editor-state';
import { exchange, type Heard } from './exchange';
import { findKept, forgetKept, forgetSaid, type Kept, keepInBrowser } from './kept-in-browser';
import { isSame } from './rows';

/** How long after the last key the draft is sent, in milliseconds. */
export const pause = 2_000;

/** What a keeper needs to know of the editor whose text it keeps. */
export type Keeping = {
  readonly seen: number;
  readonly basedOn: number;
  readonly madeFrom: number | null;
  readonly address: string;
  /** Under what the browser keeps what the server does not have yet. */
  readonly keptUnder: string;
  /** What the server has. */
  readonly fields: TextFields;
  /** Whether this person may draft; who may not is heard no less, when they decide. */
  readonly drafts: boolean;
};

/** What the editor shows of it. */
export type Shown = {
  readonly status: 'idle' | 'saving' | 'saved' | 'offline' | 'unkept' | 'signedOut' | 'stale' | 'refused' | 'choosing';
  /** When the draft was last kept by itself, in words. */
  readonly at: string;
  /** The version that the next save follows, where the page does not know it from elsewhere. */
  readonly version: number | null;
  readonly others: AutosaveAnswer['others'] | null;
  /** Whether the browser holds what never reached the server. */
  readonly found: boolean;
  /** What was put back from the browser, and what somebody has saved since it was typed. */
  readonly versions: { readonly mine: TextFields; readonly theirs: TextFields } | null;
};

/**
 * Keeps a draft while it is typed: in the browser at once, on the server a moment after typing stops and on leaving. One request is on
 * its way at a time, so that nobody is overtaken by themselves; nothing is sent by itself while two versions wait for a choice.
 */
export class DraftKeeper {
  shown: Shown = { status: 'idle', at: '', version: null, others: null, found: false, versions: null };

  private readonly listeners = new Set<() => void>();
  private seen: number;
  private basedOn: number;
  private onServer: TextFields;
  private key: string;
  private kept: { readonly key: string; readonly what: Kept } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<Heard> | null = null;
  private again = false;
  private waits = false;
  private choosing = false;
  private submitting = false;

  constructor(
    private readonly keeping: Keeping,
    private readonly page: {
      readonly read: () => TextFields;
      readonly show: (fields: TextFields) => void;
    },
  ) {
    this.seen = keeping.seen;
    this.basedOn = keeping.basedOn;
    this.onServer = keeping.fields;
    this.key = keeping.keptUnder;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Looks whether the browser holds what never reached the server, to offer it. */
  open(): void {
    const keys = [this.keeping.keptUnder, `${this.keeping.keptUnder} +`] as const;
    for (const key of keys) {
      const what = findKept(key);
      if (what === null) continue;
      if (isSame(what.fields, this.onServer)) forgetKept(key);
      else this.kept ??= { key, what };
    }
    // What is typed before the person has decided must not take the place of what is offered.
    this.key = this.kept?.key === keys[0] ? keys[1] : keys[0];
    this.say({ found: this.kept !== null });
  }

  /** Keeps what stands in the form now, and sends it when nothing more is typed. */
  typed(): void {
    if (!this.keeping.drafts) return;
    const kept = this.keep();
    if (!kept) this.say({ status: 'unkept' });
    else if (this.choosing) this.say({ status: 'choosing' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send('text'), pause);
  }

  /** Says that the person is there, hears who else is, and sends what could not be sent before. */
  async look(): Promise<void> {
    await this.send('presence');
  }

  /** Sends on leaving what the server does not have yet. */
  leave(): void {
    clearTimeout(this.timer);
    if (this.isUnsent()) void this.send('text', true);
  }

  /** Answers whether something typed is neither on the server nor kept in this browser. */
  wouldBeLost(): boolean {
    return this.isUnsent() && !isSame(this.page.read(), findKept(this.key)?.fields ?? this.onServer);
  }

  /**
   * Makes sure, before a form is sent by hand, that the site is there and knows the person, so that neither a lost connection nor an
   * ended session takes the page away. Answers the version that the save follows; `null` where the form should not be sent now.
   */
  async clear(): Promise<number | null> {
    if (this.submitting) return null;
    this.submitting = true;
    clearTimeout(this.timer);
    await this.sending;
    const { is } = await this.send('presence');
    if (is !== 'signed_out' && is !== 'unreachable') return this.seen;
    this.submitting = false;
    return null;
  }

  /** Hears what became of a form that was sent by hand; the next save by itself follows that. */
  hear(answer: EditorState): void {
    this.submitting = false;
    this.seen = answer.seen ?? this.seen;
    this.basedOn = answer.basedOn ?? this.basedOn;
    const settled = answer.done !== null || answer.problem?.code === 'unchanged';
    this.choosing = answer.theirs !== null || (this.choosing && !settled);
    this.say({ version: null, ...(answer.theirs === null ? {} : { status: 'choosing', versions: null }) });
    if (!settled) return;
    const said = answer.done !== null && answer.done !== 'draft_saved' && answer.done !== 'draft_saved_lapsed';
    if (said) forgetSaid(this.keeping.keptUnder);
    this.say({ status: 'idle', versions: null });
    const { mine, taken } = answer;
    if (mine === null || !answer.kept) {
      if (this.isUnsent()) this.typed();
      return;
    }
    this.onServer = mine;
    const shown = Object.fromEntries(taken.map((name) => [name, mine[name] ?? '']));
    if (taken.length > 0) this.page.show(shown);
    if (isSame({ ...this.page.read(), ...shown }, mine)) forgetKept(this.key);
    else this.typed();
  }

  /** Puts back what the browser held; where somebody has saved since it was typed, both versions wait for a choice. */
  async restore(): Promise<void> {
    if (this.kept === null) return;
    clearTimeout(this.timer);
    // What was typed since the page was opened goes to the server first, so that it is not lost to what is put back.
    if (this.isUnsent()) await this.send('text');
    const { key, what } = this.kept;
    const theirs = this.page.read();
    this.choosing = what.seen !== this.seen || what.basedOn !== this.basedOn;
    keepInBrowser(this.key, what);
    forgetKept(key);
    this.kept = null;
    this.page.show(what.fields);
    this.say({ found: false, versions: this.choosing ? { mine: what.fields, theirs } : null });
    if (this.choosing) this.say({ status: 'choosing' });
    else this.timer = setTimeout(() => void this.send('text'), pause);
  }

  /** Forgets what the browser held. */
  forget(): void {
    if (this.kept !== null) forgetKept(this.kept.key);
    this.kept = null;
    this.say({ found: false });
  }

  private isUnsent(): boolean {
    return this.keeping.drafts && !isSame(this.page.read(), this.onServer);
  }

  private keep(): boolean {
    // While two versions wait for a choice, what is kept stands upon the earlier one still.
    const earlier = this.choosing ? findKept(this.key) : null;
    const { seen, basedOn } = earlier ?? { seen: this.seen, basedOn: this.basedOn };
    return keepInBrowser(this.key, { fields: this.page.read(), seen, basedOn });
  }

  private async send(what: 'text' | 'presence', leaving = false): Promise<Heard> {
    if (this.sending !== null) {
      if (what === 'text') this.again = true;
      return this.sending;
    }
    const mayGo = !this.choosing && !this.submitting && this.keeping.drafts;
    const fields = what === 'text' && mayGo ? this.page.read() : null;
    if (fields !== null && !leaving) this.say({ status: 'saving' });
    const { seen, basedOn } = this;
    const { address, madeFrom } = this.keeping;
    this.sending = exchange(address, { seen, basedOn, madeFrom, fields }, leaving);
    const heard = await this.sending;
    this.sending = null;
    this.take(heard, fields);
    if (this.again) {
      this.again = false;
      void this.send('text');
    }
    return heard;
  }

  private take(heard: Heard, sent: TextFields | null): void {
    if (heard.others !== null) this.say({ others: heard.others });
    switch (heard.is) {
      case 'saved':
      case 'unchanged':
        if (sent === null) return;
        this.seen = heard.version;
        this.onServer = sent;
        this.waits = false;
        this.say({ status: 'saved', at: heard.at, version: heard.version });
        // More may have been typed meanwhile.
        if (this.isUnsent()) this.keep();
        else forgetKept(this.key);
        return;
      case 'present':
        if (this.waits && this.isUnsent()) this.again = true;
        if (this.waits) this.say({ status: 'idle' });
        this.waits = false;
        return;
      case 'signed_out':
      case 'unreachable':
        this.waits = true;
        if (this.wouldBeLost()) this.say({ status: 'unkept' });
        else this.say({ status: heard.is === 'unreachable' ? 'offline' : 'signedOut' });
        return;
      default:
        this.say({ status: heard.is === 'stale' ? 'stale' : 'refused' });
    }
  }

  private say(what: Partial<Shown>): void {
    this.shown = { ...this.shown, ...what };
    for (const listener of this.listeners) listener();
  }
}
