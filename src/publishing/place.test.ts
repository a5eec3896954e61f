import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, parseDay } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { type Index, indexLedger, type Ledger } from '../ledger/ledger.ts';
import { findPlace, type Place } from '../ledger/place.ts';
import { type Language, languages } from '../ledger/when.ts';
import type { View } from './fact.ts';
import { findingOf } from './finding.ts';
import { handoutOf } from './handout.ts';
import { placePage } from './place.ts';
import { placesPage } from './places.ts';

let ledger: Ledger;
let index: Index;
const today = parseDay('2026-01-15');
const golden = new URL('../../test/golden/places/', import.meta.url);

before(async () => {
	ledger = await openLedger(undefined);
	index = indexLedger(ledger);
});

const view = (language: Language = 'en', known: Day | null = null): View => ({
	index: known === null ? index : indexLedger(ledger, known),
	known,
	language,
	today,
});
const place = (name: string): Place => findPlace(ledger.places, name);
const headline = (name: string, on: Day = today, language: Language = 'en') =>
	findingOf(index, place(name), on, language).headline;

test('the headline says what a place did and what it was told', () => {
	assert.equal(
		headline('Santa Clara County, CA'),
		'Santa Clara County voted to leave in September 2010. It was told no.',
	);
	assert.equal(
		headline('Santa Clara County, CA', today, 'es'),
		'El condado de Santa Clara votó por salirse en septiembre de 2010. Se le dijo que no.',
	);
	assert.equal(
		headline('San Francisco County, CA'),
		'San Francisco County voted to leave in May 2010 and asked three times to be let out. It was told no.',
	);
	assert.equal(
		headline('Illinois'),
		'Illinois suspended the program in November 2010 and ended its agreement in May 2011. It was told no.',
	);
	assert.equal(headline('Cook County, IL'), 'Cook County began to limit detainers in September 2011.');
	assert.equal(
		headline('Autauga County, AL'),
		'Fingerprints taken in Autauga County have been shared since April 2011.',
	);
	assert.equal(headline('Texas'), 'All 254 counties of Texas had been switched on by September 2010.');
});

test('an unknown place is told as unknown, never as “no”', () => {
	const finding = findingOf(index, place('02020'), today, 'en');
	assert.equal(finding.kind, 'unknown');
	assert.match(`${finding.headline} ${finding.rest}`, /not known.*does not mean no/);
	assert.equal(placePage(view(), place('02020')).status.sharing, null);
	const [band, ...more] = placePage(view(), place('02020')).chart.lanes[0]?.bands ?? [];
	assert.deepEqual([band?.look, more.length], ['unknown', 0]);
});

test('a headline says nothing that had not happened yet', () => {
	assert.equal(
		headline('Santa Clara County, CA', parseDay('2010-09-27')),
		'Fingerprints taken in Santa Clara County have been shared since May 2010.',
	);
	assert.equal(
		headline('Santa Clara County, CA', parseDay('2010-10-06')),
		'Santa Clara County voted to leave in September 2010.',
	);
	assert.match(
		findingOf(index, place('Santa Clara County, CA'), parseDay('2010-10-06'), 'en').rest,
		/^No answer to it is on record/,
	);
});

test('every place has a headline of whole sentences in both languages on any day', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...ledger.places),
			fc.integer({ min: 0, max: 6500 }),
			fc.constantFrom(...languages),
			(one, days, language) => {
				const { headline, rest } = findingOf(index, one, addDays(parseDay('2008-01-01'), days), language);
				assert.match(headline, /^\S.*\.$/);
				assert.ok(rest === '' || rest.endsWith('.'));
				assert.doesNotMatch(headline + rest, /undefined|null|NaN|\.\.| {2}|\bde el\b|\ba el\b/);
			},
		),
		{ numRuns: 300 },
	);
});

test('with a day of knowledge a page shows nothing that lies after it or was not known by it', () => {
	const known = parseDay('2010-10-06');
	for (const name of [
		'Santa Clara County, CA',
		'San Francisco County, CA',
		'Cook County, IL',
		'New York',
		'United States',
	]) {
		const page = placePage(view('en', known), place(name), parseDay('2012-01-01'));
		assert.equal(page.on, known);
		const facts = [
			...page.facts,
			...page.limits,
			...page.meanwhile.said.flatMap(({ before, after }) => [before, after]),
		];
		for (const fact of facts) {
			assert.ok(!fact || fact.when.first <= known, `${name}: ${fact?.id}`);
			assert.ok(
				!fact || fact.id.startsWith('listed-') || (fact.known && fact.known.last <= known),
				`${name}: ${fact?.id}`,
			);
		}
		for (const figure of page.figures) assert.ok(figure.asOf.last <= known, figure.id);
		for (const row of [...page.neighbours, ...page.inside]) assert.ok(!row.since || row.since.last <= known, row.id);
	}
});

