import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindNamed } from './codebook.ts';
import { type Glance, kindOfSheet, planSheet, yearsIn } from './head.ts';
import { shippedBook } from './shipped.case.ts';

const book = shippedBook();
const arrests = kindNamed(book, 'arrests');

const heads = ['Area of Responsibility', 'Apprehension Date', 'Apprehension Method', 'Citizenship', 'Gender'];
const record = ['Boston Area of Responsibility', '10/3/2016', 'Located', 'BRAZIL', 'Male'];

function sheet(rows: readonly (readonly string[])[], name = ''): Glance {
	return { name, hidden: 'visible', rows: rows.map((cells, i) => ({ row: i + 1, cells })) };
}

const fieldsOf = (glance: Glance, kind = arrests) =>
	Object.fromEntries(
		planSheet(glance, 0, kind, book, 'file.csv')?.columns.map(({ head, field }) => [head, field]) ?? [],
	);

test('the head is found under a preamble of any length, in any order of columns', () =>
	fc.assert(
		fc.property(
			fc.array(
				fc.constantFrom(
					['ERO-LESA Statistical Tracking Unit'],
					['Arrests for FY2016', '', '', ''],
					['2019-ICFO-53623'],
					['', '', 'For official use only'],
				),
				{ maxLength: 12 },
			),
			fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3, maxLength: 5 }),
			(preamble, order) => {
				const pick = (cells: readonly string[]) => order.map((i) => cells[i] ?? '');
				const plan = planSheet(
					sheet([...preamble, pick(heads), ...Array.from({ length: 8 }, () => pick(record))]),
					0,
					arrests,
					book,
					'a.csv',
				);
				assert.equal(plan?.headRow, preamble.length + 1);
				assert.deepEqual(
					plan?.columns.map(({ field }) => field),
					pick(['aor', 'arrest_date', 'method', 'citizenship', 'gender']),
				);
				assert.deepEqual(plan?.doubts, []);
			},
		),
		{ numRuns: 60 },
	));

test('columns renamed between years come to the same fields', () =>
	assert.deepEqual(
		Object.values(
			fieldsOf(
				sheet([
					['Apprehension AOR', 'Arrest Date', 'Arrest Method', 'Country of Citizenship', 'GENDER'],
					...Array(6).fill(record),
				]),
			),
		),
		['aor', 'arrest_date', 'method', 'citizenship', 'gender'],
	));

test('under merged heads both rows together name the column', () => {
	const glance = sheet([
		['', 'Apprehension', '', '', 'Person', ''],
		['Area of Responsibility', 'Date', 'Method', 'Landmark', 'Citizenship', 'Gender'],
		...Array(6).fill(['Boston', '10/3/2016', 'Located', 'COURT', 'BRAZIL', 'Male']),
	]);
	assert.deepEqual(Object.values(fieldsOf(glance)), [
		'aor',
		'arrest_date',
		'method',
		'landmark',
		'citizenship',
		'gender',
	]);
});

test('a head nobody knows is told by what stands below it, and somebody has to look', () => {
	const plan = planSheet(
		sheet([
			['Area of Responsibility', 'Apprehension Date', 'How', 'Citizenship'],
			...Array(8).fill(['Boston', '10/3/2016', 'CAP Local Incarceration', 'BRAZIL']),
		]),
		0,
		arrests,
		book,
		'a.csv',
	);
	assert.deepEqual(plan?.columns[2], {
		place: 3,
		head: 'How',
		field: 'method',
		stored: 'method',
		by: 'content',
		isHidden: false,
	});
	assert.equal(plan?.doubts.length, 1);
	assert.match(plan?.doubts[0] ?? '', /“How”.*method/);
});

test('the mapping of the case goes before names and contents', () => {
	const glance = sheet([heads, ...Array(6).fill(record)]);
	const plan = planSheet(glance, 0, arrests, book, 'a.csv', { columns: { Gender: null, Citizenship: 'citizenship' } });
	assert.deepEqual(plan?.columns.at(-1), {
		place: 5,
		head: 'Gender',
		field: null,
		stored: 'x_gender',
		by: 'file',
		isHidden: false,
	});
});

test('columns that the codebook does not know never share a name, also not with the state of another', () => {
	const heads = ['Booking', 'Booking State', 'constructor', 'Booking', 'Booking Unread'];
	const glance: Glance = {
		name: '',
		hidden: 'visible',
		rows: [
			{ row: 1, cells: ['Apprehension Date', 'Gender', ...heads] },
			{ row: 2, cells: ['1/2/2017', 'Male', ...heads.map(() => 'x')] },
		],
	};
	const stored =
		planSheet(glance, 0, arrests, book, 'a.csv')
			?.columns.slice(2)
			.map((one) => one.stored) ?? [];
	const all = stored.flatMap((name) => [name, `${name}_state`, `${name}_unread`]);
	assert.equal(stored.length, heads.length);
	assert.equal(new Set(all).size, all.length, stored.join(', '));
});

test('two columns are never one field', () => {
	const plan = planSheet(
		sheet([
			['Area of Responsibility', 'AOR', 'Apprehension Date', 'Gender', 'Gender'],
			...Array(6).fill(['Boston', 'Miami', '1/1/2016', 'Male', 'Male']),
		]),
		0,
		arrests,
		book,
		'a.csv',
	);
	assert.deepEqual(
		plan?.columns.map(({ stored }) => stored),
		['aor', 'x_aor', 'arrest_date', 'gender', 'x_gender'],
	);
});

test('sheets are told apart: removals, encounters, a summary, footnotes', () => {
	const kindOf = (rows: string[][], name: string) =>
		kindOfSheet(sheet(rows, name), 0, book, 'Encounters Arrests and Removals.xlsx')?.name;
	const title = ['Encounters, Arrests and Removals'];
	assert.equal(
		kindOf(
			[
				title,
				['Event Number', 'Area of Responsibility', 'Gender', 'Removal Case COL', 'Final Charge Section', 'Arrest Date'],
			],
			'FY2018 Removals',
		),
		'removals',
	);
	assert.equal(
		kindOf(
			[title, ['Event Number', 'Event Area of Responsibility', 'Landmark', 'Operation', 'Gender']],
			'FY2018 Encounters',
		),
		'encounters',
	);
	assert.equal(kindOf([title, ['Fiscal Year', 'Total'], ['FY2012', '6620']], 'Summary'), undefined);
	assert.equal(
		kindOf([['Data are updated through July.'], ['All stats are pulled by program.']], 'Footnotes'),
		undefined,
	);
});

test('years are read out of titles', () => {
	assert.deepEqual(
		yearsIn(['ERO Arrests for FY2019 (10/1/2018 - 8/31/2019)', 'FY2012 - FY2018', 'x_FY2016.csv']),
		[2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019],
	);
	assert.deepEqual(yearsIn(['2019-ICFO-53623', 'FY20166', 'stuffy 19 rooms']), []);
	assert.deepEqual(
		yearsIn(['Arrests FY24', 'EROArrestsFY2018.csv', 'Fiscal Years 2020 through 2022']),
		[2018, 2020, 2021, 2022, 2024],
	);
	// What follows the year may be a day, not a second year.
	assert.deepEqual(yearsIn(['FY2018 - 10/1/2017 to 9/30/2018', 'FY2016-36170']), [2016, 2018]);
});
