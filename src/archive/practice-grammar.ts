/** Writes sentences from rules: `[rule]` stands for any one expansion of that rule, `[Rule]` for the same with a capital. */

import type { Random } from '../base/random.ts';

export type Grammar = Readonly<Record<string, readonly string[]>>;
/** What stays the same through one record: the county, the date, who writes. */
export type Facts = Readonly<Record<string, string>>;

/** @throws Error where a rule is missing: a fault in the grammar, which its test finds. */
export function written(grammar: Grammar, rule: string, random: Random, facts: Facts = {}): string {
	return expanded(random.pick(expansions(grammar, rule)), grammar, random, facts);
}

/** Up to `count` different expansions of one rule, in an order of their own: sentences that do not repeat within a paragraph. */
export function several(grammar: Grammar, rule: string, count: number, random: Random, facts: Facts = {}): string[] {
	return shuffled(expansions(grammar, rule), random)
		.slice(0, count)
		.map((text) => expanded(text, grammar, random, facts));
}

export function expanded(text: string, grammar: Grammar, random: Random, facts: Facts): string {
	return text.replace(/\[([A-Za-z][\w-]*)\]/g, (_, name: string) => {
		const low = name.charAt(0).toLowerCase() + name.slice(1);
		const fact = facts[low];
		const found = fact ?? written(grammar, low, random, facts);
		return low === name ? found : capital(found);
	});
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
	const all = [...items];
	for (let i = all.length - 1; i > 0; i--) {
		const j = random.whole(0, i);
		const kept = all[i] as T;
		all[i] = all[j] as T;
		all[j] = kept;
	}
	return all;
}

function expansions(grammar: Grammar, rule: string): readonly string[] {
	const found = grammar[rule];
	if (!found) throw new Error(`The grammar has no rule [${rule}].`);
	return found;
}

/** The first letter raised, also behind a mark such as `{p:`. */
function capital(text: string): string {
	return text.replace(
		/^(\{.:)?(.)/,
		(_, mark: string | undefined, letter: string) => (mark ?? '') + letter.toUpperCase(),
	);
}
