/** A paper that goes out, as values: what a printer of DOCX or PDF needs to know of it. It is written in plain text with a few marks, so that people can change it. */

/** A run of words in one manner. `blank` is a place still to be filled in: it must be seen. */
export type Span = { text: string; bold?: true; italic?: true; blank?: true };

export type Align = 'left' | 'center' | 'right';

export type Block =
	| { kind: 'title'; spans: Span[] }
	| { kind: 'heading'; spans: Span[] }
	| { kind: 'paragraph'; spans: Span[]; align: Align }
	/** `label` is printed before the words and hangs in the margin: "1.", "(a)", "•". */
	| { kind: 'item'; label: string; spans: Span[] }
	/** `widths` are shares that sum to 1. The head is repeated on every page. */
	| { kind: 'table'; head: Span[][]; rows: Span[][][]; widths: number[] }
	| { kind: 'break' };

export type Paper = {
	/** Said of the file in its properties. */
	title: string;
	/** Stands small above every page. */
	header: string;
	/** Wide tables lie on their side. */
	landscape: boolean;
	blocks: Block[];
};

/**
 * Text with marks → a paper. A blank line ends a paragraph. `# ` title, `## ` heading, `1. ` or `(a) ` or `- ` an item,
 * `| a | b |` a table whose second line `|---|--|` gives the widths, `^ ` a centred line, `> ` a line at the right,
 * `===` a new page, `**bold**`, `_italic_`. `[…]` is a blank to be filled in, and is printed so that it is seen.
 * Lines within a paragraph that end in a backslash keep their break.
 */
export function paperOf(text: string, about: { title: string; header: string; landscape?: boolean }): Paper {
	const blocks: Block[] = [];
	let lines: string[] = [];
	const flush = () => {
		if (lines.length > 0) blocks.push(...blocksOf(lines));
		lines = [];
	};
	for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
		if (line.trim() === '') flush();
		else lines.push(line.trimEnd());
	}
	flush();
	return { title: about.title, header: about.header, landscape: about.landscape ?? false, blocks };
}

const marks = /^(#{1,2} |\^ |> |\||===$|- |\d{1,3}\. |\([\p{L}\d.-]{1,12}\) )/u;

/** The lines between two blank ones: one paragraph, a table, or several lines that each begin with a mark. */
function blocksOf(lines: readonly string[]): Block[] {
	const blocks: Block[] = [];
	for (let i = 0; i < lines.length; ) {
		const line = lines[i] ?? '';
		const mark = marks.exec(line)?.[0] ?? '';
		if (mark === '|') {
			const past = lines.findIndex((each, k) => k > i && !each.startsWith('|'));
			const rows = lines.slice(i, past < 0 ? lines.length : past);
			blocks.push(tableOf(rows));
			i += rows.length;
			continue;
		}
		let words = line.slice(mark.trimEnd() === '' ? 0 : mark.length);
		i++;
		while (mark !== '===' && i < lines.length && !marks.test(lines[i] ?? '')) {
			words = words.endsWith('\\') ? `${words.slice(0, -1)}\n${lines[i]}` : `${words} ${lines[i]?.trim()}`;
			i++;
		}
		blocks.push(blockOf(mark.trimEnd(), words));
	}
	return blocks;
}

function blockOf(mark: string, words: string): Block {
	const spans = spansOf(words);
	switch (mark) {
		case '':
			return { kind: 'paragraph', spans, align: 'left' };
		case '#':
			return { kind: 'title', spans };
		case '##':
			return { kind: 'heading', spans };
		case '^':
			return { kind: 'paragraph', spans, align: 'center' };
		case '>':
			return { kind: 'paragraph', spans, align: 'right' };
		case '===':
			return { kind: 'break' };
		case '-':
			return { kind: 'item', label: '•', spans };
		default:
			return { kind: 'item', label: mark, spans };
	}
}

/** The first line is the head; the second, of dashes, gives widths by their numbers. Missing cells are empty. */
function tableOf(lines: readonly string[]): Block {
	const cells = (line: string) => {
		const inner = line.replace(/^\||\|$/g, '');
		return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
	};
	const [head = '', second = '', ...rest] = lines;
	const ruled = /^\|[\s:|-]+\|?$/.test(second);
	const columns = cells(head).length;
	const dashes = ruled ? cells(second).map((cell) => Math.max(1, cell.replace(/[^-]/g, '').length)) : [];
	const total = dashes.slice(0, columns).reduce((sum, one) => sum + one, 0);
	const row = (line: string) => {
		const found = cells(line);
		return Array.from({ length: columns }, (_, i) => spansOf(found[i] ?? ''));
	};
	return {
		kind: 'table',
		head: row(head),
		rows: (ruled ? rest : lines.slice(1)).map(row),
		widths: Array.from({ length: columns }, (_, i) =>
			dashes.length < columns ? 1 / columns : (dashes[i] ?? 1) / total,
		),
	};
}

/** Words from outside as they must stand in the text of a paper so that they come out as they are: nothing in them is a mark. */
export function literally(words: string): string {
	return words
		.replace(/[ \t\n\r]+/g, ' ')
		.trim()
		.replace(/[\\*_|[\]]|^[#^>=(-]|^(?=\d{1,3}\. )/g, (sign) => `\\${sign}`);
}

/** Bold, italic and blanks. A mark that never closes is a letter, and so is a sign after a backslash. */
export function spansOf(text: string): Span[] {
	// Signs that are letters wait as private characters until the marks were read.
	const hidden = text.replace(/\\([\\*_|[\]#^>=(-])/g, (_, sign: string) =>
		String.fromCharCode(0xe000 + sign.charCodeAt(0)),
	);
	return markedSpans(hidden.replace(/\\(?=\d)/g, '')).map((span) => ({
		...span,
		text: span.text.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000)),
	}));
}

function markedSpans(text: string): Span[] {
	const spans: Span[] = [];
	const shape = /\*\*(.+?)\*\*|(?<![\p{L}\d])_(?!\s)(.+?)(?<!\s)_(?![\p{L}\d])|(\[[^[\]]+\])/gu;
	let at = 0;
	const add = (span: Span) => {
		if (span.text !== '') spans.push(span);
	};
	for (const match of text.matchAll(shape)) {
		const [whole, bold, italic, blank] = match;
		add({ text: text.slice(at, match.index) });
		if (bold !== undefined) spans.push(...markedSpans(bold).map((span): Span => ({ ...span, bold: true })));
		else if (italic !== undefined) spans.push(...markedSpans(italic).map((span): Span => ({ ...span, italic: true })));
		else if (blank !== undefined) add({ text: blank, blank: true });
		at = match.index + whole.length;
	}
	add({ text: text.slice(at) });
	return spans;
}

/** The words without their manners. */
export function wordsOf(spans: readonly Span[]): string {
	return spans.map((span) => span.text).join('');
}

/** Every blank of a paper, each once, in order: what is still to be filled in. */
export function blanksOf(paper: Paper): string[] {
	const spans = paper.blocks.flatMap((block) =>
		block.kind === 'break' ? [] : block.kind === 'table' ? [...block.head, ...block.rows.flat()].flat() : block.spans,
	);
	return [...new Set(spans.filter((span) => span.blank).map((span) => span.text))];
}
