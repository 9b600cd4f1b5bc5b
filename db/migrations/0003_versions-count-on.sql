CREATE TABLE `discarded_drafts` (
	`operation_id` integer NOT NULL,
	`part` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`operation_id`, `part`),
	CONSTRAINT "discarded_drafts_part" CHECK("discarded_drafts"."part" IN ('facts', 'en', 'fr', 'de', 'es', 'it', 'ru')),
	CONSTRAINT "discarded_drafts_version" CHECK("discarded_drafts"."version" >= 1)
) STRICT;
