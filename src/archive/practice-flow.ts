/** Sets blocks of text on pages: the small typesetter of the practice production. */

import {
	black,
	type Colour,
	type Face,
	grey,
	type Ink,
	type Line,
	lineOf,
	type Secret,
	type Token,
	type Width,
} from '../base/sheet.ts';

type Look = { face?: Face; size?: number; colour?: Colour };

export type Block =
	| (Look & {
			kind: 'text';
			/** May carry marks, see `marked`. */
			text: string;
			align?: 'left' | 'center' | 'right';
			/** Left indent of every line, and further indent of the first. */
			indent?: number;
			first?: number;
			/** A number or bullet that hangs left of the first line. */
			hang?: string;
			leading?: number;
			after?: number;
			/** Points that must be left on the page, or it goes to the next: what follows stays with it. */
			needs?: number;
			secret?: Secret;
	  })
	/** Short pieces at fixed distances from the left margin, each kept on its line; the last one wraps. */
	| (Look & { kind: 'field'; name: string; value: string; at: number; light?: boolean; after?: number })
	| { kind: 'rule'; weight?: number; after?: number }
	| { kind: 'space'; height: number }
	| (Look & {
			kind: 'table';
			columns: readonly { title: string; width: number; align?: 'left' | 'right' | 'center' }[];
			rows: readonly (readonly string[])[];
			/** Grey behind the head of the table, 0 to 1. */
			shade?: number;
			lined?: boolean;
	  })
	| { kind: 'ink'; height: number; ink: (x: number, y: number) => Ink[] }
	| { kind: 'break' };

export type Frame = { left: number; top: number; right: number; bottom: number };
/** One page as set: its lines, and what lies under them. */
export type Leaf = { lines: Line[]; under: Ink[] };

const markSecrets: Record<string, Secret> = { p: 'person', c: 'contact', t: 'technique', $: 'price', '=': 'keep' };

/** Words with what they give away: `{p:name}`, `{c:telephone}`, `{t:technique}`, `{$:price}`, and `{=:words that stay}`. */
export function marked(text: string): { text: string; secret?: Secret }[] {
	const words: { text: string; secret?: Secret; glued?: boolean }[] = [];
	for (const part of text.matchAll(/\{([pct$=]):([^}]*)\}|[^{]+|\{/g)) {
		const secret = part[1] === undefined ? undefined : markSecrets[part[1]];
		const body = part[2] ?? part[0];
		const pieces = body.split(/\s+/);
		pieces.forEach((piece, i) => {
			if (piece === '') return;
			const last = words.at(-1);
			const glue = i === 0 && last?.glued === true;
			// Punctuation that follows a mark belongs to its last word: a box never leaves a lone comma behind.
			if (glue && last) last.text += piece;
			else words.push(secret ? { text: piece, secret } : { text: piece });
			const now = words.at(-1);
			if (now) now.glued = i === pieces.length - 1;
		});
		const last = words.at(-1);
		if (last && /\s$/.test(body)) last.glued = false;
	}
	return words.map(({ text: word, secret }) => (secret ? { text: word, secret } : { text: word }));
}

/** The text without its marks. */
export function unmarked(text: string): string {
	return text.replace(/\{[pct$=]:([^}]*)\}/g, '$1');
}

/**
 * Breaks blocks into pages of one frame.
 * @param firstTop where the first page's text begins, below a letterhead
 */
