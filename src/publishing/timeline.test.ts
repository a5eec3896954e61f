import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actWords } from '../ledger/fact.ts';
import { indexLedger } from '../ledger/ledger.ts';
import { parseWhen } from '../ledger/when.ts';
import { lawsuitPage } from './lawsuit.ts';
import { viewOf } from './ledger.case.ts';
import { timelinePage } from './timeline.ts';

const all = { type: '', place: '', act: '', year: '' };
const ids = (page: ReturnType<typeof timelinePage>) => page.years.flatMap(({ facts }) => facts.map(({ id }) => id));

test('the timeline holds every event and statement once, in order of time', async () => {
	const view = await viewOf();
	const page = timelinePage(view, all);
	const { events, statements } = view.index.ledger;
	assert.equal(page.count, events.length + statements.length);
	assert.equal(new Set(ids(page)).size, page.count);
	const lasts = page.years.flatMap(({ facts }) => facts.map(({ when }) => when.last));
	assert.deepEqual(lasts, [...lasts].sort());
	const years = page.years.map(({ year }) => year);
	assert.deepEqual(years, [...new Set(years)], 'each year stands once');
});

test('each choice finds as many as it says, and choices narrow each other', async () => {
	const view = await viewOf();
	const whole = timelinePage(view, all);
	const of = (asked: Partial<typeof all>) => timelinePage(view, { ...all, ...asked });
	for (const { value, count } of whole.types) assert.equal(of({ type: value }).count, count, value);
	for (const { value, count } of whole.acts) assert.equal(of({ act: value }).count, count, value);
	assert.deepEqual(
		whole.acts.map(({ value }) => value),
		actWords,
		'the five acts, what the record leaves open, and what is not about leaving',
	);
	assert.equal(
		whole.acts.reduce((sum, { count }) => sum + count, 0),
		whole.count,
		'every entry stands under one of them',
	);
	for (const { value, count } of whole.places.slice(0, 8)) assert.equal(of({ place: value }).count, count, value);
	for (const { value, count } of whole.inYears.slice(0, 8)) assert.equal(of({ year: value }).count, count, value);
	const narrow = of({ type: 'vote-to-leave', place: '06', year: '2010' });
	assert.deepEqual(ids(narrow), ['event-027', 'event-055'], 'San Francisco and Santa Clara, found through their state');
	assert.ok(ids(of({ place: '11001' })).includes('event-145'), 'the federal district stands beside the states');
	assert.ok(!ids(of({ place: 'us' })).includes('event-055'), 'the nation’s own facts are those of no single place');
	assert.equal(of({ type: 'nothing' }).count, 0);
});

test('a date known to the month or about is told so', async () => {
	const facts = timelinePage(await viewOf(), { ...all, year: '2010' }).years.flatMap((year) => year.facts);
	const told = new Map(facts.map((fact) => [fact.id, fact.when.told]));
	assert.equal(told.get('event-063'), 'about October 28, 2010');
	assert.equal(told.get('statement-058'), 'October 2010');
	assert.equal(told.get('statement-037'), 'between June 3, 2010 and August 31, 2010');
});

test('a range that reaches into two years is found in both, and listed once', async () => {
	const view = await viewOf();
	const [event] = view.index.ledger.events;
	assert.ok(event);
	const ledger = { ...view.index.ledger, events: [{ ...event, when: parseWhen('2010-12/2011-02') }], statements: [] };
	const found = (year: string) => ids(timelinePage({ ...view, index: indexLedger(ledger) }, { ...all, year }));
	assert.deepEqual(
		['2009', '2010', '2011', '2012', ''].map((year) => found(year).length),
		[0, 1, 1, 0, 1],
	);
});

test('what could not be known on a day is not on its timeline', async () => {
	const page = timelinePage(await viewOf({ known: '2010-10-06' }), all);
	const facts = page.years.flatMap((year) => year.facts);
	assert.ok(facts.length > 20);
	for (const { id, known } of facts) assert.ok(known && known.last <= '2010-10-06', id);
});

test('the lawsuit: asked, sued, ordered, handed over, with how long each took', async () => {
	const page = lawsuitPage(await viewOf());
	const first = Object.fromEntries(page.parts.map(({ part, facts }) => [part, facts[0]?.id]));
	assert.deepEqual(first, { request: 'event-023', suit: 'event-026', ruling: 'event-069', production: 'event-075' });
	assert.deepEqual(
		page.waits.map(({ part, least, most }) => [part, least, most]),
		[
			['suit', 83, 83],
			['ruling', 226, 226],
			['production', 39, 39],
		],
	);
	assert.ok(
		page.others.some(({ id }) => id === 'event-161'),
		'Galarza is another suit',
	);
	assert.ok(!page.others.some(({ id }) => page.parts.some(({ facts }) => facts.some((fact) => fact.id === id))));
});

test('before the suit was filed there is a request and nothing to wait for', async () => {
	const page = lawsuitPage(await viewOf({ known: '2010-03-01' }));
	assert.deepEqual(
		page.parts.flatMap(({ part, facts }) => (facts.length > 0 ? [part] : [])),
		['request'],
	);
	assert.deepEqual(page.waits, []);
});
