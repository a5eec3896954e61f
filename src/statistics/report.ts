/** A report: a page of text with figures in it, as blocks that a page can show. What is no mark of ours is shown as it stands. */

import { Refusal } from '../base/refusal.ts';
import type { Bilingual } from './codebook.ts';
import { parseFilter, type Question } from './question.ts';
import type { ReleasedTable } from './release.ts';

export type Words =
	| { readonly kind: 'text' | 'strong' | 'emphasis'; readonly text: string }
	| { readonly kind: 'link'; readonly text: string; readonly to: string }
	/** A single figure inside a sentence. */
	| { readonly kind: 'figure'; readonly address: string };

export type Block =
	| { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly words: readonly Words[] }
	| { readonly kind: 'list'; readonly items: readonly (readonly Words[])[] }
	/** A whole table with its picture. */
	| { readonly kind: 'figure'; readonly address: string };

export type ReportText = { title: Bilingual; text: Bilingual };

/** A report with its figures as they were computed at one moment. */
export type FrozenReport = ReportText & {
	/** By their address in the text. */
	figures: Record<string, ReleasedTable>;
	frozenAt: string;
	/** Number of the last act in the case’s trail: the state of the case it was computed from. */
	state: number;
};

export type Report = ReportText & {
	slug: string;
	changedAt: string;
	by: string;
	frozen: FrozenReport | null;
	published: FrozenReport | null;
	publishedAt: string | null;
};

/**
 * Paragraphs between empty lines, `## headings`, `- lists`, `> quotes`, `**weight**`, `*emphasis*`, `[links](/en/places)`.
 * `[[arrests?by=aor&filter=fy:2016]]` is a table where it stands alone, and a single figure inside a sentence.
 */
export function blocksOf(text: string): Block[] {
	return text
		.split(/\r?\n\s*\r?\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part): Block => {
			const [, address] = /^\[\[([^[\]]+)\]\]$/.exec(part) ?? [];
			if (address !== undefined) return { kind: 'figure', address: address.trim() };
			if (/^#{1,3} /.test(part)) return { kind: 'heading', words: wordsOf(part.replace(/^#+ /, '')) };
			if (part.startsWith('- '))
				return {
					kind: 'list',
					items: part
						.slice(2)
						.split(/\r?\n- /)
						.map(wordsOf),
				};
			if (part.startsWith('> ')) return { kind: 'quote', words: wordsOf(part.replace(/^> ?/gm, '')) };
			return { kind: 'paragraph', words: wordsOf(part) };
		});
}

function wordsOf(text: string): Words[] {
	const one = text.replace(/\s+/g, ' ');
	return one
		.split(/(\[\[[^[\]]+\]\]|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^[\]]+\]\([^)\s]+\))/)
		.filter((part) => part !== '')
		.map((part): Words => {
			const [, address] = /^\[\[([^[\]]+)\]\]$/.exec(part) ?? [];
			if (address !== undefined) return { kind: 'figure', address: address.trim() };
			const [, label, to] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
			if (label !== undefined && to !== undefined && isAddress(to)) return { kind: 'link', text: label, to };
			if (/^\*\*[^*]+\*\*$/.test(part)) return { kind: 'strong', text: part.slice(2, -2) };
			if (/^\*[^*]+\*$/.test(part)) return { kind: 'emphasis', text: part.slice(1, -1) };
			return { kind: 'text', text: part };
		});
}

/** A path of the site, or an https address: nothing that could run. */
function isAddress(to: string): boolean {
	return /^\/(?!\/)[^\s"<>]*$/.test(to) || /^https:\/\/[^\s"<>]+$/.test(to);
}

/** The addresses of all figures in a text, each once. */
export function figuresIn(text: string): string[] {
	const inWords = (words: readonly Words[]) => words.flatMap((one) => (one.kind === 'figure' ? [one.address] : []));
	return [
		...new Set(
			blocksOf(text).flatMap((block) => {
				if (block.kind === 'figure') return [block.address];
				return block.kind === 'list' ? block.items.flatMap(inWords) : inWords(block.words);
			}),
		),
	];
}

/** `arrests?by=aor&filter=fy:2016`, or a whole address of the explorer, as a question. @throws Refusal not-valid */
export function questionAt(address: string): Question {
	const [path = '', search = ''] = address.split('?');
	const query = new URLSearchParams(search);
	const measure = /^[a-z0-9][a-z0-9-]*$/.test(path) ? path : query.get('measure');
	if (!measure)
		throw new Refusal(
			'not-valid',
			`“${address}” is no figure. Write a measure and what is asked of it, such as arrests?by=aor&filter=fy:2016, or the address of a table in the explorer.`,
		);
	const words = (name: string) => (query.get(name) ?? '').split(',').filter((word) => word !== '');
	const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
	return {
		measure,
		dataset: query.get('dataset') ?? undefined,
		by: words('by'),
		filters: query.getAll('filter').map(parseFilter),
		way: query.get('way') ?? undefined,
		interval: query.get('interval') ?? undefined,
		level: number('level'),
		rules: words('rule'),
		threshold: number('threshold'),
	};
}
