import { z } from 'zod';

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a port number from 0 to 65535')
  .transform(Number);

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://where.example.org' })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '', {
    error: 'must be an origin only: scheme, host and port, without a path',
  })
  .transform((url) => url.origin);

const contact = z.union([z.email(), z.url({ protocol: /^https?$/ })], {
  error: 'must be an e-mail address or a web address',
});

const secret = z.string().min(32, 'must be at least 32 characters');

const schema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1, 'must not be empty').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'must be a file address such as file:./data/where-we-are.sqlite')
    .default('file:./data/where-we-are.sqlite'),
  SITE_URL: origin.optional(),
  OPERATOR_NAME: z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters').optional(),
  OPERATOR_CONTACT: contact.optional(),
  AUTH_SECRET: secret.optional(),
  SECOND_FACTOR_KEY: secret.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://mail.example.org:587' }).optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  CLOCK_FILE: z.string().min(1, 'must not be empty').optional(),
});

/** The settings of this process, checked; README's table says what each means. */
export type Env = {
  readonly PORT: number;
  readonly HOST: string;
  /** Path of the database file. */
  readonly databaseFile: string;
  /** Origin of canonical addresses, without a slash at its end. */
  readonly SITE_URL: string;
  readonly OPERATOR_NAME: string | undefined;
  /** An e-mail address or an http(s) address at which errors are reported. */
  readonly OPERATOR_CONTACT: string | undefined;
  readonly AUTH_SECRET: string | undefined;
  readonly SECOND_FACTOR_KEY: string | undefined;
  /** The mail server that hands one-time links to their owners, and whom the mail is from; without it administrators hand them over. */
  readonly mail: { readonly server: string; readonly from: string } | undefined;
  readonly CLOCK_FILE: string | undefined;
  readonly production: boolean;
};

/** A setting that stops the start; its message is one sentence that names the variable and how to mend it. */
export class WrongSetting extends Error {}

/** Reads and checks settings; refuses a wrong one with `WrongSetting`. An empty variable counts as one that is not set. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WrongSetting(`The setting ${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { NODE_ENV, HOST, DATABASE_URL, SITE_URL, SMTP_URL, MAIL_FROM, ...rest } = parsed.data;
  const production = NODE_ENV === 'production';
  const siteUrl = SITE_URL ?? `http://localhost:${rest.PORT}`;
  if (rest.CLOCK_FILE !== undefined && siteUrl.startsWith('https:')) {
    throw new WrongSetting(
      'The setting CLOCK_FILE is for tests only and is refused while SITE_URL is https; remove it.',
    );
  }
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) {
    throw new WrongSetting(
      'The setting MAIL_FROM must name the address that mail is sent from, because SMTP_URL is set.',
    );
  }
  return {
    PORT: rest.PORT,
    HOST: HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    databaseFile: DATABASE_URL.slice('file:'.length),
    SITE_URL: siteUrl,
    OPERATOR_NAME: rest.OPERATOR_NAME,
    OPERATOR_CONTACT: rest.OPERATOR_CONTACT,
    AUTH_SECRET: rest.AUTH_SECRET,
    SECOND_FACTOR_KEY: rest.SECOND_FACTOR_KEY,
    mail: SMTP_URL !== undefined && MAIL_FROM !== undefined ? { server: SMTP_URL, from: MAIL_FROM } : undefined,
    CLOCK_FILE: rest.CLOCK_FILE,
    production,
  };
}

let current: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
