CREATE TABLE `closure_notes` (
	`operation_id` integer NOT NULL,
	`locale` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`operation_id`, `locale`),
	FOREIGN KEY (`operation_id`) REFERENCES `closures`(`operation_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "closure_notes_locale" CHECK("closure_notes"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "closure_notes_note" CHECK(length(trim("closure_notes"."note")) > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `closures` (
	`operation_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`last_day` text,
	`mandate_ended_on` text,
	`administrative_closure_on` text,
	`decision` text,
	`decided_on` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "closures_kind" CHECK("closures"."kind" IN ('completed', 'not_extended', 'host_request', 'succeeded', 'closed_by_decision', 'unknown')),
	CONSTRAINT "closures_last_day" CHECK(("closures"."last_day" IS NULL
    OR "closures"."last_day" GLOB '[0-9][0-9][0-9][0-9]' AND "closures"."last_day" > '0000'
    OR "closures"."last_day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "closures"."last_day" > '0001' AND date("closures"."last_day" || '-01') IS NOT NULL
    OR "closures"."last_day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "closures"."last_day" > '0001' AND date("closures"."last_day") IS "closures"."last_day")),
	CONSTRAINT "closures_mandate_ended_on" CHECK(("closures"."mandate_ended_on" IS NULL
    OR "closures"."mandate_ended_on" GLOB '[0-9][0-9][0-9][0-9]' AND "closures"."mandate_ended_on" > '0000'
    OR "closures"."mandate_ended_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "closures"."mandate_ended_on" > '0001' AND date("closures"."mandate_ended_on" || '-01') IS NOT NULL
    OR "closures"."mandate_ended_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "closures"."mandate_ended_on" > '0001' AND date("closures"."mandate_ended_on") IS "closures"."mandate_ended_on")),
	CONSTRAINT "closures_administrative_closure_on" CHECK(("closures"."administrative_closure_on" IS NULL
    OR "closures"."administrative_closure_on" GLOB '[0-9][0-9][0-9][0-9]' AND "closures"."administrative_closure_on" > '0000'
    OR "closures"."administrative_closure_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "closures"."administrative_closure_on" > '0001' AND date("closures"."administrative_closure_on" || '-01') IS NOT NULL
    OR "closures"."administrative_closure_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "closures"."administrative_closure_on" > '0001' AND date("closures"."administrative_closure_on") IS "closures"."administrative_closure_on")),
	CONSTRAINT "closures_decided_on" CHECK(("closures"."decided_on" IS NULL
    OR "closures"."decided_on" GLOB '[0-9][0-9][0-9][0-9]' AND "closures"."decided_on" > '0000'
    OR "closures"."decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "closures"."decided_on" > '0001' AND date("closures"."decided_on" || '-01') IS NOT NULL
    OR "closures"."decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "closures"."decided_on" > '0001' AND date("closures"."decided_on") IS "closures"."decided_on")),
	CONSTRAINT "closures_order" CHECK(("closures"."administrative_closure_on" IS NULL OR "closures"."last_day" IS NULL
    OR "closures"."administrative_closure_on" || substr('-12-31', length("closures"."administrative_closure_on") - 3) >= "closures"."last_day" || substr('-01-01', length("closures"."last_day") - 3)))
) STRICT;
--> statement-breakpoint
CREATE TABLE `establishments` (
	`operation_id` integer PRIMARY KEY NOT NULL,
	`established_on` text NOT NULL,
	`operational_from` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "establishments_established_on" CHECK(("establishments"."established_on" IS NULL
    OR "establishments"."established_on" GLOB '[0-9][0-9][0-9][0-9]' AND "establishments"."established_on" > '0000'
    OR "establishments"."established_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "establishments"."established_on" > '0001' AND date("establishments"."established_on" || '-01') IS NOT NULL
    OR "establishments"."established_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "establishments"."established_on" > '0001' AND date("establishments"."established_on") IS "establishments"."established_on")),
	CONSTRAINT "establishments_operational_from" CHECK(("establishments"."operational_from" IS NULL
    OR "establishments"."operational_from" GLOB '[0-9][0-9][0-9][0-9]' AND "establishments"."operational_from" > '0000'
    OR "establishments"."operational_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "establishments"."operational_from" > '0001' AND date("establishments"."operational_from" || '-01') IS NOT NULL
    OR "establishments"."operational_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "establishments"."operational_from" > '0001' AND date("establishments"."operational_from") IS "establishments"."operational_from")),
	CONSTRAINT "establishments_order" CHECK(("establishments"."operational_from" IS NULL OR "establishments"."established_on" IS NULL
    OR "establishments"."operational_from" || substr('-12-31', length("establishments"."operational_from") - 3) >= "establishments"."established_on" || substr('-01-01', length("establishments"."established_on") - 3)))
) STRICT;
--> statement-breakpoint
CREATE TABLE `field_offices` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`place_id` integer NOT NULL,
	`kind` text NOT NULL,
	`standing` text NOT NULL,
	`opened_on` text,
	`closed_on` text,
	`as_of` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "field_offices_kind" CHECK("field_offices"."kind" IN ('base', 'branch-office', 'field-assistants', 'field-office', 'monitoring-location', 'office', 'project-office', 'regional-centre', 'regional-office', 'training-centre')),
	CONSTRAINT "field_offices_standing" CHECK("field_offices"."standing" IN ('open', 'closed', 'unknown')),
	CONSTRAINT "field_offices_opened_on" CHECK(("field_offices"."opened_on" IS NULL
    OR "field_offices"."opened_on" GLOB '[0-9][0-9][0-9][0-9]' AND "field_offices"."opened_on" > '0000'
    OR "field_offices"."opened_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "field_offices"."opened_on" > '0001' AND date("field_offices"."opened_on" || '-01') IS NOT NULL
    OR "field_offices"."opened_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "field_offices"."opened_on" > '0001' AND date("field_offices"."opened_on") IS "field_offices"."opened_on")),
	CONSTRAINT "field_offices_closed_on" CHECK(("field_offices"."closed_on" IS NULL
    OR "field_offices"."closed_on" GLOB '[0-9][0-9][0-9][0-9]' AND "field_offices"."closed_on" > '0000'
    OR "field_offices"."closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "field_offices"."closed_on" > '0001' AND date("field_offices"."closed_on" || '-01') IS NOT NULL
    OR "field_offices"."closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "field_offices"."closed_on" > '0001' AND date("field_offices"."closed_on") IS "field_offices"."closed_on")),
	CONSTRAINT "field_offices_as_of" CHECK(("field_offices"."as_of" IS NULL
    OR "field_offices"."as_of" GLOB '[0-9][0-9][0-9][0-9]' AND "field_offices"."as_of" > '0000'
    OR "field_offices"."as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "field_offices"."as_of" > '0001' AND date("field_offices"."as_of" || '-01') IS NOT NULL
    OR "field_offices"."as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "field_offices"."as_of" > '0001' AND date("field_offices"."as_of") IS "field_offices"."as_of")),
	CONSTRAINT "field_offices_order" CHECK(("field_offices"."closed_on" IS NULL OR "field_offices"."opened_on" IS NULL
    OR "field_offices"."closed_on" || substr('-12-31', length("field_offices"."closed_on") - 3) >= "field_offices"."opened_on" || substr('-01-01', length("field_offices"."opened_on") - 3)))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `field_offices_place` ON `field_offices` (`operation_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `former_name_texts` (
	`former_name_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`former_name_id`, `locale`),
	FOREIGN KEY (`former_name_id`) REFERENCES `former_names`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "former_name_texts_locale" CHECK("former_name_texts"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "former_name_texts_name" CHECK(length(trim("former_name_texts"."name")) > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `former_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "former_names_from_date" CHECK(("former_names"."from_date" IS NULL
    OR "former_names"."from_date" GLOB '[0-9][0-9][0-9][0-9]' AND "former_names"."from_date" > '0000'
    OR "former_names"."from_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "former_names"."from_date" > '0001' AND date("former_names"."from_date" || '-01') IS NOT NULL
    OR "former_names"."from_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "former_names"."from_date" > '0001' AND date("former_names"."from_date") IS "former_names"."from_date")),
	CONSTRAINT "former_names_until_date" CHECK(("former_names"."until_date" IS NULL
    OR "former_names"."until_date" GLOB '[0-9][0-9][0-9][0-9]' AND "former_names"."until_date" > '0000'
    OR "former_names"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "former_names"."until_date" > '0001' AND date("former_names"."until_date" || '-01') IS NOT NULL
    OR "former_names"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "former_names"."until_date" > '0001' AND date("former_names"."until_date") IS "former_names"."until_date")),
	CONSTRAINT "former_names_order" CHECK(("former_names"."until_date" IS NULL OR "former_names"."from_date" IS NULL
    OR "former_names"."until_date" || substr('-12-31', length("former_names"."until_date") - 3) >= "former_names"."from_date" || substr('-01-01', length("former_names"."from_date") - 3)))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `former_names_from` ON `former_names` (`operation_id`,`from_date`);--> statement-breakpoint
CREATE TABLE `further_information_languages` (
	`operation_id` integer NOT NULL,
	`language` text NOT NULL,
	`position` integer NOT NULL,
	`url` text,
	PRIMARY KEY(`operation_id`, `language`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "further_information_languages_language" CHECK("further_information_languages"."language" GLOB '[a-z][a-z]*' AND "further_information_languages"."language" NOT GLOB '*[^a-zA-Z0-9-]*'),
	CONSTRAINT "further_information_languages_url" CHECK(("further_information_languages"."url" IS NULL OR "further_information_languages"."url" GLOB 'http://?*' OR "further_information_languages"."url" GLOB 'https://?*'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `further_information_languages_position` ON `further_information_languages` (`operation_id`,`position`);--> statement-breakpoint
CREATE TABLE `host_countries` (
	`operation_id` integer NOT NULL,
	`country` text NOT NULL,
	PRIMARY KEY(`operation_id`, `country`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "host_countries_country" CHECK("host_countries"."country" GLOB '[A-Z][A-Z]')
) STRICT;
--> statement-breakpoint
CREATE TABLE `mandates` (
	`operation_id` integer PRIMARY KEY NOT NULL,
	`decision` text,
	`decided_on` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mandates_decided_on" CHECK(("mandates"."decided_on" IS NULL
    OR "mandates"."decided_on" GLOB '[0-9][0-9][0-9][0-9]' AND "mandates"."decided_on" > '0000'
    OR "mandates"."decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "mandates"."decided_on" > '0001' AND date("mandates"."decided_on" || '-01') IS NOT NULL
    OR "mandates"."decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "mandates"."decided_on" > '0001' AND date("mandates"."decided_on") IS "mandates"."decided_on"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `operation_themes` (
	`operation_id` integer NOT NULL,
	`theme` text NOT NULL,
	PRIMARY KEY(`operation_id`, `theme`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "operation_themes_theme" CHECK("operation_themes"."theme" IN ('arms-control', 'border-management', 'combating-trafficking-in-human-beings', 'conflict-prevention-and-resolution', 'countering-terrorism', 'cyber-ict-security', 'democratization', 'economic-activities', 'education', 'elections', 'environmental-activities', 'gender-equality', 'good-governance', 'human-rights', 'media-freedom-and-development', 'migration', 'national-minority-issues', 'policing', 'reform-and-co-operation-in-the-security-sector', 'roma-and-sinti', 'rule-of-law', 'tolerance-and-non-discrimination', 'youth'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `operations` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`region` text NOT NULL,
	`site_url` text,
	`changed_at` text NOT NULL,
	CONSTRAINT "operations_slug" CHECK("operations"."slug" GLOB '[a-z]*' AND "operations"."slug" NOT GLOB '*[^a-z0-9-]*'),
	CONSTRAINT "operations_kind" CHECK("operations"."kind" IN ('centre', 'group', 'liaison-office', 'mission', 'observer-mission', 'office', 'personal-representative', 'presence', 'programme-office', 'project-co-ordinator', 'representative', 'task-force')),
	CONSTRAINT "operations_region" CHECK("operations"."region" IN ('south-eastern-europe', 'eastern-europe', 'south-caucasus', 'central-asia', 'baltic-states')),
	CONSTRAINT "operations_site_url" CHECK(("operations"."site_url" IS NULL OR "operations"."site_url" GLOB 'http://?*' OR "operations"."site_url" GLOB 'https://?*')),
	CONSTRAINT "operations_changed_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "operations"."changed_at") IS "operations"."changed_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `operations_slug_unique` ON `operations` (`slug`);--> statement-breakpoint
CREATE TABLE `place_names` (
	`place_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`place_id`, `locale`),
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "place_names_locale" CHECK("place_names"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "place_names_name" CHECK(length(trim("place_names"."name")) > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `places` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`geonames` integer,
	CONSTRAINT "places_key" CHECK("places"."key" GLOB '[a-z]*' AND "places"."key" NOT GLOB '*[^a-z0-9-]*'),
	CONSTRAINT "places_latitude" CHECK("places"."latitude" BETWEEN -90 AND 90),
	CONSTRAINT "places_longitude" CHECK("places"."longitude" BETWEEN -180 AND 180)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `places_key_unique` ON `places` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `places_geonames_unique` ON `places` (`geonames`);--> statement-breakpoint
CREATE TABLE `profiles` (
	`operation_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`seat_name` text,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`description` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`operation_id`, `locale`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "profiles_locale" CHECK("profiles"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "profiles_name" CHECK(length(trim("profiles"."name")) > 0),
	CONSTRAINT "profiles_short_name" CHECK(length(trim("profiles"."short_name")) > 0),
	CONSTRAINT "profiles_summary" CHECK(length(trim("profiles"."summary")) > 0),
	CONSTRAINT "profiles_description" CHECK(length(trim("profiles"."description")) > 0),
	CONSTRAINT "profiles_changed_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "profiles"."changed_at") IS "profiles"."changed_at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `redirects` (
	`from_path` text PRIMARY KEY NOT NULL,
	`to_path` text NOT NULL,
	CONSTRAINT "redirects_from_path" CHECK("redirects"."from_path" GLOB '/[a-z0-9]*' AND "redirects"."from_path" NOT GLOB '*[^a-z0-9/-]*'),
	CONSTRAINT "redirects_to_path" CHECK("redirects"."to_path" GLOB '/[a-z0-9]*' AND "redirects"."to_path" NOT GLOB '*[^a-z0-9/-]*'),
	CONSTRAINT "redirects_not_itself" CHECK("redirects"."from_path" <> "redirects"."to_path")
) STRICT;
--> statement-breakpoint
CREATE TABLE `restructuring_notes` (
	`restructuring_id` integer NOT NULL,
	`locale` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`restructuring_id`, `locale`),
	FOREIGN KEY (`restructuring_id`) REFERENCES `restructurings`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "restructuring_notes_locale" CHECK("restructuring_notes"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "restructuring_notes_note" CHECK(length(trim("restructuring_notes"."note")) > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `restructurings` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`effective_on` text NOT NULL,
	`decision` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "restructurings_kind" CHECK("restructurings"."kind" IN ('name', 'seat', 'mandate')),
	CONSTRAINT "restructurings_effective_on_date" CHECK(("restructurings"."effective_on" IS NULL
    OR "restructurings"."effective_on" GLOB '[0-9][0-9][0-9][0-9]' AND "restructurings"."effective_on" > '0000'
    OR "restructurings"."effective_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "restructurings"."effective_on" > '0001' AND date("restructurings"."effective_on" || '-01') IS NOT NULL
    OR "restructurings"."effective_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "restructurings"."effective_on" > '0001' AND date("restructurings"."effective_on") IS "restructurings"."effective_on"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `restructurings_effective_on` ON `restructurings` (`operation_id`,`effective_on`);--> statement-breakpoint
CREATE TABLE `seats` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`place_id` integer NOT NULL,
	`from_date` text,
	`until_date` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "seats_from" CHECK(("seats"."from_date" IS NULL
    OR "seats"."from_date" GLOB '[0-9][0-9][0-9][0-9]' AND "seats"."from_date" > '0000'
    OR "seats"."from_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "seats"."from_date" > '0001' AND date("seats"."from_date" || '-01') IS NOT NULL
    OR "seats"."from_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "seats"."from_date" > '0001' AND date("seats"."from_date") IS "seats"."from_date")),
	CONSTRAINT "seats_until" CHECK(("seats"."until_date" IS NULL
    OR "seats"."until_date" GLOB '[0-9][0-9][0-9][0-9]' AND "seats"."until_date" > '0000'
    OR "seats"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "seats"."until_date" > '0001' AND date("seats"."until_date" || '-01') IS NOT NULL
    OR "seats"."until_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "seats"."until_date" > '0001' AND date("seats"."until_date") IS "seats"."until_date")),
	CONSTRAINT "seats_order" CHECK(("seats"."until_date" IS NULL OR "seats"."from_date" IS NULL
    OR "seats"."until_date" || substr('-12-31', length("seats"."until_date") - 3) >= "seats"."from_date" || substr('-01-01', length("seats"."from_date") - 3)))
) STRICT;
--> statement-breakpoint
CREATE INDEX `seats_operation` ON `seats` (`operation_id`);--> statement-breakpoint
CREATE TABLE `site_revision` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`changed_at` text NOT NULL,
	CONSTRAINT "site_revision_one_row" CHECK("site_revision"."id" = 1),
	CONSTRAINT "site_revision_number" CHECK("site_revision"."number" >= 0),
	CONSTRAINT "site_revision_changed_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "site_revision"."changed_at") IS "site_revision"."changed_at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `site_texts` (
	`key` text NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`key`, `locale`),
	CONSTRAINT "site_texts_key" CHECK("site_texts"."key" IN ('introduction', 'conflictPreventionCentre', 'about')),
	CONSTRAINT "site_texts_locale" CHECK("site_texts"."locale" IN ('en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "site_texts_text" CHECK(length(trim("site_texts"."text")) > 0),
	CONSTRAINT "site_texts_changed_at" CHECK(strftime('%Y-%m-%dT%H:%M:%fZ', "site_texts"."changed_at") IS "site_texts"."changed_at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`field` text NOT NULL,
	`confidence` text NOT NULL,
	`url` text,
	`note` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sources_field" CHECK(length("sources"."field") > 0),
	CONSTRAINT "sources_confidence" CHECK("sources"."confidence" IN ('confirmed', 'recalled')),
	CONSTRAINT "sources_url" CHECK(("sources"."url" IS NULL OR "sources"."url" GLOB 'http://?*' OR "sources"."url" GLOB 'https://?*'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sources_operation` ON `sources` (`operation_id`);--> statement-breakpoint
CREATE TABLE `successions` (
	`predecessor_id` integer NOT NULL,
	`successor_id` integer NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`predecessor_id`, `successor_id`),
	FOREIGN KEY (`predecessor_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "successions_kind" CHECK("successions"."kind" IN ('replaced', 'split', 'merged', 'partly_replaced')),
	CONSTRAINT "successions_not_itself" CHECK("successions"."predecessor_id" <> "successions"."successor_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `successions_successor` ON `successions` (`successor_id`);--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`operation_id` integer PRIMARY KEY NOT NULL,
	`withdrawn_on` text NOT NULL,
	`returned_on` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "withdrawals_withdrawn_on" CHECK(("withdrawals"."withdrawn_on" IS NULL
    OR "withdrawals"."withdrawn_on" GLOB '[0-9][0-9][0-9][0-9]' AND "withdrawals"."withdrawn_on" > '0000'
    OR "withdrawals"."withdrawn_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "withdrawals"."withdrawn_on" > '0001' AND date("withdrawals"."withdrawn_on" || '-01') IS NOT NULL
    OR "withdrawals"."withdrawn_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "withdrawals"."withdrawn_on" > '0001' AND date("withdrawals"."withdrawn_on") IS "withdrawals"."withdrawn_on")),
	CONSTRAINT "withdrawals_returned_on" CHECK(("withdrawals"."returned_on" IS NULL
    OR "withdrawals"."returned_on" GLOB '[0-9][0-9][0-9][0-9]' AND "withdrawals"."returned_on" > '0000'
    OR "withdrawals"."returned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "withdrawals"."returned_on" > '0001' AND date("withdrawals"."returned_on" || '-01') IS NOT NULL
    OR "withdrawals"."returned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "withdrawals"."returned_on" > '0001' AND date("withdrawals"."returned_on") IS "withdrawals"."returned_on")),
	CONSTRAINT "withdrawals_order" CHECK(("withdrawals"."returned_on" IS NULL OR "withdrawals"."withdrawn_on" IS NULL
    OR "withdrawals"."returned_on" || substr('-12-31', length("withdrawals"."returned_on") - 3) >= "withdrawals"."withdrawn_on" || substr('-01-01', length("withdrawals"."withdrawn_on") - 3)))
) STRICT;
--> statement-breakpoint
-- An operation cannot have closed before it was established, whatever the partial dates mean.
CREATE TRIGGER `closures_insert_not_before_establishment` BEFORE INSERT ON `closures`
WHEN EXISTS (
	SELECT 1 FROM `establishments` e WHERE e.`operation_id` = NEW.`operation_id`
	AND NEW.`last_day` || substr('-12-31', length(NEW.`last_day`) - 3) < e.`established_on` || substr('-01-01', length(e.`established_on`) - 3)
)
BEGIN SELECT RAISE(ABORT, 'closure before establishment'); END;
--> statement-breakpoint
CREATE TRIGGER `closures_update_not_before_establishment` BEFORE UPDATE ON `closures`
WHEN EXISTS (
	SELECT 1 FROM `establishments` e WHERE e.`operation_id` = NEW.`operation_id`
	AND NEW.`last_day` || substr('-12-31', length(NEW.`last_day`) - 3) < e.`established_on` || substr('-01-01', length(e.`established_on`) - 3)
)
BEGIN SELECT RAISE(ABORT, 'closure before establishment'); END;
--> statement-breakpoint
CREATE TRIGGER `establishments_insert_not_after_closure` BEFORE INSERT ON `establishments`
WHEN EXISTS (
	SELECT 1 FROM `closures` c WHERE c.`operation_id` = NEW.`operation_id`
	AND c.`last_day` || substr('-12-31', length(c.`last_day`) - 3) < NEW.`established_on` || substr('-01-01', length(NEW.`established_on`) - 3)
)
BEGIN SELECT RAISE(ABORT, 'closure before establishment'); END;
--> statement-breakpoint
CREATE TRIGGER `establishments_update_not_after_closure` BEFORE UPDATE ON `establishments`
WHEN EXISTS (
	SELECT 1 FROM `closures` c WHERE c.`operation_id` = NEW.`operation_id`
	AND c.`last_day` || substr('-12-31', length(c.`last_day`) - 3) < NEW.`established_on` || substr('-01-01', length(NEW.`established_on`) - 3)
)
BEGIN SELECT RAISE(ABORT, 'closure before establishment'); END;
--> statement-breakpoint
INSERT INTO `site_revision` (`id`, `number`, `changed_at`) VALUES (1, 0, '1970-01-01T00:00:00.000Z');
