/** Loads a docket that comes as plain files: the first case's own story, or another's. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noteAct } from '../access/audit.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import type { Desk } from './actions.ts';
import { readDirectory } from './directory.ts';
import type { Agency, Item, Source } from './docket.ts';
import { insertEntry, insertObligation, insertSuit, touchSuit } from './entry-store.ts';
import { type DocketFiles, type FileName, fileNames, readFiles } from './files.ts';
import { insertProduction, replaceCoverage } from './production-store.ts';
import { sameAgencies } from './same-agency.ts';
import { insertItem, insertRequest, listAgencies, listItems, putAgency, readKeys, touchRequests } from './store.ts';
import { flawLines } from './table.ts';

/** The files of the Secure Communities case that come with Uncover. */
const shipped = new URL('../../cases/secure-communities/docket/', import.meta.url);

type Kind = 'agencies' | 'requests' | 'items' | 'suits' | 'entries' | 'obligations' | 'productions';
/** How many of each were added, and how many rows were there already. */
export type Loaded = Record<Kind, number> & { there: number };

/**
 * Adds what a folder of plain files holds and the case does not. What was loaded before stays as it is, with what persons
 * changed in it.
 * @param folder the files that come with Uncover, where it is left out.
 * @throws Refusal not-valid with every bad row by file and line; nothing is loaded then. Not-found where there are none.
 */
export async function loadDocket(
	app: Desk,
	folder: string = fileURLToPath(shipped),
): Promise<Loaded & { folder: string }> {
	const texts = await readTexts(folder);
	const directory = readDirectory('agencies.csv', texts['agencies.csv'] ?? 'id,name\n');
	const known = new Set([...(await listAgencies(app.db)), ...directory.agencies].map(({ id }) => id));
	const read = readFiles(texts, known);
	const flaws = [...directory.flaws, ...read.flaws];
	if (flaws.length > 0)
		throw new Refusal(
			'not-valid',
			[
				`Nothing was loaded from ${folder}, because of ${count(flaws.length, 'flaw')}. Mend and load again.`,
				...flawLines(flaws),
			].join('\n'),
		);
	return app.db.atomic(async (tx) => {
		const loaded = await load(tx, app, directory.agencies, read.files);
		await noteAct(tx, app, { action: 'load-docket', subject: 'docket', details: loaded });
		return { folder, ...loaded };
	});
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
			`There are no files of a docket in ${folder}. It may hold ${fileNames.join(', ')}, as cases/secure-communities/docket does.`,
		);
	return texts;
}

type Once = (kind: Kind, keys: Map<string, number>, key: string, insert: () => Promise<number>) => Promise<void>;
/** What every part of the loading needs. */
type Loading = { tx: Tx; once: Once; made: { by: string; at: string }; files: DocketFiles };

async function load(tx: Tx, app: Desk, agencies: readonly Agency[], files: DocketFiles): Promise<Loaded> {
	const loaded: Loaded = {
		agencies: 0,
		requests: 0,
		items: 0,
		suits: 0,
		entries: 0,
		obligations: 0,
		productions: 0,
		there: 0,
	};
	/** Inserts a row unless its key is there, and keeps the number that the key stands for. */
	const once: Once = async (kind, keys, key, insert) => {
		if (keys.has(key)) loaded.there++;
		else {
			keys.set(key, await insert());
			loaded[kind]++;
		}
	};
	const loading = { tx, once, made: { by: app.case.person, at: app.now().toISOString() }, files };
	const known = await loadAgencies(loading, agencies);
	const requests = await loadRequests(loading, known);
	const suits = await loadSuits(loading, requests);
	await loadReleases(loading, requests);
	await touchRequests(tx, [...requests.values()]);
	for (const suit of suits.values()) await touchSuit(tx, suit);
	return loaded;
}

/**
 * The agencies that the case does not have under any id. Gives the ids of those that it has under another. What one of
 * them lacks, such as the abbreviation that a directory leaves out, is filled in.
 */
async function loadAgencies({ tx, once }: Loading, agencies: readonly Agency[]): Promise<Map<string, string>> {
	const there = await listAgencies(tx);
	const known = sameAgencies(there, agencies);
	const keys = new Map(there.map(({ id }) => [id, 0]));
	for (const one of agencies) {
		const id = known.get(one.id) ?? one.id;
		const old = there.find((other) => other.id === id);
		if (old && id !== one.id) {
			const { abbreviation, address, email, portal, phone } = old;
			await putAgency(tx, {
				...old,
				abbreviation: abbreviation ?? one.abbreviation,
				address: address ?? one.address,
				email: email ?? one.email,
				portal: portal ?? one.portal,
				phone: phone ?? one.phone,
			});
		}
		await once('agencies', keys, id, async () => {
			await putAgency(tx, { ...one, within: one.within && (known.get(one.within) ?? one.within) });
			return 0;
		});
	}
	return known;
}

