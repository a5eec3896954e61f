/** What can be re-checked: originals against their hashes, citations against the originals, and derived data by making it again. */

import { createHash } from 'node:crypto';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import type { PageText } from '../base/page.ts';
import { Refusal, sentence } from '../base/refusal.ts';
import { type Holds, recheck } from './citation.ts';
import { pageId } from './document.ts';
import { listOriginals, readFacts } from './document-store.ts';
import { withLease } from './lease-actions.ts';
import { type CitationRow, listCitations, markChecked } from './note-store.ts';
import { clearDerived, derivedLines, readTexts } from './page-store.ts';
import { type ReadingOptions, work } from './reading-actions.ts';

export type Verified = { originals: number; bytes: number; wrong: { sha256: string; paths: string[]; why: string }[] };

/** Hashes every original anew. @param onProgress called after each with how many of how many are done. */
export async function verify(app: App, onProgress: (done: number, of: number) => void = () => {}): Promise<Verified> {
	const byHash = Map.groupBy(await listOriginals(app.db), (row) => row.sha256);
	const result: Verified = { originals: byHash.size, bytes: 0, wrong: [] };
	let done = 0;
	for (const [sha256, rows] of byHash) {
		const found = await app.files.rehash(sha256);
		if (found !== sha256)
			result.wrong.push({
				sha256,
				paths: rows.map((row) => row.path),
				why:
					found === undefined
						? 'The original is missing from the case.'
						: `The bytes have changed: their hash is now ${found}.`,
			});
		result.bytes += rows[0]!.size;
		onProgress(++done, byHash.size);
	}
	await app.db.atomic((tx) =>
		noteAct(tx, app, {
			action: 'verify-originals',
			subject: 'case',
			details: { originals: result.originals, wrong: result.wrong.length },
		}),
	);
	return result;
}

export type Checked = {
	checked: number;
	exact: number;
	moved: number;
	lost: { id: number; address: string; exact: string; reason: string }[];
};

/**
 * Re-reads every citation from its original file: the hash is computed anew, the page is read anew, and the words are
 * looked for with what stood before and after them. A page whose words came from OCR is compared with what OCR read.
 */
export async function checkCitations(app: App): Promise<Checked> {
	const result: Checked = { checked: 0, exact: 0, moved: 0, lost: [] };
	const hashes = new Map<string, string | undefined>();
	for (const row of await listCitations(app.db)) {
		const { sha256 } = row.citation;
		if (!hashes.has(sha256)) hashes.set(sha256, await app.files.rehash(sha256));
		const found =
			hashes.get(sha256) === sha256
				? await recheckOne(app, row)
				: { holds: 'lost' as const, reason: 'The original file is missing or its bytes have changed.' };
		result.checked++;
		if (found.holds === 'exact') result.exact++;
		else if (found.holds === 'moved') result.moved++;
		else
			result.lost.push({
				id: row.id,
				address: `/d/${row.document}/p/${row.page}`,
				exact: row.citation.exact,
				reason: found.reason,
			});
		await app.db.atomic((tx) => markChecked(tx, row.id, found.holds, app.now().toISOString()));
	}
	await app.db.atomic((tx) =>
		noteAct(tx, app, {
			action: 'check-citations',
			subject: 'case',
			details: { checked: result.checked, lost: result.lost.length },
		}),
	);
	return result;
}

async function recheckOne(app: App, row: CitationRow): Promise<{ holds: Holds; reason: string }> {
	try {
		const text = await reread(app, row);
		return text ? recheck(row.citation, text) : { holds: 'lost', reason: 'The page is not there any more.' };
	} catch (error) {
		return { holds: 'lost', reason: sentence(error) };
	}
}

async function reread(app: App, row: CitationRow): Promise<PageText | undefined> {
	const facts = await readFacts(app.db, row.document);
	if (!facts) return undefined;
	if (row.citation.layer === 'ocr')
		return (await readTexts(app.db, pageId(facts.duplicate_of ?? facts.id, row.page))).ocr;
	const range = { from: row.page, to: row.page, ...(facts.password === null ? {} : { password: facts.password }) };
	for await (const reading of app.reader.pages(app.files.path(row.citation.sha256), facts.kind, range))
		return reading.layer;
	return undefined;
}

/** A hash over everything derived. Two readings of the same originals give the same one. */
export async function fingerprint(app: App): Promise<string> {
	const hash = createHash('sha256');
	for await (const line of derivedLines(app.db)) hash.update(`${line}\n`);
	return hash.digest('hex');
}

/** Throws all derived data away and makes it again. @returns the fingerprints before and after. */
export async function rebuild(
	app: App,
	options: ReadingOptions = {},
): Promise<{ before: string; after: string; identical: boolean }> {
	let before = '';
	const cleared = await withLease(app, 'reading', async () => {
		before = await fingerprint(app);
		await app.db.atomic(async (tx) => {
			await clearDerived(tx);
			await noteAct(tx, app, { action: 'rebuild', subject: 'case', details: { before } });
		});
		await app.files.clearDerived();
	});
	if (!cleared || !(await work(app, options)))
		throw new Refusal(
			'in-conflict',
			'Another Uncover process is reading this case. Wait until it is done, or stop it, and rebuild again.',
		);
	const after = await fingerprint(app);
	return { before, after, identical: before === after };
}
