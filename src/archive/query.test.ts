import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../base/refusal.ts';
import { explain } from './explain.ts';
import { type Filter, toFts5 } from './fts.ts';
import { parseQuery, printQuery, type Query, type Term } from './query.ts';
import { fileTypes, states } from './query-field.ts';

const word = (text: string, prefix = false): Term => ({ kind: 'word', text, prefix });
const phrase = (text: string, prefix = false): Term => ({ kind: 'phrase', text, prefix });

/** Text that looks like queries: operators, fields and punctuation far more often than chance would have them. */
const queryText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc
		.array(
			fc.constantFrom(
				'opt',
				'out',
				'cañón',
				'AND',
				'OR',
				'NOT',
				'NEAR',
				'NEAR/3',
				'w/5',
				'(',
				')',
				'"',
				'“',
				'”',
				'*',
				'~',
				'~1',
				'~2',
				'~9',
				'-',
				'--',
				'287(g)',
				'(b)(5)',
				"'",
				'\0',
				'\n',
				' ',
				' ',
				' ',
				'bates:',
				'exemption:',
				'is:',
				'redacted',
				'type:pdf',
				'x:y',
				'after:2010',
				'name:"a b"',
				'confidence:<60',
				'ICE-1..ICE-9',
				'§',
				'^',
				':',
				'{',
				'}',
				'+',
				';',
				'"opt out"~4',
				'漢字',
				'🙂',
				'\u0301',
				'ß',
				'%',
			),
			{ maxLength: 25 },
		)
		.map((parts) => parts.join('')),
);

test('words, phrases, operators, prefix, fuzzy and nearness', () => {
	const cases: [string, Query][] = [
		['', { kind: 'all' }],
		['  \n', { kind: 'all' }],
		['detainer', word('detainer')],
		['opt out', { kind: 'and', of: [word('opt'), word('out')] }],
		['opt AND out', { kind: 'and', of: [word('opt'), word('out')] }],
		['“opt out”', phrase('opt out')],
		['"opt ou"*', phrase('opt ou', true)],
		['detain*', word('detain', true)],
		['detainer~', { kind: 'fuzzy', text: 'detainer', distance: 2 }],
		['detainer~1', { kind: 'fuzzy', text: 'detainer', distance: 1 }],
		['a OR b c', { kind: 'or', of: [word('a'), { kind: 'and', of: [word('b'), word('c')] }] }],
		['(a OR b) c', { kind: 'and', of: [{ kind: 'or', of: [word('a'), word('b')] }, word('c')] }],
		['-draft', { kind: 'not', of: word('draft') }],
		['memo NOT "cover sheet"', { kind: 'and', of: [word('memo'), { kind: 'not', of: phrase('cover sheet') }] }],
		['opt NEAR/5 out', { kind: 'near', terms: [word('opt'), word('out')], distance: 5 }],
		['opt w/5 out', { kind: 'near', terms: [word('opt'), word('out')], distance: 5 }],
		['opt NEAR out', { kind: 'near', terms: [word('opt'), word('out')], distance: 10 }],
		['"opt out"~4', { kind: 'near', terms: [phrase('opt'), phrase('out')], distance: 4 }],
		['near and or not', { kind: 'and', of: ['near', 'and', 'or', 'not'].map((text) => word(text)) }],
		['287(g) agreements', { kind: 'and', of: [word('287(g)'), word('agreements')] }],
		['(b)(5)', word('(b)(5)')],
		['opt-out, § 7 – yes', { kind: 'and', of: [word('opt-out'), word('7'), word('yes')] }],
		['Re: memo at 10:30', { kind: 'and', of: [word('Re'), word('memo'), word('at'), word('10:30')] }],
		['the word AND, here', { kind: 'and', of: [word('the'), word('word'), phrase('AND'), word('here')] }],
	];
	for (const [text, query] of cases) assert.deepEqual(parseQuery(text), query, text);
});

