/** Released requests, under /api/public/requests: what was asked, what happened, what is owed. Private ones are not there at all. */

import { type Context, Hono } from 'hono';
import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import { listPublicRequests, openPublicRequest } from '../docket/public-actions.ts';
import { knownQuery } from '../publishing/api.ts';
import { number, query } from './read.ts';

export function requestRoutes(app: Pick<App, 'db' | 'now'>): Hono {
	const hono = new Hono();
	/** The site as known on a day shows requests as they stood on it. */
	const asked = (context: Context): Day => query(context, knownQuery).known ?? dayOf(app.now());

	hono.get('/api/public/requests', async (context) =>
		context.json({ requests: await listPublicRequests(app, asked(context)) }),
	);
	hono.get('/api/public/requests/:id', async (context) =>
		context.json(await openPublicRequest(app, number(context, 'id'), asked(context))),
	);
	return hono;
}
