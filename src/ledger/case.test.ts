/** The ledger of Secure Communities as shipped: known answers, and what its files owe a reader. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { parseDay } from '../base/day.ts';
import { listContradictions, openLedger } from './actions.ts';
import { findConflicts } from './conflict.ts';
import { proposeContradictions } from './contradiction.ts';
import { countOn } from './count.ts';
import { describePlace } from './describe.ts';
import { indexLedger } from './ledger.ts';
import { findPlace } from './place.ts';

const shared = new URL('../../../shared/data/', import.meta.url);

/** Read once for all tests here. */
let read: ReturnType<typeof openLedger> | undefined;

async function open() {
	read ??= openLedger(undefined);
	const ledger = await read;
	const index = indexLedger(ledger);
	return {
		ledger,
		index,
		on: (name: string, day: string) => describePlace(index, findPlace(ledger.places, name), parseDay(day)),
		count: (day: string, name?: string) =>
			countOn(index, parseDay(day), name === undefined ? undefined : findPlace(ledger.places, name)),
	};
}

describe('how many counties share', () => {
	// Published and re-counted: 14 pilots (Warren Institute 2011), 26 of Illinois (its governor, May 2011), 31 of New York (WNYC, June 2011).
	test('14 by the end of 2008, 26 of Illinois by the end of 2010, 31 of New York by June 2011', async () => {
		const { count } = await open();
		assert.equal(count('2008-12-31').count, 14);
		assert.equal(count('2010-12-31', 'Illinois').count, 26);
		assert.equal(count('2011-06-30', 'New York').count, 31);
		assert.equal(count('2011-06-30', 'Massachusetts').count, 1);
	});

	test('as many as were counted from the list for the published figures, at every month’s end', async () => {
		const { ledger, count } = await open();
		const derived = ledger.figures.filter(({ measure }) => measure === 'counties activated (derived cross-check)');
		assert.equal(derived.length, 20);
		for (const one of derived) assert.equal(count(one.asOf.first).count, one.value, one.asOf.text);
	});

	test('within a month, those that joined in it are possible and not counted; those without a date are unknown on every day', async () => {
		const { count } = await open();
		const [before, within, after] = [count('2011-07-31'), count('2011-08-15'), count('2011-08-31')];
		assert.equal(within.count, before.count);
		assert.equal(within.count + within.possible, after.count);
		assert.deepEqual([before.unknown, within.unknown, after.unknown], [132, 132, 132]);
		assert.deepEqual(after.states.AK, undefined);
	});
});

describe('places whose story is known', () => {
	test('Arlington the day after it was told no', async () => {
		const arlington = (await open()).on('Arlington, VA', '2010-11-06');
		assert.deepEqual(
			[arlington.place, arlington.fips, arlington.on, arlington.status, arlington.sharing, arlington.since],
			['Arlington County, VA', '51013', '2010-11-06', 'answered-no', true, '2010-04'],
		);
		assert.deepEqual(
			arlington.events.map(({ type }) => type),
			['activated', 'vote-to-leave', 'asked-to-leave'],
		);
		// The answer was a no to leaving and a yes to something else: not receiving the result.
		assert.deepEqual(
			arlington.statements.map(({ position, act, answers }) => [position, act, answers]),
			[
				['no', 'fbi', true],
				['yes', 'answer', false],
			],
		);
	});

	const known: [string, string, string, boolean | null][] = [
		['San Francisco, CA', '2010-05-26', 'answered-no', false],
		['San Francisco, CA', '2010-06-09', 'asked-to-leave', true],
		['San Mateo, CA', '2010-06-01', 'sharing', true],
		['Virginia', '2010-07-01', 'partly-sharing', null],
		['San Francisco, CA', '2011-06-01', 'detainers-limited', true],
		['Santa Clara, CA', '2010-11-09', 'answered-no', true],
		['Washington, DC', '2012-06-04', 'agreement-signed', null],
		['Washington, DC', '2012-06-05', 'law-signed', true],
		['Cook County, IL', '2012-12-31', 'detainers-limited', false],
		['Cook County, IL', '2013-01-31', 'detainers-limited', true],
		['Illinois', '2011-05-04', 'agreement-ended', null],
		['New York', '2011-06-01', 'suspended', null],
		['Anchorage, AK', '2013-06-01', 'unknown', null],
		['Honolulu, HI', '2013-06-01', 'unknown', null],
		['San Juan Municipio, PR', '2013-06-01', 'unknown', null],
		['Boston', '2008-12-01', 'sharing', true],
	];
	for (const [name, day, status, sharing] of known)
		test(`${name} on ${day}: ${status}`, async () => {
			const found = (await open()).on(name, day);
			assert.deepEqual([found.status, found.sharing], [status, sharing]);
		});
});

test('the Secretary’s letter of September 2010 and her press conference are proposed as a contradiction, 29 days apart', async () => {
	const { ledger } = await open();
	const flip = proposeContradictions(ledger.statements).find(
		({ first, second }) => first.speaker === 'Janet Napolitano' && second.speaker === first.speaker,
	);
	assert.deepEqual(
		[flip?.first.position, flip?.second.position, flip?.gap, flip?.between],
		['yes', 'no', { least: 29, most: 29 }, 'one office'],
	);
});