export function flow(blocks: readonly Block[], frame: Frame, width: Width, firstTop = frame.top): Leaf[] {
	let page: Leaf = { lines: [], under: [] };
	const pages = [page];
	let y = firstTop;
	let group = 0;
	const turn = () => {
		page = { lines: [], under: [] };
		pages.push(page);
		y = frame.top;
	};
	const room = (height: number) => {
		if (y + height > frame.bottom && (page.lines.length > 0 || page.under.length > 0)) turn();
	};

	const setText = (block: Extract<Block, { kind: 'text' }>) => {
		const { face = 'serif', size = 11, colour = black, align = 'left', indent = 0, first = 0, leading = 1.2 } = block;
		const step = size * leading;
		const left = frame.left + indent;
		const lines = broken(marked(block.text), frame.right - left, first, face, size, width);
		lines.forEach((words, i) => {
			// Two lines of a paragraph stay together at a page's foot.
			room(i === 0 ? Math.max(block.needs ?? 0, lines.length > 1 ? step * 2 : step) : step);
			y += step;
			const last = words.at(-1);
			const length = last ? last.x + last.w : 0;
			const shift =
				left +
				(align === 'center' ? (frame.right - left - length) / 2 : align === 'right' ? frame.right - left - length : 0);
			const tokens = words.map((word) => ({ ...word, x: word.x + shift }));
			const { secret } = block;
			if (secret) for (const token of tokens) token.secret ??= secret;
			page.lines.push({ y, size, face, colour, words: tokens, group });
			if (i === 0 && block.hang) {
				const w = width(block.hang, face, size);
				page.lines.push({ y, size, face, colour, words: [{ text: block.hang, x: left - w - 6, w }], group: -1 });
			}
		});
		y += block.after ?? size * 0.6;
	};

	const setField = (block: Extract<Block, { kind: 'field' }>) => {
		const { face = 'sans', size = 10, colour = black } = block;
		const strong: Face = block.light ? face : face === 'serif' ? 'serif-bold' : face === 'mono' ? 'mono' : 'sans-bold';
		const step = size * 1.25;
		const lines = broken(marked(block.value), frame.right - frame.left - block.at, 0, face, size, width);
		(lines.length > 0 ? lines : [[]]).forEach((words, i) => {
			room(step);
			y += step;
			if (i === 0)
				page.lines.push({ ...lineOf(block.name, { x: frame.left, y, size, face: strong, colour }, width), group: -1 });
			if (words.length > 0)
				page.lines.push({
					y,
					size,
					face,
					colour,
					words: words.map((word) => ({ ...word, x: word.x + frame.left + block.at })),
					group,
				});
		});
		y += block.after ?? 1;
	};

	const setTable = (block: Extract<Block, { kind: 'table' }>) => {
		const { face = 'sans', size = 8.5, colour = black, lined = true, shade = 0.85 } = block;
		const bold: Face = face === 'serif' ? 'serif-bold' : face === 'mono' ? 'mono-bold' : 'sans-bold';
		const step = size * 1.65;
		const row = (cells: readonly string[], head: boolean) => {
			let x = frame.left;
			block.columns.forEach((column, i) => {
				if (lined)
					page.under.push({
						kind: 'box',
						x,
						y,
						w: column.width,
						h: step,
						stroke: grey(0.25),
						weight: 0.5,
						...(head ? { fill: grey(shade) } : {}),
					});
				const words = marked(cells[i] ?? '');
				const text = words.map((word) => word.text).join(' ');
				const used = width(text, head ? bold : face, size);
				const align = head ? 'center' : (column.align ?? 'left');
				let at =
					align === 'right' ? x + column.width - used - 4 : align === 'center' ? x + (column.width - used) / 2 : x + 4;
				const tokens = words.map((word): Token => {
					const w = width(word.text, head ? bold : face, size);
					const token = { ...word, x: at, w };
					at += w + width(' ', face, size);
					return token;
				});
				if (tokens.length > 0)
					page.lines.push({
						y: y + step * 0.7,
						size,
						face: head ? bold : face,
						colour,
						words: tokens,
						group: head ? -1 : ++group,
					});
				x += column.width;
			});
			y += step;
		};
		const head = () =>
			row(
				block.columns.map((column) => column.title),
				true,
			);
		room(step * 3);
		head();
		for (const cells of block.rows) {
			if (y + step > frame.bottom) {
				turn();
				head();
			}
			row(cells, false);
		}
		y += size;
	};

	for (const block of blocks) {
		group++;
		if (block.kind === 'text') setText(block);
		else if (block.kind === 'field') setField(block);
		else if (block.kind === 'table') setTable(block);
		else if (block.kind === 'space') y += block.height;
		else if (block.kind === 'break') turn();
		else if (block.kind === 'rule') {
			room(8);
			y += 5;
			page.under.push({
				kind: 'box',
				x: frame.left,
				y,
				w: frame.right - frame.left,
				h: 0,
				stroke: black,
				weight: block.weight ?? 0.75,
			});
			y += block.after ?? 6;
		} else {
			room(block.height);
			page.under.push(...block.ink(frame.left, y));
			y += block.height;
		}
	}
	return pages.filter((set) => set.lines.length > 0 || set.under.length > 0);
}

/** Words on lines of at most `room` points, ragged right, x from the left edge of the block. */
function broken(
	words: readonly { text: string; secret?: Secret }[],
	room: number,
	first: number,
	face: Face,
	size: number,
	width: Width,
): Token[][] {
	const space = width(' ', face, size);
	const lines: Token[][] = [];
	let x = first;
	for (const word of words) {
		const w = width(word.text, face, size);
		const line = lines.at(-1);
		if (!line || (x + w > room && line.length > 0)) {
			if (line) x = 0;
			lines.push([{ ...word, x, w }]);
		} else line.push({ ...word, x, w });
		x += w + space;
	}
	return lines;
}
