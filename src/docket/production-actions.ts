/** What came back: releases tied to requests and items, pages set right by a person, and what is still owed. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import type { PageFacts } from '../archive/page-facts.ts';
import { listPageFacts } from '../archive/page-facts-actions.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, defined, needDossier, noRequest } from './actions.ts';
import { before } from './before.ts';
import type { Dossier, PageFate, Production } from './docket.ts';
import { clockOf } from './due.ts';
import type { CorrectionGiven, CoverageGiven, ProductionChange, ProductionGiven } from './given.ts';
import { type Delivered, owed } from './owed.ts';
import {
	deleteCorrection,
	deleteProduction,
	insertProduction,
	listCorrections,
	putCorrection,
	readProduction,
	replaceCoverage,
	updateProduction,
} from './production-store.ts';
import { rate } from './rate.ts';
import type { Owed, Rate } from './reckoned.ts';
import { listItems, readRequest, touchRequests } from './store.ts';
import { fatesOf, tally } from './tally.ts';

/** What is still owed on a request on a day, usually today, and how fast it comes. */
export async function openOwed(
	app: Pick<App, 'db' | 'now'>,
	id: number,
	asOf: Day = dayOf(app.now()),
): Promise<{ dossier: Dossier; owed: Owed; rate: Rate; delivered: Delivered }> {
	const dossier = before(await needDossier(app, id), asOf);
	const delivered = await deliveredTo(app, dossier.productions);
	const { due } = clockOf(dossier, asOf);
	const handled = dossier.productions.map((production) => ({
		production,
		pages: tally(delivered.get(production.id) ?? []),
	}));
	const duties = dossier.suits.flatMap(({ entries, obligations }) =>
		obligations
			.filter(({ requests }) => requests.length === 0 || requests.includes(id))
			.flatMap((duty) => {
				const order = entries.find((entry) => entry.id === duty.entry);
				return order ? [{ ...duty, ordered: order.date }] : [];
			}),
	);
	return {
		dossier,
		delivered,
		owed: owed(dossier, delivered, due, asOf),
		rate: rate(handled, dossier.request.estimatedPages, duties, asOf),
	};
}

/** The pages of productions, each with what became of it. */
export async function deliveredTo(app: Pick<App, 'db'>, productions: readonly Production[]): Promise<Delivered> {
	const lists: PageFacts[][] = [];
	for (const one of productions) lists.push(await factsOf(app, one));
	const fates = fatesOf(lists, await listCorrections(app.db));
	return new Map(productions.map((one, i) => [one.id, fates[i] ?? []]));
}

async function factsOf(app: Pick<App, 'db'>, one: Production): Promise<PageFacts[]> {
	const { production, document, first, last } = one;
	if (document !== null) return listPageFacts(app, { document });
	if (first !== null) return listPageFacts(app, { first, last: last ?? first, production: production ?? undefined });
	return production === null ? [] : listPageFacts(app, { production });
}

/** The pages of one production. @throws Refusal not-found. */
export async function openProduction(
	app: Pick<App, 'db'>,
	id: number,
): Promise<{ production: Production; pages: readonly PageFate[] }> {
	const production = (await readProduction(app.db, id)) ?? noProduction(id);
	const dossier = await needDossier(app, production.request);
	return { production, pages: (await deliveredTo(app, dossier.productions)).get(id) ?? [] };
}

/**
 * Ties a release to a request: a production of the archive by its name, one document, or a range of Bates numbers; and
 * to the items it answers. @returns with how many pages the archive holds of it.
 * @throws Refusal not-found where the archive holds nothing of what was named.
 */
export async function linkProduction(
	app: Desk,
	request: number,
	given: ProductionGiven,
): Promise<{ production: Production; pages: number }> {
	const { coverage, ...row } = given;
	const linked = { ...row, key: null, request };
	const pages = (await factsOf(app, { id: 0, ...linked })).length;
	if (pages === 0 && (row.production !== null || row.document !== null || row.first !== null))
		throw new Refusal(
			'not-found',
			`The archive holds no page of ${nameOf(row)}. Import it first, or correct the name.`,
		);
	const production = await app.db.atomic(async (tx) => {
		if (!(await readRequest(tx, request))) noRequest(request);
		const id = await insertProduction(tx, linked);
		await cover(tx, app, id, request, coverage);
		await noteAct(tx, app, {
			action: 'link-production',
			subject: `release ${id}`,
			details: { request, production: row.production, document: row.document, first: row.first, last: row.last, pages },
		});
		return { id, ...linked };
	});
	return { production, pages };
}

