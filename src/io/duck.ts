/** DuckDB in this process: the engine under tables of records. It reads and writes files of the case and nothing else. */

import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Records, RecordsSession } from '../app.ts';
import type { Sql, Value } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';

export type DuckOptions = {
	/** Folders whose files may be read and written. */
	folders: readonly string[];
	/** Where it puts what does not fit in memory. */
	scratch: string;
	/** Such as 1GB. */
	memory?: string;
	threads?: number;
};

/**
 * Opens nothing until it is first asked: the engine takes a moment to load and most commands never need it. Extensions
 * are neither fetched nor loaded, and files outside `folders` are refused, whatever a statement says.
 */
export function openDuck(options: DuckOptions): Records {
	let instance: Promise<DuckDBInstance> | undefined;
	const idle: DuckDBConnection[] = [];

	async function using<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
		instance ??= start(options);
		const connection = idle.pop() ?? (await (await instance).connect());
		try {
			return await work(connection);
		} catch (error) {
			throw explained(error);
		} finally {
			idle.push(connection);
		}
	}

	return {
		all: (statement) => using((connection) => all(connection, statement)),
		text: written,
		session: (work) =>
			using(async (connection) => {
				try {
					return await work(sessionOn(connection));
				} finally {
					await dropTemporary(connection);
				}
			}),
		async close() {
			for (const connection of idle.splice(0)) connection.closeSync();
			(await instance)?.closeSync();
			instance = undefined;
		},
	};
}

async function start({ folders, scratch, memory = '1GB', threads = 2 }: DuckOptions): Promise<DuckDBInstance> {
	const { DuckDBInstance: engine } = await import('@duckdb/node-api');
	const instance = await engine.create(':memory:', {
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false',
		memory_limit: memory,
		threads: String(threads),
		temp_directory: scratch,
	});
	const connection = await instance.connect();
	const list = folders.map((folder) => literal(folder)).join(', ');
	await connection.run(`SET allowed_directories = [${list}]`);
	// What Parquet files say of their columns is kept until they change.
	await connection.run('SET GLOBAL parquet_metadata_cache = true');
	await connection.run('SET enable_external_access = false');
	await connection.run('SET lock_configuration = true');
	connection.closeSync();
	return instance;
}

function sessionOn(connection: DuckDBConnection): RecordsSession {
	return {
		all: (statement) => all(connection, statement),
		async run(statement) {
			await connection.run(written(statement));
		},
		async insert(table, rows) {
			const appender = await connection.createAppender(table);
			for (const row of rows) {
				for (const value of row)
					if (value === null) appender.appendNull();
					else if (typeof value === 'string') appender.appendVarchar(value);
					else appender.appendInteger(value);
				appender.endRow();
			}
			appender.closeSync();
		},
	};
}

async function dropTemporary(connection: DuckDBConnection): Promise<void> {
	const reader = await connection.runAndReadAll('SELECT table_name FROM duckdb_tables() WHERE temporary');
	for (const [name] of reader.getRows()) await connection.run(`DROP TABLE IF EXISTS temp."${String(name)}"`);
}

async function all<R>(connection: DuckDBConnection, statement: Sql): Promise<R[]> {
	const reader = await connection.runAndReadAll(written(statement));
	const names = reader.deduplicatedColumnNames();
	return reader.getRows().map((row) => Object.fromEntries(names.map((name, i) => [name, plainValue(row[i])]))) as R[];
}

/** Values written out as literals: what is shown is what was run. */
export function written(statement: Sql): string {
	return statement.parts.map((part, i) => (i === 0 ? part : literal(statement.values[i - 1] ?? null) + part)).join('');
}

function literal(value: Value): string {
	if (value === null) return 'NULL';
	if (typeof value === 'number') {
		if (Number.isFinite(value)) return String(value);
		throw new TypeError('Only finite numbers can stand in a query.');
	}
	// A sign that ends texts in C would cut the statement off.
	if (typeof value === 'string' && value.includes('\0'))
		return `(${value.split('\0').map(literal).join(' || chr(0) || ')})`;
	if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
	throw new TypeError('Bytes cannot stand in a query.');
}

function plainValue(value: unknown): unknown {
	if (typeof value === 'bigint') return Number(value);
	if (value === null || value === undefined || typeof value !== 'object') return value ?? null;
	if ('items' in value && Array.isArray(value.items)) return value.items.map(plainValue);
	return String(value);
}

function explained(error: unknown): unknown {
	const text = error instanceof Error ? error.message : '';
	if (/Out of Memory/i.test(text))
		return new Refusal(
			'unavailable',
			'This needs more memory than Uncover allows itself for tables. Ask for fewer groups at a time.',
			{ cause: text.slice(0, 300) },
		);
	if (/No space left/i.test(text))
		return new Refusal('unavailable', 'The disk is full: the table was not written. Make room and try again.');
	return error;
}
