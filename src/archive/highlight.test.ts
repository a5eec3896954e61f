import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageText } from '../base/page.ts';
import { highlightTerms, snippet } from './highlight.ts';
import { parseQuery } from './query.ts';

const marked = (query: string, text: string) =>
	highlightTerms(parseQuery(query))
		.ranges(text)
		.map(([start, end]) => text.slice(start, end));

test('words are marked as the index takes them', () => {
	assert.deepEqual(marked('canon', 'El CAÑÓN, cañones'), ['CAÑÓN']);
	assert.deepEqual(marked('"opt out"', 'opt-out, opt\nout, out opt'), ['opt-out', 'opt\nout']);
	assert.deepEqual(marked('detain*', 'a detainer was detained'), ['detainer', 'detained']);
	assert.deepEqual(marked('detainer~1', 'the detalner, the retainers'), ['detalner']);
	assert.deepEqual(marked('opt NEAR/2 out', 'opt one two out, and so it stands: opt one two three out'), [
		'opt',
		'out',
	]);
	assert.deepEqual(marked('memo -draft is:redacted', 'draft memo'), ['memo']);
	assert.deepEqual(marked('287(g)', 'section 287(g) and 287 (h)'), ['287(g']);
	assert.deepEqual(marked('', 'anything'), []);
});

test('the words of a page that a match touches', () => {
	const text = 'They may opt-out.\nSo they said';
	const words = [...text.matchAll(/\S+/g)].map((found) => ({
		start: found.index,
		end: found.index + found[0].length,
		x: 0,
		y: 0,
		w: 0.1,
		h: 0.01,
		confidence: null,
	}));
	const page: PageText = { text, words };
	assert.deepEqual(highlightTerms(parseQuery('out they')).words(page), [0, 2, 4]);
	assert.deepEqual(highlightTerms(parseQuery('"out so"')).words(page), [2, 3]);
});

test('a snippet shows the place where most of the query stands together', () => {
	const filler = 'lorem ipsum dolor sit amet '.repeat(20);
	const text = `opt ${filler}states may\nopt out of it ${filler}`;
	const shown = snippet(text, highlightTerms(parseQuery('opt out')), 60);
	assert.match(shown.text, /^….*states may opt out of it.*…$/);
	assert.deepEqual(
		shown.marks.map(([start, end]) => shown.text.slice(start, end)),
		['opt', 'out'],
	);
});

test('a snippet keeps its length and its marks on any text', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('opt', 'out', 'word', 'x'.repeat(70), '—', '\n'), { maxLength: 80 }),
			fc.integer({ min: 20, max: 200 }),
			(words, length) => {
				const text = words.join(' ');
				const shown = snippet(text, highlightTerms(parseQuery('opt out')), length);
				assert.ok(shown.text.length <= length + 2);
				for (const [start, end] of shown.marks) assert.match(shown.text.slice(start, end), /^(?:opt|out)$/);
				if (/\b(?:opt|out)\b/.test(text)) assert.ok(shown.marks.length > 0);
				assert.ok(text.replace(/\s/g, ' ').includes(shown.text.replace(/^…|…$/g, '')));
			},
		),
	);
});
