-- Rows of an index of what is withheld, as a person typed, corrected or struck them: what each was before stays.

CREATE TABLE docket_index_change (
	id integer PRIMARY KEY,
	index_id integer NOT NULL REFERENCES docket_index (id),
	place integer NOT NULL, -- the row of the index
	was text, -- JSON; null for a row that was added
	became text, -- JSON; null for a row that was struck
	reason text NOT NULL,
	by_person text NOT NULL,
	at text NOT NULL
) STRICT;
CREATE INDEX docket_index_change_index ON docket_index_change (index_id);
