/**
 * The database as the features see it. `Db` reads; only the `Tx` that `db.atomic()` hands out writes.
 * SQL is always written with the `sql` tag, so values never become part of the text.
 */

export type Value = string | number | null | Uint8Array;
export type Row = Record<string, unknown>;

export class Sql {
	readonly parts: readonly string[];
	readonly values: readonly Value[];
	constructor(parts: readonly string[], values: readonly Value[]) {
		this.parts = parts;
		this.values = values;
	}
}

/** A statement with its values apart. A value may itself be an `Sql`, which is spliced in: sql`… WHERE ${condition}`. */
export function sql(strings: TemplateStringsArray, ...values: (Value | Sql)[]): Sql {
	const parts: string[] = [strings[0]!];
	const flat: Value[] = [];
	values.forEach((value, i) => {
		const after = strings[i + 1]!;
		if (value instanceof Sql) {
			parts[parts.length - 1] += value.parts[0]!;
			for (let k = 1; k < value.parts.length; k++) parts.push(value.parts[k]!);
			flat.push(...value.values);
			parts[parts.length - 1] += after;
		} else {
			flat.push(value);
			parts.push(after);
		}
	});
	return new Sql(parts, flat);
}

/** Several pieces with a separator between them: join(conditions, sql` AND `). */
export function join(pieces: readonly Sql[], separator: Sql): Sql {
	return pieces.reduce((all, piece, i) => (i === 0 ? piece : sql`${all}${separator}${piece}`), sql``);
}

/** A list for IN: sql`… WHERE id IN (${list(ids)})`. An empty list matches nothing. */
export function list(values: readonly Value[]): Sql {
	return values.length === 0
		? sql`NULL`
		: join(
				values.map((value) => sql`${value}`),
				sql`, `,
			);
}

export interface Db {
	readonly dialect: 'sqlite' | 'postgres';
	/** All rows. The caller names the row's type: tables are STRICT and the SQL stands beside it in a store file. */
	all<R = Row>(statement: Sql): Promise<R[]>;
	one<R = Row>(statement: Sql): Promise<R | undefined>;
	/** Runs the work in one transaction, one writer at a time; a throw rolls everything back. */
	atomic<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

export interface Tx {
	readonly dialect: 'sqlite' | 'postgres';
	all<R = Row>(statement: Sql): Promise<R[]>;
	one<R = Row>(statement: Sql): Promise<R | undefined>;
	/** Executes a change; returns how many rows it touched. For a new id, write `RETURNING id` and use `one`. */
	run(statement: Sql): Promise<number>;
}
