import { z } from 'zod';

/** Text as a form may send it: well-formed Unicode of a bounded length. */
export const formText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed());

/** What the sign-in form sends. */
export const signInFields = z.object({
  email: formText(320).transform((text) => text.trim().toLowerCase()),
  password: formText(1_000),
});
