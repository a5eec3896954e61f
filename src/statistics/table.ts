/** A computed measure: what every table, chart, map, file and answer of the API is made from, small cells already hidden. */

import type { Day } from '../base/day.ts';
import type { Bilingual } from './codebook.ts';
import type { Definition, IntervalName, Way } from './measure.ts';

/** A group: a code, a year, a month (“2016-10”); null for records whose group is not known. */
export type Group = string | number | null;

export type Row = {
	/** One entry for each dimension asked for. */
	by: Group[];
	/** In the measure’s unit; null where hidden, or where there is nothing to count. */
	value: number | null;
	/** Ends of the interval; null for counts of all records, which have none. */
	low: number | null;
	high: number | null;
	/** Records the value rests on: the count itself, the denominator of a share. Null where hidden. */
	n: number | null;
	/** Records whose answer is unknown. Null where hidden. */
	unknown: number | null;
	/** True for a small cell, and for a cell hidden so that no small one can be worked out; a reader cannot tell which. */
	suppressed: boolean;
};

export type Dimension = {
	name: string;
	label: Bilingual;
	/** code: see `labels`. year, month, day: time. reading: the definition. number. */
	kind: 'code' | 'year' | 'quarter' | 'month' | 'day' | 'reading' | 'text' | 'number';
	/** Labels of the groups that occur, by the group as text. */
	labels: Record<string, Bilingual>;
	/** Groups that are no places, with what they are: a desk that counts what happened elsewhere. */
	notes: Record<string, Bilingual>;
};

export type Filter = { readonly field: string; readonly is: readonly Group[] };

/** What was asked for: enough to compute the same table again. */
export type Asked = {
	measure: string;
	dataset: string;
	by: string[];
	filters: Filter[];
	way: Way;
	interval: IntervalName;
	level: number;
	/** Duplicate rules switched on. */
	rules: string[];
	threshold: number;
};

export type Table = {
	asked: Asked;
	definition: Definition;
	dimensions: Dimension[];
	rows: Row[];
	/** All groups together; hidden like any other cell where it has to be. */
	total: Omit<Row, 'by'>;
	/** A sentence in both languages for each thing a reader has to know before quoting. */
	told: Bilingual[];
	/** The records: how many, from which days, out of which files. */
	records: {
		/** In the dataset. */
		all: number;
		/** In the population, filters applied. Null where so few that it is hidden, as are counts in the table. */
		counted: number | null;
		/** Of which it is unknown whether they belong to the population; not counted. Null where hidden. */
		undecided: number | null;
		from: Day | null;
		to: Day | null;
		hash: string;
	};
	/** Duplicate rules switched on, with what each took away. */
	rules: { name: string; label: Bilingual; removed: number; undecided: number }[];
	/** How many cells are hidden. */
	hidden: number;
	/** The very query that was run. */
	sql: string;
	asOf: Day;
	milliseconds: number;
};

/** As `uncover statistics measure --json` prints it: each row with its groups by name. */
export function printed(table: Table) {
	return {
		measure: table.asked.measure,
		definition: {
			...table.definition,
			...table.asked,
			records: table.records,
			rules: table.rules,
			told: table.told,
			sql: table.sql,
			asOf: table.asOf,
		},
		rows: table.rows.map(({ by, ...rest }) => ({
			...Object.fromEntries(table.asked.by.map((name, i) => [name, by[i] ?? null])),
			...rest,
		})),
	};
}