test('fields', () => {
	const cases: [string, Query][] = [
		[
			'bates:ICE-2010FOIA2674.0117629',
			{ kind: 'bates', from: 'ICE-2010FOIA2674.0117629', to: 'ICE-2010FOIA2674.0117629' },
		],
		['bates:ICE-1..ICE-9', { kind: 'bates', from: 'ICE-1', to: 'ICE-9' }],
		['bates:"ICE FOIA 10-2674.0000001..9"', { kind: 'bates', from: 'ICE FOIA 10-2674.0000001', to: '9' }],
		['bates:ICE-2010*', { kind: 'bates-start', start: 'ICE-2010' }],
		['production:"First release"', { kind: 'production', text: 'First release' }],
		['exemption:(b)(7)(e)', { kind: 'exemption', code: '(b)(7)(E)' }],
		['exemption:b5', { kind: 'exemption', code: '(b)(5)' }],
		['Exemption:7(1)(b)', { kind: 'exemption', code: '7(1)(b)' }],
		['type:PDF', { kind: 'type', type: 'pdf' }],
		['after:2010-10-01', parseQuery('after:2010-10')],
		['before:2011', parseQuery('before:2011-01-01')],
		['document:12', { kind: 'document', id: 12 }],
		['name:memo', { kind: 'name', text: 'memo' }],
		['is:redacted', { kind: 'is', state: 'redacted' }],
		['confidence:<60', { kind: 'confidence', compare: '<', value: 60 }],
		['note:"ask counsel"', { kind: 'note', text: 'ask counsel' }],
		['-is:duplicate', { kind: 'not', of: { kind: 'is', state: 'duplicate' } }],
		['draft OR exemption:b5', { kind: 'or', of: [word('draft'), { kind: 'exemption', code: '(b)(5)' }] }],
	];
	for (const [text, query] of cases) assert.deepEqual(parseQuery(text), query, text);
});

test('a query that cannot be read says where it is wrong and what to do', () => {
	const cases: [string, number, RegExp][] = [
		['opt "out', 4, /quotation mark is never closed/],
		['(opt out', 0, /parenthesis is never closed/],
		['opt) out', 3, /closes nothing/],
		['opt ()', 4, /hold nothing/],
		['opt AND', 4, /AND needs something on both sides/],
		['OR out', 0, /OR needs something on both sides/],
		['opt NOT', 4, /NOT needs something after it/],
		['opt NEAR/5', 4, /NEAR\/5 needs/],
		['opt NEAR/0 out', 4, /from 1 to 1000/],
		['(opt OR in) NEAR/5 out', 0, /NEAR joins single words/],
		['a NEAR/2 b NEAR/3 c', 11, /one distance/],
		['word~3', 0, /alone or with 1 or 2/],
		['""', 0, /no word between/],
		['§', 0, /no letter or digit/],
		['memo exemtion:b5', 5, /no field “exemtion”.*exemption/],
		['bates: 12', 0, /without a space/],
		['bates:memo', 0, /write a Bates number/],
		['type:word', 0, /pdf, image/],
		['after:yesterday', 0, /year-month-day/],
		['after:2010-02-30', 0, /year-month-day/],
		['is:odd', 0, /redacted/],
		['confidence:60', 0, /confidence:<60/],
		['document:x', 0, /whole number/],
		['exemption:???', 0, /\(b\)\(5\)/],
		[`${'('.repeat(30)}a${')'.repeat(30)}`, 20, /20 deep/],
		['a '.repeat(300), 400, /at most 200/],
	];
	for (const [text, at, message] of cases)
		assert.throws(
			() => parseQuery(text),
			(error) => {
				assert.ok(isRefusal(error), text);
				assert.equal(error.code, 'not-valid');
				assert.equal(error.details.at, at, `${text}: ${error.message}`);
				assert.match(error.message, message);
				assert.match(error.message, new RegExp(`^At character ${at + 1}: .*\\.$`, 's'));
				return true;
			},
			text,
		);
});

test('whatever is typed is read or refused, and prints as a query that reads the same', () => {
	fc.assert(
		fc.property(queryText, (text) => {
			let query: Query;
			try {
				query = parseQuery(text);
			} catch (error) {
				assert.ok(isRefusal(error), `${error}`);
				return;
			}
			assert.deepEqual(parseQuery(printQuery(query)), query, printQuery(query));
		}),
		{ numRuns: 5000 },
	);
});

