/** Letters, memoranda and notices: what an office sends on its own paper. */

import { lineOf } from '../base/sheet.ts';
import { english, matters, subjects } from './practice-english.ts';
import { type Block, flow } from './practice-flow.ts';
import { expanded, several, shuffled, written } from './practice-grammar.ts';
import { longDay, longDaySpanish, offices, person, programme, workday } from './practice-names.ts';
import {
	correspondents,
	type Desk,
	factsOf,
	letterFrame,
	onLetterhead,
	type PracticeRecord,
	pageNumber,
	paragraph,
	sheetsOf,
	signature,
	signedBy,
	withPhrase,
} from './practice-paper.ts';
import { spanish } from './practice-spanish.ts';

/** A letter of one to three pages on letterhead, signed. */
export function letter(desk: Desk): PracticeRecord {
	const { random } = desk;
	const [from, to] = correspondents(random);
	const facts = factsOf(random);
	const topics = shuffled(matters, random);
	const subject = expanded(random.pick(subjects[topics[0] ?? 'leaving']), english, random, facts);
	const day = workday(random);
	const blocks: Block[] = [
		{ kind: 'text', text: longDay(day), after: 14, align: random.chance(0.3) ? 'right' : 'left' },
		{ kind: 'text', text: to.name, after: 0 },
		{ kind: 'text', text: to.title, after: 0 },
		...[offices[to.office].name, ...offices[to.office].lines.slice(1)].map(
			(text): Block => ({ kind: 'text', text, after: 0 }),
		),
		{ kind: 'space', height: 12 },
		{ kind: 'text', text: `Re: ${subject}`, face: 'serif-bold', indent: 36, after: 12 },
		{ kind: 'text', text: `Dear ${random.pick(['Mr.', 'Ms.', 'Director', 'Sheriff'])} ${to.family}:`, after: 8 },
		{
			kind: 'text',
			text: `${written(english, 'opening', random, facts)} ${paragraph(desk, topics[0] ?? 'leaving', facts, 3)}`,
		},
	];
	for (const topic of topics.slice(1, random.whole(3, 7)))
		blocks.push({ kind: 'text', text: paragraph(desk, topic, facts) });
	blocks.push(
		{ kind: 'text', text: written(english, 'closing', random, facts), after: 12 },
		{ kind: 'text', text: random.pick(['Sincerely,', 'Respectfully,', 'Very truly yours,']), after: 0, needs: 120 },
		signature(random),
		...signedBy(from),
		{ kind: 'text', text: `cc:  ${offices.counsel.name}; ${written(english, 'name', random)}`, size: 9.5 },
	);
	const second = (number: number) =>
		number === 1
			? []
			: [`${to.name}`, longDay(day), `Page ${number}`].map((text, i) =>
					lineOf(text, { x: 72, y: 44 + i * 11, size: 9, face: 'serif' }, desk.width),
				);
	const sets = onLetterhead(desk, from.office, blocks);
	// Pages after the first begin below the three lines that name addressee, day and page.
	for (const set of sets.slice(1)) {
		const shift = 84 - letterFrame.top;
		for (const line of set.lines) line.y += shift;
		set.under = set.under.map((ink) => moved(ink, shift));
	}
	return { title: `Letter to ${to.family} ${subject}`, sheets: sheetsOf(sets, 'letter', { furniture: second }) };
}

function moved<T extends { kind: string }>(ink: T, down: number): T {
	if ('points' in ink) {
		const points = ink.points as readonly (readonly [number, number])[];
		return { ...ink, points: points.map(([x, y]) => [x, y + down] as const) };
	}
	return 'y' in ink ? { ...ink, y: (ink.y as number) + down } : ink;
}

/** A memorandum: To, From, Date, Subject, numbered points; its advice is what offices withhold as deliberative. */
export function memorandum(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const office = random.pick(['bureau', 'sheriff', 'counsel', 'state'] as const);
	const topics = shuffled(matters, random);
	const subject = expanded(random.pick(subjects[topics[0] ?? 'paper']), english, random, facts);
	const to = person(random, office);
	const from = person(random, office);
	const blocks: Block[] = [
		{ kind: 'text', text: 'MEMORANDUM', face: 'serif-bold', size: 15, align: 'center', after: 10 },
		...(
			[
				['TO:', `${to.name}, ${to.title}`],
				['FROM:', `${from.name}, ${from.title}`],
				['DATE:', longDay(workday(random))],
				['SUBJECT:', subject],
			] as const
		).map(([name, value]): Block => ({ kind: 'field', name, value, at: 80, face: 'serif', size: 11.5, after: 3 })),
		{ kind: 'rule', weight: 1.2, after: 8 },
	];
	if (random.chance(0.5))
		blocks.push({
			kind: 'text',
			text: 'PRE-DECISIONAL – FOR INTERNAL DISCUSSION ONLY',
			face: 'serif-bold',
			size: 10,
			align: 'center',
		});
	blocks.push({
		kind: 'text',
		text: `${written(english, 'opening', random, facts)} ${paragraph(desk, topics[0] ?? 'paper', facts, 4)}`,
		size: 11.5,
	});
	topics.slice(1, random.whole(3, 6)).forEach((topic, i) => {
		blocks.push({ kind: 'text', text: paragraph(desk, topic, facts), hang: `${i + 1}.`, indent: 24, size: 11.5 });
	});
	blocks.push(
		{ kind: 'text', text: 'Discussion and recommendation', face: 'serif-bold', size: 11.5, after: 4 },
		{ kind: 'text', text: paragraph(desk, 'advice', facts), secret: 'advice', size: 11.5 },
		{ kind: 'text', text: paragraph(desk, 'advice', facts), secret: 'advice', size: 11.5 },
		{
			kind: 'text',
			text: `Attachments: ${written(english, 'paperName', random)} (${random.whole(1, 9)} pages)`,
			size: 10,
		},
	);
	return {
		title: `Memo ${subject}`,
		sheets: sheetsOf(onLetterhead(desk, office, blocks), 'memorandum', {
			furniture: pageNumber(desk, random.pick(['plain', 'dashes'])),
		}),
	};
}

