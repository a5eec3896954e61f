/** Agreements, questions and answers, slides, tables, fax covers and slip sheets. */

import type { Random } from '../base/random.ts';
import { english, matters, subjects } from './practice-english.ts';
import { type Block, flow } from './practice-flow.ts';
import { expanded, shuffled, several, written } from './practice-grammar.ts';
import { counties, later, longDay, offices, person, programme, shortDay, workday } from './practice-names.ts';
import { type Desk, factsOf, letterFrame, pageNumber, paragraph, type PracticeRecord, sheetsOf, signature, slidePaper, widePaper, withPhrase } from './practice-paper.ts';
import { black, grey, type Ink, type Line, lineOf, navy, type Rect, white } from './practice-sheet.ts';

/** An agreement full of statute citations that look like exemptions and are none. */
export function agreement(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const county = facts['county'] ?? 'Alder';
	const clauses = several(english, 'clause', 16, random, facts);
	const signed = workday(random);
	const article = (number: string, title: string, texts: string[]): Block[] => [
		{ kind: 'text', text: `${number}. ${title.toUpperCase()}`, face: 'serif-bold', size: 11.5, after: 4 },
		...texts.map((text): Block => ({ kind: 'text', text, size: 11.5, indent: 18, leading: 1.25 })),
	];
	const blocks: Block[] = [
		{ kind: 'space', height: 20 },
		{ kind: 'text', text: 'MEMORANDUM OF AGREEMENT', face: 'serif-bold', size: 16, align: 'center', after: 4 },
		{ kind: 'text', text: 'BETWEEN', size: 11, align: 'center', after: 4 },
		{ kind: 'text', text: offices.bureau.name.toUpperCase(), face: 'serif-bold', size: 12, align: 'center', after: 4 },
		{ kind: 'text', text: 'AND', size: 11, align: 'center', after: 4 },
		{ kind: 'text', text: offices.state.name.toUpperCase(), face: 'serif-bold', size: 12, align: 'center', after: 18 },
		...article('I', 'Parties and purpose', [
			`This Agreement is made between the ${offices.bureau.name} and the ${offices.state.name} for the exchange of records under the ${programme} program, with ${county} County as the first place of deployment.`,
			clauses.slice(0, 2).join(' '),
		]),
		...article('II', 'Authority', [
			'The parties act under INA 287(g)(10), INA 103(a)(10) and 8 U.S.C. 1373(b), and with regard to INA 241(b)(3) and section 236(c)(1)(B). Nothing in this Agreement enlarges those provisions.',
			'A request to hold a person is made under 8 C.F.R. 287.7(b)(2) and is not a warrant. Disclosure is governed by 5 U.S.C. 552a(b)(3) and 5 U.S.C. 552a(b)(7).',
		]),
		...article('III', 'What the parties will do', [clauses.slice(2, 5).join(' '), clauses.slice(5, 7).join(' ')]),
		...article('IV', 'Counting and reporting', [clauses.slice(7, 10).join(' ')]),
		...article('V', 'Costs and training', [clauses.slice(10, 12).join(' ')]),
		...article('VI', 'Disputes', [
			'Neither party will move to dismiss under Rule 12(b)(6), nor name a witness under Rule 30(b)(6), before the officers named below have met.',
			withPhrase(desk, clauses.slice(12, 14), 'en', 'clause'),
		]),
		...article('VII', 'Changes and ending', [
			'Either party may end this Agreement on thirty days’ written notice. Section 5(b)(1) continues after its end.',
			clauses.slice(14, 16).join(' '),
		]),
		{ kind: 'text', text: 'By signing below the parties accept the terms stated above.', size: 11.5, after: 28 },
		...signatureLines(random, person(random, 'bureau').name, offices.bureau.name, longDay(signed)),
		...signatureLines(random, person(random, 'state').name, offices.state.name, longDay(later(signed, random.whole(1, 40)))),
	];
	const sets = flow(blocks, letterFrame, desk.width);
	return {
		title: `Memorandum of Agreement ${county} County`,
		sheets: sheetsOf(sets, 'agreement', { traps: ['statute citations'], furniture: pageNumber(desk, 'of') }),
	};
}

