import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allStatistics, statisticNamed } from './catalogue.ts';
import { fixture, near } from './known.case.ts';
import { resultText } from './statistic.ts';

test('every statistic tells what it takes, and runs its own example into JSON', () => {
	const names = allStatistics().flatMap(({ name, also }) => [name, ...also]);
	assert.equal(new Set(names).size, names.length, 'two statistics go by one name');
	for (const one of allStatistics()) {
		for (const field of one.fields) assert.notEqual(field.meaning, '', `${one.name}: what is ${field.name}?`);
		const result: unknown = JSON.parse(resultText(one.run(one.example)));
		assert.ok(result !== null && typeof result === 'object', one.name);
	}
});

test('other names and other ways of writing lead to the same', () => {
	assert.equal(statisticNamed('Clopper_Pearson').name, 'proportion');
	const katz = statisticNamed('katz');
	assert.deepEqual(katz.run({ a: [56, 70], b: [48, 80] }), katz.run({ a: { x: 56, n: 70 }, b: { x: 48, n: 80 } }));
	const fisher = statisticNamed('fisher');
	assert.deepEqual(
		fisher.run({ table: [3, 1, 1, 3] }),
		fisher.run({
			table: [
				[3, 1],
				[1, 3],
			],
		}),
	);
});

test('what does not fit is refused by the name of its field', () => {
	const said = (name: string, given: unknown) => {
		try {
			return String(statisticNamed(name).run(given));
		} catch (error) {
			return error instanceof Error ? error.message : '';
		}
	};
	assert.match(said('wilson', { x: 3 }), /field “n”/);
	assert.match(said('wilson', { x: 3, n: 9, level: '95%' }), /field “level”/);
	assert.match(said('wilson', { x: 3, n: 9, z: 1 }), /no field “z”/);
	assert.match(said('mantel-haenszel', { strata: [[[1, 2], [3]]] }), /field “strata.0”/);
	assert.match(said('km', { time: [1, 2], event: [1] }), /Field “event” has 1 values/);
	assert.match(said('distribution', { family: 'beta', of: [1], at: 0.5 }), /beta takes 2 parameters \(a, b\)/);
	assert.match(said('twfe', { y: { a: [1, 2] }, from: { b: 2 } }), /“from” names “b”/);
	assert.match(said('median', {}), /There is no statistic “median”\. There are: proportion, /);
});

test('no end and no estimate are told apart in JSON', () => {
	const text = resultText(
		statisticNamed('odds-ratio').run({
			table: [
				[5, 0],
				[3, 4],
			],
		}),
	);
	assert.deepEqual(JSON.parse(text), { estimate: 'Infinity', interval: null, seLog: null, p: null });
});

test('spells and panels given by columns', () => {
	const { time, event, at } = fixture('known-answers.json').aalen_johansen;
	const { steps } = JSON.parse(resultText(statisticNamed('aalen-johansen').run({ time, event })));
	assert.deepEqual(
		steps.map((step: { time: number }) => step.time),
		at,
	);
	const trap = JSON.parse(
		resultText(statisticNamed('twfe').run({ y: { E: [0, 1, 4], L: [0, 0, 1] }, from: { E: 2, L: 3 } })),
	);
	near(trap.estimate, -0.5, 'trap', 1e-12);
	assert.match(trap.warning, /wrong sign/);
});
