-- Papers of the docket: texts that a person changed, calendars that other programs read, indexes of what is withheld, and
-- what agencies report of themselves each year.

CREATE TABLE docket_paper_text (
	kind text PRIMARY KEY,
	body text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL
) STRICT;

-- Who has the address of a feed reads it; of the address only the hash is kept.
CREATE TABLE docket_feed (
	id integer PRIMARY KEY,
	hash text NOT NULL UNIQUE,
	person text, -- null: everything of the case
	by_person text NOT NULL,
	at text NOT NULL,
	closed text
) STRICT;

CREATE TABLE docket_index (
	id integer PRIMARY KEY,
	request integer NOT NULL REFERENCES docket_request (id),
	name text NOT NULL,
	columns text NOT NULL, -- JSON, as a person confirmed them
	entries text NOT NULL, -- JSON list
	by_person text NOT NULL,
	at text NOT NULL
) STRICT;
CREATE INDEX docket_index_request ON docket_index (request);

CREATE TABLE docket_agency_year (
	agency text NOT NULL,
	component text NOT NULL,
	year integer NOT NULL,
	figures text NOT NULL, -- JSON
	source text NOT NULL,
	PRIMARY KEY (agency, component, year)
) STRICT;
