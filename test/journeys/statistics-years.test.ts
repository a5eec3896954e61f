/** Releases of years that nobody has seen yet: other heads, other days, other preambles and feet, other formats. All are invented. */

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { openDataset } from '../../src/statistics/dataset-actions.ts';
import { loadFile, planLoad } from '../../src/statistics/load-actions.ts';
import { computeMeasure } from '../../src/statistics/measure-actions.ts';
import { type TestCase, testCase } from '../house.ts';

const many = 60;
const areas = ['Boston', 'Miami', 'Harlingen', 'St. Paul', 'HQ'];
const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** One invented arrest: what every release tells in its own words. */
function arrest(fy: number, i: number) {
	const day = new Date(Date.UTC(fy - 1, 9, 1 + i * 6));
	return {
		iso: day.toISOString().slice(0, 10),
		us: `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`,
		spoken: `${months[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`,
		oracle:
			`${String(day.getUTCDate()).padStart(2, '0')}-${months[day.getUTCMonth()]?.slice(0, 3).toUpperCase()}-${fy % 100} 12.00.00.000000 AM`.replace(
				/-\d\d (?=12)/,
				`-${String(day.getUTCFullYear()).slice(2)} `,
			),
		serial: day.getTime() / 86_400_000 + 25_569,
		area: areas[i % areas.length] ?? '',
		method: ['CAP Local Incarceration', 'Located', '287(g) Program'][i % 3] ?? '',
		disposition: ['Warrant of Arrest/Notice to Appear', 'Voluntary Return', 'Expedited Removal (I-860)'][i % 3] ?? '',
		country: ['MEXICO', 'GUATEMALA', 'BRAZIL'][i % 3] ?? '',
		gender: i % 2 ? 'Male' : 'Female',
	};
}

type Arrest = ReturnType<typeof arrest>;
const arrests = (fy: number) => Array.from({ length: many }, (_, i) => arrest(fy, i));

function lines(rows: readonly (readonly string[])[], separator: string, end = '\n'): string {
	return rows.map((row) => row.join(separator) + end).join('');
}