test('the status on a day is that of the command line', () => {
	const arlington = placePage(view(), place('Arlington, VA'), parseDay('2010-11-06')).status;
	assert.equal(arlington.word, 'answered-no');
	assert.equal(arlington.sharing, true);
	assert.equal(arlington.since?.text, '2010-04');
	assert.equal(arlington.by, '/facts/statement-064');
	assert.equal(arlington.sharingBy, '/facts/listed-51013');
});

test('what limits a place are its own rules and those of its state, with those not yet in force left out', () => {
	const limits = (on: string) =>
		placePage(view(), place('San Francisco County, CA'), parseDay(on)).limits.map(({ id }) => id);
	assert.deepEqual(limits('2011-05-31'), []);
	assert.deepEqual(limits('2011-06-01'), ['event-096']);
	assert.ok(limits('2014-01-01').includes('event-159'), 'the TRUST Act of California');
});

test('when a place tried, the page tells the answer before it and the one after', () => {
	const { tried, said } = placePage(view(), place('Arlington, VA')).meanwhile;
	assert.equal(tried?.text, '2010-09-28');
	const nation = said.find(({ where }) => where === 'nation');
	assert.deepEqual([nation?.before?.position, nation?.after?.position], ['yes', 'no']);
});

test('neighbours stand with how they share on the day', () => {
	const { neighbours } = placePage(view(), place('Santa Clara County, CA'), parseDay('2010-06-30'));
	assert.deepEqual(
		neighbours.map(({ name, sharing }) => `${name} ${sharing}`),
		[
			'Alameda County true',
			'Merced County false',
			'San Benito County false',
			'San Mateo County true',
			'Santa Cruz County false',
			'Stanislaus County true',
		],
	);
});

test('the list finds places by name, accent, state and what they did', () => {
	const find = (asked: Partial<Parameters<typeof placesPage>[1]>) =>
		placesPage(view(), { q: '', state: '', filter: '', page: 1, ...asked }).found;
	assert.deepEqual(
		find({ q: 'dona ana' })?.rows.map(({ id }) => id),
		['35013'],
	);
	assert.equal(
		find({ state: '06', filter: 'sharing' })?.count,
		61,
		'58 counties, two cities and the police of Los Angeles, booked in one of them',
	);
	assert.equal(
		find({ filter: 'unknown', state: '02' })?.count,
		ledger.places.filter(({ state, kind }) => state === 'AK' && kind === 'county').length,
	);
	assert.ok(find({ filter: 'tried' })?.rows.some(({ id }) => id === '51013'));
	assert.equal(find({ q: 'no such place anywhere' })?.count, 0);
	const whole = placesPage(view(), { q: '', state: '', filter: '', page: 1 });
	assert.equal(whole.all, 3304);
	assert.equal(whole.found, null);
});

test('a handout has at most three dates in order, and asks what is not on record', () => {
	const paper = handoutOf(view(), place('San Francisco County, CA'));
	// The vote, the answer of the attorney general, and the switching on all the same.
	assert.deepEqual(
		paper.dates.map(({ id }) => id),
		['event-027', 'statement-034', 'event-038'],
	);
	assert.ok(!paper.asks.includes('answer') && !paper.asks.includes('who-decided'));
	assert.ok(handoutOf(view(), place('Providence, RI')).asks.includes('answer'));
	assert.ok(handoutOf(view(), place('02020')).asks.includes('not-known'));
	for (const one of ledger.places.filter((_, i) => i % 97 === 0)) {
		const { dates, asks, sources } = handoutOf(view('es'), one);
		assert.ok(dates.length <= 3 && asks.length >= 3 && asks.length <= 5 && sources.length <= 6, one.id);
	}
});

for (const [name, language] of [
	['Santa Clara County, CA', 'en'],
	['Santa Clara County, CA', 'es'],
	['Arlington, VA', 'en'],
	['Illinois', 'en'],
	['Boston, MA', 'es'],
	['02020', 'en'],
	['lapd', 'en'],
] as const)
	test(`the page of ${name} (${language}) is as it was reviewed; UNCOVER_REWRITE=1 writes it anew`, () => {
		const page = placePage(view(language), place(name));
		const file = new URL(`${page.id}.${language}.json`, golden);
		const written = `${JSON.stringify(page, null, '\t')}\n`;
		if (process.env.UNCOVER_REWRITE) writeFileSync(file, written);
		assert.equal(written, readFileSync(file, 'utf8'));
	});
