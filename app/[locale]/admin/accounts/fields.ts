import { z } from 'zod';
import { locales } from '@/domain/locale';
import { roles } from '@/domain/permissions';
import { emailAddress, personName } from '../form-answer';

/** What an administrator says of an account. */
export const accountFields = z
  .object({
    name: personName,
    email: emailAddress,
    roles: z.array(z.enum(roles, { error: 'role_missing' })).min(1, { error: 'role_missing' }),
    locales: z.array(z.enum(locales, { error: 'locale_missing' })),
  })
  .refine(({ roles: held, locales: given }) => !held.includes('translator') || given.length > 0, {
    path: ['locales'],
    error: 'locale_missing',
  });

/** The fields that may come several times. */
export const accountLists = ['roles', 'locales'];