function signatureLines(random: Random, name: string, office: string, day: string): Block[] {
	return [
		{ ...signature(random), height: 38 },
		{
			kind: 'ink',
			height: 2,
			ink: (x, y) => [
				{ kind: 'box', x, y, w: 250, h: 0, stroke: black, weight: 0.7 },
				{ kind: 'box', x: x + 300, y, w: 130, h: 0, stroke: black, weight: 0.7 },
			],
		},
		{ kind: 'field', name, value: day, at: 300, face: 'serif', size: 10.5, light: true, after: 0 },
		{ kind: 'field', name: office, value: 'Date', at: 300, face: 'serif', size: 10.5, light: true, after: 26 },
	];
}

/** Frequently asked questions, each with an answer that is not quite one. */
export function questions(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const topics = shuffled(matters, random);
	const blocks: Block[] = [
		{ kind: 'text', text: `${programme}: Frequently Asked Questions`, face: 'sans-bold', size: 17, colour: navy, after: 3 },
		{ kind: 'text', text: `Prepared for ${offices.sheriff.name}, ${longDay(workday(random))}`, face: 'sans-italic', size: 9.5, after: 2 },
		{ kind: 'rule', weight: 1.5, after: 8 },
	];
	several(english, 'question', random.whole(6, 12), random).forEach((question, i) => {
		blocks.push(
			{ kind: 'text', text: `Q${i + 1}. ${question}`, face: 'sans-bold', size: 10.5, after: 3 },
			{ kind: 'text', text: paragraph(desk, i % 4 === 3 ? (topics[i % topics.length] ?? 'figures') : 'answer', facts, random.whole(2, 4)), face: 'sans', size: 10, indent: 24, leading: 1.3, after: 9 },
		);
	});
	const sets = flow(blocks, letterFrame, desk.width);
	return { title: `FAQ ${facts['county']} County`, sheets: sheetsOf(sets, 'questions', { furniture: pageNumber(desk, 'dashes') }) };
}

/** A slide deck, one slide a page. */
export function deck(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const { width: w, height: h } = slidePaper;
	const topics = shuffled(matters, random).slice(0, random.whole(3, 7));
	const day = longDay(workday(random));
	const band: Ink[] = [
		{ kind: 'box', x: 0, y: 0, w, h: 78, fill: navy },
		{ kind: 'box', x: 0, y: 78, w, h: 4, fill: [0.72, 0.6, 0.3] },
	];
	const foot = (number: number) => [
		lineOf(`${offices.bureau.short} · ${programme} · ${day}`, { x: 36, y: h - 40, size: 9, face: 'sans', colour: navy }, desk.width),
		lineOf(String(number), { x: w - 36, y: h - 40, size: 9, face: 'sans', colour: navy, align: 'right' }, desk.width),
	];
	const cover = flow(
		[
			{ kind: 'text', text: programme, face: 'sans-bold', size: 36, align: 'center', colour: navy, after: 10 },
			{ kind: 'text', text: `Briefing for ${facts['county']} County`, face: 'sans', size: 22, align: 'center', after: 30 },
			{ kind: 'text', text: `${offices.bureau.name}, ${day}`, face: 'sans', size: 14, align: 'center' },
		],
		{ left: 60, top: 170, right: w - 60, bottom: h - 70 },
		desk.width,
	);
	const slides = topics.flatMap((topic) => {
		const title = expanded(random.pick(subjects[topic]), english, random, facts);
		const sentences = [...several(english, 'bullet', random.whole(4, 7), random, facts)];
		const charted = random.chance(0.4);
		const phrase = desk.plant('en');
		if (phrase) sentences.push(`{=:${phrase}}`);
		const blocks = sentences.map((text): Block => ({ kind: 'text', text, face: 'sans', size: 17, hang: '•', indent: 26, leading: 1.3, after: 12 }));
		const set = flow(blocks, { left: 48, top: 96, right: charted ? w * 0.6 : w - 48, bottom: h - 62 }, desk.width)[0];
		if (!set) return [];
		set.under.unshift(...band);
		if (charted) addChart(set, desk, { x: w * 0.64, y: 130, w: w * 0.3, h: 250 });
		set.lines.unshift(lineOf(title, { x: 36, y: 50, size: 24, face: 'sans-bold', colour: white }, desk.width));
		return [set];
	});
	return {
		title: `Briefing ${facts['county']} County`,
		sheets: sheetsOf([...cover, ...slides], 'slide', { paper: slidePaper, traps: ['bars and bands of colour'], furniture: foot }),
	};
}

