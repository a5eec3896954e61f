import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Box, PageText } from '../base/page.ts';
import { random } from '../base/random.ts';
import {
	batesAddress,
	batesReport,
	canonicalBates,
	inferBates,
	linesOf,
	parseBates,
	printBates,
	type StampedPage,
	sameBates,
} from './bates.ts';

const fixture = (name: string) =>
	readFileSync(new URL(`../../test/fixtures/archive/${name}`, import.meta.url), 'utf8')
		.split('\n')
		.slice(0, -1);

const body: Box = { x: 0.1, y: 0.5, w: 0.8, h: 0.015 };
const foot: Box = { x: 0.7, y: 0.95, w: 0.25, h: 0.012 };
const head: Box = { x: 0.1, y: 0.03, w: 0.8, h: 0.012 };

/** A production of pages with these lines at the foot, one document each unless told otherwise. */
function production(feet: readonly (string | readonly string[])[], per = feet.length): StampedPage[] {
	return feet.map((texts, i) => ({
		document: Math.floor(i / per) + 1,
		page: (i % per) + 1,
		lines: [
			{ text: 'The field office answered on October 1, 2010 about 2674 persons.', box: body },
			...[texts].flat().map((text, n) => ({ text, box: { ...foot, y: foot.y - n * 0.02 } })),
		],
	}));
}

const printed = (pages: readonly StampedPage[]) => inferBates(pages).pages.map((stamp) => stamp?.printed ?? null);
const run = (prefix: string, first: number, count: number, width: number) =>
	Array.from({ length: count }, (_, i) => `${prefix}${String(first + i).padStart(width, '0')}`);

test('every stamp style seen in released records is inferred over a production', () => {
	for (const [prefix, first, width] of [
		['ICE FOIA 10-2674.', 2927, 7],
		['ICE 2010FOIA2674.', 117629, 7],
		['ICE 2012FOIA02544 ', 123, 6],
		['NDLON_', 345, 6],
		['FBI-SC-', 1234, 4],
		['FBI-SC-FPL-', 458, 3],
		['EFTA', 1, 8],
		['2019-ICLI-00003 ', 1789, 4],
		['DHS-001-02479-', 31, 6],
		['', 117629, 7],
	] as const) {
		const stamps = run(prefix, first, 9, width);
		const found = inferBates(production(stamps));
		assert.deepEqual(
			found.pages.map((stamp) => stamp?.printed),
			stamps,
		);
		assert.equal(found.templates[0]?.prefix, prefix);
		assert.equal(found.pages[0]?.number, first);
		assert.deepEqual(found.pages[0]?.box, foot);
	}
});

test('numbers that count something else are no stamps', () => {
	const numbers = Array.from({ length: 120 }, (_, i) => i);
	for (const feet of [
		numbers.map((i) => `Page ${i + 1} of 120`),
		numbers.map((i) => `${i + 100}`),
		numbers.map((i) => `- ${(i % 40) + 100} -`),
		numbers.map((i) => `Case 1:10-cv-03488-SAS Document 29-1 Filed 01/26/11 Page ${i + 1} of 120`),
		numbers.map((i) => `Case 1:10-cv-03488-SAS Document ${i + 100} Filed 01/26/11`),
		numbers.map((i) => `10/${(i % 28) + 1}/2010`),
		numbers.map(() => 'Form I-247 (Rev. 08/01/07)'),
		numbers.map((i) => `Tel. (202) 555-${String(i + 100).padStart(4, '0')}`),
		numbers.map((i) => `202-555-${String(i + 100).padStart(4, '0')}`),
		numbers.map((i) => `$ ${i + 1000}.00`),
		numbers.map(() => 'ACTIVE/ 78146170.1'),
	])
		assert.ok(
			printed(production(feet, 40)).every((stamp) => stamp === null),
			`took “${feet[50]}” for a stamp`,
		);
});

