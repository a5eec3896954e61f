/**
 * The embedded database: one file, one reading connection, one writing connection.
 * Settings and traps were measured: docs/decisions/0002-sqlite.md.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Db, Row, Sql, Tx, Value } from '../base/db.ts';
import { explained } from './sqlite-error.ts';

export type SqliteOptions = {
	/** How long a transaction waits for another process that is writing; milliseconds. */
	patience?: number;
};

/**
 * Opens the database, and makes it where there is none (its folder must exist).
 * Reads never wait for writes and see the last finished transaction. Transactions queue in this process, and wait for
 * other processes without holding up the event loop. Rows are plain objects; integers are numbers, and bigints only
 * beyond 2^53. A transaction killed at any moment leaves the database as it was before it.
 * @throws Refusal unavailable where the file cannot be opened or is no database; later calls also throw in-conflict for
 * a repeated unique value, and unavailable when the disk is full or another process does not stop writing.
 */
export function openSqlite(file: string, options: SqliteOptions = {}): Db {
	const patience = options.patience ?? 15_000;
	const [writer, reader] = connect(file);
	const transactions = new AsyncLocalStorage<{ open: boolean }>();
	let queue: Promise<unknown> = Promise.resolve();
	let closed: Promise<void> | undefined;

	const refuseClosed = () => {
		if (closed) throw new Error('The database is closed: nothing can be read or written any more.');
	};

	async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
		await begin(writer.database, patience);
		const state = { open: true };
		let altered = false;
		const guarded = <R>(call: () => R): R => {
			if (!state.open) throw new Error('This transaction has ended: its tx must not be kept.');
			return call();
		};
		const tx: Tx = {
			dialect: 'sqlite',
			all: async <R = Row>(statement: Sql) => guarded(() => writer.all(statement) as R[]),
			one: async <R = Row>(statement: Sql) => guarded(() => writer.one(statement) as R | undefined),
			run: async (statement) =>
				guarded(() => {
					altered ||= changesSchema.test(statement.parts[0] ?? '');
					if (altered) writer.forget();
					return writer.run(statement);
				}),
		};
		try {
			const result = await transactions.run(state, () => work(tx));
			state.open = false;
			writer.exec('COMMIT');
			return result;
		} catch (error) {
			state.open = false;
			// SQLite has rolled back by itself where the disk was full.
			if (writer.database.isTransaction) writer.exec('ROLLBACK');
			throw error;
		} finally {
			// A statement prepared before a table changed would give its columns the old names.
			if (altered) for (const side of [writer, reader]) side.forget();
		}
	}

	return {
		dialect: 'sqlite',
		async all<R = Row>(statement: Sql) {
			refuseClosed();
			return reader.all(statement) as R[];
		},
		async one<R = Row>(statement: Sql) {
			refuseClosed();
			return reader.one(statement) as R | undefined;
		},
		async atomic(work) {
			refuseClosed();
			if (transactions.getStore()?.open)
				throw new Error('A transaction was asked for inside a transaction: it would wait for itself. Hand the tx on.');
			const turn = queue.then(() => transact(work));
			queue = turn.catch(() => undefined);
			return turn;
		},
		close() {
			closed ??= queue.then(() => {
				// The last connection to close folds the log into the database; only the writer can.
				reader.database.close();
				writer.exec('PRAGMA optimize');
				writer.database.close();
			});
			return closed;
		},
	};
}

const changesSchema = /^(\s|--.*\n)*(create|alter|drop)\b/i;

function connect(file: string): [Connection, Connection] {
	const opened: DatabaseSync[] = [];
	try {
		const writer = new DatabaseSync(file);
		opened.push(writer);
		// Pages of 8 KB suit the index of words; it must be said before the file has any. A short busy time: begin() does the waiting.
		writer.exec('PRAGMA busy_timeout = 15000; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL');
		writer.exec(`${common}; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA busy_timeout = 20`);
		const reader = new DatabaseSync(file, { readOnly: true });
		opened.push(reader);
		reader.exec(`${common}; PRAGMA cache_size = -262144; PRAGMA mmap_size = 2147418112; PRAGMA busy_timeout = 15000`);
		return [connection(writer, file), connection(reader, file)];
	} catch (error) {
		for (const database of opened) database.close();
		throw explained(error, { file });
	}
}

