/** What a person does with requests: enter them, change them, say how they stand, open them with their clocks. */

import type { z } from 'zod';
import { noteAct } from '../access/audit.ts';
import type { App, CaseFolder } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { before } from './before.ts';
import type { Dossier, Item, Request } from './docket.ts';
import { readDossier } from './dossier-store.ts';
import { clockOf } from './due.ts';
import type { ItemChange, ItemGiven, RequestChange, RequestGiven, saidGiven } from './given.ts';
import type { Clock } from './reckoned.ts';
import {
	insertItem,
	insertRequest,
	listItems,
	readAgency,
	readItem,
	readRequest,
	touchRequests,
	updateItem,
	updateRequest,
} from './store.ts';

/** What it takes to change the docket of a case. */
export type Desk = Pick<App, 'db' | 'now'> & { readonly case: Pick<CaseFolder, 'person'> };

/** Everything of a request, with what the clocks say on a day, usually today. What happened later is left out of both. */
export async function openRequest(
	app: Pick<App, 'db' | 'now'>,
	id: number,
	asOf: Day = dayOf(app.now()),
): Promise<{ dossier: Dossier; clock: Clock }> {
	const dossier = before(await needDossier(app, id), asOf);
	return { dossier, clock: clockOf(dossier, asOf) };
}

/** @throws Refusal not-found. */
export async function needDossier(app: Pick<App, 'db'>, id: number): Promise<Dossier> {
	return (await readDossier(app.db, id)) ?? noRequest(id);
}

export function noRequest(id: number): never {
	throw new Refusal('not-found', `There is no request ${id} in this case. \`uncover docket requests\` lists them.`);
}

/** Enters one letter to each of several agencies, with its items. They are one batch where they are more than one. */
export async function addRequests(app: Desk, given: RequestGiven): Promise<number[]> {
	const { agencies, items, ...shared } = given;
	const wanted = [...new Set(agencies)];
	return app.db.atomic(async (tx) => {
		const ids: number[] = [];
		for (const agency of wanted) {
			await needAgency(tx, agency);
			const batch = shared.batch ?? (wanted.length > 1 ? shared.title : null);
			const id = await insertRequest(tx, { ...shared, key: null, agency, batch, said: null, released: false });
			for (const [place, item] of items.entries())
				await insertItem(tx, { ...item, key: null, request: id, place: place + 1, withdrawn: null });
			await noteAct(tx, app, {
				action: 'add-request',
				subject: `request ${id}`,
				details: { agency, title: shared.title, items: items.length, ...(batch === null ? {} : { batch }) },
			});
			ids.push(id);
		}
		return ids;
	});
}

/** Changes what is named, and leaves the rest. */
export async function changeRequest(app: Desk, id: number, change: RequestChange): Promise<Request> {
	return onRequest(app, id, 'change-request', Object.keys(defined(change)), async (tx, request) => {
		if (change.agency !== undefined) await needAgency(tx, change.agency);
		return { ...request, ...defined(change) };
	});
}

/** What a person says of how it stands; the clock's own answer is not touched by it. */
export async function sayStatus(app: Desk, id: number, given: z.output<typeof saidGiven>): Promise<Request> {
	const said = { ...given, by: app.case.person, at: app.now().toISOString() };
	return onRequest(app, id, 'say-status', given.status, async (_tx, request) => ({ ...request, said }));
}

/** Lets a request be shown on the public site, or takes it back. */
export async function releaseRequest(app: Desk, id: number, released: boolean): Promise<Request> {
	return onRequest(app, id, released ? 'release-request' : 'withhold-request', released, async (_tx, request) => ({
		...request,
		released,
	}));
}

async function onRequest(
	app: Desk,
	id: number,
	action: string,
	what: string | boolean | readonly string[],
	change: (tx: Tx, request: Request) => Promise<Request>,
): Promise<Request> {
	return app.db.atomic(async (tx) => {
		const changed = await change(tx, (await readRequest(tx, id)) ?? noRequest(id));
		await updateRequest(tx, changed);
		await noteAct(tx, app, { action, subject: `request ${id}`, details: { what } });
		return { ...changed, version: changed.version + 1 };
	});
}

async function needAgency(tx: Tx, id: string): Promise<void> {
	if (!(await readAgency(tx, id)))
		throw new Refusal(
			'not-found',
			`There is no agency “${id}” in this case. \`uncover docket agencies\` lists them, and with a FILE it takes more in.`,
		);
}

/** Adds things asked for, after those there are. */
export async function addItems(app: Desk, request: number, given: readonly ItemGiven[]): Promise<Item[]> {
	return app.db.atomic(async (tx) => {
		if (!(await readRequest(tx, request))) noRequest(request);
		const there = await listItems(tx, [request]);
		const added: Item[] = [];
		for (const item of given) {
			needLabel([...there, ...added], item.label, request);
			const place = Math.max(0, ...there.map((one) => one.place)) + added.length + 1;
			const row = { ...item, key: null, request, place, withdrawn: null };
			added.push({ id: await insertItem(tx, row), ...row });
		}
		await touchRequests(tx, [request]);
		await noteAct(tx, app, {
			action: 'add-items',
			subject: `request ${request}`,
			details: { labels: added.map(({ label }) => label) },
		});
		return added;
	});
}

/** Changes an item, or says that we no longer ask for it. */
export async function changeItem(app: Desk, id: number, change: ItemChange): Promise<Item> {
	return app.db.atomic(async (tx) => {
		const item = await readItem(tx, id);
		if (!item) throw new Refusal('not-found', `There is no item ${id} in this case.`);
		const changed = { ...item, ...defined(change) };
		const others = (await listItems(tx, [item.request])).filter((one) => one.id !== id);
		needLabel(others, changed.label, item.request);
		await updateItem(tx, changed);
		await touchRequests(tx, [item.request]);
		await noteAct(tx, app, {
			action: 'change-item',
			subject: `item ${id}`,
			details: { request: item.request, what: Object.keys(defined(change)) },
		});
		return changed;
	});
}

function needLabel(items: readonly Item[], wanted: string, request: number): void {
	if (items.some(({ label }) => label === wanted))
		throw new Refusal(
			'in-conflict',
			`Request ${request} has an item “${wanted}” already. Give each item a label of its own.`,
		);
}

/** Without the keys that are undefined: what a change does not name stays. */
export function defined<T extends Record<string, unknown>>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};
}
