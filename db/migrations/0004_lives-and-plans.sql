CREATE TABLE `announcement_texts` (
	`announcement_id` integer NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`announcement_id`, `locale`),
	FOREIGN KEY (`announcement_id`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "announcement_texts_locale" CHECK("announcement_texts"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "announcement_texts_text" CHECK(length(trim("announcement_texts"."text")) > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`operation_id` integer,
	`expected` text,
	`announced_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "announcements_key" CHECK("announcements"."key" GLOB '[a-z]*' AND "announcements"."key" NOT GLOB '*[^a-z0-9-]*'),
	CONSTRAINT "announcements_kind" CHECK("announcements"."kind" IN ('establishment', 'restructuring', 'closure')),
	CONSTRAINT "announcements_operation" CHECK(("announcements"."kind" = 'establishment') = ("announcements"."operation_id" IS NULL)),
	CONSTRAINT "announcements_expected" CHECK(("announcements"."expected" IS NULL
    OR "announcements"."expected" GLOB '[0-9][0-9][0-9][0-9]' AND "announcements"."expected" > '0000'
    OR "announcements"."expected" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "announcements"."expected" > '0001' AND date("announcements"."expected" || '-01') IS NOT NULL
    OR "announcements"."expected" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "announcements"."expected" > '0001' AND date("announcements"."expected") IS "announcements"."expected")),
	CONSTRAINT "announcements_announced_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "announcements"."announced_at") IS "announcements"."announced_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_key_unique` ON `announcements` (`key`);--> statement-breakpoint
CREATE TABLE `former_kinds` (
	`operation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`until_date` text NOT NULL,
	PRIMARY KEY(`operation_id`, `until_date`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "former_kinds_kind" CHECK("former_kinds"."kind" IN ('centre', 'group', 'liaison-office', 'mission', 'observer-mission', 'office', 'personal-representative', 'presence', 'programme-office', 'project-co-ordinator', 'representative', 'task-force')),
	CONSTRAINT "former_kinds_until" CHECK(("former_kinds"."until_date" IS NULL
    OR "former_kinds"."until_date" GLOB '[0-9][0-9][0-9][0-9]' AND "former_kinds"."until_date" > '0000'
    OR "former_kinds"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "former_kinds"."until_date" > '0001' AND date("former_kinds"."until_date" || '-01') IS NOT NULL
    OR "former_kinds"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "former_kinds"."until_date" > '0001' AND date("former_kinds"."until_date") IS "former_kinds"."until_date"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `mandate_extensions` (
	`operation_id` integer NOT NULL,
	`until_date` text NOT NULL,
	`decision` text,
	`decided_on` text,
	PRIMARY KEY(`operation_id`, `until_date`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mandate_extensions_until" CHECK(("mandate_extensions"."until_date" IS NULL
    OR "mandate_extensions"."until_date" GLOB '[0-9][0-9][0-9][0-9]' AND "mandate_extensions"."until_date" > '0000'
    OR "mandate_extensions"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "mandate_extensions"."until_date" > '0001' AND date("mandate_extensions"."until_date" || '-01') IS NOT NULL
    OR "mandate_extensions"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "mandate_extensions"."until_date" > '0001' AND date("mandate_extensions"."until_date") IS "mandate_extensions"."until_date")),
	CONSTRAINT "mandate_extensions_decided_on" CHECK(("mandate_extensions"."decided_on" IS NULL
    OR "mandate_extensions"."decided_on" GLOB '[0-9][0-9][0-9][0-9]' AND "mandate_extensions"."decided_on" > '0000'
    OR "mandate_extensions"."decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "mandate_extensions"."decided_on" > '0001' AND date("mandate_extensions"."decided_on" || '-01') IS NOT NULL
    OR "mandate_extensions"."decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "mandate_extensions"."decided_on" > '0001' AND date("mandate_extensions"."decided_on") IS "mandate_extensions"."decided_on"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_comments` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`text` text NOT NULL,
	`account_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_comments_text" CHECK(length(trim("plan_comments"."text")) > 0),
	CONSTRAINT "plan_comments_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "plan_comments"."at") IS "plan_comments"."at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_comments_plan` ON `plan_comments` (`plan_id`);--> statement-breakpoint
CREATE TABLE `plan_parts` (
	`plan_id` integer NOT NULL,
	`part` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`saved_by` integer NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`plan_id`, `part`, `version`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_parts_part" CHECK("plan_parts"."part" IN ('facts', 'en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "plan_parts_version" CHECK("plan_parts"."version" >= 1),
	CONSTRAINT "plan_parts_content" CHECK(json_valid("plan_parts"."content")),
	CONSTRAINT "plan_parts_saved_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "plan_parts"."saved_at") IS "plan_parts"."saved_at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_steps` (
	`plan_id` integer NOT NULL,
	`step` text NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`account_id` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`plan_id`, `step`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_steps_step" CHECK("plan_steps"."step" IN ('facts', 'texts', 'decision_reference', 'host_country_agreement', 'further_information', 'predecessors_told', 'host_country_notice', 'redirects', 'successors_told', 'archive_address')),
	CONSTRAINT "plan_steps_state" CHECK("plan_steps"."state" IN ('open', 'done', 'not_needed')),
	CONSTRAINT "plan_steps_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "plan_steps"."at") IS "plan_steps"."at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`operation_id` integer,
	`title` text NOT NULL,
	`target_date` text,
	`owner_id` integer,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	`ended_by` integer,
	`end_reason` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "plans_kind" CHECK("plans"."kind" IN ('establishment', 'restructuring', 'closure')),
	CONSTRAINT "plans_operation_known" CHECK(("plans"."kind" = 'establishment' OR "plans"."operation_id" IS NOT NULL)),
	CONSTRAINT "plans_title" CHECK(length(trim("plans"."title")) > 0),
	CONSTRAINT "plans_target_date" CHECK(("plans"."target_date" IS NULL
    OR "plans"."target_date" GLOB '[0-9][0-9][0-9][0-9]' AND "plans"."target_date" > '0000'
    OR "plans"."target_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "plans"."target_date" > '0001' AND date("plans"."target_date" || '-01') IS NOT NULL
    OR "plans"."target_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "plans"."target_date" > '0001' AND date("plans"."target_date") IS "plans"."target_date")),
	CONSTRAINT "plans_state" CHECK("plans"."state" IN ('preparing', 'carried_out', 'cancelled')),
	CONSTRAINT "plans_created_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "plans"."created_at") IS "plans"."created_at"),
	CONSTRAINT "plans_ended_at" CHECK(("plans"."state" = 'preparing') = ("plans"."ended_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `plans_operation` ON `plans` (`operation_id`);--> statement-breakpoint
-- Dropping the old table would take the notes along, because they are deleted with what they tell of.
CREATE TABLE `__kept_notes` AS SELECT * FROM `restructuring_notes`;--> statement-breakpoint
CREATE TABLE `__new_restructurings` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`effective_on` text NOT NULL,
	`decision` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "restructurings_kind" CHECK("kind" IN ('name', 'kind', 'seat', 'mandate', 'field-offices')),
	CONSTRAINT "restructurings_effective_on_date" CHECK(("effective_on" IS NULL
    OR "effective_on" GLOB '[0-9][0-9][0-9][0-9]' AND "effective_on" > '0000'
    OR "effective_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "effective_on" > '0001' AND date("effective_on" || '-01') IS NOT NULL
    OR "effective_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "effective_on" > '0001' AND date("effective_on") IS "effective_on"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_restructurings`("id", "operation_id", "kind", "effective_on", "decision") SELECT "id", "operation_id", "kind", "effective_on", "decision" FROM `restructurings`;--> statement-breakpoint
DROP TABLE `restructurings`;--> statement-breakpoint
ALTER TABLE `__new_restructurings` RENAME TO `restructurings`;--> statement-breakpoint
INSERT INTO `restructuring_notes` SELECT * FROM `__kept_notes`;--> statement-breakpoint
DROP TABLE `__kept_notes`;--> statement-breakpoint
CREATE UNIQUE INDEX `restructurings_effective_on` ON `restructurings` (`operation_id`,`effective_on`,`kind`);--> statement-breakpoint
ALTER TABLE `successions` ADD `gap_reason` text;--> statement-breakpoint
CREATE TRIGGER `plan_parts_no_update` BEFORE UPDATE ON `plan_parts`
BEGIN SELECT RAISE(ABORT, 'what a plan held is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_parts_no_delete` BEFORE DELETE ON `plan_parts`
BEGIN SELECT RAISE(ABORT, 'what a plan held is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_comments_no_update` BEFORE UPDATE ON `plan_comments`
BEGIN SELECT RAISE(ABORT, 'what was said of a plan is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_comments_no_delete` BEFORE DELETE ON `plan_comments`
BEGIN SELECT RAISE(ABORT, 'what was said of a plan is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `plans_no_delete` BEFORE DELETE ON `plans`
BEGIN SELECT RAISE(ABORT, 'a plan stays readable'); END;
