CREATE TABLE `changes_set_aside` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer,
	`revision` integer NOT NULL,
	`field` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `changes_set_aside_revision` ON `changes_set_aside` (`operation_id`,`revision`);--> statement-breakpoint
CREATE TABLE `draft_comments` (
	`id` integer PRIMARY KEY NOT NULL,
	`draft_id` integer NOT NULL,
	`field` text,
	`text` text NOT NULL,
	`account_id` integer NOT NULL,
	`at` text NOT NULL,
	`settled_at` text,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "draft_comments_text" CHECK(length(trim("draft_comments"."text")) > 0),
	CONSTRAINT "draft_comments_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "draft_comments"."at") IS "draft_comments"."at"),
	CONSTRAINT "draft_comments_settled_at" CHECK(("draft_comments"."settled_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "draft_comments"."settled_at") IS "draft_comments"."settled_at"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `draft_comments_draft` ON `draft_comments` (`draft_id`);--> statement-breakpoint
CREATE TABLE `draft_versions` (
	`draft_id` integer NOT NULL,
	`version` integer NOT NULL,
	`account_id` integer NOT NULL,
	`saved_at` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`draft_id`, `version`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "draft_versions_saved_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "draft_versions"."saved_at") IS "draft_versions"."saved_at"),
	CONSTRAINT "draft_versions_content" CHECK(json_valid("draft_versions"."content"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`operation_id` integer,
	`part` text NOT NULL,
	`based_on` integer NOT NULL,
	`made_from` integer,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`saved_by` integer NOT NULL,
	`saved_at` text NOT NULL,
	`note` text,
	`reviewer_id` integer,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "drafts_part" CHECK("drafts"."part" IN ('facts', 'en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "drafts_version" CHECK("drafts"."version" >= 1),
	CONSTRAINT "drafts_state" CHECK("drafts"."state" IN ('draft', 'in_review', 'approved')),
	CONSTRAINT "drafts_content" CHECK(json_valid("drafts"."content")),
	CONSTRAINT "drafts_saved_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "drafts"."saved_at") IS "drafts"."saved_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_one_a_part` ON `drafts` (coalesce(`operation_id`, 0),`part`);--> statement-breakpoint
CREATE TABLE `presences` (
	`operation_id` integer NOT NULL,
	`part` text NOT NULL,
	`account_id` integer NOT NULL,
	`since` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`operation_id`, `part`, `account_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "presences_part" CHECK("presences"."part" IN ('facts', 'en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "presences_since" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "presences"."since") IS "presences"."since"),
	CONSTRAINT "presences_seen_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "presences"."seen_at") IS "presences"."seen_at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `review_dates` (
	`operation_id` integer PRIMARY KEY NOT NULL,
	`review_on` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "review_dates_review_on" CHECK(("review_dates"."review_on" IS NULL
    OR "review_dates"."review_on" GLOB '[0-9][0-9][0-9][0-9]' AND "review_dates"."review_on" > '0000'
    OR "review_dates"."review_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "review_dates"."review_on" > '0001' AND date("review_dates"."review_on" || '-01') IS NOT NULL
    OR "review_dates"."review_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "review_dates"."review_on" > '0001' AND date("review_dates"."review_on") IS "review_dates"."review_on"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `schedule_parts` (
	`schedule_id` integer NOT NULL,
	`part` text NOT NULL,
	`draft_id` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`schedule_id`, `part`),
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "schedule_parts_part" CHECK("schedule_parts"."part" IN ('facts', 'en', 'fr', 'de', 'es', 'it', 'ru'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedule_parts_draft` ON `schedule_parts` (`draft_id`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`operation_id` integer,
	`publish_at` text NOT NULL,
	`reason` text,
	`made_by` integer NOT NULL,
	`made_at` text NOT NULL,
	`state` text NOT NULL,
	`ended_at` text,
	`refusal` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedules_publish_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "schedules"."publish_at") IS "schedules"."publish_at"),
	CONSTRAINT "schedules_made_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "schedules"."made_at") IS "schedules"."made_at"),
	CONSTRAINT "schedules_state" CHECK("schedules"."state" IN ('waiting', 'done', 'cancelled', 'lapsed', 'refused')),
	CONSTRAINT "schedules_ended_at" CHECK(("schedules"."ended_at" IS NULL OR strftime('%Y-%m-%dT%H:%M:%fZ', "schedules"."ended_at") IS "schedules"."ended_at"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedules_due` ON `schedules` (`state`,`publish_at`);--> statement-breakpoint
CREATE TABLE `__new_profiles` (
	`operation_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`seat_name` text,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`description` text NOT NULL,
	`changed_at` text NOT NULL,
	`made_from` integer,
	PRIMARY KEY(`operation_id`, `locale`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "profiles_made_from" CHECK(("locale" = 'en') = ("made_from" IS NULL)),
	CONSTRAINT "profiles_locale" CHECK("locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "profiles_name" CHECK(length(trim("name")) > 0),
	CONSTRAINT "profiles_short_name" CHECK(length(trim("short_name")) > 0),
	CONSTRAINT "profiles_summary" CHECK(length(trim("summary")) > 0),
	CONSTRAINT "profiles_description" CHECK(length(trim("description")) > 0),
	CONSTRAINT "profiles_changed_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "changed_at") IS "changed_at")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_profiles`("operation_id", "locale", "name", "short_name", "seat_name", "summary", "body", "description", "changed_at", "made_from") SELECT "operation_id", "locale", "name", "short_name", "seat_name", "summary", "body", "description", "changed_at", iif("locale" = 'en', NULL, 1) FROM `profiles`;--> statement-breakpoint
DROP TABLE `profiles`;--> statement-breakpoint
ALTER TABLE `__new_profiles` RENAME TO `profiles`;--> statement-breakpoint
CREATE TABLE `__new_site_texts` (
	`key` text NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	`changed_at` text NOT NULL,
	`made_from` integer,
	PRIMARY KEY(`key`, `locale`),
	CONSTRAINT "site_texts_made_from" CHECK(("locale" = 'en') = ("made_from" IS NULL)),
	CONSTRAINT "site_texts_key" CHECK("key" IN ('introduction', 'conflictPreventionCentre', 'about')),
	CONSTRAINT "site_texts_locale" CHECK("locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "site_texts_text" CHECK(length(trim("text")) > 0),
	CONSTRAINT "site_texts_changed_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "changed_at") IS "changed_at")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_site_texts`("key", "locale", "text", "changed_at", "made_from") SELECT "key", "locale", "text", "changed_at", iif("locale" = 'en', NULL, 1) FROM `site_texts`;--> statement-breakpoint
DROP TABLE `site_texts`;--> statement-breakpoint
ALTER TABLE `__new_site_texts` RENAME TO `site_texts`;