test('SQLite accepts whatever comes out, whatever was typed', () => {
	const db = new DatabaseSync(':memory:');
	db.exec(`CREATE VIRTUAL TABLE f USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')`);
	const statement = db.prepare('SELECT count(*) FROM f WHERE f MATCH ?');
	const textFilters = (filter: Filter): string[] =>
		filter.kind === 'text'
			? [filter.match]
			: filter.kind === 'and' || filter.kind === 'or'
				? filter.of.flatMap(textFilters)
				: filter.kind === 'not'
					? textFilters(filter.of)
					: [];
	const ask = (text: string) => {
		let query: Query;
		try {
			query = parseQuery(text);
		} catch (error) {
			return assert.ok(isRefusal(error), `${error}`);
		}
		const { match, filters } = toFts5(query, (one) => [one, 'a"b', '*', '\0', '']);
		for (const one of [...(match === null ? [] : [match]), ...filters.flatMap(textFilters)]) statement.get(one);
	};
	fc.assert(fc.property(queryText, ask), { numRuns: 5000 });
	ask(`${'a OR '.repeat(99)}a`);
	ask('a '.repeat(199));
	ask(`${'NOT '.repeat(20)}a`);
	ask(`a NEAR/9 ${'b~ NEAR/9 '.repeat(90)}c`);
	ask(`${'b~ OR '.repeat(90)}c`);
	ask(Array.from({ length: 19 }).reduce<string>((inner, _, i) => (i % 2 ? `(a OR ${inner})` : `(a -b ${inner})`), 'c'));
});

test('every tree prints as a query that reads back as that tree', () => {
	const name = fc.stringMatching(/^[a-zñ][a-z0-9ñ'.-]{0,8}[a-z0-9]$/);
	const text = fc.stringMatching(/^[a-z0-9]+( [a-z§()'&-]*[a-z0-9]){0,3}$/);
	const term: fc.Arbitrary<Term> = fc.oneof(
		fc.record({ kind: fc.constant('word' as const), text: name, prefix: fc.boolean() }),
		fc.record({ kind: fc.constant('phrase' as const), text, prefix: fc.boolean() }),
		fc.record({
			kind: fc.constant('fuzzy' as const),
			text: fc.stringMatching(/^[a-z0-9]{1,9}$/),
			distance: fc.constantFrom(1 as const, 2 as const),
		}),
	);
	const field: fc.Arbitrary<Query> = fc.oneof(
		fc.record({ kind: fc.constantFrom('production' as const, 'name' as const, 'note' as const), text }),
		fc.record({
			kind: fc.constant('exemption' as const),
			code: fc.constantFrom('(b)(5)', '(b)(7)(E)', '(k)(2)', '7(1)(b)'),
		}),
		fc.record({ kind: fc.constant('type' as const), type: fc.constantFrom(...fileTypes) }),
		fc.record({ kind: fc.constant('is' as const), state: fc.constantFrom(...states) }),
		fc.record({ kind: fc.constant('document' as const), id: fc.integer({ min: 1 }) }),
		fc.record({
			kind: fc.constant('confidence' as const),
			compare: fc.constantFrom('<' as const, '>=' as const),
			value: fc.integer({ min: 0, max: 100 }),
		}),
		fc.record({
			kind: fc.constant('bates' as const),
			from: fc.constant('ICE FOIA 10-2674.0000001'),
			to: fc.constantFrom('9', 'ICE 00009'),
		}),
		fc.constantFrom(parseQuery('bates:ICE-2010*'), parseQuery('after:2010-10-01'), parseQuery('before:2011')),
	);
	const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 4 },
			term,
			field,
			fc.record({
				kind: fc.constant('near' as const),
				terms: fc.array(term, { minLength: 2, maxLength: 3 }),
				distance: fc.integer({ min: 1, max: 1000 }),
			}),
			fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
			fc
				.record({
					kind: fc.constantFrom('and' as const, 'or' as const),
					of: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
				})
				.map(({ kind, of }) => ({ kind, of: of.flatMap((one) => (one.kind === kind ? one.of : [one])) })),
		),
	}));
	fc.assert(
		fc.property(
			tree.map((one) => structuredClone(one)),
			(query) => {
				assert.deepEqual(parseQuery(printQuery(query)), query, printQuery(query));
			},
		),
		{ numRuns: 1000 },
	);
});

test('the reading names how the query was taken', () => {
	const reading = explain(parseQuery('"opt out" -draft bates:ICE-1..ICE-9'));
	assert.deepEqual(reading, {
		say: 'and',
		values: {},
		parts: [
			{ say: 'phrase', values: { text: 'opt out' }, parts: [] },
			{ say: 'not', values: {}, parts: [{ say: 'word', values: { text: 'draft' }, parts: [] }] },
			{ say: 'bates-range', values: { from: 'ICE-1', to: 'ICE-9' }, parts: [] },
		],
	});
});
