/** How far the imports are, out of the store alone: any process, also a new one after a kill, tells the same. */

import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { type ImportRow, listFailures, listImports, readImport, readTally } from './import-store.ts';
import { isHeld } from './lease-actions.ts';
import type { ImportProgress } from './search.ts';

export async function importProgress(app: App, id: number): Promise<ImportProgress> {
	const row = await readImport(app.db, id);
	if (!row) throw new Refusal('not-found', `There is no import ${id} in this case.`);
	return tell(app, row);
}

export async function listProgress(app: App): Promise<ImportProgress[]> {
	const told: ImportProgress[] = [];
	for (const row of await listImports(app.db)) told.push(await tell(app, row));
	return told;
}

async function tell(app: App, row: ImportRow): Promise<ImportProgress> {
	const tally = await readTally(app.db, row.id);
	const busy = await isHeld(app, 'reading');
	const open = row.finished === null;
	const waitingOcr = tally.ocr - tally.ocrDone;
	const stage = (): ImportProgress['stage'] => {
		if (row.state === 'taking') return busy ? 'taking' : 'interrupted';
		if (!open && waitingOcr === 0) return 'done';
		if (!busy) return 'interrupted';
		if (tally.filesDone < tally.files) return 'reading';
		return waitingOcr > 0 ? 'recognising' : 'finishing';
	};
	return {
		id: row.id,
		production: row.production === '' ? null : row.production,
		started: row.started,
		finished: row.finished,
		stage: stage(),
		files: tally.files,
		filesDone: tally.filesDone,
		pages: tally.pages,
		pagesDone: tally.pagesDone,
		ocrPages: tally.ocr,
		ocrDone: tally.ocrDone,
		rate: null,
		left: null,
		failures: await listFailures(app.db, row.id),
	};
}
