/** The ledger over HTTP, for reading: what the commands print, as JSON under /api/ledger. */

import { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { asDay, dayOf } from '../base/day.ts';
import { listContradictions, openLedger } from '../ledger/actions.ts';
import { countOn } from '../ledger/count.ts';
import { describePlace } from '../ledger/describe.ts';
import { describeConflicts, describeContradictions } from '../ledger/disagreement.ts';
import { indexLedger } from '../ledger/ledger.ts';
import { findPlace } from '../ledger/place.ts';
import { query } from './read.ts';

const day = z.string().transform((value, context) => {
	const found = asDay(value);
	if (found) return found;
	context.addIssue('it is not a day such as 2011-02-07');
	return z.NEVER;
});
const name = z.string().min(1).max(200);

export function ledgerRoutes(app: Pick<App, 'db' | 'now'>): Hono {
	const hono = new Hono();

	hono.get('/api/ledger/status', async (context) => {
		const asked = query(context, z.object({ place: name, on: day.optional(), known: day.optional() }));
		const ledger = await openLedger(app);
		const place = findPlace(ledger.places, asked.place);
		return context.json(describePlace(indexLedger(ledger, asked.known), place, asked.on ?? dayOf(app.now())));
	});

	hono.get('/api/ledger/count', async (context) => {
		const asked = query(context, z.object({ place: name.optional(), on: day.optional() }));
		const ledger = await openLedger(app);
		const within = asked.place === undefined ? undefined : findPlace(ledger.places, asked.place);
		return context.json(countOn(indexLedger(ledger), asked.on ?? dayOf(app.now()), within));
	});

	hono.get('/api/ledger/contradictions', async (context) => {
		const { ledger, proposals } = await listContradictions(app);
		return context.json(describeContradictions(indexLedger(ledger), proposals));
	});

	hono.get('/api/ledger/conflicts', async (context) => {
		const index = indexLedger(await openLedger(app));
		return context.json({ conflicts: describeConflicts(index), repairs: index.ledger.repairs });
	});

	return hono;
}
