-- Datasets: which sheets of which released files were taken for which kind of record. The records themselves lie in
-- derived/statistics as Parquet files and can be made again from the originals; reports are JSON (src/statistics/dataset.ts).

CREATE TABLE statistics_dataset (
	name text PRIMARY KEY,
	kind text NOT NULL,
	made text NOT NULL
) STRICT;

CREATE TABLE statistics_source (
	id integer PRIMARY KEY,
	dataset text NOT NULL REFERENCES statistics_dataset (name),
	document integer NOT NULL,
	file text NOT NULL,
	sha256 text NOT NULL,
	sheet integer NOT NULL,
	sheet_name text NOT NULL,
	head_row integer NOT NULL,
	plan text NOT NULL, -- JSON: banner, years, columns
	codebook text NOT NULL,
	codebook_version text NOT NULL,
	despite integer NOT NULL DEFAULT 0, -- 1 where checks that should stop it were overruled
	state text NOT NULL CHECK (state IN ('loading', 'ready')),
	row_count integer NOT NULL DEFAULT 0,
	flagged integer NOT NULL DEFAULT 0,
	first_day text,
	last_day text,
	quality text, -- JSON
	loaded_at text,
	by_person text NOT NULL,
	UNIQUE (dataset, sha256, sheet)
) STRICT;

-- How exemptions are printed in a dataset: the number stands in the state column of each withheld cell.
CREATE TABLE statistics_withheld (
	dataset text NOT NULL REFERENCES statistics_dataset (name),
	number integer NOT NULL,
	printed text NOT NULL,
	codes text NOT NULL, -- JSON list
	PRIMARY KEY (dataset, number),
	UNIQUE (dataset, printed)
) STRICT;
