import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { random } from '../base/random.ts';
import { fixture, near } from './known.case.ts';
import { type Panel, readPanel, type Unit } from './panel.ts';
import { staggeredEffect } from './staggered.ts';
import { sunAbraham, twoWayEffect } from './twoway.ts';

const known = fixture('known-answers.json');
const county = known.callaway_santanna_mpdta;
const years = [2003, 2004, 2005, 2006, 2007];
type Path = Readonly<Record<number, number>>;

/** 500 invented counties in the cohorts of the known data (20, 40, 131, and 309 never), each on the path that its cohort's known effects describe: every figure that depends on means alone must come out. */
function cohorts(): Panel {
	const never = Array.from(
		{ length: 309 },
		(_, i): Unit => ({ unit: `never ${i}`, from: null, y: years.map(() => 0) }),
	);
	const treated = Object.entries({ 2004: 20, 2006: 40, 2007: 131 }).flatMap(([group, size]) => {
		const from = Number(group);
		const effects: Path = county.att[group];
		const path = [0];
		for (const [i, year] of years.entries()) {
			if (i === 0) continue;
			const before = year < from ? i - 1 : years.indexOf(from - 1);
			path.push((path[before] ?? 0) + (effects[year] ?? 0));
		}
		return Array.from({ length: size }, (_, i): Unit => ({ unit: `${group} ${i}`, from, y: path }));
	});
	return { times: years, units: [...never, ...treated] };
}

test('cohort effects add up as the published ones: simple, dynamic, by group, by calendar year', () => {
	const found = staggeredEffect(cohorts(), { control: 'never', draws: 0 });
	for (const effect of found.effects)
		near(effect.estimate, county.att[effect.group][effect.time], `ATT(${effect.group}, ${effect.time})`, 1e-7);
	near(found.simple?.estimate, county.simple[0], 'simple', 2e-7);
	for (const { since, estimate } of found.dynamic) near(estimate, county.dynamic[since], `dynamic ${since}`, 2e-6);
	near(found.dynamicOverall?.estimate, county.dynamic.overall, 'dynamic', 2e-7);
	for (const { group, estimate } of found.group) near(estimate, county.group[group], `group ${group}`, 3e-7);
	near(found.groupOverall?.estimate, county.group.overall, 'group', 3e-7);
	for (const { time, estimate } of found.calendar) near(estimate, county.calendar[time], `calendar ${time}`, 5e-7);
	near(found.calendarOverall?.estimate, county.calendar.overall, 'calendar', 2e-7);
});

test('not-yet-treated controls, the two-way estimate and the regression by cohorts, on the same counties', () => {
	const panel = cohorts();
	for (const { group, time, estimate, isPost } of staggeredEffect(panel, { draws: 0 }).effects)
		if (isPost) near(estimate, county.not_yet_treated_att[group][time], `not yet (${group}, ${time})`, 2e-7);
	const plain = twoWayEffect(panel);
	near(plain.estimate, county.twfe, 'two-way', 2e-7);
	assert.match(
		plain.warning ?? '',
		/different times.*Here 20 of 291 treated unit-periods count with a negative weight/s,
	);
	for (const { since, estimate } of sunAbraham(panel))
		near(estimate, county.sun_abraham_e[since], `Sun–Abraham ${since}`, 5e-7);
});

test('the sign trap: every effect is positive, the plain estimate negative, and the cohorts say what is known', () => {
	const { y, treated_from: from, twfe } = known.twfe_sign_trap;
	const panel = readPanel(
		Object.entries<number[]>(y).flatMap(([unit, values]) =>
			values.map((value, i) => ({ unit, time: i + 1, y: value, from: from[unit] })),
		),
	);
	const plain = twoWayEffect(panel);
	near(plain.estimate, twfe, 'two-way', 1e-12);
	assert.match(plain.warning ?? '', /wrong sign/);
	assert.deepEqual(
		plain.instead?.effects.map(({ group, time, estimate }) => [group, time, estimate]),
		[[2, 2, 1]],
	);
	assert.deepEqual(plain.instead?.notIdentified, [
		{ group: 2, time: 3 },
		{ group: 3, time: 3 },
	]);
});

/** Invented counties with noise that stays with them, from a seed. */
function noisy(seed: string, sizes: Readonly<Record<string, number>>): Panel {
	const chance = random(seed);
	const noise = () => chance.next() + chance.next() + chance.next() - 1.5;
	const units = Object.entries(sizes).flatMap(([group, size]) =>
		Array.from({ length: size }, (_, i): Unit => {
			const from = group === 'never' ? null : Number(group);
			const own = noise();
			return {
				unit: `${group} ${i}`,
				from,
				y: [1, 2, 3, 4, 5].map(
					(time) => own + time * 0.3 + noise() + (from !== null && from <= time ? 0.5 * (time - from + 1) : 0),
				),
			};
		}),
	);
	return { times: [1, 2, 3, 4, 5], units };
}

