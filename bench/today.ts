/**
 * The Today page over 1,000 open requests of 10 events each: reckoned at once, again, after one has changed; and as a person
 * meets it, from a desk that was just started. Prints JSON. `node bench/today.ts`
 */

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { addDays, type Day } from '../src/base/day.ts';
import { random } from '../src/base/random.ts';
import { addRequests, changeRequest } from '../src/docket/actions.ts';
import { importAgencies } from '../src/docket/agency-actions.ts';
import { addEntry } from '../src/docket/entry-actions.ts';
import { entryGiven, requestGiven } from '../src/docket/given.ts';
import { openToday } from '../src/docket/standing-actions.ts';
import { makeCase } from '../src/io/case.ts';
import { migrate } from '../src/io/migrate.ts';
import { openSqlite } from '../src/io/sqlite.ts';

const requests = 1000;
const limit = 200;
const above = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
const folder = join(above, 'case');
await makeCase(folder, { title: 'Bench' });
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

/** A desk is started on the case; Today is asked for as soon as it listens, and by another desk half a second later. */
const started = async (wait: number) => {
	const start = performance.now();
	const child = spawn(process.execPath, [
		...['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../src/main.ts', import.meta.url))],
		...['start', '--case', folder, '--port', '0', '--ocr', 'off'],
	]);
	try {
		let out = '';
		for await (const text of child.stdout.setEncoding('utf8')) {
			out += String(text);
			if (/token=\S+/.test(out)) break;
		}
		const listens = performance.now() - start;
		const [, site = '', token = ''] = /(http:\S+)\/\?token=(\S+)/.exec(out) ?? [];
		await later(wait);
		const asked = performance.now();
		const answer = await fetch(`${site}/api/docket/today`, { headers: { authorization: `Bearer ${token}` } });
		if (!answer.ok) throw new Error(`Today answered ${answer.status}.`);
		await answer.arrayBuffer();
		return { listens, today: performance.now() - asked };
	} finally {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill();
		await ended;
	}
};
const atOnce = await started(0);
const soon = await started(500);
await rm(above, { recursive: true, force: true });
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
			startMilliseconds: round(soon.listens),
			todayAtOnceMilliseconds: round(atOnce.today),
			todayAfterHalfASecondMilliseconds: round(soon.today),
			limitMilliseconds: limit,
			ratio: round(again.milliseconds / limit),
			ratioFirst: round(first.milliseconds / limit),
			ratioAtOnce: round(atOnce.today / limit),
			ratioAfterHalfASecond: round(soon.today / limit),
			within: again.milliseconds <= limit && changed.milliseconds <= limit && soon.today <= limit,
			firstWithin: first.milliseconds <= limit,
		},
		null,
		'\t',
	),
);