test('only the edges of a page are read', () => {
	const pages = run('ICE 10.', 1, 9, 6).map((text, i) => ({ document: 1, page: i + 1, lines: [{ text, box: body }] }));
	assert.ok(printed(pages).every((stamp) => stamp === null));
	const margin = { x: 0.95, y: 0.4, w: 0.02, h: 0.2 };
	const beside = pages.map((page) => ({ ...page, lines: page.lines.map((line) => ({ ...line, box: margin })) }));
	assert.equal(printed(beside)[4], 'ICE 10.000005');
});

test('a stamp beside page number, court header, date and handling mark', () => {
	const stamps = run('ICE FOIA 10-2674.', 12, 9, 7);
	const found = printed(
		stamps.map((stamp, i) => ({
			document: 1,
			page: i + 1,
			lines: [
				{ text: `Case 1:10-cv-03488-SAS Document 62 Filed 02/07/11 Page ${i + 101} of 140`, box: head },
				{ text: `Page ${i + 101} 10/07/2010 LAW ENFORCEMENT SENSITIVE ${stamp}`, box: foot },
			],
		})),
	);
	assert.deepEqual(found, stamps);
});

test('of two stamps on a page the agency’s is kept, also where the other covers more pages', () => {
	const agency = run('ICE FOIA 10-2674.', 700, 12, 7);
	const party = run('NDLON_', 1, 20, 6);
	const feet = party.map((text, i) => (agency[i] ? [text, agency[i]] : [text]));
	assert.deepEqual(printed(production(feet)), [...agency, ...party.slice(12)]);
});

test('a prefix may change in the middle of a production', () => {
	const stamps = [...run('ICE FOIA 10-2674.', 1, 6, 7), ...run('ICE 2010FOIA2674.', 117629, 6, 7)];
	const found = inferBates(production(stamps));
	assert.deepEqual(
		found.pages.map((stamp) => stamp?.printed),
		stamps,
	);
	assert.equal(found.templates.length, 2);
});

test('what OCR misreads is mended where the template says so', () => {
	const stamps = run('ICE FOIA 10-2674.', 2920, 12, 7);
	const read = [...stamps];
	read[2] = 'ICE FOIA 10 -2674.0002922';
	read[3] = 'ICE FOIA 10-2674.OOO2923';
	read[5] = 'lCE FOIA l0-2674.000292S';
	read[7] = 'ICE F0IA 10-2674 . 0002927';
	read[9] = 'ICE FOIA 10-2674.0002 929';
	const found = inferBates(production(read));
	assert.deepEqual(
		found.pages.map((stamp) => stamp?.canonical),
		stamps.map((text) => parseBates(text)?.canonical),
	);
	assert.ok(found.pages.every((stamp) => stamp?.inferred === false));
});

test('a digit that OCR doubted gives way to neighbours that agree; a digit the file itself prints does not', () => {
	const stamps = run('ICE FOIA 10-2674.', 2920, 8, 7);
	const pages = production(stamps.with(4, 'ICE FOIA 10-2674.0002974'));
	const doubted = pages.map((page) => ({ ...page, lines: page.lines.map((line) => ({ ...line, confidence: 40 })) }));
	assert.equal(printed(doubted)[4], 'ICE FOIA 10-2674.0002924');
	assert.equal(printed(pages)[4], 'ICE FOIA 10-2674.0002974');
});

test('a page without a stamp is numbered only when both neighbours agree', () => {
	const stamps: string[] = run('ACLU', 11, 9, 6);
	const found = inferBates(production(stamps.with(3, '').with(4, ''))).pages;
	assert.deepEqual([found[3]?.printed, found[3]?.inferred, found[4]?.printed], ['ACLU000014', true, 'ACLU000015']);
	assert.equal(found[3]?.box, undefined);
	assert.equal(found[2]?.inferred, false);
	const jump = ['', ...stamps.slice(0, 4), '', ...stamps.slice(4), ''];
	assert.deepEqual(
		printed(production(jump)).map((one) => one === null),
		jump.map((one) => one === ''),
	);
});

test('gaps, a repeated number and inserted pages stay as printed', () => {
	const stamps = [
		'AB 00101',
		'AB 00102',
		'AB 00102.001',
		'AB 00102.002',
		'AB 00103',
		'AB 00110',
		'AB 00111',
		'AB 00111',
		'AB 00112',
	];
	assert.deepEqual(printed(production(stamps)), stamps);
});

