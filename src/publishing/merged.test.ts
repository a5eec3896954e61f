import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergedInto } from './merged.ts';

const merges = [
	{ id: '1', kind: 'person', from: 'a', into: 'b' },
	{ id: '2', kind: 'person', from: 'b', into: 'c' },
	{ id: '3', kind: 'place', from: 'a', into: 'z' },
] as const;

test('a merged entry is found under what it became, step by step, each kind by itself', () => {
	assert.equal(mergedInto({ merges }, 'person', 'a'), 'c');
	assert.equal(mergedInto({ merges }, 'place', 'a'), 'z');
	assert.equal(mergedInto({ merges }, 'place', 'b'), 'b');
});

test('merges that lead in a circle end somewhere', () => {
	const circle = [...merges, { id: '4', kind: 'person', from: 'c', into: 'a' }] as const;
	assert.ok(['a', 'b', 'c'].includes(mergedInto({ merges: circle }, 'person', 'a')));
});
