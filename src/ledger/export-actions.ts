/** Taking a ledger out of a case and into another: plain files, one JSON file, or people and offices as Popolo. */

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { decisionsOf, openLayers } from './actions.ts';
import { pairFlaw } from './contradiction.ts';
import { addAll } from './desk-actions.ts';
import { exportTables, writeCsv } from './export.ts';
import { additionsFrom, type Popolo, parsePopolo, toPopolo } from './popolo.ts';
import type { Kind } from './thing.ts';

export const exportFormats = ['csv', 'json', 'popolo'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Writes the ledger of the case into a folder that is missing or empty: as it stands with all that persons changed.
 * `ledger load` takes csv and json back. The history of changes stays with the case.
 * @throws Refusal in-conflict where the folder holds something.
 */
export async function exportLedger(
	app: App,
	folder: string,
	format: ExportFormat,
): Promise<{ folder: string; files: string[] }> {
	const there = await readdir(folder).catch(() => []);
	if (there.length > 0)
		throw new Refusal(
			'in-conflict',
			`${folder} holds ${there[0]} already. Name a folder that is empty or does not exist.`,
		);
	const { raw, ledger } = await openLayers(app);
	const decisions = await decisionsOf(app, raw);
	const files = texts();
	await mkdir(folder, { recursive: true });
	for (const [name, text] of files) await writeFile(join(folder, name), text);
	await app.db.atomic(async (tx) => {
		await noteAct(tx, app, { action: 'export-ledger', subject: 'ledger', details: { format } });
	});
	return { folder, files: files.map(([name]) => name) };

	function texts(): [string, string][] {
		if (format === 'popolo') return [['popolo.json', asJson(toPopolo(ledger))]];
		// A pair of which one was withdrawn since, or came to agree, is decided no more.
		const reviews = [...decisions.values()]
			.filter(({ contradiction }) => pairFlaw(raw.statements, contradiction) === undefined)
			.map(({ contradiction: id, verdict, reason: en, es }) => ({ id, verdict, en, es }));
		const tables = exportTables({ ...raw, reviews });
		if (format === 'csv') return Object.entries(tables).map(([name, table]) => [name, writeCsv(table)]);
		const rows = Object.entries(tables).map(([name, table]) => [name.replace('.csv', ''), table.rows]);
		return [['ledger.json', asJson(Object.fromEntries(rows))]];
	}
}

function asJson(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

/**
 * Adds the people and offices of a Popolo file that the ledger does not have yet, as if added at the desk; all or none.
 * @throws Refusal not-valid where the file cannot be read or a membership has no source.
 */
export async function importPopolo(
	app: App,
	file: string,
): Promise<{ people: number; offices: number; sources: number }> {
	const popolo = await readPopolo(file);
	const { raw } = await openLayers(app);
	const additions = additionsFrom(popolo, raw);
	await addAll(
		app,
		additions.map((one) => ({ ...one, reason: 'From a Popolo file.' })),
	);
	const count = (kind: Kind) => additions.filter((one) => one.kind === kind).length;
	return { people: count('person'), offices: count('office'), sources: count('source') };
}

async function readPopolo(file: string): Promise<Popolo> {
	const text = await readFile(file, 'utf8').catch(() => {
		throw new Refusal('not-found', `There is no file ${file}.`);
	});
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		throw new Refusal('not-valid', `${file} is not JSON.`);
	}
	const popolo = parsePopolo(given);
	if (typeof popolo === 'string') throw new Refusal('not-valid', popolo);
	return popolo;
}
