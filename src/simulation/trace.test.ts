import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDay } from '../base/day.ts';
import { isRefusal } from '../base/refusal.ts';
import { LeverChoice, type LeverId } from './choice.ts';
import type { Class } from './classes.ts';
import { choosePlaces } from './place.ts';
import { messages, model, places } from './secure.case.ts';
import { type Trace, traceBooking } from './trace.ts';

const usual: Class = { status: 'removable', charge: 'misdemeanour', level: 'none' };
const trace = (day: string, fips: string, lever?: LeverId, booking: Class = usual): Trace => {
	const [place] = choosePlaces(places, [fips]);
	assert.ok(place);
	return traceBooking(messages, model.values, {
		day: parseDay(day),
		place,
		booking,
		levers: lever ? [LeverChoice.parse({ lever })] : [],
	});
};
const lines = (one: Trace) => [
	`${one.booking.status}, ${one.booking.charge}, ${one.booking.level} in ${one.place} on ${one.day}`,
	...one.steps.map(
		(step) => `${step.message}: ${step.from} → ${step.to}${step.change === 'same' ? '' : ` (${step.change})`}`,
	),
	`ends at ${one.end.today}; with the lever at ${one.end.changed}`,
];

for (const [year, day, lever] of [
	['2009', '2009-06-01', 'dhs-ignores'],
	['2012', '2012-06-01', 'fbi-filter'],
	['2015', '2015-09-01', 'threshold'],
	['2018', '2018-06-01', 'no-detainers'],
] as const)
	test(`a booking of ${year} in Harris County runs under the rules of its day`, () => {
		const golden = new URL(`../../test/fixtures/simulation/trace-${year}.txt`, import.meta.url);
		assert.equal(`${lines(trace(day, '48201', lever)).join('\n')}\n`, readFileSync(golden, 'utf8'));
	});

test('the FBI’s criminal answer stays when the immigration branch is cut, and the copy to ICE goes whatever the jail sees', () => {
	const filtered = trace('2012-06-01', '48201', 'fbi-filter');
	const step = (id: string) => filtered.steps.find((one) => one.id === id);
	assert.equal(step('sre')?.change, 'same');
	assert.equal(step('iar-ice')?.change, 'no longer');
	assert.equal(step('second')?.change, 'no longer');
	// Refusing holds cuts neither: the answer goes to ICE all the same.
	const refused = trace('2012-06-01', '48201', 'no-detainers').steps;
	assert.equal(refused.find((one) => one.id === 'iar-ice')?.change, 'same');
	assert.equal(refused.find((one) => one.id === 'held')?.change, 'no longer');
	assert.equal(refused.find((one) => one.id === 'custody')?.change, 'less often');
});

test('before the sharing is switched on nothing goes to DHS', () => {
	const early = trace('2009-06-01', '06085');
	assert.equal(early.searched, false);
	assert.equal(early.activated, '2010-05');
	assert.equal(
		early.steps.some((step) => step.id === 'search'),
		false,
	);
	assert.equal(early.end.today, 'not-searched');
});

test('exactly one form asks for the hold on any day, and unknown is said where no record tells', () => {
	for (const day of [
		'2008-12-01',
		'2011-12-28',
		'2011-12-29',
		'2012-12-21',
		'2015-06-30',
		'2015-07-01',
		'2017-04-01',
		'2017-04-02',
		'2019-01-01',
	])
		assert.equal(trace(day, '48201').steps.filter((step) => step.id === 'hold').length, 1, day);
	assert.ok(trace('2012-06-01', '48201').steps.some((step) => step.takes === 'unknown'));
});

test('both readings of a disputed rule stand beside each other', () => {
	const asked = trace('2011-06-01', '06085').questions.map((one) => one.readings.map((reading) => reading.reading));
	assert.deepEqual(asked, [
		['voluntary', 'mandatory'],
		['warren', 'critics'],
	]);
});

test('a day before the programme is refused', () => {
	assert.throws(() => trace('2007-01-01', '06085'), isRefusal);
});

test('a request to leave runs by either published reading: it ends the search, or it changes nothing', () => {
	const [place] = choosePlaces(places, ['06085']);
	assert.ok(place);
	const asked = (reading: 'voluntary' | 'mandatory') =>
		traceBooking(messages, model.values, {
			day: parseDay('2010-09-30'),
			place,
			booking: usual,
			levers: [],
			asked: reading,
		});
	assert.equal(asked('voluntary').end.changed, 'not-searched');
	assert.equal(asked('voluntary').steps.find((one) => one.id === 'sre')?.change, 'same');
	assert.deepEqual(
		asked('mandatory').steps.filter((step) => step.change !== 'same'),
		[],
	);
});
