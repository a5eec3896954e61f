/** A dataset: the records of one kind out of one or several released files, and what is known about them. */

import type { Day } from '../base/day.ts';
import type { CellState } from './cell.ts';
import type { Bilingual } from './codebook.ts';

export type Dataset = {
	name: string;
	/** The codebook’s kind: arrests, removals. */
	kind: string;
	title: Bilingual;
	meaning: Bilingual;
	rows: number;
	/** Rows that break a check. */
	flagged: number;
	/** Days of the first and the last record; null where none is known. */
	from: Day | null;
	to: Day | null;
	years: number[];
	sources: Source[];
	/** Changes with every file that is loaded: two figures with the same hash come from the same records. */
	hash: string;
};

/** One sheet of one released file. */
export type Source = {
	id: number;
	dataset: string;
	/** The archive’s document, and its address. */
	document: number;
	address: string;
	file: string;
	sha256: string;
	/** Empty for files without sheets. */
	sheet: string;
	/** Number of the row that holds the head. */
	headRow: number;
	/** What stands above the head: agency, marking, request number, title. */
	banner: string[];
	/** Fiscal years that the banner, the sheet or the file name speak of. */
	years: number[];
	columns: Column[];
	codebook: { name: string; version: string };
	state: 'loading' | 'ready';
	rows: number;
	flagged: number;
	loadedAt: string | null;
	by: string;
	quality: Quality | null;
};

/** One column of a sheet, and what it was taken for. */
export type Column = {
	/** Counts from 1, as it stands in the sheet. */
	place: number;
	head: string;
	/** The codebook’s field; null where it has none: the column is kept as text. */
	field: string | null;
	/** Where it is stored. */
	stored: string;
	/** name: by its head. content: by what stands in it. file: by the case’s mapping file. none: not known. */
	by: 'name' | 'content' | 'file' | 'none';
	isHidden: boolean;
};

/** The data quality report of one source. */
export type Quality = {
	rows: number;
	/** Sentences about the sheet: hidden rows, repeated heads, notes below, a total that does not agree. */
	remarks: string[];
	/** Text above and below the table, kept because footnotes are definitions. */
	notes: { row: number; text: string }[];
	checks: CheckResult[];
	fields: FieldQuality[];
	/** Cells by field, fiscal year (null: unknown) and state. */
	states: StateCount[];
};

export type CheckResult = {
	name: string;
	label: Bilingual;
	/** Rows that break it. */
	broken: number;
	/** Rows it could be asked of. */
	of: number;
	share: number;
	verdict: 'fine' | 'warn' | 'stop';
};

export type FieldQuality = {
	field: string;
	distinct: number;
	/** What is printed and the codebook does not have, most frequent first; at most 50. */
	unread: { printed: string; rows: number }[];
	/** What was printed for each code, most frequent first; at most 300. Empty for texts, days and ids. */
	spellings: { printed: string; code: string; rows: number }[];
	/** Dates that no record can mean, and values that are none. */
	sentinels: number;
	unreadable: number;
};

export type StateCount = {
	field: string;
	fy: number | null;
	state: CellState;
	/** Only where withheld: the code as printed, and as read. */
	printed?: string;
	codes?: string[];
	cells: number;
};

/** What is withheld, by column and fiscal year: the picture on the dataset page. */
export type WithheldMap = {
	years: (number | null)[];
	columns: {
		field: string;
		label: Bilingual;
		years: {
			fy: number | null;
			cells: number;
			known: number;
			missing: number;
			notApplicable: number;
			withheld: number;
			suppressed: number;
			codes: string[];
		}[];
	}[];
};

/** The quality reports of a dataset’s sources as one map. @param columns names and labels in the order to show */
export function withheldMap(
	sources: readonly Pick<Source, 'quality'>[],
	columns: readonly { name: string; label: Bilingual }[],
): WithheldMap {
	const counts = sources.flatMap(({ quality }) => quality?.states ?? []);
	const years = [...new Set(counts.map(({ fy }) => fy))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
	return {
		years,
		columns: columns.map(({ name, label }) => ({
			field: name,
			label,
			years: years.map((fy) => {
				const here = counts.filter((one) => one.field === name && one.fy === fy);
				const cells = (state: CellState) =>
					here.filter((one) => one.state === state).reduce((sum, one) => sum + one.cells, 0);
				return {
					fy,
					cells: here.reduce((sum, one) => sum + one.cells, 0),
					known: cells('known'),
					missing: cells('missing'),
					notApplicable: cells('not-applicable'),
					withheld: cells('withheld'),
					suppressed: cells('suppressed'),
					codes: [...new Set(here.flatMap((one) => one.codes ?? []))].sort(),
				};
			}),
		})),
	};
}
