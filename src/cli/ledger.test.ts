import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Call, type Make, parseCall, Usage } from './command.ts';
import { ledgerCommands } from './ledger.ts';

const nowhere = (): never => {
	throw new Error('These commands run without a case.');
};
const make: Make = {
	settings: [],
	commands: ledgerCommands,
	newCase: nowhere,
	practice: nowhere,
	serve: nowhere,
	crew: nowhere,
	visit: nowhere,
};

/** Runs a command outside any case, as on a machine where nothing was made yet. */
async function run(...argv: string[]) {
	const { command, words, values } = parseCall(ledgerCommands, argv);
	const lines: string[] = [];
	const call: Call = {
		get app() {
			return nowhere();
		},
		hasCase: false,
		words,
		value: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
		values: () => [],
		has: (name) => values[name] === true,
		print: (line) => void lines.push(line),
		status: () => {},
		json: values.json === true,
		signal: new AbortController().signal,
		withoutOcr: true,
		make,
	};
	assert.equal(await command.run(call), 0);
	return lines.join('\n');
}

describe('without a case the commands answer from the files that come with Uncover', () => {
	test('status as JSON', async () => {
		const answer: unknown = JSON.parse(await run('ledger', 'status', 'Arlington, VA', '--on', '2010-11-06', '--json'));
		assert.ok(answer !== null && typeof answer === 'object');
		const { place, fips, on, status, sharing, since, events, statements } = answer as Record<string, unknown>;
		assert.deepEqual(
			{ place, fips, on, status, sharing, since },
			{
				place: 'Arlington County, VA',
				fips: '51013',
				on: '2010-11-06',
				status: 'answered-no',
				sharing: true,
				since: '2010-04',
			},
		);
		assert.deepEqual([Array.isArray(events) && events.length, Array.isArray(statements) && statements.length], [3, 2]);
	});

	test('status in words, with each fact, its date and its source', async () => {
		const told = await run('ledger', 'status', 'Arlington,', 'VA', '--on', '2010-11-06');
		assert.match(told, /^Arlington County, VA on 2010-11-06: answered no; sharing fingerprints since April 2010\.$/m);
		assert.match(
			told,
			/^September 28, 2010 {2}vote to leave\n {2}Unanimous resolution.*\n {2}About leaving; the record does not say which way\.\n {2}Arlington resolution .*https:\/\//m,
		);
	});

	test('as known by a day, what was not public yet is left out', async () => {
		const told = (known: string) => run('ledger', 'status', 'Arlington, VA', '--on', '2010-11-06', '--known', known);
		assert.doesNotMatch(await told('2010-10-31'), /asked to leave/);
		assert.match(await told('2010-11-05'), /asked to leave/);
	});

	test('count as JSON and in words, in the nation and in a state', async () => {
		const count: unknown = JSON.parse(await run('ledger', 'count', '--on', '2008-12-31', '--json'));
		assert.equal((count as { count: unknown }).count, 14);
		assert.match(
			await run('ledger', 'count', 'Illinois', '--on', '2010-12-31'),
			/^26 counties shared fingerprints by 2010-12-31\./,
		);
		assert.match(
			await run('ledger', 'count', '--on', '2010-11-06'),
			/55 more joined in that month, before or after the day\. Of 132, no source gives a date\./,
		);
	});

	test('contradictions with both sides, their sources and the days between', async () => {
		const rows = JSON.parse(await run('ledger', 'contradictions', '--json')) as Record<string, unknown>[];
		const flip = rows.find(({ id }) => id === 'statement-053~statement-061');
		assert.partialDeepStrictEqual(flip, {
			between: 'one office',
			acts: 'same',
			decision: { verdict: 'accepted', by: null },
			gap: { least: 29, most: 29 },
			question: { id: 'can-leave', text: 'Can a jurisdiction leave?' },
			first: {
				speaker: 'Janet Napolitano',
				position: 'yes',
				when: '2010-09-07',
				source: { publisher: 'washingtonindependent.com' },
			},
			second: { speaker: 'Janet Napolitano', position: 'no', when: '2010-10-06' },
		});
		assert.match(
			await run('ledger', 'contradictions'),
			/statement-053~statement-061 {2}accepted, one office, 29 days apart/,
		);
	});

	test('conflicts with both sides', async () => {
		assert.match(await run('ledger', 'conflicts'), /^ {2}24 {2}\(NY Daily News.*\n {2}31, as WNYC/m);
		assert.ok('repairs' in (JSON.parse(await run('ledger', 'conflicts', '--json')) as object));
	});
});

describe('a call that cannot be understood', () => {
	test('a place, a contradiction or a day that is missing or wrong is said so', async () => {
		await assert.rejects(run('ledger', 'status'), Usage);
		await assert.rejects(run('ledger', 'accept'), Usage);
		await assert.rejects(run('ledger', 'load', 'one', 'two'), Usage);
		await assert.rejects(run('ledger', 'count', '--on', '2010-02-30'), /is not a day/);
		await assert.rejects(run('ledger', 'status', 'Fairfax, VA'), /“Fairfax County, VA” or “Fairfax city, VA”/);
	});
});
