import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PageText, RedactionBox } from '../base/page.ts';
import { isRefusal } from '../base/refusal.ts';
import { type CitedPage, cite, recheck } from './citation.ts';

const where: CitedPage = {
	sha256: 'ab'.repeat(32),
	document: 1,
	name: 'memo.pdf',
	production: 'First release',
	page: 3,
	layer: 'file',
	bates: 'ICE FOIA 10-2674.0002927',
};

/** Lines of words set on a page: 0.01 wide a character, lines 0.02 apart. */
function set(...lines: readonly string[]): PageText {
	const page: PageText = { text: lines.join('\n'), words: [] };
	let offset = 0;
	lines.forEach((line, row) => {
		for (const found of line.matchAll(/\S+/g)) {
			const start = offset + found.index;
			page.words.push({
				x: 0.05 + found.index * 0.01,
				y: 0.1 + row * 0.02,
				w: found[0].length * 0.01,
				h: 0.014,
				start,
				end: start + found[0].length,
				confidence: null,
			});
		}
		offset += line.length + 1;
	});
	return page;
}

function citeWords(page: PageText, words: string, redactions: readonly RedactionBox[] = []) {
	const start = page.text.indexOf(words);
	assert.ok(start >= 0, words);
	return cite(page, start, start + words.length, { ...where, redactions });
}

/** A box over columns `from` to `to` (in characters) of lines `top` to `bottom`, as `set` lays them out. */
function black(from: number, to: number, top: number, bottom = top, codes: string[] = []): RedactionBox {
	return {
		x: 0.05 + from * 0.01,
		w: (to - from) * 0.01,
		y: 0.1 + top * 0.02 - 0.002,
		h: (bottom - top) * 0.02 + 0.018,
		shade: 'black',
		codes,
		printed: codes,
		confidence: 1,
	};
}

const letter = set(
	'Dear Sheriff, you asked whether your county',
	'may opt out of the programme. Please call me',
	'at any time about Secure Communities.',
);

test('a citation holds the words, their surroundings, their place and a box a line', () => {
	const citation = citeWords(letter, 'whether your county\nmay opt out');
	assert.equal(citation.exact, 'whether your county may opt out');
	assert.equal(citation.slice, 'whether your county\nmay opt out');
	assert.equal(citation.before, 'Dear Sheriff, you asked ');
	assert.equal(citation.after, ' of the programme. Please call m');
	assert.equal(letter.text.slice(citation.start, citation.end), citation.slice);
	assert.deepEqual(
		citation.boxes.map(({ x, w }) => [x.toFixed(2), w.toFixed(2)]),
		[
			['0.29', '0.19'],
			['0.05', '0.11'],
		],
	);
	assert.equal(citation.bates, where.bates);
});

test('half a word is taken whole; no word is refused', () => {
	const start = letter.text.indexOf('hether');
	assert.equal(cite(letter, start, start + 8, where).exact, 'whether your');
	assert.throws(() => cite(letter, 4, 4, where), isRefusal);
	assert.throws(() => cite(set(), 0, 9, where), isRefusal);
});

test('a quotation never runs over a redaction without saying so', () => {
	const gap = set('sent to             on Monday by', '                the deputy director');
	assert.equal(citeWords(gap, 'to             on', [black(8, 19, 0)]).exact, 'to [redacted] on');
	assert.equal(citeWords(gap, 'on Monday', [black(8, 19, 0)]).exact, 'on Monday');
	assert.equal(
		citeWords(gap, gap.text, [black(8, 19, 0), black(0, 15, 1)]).exact,
		'sent to [redacted] on Monday by [redacted] the deputy director',
	);
	const block = set('first line', 'the last line');
	const lowered = {
		...block,
		words: block.words.map((word) => (word.start > 9 ? { ...word, y: word.y + 0.1 } : word)),
	};
	assert.equal(citeWords(lowered, block.text, [black(0, 20, 1, 4)]).exact, 'first line [redacted] the last line');
	const labelled = set('Mr (b)(6) (b)(7)(C) said');
	assert.equal(
		citeWords(labelled, labelled.text, [black(3, 19, 0, 0, ['(b)(6)', '(b)(7)(C)'])]).exact,
		'Mr [redacted] said',
	);
});

