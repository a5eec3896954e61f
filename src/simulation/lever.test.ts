import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LeverChoice, type LeverId } from './choice.ts';
import { countOf, expectFlow, measureNames } from './expectation.ts';
import { floating } from './fraction.ts';
import { type Graph, programme, ways } from './graph.ts';
import { levers, pull } from './lever.ts';
import { toyValues } from './toy.case.ts';

const one = (lever: LeverId, settings: object = {}) => LeverChoice.parse({ lever, ...settings });
const counts = (graph: Graph) => {
	const flow = expectFlow(graph, toyValues, 100_000, floating);
	return Object.fromEntries(measureNames.map((measure) => [measure, countOf(flow, measure, floating)]));
};
const all = (Object.keys(levers) as LeverId[]).map((lever) => one(lever, lever === 'fbi-filter' ? { leak: 0.4 } : {}));
const touched = (choice: LeverChoice) =>
	Object.entries(ways).flatMap(([way, { levers: named }]) =>
		(named as readonly string[]).includes(choice.lever) ? [way] : [],
	);

test('a lever changes only ways that name it, and leaves the graph it was given as it was', () => {
	const before = { ...programme.rules };
	for (const choice of all) {
		const after = pull(programme, [choice]);
		for (const [way, rule] of Object.entries(after.rules))
			if (rule !== before[way as keyof typeof before])
				assert.ok(touched(choice).includes(way), `${choice.lever} changed ${way}`);
	}
	assert.deepEqual(programme.rules, before);
});

test('levers on different ways can be pulled in any order', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(all, { maxLength: 4 }), (chosen) => {
			const apart = chosen.filter((choice, at) =>
				chosen.slice(0, at).every((other) => !touched(other).some((way) => touched(choice).includes(way))),
			);
			const [there, back] = [counts(pull(programme, apart)), counts(pull(programme, apart.toReversed()))];
			for (const measure of measureNames)
				assert.ok(Math.abs((there[measure] ?? 0) - (back[measure] ?? 0)) < 1e-6, measure);
		}),
	);
});

test('a lever that lets everything pass changes nothing', () => {
	const nulls = [
		one('fbi-filter', { leak: 1 }),
		one('threshold', { levels: ['L1', 'L2', 'L3', 'none'] }),
		one('warrant-only', { warrants: 1 }),
		one('federal-memo', { levels: ['L1', 'L2', 'L3', 'none'] }),
	];
	for (const choice of nulls) assert.deepEqual(counts(pull(programme, [choice])), counts(programme), choice.lever);
});

test('the criminal answer to the jail stays where only the immigration branch is cut', () => {
	for (const choice of [
		one('fbi-filter'),
		one('dhs-ignores'),
		one('no-detainers'),
		one('state-withholds', { criminalCheckKept: true }),
	])
		assert.equal(counts(pull(programme, [choice])).criminal_answers, 100_000, choice.lever);
	assert.equal(counts(pull(programme, [one('no-submission')])).criminal_answers, 0);
	assert.equal(counts(pull(programme, [one('state-withholds')])).criminal_answers, 0);
});

test('what is booked under another agency’s ORI leaks through the filter', () => {
	assert.ok(
		Math.abs(
			(counts(pull(programme, [one('fbi-filter', { leak: 0.3 })])).custody ?? 0) -
				0.3 * (counts(programme).custody ?? 0),
		) < 1e-9,
	);
});
