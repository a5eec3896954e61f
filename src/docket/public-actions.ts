/** Released requests, for the public site; and the same view of one that is not, for the person who is to release it. */

import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { clockOf } from './due.ts';
import { openOwed } from './production-actions.ts';
import { type PublicRequest, publicRequest } from './public.ts';
import { listVersions } from './store.ts';

/** Every released request as of a day, usually today. */
export async function listPublicRequests(app: Pick<App, 'db' | 'now'>, asOf?: Day): Promise<PublicRequest[]> {
	const found: PublicRequest[] = [];
	for (const { id } of await listVersions(app.db, { released: true })) found.push(await previewRequest(app, id, asOf));
	return found;
}

/** One released request. @throws Refusal not-found for one that is private or does not exist: the two cannot be told apart. */
export async function openPublicRequest(app: Pick<App, 'db' | 'now'>, id: number, asOf?: Day): Promise<PublicRequest> {
	if ((await listVersions(app.db, { ids: [id], released: true })).length === 0)
		throw new Refusal('not-found', `There is no public request ${id}.`);
	return previewRequest(app, id, asOf);
}

/** What the public would see of a request, released or not. */
export async function previewRequest(
	app: Pick<App, 'db' | 'now'>,
	id: number,
	asOf: Day = dayOf(app.now()),
): Promise<PublicRequest> {
	const { dossier, owed } = await openOwed(app, id, asOf);
	return publicRequest(dossier, clockOf(dossier, asOf), owed);
}
