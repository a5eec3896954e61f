/** What stands on a page that is to be printed, as values in points from the top left corner: enough to print it, and to know what is true of it. */

import type { CoveredPlace, Shade } from './page.ts';

export type Face =
	| 'serif'
	| 'serif-bold'
	| 'serif-italic'
	| 'sans'
	| 'sans-bold'
	| 'sans-italic'
	| 'mono'
	| 'mono-bold';

/** The width of a text in points. Font metrics live with the printer, so layout takes them as an argument. */
export type Width = (text: string, face: Face, size: number) => number;

/** [red, green, blue], each 0 to 1. */
export type Colour = readonly [number, number, number];
export const black: Colour = [0, 0, 0];
export const white: Colour = [1, 1, 1];
export const grey = (level: number): Colour => [level, level, level];
export const navy: Colour = [0.09, 0.16, 0.36];

/** What a word would give away, which decides the exemption claimed for it. `keep` marks words that are never withheld. */
export type Secret = 'person' | 'contact' | 'technique' | 'advice' | 'price' | 'keep';

/** `covered` is the number of the redaction on the sheet that withholds the word. */
export type Token = { text: string; x: number; w: number; secret?: Secret; covered?: number };

/** One line of print. `y` is the baseline. Lines of one paragraph share a `group`; furniture (stamps, page numbers) has none. */
export type Line = { y: number; size: number; face: Face; colour: Colour; words: Token[]; group?: number };

/** What is drawn under the words. */
export type Ink =
	| { kind: 'box'; x: number; y: number; w: number; h: number; fill?: Colour; stroke?: Colour; weight?: number }
	| { kind: 'curve'; points: readonly (readonly [number, number])[]; weight: number; colour: Colour }
	| { kind: 'ring'; x: number; y: number; radius: number; weight: number; colour: Colour };

export type How = CoveredPlace['how'];

/** In points, from the top left corner. */
export type Rect = { x: number; y: number; w: number; h: number };

/** A withheld place. */
export type Redaction = Rect & {
	shade: Shade;
	/** False where nothing is drawn over the words: white words on white paper, a mark that was never applied. */
	drawn: boolean;
	/** In canonical form, as far as they are printed: "(b)(7)(E)". */
	codes: string[];
	/** Where the codes stand. */
	place: 'inside' | 'beside' | 'margin' | 'none';
	label?: Line;
	extent: 'words' | 'line' | 'paragraph' | 'page';
	/** How the words can still be read; null for a proper redaction, whose words are not in the file. */
	bad: How | null;
};

/** How a page is made into a picture. Everything that chance decides is decided here. */
export type Scan = {
	/** Degrees, clockwise. */
	skew: number;
	/** Gaussian blur, in pixels at 200 dots an inch. */
	blur: number;
	/** Strength of the grain, in grey levels. */
	noise: number;
	/** Grey level of the paper, 0 to 255. */
	paper: number;
	quality: number;
	/** `fax` is one bit a pixel. */
	look: 'grey' | 'fax';
	/** Words the file carries beside the picture: none, a stamp put on afterwards, or nonsense left by bad recognition. */
	layer: 'none' | 'stamp' | 'garbage';
	seed: string;
};

export type PageKind =
	| 'letter'
	| 'memorandum'
	| 'e-mail'
	| 'agreement'
	| 'questions'
	| 'slide'
	| 'table'
	| 'fax-cover'
	| 'slip-sheet'
	| 'notice';

export type Sheet = {
	width: number;
	height: number;
	/** Quarter turn the file asks for: the page is stored lying on its side and shown upright. */
	turned: boolean;
	kind: PageKind;
	language: 'en' | 'es';
	under: Ink[];
	lines: Line[];
	/** Lines printed on the picture after the page was scanned. */
	over: Line[];
	/** Invisible words behind the picture. */
	behind: { x: number; y: number; text: string }[];
	redactions: Redaction[];
	/** Exemption codes printed outside any box, as on a slip sheet. */
	looseCodes: string[];
	bates: string | null;
	/** What looks like something it is not: statute citations, court headers, page numbers. */
	traps: string[];
	scan: Scan | null;
};

