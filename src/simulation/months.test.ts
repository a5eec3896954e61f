import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWish, scenarioOf, usualMonths } from './address.ts';
import { openBands } from './bands.ts';
import { countMap, countMonths, countWorlds } from './months.ts';
import { predict } from './predict.ts';
import { opened } from './secure.case.ts';

test('the nation is the sum of its states and a state that of its counties, with and without levers', async () => {
	const wish = readWish(new URLSearchParams('place=CA&way=no-submission;from=2011-06'), usualMonths);
	const counted = await countMonths(opened, wish, 'custody');
	const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6 * Math.max(1, b), `${a} and ${b}`);
	for (const world of ['today', 'changed'] as const) {
		close(
			counted.states.reduce((sum, one) => sum + one[world], 0),
			counted.nation[world],
		);
		close(
			counted.counties.reduce((sum, one) => sum + one[world], 0),
			counted.states.find(({ state }) => state === 'CA')?.[world] ?? 0,
		);
		close(
			counted.series[world].reduce((sum, one) => sum + one, 0),
			counted.total[world],
		);
	}
	assert.equal(counted.months.length, 52);
	assert.ok(counted.total.changed < counted.total.today);
	const others = (world: 'today' | 'changed') => counted.nation[world] - counted.total[world];
	close(others('today'), others('changed'));
});

test('the map holds for every county and month what the tables add up, and tells where no date is known', async () => {
	const wish = readWish(new URLSearchParams('place=CA&way=no-detainers;from=2011-06'), usualMonths);
	const worlds = countWorlds(opened, wish);
	const map = countMap(opened, 'custody', worlds);
	const { months, counties, nation } = await countMonths(opened, wish, 'custody', worlds);
	assert.equal(map.columns, months.length + 1);
	const at = map.places.findIndex(({ fips }) => fips === '06085');
	const listed = counties.find(({ fips }) => fips === '06085') ?? assert.fail();
	for (const world of ['today', 'changed'] as const) {
		const last = map[world][(at + 1) * map.columns - 1] as number;
		assert.ok(Math.abs(last - listed[world]) < 0.01);
		let all = 0;
		for (let row = 0; row < map.places.length; row++) all += map[world][(row + 1) * map.columns - 1] as number;
		assert.ok(Math.abs(all / nation[world] - 1) < 1e-5);
	}
	const honolulu = map.places.findIndex(({ fips }) => fips === '15003');
	assert.deepEqual(map.places[honolulu], { fips: '15003', name: 'Honolulu County, HI', dated: false });
	assert.equal(map.bookings[(honolulu + 1) * map.columns - 1], 0);
});

test('the bands of the months are those of the sums that predict tells, and hold the exact count', () => {
	const wish = readWish(new URLSearchParams('place=06085&from=2010-05&to=2011-03&way=no-detainers'), usualMonths);
	const desk = openBands(opened, wish, 'custody');
	for (let draw = 0; draw < 40; draw++) desk.grow();
	const { draws, months, total } = desk.bands();
	assert.equal(draws, 40);
	const scenario = { ...scenarioOf(wish, 0), draws: 40 };
	const told = predict({ ...opened, scenario }, ['06085']).find(({ measure }) => measure === 'custody');
	for (const [world, other] of [
		['today', told?.today],
		['changed', told?.scenario],
		['difference', told?.difference],
	] as const)
		assert.ok(Math.abs(total[world].mean / (other?.mean ?? 0) - 1) < 1e-9, world);
	const { today } = countWorlds(opened, wish);
	const exact = countMap(opened, 'custody', { scenario, today, changed: today });
	const at = exact.places.findIndex(({ fips }) => fips === '06085');
	months.today.forEach((band, month) => {
		assert.ok(band.p2_5 <= band.p10 && band.p10 <= band.p90 && band.p90 <= band.p97_5);
		const middle = exact.today[at * exact.columns + month] as number;
		assert.ok(band.p2_5 < middle && middle < band.p97_5, `${month}`);
		assert.ok((months.difference[month]?.p97_5 ?? 1) <= 0, 'nobody is taken because a jail honours nothing');
	});
});

test('a place without a date gets one drawn, so its band is wide and not nothing', () => {
	const desk = openBands(opened, readWish(new URLSearchParams('place=15003'), usualMonths), 'submissions');
	for (let draw = 0; draw < 40; draw++) desk.grow();
	const { total } = desk.bands();
	assert.ok(total.today.p10 > 0 && total.today.p90 > 2 * total.today.p10);
});