test('a production of one page is numbered where its stamp can be nothing else', () => {
	assert.deepEqual(printed(production(['ICE FOIA 10-2674.0002927'])), ['ICE FOIA 10-2674.0002927']);
	assert.deepEqual(printed(production(['Suite 1200'])), [null]);
	assert.deepEqual(printed(production(['2674'])), [null]);
	assert.deepEqual(printed([]), []);
});

test('files that came in mixed keep their stamps', () => {
	const stamps = run('ICE FOIA 10-2674.', 1, 30, 7);
	const r = random('mixed');
	const mixed = stamps
		.map((text) => ({ text, at: r.next() }))
		.sort((a, b) => a.at - b.at)
		.map(({ text }) => text);
	assert.deepEqual(printed(production(mixed, 1)), mixed);
});

test('any template, start and gap: what is printed is what is found', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('ICE FOIA 10-2674.', 'ICE 2012FOIA02544 ', 'NDLON_', 'FBI-SC-', 'EFTA', 'DHS 11-', 'X-Y_Z 7.'),
			fc.integer({ min: 5, max: 8 }),
			fc.integer({ min: 0, max: 9000 }),
			fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 40 }),
			(prefix, width, first, runs) => {
				const numbers: number[] = [];
				let next = first;
				for (const length of [6, ...runs]) {
					for (let i = 0; i < length; i++) numbers.push(next++);
					next += 3;
				}
				const stamps = numbers.map((number) => printBates({ prefix, number, width, suffix: '' }));
				assert.deepEqual(printed(production(stamps, 3)), stamps);
			},
		),
		{ numRuns: 200 },
	);
});

test('100,000 pages of one long run, with gaps, misread stamps and court headers between, are all numbered', () => {
	const pages = run('ICE FOIA 10-2674.', 1, 100_000, 7).map((text, i) => ({
		document: Math.floor(i / 50),
		page: (i % 50) + 1,
		lines: [
			{ text: `Case 1:10-cv-03488-SAS Document 29-1 Filed 01/26/11 Page ${(i % 50) + 1} of 50`, box: head },
			{ text: i % 3 === 0 ? `From the desk of unit${i} ${1000 + (i % 977)} K Street` : 'Memorandum', box: head },
			{ text: `${(i % 50) + 1}`, box: foot },
			{ text: i % 17 === 0 ? text.replace('2674', '26 74').replace('0', 'O') : i % 23 === 0 ? '' : text, box: foot },
		],
	}));
	const found = inferBates(pages).pages;
	assert.equal(found.filter((stamp, i) => stamp?.number === i + 1).length, 100_000);
});

test('the lists of what is and is not a Bates number', () => {
	for (const line of fixture('bates-valid.txt')) assert.ok(parseBates(line), `“${line}” should be a Bates number`);
	for (const line of fixture('bates-invalid.txt'))
		assert.equal(parseBates(line), undefined, `“${line}” should be none`);
});

test('known parts', () => {
	const parts = (text: string) => {
		const bates = parseBates(text);
		return bates && [bates.prefix, bates.number, bates.width, bates.suffix];
	};
	assert.deepEqual(parts('ICE FOIA 10-2674.0002927'), ['ICE FOIA 10-2674.', 2927, 7, '']);
	assert.deepEqual(parts('NDLON_000345.002'), ['NDLON_', 345, 6, '002']);
	assert.deepEqual(parts('ICE 2012FOIA02544 000123'), ['ICE 2012FOIA02544 ', 123, 6, '']);
	assert.deepEqual(parts('EFTA00000001'), ['EFTA', 1, 8, '']);
	assert.equal(parseBates('ICE 2010FOIA2674.0117629')?.canonical, 'ice2010foia2674|117629|');
	assert.equal(batesAddress('ICE 2010FOIA2674.0117629'), 'ICE-2010FOIA2674.0117629');
	assert.ok(sameBates('ICE FOIA 10-2674.0002927', 'ICE FOIA 10 -2674.0002927'));
	assert.ok(sameBates('ICE FOIA10-2674.02927', 'ICE-FOIA-10-2674.0002927'));
	assert.ok(!sameBates('NDLON_000345.002', 'NDLON_000345'));
});

