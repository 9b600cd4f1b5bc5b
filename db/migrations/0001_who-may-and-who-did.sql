CREATE TABLE `account_locales` (
	`account_id` integer NOT NULL,
	`locale` text NOT NULL,
	PRIMARY KEY(`account_id`, `locale`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "account_locales_locale" CHECK("account_locales"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `account_roles` (
	`account_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`account_id`, `role`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "account_roles_role" CHECK("account_roles"."role" IN ('translator', 'editor', 'publisher', 'administrator'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`password_hash` text,
	`created_at` text NOT NULL,
	`disabled_at` text,
	CONSTRAINT "accounts_password_hash" CHECK(("accounts"."password_hash" IS NULL OR "accounts"."password_hash" GLOB '$argon2id$*')),
	CONSTRAINT "accounts_email" CHECK("accounts"."email" LIKE '_%@_%' AND "accounts"."email" = lower("accounts"."email")),
	CONSTRAINT "accounts_name" CHECK(length(trim("accounts"."name")) > 0),
	CONSTRAINT "accounts_locale" CHECK("accounts"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "accounts_created_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "accounts"."created_at") IS "accounts"."created_at"),
	CONSTRAINT "accounts_disabled_at" CHECK(("accounts"."disabled_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "accounts"."disabled_at") IS "accounts"."disabled_at"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`account_id` integer,
	`action` text NOT NULL,
	`subject` text,
	`details` text NOT NULL,
	CONSTRAINT "audit_entries_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "audit_entries"."at") IS "audit_entries"."at"),
	CONSTRAINT "audit_entries_action" CHECK(length("audit_entries"."action") > 0),
	CONSTRAINT "audit_entries_details" CHECK(json_valid("audit_entries"."details"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entries_account` ON `audit_entries` (`account_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`subject`);--> statement-breakpoint
CREATE TABLE `common_revisions` (
	`number` integer PRIMARY KEY NOT NULL,
	`published_at` text NOT NULL,
	`account_id` integer,
	`reason` text,
	`content` text NOT NULL,
	CONSTRAINT "common_revisions_number" CHECK("common_revisions"."number" >= 1),
	CONSTRAINT "common_revisions_published_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "common_revisions"."published_at") IS "common_revisions"."published_at"),
	CONSTRAINT "common_revisions_content" CHECK(json_valid("common_revisions"."content"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`account_id` integer,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "one_time_links_token_hash" CHECK(length("one_time_links"."token_hash") = 64),
	CONSTRAINT "one_time_links_purpose" CHECK("one_time_links"."purpose" IN ('setup', 'invitation', 'reset')),
	CONSTRAINT "one_time_links_account" CHECK(("one_time_links"."purpose" = 'setup') = ("one_time_links"."account_id" IS NULL)),
	CONSTRAINT "one_time_links_expires_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "one_time_links"."expires_at") IS "one_time_links"."expires_at"),
	CONSTRAINT "one_time_links_used_at" CHECK(("one_time_links"."used_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "one_time_links"."used_at") IS "one_time_links"."used_at"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expire` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`account_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`account_id`, `code_hash`),
	FOREIGN KEY (`account_id`) REFERENCES `second_factors`(`account_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "recovery_codes_code_hash" CHECK(length("recovery_codes"."code_hash") = 64),
	CONSTRAINT "recovery_codes_used_at" CHECK(("recovery_codes"."used_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "recovery_codes"."used_at") IS "recovery_codes"."used_at"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `revisions` (
	`operation_id` integer NOT NULL,
	`number` integer NOT NULL,
	`published_at` text NOT NULL,
	`account_id` integer,
	`reason` text,
	`content` text NOT NULL,
	PRIMARY KEY(`operation_id`, `number`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "revisions_number" CHECK("revisions"."number" >= 1),
	CONSTRAINT "revisions_published_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "revisions"."published_at") IS "revisions"."published_at"),
	CONSTRAINT "revisions_content" CHECK(json_valid("revisions"."content"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`confirmed_at` text,
	`last_step` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "second_factors_confirmed_at" CHECK(("second_factors"."confirmed_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "second_factors"."confirmed_at") IS "second_factors"."confirmed_at"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`name_hash` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`device` text NOT NULL,
	`started_at` text NOT NULL,
	`last_used_at` text NOT NULL,
	`ended_at` text,
	`waits_for_second_factor` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sessions_name_hash" CHECK(length("sessions"."name_hash") = 64),
	CONSTRAINT "sessions_started_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "sessions"."started_at") IS "sessions"."started_at"),
	CONSTRAINT "sessions_last_used_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "sessions"."last_used_at") IS "sessions"."last_used_at"),
	CONSTRAINT "sessions_ended_at" CHECK(("sessions"."ended_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "sessions"."ended_at") IS "sessions"."ended_at")),
	CONSTRAINT "sessions_waits_for_second_factor" CHECK("sessions"."waits_for_second_factor" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`second_factor_required` integer NOT NULL,
	`own_changes_approvable` integer NOT NULL,
	CONSTRAINT "settings_one_row" CHECK("settings"."id" = 1),
	CONSTRAINT "settings_second_factor_required" CHECK("settings"."second_factor_required" IN (0, 1)),
	CONSTRAINT "settings_own_changes_approvable" CHECK("settings"."own_changes_approvable" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_update` BEFORE UPDATE ON `audit_entries`
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_delete` BEFORE DELETE ON `audit_entries`
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
--> statement-breakpoint
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER `audit_entries_no_replace` BEFORE INSERT ON `audit_entries`
WHEN EXISTS (SELECT 1 FROM `audit_entries` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `revisions_no_update` BEFORE UPDATE ON `revisions`
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `revisions_no_delete` BEFORE DELETE ON `revisions`
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
--> statement-breakpoint
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER `revisions_no_replace` BEFORE INSERT ON `revisions`
WHEN EXISTS (SELECT 1 FROM `revisions` WHERE `operation_id` = NEW.`operation_id` AND `number` = NEW.`number`)
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `common_revisions_no_update` BEFORE UPDATE ON `common_revisions`
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `common_revisions_no_delete` BEFORE DELETE ON `common_revisions`
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
--> statement-breakpoint
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER `common_revisions_no_replace` BEFORE INSERT ON `common_revisions`
WHEN EXISTS (SELECT 1 FROM `common_revisions` WHERE `number` = NEW.`number`)
BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;
--> statement-breakpoint
INSERT INTO `settings` (`id`, `second_factor_required`, `own_changes_approvable`) VALUES (1, 0, 0);
--> statement-breakpoint
CREATE VIRTUAL TABLE `operation_search` USING fts5(`operation_id` UNINDEXED, `locale` UNINDEXED, `names`, `texts`, tokenize = 'unicode61 remove_diacritics 2');