/** Bars of different heights with their months: filled boxes that withhold nothing. */
function addChart(set: { under: Ink[]; lines: Line[] }, desk: Desk, at: Rect): void {
	const { random, width } = desk;
	const names = ['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];
	const step = at.w / names.length;
	names.forEach((name, i) => {
		const value = random.whole(12, 100);
		const tall = (at.h * value) / 110;
		const x = at.x + i * step;
		set.under.push({ kind: 'box', x: x + 4, y: at.y + at.h - tall, w: step - 8, h: tall, fill: i % 2 === 0 ? navy : grey(0.6) });
		const label = { x: x + step / 2, size: 10, face: 'sans', align: 'center' } as const;
		set.lines.push(lineOf(name, { ...label, y: at.y + at.h + 14 }, width), lineOf(String(value), { ...label, y: at.y + at.h - tall - 4 }, width));
	});
	set.under.push({ kind: 'box', x: at.x, y: at.y + at.h, w: at.w, h: 0, stroke: black, weight: 1 });
	set.lines.push(lineOf('Jurisdictions active', { x: at.x + at.w / 2, y: at.y - 8, size: 12, face: 'sans-bold', align: 'center' }, width));
}

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
		{ kind: 'text', text: `${programme} – activation report, week ending ${shortDay(start)}`, face: 'sans-bold', size: 12, after: 2 },
		{ kind: 'text', text: `Counts are events, not persons. Run by ${offices.bureau.short} from the daily files.`, face: 'sans-italic', size: 8.5, after: 6 },
		{ kind: 'table', columns, rows, size: 8.5 },
	];
	const sets = flow(blocks, { left: 32, top: 46, right: widePaper.width - 32, bottom: widePaper.height - 64 }, desk.width);
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
		{ kind: 'text', text: `Urgent [ ]     For review [${random.pick(['X', ' '])}]     Please reply [X]     Please recycle [ ]`, face: 'sans', size: 11, after: 18 },
		{ kind: 'text', text: paragraph(desk, random.pick(['paper', 'wires', 'leaving']), facts, 3), face: 'sans', size: 12, leading: 1.4 },
		{ kind: 'text', text: 'If you receive this in error please telephone the sender and destroy the copy.', face: 'sans-italic', size: 9 },
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
		sheets: sheetsOf(flow(blocks, { ...letterFrame, top: 84 }, desk.width), 'fax-cover', { traps: ['fax header'], furniture: header }),
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
		{ kind: 'text', text: `${count} ${count === 1 ? 'PAGE' : 'PAGES'} WITHHELD IN FULL`, face: 'sans-bold', size: 20, align: 'center', after: 14 },
		{ kind: 'text', text: `under ${printed}`, face: 'sans', size: 18, align: 'center', after: 14 },
		{ kind: 'text', text: 'of the Freedom of Information Act', face: 'sans', size: 13, align: 'center' },
	];
	const sheets = sheetsOf(flow(blocks, letterFrame, desk.width), 'slip-sheet');
	return { title: 'Withheld in full', sheets: sheets.map((sheet) => ({ ...sheet, looseCodes: [...codes] })) };
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
