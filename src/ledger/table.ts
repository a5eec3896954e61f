/** A table in a plain file (CSV), read row by row: each row becomes a value, or a sentence that names its line. */

import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { unguarded } from '../base/csv.ts';
import type { FileName } from './columns.ts';

/** What is wrong with a row. Line 0 stands for the whole file. */
export type Flaw = { readonly file: FileName; readonly line: number; readonly sentence: string };
export type TableRow<T> = { readonly line: number; readonly value: T };

/**
 * The apostrophe that our own files put before what a spreadsheet would run is taken off again.
 * @param shape an object whose keys are the columns, in any order; every cell is text, '' where it is empty.
 * @returns the rows that could be read, and a flaw for each that could not.
 */
export function readTable<S extends z.ZodObject>(
	file: FileName,
	text: string,
	shape: S,
): { rows: TableRow<z.output<S>>[]; flaws: Flaw[] } {
	const flaws: Flaw[] = [];
	const flaw = (line: number, sentence: string) => void flaws.push({ file, line, sentence });
	let records: { record: string[]; info: { lines: number } }[];
	try {
		records = z
			.array(parsed)
			.parse(parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		flaw(
			typeof error.lines === 'number' ? error.lines : 1,
			'The quotation marks of this row do not close. A cell that holds a comma stands in "quotation marks", and one inside it is doubled.',
		);
		return { rows: [], flaws };
	}
	const [head, ...body] = records;
	const columns = head?.record ?? [];
	const wanted = Object.keys(shape.shape);
	// A column that has a value to fall back on may be left out.
	const missing = wanted.filter(
		(name) => !columns.includes(name) && shape.shape[name]?.safeParse(undefined).success !== true,
	);
	const extra = columns.filter((name) => !wanted.includes(name));
	if (missing.length + extra.length > 0 || new Set(columns).size !== columns.length) {
		flaw(
			1,
			`The first line must name these columns, each once: ${wanted.join(', ')}.${missing.length > 0 ? ` It lacks ${missing.join(', ')}.` : ''}${extra.length > 0 ? ` It has ${extra.join(', ')} besides.` : ''}`,
		);
		return { rows: [], flaws };
	}
	const rows: TableRow<z.output<S>>[] = [];
	for (const { record, info } of body) {
		if (record.length !== columns.length) {
			flaw(
				info.lines,
				`This row has ${record.length} cells, and there are ${columns.length} columns. A cell that holds a comma stands in "quotation marks".`,
			);
			continue;
		}
		const result = shape.safeParse(Object.fromEntries(columns.map((name, i) => [name, unguarded(record[i] ?? '')])));
		if (result.success) rows.push({ line: info.lines, value: result.data });
		else for (const issue of result.error.issues) flaw(info.lines, `${issue.path.join('.')}: ${issue.message}.`);
	}
	return { rows, flaws };
}

const parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });
