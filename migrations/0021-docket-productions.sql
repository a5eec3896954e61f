-- What came back: releases tied to requests and their items, pages as a person judges them, and letters read by a program.

CREATE TABLE docket_production (
	id integer PRIMARY KEY,
	key text UNIQUE,
	request integer NOT NULL REFERENCES docket_request (id),
	-- A production of the archive by its name, one of its documents, a range of Bates numbers; or none of it held.
	production text,
	document integer,
	first text,
	last text,
	received text,
	entry integer REFERENCES docket_entry (id),
	claimed text NOT NULL DEFAULT '{}', -- JSON, pages as the letter counts them
	pages integer,
	source text,
	note text NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX docket_production_request ON docket_production (request);

CREATE TABLE docket_coverage (
	id integer PRIMARY KEY,
	production integer NOT NULL REFERENCES docket_production (id),
	item integer NOT NULL REFERENCES docket_item (id),
	degree text NOT NULL CHECK (degree IN ('full', 'part', 'mention')),
	first text,
	last text,
	note text NOT NULL DEFAULT '',
	by_person text NOT NULL
) STRICT;
CREATE INDEX docket_coverage_production ON docket_coverage (production);

-- What became of a page, set by a person against the archive's reading.
CREATE TABLE docket_disposition (
	document integer NOT NULL,
	page integer NOT NULL,
	disposition text NOT NULL CHECK (disposition IN ('full', 'part', 'withheld', 'referred', 'duplicate', 'non-responsive')),
	codes text NOT NULL, -- JSON list
	pages integer NOT NULL,
	reason text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL,
	PRIMARY KEY (document, page)
) STRICT;

-- What a program read in a letter. Nothing is set until a person confirms.
CREATE TABLE docket_proposal (
	id integer PRIMARY KEY,
	document integer NOT NULL,
	request integer REFERENCES docket_request (id),
	reading text NOT NULL, -- JSON
	state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'refused')),
	entry integer REFERENCES docket_entry (id),
	by_person text,
	at text NOT NULL
) STRICT;
CREATE INDEX docket_proposal_state ON docket_proposal (state);
