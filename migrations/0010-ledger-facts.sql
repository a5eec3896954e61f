-- The ledger: places, what happened, what was said, what was counted, each with its source. Loaded from a case's plain
-- files; what a person decided about it is in ledger_decision and outlives a new loading.
-- Dates are text as the source gives them ("2010-10", "about 2010-10-01"): src/ledger/when.ts reads them.

CREATE TABLE ledger_place (
	id text PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('nation', 'state', 'county', 'city', 'agency')),
	name text NOT NULL,
	state text,
	within_place text,
	counties text NOT NULL DEFAULT '[]', -- JSON list of ids
	aliases text NOT NULL DEFAULT '[]', -- JSON list
	population integer,
	foreign_born_share real,
	activated text
) STRICT;

CREATE TABLE ledger_source (
	id text PRIMARY KEY,
	title text NOT NULL,
	publisher text NOT NULL,
	dated text,
	url text NOT NULL,
	note text NOT NULL
) STRICT;

CREATE TABLE ledger_event (
	id text PRIMARY KEY,
	happened text NOT NULL,
	effective text,
	type text NOT NULL,
	actor text NOT NULL,
	act text,
	position text,
	summary text NOT NULL,
	source text NOT NULL REFERENCES ledger_source (id),
	known text,
	standing text NOT NULL CHECK (standing IN ('asserted', 'contested', 'corrected', 'withdrawn'))
) STRICT;

CREATE TABLE ledger_event_place (
	event text NOT NULL REFERENCES ledger_event (id),
	place text NOT NULL REFERENCES ledger_place (id),
	PRIMARY KEY (event, place)
) STRICT;
CREATE INDEX ledger_event_place_place ON ledger_event_place (place);

CREATE TABLE ledger_question (
	id text PRIMARY KEY,
	en text NOT NULL,
	es text NOT NULL
) STRICT;

CREATE TABLE ledger_statement (
	id text PRIMARY KEY,
	happened text NOT NULL,
	speaker text NOT NULL,
	office text NOT NULL,
	department text NOT NULL,
	venue text NOT NULL,
	question text REFERENCES ledger_question (id),
	position text,
	act text,
	summary text NOT NULL,
	source text NOT NULL REFERENCES ledger_source (id),
	known text,
	standing text NOT NULL CHECK (standing IN ('asserted', 'contested', 'corrected', 'withdrawn'))
) STRICT;

CREATE TABLE ledger_statement_place (
	statement text NOT NULL REFERENCES ledger_statement (id),
	place text NOT NULL REFERENCES ledger_place (id),
	answered integer NOT NULL, -- 1 where the place had asked
	PRIMARY KEY (statement, place)
) STRICT;
CREATE INDEX ledger_statement_place_place ON ledger_statement_place (place);

CREATE TABLE ledger_figure (
	id text PRIMARY KEY,
	as_of text NOT NULL,
	place text NOT NULL REFERENCES ledger_place (id),
	scope text NOT NULL,
	measure text NOT NULL,
	unit text NOT NULL CHECK (unit IN ('count', 'percent', 'USD')),
	value real NOT NULL,
	high real,
	qualifier text NOT NULL,
	source text NOT NULL REFERENCES ledger_source (id),
	note text NOT NULL,
	standing text NOT NULL CHECK (standing IN ('asserted', 'contested', 'corrected', 'withdrawn'))
) STRICT;

CREATE TABLE ledger_repair (
	id integer PRIMARY KEY,
	fips text NOT NULL,
	file text NOT NULL,
	was text NOT NULL,
	became text NOT NULL,
	why text NOT NULL
) STRICT;

CREATE TABLE ledger_conflict (
	id text PRIMARY KEY,
	about text NOT NULL,
	one text NOT NULL,
	one_source text NOT NULL REFERENCES ledger_source (id),
	other text NOT NULL,
	other_source text NOT NULL REFERENCES ledger_source (id)
) STRICT;

-- A person looked at a proposed contradiction and accepted or refused it, with the reason. Named by its two statements,
-- so that it holds when the files are loaded again.
CREATE TABLE ledger_decision (
	contradiction text PRIMARY KEY,
	verdict text NOT NULL CHECK (verdict IN ('accepted', 'refused')),
	reason text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL
) STRICT;
