import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairFlaw, proposeContradictions } from './contradiction.ts';
import { positions, type Statement } from './fact.ts';
import { anyWhen } from './when.case.ts';
import { parseWhen } from './when.ts';

const said = (id: string, when: string, position: Statement['position'], more: Partial<Statement> = {}): Statement => ({
	kind: 'statement',
	id,
	when: parseWhen(when),
	known: null,
	places: ['us'],
	act: null,
	summary: 'It was said.',
	source: `source of ${id}`,
	standing: 'asserted',
	speaker: 'Someone',
	office: 'Secretary',
	department: 'Homeland Security',
	venue: '',
	question: position === null ? null : 'can-leave',
	position,
	answers: [],
	...more,
});
const ids = (statements: Statement[]) => proposeContradictions(statements).map(({ id }) => id);

test('one office that says yes, then no, is proposed with the days between', () => {
	const [found, ...more] = proposeContradictions([said('b', '2010-10-06', 'no'), said('a', '2010-09-07', 'yes')]);
	assert.deepEqual(more, []);
	assert.deepEqual(
		{ ...found, first: found?.first.id, second: found?.second.id },
		{
			id: 'a~b',
			question: 'can-leave',
			first: 'a',
			second: 'b',
			between: 'one office',
			kind: 'opposite',
			acts: 'not recorded',
			inOrder: true,
			gap: { least: 29, most: 29 },
		},
	);
});

test('two offices of one department are proposed between yes and no, not for being unclear', () => {
	const other = { office: 'ICE' };
	const [found] = proposeContradictions([said('a', '2010-09-07', 'yes'), said('b', '2010-10-02', 'no', other)]);
	assert.equal(found?.between, 'one department');
	assert.deepEqual(ids([said('a', '2010-09-07', 'yes'), said('b', '2010-10-02', 'unclear', other)]), []);
});

test('an office that turns unclear is proposed as differing', () => {
	const [found] = proposeContradictions([said('a', '2011-02-16', 'no'), said('b', '2011-06-17', 'unclear')]);
	assert.equal(found?.kind, 'differing');
});

test('two departments, two questions, or two statements that agree are no contradiction', () => {
	const yes = said('a', '2010-09-07', 'yes');
	assert.deepEqual(ids([yes, said('b', '2010-10-06', 'no', { office: 'Governor', department: 'Illinois' })]), []);
	assert.deepEqual(ids([yes, said('b', '2010-10-06', 'no', { question: 'must-hold' })]), []);
	assert.deepEqual(ids([yes, said('b', '2010-10-06', 'yes')]), []);
	assert.deepEqual(ids([yes, said('b', '2010-10-06', null)]), []);
});

test('offices of no department are not thrown together', () => {
	const none = { department: '' };
	assert.deepEqual(
		ids([
			said('a', '2010-09-07', 'yes', { ...none, office: 'one' }),
			said('b', '2010-10-06', 'no', { ...none, office: 'other' }),
		]),
		[],
	);
});

test('two halves of one answer are no contradiction', () => {
	const half = { source: 'one letter' };
	assert.deepEqual(ids([said('a', '2010-11-05', 'no', half), said('b', '2010-11-05', 'yes', half)]), []);
});

test('which of the five acts each spoke of is told, and whether they were the same', () => {
	const acts = (first: Statement['act'], second: Statement['act']) =>
		proposeContradictions([
			said('a', '2010-09-07', 'yes', { act: first }),
			said('b', '2010-10-06', 'no', { act: second }),
		])[0]?.acts;
	assert.deepEqual(
		[acts('switch', 'switch'), acts('switch', 'fbi'), acts('switch', null), acts('unsaid', 'unsaid')],
		['same', 'different', 'not recorded', 'not recorded'],
	);
});

test('where the dates overlap, the order is not claimed', () => {
	const [found] = proposeContradictions([said('a', '2010-06-03/2010-08-31', 'no'), said('b', '2010-08-24', 'yes')]);
	assert.deepEqual([found?.inOrder, found?.gap], [false, { least: 0, most: 82 }]);
});

test('a pair that somebody decided about stays, also where a statement since stands between the two', () => {
	const body = { department: '' };
	const [yes, no] = [said('a', '2010-09-07', 'yes', body), said('c', '2010-10-06', 'no', body)];
	const between = said('b', '2010-09-20', 'unclear', body);
	assert.deepEqual(ids([yes, between, no]), ['a~b', 'b~c']);
	const named = (statements: Statement[], id: string) => proposeContradictions(statements, [id]).map((one) => one.id);
	assert.deepEqual(named([yes, between, no], 'a~c'), ['a~b', 'a~c', 'b~c']);
	assert.deepEqual(named([yes, no], 'a~c'), ['a~c'], 'once');
	assert.deepEqual(named([yes, said('c', '2010-10-06', 'yes')], 'a~c'), [], 'nor where the two came to agree');
});

test('why two statements cannot contradict each other is said', () => {
	const yes = said('a', '2010-09-07', 'yes');
	const flaw = (other: Statement, id = 'a~b') => pairFlaw([yes, other], id);
	assert.equal(flaw(said('b', '2010-10-06', 'no')), undefined);
	assert.match(flaw(said('b', '2010-10-06', 'no'), 'a~x') ?? '', /no statement “x”/);
	assert.match(flaw(said('b', '2010-10-06', 'yes')) ?? '', /the same position/);
	assert.match(
		flaw(said('b', '2010-10-06', 'no', { office: 'Governor', department: 'Illinois' })) ?? '',
		/neither one office/,
	);
	assert.match(flaw(said('b', '2010-10-06', 'no', { standing: 'withdrawn' })) ?? '', /withdrawn/);
	assert.match(flaw(said('b', '2010-09-01', 'no')) ?? '', /turn the two around/);
});

test('a statement that was withdrawn is not held against anyone', () => {
	assert.deepEqual(ids([said('a', '2010-09-07', 'yes', { standing: 'withdrawn' }), said('b', '2010-10-06', 'no')]), []);
});

test('the order of loading does not matter, and every pair took different positions on one question', () => {
	const any = fc.uniqueArray(
		fc
			.tuple(fc.nat(99), anyWhen, fc.constantFrom(...positions, null), fc.constantFrom('Secretary', 'ICE'))
			.map(([n, when, position, office]) => ({ ...said(`s${n}`, '2010', position, { office }), when })),
		{ maxLength: 10, selector: ({ id }) => id },
	);
	fc.assert(
		fc.property(any, (statements) => {
			const found = proposeContradictions(statements);
			assert.deepEqual(proposeContradictions(statements.toReversed()), found);
			assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
			for (const { first, second } of found)
				assert.ok(first.question === second.question && first.position !== second.position);
		}),
	);
});
