-- What was done, by whom and when. Each row carries the hash of the row before it, so a changed or removed row shows.
CREATE TABLE access_act (
	id integer PRIMARY KEY,
	at text NOT NULL, -- instant, ISO 8601, UTC
	person text NOT NULL,
	action text NOT NULL,
	subject text NOT NULL,
	details text NOT NULL, -- canonical JSON
	previous text NOT NULL, -- hash of the row before; 64 zeros for the first
	hash text NOT NULL UNIQUE
) STRICT;