/** The letter a release comes with. It lists exemptions, and none of them withholds anything on its own page: a trap. */
export function releaseLetter(desk: Desk, release: { number: string; pages: number; codes: string }): PracticeRecord {
	const { random } = desk;
	const asker = person(random, 'board');
	const half = Math.floor(release.pages / 2);
	const blocks: Block[] = [
		{ kind: 'text', text: longDay(workday(random)), after: 16 },
		{ kind: 'text', text: asker.name, after: 0 },
		{ kind: 'text', text: 'Alder Records Committee', after: 0 },
		{ kind: 'text', text: '2 Cannery Lane, Port Alder, Tamarack 00417', after: 14 },
		{ kind: 'text', text: `Re: Request for records ${release.number}`, face: 'serif-bold', indent: 36, after: 12 },
		{ kind: 'text', text: `Dear ${asker.name}:`, after: 8 },
		{
			kind: 'text',
			text: `This is an interim response to your request for records about the ${programme} program, received by this office.`,
		},
		{
			kind: 'text',
			text: `A search of the program office found ${release.pages} pages that answer your request. Of these, ${half} pages are released in full and ${release.pages - half} pages are released in part. Portions are withheld under Exemptions ${release.codes}, as described below.`,
		},
		{
			kind: 'text',
			text: 'Exemption (b)(5) protects advice, opinions and recommendations that are part of a decision not yet taken.',
			indent: 18,
		},
		{
			kind: 'text',
			text: 'Exemptions (b)(6) and (b)(7)(C) protect the names of private persons and of staff below the level of director.',
			indent: 18,
		},
		{
			kind: 'text',
			text: 'Exemption (b)(7)(E) protects techniques whose description would help someone to evade the law.',
			indent: 18,
		},
		{
			kind: 'text',
			text: 'You may appeal this response in writing within sixty days. Please write “Appeal” on the envelope and name the request.',
		},
		{ kind: 'text', text: 'Sincerely,', after: 0 },
		signature(random),
		...signedBy(person(random, 'bureau')),
	];
	return {
		title: `Response letter ${release.number}`,
		sheets: sheetsOf(onLetterhead(desk, 'bureau', blocks), 'letter', {
			traps: ['exemptions named in a covering letter'],
		}),
	};
}

/** A notice in Spanish for the wall of the jail. */
export function notice(desk: Desk): PracticeRecord {
	const { random } = desk;
	const said = several(spanish, 'notice', 8, random);
	const points = [0, 2, 4, 6].map(
		(at): Block => ({
			kind: 'text',
			text: withPhrase(desk, said.slice(at, at + 2), 'es', 'spanish'),
			face: 'sans',
			size: 13,
			leading: 1.35,
			hang: '•',
			indent: 20,
			after: 10,
		}),
	);
	const blocks: Block[] = [
		{ kind: 'text', text: 'AVISO A LAS PERSONAS DETENIDAS', face: 'sans-bold', size: 20, align: 'center', after: 6 },
		{ kind: 'text', text: 'Programa Condados Enlazados', face: 'sans', size: 13, align: 'center', after: 14 },
		{ kind: 'rule', weight: 2, after: 12 },
		...points,
		{
			kind: 'text',
			text: `Port Alder, ${workday(random).getUTCFullYear()}. Línea de información: {c:(555) 555-0117}`,
			face: 'sans-italic',
			size: 10,
		},
	];
	return {
		title: 'Aviso a las personas detenidas',
		sheets: sheetsOf(flow(blocks, letterFrame, desk.width), 'notice', { language: 'es' }),
	};
}

/** A letter in Spanish: from residents, or the answer to one. */
export function spanishLetter(desk: Desk): PracticeRecord {
	const { random } = desk;
	const rule = random.pick(['complaint', 'reply'] as const);
	const said = [...several(spanish, rule, 7, random), ...several(spanish, 'notice', 3, random)];
	const paragraph = (from: number, to: number): Block => ({
		kind: 'text',
		text: withPhrase(desk, said.slice(from, to), 'es', 'spanish'),
	});
	const asks = rule === 'complaint';
	const body: Block[] = [
		{
			kind: 'text',
			text: `${asks ? 'Lanternhill' : 'Port Alder'}, ${longDaySpanish(workday(random))}`,
			align: 'right',
			after: 14,
		},
		{ kind: 'text', text: asks ? 'A la Junta de Supervisores del Condado de Alder:' : 'Estimados vecinos:', after: 10 },
		paragraph(0, 4),
		paragraph(4, 7),
		paragraph(7, 10),
		{ kind: 'text', text: 'Atentamente,', after: 0, needs: 120 },
		signature(random),
	];
	const sets = asks
		? flow(
				[...body, { kind: 'text', text: 'Comité de Vecinos de Lanternhill' }],
				{ ...letterFrame, top: 96 },
				desk.width,
			)
		: onLetterhead(desk, 'board', [...body, ...signedBy(person(random, 'board'))]);
	return {
		title: asks ? 'Carta de los vecinos' : 'Respuesta a los vecinos',
		sheets: sheetsOf(sets, 'letter', { language: 'es' }),
	};
}
