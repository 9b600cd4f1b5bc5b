import { type SQL, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { auditActions } from '../domain/audit-action';
import {
  closureKinds,
  confidences,
  fieldOfficeKinds,
  fieldOfficeStandings,
  operationKinds,
  regions,
  restructuringKinds,
  siteTextKeys,
  successionKinds,
  themes,
} from '../domain/closed-lists';
import { draftStates } from '../domain/draft';
import { locales, sourceLocale } from '../domain/locale';
import { linkPurposes } from '../domain/one-time-link';
import { roles } from '../domain/permissions';
import { planKinds, planStates, planSteps, stepStates } from '../domain/plan';
import { scheduleStates } from '../domain/schedule';

/*
 * First the published record, then who may change it and who has. All tables are STRICT (the migrations say so; drizzle has no word for it), and what must never be is
 * refused by the database itself: CHECKs here, and where two tables are concerned, triggers in the migrations.
 * Dates are ISO 8601 and may be partial: `1994`, `1999-10`, `1999-10-25`. Instants are UTC: `2026-11-24T09:30:00.000Z`.
 */

function oneOf(column: AnySQLiteColumn, list: readonly string[]): SQL {
  return sql`${column} IN (${sql.raw(list.map((word) => `'${word}'`).join(', '))})`;
}

/** A year, a month or a day that exists; `date()` moves a day that does not (30 February) elsewhere. */
function isPartialDate(column: AnySQLiteColumn): SQL {
  return sql`(${column} IS NULL
    OR ${column} GLOB '[0-9][0-9][0-9][0-9]' AND ${column} > '0000'
    OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND ${column} > '0001' AND date(${column} || '-01') IS NOT NULL
    OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${column} > '0001' AND date(${column}) IS ${column})`;
}

/** `until` may not lie before `from`, whatever the partial dates mean. */
function notBefore(until: AnySQLiteColumn, from: AnySQLiteColumn): SQL {
  return sql`(${until} IS NULL OR ${from} IS NULL
    OR ${until} || substr('-12-31', length(${until}) - 3) >= ${from} || substr('-01-01', length(${from}) - 3))`;
}

function isWebAddress(column: AnySQLiteColumn): SQL {
  return sql`(${column} IS NULL OR ${column} GLOB 'http://?*' OR ${column} GLOB 'https://?*')`;
}

function isInstant(column: AnySQLiteColumn): SQL {
  return sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${column}) IS ${column}`;
}

const operationId = () =>
  integer('operation_id')
    .notNull()
    .references(() => operations.id, { onDelete: 'cascade' });

const localeColumn = () => text('locale', { enum: locales }).notNull();

export const operations = sqliteTable(
  'operations',
  {
    id: integer('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    kind: text('kind', { enum: operationKinds }).notNull(),
    region: text('region', { enum: regions }).notNull(),
    /** The operation's own site. */
    siteUrl: text('site_url'),
    /** When its facts last changed. */
    changedAt: text('changed_at').notNull(),
  },
  (t) => [
    check('operations_slug', sql`${t.slug} GLOB '[a-z]*' AND ${t.slug} NOT GLOB '*[^a-z0-9-]*'`),
    check('operations_kind', oneOf(t.kind, operationKinds)),
    check('operations_region', oneOf(t.region, regions)),
    check('operations_site_url', isWebAddress(t.siteUrl)),
    check('operations_changed_at', isInstant(t.changedAt)),
  ],
);

export const profiles = sqliteTable(
  'profiles',
  {
    operationId: operationId(),
    locale: localeColumn(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    seatName: text('seat_name'),
    summary: text('summary').notNull(),
    /** Markdown; empty where there is nothing to say beyond the summary. */
    body: text('body').notNull(),
    /** What a search engine shows below the title. */
    description: text('description').notNull(),
    changedAt: text('changed_at').notNull(),
    /** The revision of the source text that a translation was made from; NULL for the source text itself. */
    madeFrom: integer('made_from'),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.locale] }),
    check('profiles_made_from', sql`(${t.locale} = '${sql.raw(sourceLocale)}') = (${t.madeFrom} IS NULL)`),
    check('profiles_locale', oneOf(t.locale, locales)),
    check('profiles_name', sql`length(trim(${t.name})) > 0`),
    check('profiles_short_name', sql`length(trim(${t.shortName})) > 0`),
    check('profiles_summary', sql`length(trim(${t.summary})) > 0`),
    check('profiles_description', sql`length(trim(${t.description})) > 0`),
    check('profiles_changed_at', isInstant(t.changedAt)),
  ],
);

/** ISO 3166-1 alpha-2, and the user-assigned `XK`. */
export const hostCountries = sqliteTable(
  'host_countries',
  {
    operationId: operationId(),
    country: text('country').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.country] }),
    check('host_countries_country', sql`${t.country} GLOB '[A-Z][A-Z]'`),
  ],
);

/** WGS 84. */
export const places = sqliteTable(
  'places',
  {
    id: integer('id').primaryKey(),
    key: text('key').notNull().unique(),
    latitude: real('latitude').notNull(),
    longitude: real('longitude').notNull(),
    /** The place's number in GeoNames. */
    geonames: integer('geonames').unique(),
  },
  (t) => [
    check('places_key', sql`${t.key} GLOB '[a-z]*' AND ${t.key} NOT GLOB '*[^a-z0-9-]*'`),
    check('places_latitude', sql`${t.latitude} BETWEEN -90 AND 90`),
    check('places_longitude', sql`${t.longitude} BETWEEN -180 AND 180`),
  ],
);

export const placeNames = sqliteTable(
  'place_names',
  {
    placeId: integer('place_id')
      .notNull()
      .references(() => places.id, { onDelete: 'cascade' }),
    locale: localeColumn(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.placeId, t.locale] }),
    check('place_names_locale', oneOf(t.locale, locales)),
    check('place_names_name', sql`length(trim(${t.name})) > 0`),
  ],
);

const placeId = () =>
  integer('place_id')
    .notNull()
    .references(() => places.id);

/** Where an operation had its seat, and when; a row without dates holds for its whole life. */
export const seats = sqliteTable(
  'seats',
  {
    id: integer('id').primaryKey(),
    operationId: operationId(),
    placeId: placeId(),
    from: text('from_date'),
    until: text('until_date'),
  },
  (t) => [
    index('seats_operation').on(t.operationId),
    check('seats_from', isPartialDate(t.from)),
    check('seats_until', isPartialDate(t.until)),
    check('seats_order', notBefore(t.until, t.from)),
  ],
);

export const fieldOffices = sqliteTable(
  'field_offices',
  {
    id: integer('id').primaryKey(),
    operationId: operationId(),
    placeId: placeId(),
    kind: text('kind', { enum: fieldOfficeKinds }).notNull(),
    /** What is known of it where its dates are not. */
    standing: text('standing', { enum: fieldOfficeStandings }).notNull(),
    openedOn: text('opened_on'),
    /** The last day it was open. */
    closedOn: text('closed_on'),
    /** The date its standing was reported for. */
    asOf: text('as_of'),
  },
  (t) => [
    unique('field_offices_place').on(t.operationId, t.placeId),
    check('field_offices_kind', oneOf(t.kind, fieldOfficeKinds)),
    check('field_offices_standing', oneOf(t.standing, fieldOfficeStandings)),
    check('field_offices_opened_on', isPartialDate(t.openedOn)),
    check('field_offices_closed_on', isPartialDate(t.closedOn)),
    check('field_offices_as_of', isPartialDate(t.asOf)),
    check('field_offices_order', notBefore(t.closedOn, t.openedOn)),
  ],
);

/** The decision that established the operation. */
export const mandates = sqliteTable(
  'mandates',
  {
    operationId: operationId().primaryKey(),
    decision: text('decision'),
    decidedOn: text('decided_on'),
  },
  (t) => [check('mandates_decided_on', isPartialDate(t.decidedOn))],
);

/** BCP 47 languages in which an operation publishes more, in the order in which they are named. */
export const furtherInformationLanguages = sqliteTable(
  'further_information_languages',
  {
    operationId: operationId(),
    language: text('language').notNull(),
    position: integer('position').notNull(),
    url: text('url'),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.language] }),
    unique('further_information_languages_position').on(t.operationId, t.position),
    check(
      'further_information_languages_language',
      sql`${t.language} GLOB '[a-z][a-z]*' AND ${t.language} NOT GLOB '*[^a-zA-Z0-9-]*'`,
    ),
    check('further_information_languages_url', isWebAddress(t.url)),
  ],
);

export const operationThemes = sqliteTable(
  'operation_themes',
  {
    operationId: operationId(),
    theme: text('theme', { enum: themes }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.theme] }), check('operation_themes_theme', oneOf(t.theme, themes))],
);

/** A name that an operation had before; the present one is in its profiles. */
export const formerNames = sqliteTable(
  'former_names',
  {
    id: integer('id').primaryKey(),
    operationId: operationId(),
    from: text('from_date').notNull(),
    /** The last day of the name. */
    until: text('until_date').notNull(),
  },
  (t) => [
    unique('former_names_from').on(t.operationId, t.from),
    check('former_names_from_date', isPartialDate(t.from)),
    check('former_names_until_date', isPartialDate(t.until)),
    check('former_names_order', notBefore(t.until, t.from)),
  ],
);

export const formerNameTexts = sqliteTable(
  'former_name_texts',
  {
    formerNameId: integer('former_name_id')
      .notNull()
      .references(() => formerNames.id, { onDelete: 'cascade' }),
    locale: localeColumn(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.formerNameId, t.locale] }),
    check('former_name_texts_locale', oneOf(t.locale, locales)),
    check('former_name_texts_name', sql`length(trim(${t.name})) > 0`),
  ],
);

export const establishments = sqliteTable(
  'establishments',
  {
    operationId: operationId().primaryKey(),
    /** The first day. */
    establishedOn: text('established_on').notNull(),
    operationalFrom: text('operational_from'),
  },
  (t) => [
    check('establishments_established_on', isPartialDate(t.establishedOn)),
    check('establishments_operational_from', isPartialDate(t.operationalFrom)),
    check('establishments_order', notBefore(t.operationalFrom, t.establishedOn)),
  ],
);

export const restructurings = sqliteTable(
  'restructurings',
  {
    id: integer('id').primaryKey(),
    operationId: operationId(),
    kind: text('kind', { enum: restructuringKinds }).notNull(),
    effectiveOn: text('effective_on').notNull(),
    decision: text('decision'),
  },
  (t) => [
    unique('restructurings_effective_on').on(t.operationId, t.effectiveOn, t.kind),
    check('restructurings_kind', oneOf(t.kind, restructuringKinds)),
    check('restructurings_effective_on_date', isPartialDate(t.effectiveOn)),
  ],
);

export const restructuringNotes = sqliteTable(
  'restructuring_notes',
  {
    restructuringId: integer('restructuring_id')
      .notNull()
      .references(() => restructurings.id, { onDelete: 'cascade' }),
    locale: localeColumn(),
    note: text('note').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.restructuringId, t.locale] }),
    check('restructuring_notes_locale', oneOf(t.locale, locales)),
    check('restructuring_notes_note', sql`length(trim(${t.note})) > 0`),
  ],
);

/** By which decision, and until when, a mandate was extended. */
export const mandateExtensions = sqliteTable(
  'mandate_extensions',
  {
    operationId: operationId(),
    /** The last day of the mandate as it was extended. */
    until: text('until_date').notNull(),
    decision: text('decision'),
    decidedOn: text('decided_on'),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.until] }),
    check('mandate_extensions_until', isPartialDate(t.until)),
    check('mandate_extensions_decided_on', isPartialDate(t.decidedOn)),
  ],
);

/** The kinds that an operation was of before its present one. */
export const formerKinds = sqliteTable(
  'former_kinds',
  {
    operationId: operationId(),
    kind: text('kind', { enum: operationKinds }).notNull(),
    /** The last day on which it was of that kind. */
    until: text('until_date').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.until] }),
    check('former_kinds_kind', oneOf(t.kind, operationKinds)),
    check('former_kinds_until', isPartialDate(t.until)),
  ],
);

/** The day its staff left although it was not closed, and the day they came back where they did. */
export const withdrawals = sqliteTable(
  'withdrawals',
  {
    operationId: operationId().primaryKey(),
    withdrawnOn: text('withdrawn_on').notNull(),
    returnedOn: text('returned_on'),
  },
  (t) => [
    check('withdrawals_withdrawn_on', isPartialDate(t.withdrawnOn)),
    check('withdrawals_returned_on', isPartialDate(t.returnedOn)),
    check('withdrawals_order', notBefore(t.returnedOn, t.withdrawnOn)),
  ],
);

export const closures = sqliteTable(
  'closures',
  {
    operationId: operationId().primaryKey(),
    kind: text('kind', { enum: closureKinds }).notNull(),
    /** The last day it is open; NULL where nobody knows it. */
    lastDay: text('last_day'),
    mandateEndedOn: text('mandate_ended_on'),
    administrativeClosureOn: text('administrative_closure_on'),
    decision: text('decision'),
    decidedOn: text('decided_on'),
  },
  (t) => [
    check('closures_kind', oneOf(t.kind, closureKinds)),
    check('closures_last_day', isPartialDate(t.lastDay)),
    check('closures_mandate_ended_on', isPartialDate(t.mandateEndedOn)),
    check('closures_administrative_closure_on', isPartialDate(t.administrativeClosureOn)),
    check('closures_decided_on', isPartialDate(t.decidedOn)),
    check('closures_order', notBefore(t.administrativeClosureOn, t.lastDay)),
  ],
);

export const closureNotes = sqliteTable(
  'closure_notes',
  {
    operationId: integer('operation_id')
      .notNull()
      .references(() => closures.operationId, { onDelete: 'cascade' }),
    locale: localeColumn(),
    note: text('note').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.locale] }),
    check('closure_notes_locale', oneOf(t.locale, locales)),
    check('closure_notes_note', sql`length(trim(${t.note})) > 0`),
  ],
);

export const successions = sqliteTable(
  'successions',
  {
    predecessorId: integer('predecessor_id')
      .notNull()
      .references(() => operations.id),
    successorId: integer('successor_id')
      .notNull()
      .references(() => operations.id),
    kind: text('kind', { enum: successionKinds }).notNull(),
    /** Why the successor did not begin on the day after the predecessor's last day; for editors, in the source language. */
    gapReason: text('gap_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.predecessorId, t.successorId] }),
    index('successions_successor').on(t.successorId),
    check('successions_kind', oneOf(t.kind, successionKinds)),
    check('successions_not_itself', sql`${t.predecessorId} <> ${t.successorId}`),
  ],
);

/** Where each fact comes from; a fact without a confirmed row is unverified. */
export const sources = sqliteTable(
  'sources',
  {
    id: integer('id').primaryKey(),
    operationId: operationId(),
    /** Path of the fact within its operation: `mandate.date`, `name.fr`, `fieldOffice.tuzla`. */
    field: text('field').notNull(),
    confidence: text('confidence', { enum: confidences }).notNull(),
    url: text('url'),
    /** For editors, in the source language; readers do not see it. */
    note: text('note'),
  },
  (t) => [
    index('sources_operation').on(t.operationId),
    check('sources_field', sql`length(${t.field}) > 0`),
    check('sources_confidence', oneOf(t.confidence, confidences)),
    check('sources_url', isWebAddress(t.url)),
  ],
);

export const siteTexts = sqliteTable(
  'site_texts',
  {
    key: text('key', { enum: siteTextKeys }).notNull(),
    locale: localeColumn(),
    /** Markdown. */
    text: text('text').notNull(),
    changedAt: text('changed_at').notNull(),
    /** The revision of the source text that a translation was made from; NULL for the source text itself. */
    madeFrom: integer('made_from'),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.locale] }),
    check('site_texts_made_from', sql`(${t.locale} = '${sql.raw(sourceLocale)}') = (${t.madeFrom} IS NULL)`),
    check('site_texts_key', oneOf(t.key, siteTextKeys)),
    check('site_texts_locale', oneOf(t.locale, locales)),
    check('site_texts_text', sql`length(trim(${t.text})) > 0`),
    check('site_texts_changed_at', isInstant(t.changedAt)),
  ],
);

/** Addresses that were, below a locale: `/operations/centre-in-almaty`; each locale redirects alike. */
export const redirects = sqliteTable(
  'redirects',
  {
    fromPath: text('from_path').primaryKey(),
    toPath: text('to_path').notNull(),
  },
  (t) => [
    check('redirects_from_path', sql`${t.fromPath} GLOB '/[a-z0-9]*' AND ${t.fromPath} NOT GLOB '*[^a-z0-9/-]*'`),
    check('redirects_to_path', sql`${t.toPath} GLOB '/[a-z0-9]*' AND ${t.toPath} NOT GLOB '*[^a-z0-9/-]*'`),
    check('redirects_not_itself', sql`${t.fromPath} <> ${t.toPath}`),
  ],
);

/** What readers are told of a plan, while it is announced. */
export const announcements = sqliteTable(
  'announcements',
  {
    id: integer('id').primaryKey(),
    /** Names it in the record's files. */
    key: text('key').notNull().unique(),
    kind: text('kind', { enum: planKinds }).notNull(),
    /** NULL for an establishment. */
    operationId: integer('operation_id').references(() => operations.id),
    /** When it is expected to happen. */
    expected: text('expected'),
    announcedAt: text('announced_at').notNull(),
  },
  (t) => [
    check('announcements_key', sql`${t.key} GLOB '[a-z]*' AND ${t.key} NOT GLOB '*[^a-z0-9-]*'`),
    check('announcements_kind', oneOf(t.kind, planKinds)),
    check('announcements_operation', sql`(${t.kind} = 'establishment') = (${t.operationId} IS NULL)`),
    check('announcements_expected', isPartialDate(t.expected)),
    check('announcements_announced_at', isInstant(t.announcedAt)),
  ],
);

export const announcementTexts = sqliteTable(
  'announcement_texts',
  {
    announcementId: integer('announcement_id')
      .notNull()
      .references(() => announcements.id, { onDelete: 'cascade' }),
    locale: localeColumn(),
    text: text('text').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.announcementId, t.locale] }),
    check('announcement_texts_locale', oneOf(t.locale, locales)),
    check('announcement_texts_text', sql`length(trim(${t.text})) > 0`),
  ],
);

/** One row: how often what readers can see has changed. Pages are kept until it does. */
export const siteRevision = sqliteTable(
  'site_revision',
  {
    id: integer('id').primaryKey(),
    number: integer('number').notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (t) => [
    check('site_revision_one_row', sql`${t.id} = 1`),
    check('site_revision_number', sql`${t.number} >= 0`),
    check('site_revision_changed_at', isInstant(t.changedAt)),
  ],
);

/** People of the editors' rooms. A person's name and address live here and nowhere else, so that they can be erased. */
export const accounts = sqliteTable(
  'accounts',
  {
    /** Never given again, or the log would name a person for what somebody before them did. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** In small letters. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    /** The locale of their rooms. */
    locale: localeColumn(),
    /** argon2id; NULL until the person has chosen a password. */
    passwordHash: text('password_hash'),
    createdAt: text('created_at').notNull(),
    disabledAt: text('disabled_at'),
  },
  (t) => [
    check('accounts_password_hash', sql`(${t.passwordHash} IS NULL OR ${t.passwordHash} GLOB '$argon2id$*')`),
    check('accounts_email', sql`${t.email} LIKE '_%@_%' AND ${t.email} = lower(${t.email})`),
    check('accounts_name', sql`length(trim(${t.name})) > 0`),
    check('accounts_locale', oneOf(t.locale, locales)),
    check('accounts_created_at', isInstant(t.createdAt)),
    check('accounts_disabled_at', sql`(${t.disabledAt} IS NULL OR ${isInstant(t.disabledAt)})`),
  ],
);

export const accountRoles = sqliteTable(
  'account_roles',
  {
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.role] }), check('account_roles_role', oneOf(t.role, roles))],
);

/** The locales that a translator was given. */
export const accountLocales = sqliteTable(
  'account_locales',
  {
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    locale: localeColumn(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.locale] }), check('account_locales_locale', oneOf(t.locale, locales))],
);

/**
 * What an operation's published content was: all locales and facts together, numbered from 1 for each operation. Immutable, by
 * triggers in the migrations.
 */
export const revisions = sqliteTable(
  'revisions',
  {
    operationId: integer('operation_id')
      .notNull()
      .references(() => operations.id),
    number: integer('number').notNull(),
    publishedAt: text('published_at').notNull(),
    /** Who published it; NULL for the first data. Outlives the account. */
    accountId: integer('account_id'),
    /** Why, in the person's own words, where they said it. */
    reason: text('reason'),
    /** The operation as the files of the record hold it, as JSON. */
    content: text('content').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.number] }),
    check('revisions_number', sql`${t.number} >= 1`),
    check('revisions_published_at', isInstant(t.publishedAt)),
    check('revisions_content', sql`json_valid(${t.content})`),
  ],
);

/**
 * What the texts, places and redirects were that belong to no operation, all together, numbered from 1. Immutable, by triggers in the
 * migrations.
 */
export const commonRevisions = sqliteTable(
  'common_revisions',
  {
    number: integer('number').primaryKey(),
    publishedAt: text('published_at').notNull(),
    /** Who published it; NULL for the first data. Outlives the account. */
    accountId: integer('account_id'),
    /** Why, in the person's own words, where they said it. */
    reason: text('reason'),
    /** As the files of the record hold it, as JSON. */
    content: text('content').notNull(),
  },
  (t) => [
    check('common_revisions_number', sql`${t.number} >= 1`),
    check('common_revisions_published_at', isInstant(t.publishedAt)),
    check('common_revisions_content', sql`json_valid(${t.content})`),
  ],
);

/** Who did what when. Append-only, by triggers in the migrations; outlives its subject and the account. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: integer('id').primaryKey(),
    at: text('at').notNull(),
    /** NULL for what nobody signed in has done. */
    accountId: integer('account_id'),
    action: text('action', { enum: auditActions }).notNull(),
    /** What it was done to: the slug of an operation, the number of an account. */
    subject: text('subject'),
    /** What else is worth knowing, as JSON; never a person's name or address. */
    details: text('details').notNull(),
  },
  (t) => [
    index('audit_entries_account').on(t.accountId),
    index('audit_entries_subject').on(t.subject),
    check('audit_entries_at', isInstant(t.at)),
    check('audit_entries_action', sql`length(${t.action}) > 0`),
    check('audit_entries_details', sql`json_valid(${t.details})`),
  ],
);

/** A change of a source text that was published as not concerning translations, field by field, with the reason. */
export const changesSetAside = sqliteTable(
  'changes_set_aside',
  {
    id: integer('id').primaryKey(),
    /** NULL for the site's own texts. */
    operationId: integer('operation_id').references(() => operations.id),
    revision: integer('revision').notNull(),
    field: text('field').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [index('changes_set_aside_revision').on(t.operationId, t.revision)],
);

const partNames = ['facts', ...locales] as const;

/** What is being edited: one draft for each part of an operation, or of the site's own texts, while it is on its way. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** NULL for the site's own texts. */
    operationId: integer('operation_id').references(() => operations.id),
    part: text('part', { enum: partNames }).notNull(),
    /** The revision that it began from. */
    basedOn: integer('based_on').notNull(),
    /** The revision of the source text that a translation is made from; NULL for the source text and for facts. */
    madeFrom: integer('made_from'),
    /** Counted from 1; approval is bound to one. */
    version: integer('version').notNull(),
    state: text('state', { enum: draftStates }).notNull(),
    /** As JSON: the text's fields, or the facts. */
    content: text('content').notNull(),
    savedBy: integer('saved_by').notNull(),
    savedAt: text('saved_at').notNull(),
    /** What was said when it was handed over, and to whom. */
    note: text('note'),
    reviewerId: integer('reviewer_id').references(() => accounts.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('drafts_one_a_part').on(sql`coalesce(${t.operationId}, 0)`, t.part),
    check('drafts_part', oneOf(t.part, partNames)),
    check('drafts_version', sql`${t.version} >= 1`),
    check('drafts_state', oneOf(t.state, draftStates)),
    check('drafts_content', sql`json_valid(${t.content})`),
    check('drafts_saved_at', isInstant(t.savedAt)),
  ],
);

/**
 * How far the versions of a part had been counted when its last draft was thrown away: a draft that is begun anew counts on from there,
 * or whoever still has the old one open could save over it as if they had seen it.
 */
export const discardedDrafts = sqliteTable(
  'discarded_drafts',
  {
    /** 0 for the site's own texts. */
    operationId: integer('operation_id').notNull(),
    part: text('part', { enum: partNames }).notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.part] }),
    check('discarded_drafts_part', oneOf(t.part, partNames)),
    check('discarded_drafts_version', sql`${t.version} >= 1`),
  ],
);

/** Every version of a draft that was saved, with who saved it. */
export const draftVersions = sqliteTable(
  'draft_versions',
  {
    draftId: integer('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    accountId: integer('account_id').notNull(),
    savedAt: text('saved_at').notNull(),
    content: text('content').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.draftId, t.version] }),
    check('draft_versions_saved_at', isInstant(t.savedAt)),
    check('draft_versions_content', sql`json_valid(${t.content})`),
  ],
);

/** What was said about a draft, anchored to a field where it is about one. */
export const draftComments = sqliteTable(
  'draft_comments',
  {
    id: integer('id').primaryKey(),
    draftId: integer('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    field: text('field'),
    text: text('text').notNull(),
    accountId: integer('account_id').notNull(),
    at: text('at').notNull(),
    settledAt: text('settled_at'),
  },
  (t) => [
    index('draft_comments_draft').on(t.draftId),
    check('draft_comments_text', sql`length(trim(${t.text})) > 0`),
    check('draft_comments_at', isInstant(t.at)),
    check('draft_comments_settled_at', sql`(${t.settledAt} IS NULL OR ${isInstant(t.settledAt)})`),
  ],
);

/** Who has an editor open, since when, and when they were last seen there. */
export const presences = sqliteTable(
  'presences',
  {
    /** 0 for the site's own texts. */
    operationId: integer('operation_id').notNull(),
    part: text('part', { enum: partNames }).notNull(),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    since: text('since').notNull(),
    seenAt: text('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.part, t.accountId] }),
    check('presences_part', oneOf(t.part, partNames)),
    check('presences_since', isInstant(t.since)),
    check('presences_seen_at', isInstant(t.seenAt)),
  ],
);

/** A publication at an instant to come, of approved versions of drafts. */
export const schedules = sqliteTable(
  'schedules',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** NULL for the site's own texts. */
    operationId: integer('operation_id').references(() => operations.id),
    publishAt: text('publish_at').notNull(),
    reason: text('reason'),
    madeBy: integer('made_by').notNull(),
    madeAt: text('made_at').notNull(),
    state: text('state', { enum: scheduleStates }).notNull(),
    /** When it was carried out, cancelled, lapsed or refused. */
    endedAt: text('ended_at'),
    /** Why the door refused it. */
    refusal: text('refusal'),
  },
  (t) => [
    index('schedules_due').on(t.state, t.publishAt),
    check('schedules_publish_at', isInstant(t.publishAt)),
    check('schedules_made_at', isInstant(t.madeAt)),
    check('schedules_state', oneOf(t.state, scheduleStates)),
    check('schedules_ended_at', sql`(${t.endedAt} IS NULL OR ${isInstant(t.endedAt)})`),
  ],
);

/** Which version of which draft a schedule publishes; the draft is gone once it is published. */
export const scheduleParts = sqliteTable(
  'schedule_parts',
  {
    scheduleId: integer('schedule_id')
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    part: text('part', { enum: partNames }).notNull(),
    draftId: integer('draft_id').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.scheduleId, t.part] }),
    index('schedule_parts_draft').on(t.draftId),
    check('schedule_parts_part', oneOf(t.part, partNames)),
  ],
);

/** The preparation of an establishment, a restructuring or a closure; readers see nothing of it but an announcement. */
export const plans = sqliteTable(
  'plans',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: planKinds }).notNull(),
    /** NULL for an establishment that has not been carried out. */
    operationId: integer('operation_id').references(() => operations.id),
    /** What the rooms call it. */
    title: text('title').notNull(),
    /** When it is meant to happen. */
    targetDate: text('target_date'),
    ownerId: integer('owner_id').references(() => accounts.id, { onDelete: 'set null' }),
    state: text('state', { enum: planStates }).notNull(),
    createdAt: text('created_at').notNull(),
    /** When it was carried out or cancelled, by whom and, where it was cancelled, why. */
    endedAt: text('ended_at'),
    endedBy: integer('ended_by'),
    endReason: text('end_reason'),
  },
  (t) => [
    index('plans_operation').on(t.operationId),
    check('plans_kind', oneOf(t.kind, planKinds)),
    check('plans_operation_known', sql`(${t.kind} = 'establishment' OR ${t.operationId} IS NOT NULL)`),
    check('plans_title', sql`length(trim(${t.title})) > 0`),
    check('plans_target_date', isPartialDate(t.targetDate)),
    check('plans_state', oneOf(t.state, planStates)),
    check('plans_created_at', isInstant(t.createdAt)),
    check('plans_ended_at', sql`(${t.state} = 'preparing') = (${t.endedAt} IS NULL)`),
  ],
);

/** What a plan holds: its facts, and its texts in each locale, each saved by itself; the latest version is what holds, all are kept. */
export const planParts = sqliteTable(
  'plan_parts',
  {
    planId: integer('plan_id')
      .notNull()
      .references(() => plans.id),
    part: text('part', { enum: partNames }).notNull(),
    /** Counted from 1. */
    version: integer('version').notNull(),
    /** As JSON: the facts, or the text's fields. */
    content: text('content').notNull(),
    savedBy: integer('saved_by').notNull(),
    savedAt: text('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.part, t.version] }),
    check('plan_parts_part', oneOf(t.part, partNames)),
    check('plan_parts_version', sql`${t.version} >= 1`),
    check('plan_parts_content', sql`json_valid(${t.content})`),
    check('plan_parts_saved_at', isInstant(t.savedAt)),
  ],
);

/** What became of the steps of a plan's checklist; a step without a row is open. */
export const planStepStates = sqliteTable(
  'plan_steps',
  {
    planId: integer('plan_id')
      .notNull()
      .references(() => plans.id),
    step: text('step').notNull(),
    state: text('state', { enum: stepStates }).notNull(),
    note: text('note'),
    accountId: integer('account_id').notNull(),
    at: text('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.step] }),
    check('plan_steps_step', oneOf(t.step, planSteps)),
    check('plan_steps_state', oneOf(t.state, stepStates)),
    check('plan_steps_at', isInstant(t.at)),
  ],
);

export const planComments = sqliteTable(
  'plan_comments',
  {
    id: integer('id').primaryKey(),
    planId: integer('plan_id')
      .notNull()
      .references(() => plans.id),
    text: text('text').notNull(),
    accountId: integer('account_id').notNull(),
    at: text('at').notNull(),
  },
  (t) => [
    index('plan_comments_plan').on(t.planId),
    check('plan_comments_text', sql`length(trim(${t.text})) > 0`),
    check('plan_comments_at', isInstant(t.at)),
  ],
);

/** The day on which a profile comes back to somebody's desk to be looked at. */
export const reviewDates = sqliteTable(
  'review_dates',
  {
    operationId: operationId().primaryKey(),
    reviewOn: text('review_on').notNull(),
  },
  (t) => [check('review_dates_review_on', isPartialDate(t.reviewOn))],
);

/** Who is signed in where. The cookie's token names a row, which is looked at on every request. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the name that the token carries, in hexadecimal. */
    nameHash: text('name_hash').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** What the browser says it is, for the person to know their devices by. */
    device: text('device').notNull(),
    startedAt: text('started_at').notNull(),
    lastUsedAt: text('last_used_at').notNull(),
    endedAt: text('ended_at'),
    /** Whether it opens nothing yet but the question for the second factor. */
    waitsForSecondFactor: integer('waits_for_second_factor', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    index('sessions_account').on(t.accountId),
    check('sessions_name_hash', sql`length(${t.nameHash}) = 64`),
    check('sessions_started_at', isInstant(t.startedAt)),
    check('sessions_last_used_at', isInstant(t.lastUsedAt)),
    check('sessions_ended_at', sql`(${t.endedAt} IS NULL OR ${isInstant(t.endedAt)})`),
    check('sessions_waits_for_second_factor', sql`${t.waitsForSecondFactor} IN (0, 1)`),
  ],
);

/** Links that work once: to set up the first administrator, to accept an invitation, to choose a new password. */
export const oneTimeLinks = sqliteTable(
  'one_time_links',
  {
    /** SHA-256 of the token in the link, in hexadecimal. */
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose', { enum: linkPurposes }).notNull(),
    /** Whose link it is; NULL for setting up the first administrator. */
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
  },
  (t) => [
    check('one_time_links_token_hash', sql`length(${t.tokenHash}) = 64`),
    check('one_time_links_purpose', oneOf(t.purpose, linkPurposes)),
    check('one_time_links_account', sql`(${t.purpose} = 'setup') = (${t.accountId} IS NULL)`),
    check('one_time_links_expires_at', isInstant(t.expiresAt)),
    check('one_time_links_used_at', sql`(${t.usedAt} IS NULL OR ${isInstant(t.usedAt)})`),
  ],
);

/** Codes from an app (TOTP) that an account asks for besides its password. */
export const secondFactors = sqliteTable(
  'second_factors',
  {
    accountId: integer('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** The shared secret, encrypted under the key of second factors. */
    sealedSecret: text('sealed_secret').notNull(),
    /** NULL until the person has shown a code; until then it is not asked for. */
    confirmedAt: text('confirmed_at'),
    /** The time step of the last code that was taken; no code is taken twice. */
    lastStep: integer('last_step'),
  },
  (t) => [check('second_factors_confirmed_at', sql`(${t.confirmedAt} IS NULL OR ${isInstant(t.confirmedAt)})`)],
);

/** Codes that stand in for the second factor, once each. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    accountId: integer('account_id')
      .notNull()
      .references(() => secondFactors.accountId, { onDelete: 'cascade' }),
    /** SHA-256 of the code, in hexadecimal. */
    codeHash: text('code_hash').notNull(),
    usedAt: text('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.codeHash] }),
    check('recovery_codes_code_hash', sql`length(${t.codeHash}) = 64`),
    check('recovery_codes_used_at', sql`(${t.usedAt} IS NULL OR ${isInstant(t.usedAt)})`),
  ],
);

/** One row: what an administrator decides about the rooms. */
export const settings = sqliteTable(
  'settings',
  {
    id: integer('id').primaryKey(),
    secondFactorRequired: integer('second_factor_required', { mode: 'boolean' }).notNull(),
    ownChangesApprovable: integer('own_changes_approvable', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    check('settings_one_row', sql`${t.id} = 1`),
    check('settings_second_factor_required', sql`${t.secondFactorRequired} IN (0, 1)`),
    check('settings_own_changes_approvable', sql`${t.ownChangesApprovable} IN (0, 1)`),
  ],
);

/** What rate-limiter-flexible counts; the columns are its own. */
export const rateLimits = sqliteTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  /** Milliseconds since 1970; NULL where it never ends. */
  expire: integer('expire'),
});
