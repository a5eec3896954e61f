/** A public table: one shape says its columns, their types and meanings, for files, API and manual alike. */

import { z } from 'zod';
import type { ContradictionAnswer } from '../ledger/disagreement.ts';
import type { Language } from '../ledger/when.ts';
import type { Site } from './site.ts';

/** What public rows are made of: the ledger as the site shows it, and the contradictions that were accepted. */
export type Published = Pick<Site, 'known' | 'index'> & {
	readonly accepted: readonly ContradictionAnswer<{
		readonly reason: string;
		readonly es: string;
		readonly at: string | null;
	}>[];
};

export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

export type Table = {
	/** `events`: the name of its files and of its address. */
	readonly name: string;
	readonly title: Readonly<Record<Language, string>>;
	readonly about: Readonly<Record<Language, string>>;
	/** Each column in order, with its meaning in both languages (`description`, `x-es`). */
	readonly shape: z.ZodObject;
	/** The columns that tell one row from all others. */
	readonly key: readonly string[];
	/** Columns by which the API can choose rows. */
	readonly filters: readonly string[];
	readonly rows: (published: Published) => readonly Row[];
};

/** A table whose rows are of its shape, as the compiler sees to. */
export function table<S extends z.ZodObject>(
	one: Omit<Table, 'shape' | 'rows'> & {
		readonly shape: S;
		readonly filters: readonly (keyof z.infer<S>)[];
		readonly rows: (published: Published) => readonly Exact<z.infer<S>>[];
	},
): Table {
	return { ...one, rows: (published) => one.rows(published) as readonly Row[] };
}

/** Lists of the ledger are not to be written to. */
type Exact<R> = { readonly [K in keyof R]: R[K] extends readonly string[] ? readonly string[] : R[K] };

export type Column = {
	readonly name: string;
	readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'list';
	readonly required: boolean;
	readonly values: readonly string[] | null;
	readonly about: Readonly<Record<Language, string>>;
};

const kindShape = z.object({
	type: z.union([z.string(), z.array(z.string())]).optional(),
	enum: z.array(z.union([z.string(), z.null()])).optional(),
});
const columnShape = kindShape.extend({
	anyOf: z.array(kindShape).optional(),
	description: z.string(),
	'x-es': z.string(),
});

/** The columns of a table, read from its shape. */
export function columnsOf(table: Pick<Table, 'shape'>): Column[] {
	const { properties } = z.object({ properties: z.record(z.string(), columnShape) }).parse(z.toJSONSchema(table.shape));
	return Object.entries(properties).map(([name, one]) => {
		const kinds = one.anyOf ?? [one];
		const types = kinds.flatMap(({ type }) => type ?? []);
		const values = kinds.flatMap((kind) => kind.enum ?? []);
		return {
			name,
			type: typeOf(types.find((type) => type !== 'null')),
			required: !types.includes('null'),
			values: values.length === 0 ? null : values.flatMap((value) => value ?? []),
			about: { en: one.description, es: one['x-es'] },
		};
	});
}

function typeOf(text: string | undefined): Column['type'] {
	if (text === 'array') return 'list';
	return text === 'integer' || text === 'number' || text === 'boolean' ? text : 'string';
}
