import { z } from 'zod';
import { formText } from '../sign-in/fields';

const name = formText(200)
  .transform((text) => text.trim())
  .pipe(z.string().min(1));
const email = formText(320)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email());
const password = formText(10_000);

/** What the setup form sends; `null` for a name or an address that is none. A password that is no text counts as an empty one. */
export function setupFields(form: FormData): { name: string | null; email: string | null; password: string } {
  return {
    name: name.safeParse(form.get('name')).data ?? null,
    email: email.safeParse(form.get('email')).data ?? null,
    password: password.safeParse(form.get('password')).data ?? '',
  };
}