test('a regression with a term for each cohort and period says the same as the cohorts, found another way', () => {
	fc.assert(
		fc.property(
			fc.nat(),
			fc.integer({ min: 2, max: 9 }),
			fc.integer({ min: 2, max: 9 }),
			fc.integer({ min: 2, max: 9 }),
			(seed, a, b, c) => {
				const panel = noisy(String(seed), { 2: a, 4: b, never: c });
				const { dynamic } = staggeredEffect(panel, { control: 'never', base: 'universal', draws: 0 });
				const regression = sunAbraham(panel);
				assert.deepEqual(
					regression.map(({ since }) => since),
					dynamic.map(({ since }) => since),
				);
				for (const [i, { estimate }] of regression.entries()) near(estimate, dynamic[i]?.estimate ?? 0, 'same', 1e-8);
			},
		),
		{ numRuns: 25 },
	);
});

test('with one cohort and two periods all estimates are the difference in differences, with its error', () => {
	const { units } = noisy('two', { 3: 7, never: 9 });
	const panel: Panel = { times: [2, 3], units: units.map((unit) => ({ ...unit, y: unit.y.slice(1, 3) })) };
	const changes = (group: number | null) =>
		panel.units.filter(({ from }) => from === group).map(({ y: [a = 0, b = 0] }) => b - a);
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const error = (values: number[]) => mean(values.map((value) => (value - mean(values)) ** 2)) / values.length;
	const [own, other] = [changes(3), changes(null)];
	const { simple, preTrend } = staggeredEffect(panel, { draws: 0 });
	const plain = twoWayEffect(panel);
	for (const { estimate, se } of [simple ?? { estimate: 0, se: 0 }, plain]) {
		near(estimate, mean(own) - mean(other), 'estimate', 1e-10);
		near(se, Math.sqrt(error(own) + error(other)), 'error', 1e-10);
	}
	assert.equal(plain.warning, null);
	assert.equal(preTrend, null);
});

test('the errors of all summaries are those that leaving out one unit after another gives', () => {
	const panel = noisy('jackknife', { 2: 40, 3: 30, 5: 35, never: 60 });
	const read = (units: readonly Unit[]) => {
		const found = staggeredEffect({ ...panel, units }, { draws: 0 });
		return [
			found.simple,
			found.dynamicOverall,
			found.groupOverall,
			found.calendarOverall,
			...found.dynamic,
			...found.group,
			...found.calendar,
		];
	};
	const whole = read(panel.units);
	const n = panel.units.length;
	const parts = panel.units.map((_, i) => read(panel.units.toSpliced(i, 1)));
	for (const [k, effect] of whole.entries()) {
		const values = parts.map((part) => part[k]?.estimate ?? 0);
		const middle = values.reduce((a, b) => a + b, 0) / n;
		const jackknife = Math.sqrt(((n - 1) / n) * values.reduce((sum, value) => sum + (value - middle) ** 2, 0));
		near(effect?.se, jackknife, `summary ${k}`, 0.04);
	}
});

test('bands hold for all periods at once, so they are wider, and the same seed gives the same ones', () => {
	const panel = noisy('bands', { 2: 20, 4: 20, never: 30 });
	const [one, again] = [staggeredEffect(panel, { draws: 300 }), staggeredEffect(panel, { draws: 300 })];
	assert.deepEqual(one, again);
	for (const { interval, band } of one.dynamic)
		assert.ok(interval && band && band.low < interval.low && interval.high < band.high);
	assert.ok(one.preTrend && one.preTrend.p > 0.001);
});

test('units treated from the start are left out, later ones are controls, and broken panels are refused', () => {
	const panel = noisy('edges', { 1: 3, 3: 5, 9: 6 });
	const found = staggeredEffect(panel, { draws: 0 });
	assert.deepEqual([found.leftOut, found.units], [3, 11]);
	assert.deepEqual(found.notIdentified, []);
	const rows = [
		{ unit: 'a', time: 1, y: 0, from: null },
		{ unit: 'a', time: 2, y: 0, from: null },
		{ unit: 'b', time: 1, y: 0, from: 2 },
	];
	assert.throws(() => readPanel(rows), /“b” has no value for period 2/);
	assert.throws(
		() => readPanel([...rows, { unit: 'b', time: 2, y: 1, from: 1 }]),
		/more than one first treated period/,
	);
	assert.throws(
		() => staggeredEffect({ times: [1, 2], units: [{ unit: 'a', from: 2, y: [1, 2] }] }),
		/someone untreated/,
	);
	assert.throws(
		() =>
			twoWayEffect({
				times: [1, 2],
				units: [
					{ unit: 'a', from: 2, y: [1, 2] },
					{ unit: 'b', from: 2, y: [1, 2] },
				],
			}),
		/nobody is left to compare/,
	);
});
