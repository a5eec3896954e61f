/** Lists of activations: printed from a spreadsheet, and as rows. */

import { english } from './practice-english.ts';
import { type Block, flow } from './practice-flow.ts';
import { written } from './practice-grammar.ts';
import { counties, later, offices, person, programme, shortDay, workday } from './practice-names.ts';
import { type Desk, type PracticeRecord, pageNumber, sheetsOf, widePaper } from './practice-paper.ts';

/** A printed spreadsheet of activations, one row a county and week. */
export function table(desk: Desk): PracticeRecord {
	const { random } = desk;
	const columns = [
		{ title: 'No.', width: 32, align: 'right' as const },
		{ title: 'Jurisdiction', width: 128 },
		{ title: 'Activated', width: 74, align: 'center' as const },
		{ title: 'ORI', width: 82 },
		{ title: 'Submissions', width: 82, align: 'right' as const },
		{ title: 'Matches', width: 62, align: 'right' as const },
		{ title: 'Level 1', width: 56, align: 'right' as const },
		{ title: 'Contact', width: 144 },
		{ title: 'Status', width: 68 },
	];
	const number = (value: number) => value.toLocaleString('en-US');
	const start = workday(random);
	const rows = Array.from({ length: random.whole(24, 90) }, (_, i) => {
		const submissions = random.whole(40, 22_000);
		const matches = Math.floor(submissions * (0.01 + random.next() * 0.08));
		return [
			String(i + 1),
			`${counties[(i * 7 + start.getUTCDate()) % counties.length]} County`,
			shortDay(later(start, i * random.whole(1, 3))),
			`{t:TM${String(random.whole(0, 999)).padStart(3, '0')}17${random.whole(10, 99)}}`,
			number(submissions),
			number(matches),
			number(Math.floor(matches * random.next() * 0.5)),
			`{p:${person(random, 'sheriff').name}}`,
			random.pick(['Active', 'Active', 'Active', 'Planned', 'Deferred', 'Asked out']),
		];
	});
	const blocks: Block[] = [
		{
			kind: 'text',
			text: `${programme} – activation report, week ending ${shortDay(start)}`,
			face: 'sans-bold',
			size: 12,
			after: 2,
		},
		{
			kind: 'text',
			text: `Counts are events, not persons. Run by ${offices.bureau.short} from the daily files.`,
			face: 'sans-italic',
			size: 8.5,
			after: 6,
		},
		{ kind: 'table', columns, rows, size: 8.5 },
	];
	const sets = flow(
		blocks,
		{ left: 32, top: 46, right: widePaper.width - 32, bottom: widePaper.height - 64 },
		desk.width,
	);
	return {
		title: `Activation report ${shortDay(start).replaceAll('/', '-')}`,
		sheets: sheetsOf(sets, 'table', {
			paper: widePaper,
			turned: random.chance(0.5),
			traps: ['columns of numbers'],
			furniture: pageNumber(desk, 'of', widePaper),
		}),
	};
}

/** The rows of an activation list, for a workbook or a text file. */
export function activationRows(desk: Desk, count: number): string[][] {
	const { random } = desk;
	const start = workday(random);
	const head = ['jurisdiction', 'state', 'activated', 'submissions', 'matches', 'contact'];
	const rows = Array.from({ length: count }, (_, i) => [
		`${counties[i % counties.length]} County`,
		'Tamarack',
		shortDay(later(start, i * 5)),
		String(random.whole(40, 22_000)),
		String(random.whole(0, 900)),
		random.chance(0.6) ? '(b)(6), (b)(7)(C)' : written(english, 'city', random),
	]);
	return [head, ...rows];
}
