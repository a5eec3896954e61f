/**
 * The docket over HTTP, for reading: JSON under /api/docket. A day may be asked about with ?asOf=2010-03-06; what happened
 * later is then left out. Changes are in docket-changes.ts.
 */

import { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { openRequest } from '../docket/actions.ts';
import { allAgencies, openAgency } from '../docket/agency-actions.ts';
import { saidStatuses } from '../docket/docket.ts';
import { day } from '../docket/given.ts';
import { entryKinds } from '../docket/kinds.ts';
import type { Delivered } from '../docket/owed.ts';
import { openOwed, openProduction } from '../docket/production-actions.ts';
import { allProposals } from '../docket/proposal-actions.ts';
import { previewRequest } from '../docket/public-actions.ts';
import type { Owed } from '../docket/reckoned.ts';
import { allReminders } from '../docket/reminder-actions.ts';
import { listStandings, openToday } from '../docket/standing-actions.ts';
import { allSuits, openSuit } from '../docket/suit-actions.ts';
import { docketChanges } from './docket-changes.ts';
import { number, query } from './read.ts';

const word = z.string().min(1).max(200);
const onDay = z.object({ asOf: z.optional(day) });

export function docketRoutes(app: App): Hono {
	const hono = new Hono();

	hono.get('/api/docket/today', async (context) => {
		const shape = onDay.extend({
			ahead: z.coerce.number().int().min(0).max(3660).default(21),
			person: word.optional(),
		});
		const { asOf, ahead, person } = query(context, shape);
		return context.json(
			await openToday(app, { ahead, ...(asOf ? { asOf } : {}), ...(person === undefined ? {} : { person }) }),
		);
	});

	hono.get('/api/docket/requests', async (context) => {
		const { asOf, agency, batch, released } = query(
			context,
			onDay.extend({ agency: word.optional(), batch: word.optional(), released: z.enum(['yes', 'no']).optional() }),
		);
		const filter = {
			...(agency === undefined ? {} : { agency }),
			...(batch === undefined ? {} : { batch }),
			...(released === undefined ? {} : { released: released === 'yes' }),
		};
		return context.json({ requests: await listStandings(app, filter, asOf) });
	});

	hono.get('/api/docket/requests/:id', async (context) =>
		context.json(await openRequest(app, number(context, 'id'), query(context, onDay).asOf)),
	);

	hono.get('/api/docket/requests/:id/owed', async (context) => {
		const { dossier, owed, rate, delivered } = await openOwed(app, number(context, 'id'), query(context, onDay).asOf);
		const { request, agency } = dossier;
		return context.json({ owed, rate, request: { ...request, text: '' }, agency, at: placesOf(owed, delivered) });
	});

	hono.get('/api/docket/requests/:id/public', async (context) =>
		context.json(await previewRequest(app, number(context, 'id'), query(context, onDay).asOf)),
	);

	hono.get('/api/docket/productions/:id/pages', async (context) =>
		context.json(await openProduction(app, number(context, 'id'))),
	);

	hono.get('/api/docket/suits', async (context) => context.json({ suits: await allSuits(app) }));
	hono.get('/api/docket/suits/:id', async (context) =>
		context.json(await openSuit(app, number(context, 'id'), query(context, onDay).asOf)),
	);

	hono.get('/api/docket/agencies', async (context) => context.json({ agencies: await allAgencies(app) }));
	hono.get('/api/docket/agencies/:id', async (context) => context.json(await openAgency(app, context.req.param('id'))));

	hono.get('/api/docket/reminders', async (context) => context.json({ reminders: await allReminders(app) }));

	hono.get('/api/docket/proposals', async (context) => {
		const { state } = query(context, z.object({ state: z.enum(['waiting', 'confirmed', 'refused']).optional() }));
		return context.json({ proposals: await allProposals(app, state) });
	});

	/** What forms offer: the kinds of entries and the statuses that a person can say. */
	hono.get('/api/docket/kinds', (context) => context.json({ entries: entryKinds, said: saidStatuses }));

	hono.route('/', docketChanges(app));
	return hono;
}

/** Where in the archive each printed range of the table begins: `ICE 0001` → `/d/3/p/1`. */
function placesOf({ rows }: Owed, delivered: Delivered): Record<string, string> {
	const wanted = new Set(rows.flatMap(({ ranges }) => ranges.map(([first]) => first)));
	const pages = [...delivered.values()].flat();
	return Object.fromEntries(
		pages.flatMap(({ bates, document, page }) =>
			bates !== null && wanted.has(bates) ? [[bates, `/d/${document}/p/${page}`]] : [],
		),
	);
}
