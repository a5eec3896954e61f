/** What the docket's own screens ask besides: the days of a month over the whole case, and a letter dropped on the desk. */

import { basename } from 'node:path';
import { Hono } from 'hono';
import { z } from 'zod';
import { listDocuments } from '../archive/document-actions.ts';
import { takeIn } from '../archive/intake-actions.ts';
import { dayOf } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { day } from '../docket/given.ts';
import type { CalendarRow } from '../docket/reckoned.ts';
import { allReminders } from '../docket/reminder-actions.ts';
import { listStandings } from '../docket/standing-actions.ts';
import { allSuits, openSuit } from '../docket/suit-actions.ts';
import { type Listed, reminded } from '../docket/today.ts';
import type { Desk } from './desk.ts';
import { body, query } from './read.ts';

export function docketDeskRoutes({ app, reading }: Pick<Desk, 'app' | 'reading'>): Hono {
	const hono = new Hono();

	hono.get('/api/docket/days', async (context) => {
		const { from, until } = query(context, z.object({ from: day, until: day }));
		const asOf = dayOf(app.now());
		const listed = (await listStandings(app)).map(
			({ request, agencyName, due }): Listed => ({
				...{ request: request.id, suit: null, title: request.title, agencyName, due },
				...{ agency: request.agency, tracking: request.tracking.at(-1)?.number ?? null },
			}),
		);
		for (const { id, caption, number } of await allSuits(app)) {
			const { due } = await openSuit(app, id);
			listed.push({ request: null, suit: id, title: caption, agency: null, agencyName: null, tracking: number, due });
		}
		const rows = listed.flatMap(({ request, suit, title, agencyName, due }) =>
			due
				.filter(({ state }) => state !== 'moot' && state !== 'fact')
				.map(
					({ duty, whose, state, act }): CalendarRow => ({
						...{ request, suit, title, agencyName, duty, whose, state },
						kind: 'deadline',
						day: act,
					}),
				),
		);
		for (const reminder of await allReminders(app)) {
			const row = reminded(reminder, listed, asOf);
			if (row) rows.push({ ...row, kind: 'reminder' });
		}
		const within = rows.filter((row) => row.day >= from && row.day <= until);
		return context.json({ asOf, rows: within.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) });
	});

	/** Files a letter in the archive. It is read behind the server; POST letters/DOCUMENT then proposes what it is. */
	hono.post('/api/docket/letters', async (context) => {
		const { upload } = await body(context, z.object({ upload: z.string().max(100) }));
		const [path, ...more] = await app.files.listUpload(upload);
		if (path === undefined || more.length > 0) throw new Refusal('not-valid', 'Send one letter at a time.');
		await takeIn(app, { paths: [path], production: 'Letters that came in', received: dayOf(app.now()) });
		await app.files.dropUpload(upload);
		reading.wake();
		const name = basename(path);
		const document = (await listDocuments(app)).findLast((one) => one.name === name);
		if (!document)
			throw new Refusal('unavailable', `“${name}” did not arrive in the archive. The page for imports tells why.`);
		return context.json({ document: document.id });
	});

	return hono;
}
