/** The audit trail over HTTP. */

import { Hono } from 'hono';
import { z } from 'zod';
import { checkTrail, listTrail } from '../access/audit.ts';
import type { App } from '../app.ts';
import { query } from './read.ts';

export function accessRoutes(app: App): Hono {
	const hono = new Hono();
	hono.get('/api/access/trail', async (context) => {
		const { before } = query(context, z.object({ before: z.coerce.number().int().optional() }));
		const acts = await listTrail(app.db, { limit: 100, ...(before === undefined ? {} : { before }) });
		const check = await checkTrail(app.db);
		return context.json({
			acts: acts.map((act) => ({
				id: act.id,
				at: act.at,
				by: act.person,
				action: act.action,
				subject: act.subject,
				details: JSON.parse(act.details),
				hash: act.hash,
			})),
			intact: check.broken === undefined,
			broken: check.broken?.why ?? null,
		});
	});
	return hono;
}