test('a citation over redactions still holds on its page', () => {
	const labelled = set('Mr (b)(6) (b)(7)(C) said');
	const citation = citeWords(labelled, labelled.text, [black(3, 19, 0)]);
	assert.equal(recheck(citation, labelled).holds, 'exact');
	assert.equal(recheck(citation, set('Page one', 'Mr (b)(6) (b)(7)(C)', 'said')).holds, 'moved');
});

test('another extraction of the same words still matches', () => {
	const page = set('The Sheriff said “we don’t know” — and', 'the pro-', 'gramme went on in the county.');
	const citation = citeWords(page, 'said “we don’t know” — and\nthe pro-\ngramme');
	for (const again of [
		set('The Sheriff said "we don\'t know" - and the programme', 'went on'),
		set('The Sheriff said', '“we', 'don’t know”— and the', 'pro\u00adgramme went on'),
	]) {
		const found = recheck(citation, again);
		assert.ok(found.holds !== 'lost', found.reason);
		assert.match(again.text.slice(found.start, found.end), /^said.*gramme$/s);
		assert.ok(found.boxes.length > 0);
	}
});

test('changed words, a changed number or a part of a word are lost', () => {
	const page = set('They may opt out of the programme by 10 October or 1 0 days later');
	assert.equal(recheck(citeWords(page, 'may opt out'), set('They may not opt out of the programme')).holds, 'lost');
	assert.equal(recheck(citeWords(page, '10 October'), set('They may opt out by 11 October')).holds, 'lost');
	assert.equal(recheck(citeWords(page, '1 0 days'), set('They may opt out 10 days later')).holds, 'lost');
	assert.equal(recheck(citeWords(page, 'opt out'), set('An adopt outcome')).holds, 'lost');
	assert.equal(recheck(citeWords(page, 'opt out'), set()).holds, 'lost');
});

test('of several places the one with the same surroundings is taken', () => {
	const page = set('A county may opt out. A city must stay.', 'The state said: may opt out. Nobody did.');
	const citation = cite(page, page.text.lastIndexOf('may'), page.text.lastIndexOf('may') + 11, where);
	const again = set('New heading', ...page.text.split('\n'));
	const found = recheck(citation, again);
	assert.equal(found.holds === 'moved' && found.start, again.text.lastIndexOf('may'));
});

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const paragraph = fc.array(
	fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
	{ minLength: 1, maxLength: 8 },
);

test('cited words hold on the same text, move with lines put before them, and are lost when one changes', () => {
	fc.assert(
		fc.property(paragraph, paragraph, fc.nat(), fc.nat(), fc.nat(), (lines, more, a, b, c) => {
			const page = set(...lines);
			const from = a % page.words.length;
			const to = from + (b % (page.words.length - from));
			const citation = cite(page, page.words[from]?.start ?? 0, page.words[to]?.end ?? 0, where);
			const same = recheck(citation, page);
			assert.equal(same.holds, 'exact');
			assert.deepEqual('boxes' in same && same.boxes, citation.boxes);
			const moved = recheck(citation, set(...more.map((line) => line.toUpperCase()), ...lines));
			assert.equal(moved.holds, 'moved');
			const at = citation.start + (c % (citation.end - citation.start));
			fc.pre(/[a-z]/.test(page.text.charAt(at)));
			const changed = set(...`${page.text.slice(0, at)}Q${page.text.slice(at + 1)}`.split('\n'));
			const found = recheck(citation, changed);
			if (found.holds !== 'lost')
				assert.equal(changed.text.slice(found.start, found.end).replace(/\s/g, ''), citation.slice.replace(/\s/g, ''));
			if (citation.slice.length > 12) assert.equal(found.holds, 'lost');
		}),
		{ numRuns: 500 },
	);
});
