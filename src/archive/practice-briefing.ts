/** Questions and answers, and slides: what an office tells others about its program. */

import { black, grey, type Ink, type Line, lineOf, navy, type Rect, white } from '../base/sheet.ts';
import { english, matters, subjects } from './practice-english.ts';
import { type Block, flow } from './practice-flow.ts';
import { expanded, several, shuffled } from './practice-grammar.ts';
import { longDay, offices, programme, workday } from './practice-names.ts';
import {
	type Desk,
	factsOf,
	letterFrame,
	type PracticeRecord,
	pageNumber,
	sheetsOf,
	slidePaper,
	withPhrase,
} from './practice-paper.ts';
import { faq } from './practice-questions.ts';

/** Frequently asked questions, each with an answer that is not quite one. */
export function questions(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const blocks: Block[] = [
		{
			kind: 'text',
			text: `${programme}: Frequently Asked Questions`,
			face: 'sans-bold',
			size: 17,
			colour: navy,
			after: 3,
		},
		{
			kind: 'text',
			text: `Prepared for ${offices.sheriff.name}, ${longDay(workday(random))}`,
			face: 'sans-italic',
			size: 9.5,
			after: 2,
		},
		{ kind: 'rule', weight: 1.5, after: 8 },
	];
	for (const [i, { question, answers }] of shuffled(faq, random).slice(0, random.whole(6, faq.length)).entries()) {
		const sentences = answers.map((answer) => expanded(answer, english, random, facts));
		if (random.chance(0.3))
			sentences.push(...several(english, random.pick(['figures', 'leaving', 'training']), 1, random, facts));
		blocks.push(
			{ kind: 'text', text: `Q${i + 1}. ${question}`, face: 'sans-bold', size: 10.5, after: 3, needs: 48 },
			{
				kind: 'text',
				text: withPhrase(desk, sentences, 'en', 'talk'),
				face: 'sans',
				size: 10,
				indent: 24,
				leading: 1.3,
				after: 9,
			},
		);
	}
	const sets = flow(blocks, letterFrame, desk.width);
	return {
		title: `FAQ ${facts.county} County`,
		sheets: sheetsOf(sets, 'questions', { furniture: pageNumber(desk, 'dashes') }),
	};
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
		lineOf(
			`${offices.bureau.short} · ${programme} · ${day}`,
			{ x: 36, y: h - 40, size: 9, face: 'sans', colour: navy },
			desk.width,
		),
		lineOf(String(number), { x: w - 36, y: h - 40, size: 9, face: 'sans', colour: navy, align: 'right' }, desk.width),
	];
	const cover = flow(
		[
			{ kind: 'text', text: programme, face: 'sans-bold', size: 36, align: 'center', colour: navy, after: 10 },
			{
				kind: 'text',
				text: `Briefing for ${facts.county} County`,
				face: 'sans',
				size: 22,
				align: 'center',
				after: 30,
			},
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
		const blocks = sentences.map(
			(text): Block => ({ kind: 'text', text, face: 'sans', size: 17, hang: '•', indent: 26, leading: 1.3, after: 12 }),
		);
		const set = flow(blocks, { left: 48, top: 96, right: charted ? w * 0.6 : w - 48, bottom: h - 62 }, desk.width)[0];
		if (!set) return [];
		set.under.unshift(...band);
		if (charted) addChart(set, desk, { x: w * 0.64, y: 130, w: w * 0.3, h: 250 });
		set.lines.unshift(lineOf(title, { x: 36, y: 50, size: 24, face: 'sans-bold', colour: white }, desk.width));
		return [set];
	});
	return {
		title: `Briefing ${facts.county} County`,
		sheets: sheetsOf([...cover, ...slides], 'slide', {
			paper: slidePaper,
			traps: ['bars and bands of colour'],
			furniture: foot,
		}),
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
		set.under.push({
			kind: 'box',
			x: x + 4,
			y: at.y + at.h - tall,
			w: step - 8,
			h: tall,
			fill: i % 2 === 0 ? navy : grey(0.6),
		});
		const label = { x: x + step / 2, size: 10, face: 'sans', align: 'center' } as const;
		set.lines.push(
			lineOf(name, { ...label, y: at.y + at.h + 14 }, width),
			lineOf(String(value), { ...label, y: at.y + at.h - tall - 4 }, width),
		);
	});
	set.under.push({ kind: 'box', x: at.x, y: at.y + at.h, w: at.w, h: 0, stroke: black, weight: 1 });
	set.lines.push(
		lineOf(
			'Jurisdictions active',
			{ x: at.x + at.w / 2, y: at.y - 8, size: 12, face: 'sans-bold', align: 'center' },
			width,
		),
	);
}
