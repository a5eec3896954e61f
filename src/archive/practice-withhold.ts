/** Withholds words on an invented page the way agencies do: boxes, codes, and sometimes badly. */

import type { Random } from '../base/random.ts';
import {
	black,
	type How,
	type Line,
	lineOf,
	type Rect,
	type Redaction,
	runs,
	type Secret,
	type Sheet,
	type Token,
	type Width,
	white,
} from '../base/sheet.ts';

/** The habits of one redactor. */
export type Style = {
	shade: 'black' | 'white' | 'grey';
	place: 'inside' | 'beside' | 'margin';
	printing: 'comma' | 'semicolon' | 'space' | 'compact';
};

export function someStyle(random: Random): Style {
	return {
		shade: random.pick(['black', 'black', 'white', 'white', 'grey']),
		place: random.pick(['inside', 'inside', 'inside', 'beside', 'margin']),
		printing: random.pick(['comma', 'comma', 'semicolon', 'space', 'compact']),
	};
}

/** The exemptions claimed for each kind of secret, from the table of codes in the manual; the qualifier is printed after the code. */
const claims: Readonly<Record<Exclude<Secret, 'keep'>, readonly { codes: readonly string[]; after?: string }[]>> = {
	person: [
		{ codes: ['(b)(6)', '(b)(7)(C)'] },
		{ codes: ['(b)(6)', '(b)(7)(C)'] },
		{ codes: ['(b)(6)'] },
		{ codes: ['(b)(7)(C)'] },
		{ codes: ['(b)(6)', '(b)(7)(F)'] },
	],
	contact: [{ codes: ['(b)(6)', '(b)(7)(C)'] }, { codes: ['(b)(2)'], after: 'low' }, { codes: ['(b)(6)'] }],
	technique: [
		{ codes: ['(b)(7)(E)'] },
		{ codes: ['(b)(2)', '(b)(7)(E)'] },
		{ codes: ['(b)(7)(E)'] },
		{ codes: ['(b)(2)'], after: 'high' },
		{ codes: ['(b)(7)(A)'] },
	],
	advice: [
		{ codes: ['(b)(5)'] },
		{ codes: ['(b)(5)'], after: 'DPP' },
		{ codes: ['(b)(5)'], after: 'ACP' },
		{ codes: ['(b)(5)', '(b)(7)(E)'] },
	],
	price: [{ codes: ['(b)(4)'] }],
};

/**
 * The sheet with part of its words withheld. The words stay in the sheet, marked with the redaction that covers them:
 * the printer leaves them out of a proper redaction, and puts them back for a bad one.
 * @param share how much of what could be withheld is, 0 to 1
 */
export function withhold(sheet: Sheet, style: Style, share: number, random: Random, width: Width): Sheet {
	const redactions: Redaction[] = [...sheet.redactions];
	const covered = new Map<Token, number>();
	const cover = (words: readonly Token[], rect: Rect, secret: Exclude<Secret, 'keep'>, extent: Redaction['extent']) => {
		const claim = random.pick(claims[secret]);
		const label = labelled(rect, claim, style, extent, sheet, redactions, covered, random, width);
		for (const word of words) covered.set(word, redactions.length);
		redactions.push({ ...rect, shade: style.shade, drawn: true, extent, bad: null, ...label });
	};

	const keeps = sheet.lines.some((line) => line.words.some((word) => word.secret === 'keep'));
	const body = sheet.lines.filter((line) => line.group !== undefined);
	if (!keeps && sheet.kind !== 'slide' && body.length > 12 && random.chance(share * 0.04)) {
		const words = body.flatMap((line) => line.words);
		cover(words, around(body, words), random.pick(['advice', 'technique']), 'page');
		return { ...sheet, redactions, lines: marked(sheet.lines, covered) };
	}

	for (const lines of paragraphs(body)) {
		const words = lines.flatMap((line) => line.words);
		if (
			!words.some((word) => word.secret === 'advice') ||
			words.some((word) => word.secret === 'keep') ||
			!random.chance(share >= 1 ? 1 : share * 0.85)
		)
			continue;
		if (random.chance(0.7)) cover(words, around(lines, words), 'advice', 'paragraph');
		else for (const line of lines) cover(line.words, around([line], line.words), 'advice', 'line');
	}
	// A name that runs on into the next line is withheld whole or not at all.
	let before: { group: number | undefined; secret: Secret; withheld: boolean } | undefined;
	for (const line of body) {
		const free = (word: Token) => !covered.has(word);
		for (const secrets of [['person', 'contact'], ['technique'], ['price']] as const)
			for (const run of runs(line, width, (word) => free(word) && secrets.some((secret) => secret === word.secret))) {
				const [secret] = secrets;
				const goesOn = run[0] === line.words[0] && before?.group === line.group && before?.secret === secret;
				const withheld = goesOn && before ? before.withheld : random.chance(share);
				if (withheld) cover(run, around([line], run), secret, 'words');
				if (run.at(-1) === line.words.at(-1)) before = { group: line.group, secret, withheld };
			}
		const whole = line.words.length > 5 && line.words.every((word) => free(word) && word.secret !== 'keep');
		if (whole && sheet.kind !== 'slide' && random.chance(share * 0.015))
			cover(line.words, around([line], line.words), 'technique', 'line');
	}
	return { ...sheet, redactions, lines: marked(sheet.lines, covered) };
}

/** The sheet as it looks to a redactor who no longer claims that advice is privileged. */
export function withoutPrivilege(sheet: Sheet): Sheet {
	const open = ({ secret, ...word }: Token): Token =>
		secret === undefined || secret === 'advice' ? word : { ...word, secret };
	return { ...sheet, lines: sheet.lines.map((line) => ({ ...line, words: line.words.map(open) })) };
}

