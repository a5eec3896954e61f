/** A table in a plain file (CSV), read row by row: each row becomes a value, or a sentence that names its line. */

import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** What is wrong with a row. Line 0 stands for the whole file. */
export type Flaw = { readonly file: string; readonly line: number; readonly sentence: string };
export type TableRow<T> = { readonly line: number; readonly value: T };

/**
 * @param shape an object whose keys are the columns, in any order; every cell is text, '' where it is empty or its column missing.
 * @param needed columns that must be there. Columns of other names are left aside.
 */
export function readTable<S extends z.ZodObject>(
	file: string,
	text: string,
	shape: S,
	needed: readonly (keyof z.output<S> & string)[],
): { rows: TableRow<z.output<S>>[]; flaws: Flaw[] } {
	let records: z.output<typeof parsed>[];
	try {
		records = z
			.array(parsed)
			.parse(parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = typeof error.lines === 'number' ? error.lines : 1;
		return { rows: [], flaws: [{ file, line, sentence: 'The quotation marks of this row do not close.' }] };
	}
	const [head, ...body] = records;
	const columns = (head?.record ?? []).map((name) => name.trim().toLowerCase());
	const missing = needed.filter((name) => !columns.includes(name));
	if (missing.length > 0)
		return {
			rows: [],
			flaws: [
				{
					file,
					line: 1,
					sentence: `The first line must name the columns, and ${missing.join(', ')} is not among them. Known are ${Object.keys(shape.shape).join(', ')}.`,
				},
			],
		};
	const rows: TableRow<z.output<S>>[] = [];
	const flaws: Flaw[] = [];
	for (const { record, info } of body) {
		const cells = Object.fromEntries(
			Object.keys(shape.shape).map((name) => [name, (record[columns.indexOf(name)] ?? '').trim()]),
		);
		const result = shape.safeParse(cells);
		if (result.success) rows.push({ line: info.lines, value: result.data });
		else
			for (const issue of result.error.issues)
				flaws.push({ file, line: info.lines, sentence: `${issue.path.join('.')}: ${issue.message}.` });
	}
	return { rows, flaws };
}

const parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/** Flaws as lines for a refusal, the first fifty of them. */
export function flawLines(flaws: readonly Flaw[]): string[] {
	const lines = flaws
		.slice(0, 50)
		.map(({ file, line, sentence }) => `${file}${line > 0 ? `, line ${line}` : ''}: ${sentence}`);
	return flaws.length > lines.length ? [...lines, `… and ${flaws.length - lines.length} more.`] : lines;
}
