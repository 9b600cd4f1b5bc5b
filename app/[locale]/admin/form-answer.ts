import { refresh } from 'next/cache';
import { z } from 'zod';
import { type DoneCode, type FormState, type ProblemCode, untouched } from './form-state';

const secrets = ['password', 'currentPassword', 'code'];

/** The answer to a form that was refused. */
export function refused(
  form: unknown,
  code: ProblemCode,
  field: string | null = null,
  details: { readonly minutes: number } = { minutes: 0 },
): FormState {
  const sent: Record<string, string[]> = {};
  if (form instanceof FormData) {
    for (const [name, value] of form) {
      if (typeof value !== 'string' || secrets.includes(name) || name.startsWith('$')) continue;
      // No field of ours is called like something that every object has (`constructor`).
      if (name in Object.prototype) continue;
      const values = sent[name] ?? [];
      values.push(value);
      sent[name] = values;
    }
  }
  return { ...untouched, sent, problem: { code, field, ...details } };
}

/** The answer to a form whose wish was done; the page around it shows what is so now. */
export function done(code: DoneCode, once: readonly string[] = []): FormState {
  refresh();
  return { ...untouched, done: code, once };
}

/** What a form sent, checked; else the answer that says what is wrong with it. Whatever was sent, however it was, is answered. */
export type ReadForm<Fields> =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly state: FormState };

/** Reads a form; the messages of the schema are problem codes. `lists` names the fields that may come several times. */
export function readForm<Schema extends z.ZodObject>(
  form: unknown,
  schema: Schema,
  lists: readonly string[] = [],
): ReadForm<z.infer<Schema>> {
  const given = form instanceof FormData ? form : new FormData();
  const parsed = schema.safeParse(
    Object.fromEntries(
      Object.keys(schema.shape).map((name) => [name, lists.includes(name) ? given.getAll(name) : given.get(name)]),
    ),
  );
  if (parsed.success) return { ok: true, fields: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path[0];
  return {
    ok: false,
    state: refused(form, (issue?.message ?? 'text_wrong') as ProblemCode, typeof field === 'string' ? field : null),
  };
}

/** One line of text of a bounded length, as somebody typed it, without what no keyboard makes. `code` says what is wrong otherwise. */
export function line(most: number, code: ProblemCode = 'text_wrong') {
  return z
    .string({ error: code })
    .max(most, { error: code })
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), { error: code });
}

/** A person's name. */
export const personName = line(200, 'name_missing')
  .transform((text) => text.trim())
  .pipe(z.string().min(1, { error: 'name_missing' satisfies ProblemCode }));

/** An e-mail address, in the form in which accounts are looked up. */
export const emailAddress = line(320, 'email_wrong')
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email({ error: 'email_wrong' satisfies ProblemCode }));

/** A password as somebody typed it, any characters, whole; its rules are in `domain/password.ts`. */
export const typedPassword = z
  .string({ error: 'password_short' satisfies ProblemCode })
  .max(10_000, { error: 'password_long' satisfies ProblemCode });

/** A number that the site itself put into a form or an address. */
export const ownNumber = z
  .string({ error: 'text_wrong' satisfies ProblemCode })
  .regex(/^\d{1,15}$/, { error: 'text_wrong' satisfies ProblemCode })
  .transform(Number);