/** The sheet with every redaction made badly in one way, so that its words can still be read from the file. */
export function spoil(sheet: Sheet, how: How, shade: 'black' | 'white' | 'grey'): Sheet {
	const drawn = how !== 'unapplied-redaction' && how !== 'same-colour-text';
	return {
		...sheet,
		redactions: sheet.redactions.map((redaction): Redaction => {
			const { label, ...rest } = redaction;
			if (!drawn) return { ...rest, shade: 'white', drawn, bad: how, codes: [], place: 'none' };
			const inside = redaction.place === 'inside';
			return {
				...rest,
				shade,
				bad: how,
				...(label ? { label: inside ? { ...label, colour: shade === 'black' ? white : black } : label } : {}),
			};
		}),
	};
}

function marked(lines: readonly Line[], covered: ReadonlyMap<Token, number>): Line[] {
	return lines.map((line) => ({
		...line,
		words: line.words.map((word) => {
			const number = covered.get(word);
			return number === undefined ? word : { ...word, covered: number };
		}),
	}));
}

function paragraphs(lines: readonly Line[]): Line[][] {
	const groups = new Map<number, Line[]>();
	for (const line of lines) {
		if (line.group === undefined || line.group < 0) continue;
		const group = groups.get(line.group);
		if (group) group.push(line);
		else groups.set(line.group, [line]);
	}
	return [...groups.values()];
}

/** The box that hides these words, a little larger than they are. */
function around(lines: readonly Line[], words: readonly Token[]): Rect {
	const left = Math.min(...words.map((word) => word.x)) - 1.5;
	const right = Math.max(...words.map((word) => word.x + word.w)) + 1.5;
	const top = Math.min(...lines.map((line) => line.y - line.size * 0.8));
	const bottom = Math.max(...lines.map((line) => line.y + line.size * 0.23));
	return { x: left, y: top, w: right - left, h: bottom - top };
}

type Label = Pick<Redaction, 'codes' | 'place' | 'label'>;

function labelled(
	rect: Rect,
	claim: { codes: readonly string[]; after?: string },
	style: Style,
	extent: Redaction['extent'],
	sheet: Sheet,
	others: readonly Redaction[],
	covered: ReadonlyMap<Token, number>,
	random: Random,
	width: Width,
): Label {
	const text = printedAs(claim, style.printing);
	const none: Label = { codes: [], place: 'none' };
	// One box in twelve carries no code at all, against the rule that it be named at the place.
	if (random.chance(1 / 12)) return none;
	const found = (place: Redaction['place'], label: Line): Label => ({ codes: [...claim.codes], place, label });
	const large = extent === 'paragraph' || extent === 'page';
	const size = large ? 10 : Math.min(8, rect.h * 0.68);
	const middle = rect.y + rect.h / 2 + size * 0.35;
	const inside = () => {
		if (width(text, 'sans', size) + 4 > rect.w) return undefined;
		const colour = style.shade === 'black' ? white : black;
		return found(
			'inside',
			lineOf(text, { x: rect.x + rect.w / 2, y: middle, size, face: 'sans', colour, align: 'center' }, width),
		);
	};
	const beside = () => {
		const x = rect.x + rect.w + 3;
		const end = x + width(text, 'sans', 7) + 2;
		if (end > sheet.width - 14 || taken(x, end, rect, sheet, covered) || hit(others, x, end, rect)) return undefined;
		return found('beside', lineOf(text, { x, y: rect.y + rect.h / 2 + 2.5, size: 7, face: 'sans' }, width));
	};
	const margin = () => {
		const end = sheet.width - 10;
		const x = end - width(text, 'sans', 7);
		if (taken(x - 4, end, rect, sheet, covered) || hit(others, x - 4, end, rect)) return undefined;
		return found('margin', lineOf(text, { x, y: rect.y + rect.h / 2 + 2.5, size: 7, face: 'sans' }, width));
	};
	const order =
		style.place === 'inside'
			? [inside, margin]
			: style.place === 'beside'
				? [beside, inside, margin]
				: [margin, inside];
	for (const attempt of order) {
		const label = attempt();
		if (label) return label;
	}
	return none;
}

/** True where words that stay visible stand between two edges, at the height of a box. */
function taken(left: number, right: number, rect: Rect, sheet: Sheet, covered: ReadonlyMap<Token, number>): boolean {
	return sheet.lines.some(
		(line) =>
			line.y > rect.y - 2 &&
			line.y - line.size * 0.8 < rect.y + rect.h + 2 &&
			line.words.some((word) => !covered.has(word) && word.x < right && word.x + word.w > left),
	);
}

function hit(others: readonly Redaction[], left: number, right: number, rect: Rect): boolean {
	const meets = (x: number, w: number, y: number, h: number) =>
		x < right && x + w > left && y < rect.y + rect.h && y + h > rect.y;
	return others.some((other) => {
		const { label } = other;
		const first = label?.words[0];
		const last = label?.words.at(-1);
		return (
			meets(other.x, other.w, other.y, other.h) ||
			(label && first && last
				? meets(first.x, last.x + last.w - first.x, label.y - label.size, label.size * 1.3)
				: false)
		);
	});
}

function printedAs(claim: { codes: readonly string[]; after?: string }, printing: Style['printing']): string {
	const short = (code: string) => code.replaceAll(/[()]/g, '');
	const codes = printing === 'compact' ? claim.codes.map(short) : claim.codes;
	const between = { comma: ', ', semicolon: ';', space: ' ', compact: ', ' }[printing];
	return codes.join(between) + (claim.after && printing !== 'compact' ? ` ${claim.after}` : '');
}
