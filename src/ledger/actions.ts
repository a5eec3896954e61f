/** What a person can do with the ledger: load it, ask it, and decide about contradictions. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastTrailId, noteAct } from '../access/audit.ts';
import type { App, CaseFolder } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { applyChanges, type Change, newest } from './change.ts';
import { listChanges, listCited, putCited } from './change-store.ts';
import { type FileName, fileNames } from './columns.ts';
import { type Contradiction, type Decision, proposeContradictions } from './contradiction.ts';
import { readTables } from './export.ts';
import { parseLedger, withArchive } from './files.ts';
import { judgeThing } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { applyMerges } from './merge.ts';
import { standingOnly } from './standing.ts';
import {
	clearLedger,
	type Decided,
	holdsLedger,
	insertLedger,
	listDecisions,
	putDecision,
	readLedger,
} from './store.ts';
import { findThing } from './thing.ts';
import { judged } from './translation.ts';

/** What it takes to change the ledger of a case. */
export type Desk = Pick<App, 'db' | 'now'> & { readonly case: Pick<CaseFolder, 'person'> };

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
	reviews: number;
	people: number;
	offices: number;
	translations: number;
};

/**
 * Loads the plain files of a folder in place of what was loaded before. What persons wrote and decided at the desk stays,
 * and wins over a row of the files with the same name.
 * @param folder the files that come with Uncover, where it is left out.
 * @throws Refusal not-valid with every bad row by file and line; nothing is loaded then. Not-found where a folder holds none of the files.
 */
export async function loadLedger(app: Desk, folder: string = fileURLToPath(shipped)): Promise<Loaded> {
	const texts = await readTexts(folder);
	const ledger = parsed(texts, folder);
	const { places, sources, events, statements, figures, questions, repairs, conflicts, reviews } = ledger;
	const { people, offices, translations } = ledger;
	const sizes = {
		places: places.length,
		sources: sources.length,
		events: events.length,
		statements: statements.length,
		figures: figures.length,
		questions: questions.length,
		repairs: repairs.length,
		conflicts: conflicts.length,
		reviews: reviews.length,
		people: people.length,
		offices: offices.length,
		translations: translations.length,
	};
	await keepDesk(app, ledger, folder);
	const files = Object.fromEntries(
		fileNames.map((name) => [
			name,
			createHash('sha256')
				.update(texts[name] ?? '')
				.digest('hex'),
		]),
	);
	const accepted = reviews.filter(({ verdict }) => verdict === 'accepted').map(({ id }) => id);
	await app.db.atomic(async (tx) => {
		await clearLedger(tx);
		await insertLedger(tx, ledger);
		for (const one of ledger.cited) await putCited(tx, one);
		await noteAct(tx, app, { action: 'load-ledger', subject: 'ledger', details: { ...sizes, accepted, files } });
	});
	return { folder, ...sizes };
}

/** @throws Refusal in-conflict where what persons did at the desk would rest on something these files no longer hold. */
async function keepDesk(app: Desk, files: Ledger, folder: string): Promise<void> {
	const own = new Map((await listCited(app.db)).map((one) => [one.id, one]));
	const flaws = files.cited
		.filter((one) => {
			const mine = own.get(one.id);
			return mine !== undefined && (mine.sha256 !== one.sha256 || mine.page !== one.page || mine.exact !== one.exact);
		})
		.map(({ id }) => `citations.csv: citation ${id} cites other words in this case. Give it a free number there.`);
	const changes = await listChanges(app.db);
	const raw = applyChanges({ ...files, cited: [...own.values(), ...files.cited] }, changes);
	for (const { kind, thing, after } of newest(changes)) {
		const one = after === null ? undefined : findThing(raw, kind, thing);
		for (const { field, sentence } of one ? judgeThing(raw, kind, one) : [])
			flaws.push(`${kind} ${thing}, changed at the desk, ${field}: ${sentence}`);
	}
	if (flaws.length > 0)
		throw new Refusal(
			'in-conflict',
			[
				`Nothing was loaded from ${folder}: it does not fit what persons did at the desk. Mend either and load again.`,
				...flaws.slice(0, 50),
			].join('\n'),
		);
}

