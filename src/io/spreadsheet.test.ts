import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileOf, type SheetSource, workbookOf } from '../../test/fixtures/intake/pack.ts';
import { isRefusal } from '../base/refusal.ts';
import { readDelimited } from './delimited.ts';
import { openSpreadsheet, spreadsheetPages } from './spreadsheet.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rowsXml = (count: number, from = 1) =>
	`<sheetData>${Array.from({ length: count }, (_, i) => `<row r="${from + i}">${inline(`A${from + i}`, `row ${from + i}`)}</row>`).join('')}</sheetData>`;

async function pagesOf(bytes: Uint8Array | string, kind: 'xlsx' | 'csv' = 'xlsx') {
	const file = fileOf(bytes);
	const opened = await openSpreadsheet(file, kind);
	const pages = await Array.fromAsync(spreadsheetPages(file, kind, 1, Number.POSITIVE_INFINITY));
	assert.equal(pages.length, opened.pages);
	return { ...opened, texts: pages.map(({ layer }) => layer.text), readings: pages };
}

async function cellsOf(sheet: SheetSource, options?: Parameters<typeof workbookOf>[1]) {
	const book = await readWorkbook(fileOf(workbookOf([sheet], options)));
	const rows = await Array.fromAsync(book.sheets[0]?.rows() ?? []);
	book.close();
	return rows.flatMap(({ row, cells }) =>
		cells.map(({ column, type, value, raw, text }) => [row, column, type, value, raw, text]),
	);
}

