-- What of the statistics is public: tables as they were computed when a person released them, and reports. Nothing here is
-- computed again for a visitor. Contents are JSON (src/statistics/release.ts, src/statistics/report.ts).

CREATE TABLE statistics_release (
	id integer PRIMARY KEY,
	name text NOT NULL,
	content text NOT NULL, -- JSON: finding, table
	released_at text NOT NULL,
	by_person text NOT NULL,
	withdrawn_at text
) STRICT;

CREATE INDEX statistics_release_name ON statistics_release (name, id);

CREATE TABLE statistics_report (
	slug text PRIMARY KEY,
	draft text NOT NULL, -- JSON: title, text
	changed_at text NOT NULL,
	by_person text NOT NULL,
	frozen text, -- JSON: title, text and the tables of its figures
	frozen_at text,
	published text, -- JSON: what was frozen when a person published it
	published_at text
) STRICT;
