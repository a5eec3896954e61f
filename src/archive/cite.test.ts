import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDay } from '../base/day.ts';
import { parseBates } from './bates.ts';
import {
	batesRange,
	type CitedRecord,
	citationStyles,
	parseBatesRange,
	parseCitation,
	printCitation,
	styles,
} from './cite.ts';

const today = parseDay('2026-11-22');
const email: CitedRecord = {
	title: 'release-3.pdf',
	genre: 'E-mail',
	page: 31,
	address: '/bates/ICE-FOIA-10-2674.0002927',
	bates: 'ICE FOIA 10-2674.0002927',
	agency: 'ICE',
	author: { withheld: '(b)(6)' },
	recipient: { name: 'A. Practice' },
	date: parseDay('2010-10-01'),
	production: 'Third release',
	request: '10-2674',
	exhibit: 'Doe Decl. Ex. C',
	quotation: 'a <b> & “c”',
};

test('the forms that lawyers, scholars and journalists expect', () => {
	const bare: CitedRecord = { ...email };
	delete bare.quotation;
	assert.equal(printCitation(bare, 'brief', today), '(Doe Decl. Ex. C, at ICE FOIA 10-2674.0002927.)');
	assert.equal(
		printCitation({ ...bare, batesTo: 'ICE FOIA 10-2674.0002931' }, 'brief', today),
		'(Doe Decl. Ex. C, at ICE FOIA 10-2674.0002927–2931.)',
	);
	assert.equal(
		printCitation(bare, 'article', today),
		'E-mail from [redacted, (b)(6)], ICE, to A. Practice (Oct. 1, 2010) (ICE FOIA 10-2674.0002927) (on file with author)',
	);
	assert.equal(
		printCitation(bare, 'plain', today),
		'ICE, release-3.pdf, Oct. 1, 2010, released in Third release (ICE FOIA 10-2674.0002927). /bates/ICE-FOIA-10-2674.0002927',
	);
	assert.equal(
		printCitation(email, 'markdown', today),
		'“a \\<b\\> & “c”” [ICE FOIA 10-2674.0002927](/bates/ICE-FOIA-10-2674.0002927)',
	);
	assert.equal(
		printCitation(email, 'html', today),
		'<q>a &lt;b&gt; &amp; “c”</q> <a href="/bates/ICE-FOIA-10-2674.0002927">ICE FOIA 10-2674.0002927</a>',
	);
});

test('CSL-JSON for reference managers', () => {
	const item = JSON.parse(printCitation(email, 'csl', today));
	assert.equal(item.type, 'document');
	assert.equal(item.number, 'ICE FOIA 10-2674.0002927');
	assert.equal(item.archive, 'Third release');
	assert.deepEqual(item.issued, { 'date-parts': [[2010, 10, 1]] });
	assert.deepEqual(item.accessed, { 'date-parts': [[2026, 11, 22]] });
	assert.deepEqual(item.author, [{ literal: '[redacted, (b)(6)]' }]);
});

test('a page without a Bates number is named by file and page', () => {
	const record = { title: 'notes_(1).txt', page: 2, address: '/d/4/p/2' };
	assert.equal(printCitation(record, 'plain', today), 'notes_(1).txt (notes_(1).txt p. 2). /d/4/p/2');
	for (const style of citationStyles)
		assert.equal(parseCitation(printCitation(record, style, today)), undefined, style);
});

test('every printed form leads back to the page', () => {
	const valid = readFileSync(new URL('../../test/fixtures/archive/bates-valid.txt', import.meta.url), 'utf8')
		.trim()
		.split('\n');
	for (const bates of valid)
		for (const style of citationStyles)
			for (const record of [
				{ ...email, bates },
				{ title: 'x', page: 1, address: '/d/1/p/1', bates },
			]) {
				const text = printCitation(record, style, today);
				assert.equal(parseCitation(text)?.first.canonical, parseBates(bates)?.canonical, `${style}: ${text}`);
			}
});

test('ranges print the series once and read back', () => {
	assert.equal(batesRange('ICE FOIA 10-2674.0002927', 'ICE FOIA 10-2674.0002931'), 'ICE FOIA 10-2674.0002927–2931');
	assert.equal(batesRange('FBI-SC-999', 'FBI-SC-1002'), 'FBI-SC-999–FBI-SC-1002');
	assert.equal(batesRange('AB 00001', 'CD 00002'), 'AB 00001–CD 00002');
	assert.equal(batesRange('AB 00001', 'AB-00001'), 'AB 00001');
	for (const [first, last] of [
		['ICE FOIA 10-2674.0002927', 'ICE FOIA 10-2674.0002931'],
		['FBI-SC-999', 'FBI-SC-1002'],
		['NDLON_000345.001', 'NDLON_000345.003'],
	] as const) {
		const range = parseBatesRange(batesRange(first, last));
		assert.equal(range?.first.canonical, parseBates(first)?.canonical);
		assert.equal(range?.last.canonical, parseBates(last)?.canonical);
	}
	assert.equal(parseBatesRange('ICE FOIA 10-2674.0013089-0013109')?.last.number, 13109);
});

test('a stored citation prints in every style', () => {
	const printed = styles(
		{
			sha256: 'ab',
			document: 4,
			name: 'memo.pdf',
			production: null,
			page: 2,
			layer: 'file',
			bates: null,
			exact: 'to [redacted] on',
			slice: '',
			before: '',
			after: '',
			start: 0,
			end: 0,
			boxes: [],
		},
		{ address: '/d/4/p/2', accessed: today },
	);
	assert.deepEqual(Object.keys(printed), [...citationStyles]);
	assert.equal(printed.plain, '“to [redacted] on” memo.pdf (memo.pdf p. 2). /d/4/p/2');
	assert.match(printed.csl, /SHA-256 ab/);
});
