/** What the kinds of record share: paper, letterheads, signatures, and paragraphs of invented prose. */

import type { Random } from '../base/random.ts';
import { type Ink, type Line, lineOf, navy, type PageKind, type Sheet, type Width } from '../base/sheet.ts';
import { english, type Matter } from './practice-english.ts';
import { type Block, type Frame, flow, type Leaf } from './practice-flow.ts';
import { type Facts, several, written } from './practice-grammar.ts';
import { type Office, type OfficeKey, offices, type Person, person } from './practice-names.ts';

/** What a record is written with. */
export type Desk = {
	random: Random;
	width: Width;
	/** The next phrase to plant as a known answer, or undefined where none is due. */
	plant(language: 'en' | 'es'): string | undefined;
};

/** One record: a letter, a chain of e-mails, a deck. `title` may serve as a file name. */
export type PracticeRecord = { title: string; sheets: Sheet[] };

export const letterPaper = { width: 612, height: 792 };
export const slidePaper = { width: 720, height: 540 };
export const widePaper = { width: 792, height: 612 };

/** One inch at the sides, room for stamps at head and foot. */
export const letterFrame: Frame = { left: 72, top: 64, right: 540, bottom: 714 };

/** Pages from set text, with what each page carries besides. `furniture` gets the page's number from 1 and the count. */
export function sheetsOf(
	sets: readonly Leaf[],
	kind: PageKind,
	options: {
		language?: 'en' | 'es';
		paper?: { width: number; height: number };
		turned?: boolean;
		traps?: readonly string[];
		furniture?: (number: number, count: number) => Line[];
	} = {},
): Sheet[] {
	return sets.map((set, i) => ({
		...(options.paper ?? letterPaper),
		turned: options.turned ?? false,
		kind,
		language: options.language ?? 'en',
		under: set.under,
		lines: [...set.lines, ...(options.furniture?.(i + 1, sets.length) ?? [])],
		over: [],
		behind: [],
		redactions: [],
		looseCodes: [],
		bates: null,
		traps: [...(options.traps ?? [])],
		scan: null,
	}));
}

/** A paragraph on one matter, three to six sentences; now and then with a planted phrase. */
export function paragraph(desk: Desk, rule: Matter | 'advice', facts: Facts, length = desk.random.whole(3, 6)): string {
	return withPhrase(desk, several(english, rule, length, desk.random, facts), 'en', 'talk');
}

/** How a planted phrase is brought into a paragraph. */
const frames = {
	talk: [
		'For the file: {=:@}.',
		'As it was put to me, {=:@}.',
		'We can only repeat that {=:@}.',
		'It was said again on the call: {=:@}.',
	],
	clause: ['The parties take note of the remark that {=:@}.', 'It is recorded here that {=:@}.'],
	spanish: ['Conste que {=:@}.', 'Se nos dijo que {=:@}.', 'Repetimos: {=:@}.'],
} as const;

/** Sentences as a paragraph; where a phrase is due, it is planted among them. */
export function withPhrase(
	desk: Desk,
	sentences: string[],
	language: 'en' | 'es',
	manner: keyof typeof frames,
): string {
	const phrase = desk.plant(language);
	if (phrase)
		sentences.splice(desk.random.whole(1, sentences.length), 0, desk.random.pick(frames[manner]).replace('@', phrase));
	return sentences.join(' ');
}

/** Two people who write to each other, in the offices where such letters come from. */
export function correspondents(random: Random): [Person, Person] {
	const pairs: readonly (readonly [OfficeKey, OfficeKey])[] = [
		['bureau', 'sheriff'],
		['sheriff', 'bureau'],
		['bureau', 'state'],
		['state', 'bureau'],
		['counsel', 'sheriff'],
		['board', 'bureau'],
		['governor', 'bureau'],
		['bureau', 'governor'],
		['counsel', 'board'],
	];
	const [from, to] = random.pick(pairs);
	return [person(random, from), person(random, to)];
}

