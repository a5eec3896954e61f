/** Opening pages: everything the viewer shows of one page, and what its address gives as text. */

import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { batesAddress } from './bates.ts';
import { type Document, type Page, pageAddress, type TextSource } from './document.ts';
import { type Facts, isQuarantined, listDocuments, readFacts } from './document-store.ts';
import { listCitations, listNotes } from './note-store.ts';
import {
	findBates,
	listPages,
	listSamePages,
	type PageRow,
	readCovered,
	readPage,
	readRedactions,
	readTexts,
} from './page-store.ts';
import { slipSheet } from './slip.ts';

/** @throws Refusal not-found for a document that is not in the case. */
export async function openDocument(
	app: App,
	id: number,
): Promise<{ document: Document; members: Document[]; duplicates: Document[] }> {
	const [document] = await listDocuments(app.db, { ids: [id] });
	if (!document) throw new Refusal('not-found', `There is no document ${id} in this case.`);
	const same = await listDocuments(app.db, { sha256: document.sha256 });
	return {
		document,
		members: await listDocuments(app.db, { parent: id }),
		duplicates: same.filter((other) => other.id !== id),
	};
}

/**
 * A page's row with the facts of its document. A duplicate's pages are those of the first copy, under the duplicate's own address.
 * @throws Refusal not-found for a page the document does not have; unavailable while it is not read yet.
 */
export async function findPage(app: App, document: number, number: number): Promise<{ facts: Facts; row: PageRow }> {
	const facts = await readFacts(app.db, document);
	if (!facts) throw new Refusal('not-found', `There is no document ${document} in this case.`);
	const row = await readPage(app.db, facts.duplicate_of ?? document, number);
	if (row) return { facts, row };
	if (number >= 1 && number <= facts.pages)
		throw new Refusal(
			'unavailable',
			`Page ${number} of “${facts.name}” has not been read yet. Wait a moment and open it again.`,
		);
	throw new Refusal(
		'not-found',
		`“${facts.name}” has ${facts.pages === 0 ? 'no pages' : `pages 1 to ${facts.pages}`}; there is no page ${number}.`,
	);
}

/** @throws Refusal not-found or unavailable, see `findPage`. */
export async function openPage(app: App, document: number, number: number): Promise<Page> {
	const { facts, row } = await findPage(app, document, number);
	const texts = await readTexts(app.db, row.id);
	const shown = texts[row.source] ?? { text: '', words: [] };
	const otherSource: TextSource = row.source === 'file' ? 'ocr' : 'file';
	const other = texts[otherSource];
	const [notes, citations] = [
		await listNotes(app.db, app.case.person, { document, page: number }),
		await listCitations(app.db, { document, page: number }),
	];
	return {
		document,
		number,
		of: facts.pages,
		name: facts.name,
		production: facts.production === '' ? null : facts.production,
		address: pageAddress(document, number),
		width: row.width,
		height: row.height,
		picture: facts.kind === 'pdf' || facts.kind === 'image',
		bates:
			row.bates === null
				? null
				: {
						printed: row.bates,
						inferred: row.bates_inferred === 1,
						address: `/bates/${row.bates_address}`,
						box: row.bates_box ? JSON.parse(row.bates_box) : null,
					},
		source: row.source,
		text: { text: shown.text, words: shown.words },
		other: other ? { source: otherSource, text: { text: other.text, words: other.words } } : null,
		sourceReason: row.source_reason,
		legibility: row.legibility,
		confidence: row.confidence,
		ocr: row.ocr,
		redactions: await readRedactions(app.db, row.id),
		covered: await readCovered(app.db, row.id),
		quarantined: await isQuarantined(app.db, document),
		withheld: row.withheld,
		slip: slipSheet(shown.text) ?? null,
		duplicates: (await listSamePages(app.db, row)).map((same) => ({
			document: same.document,
			page: same.number,
			name: same.name,
			bates: same.bates,
			address: pageAddress(same.document, same.number),
		})),
		notes,
		citations: citations.map((one) => ({ id: one.id, exact: one.citation.exact, boxes: one.citation.boxes })),
		error: row.error,
	};
}

/** The strip of pages beside the viewer, at most 500 at a time. */
export async function listStrip(app: App, document: number, from: number, to: number) {
	const facts = await readFacts(app.db, document);
	if (!facts) throw new Refusal('not-found', `There is no document ${document} in this case.`);
	const first = Math.max(1, from);
	const rows = await listPages(app.db, facts.duplicate_of ?? document, first, Math.min(to, first + 499));
	return rows.map((row) => ({
		number: row.number,
		bates: row.bates,
		redactions: row.redactions,
		ocr: row.ocr,
		quarantined: row.covered > 0,
		confidence: row.confidence,
	}));
}

/** A page's picture. In a quarantined document the places that could still be read are painted over. */
export async function drawPage(
	app: App,
	document: number,
	number: number,
	options: { width: number; format: 'jpeg' | 'png' },
): Promise<Uint8Array> {
	const facts = await readFacts(app.db, document);
	if (!facts) throw new Refusal('not-found', `There is no document ${document} in this case.`);
	const holder = facts.duplicate_of ?? document;
	const row = await readPage(app.db, holder, number);
	if (!row || (facts.kind !== 'pdf' && facts.kind !== 'image'))
		throw new Refusal('not-found', `There is no picture of page ${number} of “${facts.name}”.`);
	const cover = row.covered > 0 && (await isQuarantined(app.db, document)) ? await readCovered(app.db, row.id) : [];
	const name = `pages/${facts.sha256.slice(0, 2)}/${facts.sha256}/${number}-${options.width}${cover.length > 0 ? '-covered' : ''}.${options.format}`;
	const kept = await app.files.readDerived(name);
	if (kept) return kept;
	const picture = await app.reader.picture(app.files.path(facts.sha256), facts.kind, number, {
		...options,
		cover,
		...(facts.password === null ? {} : { password: facts.password }),
	});
	await app.files.writeDerived(name, picture);
	return picture;
}

/** The page that carries a Bates number. @throws Refusal not-found. */
export async function findByBates(
	app: App,
	printed: string,
): Promise<{ document: number; page: number; others: number }> {
	const found = await findBates(app.db, batesAddress(printed));
	const [newest] = found;
	if (!newest) throw new Refusal('not-found', `No page in this case carries the Bates number “${printed}”.`);
	return { document: newest.document, page: newest.number, others: found.length - 1 };
}
