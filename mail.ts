import { createTransport } from 'nodemailer';
import { env } from './env';

/** A mail to one person, in plain text. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Sends a mail by the server that `SMTP_URL` names. Answers whether the server has taken it; `'no_server'` where none is named. */
export async function sendMail({ to, subject, text }: Mail): Promise<'sent' | 'failed' | 'no_server'> {
  const { mail } = env();
  if (mail === undefined) return 'no_server';
  const transport = createTransport(mail.server, { connectionTimeout: 10_000, greetingTimeout: 10_000 });
  try {
    await transport.sendMail({ from: mail.from, to: { name: '', address: to }, subject, text });
    return 'sent';
  } catch {
    return 'failed';
  } finally {
    transport.close();
  }
}
