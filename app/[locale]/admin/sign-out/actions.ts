'use server';

import { redirect } from 'next/navigation';
import { signOut } from '@/auth/signed-in';
import { isLocale } from '@/domain/locale';

/** Ends the session of whoever asks. */
export async function signOutOfRooms(locale: string): Promise<void> {
  await signOut();
  redirect(`/${isLocale(locale) ? locale : 'en'}/admin/sign-in`);
}
