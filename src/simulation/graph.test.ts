import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classes } from './classes.ts';
import { sharesOut } from './expectation.ts';
import { floating } from './fraction.ts';
import { ends, isRuled, programme, type Rule, stages, type TouchedBy, wayIds, ways, waysFrom } from './graph.ts';
import { levers } from './lever.ts';
import { toyValues } from './toy.case.ts';

test('each stage stands before those it leads to', () => {
	for (const way of wayIds) {
		const { from, to } = ends(way);
		assert.ok(stages.indexOf(from) < stages.indexOf(to), way);
	}
	assert.equal(stages[0], 'booked');
});

test('of the ways out of a stage the last takes the rest, and only the last', () => {
	for (const stage of stages) {
		const out = waysFrom[stage] ?? [];
		for (const [at, way] of out.entries()) assert.equal(isRuled(way), at < out.length - 1, way);
	}
});

test('what leaves a stage sums to one for every class', () => {
	for (const stage of stages)
		for (const one of classes) {
			const shares = sharesOut(programme, toyValues, stage, one, floating);
			if (shares.length > 0) assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-12, stage);
		}
});

test('every lever that a way names exists, and every lever is named', () => {
	const named = new Set<string>(wayIds.flatMap((way) => [...ways[way].levers]));
	assert.deepEqual([...named].toSorted(), Object.keys(levers).toSorted());
});

test('a lever cannot be written that changes a way not naming it', () => {
	const unchanged = (before: Rule): Rule => before;
	const right: { [W in TouchedBy<'dhs-ignores'>]?: (before: Rule) => Rule } = { 'match>query': unchanged };
	// @ts-expect-error The honouring of holds is none of what DHS can ignore.
	const wrong: { [W in TouchedBy<'dhs-ignores'>]?: (before: Rule) => Rule } = { 'hold>honoured': unchanged };
	assert.ok(right && wrong);
});
