import { z } from 'zod';
import { line, typedPassword } from '../form-answer';

/** What the sign-in form sends; an address that is none is answered like one that nobody has. */
export const signInFields = z.object({
  email: line(320).transform((text) => text.trim().toLowerCase()),
  password: typedPassword,
});

/** What the question for the second factor sends. */
export const codeFields = z.object({ code: line(100, 'code_wrong') });
