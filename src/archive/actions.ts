/** What a person does with pages: cite them, note on them, let a document out of quarantine; and the case at a glance. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { dayOf } from '../base/day.ts';
import { type Box, lineBoxes } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { batesReport } from './bates.ts';
import { cite } from './citation.ts';
import { styles } from './cite.ts';
import { type Note, pageAddress } from './document.ts';
import { insertRelease, isQuarantined, readDocument, readFacts } from './document-store.ts';
import {
	type CitationRow,
	deleteNote,
	insertCitation,
	insertNote,
	listCitations,
	listNotes,
	readNote,
	updateNote,
} from './note-store.ts';
import { listProductions, readTotals } from './overview-store.ts';
import { openPage } from './page-actions.ts';
import { listBates } from './page-store.ts';

export type Cited = Omit<CitationRow, 'citation'> & {
	name: string;
	exact: string;
	bates: string | null;
	address: string;
	styles: ReturnType<typeof styles>;
};

/**
 * Cites the words from `start` to `end` of the page's shown text. The citation can be re-checked against the original.
 * @param site where this case is served, put before addresses: `http://127.0.0.1:4600`.
 */
export async function citePage(
	app: App,
	at: { document: number; page: number; start: number; end: number },
	site: string,
): Promise<Cited> {
	const page = await openPage(app, at.document, at.page);
	const facts = (await readFacts(app.db, at.document))!;
	const citation = cite(page.text, at.start, at.end, {
		sha256: facts.sha256,
		document: at.document,
		page: at.page,
		name: page.name,
		production: page.production,
		layer: page.source,
		bates: page.bates?.printed ?? null,
		redactions: page.redactions,
	});
	const row = { document: at.document, page: at.page, citation, by: app.case.person, at: app.now().toISOString() };
	const id = await app.db.atomic(async (tx) => {
		const number = await insertCitation(tx, row);
		await noteAct(tx, app, { action: 'cite-page', subject: `citation ${number}`, details: { address: page.address } });
		return number;
	});
	return present({ ...row, id, checkedAt: null, holds: null }, site);
}

export async function allCitations(app: App, site: string): Promise<Cited[]> {
	return (await listCitations(app.db)).map((row) => present(row, site));
}

function present({ citation, ...row }: CitationRow, site: string): Cited {
	const address = site + pageAddress(row.document, row.page);
	const { name, exact, bates } = citation;
	return {
		...row,
		name,
		exact,
		bates,
		address,
		styles: styles(citation, { address, accessed: dayOf(new Date(row.at)) }),
	};
}

export type NewNote = {
	document: number;
	page: number;
	boxes?: Box[] | undefined;
	start?: number | undefined;
	end?: number | undefined;
	text: string;
	tags: string[];
	visibility: Note['visibility'];
};

/** A note on a drawn box or on selected words of the page's shown text. */
export async function writeNote(app: App, given: NewNote): Promise<Note> {
	const page = await openPage(app, given.document, given.page);
	const { start, end } = given;
	const words =
		start === undefined || end === undefined
			? []
			: page.text.words.filter((word) => word.end > start && word.start < end);
	const note = {
		document: given.document,
		page: given.page,
		boxes: given.boxes ?? lineBoxes(words),
		exact: start === undefined || end === undefined ? null : page.text.text.slice(start, end),
		text: given.text,
		tags: given.tags,
		visibility: given.visibility,
		by: app.case.person,
		at: app.now().toISOString(),
	};
	const id = await app.db.atomic(async (tx) => {
		const number = await insertNote(tx, note);
		await noteAct(tx, app, {
			action: 'write-note',
			subject: `note ${number}`,
			details: { address: page.address, visibility: given.visibility },
		});
		return number;
	});
	return { id, ...note };
}

/** Only the person who wrote a note changes it or takes it away. */
export async function changeNote(
	app: App,
	id: number,
	change: { text: string; tags: string[]; visibility: Note['visibility'] },
): Promise<Note> {
	const note = await ownNote(app, id);
	await app.db.atomic(async (tx) => {
		await updateNote(tx, id, change);
		await noteAct(tx, app, { action: 'change-note', subject: `note ${id}` });
	});
	return { ...note, ...change };
}

export async function removeNote(app: App, id: number): Promise<void> {
	await ownNote(app, id);
	await app.db.atomic(async (tx) => {
		await deleteNote(tx, id);
		await noteAct(tx, app, { action: 'remove-note', subject: `note ${id}` });
	});
}

async function ownNote(app: App, id: number): Promise<Note> {
	const note = await readNote(app.db, app.case.person, id);
	if (!note) throw new Refusal('not-found', `There is no note ${id} that you can see.`);
	if (note.by !== app.case.person)
		throw new Refusal('not-allowed', `Note ${id} was written by ${note.by}; only they can change it.`);
	return note;
}

export function allNotes(app: App, tag?: string): Promise<Note[]> {
	return listNotes(app.db, app.case.person, tag === undefined ? {} : { tag });
}

/** Lets a document out of quarantine. Its covered words stay out of text and index; its pictures are shown as they are. */
export async function releaseDocument(app: App, document: number, reason: string): Promise<void> {
	const found = await readDocument(app.db, document);
	if (!found) throw new Refusal('not-found', `There is no document ${document} in this case.`);
	if (!(await isQuarantined(app.db, document)))
		throw new Refusal('in-conflict', `“${found.name}” is not in quarantine.`);
	if (reason.trim() === '')
		throw new Refusal('not-valid', 'Say why this document can be shown; the reason goes into the audit trail.');
	await app.db.atomic(async (tx) => {
		await insertRelease(tx, {
			document: found.duplicateOf ?? document,
			reason: reason.trim(),
			by_person: app.case.person,
			at: app.now().toISOString(),
		});
		await noteAct(tx, app, {
			action: 'release-document',
			subject: `document ${document}`,
			details: { reason: reason.trim() },
		});
	});
}

/** The Bates numbers of a production: ranges, gaps, overlaps, repeats. */
export async function reportBates(app: App, production: string) {
	const pages = await listBates(app.db, production);
	if (pages.length === 0) throw new Refusal('not-found', `There is no production “${production}” in this case.`);
	return batesReport(pages);
}

export type Overview = Awaited<ReturnType<typeof overview>>;

/** The case at a glance. */
export async function overview(app: App) {
	return {
		title: app.case.title,
		person: app.case.person,
		practice: app.case.practice,
		...(await readTotals(app.db)),
		productions: await listProductions(app.db),
	};
}
