import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { expectFlow } from './expectation.ts';
import { floating } from './fraction.ts';
import { programme } from './graph.ts';
import { buildModel } from './model.ts';
import { atCentre, drawParameters, withChoices } from './parameter.ts';
import { parameters, profile } from './secure.case.ts';

const key = (replicate: number) => ({ seed: 5, replicate });

test('every number names a source, and an assumed one says why it is set so', () => {
	for (const one of parameters) {
		assert.ok(one.sources.length > 0, one.id);
		if (one.quality === 'assumed')
			assert.ok(
				one.sources.some((source) => 'why' in source),
				one.id,
			);
		else assert.ok(one.sources.some((source) => 'url' in source) || one.id === 'takenWithoutDetainer', one.id);
	}
	assert.equal(new Set(parameters.map((one) => one.id)).size, parameters.length);
});

test('the same draw alone is the draw of a batch, and adding a parameter moves no other', () => {
	const whole = drawParameters(parameters, key(17));
	assert.deepEqual(drawParameters(parameters.slice(20), key(17)), new Map([...whole].slice(20)));
	assert.notDeepEqual(drawParameters(parameters, key(18)), whole);
});

test('every draw gives a model that fits the published totals and can be run', () => {
	for (let replicate = 0; replicate < 60; replicate++) {
		const drawn = drawParameters(parameters, key(replicate));
		const { values } = buildModel(parameters, drawn, profile);
		const flow = expectFlow(programme, values, 1, floating);
		for (const [target, stage] of [
			['target.match', 'match'],
			['target.custody', 'custody'],
		] as const) {
			const share = flow.stages[stage].reduce((sum, amount) => sum + amount, 0);
			assert.ok(Math.abs(share / Number(drawn.get(target)) - 1) < 1e-9, `${target} in draw ${replicate}`);
		}
		for (const share of [values.takenWithoutDetainer, ...Object.values(values.match), ...Object.values(values.removed)])
			assert.ok(share >= 0 && share <= 1);
	}
});

test('a contested number can be run as either reading, and any number as “what if”', () => {
	const id = 'foundRemovable.naturalised';
	const read = (readings: Record<string, string>, values: Record<string, number> = {}) =>
		atCentre(withChoices(parameters, { parameters: values, readings })).get(id);
	assert.equal(read({ [id]: 'warren' }), 0.053);
	assert.equal(read({ [id]: 'critics' }), 0);
	assert.equal(read({}, { [id]: 0.4 }), 0.4);
	assert.throws(() => read({ [id]: 'nobody' }), isRefusal);
	assert.throws(() => read({}, { unheard: 1 }), isRefusal);
	assert.throws(() => read({}, { level: 1 }), isRefusal);
});
