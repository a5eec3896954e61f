-- The docket: whom we asked, for what, what happened since, and what is to be done. Days are ISO text; JSON where a list
-- or a few words belong to one row. `key` names a row that came with a case's files, so that loading them again adds nothing twice.

CREATE TABLE docket_agency (
	id text PRIMARY KEY,
	name text NOT NULL,
	abbreviation text,
	within_agency text,
	jurisdiction text NOT NULL,
	address text,
	email text,
	portal text,
	phone text,
	source text, -- JSON {title, url}
	checked text,
	note text NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE docket_request (
	id integer PRIMARY KEY,
	key text UNIQUE,
	agency text NOT NULL REFERENCES docket_agency (id),
	batch text,
	title text NOT NULL,
	body text NOT NULL,
	requesters text NOT NULL DEFAULT '[]', -- JSON list
	tracking text NOT NULL DEFAULT '[]', -- JSON list of {number, since, reason}
	fee_category text,
	fee_waiver text,
	expedite text,
	sent text,
	received_us text,
	received_agency text,
	estimated_pages integer,
	rulepack text,
	said text, -- JSON {status, note, by, at}: what a person last said, never what the clock computes
	released integer NOT NULL DEFAULT 0,
	source text,
	note text NOT NULL DEFAULT '',
	-- Counts every change of the request and of what belongs to it: what was computed for one version holds until the next.
	version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX docket_request_agency ON docket_request (agency);
CREATE INDEX docket_request_batch ON docket_request (batch);

CREATE TABLE docket_item (
	id integer PRIMARY KEY,
	key text UNIQUE,
	request integer NOT NULL REFERENCES docket_request (id),
	label text NOT NULL,
	place integer NOT NULL,
	body text NOT NULL,
	from_day text,
	until_day text,
	withdrawn text, -- JSON {since, reason}
	note text NOT NULL DEFAULT '',
	UNIQUE (request, label)
) STRICT;

CREATE TABLE docket_suit (
	id integer PRIMARY KEY,
	key text UNIQUE,
	caption text NOT NULL,
	court text NOT NULL,
	number text NOT NULL,
	judge text,
	source text,
	note text NOT NULL DEFAULT '',
	version integer NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE docket_suit_request (
	suit integer NOT NULL REFERENCES docket_suit (id),
	request integer NOT NULL REFERENCES docket_request (id),
	PRIMARY KEY (suit, request)
) STRICT;
CREATE INDEX docket_suit_request_request ON docket_suit_request (request);

-- What happened on a day, to a request or in a suit; with a way it is a letter.
CREATE TABLE docket_entry (
	id integer PRIMARY KEY,
	key text UNIQUE,
	request integer REFERENCES docket_request (id),
	suit integer REFERENCES docket_suit (id),
	day text NOT NULL,
	type text NOT NULL,
	way text CHECK (way IN ('in', 'out')),
	title text NOT NULL,
	document integer,
	ecf text,
	items text NOT NULL DEFAULT '[]', -- JSON list of ids
	details text NOT NULL DEFAULT '{}', -- JSON, as parseEvent reads it
	source text,
	note text NOT NULL DEFAULT '',
	by_person text NOT NULL,
	at text NOT NULL,
	-- An entry made in error is struck, not deleted: JSON {by, at, reason}.
	struck text,
	CHECK ((request IS NULL) <> (suit IS NULL))
) STRICT;
CREATE INDEX docket_entry_request ON docket_entry (request);
CREATE INDEX docket_entry_suit ON docket_entry (suit);
CREATE INDEX docket_entry_document ON docket_entry (document);

CREATE TABLE docket_appeal (
	id integer PRIMARY KEY,
	key text UNIQUE,
	request integer NOT NULL REFERENCES docket_request (id),
	against text NOT NULL CHECK (against IN ('determination', 'silence', 'expedite', 'fee-waiver')),
	grounds text NOT NULL DEFAULT '[]', -- JSON list
	tracking text,
	sent text,
	received text,
	decided text,
	outcome text CHECK (outcome IN ('adverse', 'granted', 'remanded')),
	note text NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX docket_appeal_request ON docket_appeal (request);

-- One duty that an order sets; the order is an entry of the suit.
CREATE TABLE docket_obligation (
	id integer PRIMARY KEY,
	key text UNIQUE,
	suit integer NOT NULL REFERENCES docket_suit (id),
	entry integer NOT NULL REFERENCES docket_entry (id),
	body text NOT NULL,
	due text,
	pages integer,
	items text NOT NULL DEFAULT '[]', -- JSON list of ids
	requests text NOT NULL DEFAULT '[]', -- JSON list of ids; none means all of the suit
	met text,
	doubt text, -- why it cannot be told whether it was met
	source text,
	note text NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX docket_obligation_suit ON docket_obligation (suit);

CREATE TABLE docket_reminder (
	id integer PRIMARY KEY,
	request integer REFERENCES docket_request (id),
	suit integer REFERENCES docket_suit (id),
	body text NOT NULL,
	person text NOT NULL,
	day text,
	deadline text,
	done text, -- JSON {by, at}
	CHECK ((day IS NULL) <> (deadline IS NULL))
) STRICT;
CREATE INDEX docket_reminder_request ON docket_reminder (request);
