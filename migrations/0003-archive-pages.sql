-- Derived from the originals: `uncover rebuild` throws all of this away and makes it again, identically.

CREATE TABLE archive_page (
	-- document * 1048576 + number
	id integer PRIMARY KEY,
	document integer NOT NULL REFERENCES archive_document (id),
	number integer NOT NULL,
	width real NOT NULL,
	height real NOT NULL,
	source text NOT NULL CHECK (source IN ('file', 'ocr')),
	source_reason text NOT NULL,
	legibility real,
	confidence real,
	ocr text NOT NULL CHECK (ocr IN ('none', 'waiting', 'done', 'failed')),
	print text NOT NULL,
	ink real,
	withheld real NOT NULL DEFAULT 0,
	redactions integer NOT NULL DEFAULT 0,
	covered integer NOT NULL DEFAULT 0,
	error text,
	bates text,
	bates_prefix text,
	bates_number integer,
	bates_suffix text,
	bates_address text,
	bates_inferred integer,
	bates_box text
);
CREATE INDEX archive_page_document ON archive_page (document, number);
CREATE INDEX archive_page_waiting ON archive_page (id) WHERE ocr = 'waiting';
CREATE INDEX archive_page_ocr ON archive_page (document, ocr) WHERE ocr <> 'none';
CREATE INDEX archive_page_recognised ON archive_page (id) WHERE source = 'ocr';
CREATE INDEX archive_page_print ON archive_page (print);
CREATE INDEX archive_page_bates ON archive_page (bates_prefix, bates_number);
CREATE INDEX archive_page_bates_address ON archive_page (bates_address);

-- Up to two texts a page: the file's own and what OCR read. Both are kept; archive_page.source says which is shown and searched.
CREATE TABLE archive_text (
	page integer NOT NULL,
	source text NOT NULL CHECK (source IN ('file', 'ocr')),
	-- zstd
	body blob NOT NULL,
	words blob NOT NULL,
	engine text NOT NULL,
	PRIMARY KEY (page, source)
);

CREATE TABLE archive_redaction (
	page integer NOT NULL,
	place integer NOT NULL,
	x real NOT NULL,
	y real NOT NULL,
	w real NOT NULL,
	h real NOT NULL,
	shade text NOT NULL,
	codes text NOT NULL,
	printed text NOT NULL,
	confidence real NOT NULL,
	-- Where in the box something is printed that no text tells yet; JSON.
	ink text,
	PRIMARY KEY (page, place)
);

CREATE TABLE archive_covered (
	page integer NOT NULL,
	place integer NOT NULL,
	x real NOT NULL,
	y real NOT NULL,
	w real NOT NULL,
	h real NOT NULL,
	how text NOT NULL,
	characters integer NOT NULL,
	PRIMARY KEY (page, place)
);

-- Which codes a page carries, and in how many boxes.
CREATE TABLE archive_exemption (
	page integer NOT NULL,
	code text NOT NULL,
	boxes integer NOT NULL,
	PRIMARY KEY (page, code)
);
CREATE INDEX archive_exemption_code ON archive_exemption (code, page);

-- Productions whose Bates numbers must be inferred again because pages came in or were re-read.
CREATE TABLE archive_production (
	name text PRIMARY KEY,
	stale integer NOT NULL
);
