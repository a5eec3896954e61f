/** What the public API is asked and what it answers: the routes read and write by these shapes, and the description is made from them. */

import { z } from 'zod';
import { asDay, type Day } from '../base/day.ts';
import { describePlace } from '../ledger/describe.ts';
import type { Place } from '../ledger/place.ts';
import { limits, statusWords } from '../ledger/status.ts';
import type { Published, Row, Table } from './table.ts';

/** Where every route of the API begins. What is under it changes only by addition. */
export const apiRoot = '/api/public/v1';

const day = z.string().transform((value, context): Day => {
	const found = asDay(value);
	if (found) return found;
	context.addIssue('it is not a day such as 2010-10-06');
	return z.NEVER;
});

/** `known=2010-10-06` in the address of any public page, table, feed or answer: only what the public could know by that day. */
export const known = day.optional().meta({
	description: 'Only what the public could know by this day, as 2010-10-06. The published list of months is kept.',
});
const on = day.optional().meta({ description: 'The day asked about, as 2010-11-06; usually today.' });

/** Most rows of one answer. */
const most = 1000;

/** What a table as a file, the data package, a feed can be asked. */
export const knownQuery = z.object({ known });

export const statusQuery = z.strictObject({ on, known });
export const countQuery = z.strictObject({
	on,
	known,
	within: z
		.string()
		.max(200)
		.optional()
		.meta({ description: 'Id of a state or other place to count in; usually the nation.' }),
});

/** What a list of a table's rows can be asked: a page of it, a day of knowledge, and one value for each of its filters. */
export function listQuery(table: Pick<Table, 'filters'>) {
	// A filter that is misspelt must not pass for “all rows”.
	return z.strictObject({
		limit: z.coerce
			.number()
			.int()
			.min(1)
			.max(most)
			.default(100)
			.meta({ description: `Rows of one answer, at most ${most}.` }),
		offset: z.coerce.number().int().min(0).default(0).meta({ description: 'Rows to leave out at the beginning.' }),
		known,
		...Object.fromEntries(
			table.filters.map((name) => [
				name,
				z
					.string()
					.max(200)
					.optional()
					.meta({ description: `Only rows whose ${name} is this, or has it in its list.` }),
			]),
		),
	});
}

/** The answer to a list: `next` is the address of the rest. */
export function listShape(table: Pick<Table, 'shape'>) {
	return z.object({
		total: z.int().meta({ description: 'Rows there are.' }),
		next: z.string().nullable().meta({ description: 'Address of the next rows; null where there are none.' }),
		items: z.array(table.shape),
	});
}

/** The rows asked for. A filter on a list of ids takes rows that have the id in it. */
export function chooseRows(rows: readonly Row[], asked: Readonly<Record<string, string>>): readonly Row[] {
	const wishes = Object.entries(asked);
	if (wishes.length === 0) return rows;
	return rows.filter((row) =>
		wishes.every(([name, value]) => {
			const cell = row[name];
			return typeof cell === 'object' && cell !== null ? cell.includes(value) : String(cell ?? '') === value;
		}),
	);
}

const tally = z.object({
	sharing: z.int(),
	possible: z.int().meta({ description: 'Began in the month of this day, before or after it.' }),
	not: z.int(),
	unknown: z.int().meta({ description: 'No source gives a date; never counted as not sharing.' }),
});

const status = z.object({
	id: z.string(),
	place: z.string(),
	on: z.string(),
	status: z
		.enum(statusWords)
		.meta({ description: 'The last thing it did to leave or was told; else how far it is in the programme.' }),
	by: z.string().nullable().meta({ description: 'Id of the fact that says so.' }),
	limits: z.enum(limits).nullable(),
	sharing: z.boolean().nullable().meta({ description: 'null where it is not known.' }),
	since: z.string().nullable().meta({ description: 'As precisely as known: 2010-04, 2010-06-08.' }),
	perhaps: z.boolean().meta({ description: 'True where it may have begun or ended about this day.' }),
	counties: tally.nullable(),
	says: z.string().meta({ description: 'The same in a sentence.' }),
});

export const statusShape = z.object({
	...status.shape,
	above: z.array(status).meta({ description: 'What it lies in, from the inside out.' }),
	events: z.array(z.string()).meta({ description: 'Ids of the events at it until that day, in order of time.' }),
	statements: z.array(z.string()).meta({ description: 'Ids of the statements about it until that day.' }),
});

/** How a place stood on a day, derived from its facts. */
export function statusAnswer({ index }: Pick<Published, 'index'>, place: Place, on: Day): z.infer<typeof statusShape> {
	const { events, statements, ...rest } = describePlace(index, place, on);
	const ids = (facts: readonly { id: string }[]) => facts.map(({ id }) => id);
	// Parsing drops what the shape does not promise.
	return statusShape.parse({ ...rest, events: ids(events), statements: ids(statements) });
}

export const countShape = z.object({
	on: z.string(),
	count: z.int().meta({ description: 'Counties that surely share.' }),
	possible: tally.shape.possible,
	not: z.int(),
	unknown: tally.shape.unknown,
	states: z.record(z.string(), tally),
	rule: z.string(),
});

export const errorShape = z.object({
	error: z.object({
		code: z.string(),
		message: z.string().meta({ description: 'A sentence that says what to do.' }),
		details: z.record(z.string(), z.unknown()),
	}),
});
