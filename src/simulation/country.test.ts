import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeverChoice } from './choice.ts';
import { countNames, expectCounts, series, total } from './country.ts';
import { monthNumber } from './month.ts';
import { choosePlaces } from './place.ts';
import { model, places } from './secure.case.ts';

const none = { steps: [] };
const step = (lever: object, more: object = {}) => ({ levers: [LeverChoice.parse(lever)], ...more });
const near = (value: number, known: number, share: number) =>
	assert.ok(Math.abs(value - known) <= share * known, `${value} for ${known}`);

test('the roll-out of the table is the published one: 14 places by the end of 2008, 26 in Illinois by the end of 2010', () => {
	const by = (month: string, state?: string) =>
		places.filter(
			(place) =>
				place.activated !== undefined &&
				place.activated <= monthNumber(month) &&
				(state === undefined || place.state === state),
		).length;
	assert.equal(by('2008-12'), 14);
	assert.equal(by('2010-12', 'IL'), 26);
	// Published: “nearly 1,300”.
	near(by('2011-05'), 1300, 0.02);
	assert.equal(by('2013-01'), 3101);
});

test('the country to March 2011 comes out as published, since the model is fitted to it', () => {
	const counts = expectCounts(model, { from: '2008-10', to: '2011-03', ...none }, places);
	near(total(counts, 'submissions'), 7_225_393, 0.001);
	near(total(counts, 'custody'), 197_302, 0.001);
	near(total(counts, 'removed'), 101_741, 0.001);
});

test('what was not fitted comes out near what was published', () => {
	near(total(expectCounts(model, { from: '2008-10', to: '2010-06', ...none }, places), 'removed'), 46_929, 0.06);
	near(total(expectCounts(model, { from: '2008-10', to: '2011-05', ...none }, places), 'submissions'), 8_400_000, 0.02);
	near(total(expectCounts(model, { from: '2008-10', to: '2012-03', ...none }, places), 'removed'), 183_000, 0.1);
});

test('the nation is the sum of its places, and a window of the months the end of the whole', () => {
	const months = { from: '2008-10', to: '2012-12', ...none };
	const [all, california, others] = [
		places,
		choosePlaces(places, ['CA']),
		places.filter((place) => place.state !== 'CA'),
	].map((some) => expectCounts(model, months, some));
	if (!all || !california || !others) return assert.fail();
	for (const name of countNames) near(total(california, name) + total(others, name), total(all, name), 1e-9);
	const late = expectCounts(model, { ...months, from: '2012-01' }, choosePlaces(places, ['06085']));
	const whole = expectCounts(model, months, choosePlaces(places, ['06085']));
	for (const name of countNames) {
		const [end, rest] = [series(whole, 0, name).slice(39), series(late, 0, name)];
		for (const [at, value] of rest.entries()) near(value, end[at] ?? 0, 1e-9);
	}
});

test('a step holds where and when it says, and nowhere else', () => {
	const some = choosePlaces(places, ['06085', '06001']);
	const months = { from: '2011-01', to: '2011-12' };
	const today = expectCounts(model, { ...months, ...none }, some);
	const changed = expectCounts(
		model,
		{ ...months, steps: [step({ lever: 'fbi-filter' }, { places: ['06085'], from: '2011-07' })] },
		some,
	);
	const at = some.findIndex((place) => place.fips === '06085');
	assert.deepEqual(series(changed, 1 - at, 'custody'), series(today, 1 - at, 'custody'));
	assert.deepEqual(series(changed, at, 'custody').slice(0, 6), series(today, at, 'custody').slice(0, 6));
	assert.deepEqual([...series(changed, at, 'custody').slice(6)], [0, 0, 0, 0, 0, 0]);
	assert.deepEqual(series(changed, at, 'criminalAnswers'), series(today, at, 'criminalAnswers'));
	// Those booked before July are still being removed in July.
	assert.ok((series(changed, at, 'removed')[6] ?? 0) > 0);
});

test('a check at conviction comes later and spares those without one', () => {
	const some = choosePlaces(places, ['06085']);
	const months = { from: '2010-05', to: '2012-12' };
	const today = expectCounts(model, { ...months, ...none }, some);
	const late = expectCounts(model, { ...months, steps: [step({ lever: 'conviction-check' })] }, some);
	assert.ok(total(late, 'custody') < total(today, 'custody'));
	assert.equal(total(late, 'custodyWithoutConviction'), 0);
	const firstMonth = (counts: typeof today) =>
		(series(counts, 0, 'submissions')[0] ?? 0) / total(counts, 'submissions');
	assert.ok(firstMonth(late) < firstMonth(today) / 2);
});

test('a place without a published date is never searched', () => {
	const counts = expectCounts(model, { from: '2008-10', to: '2013-01', ...none }, choosePlaces(places, ['AK']));
	assert.equal(total(counts, 'submissions'), 0);
});
