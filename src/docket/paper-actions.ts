/** Writing, printing and filing papers; and the texts they are written from, which a case may change. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { listDocuments } from '../archive/document-actions.ts';
import { takeIn } from '../archive/intake-actions.ts';
import { type Day, dayOf } from '../base/day.ts';
import { blanksOf, type Paper } from '../base/paper.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, openRequest } from './actions.ts';
import type { Dossier } from './docket.ts';
import { concerns, type PaperKind, paperKinds, templates, writePaper } from './paper.ts';
import { factsOf } from './paper-facts.ts';
import { checkText, type Facts } from './paper-fill.ts';
import { dropText, listTexts, putText } from './paper-store.ts';
import { openOwed } from './production-actions.ts';
import type { Clock } from './reckoned.ts';

/** The kinds of papers with the text that holds in this case; `by` and `at` where a person changed it. */
export async function paperTexts(
	app: Pick<App, 'db'>,
): Promise<{ kind: PaperKind; name: string; text: string; changed: { by: string; at: string } | null }[]> {
	const own = await listTexts(app.db);
	return paperKinds.map((kind) => {
		const changed = own.find((one) => one.kind === kind);
		return {
			kind,
			name: templates[kind].name,
			text: changed?.text ?? templates[kind].text,
			changed: changed ? { by: changed.by, at: changed.at } : null,
		};
	});
}

/** Keeps a text of the case's own for a kind of paper; null goes back to the one that comes with Uncover. @throws Refusal not-valid where the text cannot be read. */
export async function savePaperText(app: Desk, kind: PaperKind, text: string | null): Promise<void> {
	if (text !== null) checkText(text);
	await app.db.atomic(async (tx) => {
		if (text === null) await dropText(tx, kind);
		else await putText(tx, { kind, text, by: app.case.person, at: app.now().toISOString() });
		await noteAct(tx, app, {
			action: text === null ? 'restore-paper-text' : 'change-paper-text',
			subject: `paper ${kind}`,
		});
	});
}

export type Written = {
	paper: Paper;
	/** What is still to be filled in, each once. */
	blanks: string[];
	/** What speaks against sending it today, each in a sentence. */
	concerns: string[];
	/** Without the ending: "declaration-ice-2010FOIA2674". */
	name: string;
};

/** A paper of a request with the facts as they are on a day, usually today. @throws Refusal not-found, or not-valid as `writePaper` does. */
export async function openPaper(
	app: App,
	request: number,
	kind: PaperKind,
	asOf: Day = dayOf(app.now()),
): Promise<Written> {
	const { dossier, clock, facts: own } = await factsAt(app, request, asOf);
	const facts = kind === 'suit-table' ? { ...own, 'suit.table': await suitFacts(app, dossier, asOf) } : own;
	const text = (await listTexts(app.db)).find((one) => one.kind === kind)?.text;
	const paper = writePaper(kind, facts, text);
	const number = dossier.request.tracking.at(-1)?.number ?? String(request);
	return {
		paper,
		blanks: blanksOf(paper),
		concerns: concerns(kind, dossier, clock),
		name: [kind, dossier.agency.id, number].join('-').replace(/[^\p{L}\p{N}.-]+/gu, '-'),
	};
}

async function factsAt(
	app: App,
	request: number,
	today: Day,
): Promise<{ dossier: Dossier; clock: Clock; facts: Facts }> {
	const { dossier, clock } = await openRequest(app, request, today);
	const { owed, delivered } = await openOwed(app, request, today);
	const facts = factsOf({ dossier, clock, owed, fates: delivered, names: await namesOf(app, dossier), today });
	return { dossier, clock, facts };
}

/** The facts of every request of the suit that a request belongs to. */
async function suitFacts(app: App, { suits: [file] }: Dossier, today: Day): Promise<Facts[]> {
	const all: Facts[] = [];
	for (const request of file?.suit.requests ?? []) all.push((await factsAt(app, request, today)).facts);
	return all;
}

/** Names of the documents that a request's letters and releases are. */
async function namesOf(app: App, { entries, suits, productions }: Dossier): Promise<Map<number, string>> {
	const wanted = [...entries, ...suits.flatMap((suit) => suit.entries), ...productions].flatMap(
		({ document }) => document ?? [],
	);
	const found = wanted.length === 0 ? [] : await listDocuments(app, { ids: [...new Set(wanted)] });
	return new Map(found.map(({ id, name }) => [id, name]));
}

/** The paper as a file. */
export async function printPaper(
	app: App,
	request: number,
	kind: PaperKind,
	format: 'docx' | 'pdf',
	asOf?: Day,
): Promise<Written & { bytes: Uint8Array; file: string }> {
	const written = await openPaper(app, request, kind, asOf);
	return { ...written, bytes: await app.print(written.paper, format), file: `${written.name}.${format}` };
}

/** Prints the paper and puts it into the archive, as what we sent or are about to send. @returns the document's number; reading it is left to the workers. */
export async function filePaper(
	app: App,
	request: number,
	kind: PaperKind,
	format: 'docx' | 'pdf',
): Promise<{ document: number; file: string }> {
	const { bytes, file } = await printPaper(app, request, kind, format);
	const scratch = await app.files.scratch();
	try {
		const path = join(scratch.folder, file);
		await writeFile(path, bytes);
		await takeIn(app, { paths: [path], production: 'Papers of ours', received: dayOf(app.now()) });
	} finally {
		await scratch.done();
	}
	const document = (await listDocuments(app)).findLast((one) => one.name === file);
	if (!document)
		throw new Refusal('unavailable', `“${file}” was printed, and did not arrive in the archive. Import it by hand.`);
	await app.db.atomic((tx) =>
		noteAct(tx, app, {
			action: 'file-paper',
			subject: `request ${request}`,
			details: { kind, document: document.id, file },
		}),
	);
	return { document: document.id, file };
}
