import { createTransport } from 'nodemailer';
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { env } from './env';

/** How long a server may keep somebody waiting who looks at a form, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };

/** A mail to one person, in plain text. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Sends a mail by the server that `SMTP_URL` names. Answers whether the server has taken it; `'no_server'` where none is named. */
export async function sendMail({ to, subject, text }: Mail): Promise<'sent' | 'failed' | 'no_server'> {
  const { mail } = env();
  if (mail === undefined) return 'no_server';
  // Given an address alone, nodemailer has no ear for anything besides, and waits for minutes.
  const transport = createTransport(new SMTPTransport({ url: mail.server, ...patience }));
  try {
    await transport.sendMail({ from: mail.from, to: { name: '', address: to }, subject, text });
    return 'sent';
  } catch {
    return 'failed';
  } finally {
    transport.close();
  }
}
