'use server';

import { redirect } from 'next/navigation';
import { signOut } from '@/auth/signed-in';
import { isLocale, sourceLocale } from '@/domain/locale';

/** Ends the session of whoever asks. */
export async function signOutOfRooms(locale: string): Promise<void> {
  await signOut();
  redirect(`/${isLocale(locale) ? locale : sourceLocale}/admin/sign-in`);
}
