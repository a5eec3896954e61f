/**
 * The reading of everything that waits: open, read pages, recognise scans, number the production.
 * Each step commits small pieces and looks up what is left, so a kill at any moment loses at most the piece in hand.
 */

import type { App, Opened } from '../app.ts';
import type { Tx } from '../base/db.ts';
import { each } from '../base/each.ts';
import type { PageReading } from '../base/page.ts';
import { Refusal, sentence } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { numberProductions } from './bates-actions.ts';
import { depthOf, listUnread, settleDuplicates, type Unread, updateDocument } from './document-store.ts';
import { finishImports, insertRefused } from './import-store.ts';
import { enterFound, resumeTaking } from './intake-actions.ts';
import { withLease } from './lease-actions.ts';
import { insertPage, lastReadNumber, listBrokenPages, markStale } from './page-store.ts';
import { recognise } from './recognise-actions.ts';

export type ReadingOptions = {
	/** Stops between two pieces of work; what is done stays done. */
	signal?: AbortSignal;
	/** Leave scanned pages waiting. */
	withoutOcr?: boolean;
};

/** Archives inside archives are opened this deep. */
const deepest = 5;
/** Pages per transaction. */
const piece = 40;

/** Does all that waits to be done. @returns false where another process on this case is at it already. */
export function work(app: App, options: ReadingOptions = {}): Promise<boolean> {
	return withLease(app, 'reading', async () => {
		await resumeTaking(app);
		await readAll(app, options);
		await numberProductions(app);
		await app.db.atomic((tx) => finishImports(tx, app.now().toISOString()));
		if (options.withoutOcr) return;
		await recognise(app, options);
		await numberProductions(app);
	});
}

async function readAll(app: App, options: ReadingOptions): Promise<void> {
	// Reading an archive enters its members as new documents, so we ask again until nothing waits.
	for (;;) {
		const waiting = await listUnread(app.db, 500);
		if (waiting.length === 0 || options.signal?.aborted) break;
		await each(waiting, app.reader.workers + 1, async (document) => {
			if (!options.signal?.aborted) await readOne(app, document, options);
		});
	}
	await app.db.atomic((tx) => settleDuplicates(tx));
}

async function readOne(app: App, document: Unread, options: ReadingOptions): Promise<void> {
	const path = app.files.path(document.sha256);
	const password = document.password ?? undefined;
	const scratch = await app.files.scratch();
	try {
		const opened = await app.reader.open(path, document.name, {
			scratch: scratch.folder,
			...(password === undefined ? {} : { password }),
		});
		await enter(app, document, opened);
		if (opened.pages > 0) {
			const broken = await readPages(app, document, opened, options);
			if (options.signal?.aborted) return;
			await app.db.atomic(async (tx) => {
				await updateDocument(tx, document.id, { state: 'read', error: broken ?? null });
				await markStale(tx, document.production);
			});
		} else {
			await app.db.atomic((tx) =>
				updateDocument(tx, document.id, { state: opened.kind === 'unknown' ? 'unread' : 'read' }),
			);
		}
	} catch (error) {
		if (!(error instanceof Refusal))
			app.log.error('A document could not be read', { document: document.id, error: String(error) });
		const state = error instanceof Refusal && error.code === 'locked' ? 'locked' : 'failed';
		await app.db.atomic((tx) => updateDocument(tx, document.id, { state, error: sentence(error) }));
	} finally {
		await scratch.done();
	}
}

/** Enters what opening a file told: its kind, pages, properties, and the files inside it. */
async function enter(app: App, document: Unread, opened: Opened): Promise<void> {
	const tooDeep = opened.members.length > 0 && (await depthOf(app.db, document.id)) >= deepest;
	const entries: ((tx: Tx) => Promise<void>)[] = [];
	for (const member of tooDeep ? [] : opened.members)
		entries.push(
			await enterFound(app, member, {
				import: document.import,
				path: `${document.path}/${member.path}`,
				production: document.production,
				received: document.received,
				parent: document.id,
				at: app.now().toISOString(),
				password: document.password ?? undefined,
			}),
		);
	await app.db.atomic(async (tx) => {
		await updateDocument(tx, document.id, {
			state: 'reading',
			error: null,
			kind: opened.kind,
			pages: opened.pages,
			properties: opened.properties,
			remarks: opened.remarks,
			suspicious: opened.suspicious,
		});
		for (const enterOne of entries) await enterOne(tx);
		if (tooDeep)
			await insertRefused(tx, {
				import: document.import,
				path: document.path,
				sentence: `“${document.path}” lies ${deepest} archives deep; what is inside it was left unopened.`,
				at: app.now().toISOString(),
			});
	});
}

/** Reads the pages that are not in yet: they come in order, so these are the last ones. @returns a sentence about pages that could not be read, if any. */
async function readPages(
	app: App,
	document: Unread,
	opened: Opened,
	options: ReadingOptions,
): Promise<string | undefined> {
	const first = (await lastReadNumber(app.db, document.id)) + 1;
	let readings: PageReading[] = [];
	const keep = async () => {
		const now = readings;
		readings = [];
		await app.db.atomic(async (tx) => {
			for (const reading of now) await insertPage(tx, document.id, reading, reading.needsOcr ? 'waiting' : 'none');
		});
	};
	const range = {
		from: first,
		to: opened.pages,
		...(document.password === null ? {} : { password: document.password }),
	};
	if (first <= opened.pages)
		for await (const reading of app.reader.pages(app.files.path(document.sha256), opened.kind, range)) {
			readings.push(reading);
			if (readings.length >= piece) await keep();
			if (options.signal?.aborted) break;
		}
	await keep();
	return describeBroken(await listBrokenPages(app.db, document.id));
}

function describeBroken(broken: { number: number; error: string }[]): string | undefined {
	const [first] = broken;
	if (!first) return undefined;
	const others = broken.length > 1 ? ` ${count(broken.length - 1, 'more page')} of it could not be read either.` : '';
	const page = `Page ${first.number}`;
	return `${first.error.startsWith(page) ? '' : `${page}: `}${first.error}${others}`;
}
