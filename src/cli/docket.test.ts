import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { type Call, Usage } from './command.ts';
import { docketCommands } from './docket.ts';

/** Runs `docket clocks` on a file with this text, and gives what it printed. */
async function clocks(t: TestContext, text: string, options: { json?: boolean; asOf?: string } = {}): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-docket-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const file = join(folder, 'request.json');
	await writeFile(file, text);
	return run([file], options);
}

async function run(words: string[], options: { json?: boolean; asOf?: string } = {}): Promise<string> {
	const lines: string[] = [];
	const call: Pick<Call, 'words' | 'json' | 'value' | 'print'> = {
		words,
		json: options.json ?? false,
		value: (name) => (name === 'as-of' ? options.asOf : undefined),
		print: (line) => void lines.push(line),
	};
	// The command takes nothing else of its call: it runs without a case.
	await docketCommands[0]?.run(call as Call);
	return lines.join('\n');
}

const request = '{"id": "a", "jurisdiction": "US-FED", "events": [{"type": "request_received", "date": "2026-08-01"}]}';

test('as JSON, every date has a row of its own under its name, with its working', async (t) => {
	const [answer] = JSON.parse(await clocks(t, request, { json: true }));
	assert.equal(answer.id, 'a');
	const row = (name: string) => answer.deadlines.find((one: { name: string }) => one.name === name);
	assert.equal(row('determination_due').date, '2026-08-28');
	assert.equal(row('determination_due').latest, '2026-08-31');
	assert.equal(row('determination_due_latest').date, '2026-08-31');
	assert.equal(row('limitations_safe').date, '2032-08-27');
	for (const key of ['rule', 'citation', 'steps', 'checked', 'safe']) assert.ok(key in row('determination_due'), key);
	assert.deepEqual([answer.flags, answer.problems], [[], []]);
});

test('as text, the working is read line by line, and the day asked about tells how things stand', async (t) => {
	const text = await clocks(t, request, { asOf: '2026-08-29' });
	assert.match(
		text,
		/Fri 28 August 2026 {2}agency: decide on the request — overdue by 1 day, arguably not before Mon 31 August 2026 has passed/,
	);
	assert.match(text, /20 working days: day 1 is Mon 3 August 2026, day 20 is Fri 28 August 2026\./);
	assert.match(await clocks(t, request, { asOf: '2026-08-20' }), /decide on the request — in 8 days/);
});

test('what cannot be computed is refused in a sentence', async (t) => {
	await assert.rejects(
		clocks(t, '{"jurisdiction": "US-FED", "events": [{"type": "x", "date": "2026-08-01"}]}'),
		(error) => isRefusal(error) && /Nothing can be computed.*“x”/.test(error.message),
	);
	await assert.rejects(clocks(t, 'no json'), (error) => isRefusal(error) && /is not JSON/.test(error.message));
	await assert.rejects(
		clocks(t, request, { asOf: 'soon' }),
		(error) => isRefusal(error) && /is not a day/.test(error.message),
	);
	await assert.rejects(
		run(['/nowhere/request.json']),
		(error) => isRefusal(error) && /cannot be read/.test(error.message),
	);
	await assert.rejects(run([]), Usage);
});

test('of several requests, one that cannot be used does not stop the others', async (t) => {
	const answers = JSON.parse(await clocks(t, `[${request}, {"jurisdiction": "US-ZZ", "events": []}]`, { json: true }));
	assert.ok(answers[0].deadlines.length > 0);
	assert.deepEqual(answers[1].deadlines, []);
	assert.ok(answers[1].problems.length > 0);
});