const common = `PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
	PRAGMA journal_size_limit = 134217728; PRAGMA trusted_schema = OFF`;

type Connection = {
	readonly database: DatabaseSync;
	all(statement: Sql): Row[];
	one(statement: Sql): Row | undefined;
	run(statement: Sql): number;
	exec(text: string): void;
	/** Throws the prepared statements away. */
	forget(): void;
};

type Prepared = { statement: StatementSync; columns: string[] | undefined; complete: boolean };

function connection(database: DatabaseSync, file: string): Connection {
	const cache = new Map<string, Prepared>();

	function prepared(text: string): Prepared {
		const known = cache.get(text);
		if (known) {
			// Back to the young end: the cache drops what was not used for longest.
			cache.delete(text);
			cache.set(text, known);
			return known;
		}
		const statement = database.prepare(text);
		// Without bigints node:sqlite throws on the row count of a delete from a contentless FTS table, after deleting.
		statement.setReadBigInts(true);
		statement.setReturnArrays(true);
		// SQLite prepares the first statement of a text and passes over the rest in silence.
		const complete = /^(\s|;|--.*(\n|$))*$/.test(text.slice(statement.sourceSQL.length));
		const fresh: Prepared = { statement, columns: undefined, complete };
		cache.set(text, fresh);
		const [oldest] = cache.keys();
		if (cache.size > 256 && oldest !== undefined) cache.delete(oldest);
		return fresh;
	}

	function use<T>(sql: Sql, call: (prepared: Prepared) => T): T {
		const text = sql.parts.join('?');
		try {
			return call(prepared(text));
		} catch (error) {
			throw explained(error, { file, text });
		}
	}

	function rows(found: Prepared, values: readonly Value[]): Row[] {
		if (!found.complete) throw new Error('Several statements cannot be read as one.');
		const cells = found.statement.all(...values) as unknown as unknown[][];
		// Only after running: until then a connection may hold the tables as they were before another one changed them.
		found.columns ??= found.statement.columns().map((column) => column.name);
		const { columns } = found;
		return cells.map((line) => row(columns, line));
	}

	return {
		database,
		all: (sql) => use(sql, (found) => rows(found, sql.values)),
		// Not get(): it stops after the first row, and an INSERT … RETURNING must run to its end.
		one: (sql) => use(sql, (found) => rows(found, sql.values)[0]),
		run: (sql) =>
			use(sql, (found) => {
				if (found.complete) return Number(found.statement.run(...sql.values).changes);
				if (sql.values.length > 0) throw new Error('A script of several statements cannot take values.');
				database.exec(sql.parts.join(''));
				return 0;
			}),
		exec: (text) => {
			try {
				database.exec(text);
			} catch (error) {
				throw explained(error, { file, text });
			}
		},
		forget: () => cache.clear(),
	};
}

function row(columns: readonly string[], cells: readonly unknown[]): Row {
	const made: Row = {};
	for (let i = 0; i < columns.length; i++) {
		const cell = cells[i];
		made[columns[i] as string] = typeof cell === 'bigint' && isSafe(cell) ? Number(cell) : cell;
	}
	return made;
}

function isSafe(value: bigint): boolean {
	return value <= 9007199254740991n && value >= -9007199254740991n;
}

/** BEGIN IMMEDIATE, again and again while another process writes; SQLite's own wait would stop the whole event loop. */
async function begin(database: DatabaseSync, patience: number): Promise<void> {
	const end = performance.now() + patience;
	for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
		try {
			database.exec('BEGIN IMMEDIATE');
			return;
		} catch (error) {
			const busy = (error as { errcode?: number }).errcode;
			if ((busy !== 5 && busy !== 261 && busy !== 517) || performance.now() > end) throw explained(error, {});
			await new Promise((resume) => setTimeout(resume, wait));
		}
	}
}