/** A case's ledger with all its layers. */
export type Opened = {
	/** As the files brought it. */
	readonly files: Ledger;
	/** With what persons changed, before merges: what is edited. */
	readonly raw: Ledger;
	/** As it reads: merges in force, translations judged, without what was withdrawn but facts. */
	readonly ledger: Ledger;
	/** In order of time. */
	readonly changes: readonly Change[];
};

/** The ledger of the case; the one that comes with Uncover where there is no case, or nothing was loaded into it. */
export async function openLedger(app: Pick<App, 'db'> | undefined): Promise<Ledger> {
	return (await openLayers(app)).ledger;
}

/**
 * Every change of the ledger leaves an act in the audit trail, in the same transaction, also where another process made
 * it. So what was read holds for as long as the newest act is the same.
 */
const kept = new WeakMap<App['db'], { act: number; layers: Promise<Opened> }>();

export async function openLayers(app: Pick<App, 'db'> | undefined): Promise<Opened> {
	if (!app) return readLayers(app);
	const act = await lastTrailId(app.db);
	const known = kept.get(app.db);
	if (known?.act === act) return known.layers;
	const layers = readLayers(app);
	kept.set(app.db, { act, layers });
	layers.catch(() => kept.delete(app.db));
	return layers;
}

async function readLayers(app: Pick<App, 'db'> | undefined): Promise<Opened> {
	const files =
		app && (await holdsLedger(app.db))
			? await readLedger(app.db)
			: { ...(await readShipped()), ...(app ? { cited: await listCited(app.db) } : {}) };
	const changes = app ? await listChanges(app.db) : [];
	const raw = grounded(applyChanges(files, changes));
	return { files, raw, ledger: applyMerges(standingOnly({ ...raw, translations: judged(raw) })), changes };
}

/** The files that come with Uncover do not change while it runs, so they are read once. */
let shippedLedger: Promise<Ledger> | undefined;
function readShipped(): Promise<Ledger> {
	const folder = fileURLToPath(shipped);
	shippedLedger ??= readTexts(folder).then((texts) => parsed(texts, folder));
	return shippedLedger;
}

function grounded(ledger: Ledger): Ledger {
	const { events, statements, figures, offices } = ledger;
	return { ...ledger, sources: withArchive(ledger.sources, [...events, ...statements, ...figures, ...offices]) };
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
	const whole = await readFile(join(folder, 'ledger.json'), 'utf8').catch(() => undefined);
	if (whole !== undefined) return readTables(whole);
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

/** What was decided about contradictions, by their id: in the files of the case, or by a person, whose word goes before theirs. */
export async function decisionsOf(
	app: Pick<App, 'db'> | undefined,
	{ reviews }: Pick<Ledger, 'reviews'>,
): Promise<Map<string, Decision>> {
	const own = app ? await listDecisions(app.db) : [];
	return new Map([
		...reviews.map(({ id, verdict, en, es }): [string, Decision] => [
			id,
			{ contradiction: id, verdict, reason: en, es, by: null, at: null },
		]),
		...own.map((one): [string, Decision] => [one.contradiction, { ...one, es: '' }]),
	]);
}

/** Contradictions that the ledger proposes, each with what was decided about it, or null. */
export async function listContradictions(
	app: Pick<App, 'db'> | undefined,
): Promise<{ ledger: Ledger; proposals: (Contradiction & { decision: Decision | null })[] }> {
	const ledger = await openLedger(app);
	const decisions = await decisionsOf(app, ledger);
	return {
		ledger,
		proposals: proposeContradictions(ledger.statements, [...decisions.keys()]).map((one) => ({
			...one,
			decision: decisions.get(one.id) ?? null,
		})),
	};
}

/**
 * A person accepts or refuses a proposed contradiction, whatever the files say of it. Only accepted ones are ever public.
 * @throws Refusal not-found where it is not proposed; not-valid without a reason.
 */
export async function decideContradiction(
	app: Desk,
	id: string,
	verdict: Decision['verdict'],
	reason: string,
): Promise<Decided> {
	if (reason.trim() === '')
		throw new Refusal('not-valid', 'Give the reason: a contradiction is accepted or refused by a person who says why.');
	const { proposals } = await listContradictions(app);
	if (!proposals.some((one) => one.id === id))
		throw new Refusal(
			'not-found',
			`The ledger proposes no contradiction “${id}”. \`uncover ledger contradictions\` lists them.`,
		);
	const decision: Decided = {
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
