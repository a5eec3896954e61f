/** Dated posts of the site: plain text files with a head, read into words that a page or a feed can show. */

import { asDay, type Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { writable } from '../base/text.ts';
import type { Language } from '../ledger/when.ts';
import { localised } from './paths.ts';

/** A run of words: plain, a link, or words with weight. */
export type Words =
	| { readonly kind: 'text' | 'strong'; readonly text: string }
	| { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Block =
	| { readonly kind: 'paragraph' | 'heading'; readonly words: readonly Words[] }
	| { readonly kind: 'list'; readonly items: readonly (readonly Words[])[] };

export type Post = {
	/** `2026-11-22-what-is-here`: the name of its file, and its address. */
	readonly id: string;
	readonly language: Language;
	readonly date: Day;
	readonly title: string;
	readonly tags: readonly string[];
	readonly blocks: readonly Block[];
};

/**
 * Reads `<id>.<language>.md`: a head between two lines of three hyphens (`date`, `title`, `tags` between commas), then
 * paragraphs between empty lines, `## headings`, `- lists`, `**weight**` and `[links](/method)`. A link leads to a path of
 * the site without its language, or to an https address.
 * @throws Refusal not-valid with what cannot be read.
 */
export function readPost(name: string, text: string): Post {
	const wrong = (what: string) => new Refusal('not-valid', `The post ${name} cannot be shown: ${what}.`);
	const [, id, language] = /^([a-z0-9][a-z0-9-]*)\.(en|es)\.md$/.exec(name) ?? [];
	if (id === undefined || (language !== 'en' && language !== 'es'))
		throw wrong('its name should be small letters, digits and hyphens, and end in .en.md or .es.md');
	const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
	if (head === undefined || body === undefined) throw wrong('it should begin with a head between two lines of ---');
	const fields = new Map(
		head.split(/\r?\n/).map((line) => {
			const at = line.indexOf(':');
			return [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()] as const;
		}),
	);
	const date = asDay(fields.get('date') ?? '');
	const title = fields.get('title') ?? '';
	if (!date) throw wrong('its head has no date such as 2026-11-22');
	if (title === '') throw wrong('its head has no title');
	const tags = (fields.get('tags') ?? '').split(',').flatMap((tag) => tag.trim() || []);
	const bad = [...body.matchAll(/\[[^[\]]*\]\(([^)]*)\)/g)].find(([, to = '']) => !isAddress(to));
	if (bad) throw wrong(`“${bad[1]}” is neither a path of the site nor an https address`);
	return { id, language, date, title, tags, blocks: blocksOf(body) };
}

function isAddress(to: string): boolean {
	return /^\/(?!\/)[^\s"<>]*$/.test(to) || /^https:\/\/[^\s"<>]+$/.test(to);
}

function blocksOf(body: string): Block[] {
	return body
		.split(/\r?\n\s*\r?\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part): Block => {
			if (part.startsWith('## ')) return { kind: 'heading', words: wordsOf(part.slice(3)) };
			if (part.startsWith('- '))
				return {
					kind: 'list',
					items: part
						.slice(2)
						.split(/\r?\n- /)
						.map(wordsOf),
				};
			return { kind: 'paragraph', words: wordsOf(part) };
		});
}

function wordsOf(text: string): Words[] {
	const one = text.replace(/\s+/g, ' ');
	return one.split(/(\*\*[^*]+\*\*|\[[^[\]]+\]\([^)]+\))/).flatMap((part): Words[] => {
		const [, label, to] = /^\[([^[\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
		if (label !== undefined && to !== undefined) return [{ kind: 'link', text: label, to }];
		if (part.startsWith('**') && part.length > 4) return [{ kind: 'strong', text: part.slice(2, -2) }];
		return part === '' ? [] : [{ kind: 'text', text: part }];
	});
}

/** As HTML for feeds, with whole addresses. */
export function postHtml(post: Pick<Post, 'blocks' | 'language'>, origin: string): string {
	const words = (some: readonly Words[]) =>
		some
			.map((one) => {
				if (one.kind !== 'link')
					return one.kind === 'strong' ? `<strong>${escaped(one.text)}</strong>` : escaped(one.text);
				const to = one.to.startsWith('/') ? origin + siteAddress(post.language, one.to) : one.to;
				return `<a href="${escaped(to)}">${escaped(one.text)}</a>`;
			})
			.join('');
	return post.blocks
		.map((block) => {
			if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${words(item)}</li>`).join('')}</ul>`;
			const tag = block.kind === 'heading' ? 'h2' : 'p';
			return `<${tag}>${words(block.words)}</${tag}>`;
		})
		.join('\n');
}

/** Files of data are the same in every language and stand outside of them. */
export function siteAddress(language: Language, to: string): string {
	return /^\/(data|api)\//.test(to) ? to : localised(language, to);
}

/** The first words of a post, for lists and descriptions. */
export function firstWords(post: Pick<Post, 'blocks'>): string {
	const first = post.blocks.find((block) => block.kind === 'paragraph');
	return first?.kind === 'paragraph' ? first.words.map(({ text }) => text).join('') : '';
}

/** Text inside HTML or XML. Characters that XML cannot hold at all are dropped. */
export function escaped(text: string): string {
	return writable(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
