/** Taking in what an agency released: every original is stored by its hash and entered as received, before anything is read. */

import { basename } from 'node:path';
import { noteAct } from '../access/audit.ts';
import type { App, Found } from '../app.ts';
import type { Day } from '../base/day.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { insertDocument, readDocument, savePassword, updateDocument } from './document-store.ts';
import { insertImport, insertRefused, listUnfinishedImports, markImportTaken } from './import-store.ts';

export type Intake = {
	/** Files, folders and archives on this machine. */
	paths: string[];
	/** Name of what this release delivered; none means each file stands alone. */
	production?: string | undefined;
	received?: Day | undefined;
	/** Tried on every file of this import that asks for one. */
	password?: string | undefined;
};

/**
 * Copies the originals in and enters them as documents waiting to be read.
 * Importing the same paths again adds only what is new. @returns the import's number.
 */
export async function takeIn(app: App, intake: Intake): Promise<number> {
	if (intake.paths.length === 0) throw new Refusal('not-valid', 'Name at least one file or folder to import.');
	const id = await app.db.atomic(async (tx) => {
		const number = await insertImport(tx, {
			production: intake.production?.trim() ?? '',
			received: intake.received ?? null,
			sources: intake.paths,
			by_person: app.case.person,
			started: app.now().toISOString(),
		});
		await noteAct(tx, app, {
			action: 'import-files',
			subject: `import ${number}`,
			details: {
				production: intake.production ?? null,
				received: intake.received ?? null,
				paths: intake.paths.map((path) => basename(path)),
			},
		});
		return number;
	});
	await take(app, id, intake);
	return id;
}

/** Goes on with imports whose taking-in was cut off. What is in already is not taken twice. */
export async function resumeTaking(app: App): Promise<number> {
	const cut = (await listUnfinishedImports(app.db)).filter((row) => row.state === 'taking');
	for (const row of cut)
		await take(app, row.id, { paths: row.sources, production: row.production, received: row.received ?? undefined });
	return cut.length;
}

/** Documents are entered in batches, so that a folder of 100,000 small files does not cost 100,000 transactions. */
const batch = 100;

async function take(app: App, id: number, intake: Intake): Promise<void> {
	let waiting: ((tx: Tx) => Promise<void>)[] = [];
	const flush = async () => {
		const now = waiting;
		waiting = [];
		if (now.length > 0)
			await app.db.atomic(async (tx) => {
				for (const enter of now) await enter(tx);
			});
	};
	const at = app.now().toISOString();
	for (const path of intake.paths)
		for await (const found of app.files.walk(path)) {
			waiting.push(
				await enterFound(app, found, {
					import: id,
					path: found.path,
					production: intake.production?.trim() ?? '',
					received: intake.received ?? null,
					parent: null,
					at,
					password: intake.password,
				}),
			);
			if (waiting.length >= batch) await flush();
		}
	waiting.push((tx) => markImportTaken(tx, id));
	await flush();
}

type Receipt = {
	import: number;
	path: string;
	production: string;
	received: Day | null;
	parent: number | null;
	at: string;
	password?: string | undefined;
};

/** Stores one found file and says how to enter it; a refused one leaves its sentence. The copying happens outside the transaction. */
export async function enterFound(app: App, found: Found, receipt: Receipt): Promise<(tx: Tx) => Promise<void>> {
	const refuse = (sentence: string) => (tx: Tx) =>
		insertRefused(tx, { import: receipt.import, path: receipt.path, sentence, at: receipt.at });
	if ('refused' in found) return refuse(found.refused);
	let stored: { sha256: string; size: number };
	try {
		stored = await app.files.put(found.file);
	} catch (error) {
		if (error instanceof Refusal && error.code !== 'unavailable') return refuse(error.message);
		throw error;
	}
	return async (tx) => {
		const { id, fresh } = await insertDocument(tx, {
			import: receipt.import,
			name: basename(receipt.path),
			path: receipt.path,
			production: receipt.production,
			received: receipt.received,
			...stored,
			kind: 'unknown',
			parent: receipt.parent,
			imported_by: app.case.person,
			imported_at: receipt.at,
		});
		if (fresh && receipt.password) await savePassword(tx, id, receipt.password);
	};
}

/** Tries a file again: one that asked for a password, or that failed. */
export async function retry(app: App, document: number, password?: string): Promise<void> {
	const found = await readDocument(app.db, document);
	if (!found) throw new Refusal('not-found', `There is no document ${document} in this case.`);
	if (found.state !== 'locked' && found.state !== 'failed')
		throw new Refusal('in-conflict', `“${found.name}” has been read already; there is nothing to try again.`);
	// A duplicate is read through its first copy, and takes over how that went.
	const read = found.duplicateOf ?? document;
	await app.db.atomic(async (tx) => {
		if (password) await savePassword(tx, read, password);
		await updateDocument(tx, read, { state: 'waiting', error: null });
		await noteAct(tx, app, { action: password ? 'give-password' : 'retry-file', subject: `document ${document}` });
	});
}
