/** Tables and records as files for other programs, and the rows behind a figure. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { kindNamed } from './codebook.ts';
import { listDatasets, listSources } from './dataset-store.ts';
import { openDefinitions } from './definition-actions.ts';
import { writeAll, writeTable } from './export-store.ts';
import { recordFiles } from './measure-actions.ts';
import type { Table } from './table.ts';

/** A computed table as Parquet: groups as text or whole number, figures as numbers, hidden cells null. */
export async function asParquet(app: App, table: Table): Promise<Uint8Array> {
	const { folder, done } = await app.files.scratch();
	try {
		const file = join(folder, 'table.parquet');
		await app.records.session((session) => writeTable(session, table, file));
		return await readFile(file);
	} finally {
		await done();
	}
}

/**
 * All records of a dataset in one file, each with source, row and hash. It is for the desk: small cells are not hidden in
 * records. @param format parquet, or csv @returns a file in a scratch folder, and what removes it
 */
export async function exportRecords(
	app: App,
	dataset: string,
	format: 'parquet' | 'csv',
): Promise<{ file: string; done(): Promise<void> }> {
	const known = (await listDatasets(app.db)).find(({ name }) => name === dataset);
	if (!known) throw new Refusal('not-found', `There is no dataset “${dataset}” in this case.`);
	const { book } = await openDefinitions(app);
	const sources = (await listSources(app.db, dataset)).filter(({ state }) => state === 'ready');
	const files = await recordFiles(app, sources);
	if (files.length === 0)
		throw new Refusal('not-found', `The dataset “${dataset}” has no file that was loaded to its end.`);
	const { folder, done } = await app.files.scratch();
	try {
		const file = join(folder, `${dataset}.${format}`);
		await app.records.session((session) => writeAll(session, files, file, format, kindNamed(book, known.kind)));
		return { file, done };
	} catch (error) {
		await done();
		throw error;
	}
}
