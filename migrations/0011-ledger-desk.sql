-- What the desk adds to the ledger: people and their offices, translations, cited pages, merges, and every change a person
-- made. Tables that end in what the files brought are emptied by a new loading; ledger_change and ledger_cited never are.

ALTER TABLE ledger_event ADD COLUMN more text NOT NULL DEFAULT '[]'; -- JSON list of source ids
ALTER TABLE ledger_event ADD COLUMN citations text NOT NULL DEFAULT '[]'; -- JSON list of numbers
ALTER TABLE ledger_statement ADD COLUMN more text NOT NULL DEFAULT '[]';
ALTER TABLE ledger_statement ADD COLUMN citations text NOT NULL DEFAULT '[]';
ALTER TABLE ledger_figure ADD COLUMN more text NOT NULL DEFAULT '[]';
ALTER TABLE ledger_figure ADD COLUMN citations text NOT NULL DEFAULT '[]';

CREATE TABLE ledger_person (
	id text PRIMARY KEY,
	name text NOT NULL,
	aliases text NOT NULL, -- JSON list: other spellings in statements
	note text NOT NULL
) STRICT;

CREATE TABLE ledger_office (
	id text PRIMARY KEY,
	person text NOT NULL REFERENCES ledger_person (id),
	office text NOT NULL,
	department text NOT NULL,
	place text REFERENCES ledger_place (id),
	since text,
	until text,
	seen_first text, -- days on which a source shows it held
	seen_last text,
	source text NOT NULL REFERENCES ledger_source (id),
	more text NOT NULL,
	citations text NOT NULL,
	standing text NOT NULL CHECK (standing IN ('asserted', 'contested', 'corrected', 'withdrawn'))
) STRICT;

CREATE TABLE ledger_translation (
	id text NOT NULL, -- of a fact or question, or another key
	language text NOT NULL CHECK (language IN ('en', 'es')),
	text text NOT NULL,
	state text NOT NULL CHECK (state IN ('draft', 'reviewed', 'stale')),
	original text NOT NULL, -- what was translated
	PRIMARY KEY (id, language)
) STRICT;

CREATE TABLE ledger_merge (
	id text PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('person', 'place')),
	merged text NOT NULL,
	into_one text NOT NULL
) STRICT;

-- A page of the archive as it was when a fact cited it, so that the fact keeps its proof in a case without that archive.
CREATE TABLE ledger_cited (
	id integer PRIMARY KEY, -- number of the citation in the archive
	document integer NOT NULL,
	page integer NOT NULL,
	name text NOT NULL,
	bates text NOT NULL,
	sha256 text NOT NULL,
	exact text NOT NULL
) STRICT;

-- Every change a person made at the desk, with the version before and after. The newest of a thing is how it stands.
CREATE TABLE ledger_change (
	id integer PRIMARY KEY,
	kind text NOT NULL,
	thing text NOT NULL,
	act text NOT NULL CHECK (act IN ('add', 'edit', 'correct', 'contest', 'withdraw', 'assert')),
	reason text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL,
	before_row text, -- JSON, null where it was new
	after_row text, -- JSON, null where it was taken out
	loaded_row text -- JSON, the row of the files over which it was written
) STRICT;
CREATE INDEX ledger_change_thing ON ledger_change (kind, thing, id);