describe('a year that was kept back', () => {
	let app: TestCase;
	let folder: string;

	before(async () => {
		app = await testCase();
		folder = join(app.folder, 'given');
		await mkdir(folder);
	});
	after(async () => {
		await app[Symbol.asyncDispose]();
	});

	/** Loads a file without anybody’s yes, and tells how many records of each fiscal year a measure finds. */
	async function loaded(name: string, content: string | Uint8Array, as: string, into: string) {
		const path = join(folder, name);
		await writeFile(path, content);
		const { plans } = await planLoad(app, { path, as, into });
		assert.deepEqual(
			plans.flatMap(({ doubts }) => doubts),
			[],
			name,
		);
		const sheets = await loadFile(app, { path, as, into });
		const { rows } = await computeMeasure(app, { measure: as, by: ['fy'], dataset: into });
		const { dataset } = await openDataset(app, into);
		return {
			fields: new Set(plans.flatMap(({ columns }) => columns.map(({ field }) => field))),
			sheets: sheets.map((sheet) => [sheet.name, sheet.made?.rows]),
			notes: sheets.flatMap(({ made }) => made?.quality.notes.map(({ text }) => text) ?? []),
			years: rows.flatMap(({ by, value }) => (by[0] === null ? [] : [[by[0], value]])),
			unread: sheets.flatMap(({ made }) => made?.quality.fields.flatMap(({ unread }) => unread) ?? []),
			quality: dataset.sources.flatMap(({ quality }) => quality?.states ?? []),
		};
	}

	test('a long preamble, marks on the heads, days in words, feet cut by commas, Latin-1', async () => {
		const preamble = Array.from({ length: 90 }, (_, i) => [`Line ${i + 1} of what the agency says about the table`]);
		const heads = [
			'AREA OF RESPONSIBILITY*',
			'Apprehension Date (month day year)',
			'Apprehension Method\u00b9',
			'Processing Disposition [ERO]',
			'Birth Date',
			'Citizenship',
			'Gender',
		];
		const codes = [
			'(b)(6), (b)(7)(C)',
			'b6; b7C',
			'Exemption (b)(6)',
			'(b)(6), 7(C)',
			'(b)(6)(7)(C)',
			'FOIA (b)(6) and (b)(7)(C)',
		];
		const rows = arrests(2018).map((one: Arrest, i) => [
			`${one.area} AOR`,
			`"${one.spoken}"`,
			one.method,
			one.disposition,
			`"${codes[i % codes.length]}"`,
			one.country,
			one.gender,
			'',
			'',
			'',
		]);
		const feet = [[], ['Año: data, as of October 2018, may change'], ['Run date 10/05/2018, as of 10/03/2018']];
		const text = lines([...preamble, ['Arrests FY2018'], heads, ...rows, ...feet], ',', '\r\n');
		const { years, notes, unread, quality, fields } = await loaded(
			'given 2018.csv',
			Buffer.from(text, 'latin1'),
			'arrests',
			'words',
		);
		assert.deepEqual(years, [[2018, many]]);
		assert.deepEqual(unread, []);
		assert.equal(notes.length, 2);
		assert.match(notes[0] ?? '', /^Año: data \| {2}as of October 2018/);
		assert.ok(fields.has('birth_date'));
		const withheld = quality.filter(({ field, state }) => field === 'birth_date' && state === 'withheld');
		assert.equal(
			withheld.reduce((sum, { cells }) => sum + cells, 0),
			many,
		);
	});

	test('a workbook of another decade: many more columns, days counted from 1904, sheets of notes and hidden ones', async () => {
		const heads = [
			'Apprehension Date',
			'Apprehension State',
			'Apprehension County',
			'Apprehension AOR',
			'Final Program',
			'Final Program Group',
			'Apprehension Method',
			'Apprehension Criminality',
			'Case Status',
			'Departed Date',
			'Final Order Yes No',
			'Birth Date',
			'Birth Year',
			'Citizenship Country',
			'Gender',
			'Apprehension Site Landmark',
			'Alien File Number',
			'EID Case ID',
			'Unique Identifier',
		];
		const rows = arrests(2024).map((one, i) => [
			{ t: 'n', v: one.serial - 1462, z: 'm/d/yyyy h:mm' },
			'EXAMPLE',
			'',
			`${one.area} Area of Responsibility`,
			'ERO Criminal Alien Program',
			'ICE',
			one.method,
			'1 Convicted Criminal',
			'ACTIVE',
			'',
			'NO',
			'(b)(6), (b)(7)(C)',
			1960 + (i % 40),
			one.country,
			one.gender,
			'EXAMPLE COUNTY JAIL',
			'(b)(6)',
			'(b)(6)',
			`P${i}`,
		]);
		const sheet = utils.aoa_to_sheet([
			['An agency'],
			['Administrative Arrests FY24 as of 09/30/2024'],
			[],
			heads,
			...rows,
		]);
		sheet['!cols'] = [{}, { hidden: true }];
		const book = utils.book_new();
		const add = (name: string, made: WorkSheet) => utils.book_append_sheet(book, made, name);
		add('Summary', utils.aoa_to_sheet([['Arrests by area'], ['Area', 'Arrests'], ['Boston', 12]]));
		add('Arrests FY24', sheet);
		add('Footnotes', utils.aoa_to_sheet([['Please read'], ['Data come from several systems.']]));
		add(
			'Old',
			utils.aoa_to_sheet([
				['Apprehension AOR', 'Count'],
				['Boston', 3],
			]),
		);
		book.Workbook = {
			WBProps: { date1904: true },
			Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 0 }, { Hidden: 2 }],
		};
		const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx' });
		const { years, sheets, unread, fields } = await loaded('release.xlsx', bytes, 'arrests', 'workbook');
		assert.deepEqual(years, [[2024, many]]);
		assert.deepEqual(sheets, [['Arrests FY24', many]]);
		assert.deepEqual(unread, []);
		for (const field of [
			'arrest_date',
			'aor',
			'method',
			'criminality',
			'landmark',
			'citizenship',
			'person',
			'state',
			'birth_year',
		])
			assert.ok(fields.has(field), field);
	});

	test('bars, gzip, other words in every head, another order, days as a database exports them', async () => {
		const heads = [
			'Sex',
			'Citizenship Country Code',
			'Arrest Method Description',
			'Processing Dispo',
			'Date/Time of Arrest',
			'Arrest Area of Responsibility',
			'YOB',
		];
		const rows = arrests(2015).map((one, i) => [
			one.gender.slice(0, 1),
			one.country,
			one.method.toUpperCase(),
			one.disposition,
			one.oracle,
			`${one.area} Field Office`,
			`${1950 + i}.0`,
		]);
		const { years, unread, fields } = await loaded(
			'EROArrestsFY2015.csv.gz',
			gzipSync(lines([heads, ...rows], '|')),
			'arrests',
			'bars',
		);
		assert.deepEqual(years, [[2015, many]]);
		assert.deepEqual(unread, []);
		assert.deepEqual([...fields].sort(), [
			'aor',
			'arrest_date',
			'birth_year',
			'citizenship',
			'disposition',
			'gender',
			'method',
		]);
	});

	test('tabs in UTF-16, heads and feet of printed pages between the rows, a withheld column of days', async () => {
		const heads = ['Area of Responsibility', 'Apprehension Date', 'Apprehension Method', 'Citizenship', 'Gender'];
		const rows = arrests(2020).flatMap((one, i) => [
			...(i > 0 && i % 20 === 0 ? [[`Page ${i / 20} of 3`], heads] : []),
			[`${one.area} Area of Responsibility`, '(b)(7)(E)', one.method, one.country, one.gender],
		]);
		const text = lines([['Arrests, Fiscal Year 2020'], heads, ...rows], '\t');
		const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
		const { years, sheets, notes } = await loaded('printed.txt', bytes, 'arrests', 'printed');
		// A record whose day is withheld counts in the year its table is headed with.
		assert.deepEqual(years, [[2020, many]]);
		assert.deepEqual(sheets, [['', many]]);
		assert.deepEqual(notes, ['Page 1 of 3', 'Page 2 of 3']);
	});

	test('removals whose levels a spreadsheet made fractions of; a title that spans years', async () => {
		const heads = [
			'Docket AOR',
			'Departed Date',
			'Case Threat Level',
			'Final Charge Code',
			'Final Charge Section',
			'Citizenship Country',
			'Gender',
		];
		const rows = arrests(2013).map((one, i) => [
			`${one.area} Area of Responsibility`,
			one.iso.replaceAll('-', '/'),
			['1.0', '2.0', '3.0', ''][i % 4] ?? '',
			'I7A1',
			'212a7AiI',
			one.country,
			one.gender,
		]);
		const { years, unread, quality } = await loaded(
			'Removals FY12-FY13.csv',
			lines([heads, ...rows], ','),
			'removals',
			'levels',
		);
		assert.deepEqual(years, [[2013, many]]);
		assert.deepEqual(unread, []);
		const missing = quality.filter(({ field, state }) => field === 'threat_level' && state === 'missing');
		assert.equal(
			missing.reduce((sum, { cells }) => sum + cells, 0),
			many / 4,
		);
	});

	test('two days under like heads are not taken for each other', async () => {
		const heads = [
			'Stay Book In Date Time',
			'Detention Book In Date And Time',
			'Detention Facility',
			'Stay Release Reason',
			'Citizenship Country',
			'Unique Identifier',
		];
		const rows = arrests(2023).map((one, i) => [one.us, one.us, 'EXAMPLE FACILITY', 'Removed', one.country, `P${i}`]);
		const { fields, years } = await loaded(
			'Detention stays FY2023.csv',
			lines([heads, ...rows], ','),
			'detentions',
			'stays',
		);
		assert.deepEqual(years, [[2023, many]]);
		assert.ok(!fields.has('birth_date'));
	});
});