test('every kind of cell is read for what it is', async () => {
	const xml = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>1.5</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c></row>
		<row r="3"><c r="AB3" s="1"><v>40581</v></c><c r="AC3" s="2"><v>40581.5</v></c><c r="AD3" s="3"><v>0.25</v></c><c r="AE3" t="str"><f>A1&amp;""</f><v>made &lt;here&gt;</v></c><c r="AF3" s="1"/></row>
		<row><c t="inlineStr"><is><r><t>rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>guide</t></rPh></is></c><c><v>7</v></c><c t="d"><v>2011-02-07T13:45:00</v></c></row></sheetData>`;
	const options = {
		strings: [
			'<si><t>Arlington</t></si>',
			'<si><r><t>opt </t></r><r><t>out_x000A_now</t></r><rPh><t>guide</t></rPh></si>',
		],
		numFmts: '<numFmt numFmtId="164" formatCode="m/d/yyyy\\ h:mm"/>',
		cellXfs: '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/>',
	};
	assert.deepEqual(await cellsOf({ name: 'a', xml }, options), [
		[1, 1, 'text', 'Arlington', '0', 'Arlington'],
		[1, 2, 'text', 'opt out\nnow', '1', 'opt out\nnow'],
		[1, 3, 'number', 1.5, '1.5', '1.5'],
		[1, 4, 'boolean', true, '1', 'TRUE'],
		[1, 5, 'error', null, '#N/A', '#N/A'],
		[3, 28, 'day', '2011-02-07', '40581', '2011-02-07'],
		[3, 29, 'day', '2011-02-07', '40581.5', '2011-02-07 12:00'],
		[3, 30, 'number', 0.25, '0.25', '25%'],
		[3, 31, 'text', 'made <here>', 'made <here>', 'made <here>'],
		[4, 1, 'text', 'rich text', 'rich text', 'rich text'],
		[4, 2, 'number', 7, '7', '7'],
		[4, 3, 'day', '2011-02-07', '2011-02-07T13:45:00', '2011-02-07 13:45'],
	]);
	const mac = await cellsOf(
		{ name: 'a', xml: '<sheetData><row><c s="1"><v>39119</v></c></row></sheetData>' },
		{ ...options, workbook: '<workbookPr date1904="1"/>' },
	);
	assert.equal(mac[0]?.[3], '2011-02-07');
});

test('fifty rows make a page under the sheet’s name; columns keep their places', async () => {
	const { texts, suspicious, remarks } = await pagesOf(
		workbookOf([
			{ name: 'Arrests', xml: rowsXml(120) },
			{ name: 'Empty', xml: '<sheetData/>' },
			{
				name: 'Wide',
				xml: `<sheetData><row r="9">${inline('B9', 'County\n\tname')}${inline('D9', 'total')}</row></sheetData>`,
			},
		]),
	);
	assert.equal(texts.length, 4);
	assert.ok(texts[0]?.startsWith('Arrests\nrow 1\nrow 2\n') && texts[0].endsWith('row 50'));
	assert.ok(texts[2]?.startsWith('Arrests\nrow 101\n') && texts[2].endsWith('row 120'));
	assert.equal(texts[3], 'Wide\n\tCounty name\t\ttotal');
	assert.deepEqual({ suspicious, remarks }, { suspicious: false, remarks: [] });
});

test('what is hidden is counted and said, and none of it shown', async () => {
	const secret = 'SECRETSECRET';
	const sheets: Record<string, SheetSource> = {
		hidden: { name: 'Staff', state: 'hidden', xml: `<sheetData><row r="1">${inline('A1', secret)}</row></sheetData>` },
		'does not even list it': {
			name: 'Staff',
			state: 'veryHidden',
			xml: `<sheetData><row r="1">${inline('A1', secret)}</row></sheetData>`,
		},
		'1 hidden row with 12 characters': {
			name: 'Staff',
			xml: `<sheetData><row r="1">${inline('A1', 'shown')}</row><row r="2" hidden="1">${inline('A2', secret)}</row></sheetData>`,
		},
		'1 hidden row': {
			name: 'Staff',
			xml: `<sheetData><row r="1" ht="0" customHeight="1">${inline('A1', secret)}</row></sheetData>`,
		},
		'1 hidden column with 12 characters': {
			name: 'Staff',
			xml: `<cols><col min="2" max="3" hidden="true"/></cols><sheetData><row r="1">${inline('A1', 'shown')}${inline('C1', secret)}</row></sheetData>`,
		},
		'1 hidden column': {
			name: 'Staff',
			xml: `<cols><col min="1" max="1" width="0"/></cols><sheetData><row r="1">${inline('A1', secret)}</row></sheetData>`,
		},
	};
	for (const [sentence, sheet] of Object.entries(sheets)) {
		const { texts, readings, suspicious, remarks } = await pagesOf(workbookOf([sheet]));
		assert.equal(suspicious, true, sentence);
		assert.match(remarks.join(), new RegExp(`Sheet “Staff” .*${sentence}`));
		assert.equal(JSON.stringify([texts, readings, remarks]).includes(secret), false, sentence);
		assert.deepEqual(readings[0]?.covered, [{ x: 0, y: 0, w: 1, h: 1, how: 'hidden-layer', characters: 12 }]);
	}
	const empty = await pagesOf(
		workbookOf([
			{ name: 'a', xml: rowsXml(1) },
			{ name: 'b', state: 'hidden', xml: '<sheetData/>' },
		]),
	);
	assert.equal(empty.suspicious, false);
	assert.match(empty.remarks.join(), /“b” is hidden\. It is empty/);
});

test('what lies beside the sheets is said', async () => {
	const { remarks, suspicious } = await pagesOf(
		workbookOf([{ name: 'a', xml: rowsXml(1) }], {
			workbook: '<definedNames><definedName name="rate" hidden="1">a!$A$1</definedName></definedNames>',
			extra: {
				'xl/vbaProject.bin': 'x',
				'xl/externalLinks/externalLink1.xml': '<x/>',
				'xl/comments1.xml': '<comments><commentList><comment ref="A1"/><comment ref="A2"/></commentList></comments>',
			},
		}),
	);
	assert.equal(suspicious, false);
	for (const sentence of [
		/macros\. They were not run/,
		/1 other workbook .*Nothing was fetched/,
		/2 comments on cells/,
		/1 name, 1 of them hidden/,
	])
		assert.match(remarks.join(' '), sentence);
	for (const part of ['xl/pivotCache/pivotCacheRecords1.xml', 'xl/model/item.data', 'xl/embeddings/oleObject1.bin'])
		assert.equal(
			(await pagesOf(workbookOf([{ name: 'a', xml: rowsXml(1) }], { extra: { [part]: 'x' } }))).suspicious,
			true,
			part,
		);
});

test('hostile and broken workbooks are refused or read in part, with a sentence', async () => {
	const laughs = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
	await assert.rejects(
		pagesOf(workbookOf([{ name: 'a', xml: rowsXml(1) }], { extra: { 'xl/sharedStrings.xml': laughs } })),
		isRefusal,
	);
	await assert.rejects(pagesOf('PK\x03\x04 no workbook'), isRefusal);
	const cut = await pagesOf(
		workbookOf([{ name: 'a', xml: `${rowsXml(60).replace('</sheetData>', '')}<row r="61"><c r="A61"` }]),
	);
	assert.equal(cut.pages, 2);
	const whole = workbookOf([
		{ name: 'a', xml: rowsXml(60) },
		{ name: 'b', state: 'hidden', xml: rowsXml(2) },
	]);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
			async (changes) => {
				const bytes = Buffer.from(whole);
				for (const [at, value] of changes) bytes[at] = value;
				await pagesOf(bytes).catch((error: unknown) => assert.ok(isRefusal(error), String(error)));
			},
		),
		{ numRuns: 200, seed: 2011 },
	);
});

test('a table of text has pages of fifty rows, and says what is odd about it', async () => {
	const rows = ['"Released under FOIA"', ...Array.from({ length: 120 }, (_, i) => `${i},"County, ${i}"`)].join('\n');
	const { texts, properties, remarks } = await pagesOf(rows, 'csv');
	assert.equal(texts.length, 3);
	assert.ok(texts[0]?.startsWith('Released under FOIA\n0\tCounty, 0\n'));
	assert.deepEqual(properties, { rows: '121', delimiter: 'comma', encoding: 'utf-8' });
	assert.match(remarks.join(), /between 1 and 2 values/);
	assert.match((await pagesOf('', 'csv')).remarks.join(), /empty/);
});

const folder = fileURLToPath(new URL('../../../shared/corpus/workbooks/', import.meta.url));

test('every released workbook opens with the pages it counts', async (t) => {
	if (!existsSync(folder)) return t.skip('The corpus of released records is not here.');
	for (const name of readdirSync(folder)) {
		const kind = name.endsWith('.xlsx') ? 'xlsx' : 'csv';
		const { pages } = await openSpreadsheet(`${folder}${name}`, kind);
		if (name.startsWith('redacted')) continue;
		const last = await Array.fromAsync(spreadsheetPages(`${folder}${name}`, kind, pages, pages + 1));
		assert.equal(last.length, 1, name);
		assert.ok((last[0]?.layer.text.length ?? 0) > 10, name);
	}
});

test('a released sheet and the CSV made of it hold the same values', async (t) => {
	if (!existsSync(folder)) return t.skip('The corpus of released records is not here.');
	const name = readdirSync(folder).find((each) => each.startsWith('redacted'));
	const book = await readWorkbook(`${folder}${name}`);
	for (const [sheet, table] of [
		['Arrests', 'arrests.csv.gz'],
		['Other Removals', 'other-removals.csv.gz'],
	] as const)
		await compare(book, sheet, `${folder}${table}`);
	book.close();
});

/** Row n of the sheet against line n of the table; days are written the American way there. */
async function compare(book: Workbook, sheetName: string, table: string): Promise<void> {
	const sheet = book.sheets.find(({ name }) => name === sheetName);
	assert.ok(sheet);
	const lines = await Array.fromAsync((await readDelimited(table)).rows());
	let last = 0;
	for await (const { row, cells } of sheet.rows()) {
		const line = lines[row - 1] ?? [];
		const values = line.map((_, i) => {
			const cell = cells.find(({ column }) => column === i + 1);
			const [, year, month, day] = (cell?.type === 'day' && /^(\d+)-0?(\d+)-0?(\d+)/.exec(cell.text)) || [];
			return year ? `${month}/${day}/${year}` : (cell?.text ?? '');
		});
		assert.deepEqual(values, line, `row ${row}`);
		for (const empty of lines.slice(last, row - 1)) assert.equal(empty.join(''), '');
		last = row;
	}
	assert.equal(last, lines.length);
}
