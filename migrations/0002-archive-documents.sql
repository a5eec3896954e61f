-- What was received, and what people did with it. None of this can be made again; everything in 0003 can.

-- Last number given out per kind of thing. Numbers are never given twice, so an address never comes to mean something else.
CREATE TABLE archive_number (
	name text PRIMARY KEY,
	last integer NOT NULL
);

CREATE TABLE archive_import (
	id integer PRIMARY KEY,
	production text NOT NULL,
	received text,
	-- JSON list of the paths to take in; an interrupted import starts from it again.
	sources text NOT NULL,
	state text NOT NULL CHECK (state IN ('taking', 'taken')),
	by_person text NOT NULL,
	started text NOT NULL,
	finished text
);

CREATE TABLE archive_document (
	id integer PRIMARY KEY,
	import integer NOT NULL REFERENCES archive_import (id),
	name text NOT NULL,
	path text NOT NULL,
	production text NOT NULL,
	received text,
	sha256 text NOT NULL,
	size integer NOT NULL,
	kind text NOT NULL,
	state text NOT NULL CHECK (state IN ('waiting', 'reading', 'read', 'unread', 'locked', 'failed')),
	error text,
	pages integer NOT NULL DEFAULT 0,
	parent integer REFERENCES archive_document (id),
	duplicate_of integer REFERENCES archive_document (id),
	imported_by text NOT NULL,
	imported_at text NOT NULL,
	-- JSON, as the file states them.
	properties text NOT NULL DEFAULT '{}',
	remarks text NOT NULL DEFAULT '[]',
	suspicious integer NOT NULL DEFAULT 0,
	-- The same bytes under the same path of one production are one receipt.
	UNIQUE (production, path, sha256)
);
CREATE INDEX archive_document_sha256 ON archive_document (sha256);
CREATE INDEX archive_document_state ON archive_document (state, id);
CREATE INDEX archive_document_import ON archive_document (import);
CREATE INDEX archive_document_parent ON archive_document (parent);

-- What an import left out, and why, in a sentence; the list stays.
CREATE TABLE archive_refused (
	import integer NOT NULL REFERENCES archive_import (id),
	path text NOT NULL,
	sentence text NOT NULL,
	at text NOT NULL,
	PRIMARY KEY (import, path)
);

-- The password an agency sent for a file. Needed again whenever its pages are drawn; never printed, logged or exported.
CREATE TABLE archive_password (
	document integer PRIMARY KEY REFERENCES archive_document (id),
	password text NOT NULL
);

-- A person looked at a quarantined document and let it out, with the reason.
CREATE TABLE archive_release (
	document integer PRIMARY KEY REFERENCES archive_document (id),
	reason text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL
);

CREATE TABLE archive_note (
	id integer PRIMARY KEY,
	document integer NOT NULL REFERENCES archive_document (id),
	page integer NOT NULL,
	boxes text NOT NULL,
	exact text,
	body text NOT NULL,
	tags text NOT NULL DEFAULT '[]',
	visibility text NOT NULL CHECK (visibility IN ('team', 'private')),
	by_person text NOT NULL,
	at text NOT NULL
);
CREATE INDEX archive_note_page ON archive_note (document, page);

CREATE TABLE archive_citation (
	id integer PRIMARY KEY,
	document integer NOT NULL REFERENCES archive_document (id),
	page integer NOT NULL,
	-- The citation as a value (hash, words, context, boxes): src/archive/citation.ts.
	body text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL,
	checked_at text,
	holds text
);
CREATE INDEX archive_citation_page ON archive_citation (document, page);

-- Who is reading the case's files now: one process at a time, and a dead one is taken over.
CREATE TABLE archive_lease (
	name text PRIMARY KEY,
	holder text NOT NULL,
	until text NOT NULL
);
