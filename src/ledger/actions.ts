/** What a person can do with the ledger: load it, ask it, and decide about contradictions. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noteAct } from '../access/audit.ts';
import type { App, CaseFolder } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { type FileName, fileNames } from './columns.ts';
import { type Contradiction, proposeContradictions } from './contradiction.ts';
import { parseLedger } from './files.ts';
import type { Ledger } from './ledger.ts';
import {
	clearLedger,
	type Decision,
	holdsLedger,
	insertLedger,
	listDecisions,
	putDecision,
	readLedger,
} from './store.ts';

/** What it takes to change the ledger of a case. */
type Desk = Pick<App, 'db' | 'now'> & { readonly case: Pick<CaseFolder, 'person'> };

/** The files of the Secure Communities case that come with Uncover. */
const shipped = new URL('../../cases/secure-communities/', import.meta.url);

export type Loaded = {
	folder: string;
	places: number;
	sources: number;
	events: number;
	statements: number;
	figures: number;
	questions: number;
	repairs: number;
	conflicts: number;
};

/**
 * Loads the plain files of a folder in place of what was loaded before. What persons decided stays.
 * @param folder the files that come with Uncover, where it is left out.
 * @throws Refusal not-valid with every bad row by file and line; nothing is loaded then. Not-found where a folder holds none of the files.
 */
export async function loadLedger(app: Desk, folder: string = fileURLToPath(shipped)): Promise<Loaded> {
	const texts = await readTexts(folder);
	const ledger = parsed(texts, folder);
	const { places, sources, events, statements, figures, questions, repairs, conflicts } = ledger;
	const sizes = {
		places: places.length,
		sources: sources.length,
		events: events.length,
		statements: statements.length,
		figures: figures.length,
		questions: questions.length,
		repairs: repairs.length,
		conflicts: conflicts.length,
	};
	const files = Object.fromEntries(
		fileNames.map((name) => [
			name,
			createHash('sha256')
				.update(texts[name] ?? '')
				.digest('hex'),
		]),
	);
	await app.db.atomic(async (tx) => {
		await clearLedger(tx);
		await insertLedger(tx, ledger);
		await noteAct(tx, app, { action: 'load-ledger', subject: 'ledger', details: { ...sizes, files } });
	});
	return { folder, ...sizes };
}

/** The ledger of the case; the one that comes with Uncover where there is no case, or nothing was loaded into it. */
export async function openLedger(app: Pick<App, 'db'> | undefined): Promise<Ledger> {
	if (app && (await holdsLedger(app.db))) return readLedger(app.db);
	const folder = fileURLToPath(shipped);
	return parsed(await readTexts(folder), folder);
}

function parsed(texts: Partial<Record<FileName, string>>, folder: string): Ledger {
	const { ledger, flaws } = parseLedger(texts);
	if (flaws.length === 0) return ledger;
	const shown = flaws
		.slice(0, 50)
		.map(({ file, line, sentence }) => `${file}${line > 0 ? `, line ${line}` : ''}: ${sentence}`);
	const more = flaws.length > shown.length ? [`… and ${count(flaws.length - shown.length, 'more flaw')}.`] : [];
	throw new Refusal(
		'not-valid',
		[
			`Nothing was loaded from ${folder}, because of ${count(flaws.length, 'flaw')}. Mend and load again.`,
			...shown,
			...more,
		].join('\n'),
		{ flaws },
	);
}

async function readTexts(folder: string): Promise<Partial<Record<FileName, string>>> {
	const texts: Partial<Record<FileName, string>> = {};
	for (const name of fileNames) {
		const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
		if (text !== undefined) texts[name] = text;
	}
	if (Object.keys(texts).length === 0)
		throw new Refusal(
			'not-found',
			`There are no files of a ledger in ${folder}. It should hold ${fileNames.join(', ')}, as cases/secure-communities does.`,
		);
	return texts;
}

/** Contradictions that the ledger proposes, each with what a person decided about it, or null. */
export async function listContradictions(
	app: Pick<App, 'db'> | undefined,
): Promise<{ ledger: Ledger; proposals: (Contradiction & { decision: Decision | null })[] }> {
	const ledger = await openLedger(app);
	const decisions = new Map((app ? await listDecisions(app.db) : []).map((one) => [one.contradiction, one]));
	return {
		ledger,
		proposals: proposeContradictions(ledger.statements).map((one) => ({
			...one,
			decision: decisions.get(one.id) ?? null,
		})),
	};
}

/**
 * A person accepts or refuses a proposed contradiction. Only accepted ones are ever public.
 * @throws Refusal not-found where it is not proposed; not-valid without a reason.
 */
export async function decideContradiction(
	app: Desk,
	id: string,
	verdict: Decision['verdict'],
	reason: string,
): Promise<Decision> {
	if (reason.trim() === '')
		throw new Refusal('not-valid', 'Give the reason: a contradiction is accepted or refused by a person who says why.');
	const { proposals } = await listContradictions(app);
	if (!proposals.some((one) => one.id === id))
		throw new Refusal(
			'not-found',
			`The ledger proposes no contradiction “${id}”. \`uncover ledger contradictions\` lists them.`,
		);
	const decision: Decision = {
		contradiction: id,
		verdict,
		reason: reason.trim(),
		by: app.case.person,
		at: app.now().toISOString(),
	};
	await app.db.atomic(async (tx) => {
		await putDecision(tx, decision);
		await noteAct(tx, app, {
			action: verdict === 'accepted' ? 'accept-contradiction' : 'refuse-contradiction',
			subject: `contradiction ${id}`,
			details: { reason: decision.reason },
		});
	});
	return decision;
}