test('print and address lead back to the same number', () => {
	const word = fc.stringMatching(/^[A-Z]{1,6}[A-Z0-9]{0,4}$/);
	fc.assert(
		fc.property(
			fc.array(word, { minLength: 1, maxLength: 3 }),
			fc.constantFrom(' ', '-', '_', '.'),
			fc.constantFrom(' ', '-', '_', '.'),
			fc.integer({ min: 0, max: 9_999_999 }),
			fc.integer({ min: 5, max: 8 }),
			fc.constantFrom('', '001', '02'),
			(words, between, joint, number, width, suffix) => {
				const prefix = words.join(between) + joint;
				const bates = { prefix, number, width, suffix };
				const text = printBates(bates);
				const read = parseBates(text);
				// “FORM 12345”, “PAGE-00001” and alien numbers are refused by design.
				fc.pre(read !== undefined);
				fc.pre(!(suffix !== '' && /FOIA[^A-Z0-9]?$/.test(prefix)));
				assert.equal(read?.canonical, canonicalBates(bates));
				assert.equal(parseBates(batesAddress(text))?.canonical, read?.canonical);
				assert.equal(batesAddress(batesAddress(text)), batesAddress(text));
			},
		),
		{ numRuns: 2000 },
	);
});

test('parsing anything never throws', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
			parseBates(text);
			batesAddress(text);
		}),
	);
});

test('the report says what is missing, doubled, unnumbered and changed', () => {
	const place = (document: number, page: number, text: string | null, print?: string) => ({
		document,
		page,
		bates: text === null ? null : { ...(parseBates(text) ?? assert.fail()), printed: text },
		...(print !== undefined && { print }),
	});
	const report = batesReport([
		place(1, 1, 'AB 00001', 'x'),
		place(1, 2, 'AB 00002', 'y'),
		place(1, 3, null, 'z'),
		place(1, 4, 'AB 00006', 'u'),
		place(2, 1, 'AB 00002', 'y'),
		place(2, 2, 'AB 00006', 'v'),
		place(3, 1, 'CD 0100', 'w'),
		place(3, 2, 'CD 0101', 'w'),
		place(3, 3, 'CD 0101.001', 'w'),
		place(3, 4, 'CD 0102', 'w'),
	]);
	assert.deepEqual(report.gaps, [{ after: 'AB 00002', before: 'AB 00006', missing: 3 }]);
	assert.deepEqual(report.ranges, [
		['AB 00001', 'AB 00002'],
		['AB 00006', 'AB 00006'],
		['CD 0100', 'CD 0102'],
	]);
	assert.deepEqual(report.unnumbered, [{ document: 1, page: 3 }]);
	assert.deepEqual(report.prefixChanges, [{ document: 3, page: 1, from: 'AB 00006', to: 'CD 0100' }]);
	assert.deepEqual(
		report.repeats.map(({ printed, same }) => [printed, same]),
		[
			['AB 00002', true],
			['AB 00006', false],
		],
	);
	assert.deepEqual(report.overlaps, [{ documents: [1, 2], first: 'AB 00002', last: 'AB 00006' }]);
});

test('lines part at wide gaps, so a stamp stands alone', () => {
	const page: PageText = { text: '', words: [] };
	const add = (text: string, x: number, y: number, joint: string, confidence: number | null) => {
		page.text += (page.text === '' ? '' : joint) + text;
		const start = page.text.length - text.length;
		page.words.push({ x, y, w: text.length * 0.01, h: 0.012, start, end: page.text.length, confidence });
	};
	add('the', 0.1, 0.9, '', 90);
	add('end', 0.14, 0.9, ' ', 80);
	add('17', 0.5, 0.95, '\n', 99);
	add('ICE', 0.7, 0.95, ' ', 95);
	add('0001234', 0.74, 0.95, ' ', 60);
	assert.deepEqual(
		linesOf(page).map(({ text, confidence }) => [text, confidence]),
		[
			['the end', 80],
			['17', 99],
			['ICE 0001234', 60],
		],
	);
});
