/** Sheets that stand before or in the place of others: fax covers and slip sheets. */

import { lineOf } from '../base/sheet.ts';
import { english, subjects } from './practice-english.ts';
import { type Block, flow } from './practice-flow.ts';
import { expanded } from './practice-grammar.ts';
import { offices, person, shortDay, workday } from './practice-names.ts';
import { type Desk, factsOf, letterFrame, type PracticeRecord, paragraph, sheetsOf } from './practice-paper.ts';

/** A fax cover with the sender's header line along its top edge. */
export function faxCover(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const from = person(random, 'sheriff');
	const to = person(random, 'bureau');
	const count = random.whole(2, 14);
	const day = workday(random);
	const blocks: Block[] = [
		{ kind: 'text', text: offices.sheriff.name, face: 'sans-bold', size: 14, after: 2 },
		{ kind: 'text', text: offices.sheriff.lines.join(', '), face: 'sans', size: 9, after: 20 },
		{ kind: 'text', text: 'FAX', face: 'sans-bold', size: 48, after: 10 },
		{ kind: 'rule', weight: 3, after: 10 },
		...(
			[
				['To:', `{p:${to.name}}`],
				['Fax:', `{c:${to.phone}}`],
				['From:', `{p:${from.name}}`],
				['Telephone:', `{c:${from.phone}}`],
				['Date:', shortDay(day)],
				['Pages:', `${count} with this one`],
				['Re:', expanded(random.pick(subjects.paper), english, random, facts)],
			] as const
		).map(([name, value]): Block => ({ kind: 'field', name, value, at: 96, face: 'sans', size: 13, after: 7 })),
		{ kind: 'rule', weight: 1, after: 14 },
		{
			kind: 'text',
			text: `Urgent [ ]     For review [${random.pick(['X', ' '])}]     Please reply [X]     Please recycle [ ]`,
			face: 'sans',
			size: 11,
			after: 18,
		},
		{
			kind: 'text',
			text: paragraph(desk, random.pick(['paper', 'wires', 'leaving']), facts, 3),
			face: 'sans',
			size: 12,
			leading: 1.4,
		},
		{
			kind: 'text',
			text: 'If you receive this in error please telephone the sender and destroy the copy.',
			face: 'sans-italic',
			size: 9,
		},
	];
	const header = () => [
		lineOf(
			`${shortDay(day)}  ${String(random.whole(7, 18)).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}  5555550${random.whole(100, 199)}   ALDER CO CUSTODY   PAGE 001/${String(count).padStart(3, '0')}`,
			{ x: 60, y: 38, size: 9, face: 'mono', align: 'left' },
			desk.width,
		),
	];
	return {
		title: `Fax ${from.family} to ${to.family}`,
		sheets: sheetsOf(flow(blocks, { ...letterFrame, top: 84 }, desk.width), 'fax-cover', {
			traps: ['fax header'],
			furniture: header,
		}),
	};
}

/** A sheet put in the place of pages withheld whole. */
export function slipSheet(desk: Desk): PracticeRecord {
	const { random } = desk;
	const count = random.whole(1, 22);
	const [printed, codes] = random.pick([
		['(b)(5)', ['(b)(5)']],
		['(b)(5), (b)(7)(E)', ['(b)(5)', '(b)(7)(E)']],
		['(b)(6) and (b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
		['(b)(7)(A)', ['(b)(7)(A)']],
	] as const);
	const blocks: Block[] = [
		{ kind: 'space', height: 200 },
		{
			kind: 'text',
			text: `${count} ${count === 1 ? 'PAGE' : 'PAGES'} WITHHELD IN FULL`,
			face: 'sans-bold',
			size: 20,
			align: 'center',
			after: 14,
		},
		{ kind: 'text', text: `under ${printed}`, face: 'sans', size: 18, align: 'center', after: 14 },
		{ kind: 'text', text: 'of the Freedom of Information Act', face: 'sans', size: 13, align: 'center' },
	];
	const sheets = sheetsOf(flow(blocks, letterFrame, desk.width), 'slip-sheet');
	return { title: 'Withheld in full', sheets: sheets.map((sheet) => ({ ...sheet, looseCodes: [...codes] })) };
}
