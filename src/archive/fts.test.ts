import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import fc from 'fast-check';
import { toFts5 } from './fts.ts';
import { highlightTerms } from './highlight.ts';
import { neighbours } from './neighbours.ts';
import { parseQuery } from './query.ts';

/** A page index like the store's. */
function indexed(texts: readonly string[]): DatabaseSync {
	const db = new DatabaseSync(':memory:');
	db.exec(
		`CREATE VIRTUAL TABLE f USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`,
	);
	db.exec(`CREATE VIRTUAL TABLE v USING fts5vocab (f, 'row')`);
	const insert = db.prepare('INSERT INTO f (rowid, body) VALUES (?, ?)');
	for (const [i, text] of texts.entries()) insert.run(i, text);
	return db;
}

const pages = [
	'States may opt out of the programme, the memo says.',
	'There is no opting out; participation is not voluntary. DRAFT',
	'El cañón está cerrado. 287(g) agreements under (b)(5).',
	'detalner issued to the sheriff; detainer lifted. opt one two three four five six out',
	'out they opt',
];
const db = indexed(pages);
const vocabulary = db
	.prepare('SELECT term FROM v')
	.all()
	.map((row) => String(row.term));

/** Pages that match the words of a query, as the store would ask. */
function find(text: string): number[] {
	const { match, filters } = toFts5(parseQuery(text), (word, distance) => neighbours(word, vocabulary, distance));
	const run = (one: string) =>
		db
			.prepare('SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid')
			.all(one)
			.map((row) => Number(row.rowid));
	let found = match === null ? pages.map((_, i) => i) : run(match);
	const holds = (page: number, filter: (typeof filters)[number]): boolean => {
		if (filter.kind === 'text') return run(filter.match).includes(page);
		if (filter.kind === 'and') return filter.of.every((one) => holds(page, one));
		if (filter.kind === 'or') return filter.of.some((one) => holds(page, one));
		if (filter.kind === 'not') return !holds(page, filter.of);
		return assert.fail(filter.kind);
	};
	for (const filter of filters) found = found.filter((page) => holds(page, filter));
	return found;
}

test('SQLite finds what the query asks for', () => {
	assert.deepEqual(find('opt out'), [0, 3, 4]);
	assert.deepEqual(find('"opt out"'), [0]);
	assert.deepEqual(find('opt* out'), [0, 1, 3, 4]);
	assert.deepEqual(find('opt NEAR/3 out'), [0, 4]);
	assert.deepEqual(find('opt NEAR/6 out'), [0, 3, 4]);
	assert.deepEqual(find('canon'), [2]);
	assert.deepEqual(find('CAÑÓN'), [2]);
	assert.deepEqual(find('287(g)'), [2]);
	assert.deepEqual(find('"(b)(5)"'), [2]);
	assert.deepEqual(find('memo OR draft'), [0, 1]);
	assert.deepEqual(find('out -draft'), [0, 3, 4]);
	assert.deepEqual(find('NOT draft'), [0, 2, 3, 4]);
	assert.deepEqual(find('NOT draft NOT memo'), [2, 3, 4]);
	assert.deepEqual(find('memo OR NOT out'), [0, 2]);
	assert.deepEqual(find('NOT (memo OR draft)'), [2, 3, 4]);
	assert.deepEqual(find('NOT NOT memo'), [0]);
	assert.deepEqual(find('out (memo OR NOT opt)'), [0, 1]);
	assert.deepEqual(find('detainers~1'), [3]);
	assert.deepEqual(find('sherif~ NEAR/4 detainers~'), [3]);
	assert.deepEqual(find(''), [0, 1, 2, 3, 4]);
});

test('words match and fields filter, also under NOT and OR', () => {
	const asked = (text: string) => toFts5(parseQuery(text));
	assert.deepEqual(asked('draft exemption:b5 -is:duplicate'), {
		match: '"draft"',
		filters: [
			{ kind: 'exemption', code: '(b)(5)' },
			{ kind: 'not', of: { kind: 'is', state: 'duplicate' } },
		],
	});
	assert.deepEqual(asked('draft OR exemption:b5'), {
		match: null,
		filters: [
			{
				kind: 'or',
				of: [
					{ kind: 'text', match: '"draft"' },
					{ kind: 'exemption', code: '(b)(5)' },
				],
			},
		],
	});
	assert.deepEqual(asked('NOT draft'), {
		match: null,
		filters: [{ kind: 'not', of: { kind: 'text', match: '"draft"' } }],
	});
});

test('Bates fields compare as numbers of a normalised series', () => {
	const filter = (text: string) => toFts5(parseQuery(text)).filters[0];
	const series = { kind: 'bates', prefix: 'icefoia102674', suffix: null };
	assert.deepEqual(filter('bates:"ICE FOIA 10-2674.0000012"'), { ...series, low: 12, high: 12 });
	assert.deepEqual(filter('bates:ICE-FOIA-10-2674.0000009..0000012'), { ...series, low: 9, high: 12 });
	assert.deepEqual(filter('bates:ICE-FOIA-10-2674.0000012..ICE-FOIA-10-2674.0000009'), { ...series, low: 9, high: 12 });
	assert.deepEqual(filter('bates:0117629'), { kind: 'bates', prefix: null, low: 117629, high: 117629, suffix: null });
	assert.deepEqual(filter('bates:NDLON_000345.002'), {
		kind: 'bates',
		prefix: 'ndlon',
		low: 345,
		high: 345,
		suffix: '002',
	});
	assert.deepEqual(filter('bates:"ICE 2010*"'), { kind: 'bates-start', start: 'ICE-2010' });
});

test('what SQLite matched is what gets marked', () => {
	const word = fc.constantFrom('opt', 'out', 'cañón', 'canon', 'x', 'opt-out', 'Über');
	const term = fc.oneof(
		word,
		word.map((one) => `${one}*`),
		fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
	);
	const text = fc
		.array(fc.oneof(word, fc.constantFrom('the', 'and', 'optional', '§')), { maxLength: 14 })
		.map((words) => words.join(' '));
	const asked = fc.oneof(
		term,
		fc.tuple(term, fc.integer({ min: 1, max: 4 }), term).map(([a, n, b]) => `${a} NEAR/${n} ${b}`),
	);
	fc.assert(
		fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), asked, (texts, query) => {
			const one = indexed(texts);
			const { match } = toFts5(parseQuery(query));
			const found = one
				.prepare('SELECT rowid FROM f WHERE f MATCH ?')
				.all(match)
				.map((row) => Number(row.rowid));
			const terms = highlightTerms(parseQuery(query));
			texts.forEach((page, i) => {
				assert.equal(terms.ranges(page).length > 0, found.includes(i), `“${query}” on “${page}”`);
			});
			one.close();
		}),
		{ numRuns: 300 },
	);
});
