import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { toy } from './toy.case.ts';
import { countWorlds } from './worlds.ts';

const worlds = countWorlds(toy);

test('the toy world comes out as worked by hand', () => {
	const base = worlds.B0_baseline;
	// 92,000 × .005 + 5,000 × .8 + 3,000 × .6
	assert.deepEqual(base?.matches, [6260, 1]);
	// 460 × .02 + 4,000 × .1 + 1,800 × .95
	assert.deepEqual(base?.removable_finding, [10596, 5]);
	// × (.15 × .95 + .2 × .85 + .35 × .7 + .3 × .55)
	assert.deepEqual(base?.detainers, [765561, 500]);
	assert.deepEqual(base?.custody, [6890049, 5000]);
	assert.deepEqual(base?.removed, [75790539, 100000]);
	assert.deepEqual(base?.removed_none_share, [66, 289]);
});

test('each way of leaving changes what it reaches and nothing before it', () => {
	assert.deepEqual(worlds.P1_no_submission?.submitted, [0, 1]);
	assert.equal(worlds.P1_no_submission?.removed_none_share, null);
	assert.deepEqual(worlds.P2_SIB_withholds_nonfelony?.immigration_checked, [25000, 1]);
	assert.deepEqual(worlds.P4_DHS_ignores_match?.matches, [6260, 1]);
	assert.deepEqual(worlds.P4_DHS_ignores_match?.custody, [0, 1]);
	// 15 % of refused holds end in an arrest at large.
	assert.deepEqual(worlds.P5_no_detainer_honoured?.custody, [2296683, 10000]);
	assert.deepEqual(worlds.P6_TRUST_honour_L1_L2?.custody, [3631779, 5000]);
	assert.deepEqual(worlds.P7_conviction_stage_check?.immigration_checked, [40000, 1]);
});

test('a first conviction puts people into a level, unless that is switched off', () => {
	const { late } = countWorlds({ ...toy, worlds: { late: [{ lever: 'conviction-check', recompute: true }] } });
	assert.deepEqual(late?.det_none, [0, 1]);
	assert.deepEqual(late?.matches, worlds.P7_conviction_stage_check?.matches);
	const sum = (names: readonly ('det_L1' | 'det_L2' | 'det_L3')[]) =>
		names.reduce((whole, name) => whole + Number(late?.[name][0]) / Number(late?.[name][1]), 0);
	assert.ok(
		Math.abs(sum(['det_L1', 'det_L2', 'det_L3']) - Number(late?.detainers[0]) / Number(late?.detainers[1])) < 1e-9,
	);
});

test('all worlds of the shared known answers, exactly', (t) => {
	const path = new URL('../../../shared/data/simulation-known-answers.json', import.meta.url);
	if (!existsSync(path))
		return t.skip('The shared known answers are not beside this checkout; the toy world above holds the main ones.');
	const known: Record<string, Record<string, unknown>> = JSON.parse(readFileSync(path, 'utf8'));
	for (const [name, answers] of Object.entries(known))
		assert.deepEqual(JSON.parse(JSON.stringify(worlds[name])), answers, name);
});

test('what cannot be is refused with the name of the parameter', () => {
	const refused = (parameters: Record<string, unknown>, words: RegExp) =>
		assert.throws(
			() => countWorlds({ ...toy, parameters: { ...toy.parameters, ...parameters } as typeof toy.parameters }),
			(error) => isRefusal(error) && words.test(error.message),
		);
	refused({ takenFromHold: 1.2 }, /takenFromHold/);
	refused({ unheard: 1 }, /unheard/);
	refused({ match: { martian: 1 } }, /martian/);
	refused({ level: { L1: 0.5 } }, /level/);
	refused({ removed: 0.7, returned: 0.7 }, /sum to more than 1/);
});
