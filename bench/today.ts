/** The Today page over 1,000 open requests of 10 events each: the first time, and again after one has changed. Prints JSON. `node bench/today.ts` */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, type Day } from '../src/base/day.ts';
import { random } from '../src/base/random.ts';
import { addRequests, changeRequest } from '../src/docket/actions.ts';
import { importAgencies } from '../src/docket/agency-actions.ts';
import { addEntry } from '../src/docket/entry-actions.ts';
import { entryGiven, requestGiven } from '../src/docket/given.ts';
import { openToday } from '../src/docket/standing-actions.ts';
import { migrate } from '../src/io/migrate.ts';
import { openSqlite } from '../src/io/sqlite.ts';

const requests = 1000;
const limit = 200;
const folder = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
const db = openSqlite(join(folder, 'case.db'));
await migrate(db, fileURLToPath(new URL('../migrations', import.meta.url)));
const app = { db, now: () => new Date('2026-06-01T12:00:00Z'), case: { person: 'Ada Example' } };
await importAgencies(app, 'a.csv', 'name,abbreviation,within\nHomeland,DHS,\nComponent,ICE,dhs\n');

const draw = random('today');
const story = [
	['acknowledgement', 5],
	['clarification_requested', 8],
	['clarification_answered', 15],
	['fee_query', 18],
	['fee_query_answered', 20],
	['unusual_circumstances_notice', 24],
	['interim_response', 45],
	['interim_response', 75],
	['still_interested_letter', 90],
] as const;
const ids: number[] = [];
for (let i = 0; i < requests; i++) {
	const received = addDays('2025-09-01' as Day, draw.whole(0, 240));
	const [id = 0] = await addRequests(
		app,
		requestGiven.parse({ agencies: ['ice'], title: `Request ${i + 1}`, text: 'x'.repeat(5000), receivedUs: received }),
	);
	ids.push(id);
	for (const [type, after] of story.slice(0, draw.whole(2, story.length))) {
		const date = addDays(received, after + draw.whole(0, 2));
		// An entry without a paper asks nothing of the archive, so the database and the clock are all of the app it takes.
		await addEntry(app as never, { request: id }, entryGiven.parse({ type, date }));
	}
}

const timed = async () => {
	const start = performance.now();
	const processor = process.cpuUsage();
	const today = await openToday(app);
	const { user, system } = process.cpuUsage(processor);
	return {
		milliseconds: performance.now() - start,
		processor: (user + system) / 1000,
		rows: today.us.late.length + today.agency.late.length,
	};
};
const first = await timed();
const again = await timed();
await changeRequest(app, ids[0] ?? 0, { title: 'Changed' });
const changed = await timed();
await db.close();
await rm(folder, { recursive: true, force: true });
const round = (value: number) => Math.round(value * 10) / 10;
console.log(
	JSON.stringify(
		{
			requests,
			late: first.rows,
			firstMilliseconds: round(first.milliseconds),
			firstProcessorMilliseconds: round(first.processor),
			againMilliseconds: round(again.milliseconds),
			afterOneChangeMilliseconds: round(changed.milliseconds),
			limitMilliseconds: limit,
			ratio: round(again.milliseconds / limit),
			ratioFirst: round(first.milliseconds / limit),
			within: again.milliseconds <= limit && changed.milliseconds <= limit,
			firstWithin: first.milliseconds <= limit,
		},
		null,
		'\t',
	),
);