/** A line of print from its words, left edge at `x`. */
export function lineOf(
	text: string,
	at: { x: number; y: number; size: number; face: Face; colour?: Colour; align?: 'left' | 'center' | 'right' },
	width: Width,
): Line {
	const total = width(text, at.face, at.size);
	const start = at.align === 'right' ? at.x - total : at.align === 'center' ? at.x - total / 2 : at.x;
	const space = width(' ', at.face, at.size);
	let x = start;
	const words = text
		.split(' ')
		.filter((word) => word !== '')
		.map((word): Token => {
			const token = { text: word, x, w: width(word, at.face, at.size) };
			x += token.w + space;
			return token;
		});
	return { y: at.y, size: at.size, face: at.face, colour: at.colour ?? black, words };
}

/** Words that stand side by side without a gap a space does not explain: what one stroke of the printer sets. */
export function runs(line: Line, width: Width, wanted: (word: Token) => boolean): Token[][] {
	const space = width(' ', line.face, line.size);
	const found: Token[][] = [];
	let before: Token | undefined;
	for (const word of line.words) {
		if (!wanted(word)) {
			before = undefined;
			continue;
		}
		const last = found.at(-1);
		if (before && last && Math.abs(word.x - (before.x + before.w + space)) < 0.05) last.push(word);
		else found.push([word]);
		before = word;
	}
	return found;
}

/** The paint a shade stands for. */
export function paint(shade: Shade): Colour {
	return shade === 'white' ? white : shade === 'grey' ? grey(0.72) : black;
}

/** A file to print. */
export type Printable =
	| {
			kind: 'pdf';
			title: string /** Said of the file in its properties. */;
			subject: string;
			sheets: readonly Sheet[];
			password?: string;
	  }
	| {
			kind: 'eml';
			from: Correspondent;
			to: Correspondent;
			sent: Date;
			subject: string;
			text: string;
			attachment: { name: string; rows: Rows };
	  }
	| { kind: 'xlsx'; tabs: readonly { name: string; hidden: boolean; rows: Rows }[] }
	| { kind: 'csv'; rows: Rows };
export type Correspondent = { name: string; email: string };
export type Rows = readonly (readonly string[])[];

/** Prints invented files, and puts them into one folder. */
export interface Press {
	width: Width;
	/** The same file gives the same bytes. `text` are the words that a file without pages shows. */
	print(file: Printable): Promise<{ bytes: Uint8Array; text: string | null }>;
	/** @param path inside the folder, with / between folders. @returns where the file is now. */
	put(path: string, bytes: Uint8Array): Promise<string>;
}

/** The words a reader of the printed page sees, top to bottom and left to right, one line of print a line. */
export function visibleText(sheet: Sheet): string {
	const labels = sheet.redactions.flatMap((redaction) => (redaction.label ? [redaction.label] : []));
	const words = [...sheet.lines, ...sheet.over, ...labels].flatMap((line) =>
		line.words.filter((word) => word.covered === undefined).map((word) => ({ text: word.text, x: word.x, y: line.y })),
	);
	words.sort((a, b) => a.y - b.y || a.x - b.x);
	const rows: { y: number; words: { text: string; x: number }[] }[] = [];
	for (const word of words) {
		const row = rows.at(-1);
		// Three points: labels in a box and small print beside large share a row with the words they stand among.
		if (row && word.y - row.y < 3) row.words.push(word);
		else rows.push({ y: word.y, words: [word] });
	}
	return rows
		.map((row) =>
			row.words
				.sort((a, b) => a.x - b.x)
				.map((word) => word.text)
				.join(' '),
		)
		.join('\n');
}