function nameOf({
	production,
	document,
	first,
	last,
}: Pick<Production, 'production' | 'document' | 'first' | 'last'>): string {
	if (document !== null) return `document ${document}`;
	const range = first === null ? '' : last === null ? first : `${first} to ${last}`;
	return production === null ? range : `production “${production}”${range === '' ? '' : ` from ${range}`}`;
}

export async function changeProduction(app: Desk, id: number, change: ProductionChange): Promise<Production> {
	return app.db.atomic(async (tx) => {
		const production = (await readProduction(tx, id)) ?? noProduction(id);
		const changed = { ...production, ...defined(change) };
		await updateProduction(tx, changed);
		await touchRequests(tx, [production.request]);
		await noteAct(tx, app, {
			action: 'change-release',
			subject: `release ${id}`,
			details: { what: Object.keys(defined(change)) },
		});
		return changed;
	});
}

/** Unties a release from its request. The archive keeps its documents. */
export async function unlinkProduction(app: Desk, id: number): Promise<void> {
	await app.db.atomic(async (tx) => {
		const production = (await readProduction(tx, id)) ?? noProduction(id);
		await deleteProduction(tx, id);
		await touchRequests(tx, [production.request]);
		await noteAct(tx, app, {
			action: 'unlink-production',
			subject: `release ${id}`,
			details: { request: production.request, production: production.production, document: production.document },
		});
	});
}

/** Says to which items a release speaks, in place of what was said before. */
export async function coverItems(app: Desk, id: number, coverage: CoverageGiven): Promise<void> {
	await app.db.atomic(async (tx) => {
		const production = (await readProduction(tx, id)) ?? noProduction(id);
		await cover(tx, app, id, production.request, coverage);
		await noteAct(tx, app, {
			action: 'cover-items',
			subject: `release ${id}`,
			details: { items: coverage.map(({ item, degree }) => ({ item, degree })) },
		});
	});
}

async function cover(tx: Tx, app: Desk, production: number, request: number, coverage: CoverageGiven): Promise<void> {
	const own = new Set((await listItems(tx, [request])).map(({ id }) => id));
	const other = coverage.find(({ item }) => !own.has(item));
	if (other) throw new Refusal('not-found', `Request ${request} has no item of the number ${other.item}.`);
	await replaceCoverage(
		tx,
		production,
		coverage.map((one) => ({ ...one, by: app.case.person })),
	);
	await touchRequests(tx, [request]);
}

function noProduction(id: number): never {
	throw new Refusal('not-found', `There is no release ${id} in this case.`);
}

/** Sets what became of a page against the archive's reading, with the reason. */
export async function correctPage(app: Desk, document: number, page: number, given: CorrectionGiven): Promise<void> {
	const known = await listPageFacts(app, { document });
	if (!known.some(({ number }) => number === page))
		throw new Refusal('not-found', `Document ${document} has no page ${page} that is read.`);
	await app.db.atomic(async (tx) => {
		await putCorrection(tx, { document, page, ...given, by: app.case.person, at: app.now().toISOString() });
		await noteAct(tx, app, {
			action: 'correct-page',
			subject: `document ${document}`,
			details: { page, disposition: given.disposition, codes: given.codes, pages: given.pages, reason: given.reason },
		});
	});
}

/** Lets the archive's own reading of a page count again. */
export async function uncorrectPage(app: Desk, document: number, page: number): Promise<void> {
	await app.db.atomic(async (tx) => {
		await deleteCorrection(tx, document, page);
		await noteAct(tx, app, { action: 'uncorrect-page', subject: `document ${document}`, details: { page } });
	});
}
