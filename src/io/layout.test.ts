import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { glance, layOut } from './layout.ts';

const head = ['Area', 'Date', 'Method'];
const rows = [
	['Boston', '2016-10-03', '287(g)'],
	['Miami', '', 'Located'],
];

describe('sheets laid out', () => {
	let folder: string;
	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'uncover-layout-'));
	});
	after(() => rm(folder, { recursive: true, force: true }));

	async function laid(name: string, bytes: string | Uint8Array, sheet = 0, headRow = 1) {
		const path = join(folder, name);
		await writeFile(path, bytes);
		const to = join(folder, 'laid.txt');
		const found = await layOut(path, name, { sheet, head: headRow, to }, () => {});
		const lines = (await readFile(to, 'utf8'))
			.split('\n')
			.slice(0, -1)
			.map((line) => line.split('\u001f'));
		return { ...found, lines, cells: lines.map((line) => line.slice(4)) };
	}
	const text = (all: readonly (readonly string[])[], delimiter = ',') =>
		all.map((line) => line.join(delimiter)).join('\n');

	for (const [name, delimiter, pack] of [
		['table.csv', ',', false],
		['table.tsv', '\t', false],
		['table.txt', '|', false],
		['table.csv.gz', ',', true],
	] as const)
		test(`${name}: rows, their numbers and the same hash for the same cells`, async () => {
			const given = text([head, ...rows, ...rows], delimiter);
			const { cells, lines } = await laid(name, pack ? gzipSync(given) : given);
			assert.deepEqual(cells, [...rows, ...rows]);
			assert.deepEqual(
				lines.map(([row]) => row),
				['2', '3', '4', '5'],
			);
			assert.equal(lines[0]?.[1], lines[2]?.[1]);
			assert.notEqual(lines[0]?.[1], lines[1]?.[1]);
		});

	for (const type of ['xlsx', 'biff8'] as const)
		test(`a workbook (${type}): preamble, hidden rows and columns, dates of either calendar, notes below`, async () => {
			for (const date1904 of [false, true]) {
				const book = utils.book_new();
				const sheet = utils.aoa_to_sheet([
					['An agency'],
					[],
					head,
					['Boston', 42_646, 287],
					['Miami', 42_647, 'Located'],
					['Data are as of July.'],
				]);
				for (const cell of ['B4', 'B5']) Object.assign(sheet[cell] ?? {}, { z: 'm/d/yyyy' });
				sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }];
				sheet['!cols'] = [{}, {}, { hidden: true }];
				utils.book_append_sheet(book, sheet, 'FY2017');
				utils.book_append_sheet(book, utils.aoa_to_sheet([['hush']]), 'Notes');
				book.Workbook = { WBProps: { date1904 }, Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
				const name = type === 'xlsx' ? 'book.xlsx' : 'book.xls';
				const path = join(folder, name);
				const bytes: Uint8Array = write(book, { type: 'buffer', bookType: type, cellStyles: true });
				const found = await laid(name, bytes, 0, 3);
				const days = date1904 ? ['2020-10-04', '2020-10-05'] : ['2016-10-03', '2016-10-04'];
				assert.deepEqual(found.cells, [
					['Boston', days[0], '287'],
					['Miami', days[1], 'Located'],
				]);
				assert.deepEqual(found.hiddenColumns, [3]);
				// SheetJS writes no hidden rows into .xls, so only the other format can be made for this.
				if (type === 'xlsx') assert.equal(found.hiddenRows, 1);
				assert.deepEqual(found.notes, [{ row: 6, cells: ['Data are as of July.'] }]);
				assert.deepEqual(
					(await glance(path, name)).map(({ name: sheetName, hidden }) => [sheetName, hidden]),
					[
						['FY2017', 'visible'],
						['Notes', 'very-hidden'],
					],
				);
			}
		});

	test('nothing is dropped: ragged rows, line breaks and strange signs in cells, quotes that never close', async () => {
		const {
			cells,
			lines,
			rows: counted,
		} = await laid(
			'odd.csv',
			'Area,Date,Method\nBoston,x\nMiami,y,Located,more,and more\n"two\nlines","a\u001fb",c\nOdd,"never,closed\n',
		);
		assert.equal(counted, 4);
		assert.deepEqual(cells[0], ['Boston', 'x', '']);
		assert.equal(lines[1]?.[3], 'more | and more');
		assert.deepEqual(cells[2], ['two lines', 'a b', 'c']);
		assert.equal(cells[3]?.[0], 'Odd');
	});

	test('a head that comes again, a total and footnotes are no records; an odd row between records is one', async () => {
		const { cells, repeatedHeads, notes } = await laid(
			'notes.csv',
			text([
				head,
				rows[0] ?? [],
				['lonely', '', ''],
				head,
				rows[1] ?? [],
				['Total', '2', ''],
				['* Excludes juveniles.', '', ''],
			]),
		);
		assert.deepEqual(cells, [rows[0], ['lonely', '', ''], rows[1]]);
		assert.equal(repeatedHeads, 1);
		assert.deepEqual(
			notes.map(({ cells: own }) => own),
			[['Total', '2'], ['* Excludes juveniles.']],
		);
	});

	test('what is no table is refused in a sentence', async () => {
		await assert.rejects(laid('x.pdf', '%PDF-1.7 nothing'), /is no table that can be loaded/);
		await assert.rejects(laid('x.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')), /damaged/);
	});
});
