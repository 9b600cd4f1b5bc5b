'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { hashToken, newToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findAccount } from '@/db/queries/accounts';
import {
  changeAccount,
  createAccount,
  disableAccount,
  enableAccount,
  eraseAccount,
  startAccountAnew,
} from '@/db/writes/accounts';
import { replaceLink } from '@/db/writes/one-time-links';
import { isLocale, type Locale, sourceLocale } from '@/domain/locale';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { sendMail } from '@/mail';
import { done, readForm, refused } from '../form-answer';
import type { FormState } from '../form-state';
import { accountFields, accountLists } from './fields';

/** Makes an account for somebody, and a link by which they choose their password. */
export async function inviteAccount(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'manage_accounts');
  const read = readForm(form, accountFields, accountLists);
  if (!read.ok) return read.state;
  const locale = read.fields.locales[0] ?? localeFrom(address);
  const account = { ...read.fields, locale, passwordHash: null };
  const made = createAccount(writeDb(), account, { accountId: who.accountId, at: now() });
  if (made === 'email_taken') return refused(form, made, 'email');
  return handLink(made, who.accountId, form);
}

/** Changes what an administrator says of an account. */
export async function changeAccountDetails(
  address: string,
  id: number,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'manage_accounts');
  const read = readForm(form, accountFields, accountLists);
  if (!read.ok) return read.state;
  const refusal = changeAccount(writeDb(), Number(id), read.fields, { accountId: who.accountId, at: now() });
  if (refusal === 'email_taken') return refused(form, refusal, 'email');
  if (refusal === 'last_administrator') return refused(form, refusal, 'roles');
  return refusal === null ? done('saved') : refused(form, refusal);
}

const wishes = z.object({ wish: z.enum(['link', 'anew'], { error: 'text_wrong' }) });

/**
 * Makes a link by which somebody chooses a password, for an administrator to hand over. For somebody who has lost their second factor
 * it takes that and the password away first.
 */
export async function giveLink(address: string, id: number, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'manage_accounts');
  const read = readForm(form, wishes);
  if (!read.ok) return read.state;
  if (read.fields.wish === 'anew') {
    const refusal = startAccountAnew(writeDb(), Number(id), { accountId: who.accountId, at: now() });
    if (refusal !== null) return refused(form, refusal);
  }
  return handLink(Number(id), who.accountId, form);
}

/** Shuts the rooms to an account, at once. */
export async function shutAccount(address: string, id: number, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'manage_accounts');
  const refusal = disableAccount(writeDb(), Number(id), { accountId: who.accountId, at: now() });
  return refusal === null ? done('disabled') : refused(form, refusal);
}

/** Opens the rooms to an account again. */
export async function reopenAccount(address: string, id: number, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'manage_accounts');
  const refusal = enableAccount(writeDb(), Number(id), { accountId: who.accountId, at: now() });
  return refusal === null ? done('enabled') : refused(form, refusal);
}

/** Erases a person; what they did stays in the log under a number. */
export async function erasePerson(address: string, id: number, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'manage_accounts');
  const refusal = eraseAccount(writeDb(), Number(id), { accountId: who.accountId, at: now() });
  if (refusal !== null) return refused(form, refusal);
  redirect(pathOf(localeFrom(address), '/admin/accounts'));
}

/** Makes a link, mails it where a mail server is set, and shows it either way. */
async function handLink(accountId: number, by: number, form: FormData): Promise<FormState> {
  const token = newToken();
  const purpose = replaceLink(writeDb(), accountId, hashToken(token), { accountId: by, at: now() });
  const account = findAccount(queryDb(), accountId);
  if (purpose === 'missing' || account === null) return refused(form, 'missing');
  if (purpose === 'disabled') return refused(form, 'account_disabled');
  const { locale, name, email } = account;
  const link = `${env().SITE_URL}${pathOf(locale, `/admin/${purpose}`)}?token=${token}`;
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const sent = await sendMail({
    to: email,
    subject: t(`${purpose}.mailSubject`),
    text: t(`${purpose}.mailText`, { name, link }),
  });
  return done(sent === 'sent' ? 'link_mailed' : sent === 'failed' ? 'link_not_mailed' : 'link_made', [link]);
}

function localeFrom(address: unknown): Locale {
  return isLocale(address) ? address : sourceLocale;
}
