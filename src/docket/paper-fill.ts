/** Puts the facts of a request into the text of a paper. What is not known stays in it as a blank that nobody can overlook. */

import { literally } from '../base/paper.ts';
import { Refusal } from '../base/refusal.ts';
import { factNames } from './paper-names.ts';

/** `null` is a fact that is not known. A list repeats a part of the text, once for each of its members. */
export type Facts = { readonly [name: string]: string | number | boolean | null | readonly Facts[] };

/**
 * `{{agency.name}}` is a fact in one line, `{{{request.text}}}` one with its paragraphs. `{{#items}}…{{/items}}` is
 * repeated for each item, or kept where a yes-or-no fact is yes; `{{^items}}…{{/items}}` is kept where there is none.
 * @throws Refusal not-valid where the text names no fact, or a part of it is not closed.
 */
export function filled(text: string, facts: Facts): string {
	return fill(partsOf(text), [facts]);
}

/** @throws Refusal not-valid, as `filled` does: to be told when a text is saved, not when it is needed. */
export function checkText(text: string): void {
	partsOf(text);
}

type Part =
	| { is: 'words'; words: string }
	| { is: 'fact'; name: string; whole: boolean }
	| { is: 'part'; name: string; when: boolean; parts: Part[] };

function partsOf(text: string): Part[] {
	// A mark alone on its line takes the line with it.
	const lean = text.replace(/\r\n?/g, '\n').replace(/^[ \t]*(\{\{[#^/][^{}]*\}\})[ \t]*\n/gm, '$1');
	const root: Part[] = [];
	const open: { name: string; parts: Part[] }[] = [{ name: '', parts: root }];
	const here = () => open.at(-1)?.parts ?? root;
	let at = 0;
	for (const match of lean.matchAll(/\{\{\{\s*([\w.-]+)\s*\}\}\}|\{\{([#^/]?)\s*([\w.-]+)\s*\}\}/g)) {
		here().push({ is: 'words', words: lean.slice(at, match.index) });
		at = match.index + match[0].length;
		const name = match[1] ?? match[3] ?? '';
		if (!(name in factNames))
			throw new Refusal(
				'not-valid',
				`The text names {{${name}}}, and there is no such fact. Those it may name are listed in the manual, docs/docket.md.`,
				{ name },
			);
		const sign = match[2] ?? '';
		if (sign === '#' || sign === '^') {
			const part = { is: 'part' as const, name, when: sign === '#', parts: [] };
			here().push(part);
			open.push(part);
		} else if (sign === '/') {
			if (open.length === 1 || open.pop()?.name !== name)
				throw new Refusal('not-valid', `The text ends a part {{/${name}}} that does not begin there.`, { name });
		} else here().push({ is: 'fact', name, whole: match[1] !== undefined });
	}
	const unclosed = open.length > 1 ? open.at(-1)?.name : undefined;
	if (unclosed !== undefined)
		throw new Refusal(
			'not-valid',
			`The part {{#${unclosed}}} of the text has no end: write {{/${unclosed}}} behind it.`,
			{ name: unclosed },
		);
	root.push({ is: 'words', words: lean.slice(at) });
	return root;
}

/** @param scopes the facts that hold, innermost first: those of an item, then those of the request. */
function fill(parts: readonly Part[], scopes: readonly Facts[]): string {
	const factOf = (name: string) => scopes.find((facts) => name in facts)?.[name] ?? null;
	return parts
		.map((part) => {
			if (part.is === 'words') return part.words;
			const value = factOf(part.name);
			if (part.is === 'fact') return inWords(part.name, value, part.whole);
			const members = Array.isArray(value) ? (value as readonly Facts[]) : undefined;
			const there = members ? members.length > 0 : value !== null && value !== false && value !== '' && value !== 0;
			if (there !== part.when) return '';
			if (!members || !part.when) return fill(part.parts, scopes);
			return members.map((member, i) => fill(part.parts, [{ n: i + 1, ...member }, ...scopes])).join('');
		})
		.join('');
}

function inWords(name: string, value: Facts[string], whole: boolean): string {
	if (value === null || value === '' || typeof value === 'object') return `[${factNames[name]}: unknown]`;
	const words = typeof value === 'number' ? value.toLocaleString('en-US') : String(value);
	if (!whole) return literally(words);
	return words
		.split(/\n\s*\n/)
		.map((paragraph) => literally(paragraph))
		.join('\n\n');
}
