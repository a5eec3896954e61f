/**
 * A rectangle on a page, in fractions of the page as displayed (after rotation): x and y from the top left corner,
 * all four numbers between 0 and 1. Fractions hold at any resolution, so a box found at 100 dpi marks the page at 200.
 */
export type Box = { x: number; y: number; w: number; h: number };

/** One word of a page: where it stands in the page's text (UTF-16 offsets, end exclusive) and on its picture. */
export type Word = Box & {
	start: number;
	end: number;
	/** What the OCR engine claims, 0 to 100; null where the words come from the file itself. */
	confidence: number | null;
};

/** A page's words in reading order. `text` joins words with one space, lines with \n; every word is a slice of it. */
export type PageText = { text: string; words: Word[] };

export function area(box: Box): number {
	return box.w * box.h;
}

/** The common part of two boxes, or undefined where they do not meet. */
export function intersection(a: Box, b: Box): Box | undefined {
	const x = Math.max(a.x, b.x);
	const y = Math.max(a.y, b.y);
	const w = Math.min(a.x + a.w, b.x + b.w) - x;
	const h = Math.min(a.y + a.h, b.y + b.h) - y;
	return w > 0 && h > 0 ? { x, y, w, h } : undefined;
}

/** The share of `a` that `b` covers, 0 to 1. */
export function covered(a: Box, b: Box): number {
	const common = intersection(a, b);
	return common && area(a) > 0 ? area(common) / area(a) : 0;
}

/** The smallest box around all of them; undefined for none. */
export function around(boxes: readonly Box[]): Box | undefined {
	if (boxes.length === 0) return undefined;
	const x = Math.min(...boxes.map((b) => b.x));
	const y = Math.min(...boxes.map((b) => b.y));
	const right = Math.max(...boxes.map((b) => b.x + b.w));
	const bottom = Math.max(...boxes.map((b) => b.y + b.h));
	return { x, y, w: right - x, h: bottom - y };
}

/** One box per line of a run of words: what a highlight or a citation draws. Words on one line differ in y by less than half a word's height. */
export function lineBoxes(words: readonly Box[]): Box[] {
	const lines: Box[][] = [];
	for (const word of words) {
		const line = lines.at(-1);
		const before = line?.at(-1);
		const middle = word.y + word.h / 2;
		if (
			line &&
			before &&
			Math.abs(middle - (before.y + before.h / 2)) < Math.min(word.h, before.h) / 2 &&
			word.x >= before.x
		)
			line.push(word);
		else lines.push([word]);
	}
	return lines.map((line) => around(line)!);
}

/** A page drawn in grey: one byte a pixel, row after row, 0 black to 255 white. */
export type Picture = { width: number; height: number; grey: Uint8Array };

/** Something drawn on a PDF page, in paint order: what the search for covered words needs to know of it. */
export type Mark = Box & {
	kind: 'rectangle' | 'path' | 'image' | 'shading';
	/** Place in the paint order; a mark covers only what has a smaller order. */
	order: number;
	/** [red, green, blue, opacity], each 0 to 255; undefined where nothing is filled. */
	fill?: readonly [number, number, number, number];
	stroke?: readonly [number, number, number, number];
};

/** An annotation that matters to a reader of released records. */
export type Annotation = Box & {
	kind: 'redact' | 'square' | 'highlight' | 'ink' | 'stamp' | 'freetext' | 'popup' | 'other';
	opacity: number;
	fill?: readonly [number, number, number];
	contents: string;
};

/** One word of a page as PDFium paints it: with its paint order and colours, so that covered words can be told from visible ones. */
export type PaintedWord = Word & {
	order: number;
	fill: readonly [number, number, number, number] /** PDF text render mode; 3 is invisible (the usual OCR layer). */;
	mode: number;
};

export type Shade = 'black' | 'white' | 'grey' | 'colour';

/** A box that withholds something, as found on the page picture. `codes` are the exemptions printed in or beside it, in canonical form: "(b)(7)(E)". */
export type RedactionBox = Box & {
	shade: Shade;
	codes: string[] /** As printed or read, before normalising. */;
	printed: string[] /** 0 to 1. */;
	confidence: number /** Where in the box something is printed that no text tells yet: OCR may read a code there. */;
	ink?: Box;
};

/** A place where withheld words can still be read from the file, or may be. The words themselves are kept out of it. */
export type CoveredPlace = Box & {
	how:
		| 'text-under-box'
		| 'text-under-image'
		| 'unapplied-redaction'
		| 'hidden-layer'
		| 'same-colour-text'
		| 'earlier-revision'
		| 'outside-crop';
	/** How many characters can be read there. */
	characters: number;
};

/** All that one reading of one page gives. */
export type PageReading = {
	/** From 1. */
	number: number;
	/** Points (1/72 inch) as displayed, after rotation. */
	width: number;
	height: number;
	/** The text the file itself carries, covered words left out. Empty where there is none. */
	layer: PageText;
	/** 0 (nonsense) to 1 (reads like language); null where there are too few words to tell. */
	legibility: number | null;
	/** True where the page shows something that its text layer does not tell: no layer, or an illegible one, over a picture. */
	needsOcr: boolean;
	redactions: RedactionBox[];
	covered: CoveredPlace[];
	/** Share of the page that is ink, 0 to 1; null where the page was not drawn. */
	ink: number | null;
	/** Hash of the page's text and picture; the same page in two files has the same print. */
	print: string;
	/** What could not be read on this page, in a sentence; the page is kept all the same. */
	error?: string;
};