/** Requests and their items; gives the numbers of the requests by their keys. */
async function loadRequests(
	{ tx, once, made, files }: Loading,
	known: ReadonlyMap<string, string>,
): Promise<Map<string, number>> {
	const requests = await readKeys(tx, 'request');
	for (const { key, received, tracking, tracking_reason, said, said_note, source, url, ...row } of files.requests)
		await once('requests', requests, key, () =>
			insertRequest(tx, {
				...row,
				agency: known.get(row.agency) ?? row.agency,
				key,
				text: '',
				tracking: tracking === '' ? [] : [{ number: tracking, since: null, reason: tracking_reason }],
				feeCategory: null,
				feeWaiver: null,
				expedite: null,
				receivedUs: null,
				receivedAgency: received,
				estimatedPages: null,
				rulepack: null,
				said: said === '' ? null : { status: said, note: said_note, ...made },
				released: false,
				source: sourceOf(source, url),
			}),
		);
	const items = await readKeys(tx, 'item');
	for (const [place, { key, requests: asked, source, url, note, ...row }] of files.items.entries())
		for (const request of asked.includes('*') ? files.requests.map((one) => one.key) : asked)
			await once('items', items, `${key}/${request}`, () =>
				insertItem(tx, {
					...row,
					key: `${key}/${request}`,
					request: needed(requests, request),
					place: place + 1,
					withdrawn: null,
					note: cited(note, source, url),
				}),
			);
	return requests;
}

/** Suits, what happened, and the duties that orders set; gives the numbers of the suits by their keys. */
async function loadSuits(
	{ tx, once, made, files }: Loading,
	requests: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
	const numbers = (keys: readonly string[]) => keys.map((key) => needed(requests, key));
	const suits = await readKeys(tx, 'suit');
	for (const { key, requests: about, source, url, ...row } of files.suits)
		await once('suits', suits, key, () =>
			insertSuit(tx, { ...row, key, requests: numbers(about), source: sourceOf(source, url) }),
		);
	const entries = await readKeys(tx, 'entry');
	for (const { key, request, suit, about, way, source, url, ...row } of files.entries)
		await once('entries', entries, key, () =>
			insertEntry(tx, {
				...row,
				...made,
				key,
				request: request === null ? null : needed(requests, request),
				suit: suit === null ? null : needed(suits, suit),
				way: way === '' ? null : way,
				document: null,
				items: [],
				details: about === '' ? {} : { about },
				source: sourceOf(source, url),
			}),
		);
	const duties = await readKeys(tx, 'obligation');
	const suitOf = new Map(files.entries.map(({ key, suit }) => [key, suit]));
	const items = await listItems(tx, [...requests.values()]);
	for (const { key, order, items: labels, requests: about, source, url, ...row } of files.obligations)
		await once('obligations', duties, key, () =>
			insertObligation(tx, {
				...row,
				key,
				suit: needed(suits, suitOf.get(order) ?? ''),
				entry: needed(entries, order),
				pages: null,
				items: labels.flatMap((label) => labelled(items, label, about.length > 0 ? numbers(about) : undefined)),
				requests: numbers(about),
				source: sourceOf(source, url),
			}),
		);
	return suits;
}

/** What came back, with the items that it answers. */
async function loadReleases({ tx, once, made, files }: Loading, requests: ReadonlyMap<string, number>): Promise<void> {
	const productions = await readKeys(tx, 'production');
	const items = await listItems(tx, [...requests.values()]);
	for (const { key, request: about, items: covered, source, url, ...row } of files.productions)
		await once('productions', productions, key, async () => {
			const request = needed(requests, about);
			const id = await insertProduction(tx, {
				...row,
				key,
				request,
				document: null,
				entry: null,
				claimed: {},
				source: sourceOf(source, url),
			});
			const coverage = covered.flatMap(({ label, degree }) =>
				labelled(items, label, [request]).map((item) => ({
					item,
					degree,
					first: null,
					last: null,
					note: '',
					by: made.by,
				})),
			);
			await replaceCoverage(tx, id, coverage);
			return id;
		});
}

function labelled(items: readonly Item[], label: string, requests?: readonly number[]): number[] {
	return items
		.filter((item) => item.label === label && (requests === undefined || requests.includes(item.request)))
		.map(({ id }) => id);
}

function sourceOf(title: string, url: string): Source {
	return { title, url: url || null };
}

/** Items have no source of their own beside the request's: it stands in their note. */
function cited(note: string, source: string, url: string): string {
	return [note, `Source: ${source}${url ? `, ${url}` : ''}.`].filter(Boolean).join(' ');
}

/** The number of a key that `readFiles` has found in the files. */
function needed(keys: ReadonlyMap<string, number>, key: string): number {
	const id = keys.get(key);
	if (id === undefined) throw new Error(`The key ${key} passed the check of the files and leads nowhere.`);
	return id;
}