test('every entry says which of the five acts it is about, or that the record does not, or that it is not about leaving', async () => {
	const { ledger } = await open();
	const facts = [...ledger.events, ...ledger.statements];
	assert.deepEqual(
		facts.filter(({ act }) => act === null).map(({ id }) => id),
		[],
	);
	const act = (id: string) => facts.find((one) => one.id === id)?.act;
	// A vote that named no way; a launch; the five.
	assert.deepEqual([act('event-055'), act('event-056'), act('event-027')], ['unsaid', 'unsaid', 'unsaid']);
	assert.deepEqual([act('event-006'), act('event-023'), act('event-001')], ['none', 'none', 'none']);
	assert.deepEqual(['statement-053', 'statement-064b', 'event-093', 'statement-064', 'event-116'].map(act), [
		'switch',
		'answer',
		'bureau',
		'fbi',
		'detainer',
	]);
	// Whoever answers yes or no speaks of leaving: where not of leaving the programme, the entry says of what.
	for (const one of facts)
		if (one.position === 'yes' || one.position === 'no') assert.ok(one.act !== 'none' || one.actReason, one.id);
	for (const { type, id, act: word } of ledger.events)
		if (['vote-to-leave', 'asked-to-leave', 'suspended', 'agreement-ended', 'detainers-limited'].includes(type))
			assert.notEqual(word, 'none', id);
	const spanish = new Set(ledger.translations.map(({ id }) => id));
	for (const { actReason, id } of facts) assert.ok(!actReason || spanish.has(`act-reason:${actReason}`), id);
});

test('what was reviewed of contradictions ships with the case: each accepted one is of one act, and none waits for a word', async () => {
	const { ledger, proposals } = await listContradictions(undefined);
	const of = (verdict?: string) => proposals.filter(({ decision }) => decision?.verdict === verdict);
	assert.deepEqual(
		of('accepted').map(({ id }) => id),
		[
			'statement-049~statement-037',
			'statement-037~statement-053',
			'statement-048~statement-061',
			'statement-053~statement-061',
		],
	);
	for (const one of of('accepted')) assert.deepEqual([one.acts, one.kind], ['same', 'opposite'], one.id);
	assert.deepEqual(of(undefined), []);
	for (const { en, es } of ledger.reviews) assert.ok(en !== '' && es !== '' && en !== es);
});

test('where sources disagree both sides are kept, each with its source', async () => {
	const { index } = await open();
	const conflicts = findConflicts(index);
	const newYork = conflicts.find(({ id }) => id === 'new-york-june-2011');
	assert.match(`${newYork?.one.says} / ${newYork?.other.says}`, /^24 \/ 31/);
	assert.ok(conflicts.some(({ kind, about }) => kind === 'figure' && about.includes('October 6, 2010')));
	assert.ok(
		conflicts.some(
			({ kind, one, other }) => kind === 'count' && one.says === '1,595' && other.says === '1548 counties',
		),
	);
	for (const { one, other } of conflicts) {
		assert.notEqual(one.says, other.says);
		assert.ok(index.source.has(one.source) && index.source.has(other.source));
	}
});

test('no fact is without a source that has a title and a publisher; no address of a source is made up', async () => {
	const { ledger } = await open();
	for (const source of ledger.sources) assert.ok(source.url !== '' || /not recorded/.test(source.note), source.id);
	const used = new Set([...ledger.events, ...ledger.statements, ...ledger.figures].map(({ source }) => source));
	for (const conflict of ledger.conflicts) used.add(conflict.oneSource).add(conflict.otherSource);
	used.add('activation-list');
	assert.deepEqual(
		ledger.sources.map(({ id }) => id).filter((id) => !used.has(id)),
		[],
	);
});

test('nothing of the gathered tables was lost', async (t) => {
	const file = (name: string) => new URL(name, shared);
	if (!existsSync(file('opt-out-timeline.csv')))
		return t.skip('The gathered tables are not beside this repository; there is nothing to compare with.');
	const rows = (name: string): Record<string, string>[] =>
		parse(readFileSync(file(name)), { columns: true, bom: true });
	const { ledger } = await open();
	const months = new Map(ledger.places.flatMap((place) => (place.activated ? [[place.id, place.activated.text]] : [])));
	const listed = rows('activation.csv').filter((row) => row.activation_year !== '');
	assert.equal(months.size, listed.length);
	for (const row of listed)
		assert.equal(
			months.get(row.countyfips ?? ''),
			`${row.activation_year}-${row.activation_month?.padStart(2, '0')}`,
			row.countyfips ?? '',
		);
	const timeline = rows('opt-out-timeline.csv');
	const facts = Map.groupBy([...ledger.events, ...ledger.statements], ({ id }) => id.replace(/^[a-z]+-(\d+).*$/, '$1'));
	timeline.forEach((row, i) => {
		const when = `${row.date_precision === 'approx' ? 'about ' : ''}${row.date}`;
		const kept = facts.get(String(i + 1).padStart(3, '0')) ?? [];
		assert.ok(
			kept.some((fact) => fact.when.text === when),
			`row ${i + 1}: ${row.summary_own_words}`,
		);
	});
	const figures = rows('published-figures.csv');
	assert.deepEqual(
		ledger.figures.map(({ value, high }) => `${value}${high === null ? '' : `-${high}`}`),
		figures.map((row) => row.value),
	);
});
