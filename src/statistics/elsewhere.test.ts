import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allStatistics, statisticNamed } from './catalogue.ts';
import { fixture, near } from './known.case.ts';
import { resultText } from './statistic.ts';

type Answer = [name: string, input: unknown, expected: Record<string, number | string | null>, source: string];

/** Name, input, what another program or exact arithmetic says, and which. */
const answers: Answer[] = fixture('answers-elsewhere.json');

function at(result: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key] ?? null, result);
}

test('every statistic agrees to nine digits with what was computed elsewhere, at its edges too', () => {
	for (const [name, input, expected, source] of answers) {
		const result: unknown = JSON.parse(resultText(statisticNamed(name).run(input)));
		for (const [path, value] of Object.entries(expected)) {
			const what = `${name} ${JSON.stringify(input)} ${path} (${source})`;
			const found = at(result, path);
			if (typeof value === 'number') near(typeof found === 'number' ? found : null, value, what, 1e-9);
			else assert.equal(found, value, what);
		}
	}
	const untested = new Set(['disparity', 'representation', 'suppression', 'suppression-audit', 'sun-abraham']);
	const tested = new Set(answers.map(([name]) => name));
	for (const { name } of allStatistics()) assert.ok(tested.has(name) || untested.has(name), `${name} has no answer`);
});

test('a table of billions takes no longer than its spread asks for', () => {
	const { p, conditionalOddsRatio: odds } = JSON.parse(
		resultText(statisticNamed('fisher').run({ table: [1e9, 2e9, 1e9, 2.0001e9] })),
	);
	assert.ok(p > 0.3 && p < 0.4);
	near(odds, 1.00005, 'odds', 1e-9);
});

test('the ways of writing that textbooks and other programs have lead to the same', () => {
	const same = (name: string, usual: unknown, other: unknown) =>
		assert.deepEqual(statisticNamed(name).run(other), statisticNamed(name).run(usual), name);
	same('wilson', { x: 6, n: 375, level: 1 - 0.001 }, { x: 6, n: 375, alpha: 0.001 });
	same('difference_newcombe', { a: [56, 70], b: [48, 80] }, { x: [56, 48], n: [70, 80] });
	same('risk-ratio', { a: [56, 70], b: [48, 80] }, { x1: 56, n1: 70, x2: 48, n2: 80 });
	const table = [
		[3, 1],
		[1, 3],
	];
	same('fisher', { table }, { a: 3, b: 1, c: 1, d: 3 });
	same('odds-ratio', { table }, { a: [3, 4], b: [1, 4] });
	same('chisq', { table }, { table: [3, 1, 1, 3] });
	same(
		'prop_test',
		{
			groups: [
				[1, 9],
				[5, 8],
			],
		},
		{ x: [1, 5], n: [9, 8] },
	);
	same('poisson-ratio', { a: { x: 11, time: 800 }, b: { x: 21, time: 3011 } }, { x: [11, 21], t: [800, 3011] });
	same('kaplan_meier', { time: [1, 2], event: [1, 0] }, { t: [1, 2], status: [1, 0] });
	same('aalen-johansen', { time: [1, 2], event: ['1', null] }, { time: [1, 2], event: [1, 0] });
	const y = { E: [0, 1, 4], L: [0, 0, 1] };
	same('twfe_sign_trap', { y, from: { E: 2, L: 3 } }, { y, treated_from: { E: 2, L: 3 } });
	assert.equal(statisticNamed('mantel_haenszel_UCBAdmissions').name, 'mantel-haenszel');
	// What fits no way of writing is still refused by the name of its field.
	assert.throws(() => statisticNamed('fisher').run({ a: 3, b: 1 }), /field “table”|no field/);
	assert.throws(() => statisticNamed('prop-test').run({ x: [1, 5], n: [9] }), /field “groups”|no field/);
});