/** A letterhead: seal, name, address, a rule. Returns where the text may begin. */
export function letterhead(
	key: OfficeKey,
	style: 'centre' | 'left',
	width: Width,
): { lines: Line[]; under: Ink[]; bottom: number } {
	const office: Office = offices[key];
	const centre = style === 'centre';
	const sealX = centre ? 306 : 96;
	const under: Ink[] = [...seal(sealX, 66, 24)];
	const x = centre ? 306 : 134;
	const top = centre ? 106 : 60;
	const align = centre ? 'center' : 'left';
	const lines = [
		lineOf(office.name.toUpperCase(), { x, y: top, size: 14, face: 'serif-bold', colour: navy, align }, width),
	];
	office.lines.forEach((text, i) => {
		lines.push(lineOf(text, { x, y: top + 14 + i * 11, size: 8.5, face: 'sans', colour: navy, align }, width));
	});
	const bottom = top + 14 + office.lines.length * 11;
	under.push({ kind: 'box', x: 72, y: bottom, w: 468, h: 0, stroke: navy, weight: 1 });
	return { lines, under, bottom: bottom + 10 };
}

/** Rings and rays around a star: a seal that belongs to nobody. */
function seal(x: number, y: number, radius: number): Ink[] {
	const point = (angle: number, r: number): readonly [number, number] => [
		x + Math.sin(angle) * r,
		y - Math.cos(angle) * r,
	];
	const star = Array.from({ length: 11 }, (_, i) =>
		point((i * Math.PI) / 5, i % 2 === 0 ? radius * 0.5 : radius * 0.2),
	);
	const rays = Array.from({ length: 24 }, (_, i): Ink => {
		const angle = (i * Math.PI) / 12;
		return {
			kind: 'curve',
			points: [point(angle, radius * 0.74), point(angle, radius * 0.94)],
			weight: 0.6,
			colour: navy,
		};
	});
	return [
		{ kind: 'ring', x, y, radius, weight: 1.2, colour: navy },
		{ kind: 'ring', x, y, radius: radius * 0.68, weight: 0.6, colour: navy },
		{ kind: 'curve', points: star, weight: 1, colour: navy },
		...rays,
	];
}

/** A signature: a scrawl of loops that leans to the right. */
export function signature(random: Random): Extract<Block, { kind: 'ink' }> {
	const strokes = random.whole(7, 12);
	const steps = Array.from({ length: strokes * 4 }, (_, i) => ({ t: i / 4, lift: random.next(), lean: random.next() }));
	return {
		kind: 'ink',
		height: 44,
		ink: (x, y) => [
			{
				kind: 'curve',
				weight: 1.1,
				colour: [0.08, 0.1, 0.35],
				points: steps.map(({ t, lift, lean }, i) => {
					const height = i < 6 ? 26 : 9;
					return [x + 4 + t * 11 + lean * 7, y + 34 - (i % 2 === 0 ? lift * height : -lift * 5)] as const;
				}),
			},
		],
	};
}

/** Who signs, below the signature. */
export function signedBy(who: Person): Block[] {
	return [
		{ kind: 'text', text: who.name, after: 0 },
		{ kind: 'text', text: who.title, after: 0 },
		{ kind: 'text', text: offices[who.office].name, after: 14 },
	];
}

/** The facts one record keeps to. */
export function factsOf(random: Random): Facts {
	return { county: written(english, 'county', random) };
}

/** A page set below a letterhead. */
export function onLetterhead(desk: Desk, office: OfficeKey, blocks: readonly Block[]): Leaf[] {
	const head = letterhead(office, desk.random.pick(['centre', 'left']), desk.width);
	const sets = flow(blocks, letterFrame, desk.width, head.bottom);
	const first = sets[0];
	if (first) {
		first.lines.unshift(...head.lines);
		first.under.unshift(...head.under);
	}
	return sets;
}

/** "Page 3" or "3" or "Page 3 of 7" at the foot: what a search for Bates numbers must not take for one. */
export function pageNumber(
	desk: Desk,
	style: 'plain' | 'dashes' | 'of',
	paper = letterPaper,
): (number: number, count: number) => Line[] {
	return (number, count) => {
		const text =
			style === 'plain' ? String(number) : style === 'dashes' ? `- ${number} -` : `Page ${number} of ${count}`;
		return [
			lineOf(text, { x: paper.width / 2, y: paper.height - 48, size: 9, face: 'serif', align: 'center' }, desk.width),
		];
	};
}
