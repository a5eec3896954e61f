/** One agency under two ids: a directory calls it by its long name, a case's files by its abbreviation. */

import { folded } from '../base/text.ts';
import type { Agency } from './docket.ts';

type Named = Pick<Agency, 'id' | 'name' | 'abbreviation' | 'within' | 'jurisdiction'>;

/**
 * Under which id agencies are there already that are given under another: the same name, or the same abbreviation, within the
 * same department of the same jurisdiction. Signs, “&”, “the” and “U.S.” make no other name. What is given under its own
 * id is not in the answer.
 */
export function sameAgencies(there: readonly Named[], given: readonly Named[]): Map<string, string> {
	const same = new Map<string, string>();
	const own = new Set(there.map(({ id }) => id));
	const names = new Map(there.flatMap((one) => keysOf(one, one.within).map((key) => [key, one.id] as const)));
	// Departments first: their components are looked for within them.
	for (const one of [...given].sort((a, b) => Number(a.within !== null) - Number(b.within !== null))) {
		if (own.has(one.id)) continue;
		const within = one.within && (same.get(one.within) ?? one.within);
		const id = keysOf(one, within).flatMap((key) => names.get(key) ?? [])[0];
		if (id !== undefined) same.set(one.id, id);
	}
	return same;
}

function keysOf({ name, abbreviation, jurisdiction }: Named, within: string | null): string[] {
	const place = `${jurisdiction}/${within ?? ''}`;
	const short = abbreviation?.trim().toLowerCase();
	return [`${place}/name ${plainName(name)}`, ...(short ? [`${place}/short ${short}`] : [])];
}

/** "U.S. Immigration & Customs Enforcement" → `immigration and customs enforcement`. */
function plainName(name: string): string {
	return folded(name)
		.replace(/&/g, ' and ')
		.replace(/\b(u\.\s?s\.|us|united states|the)(?=\W)/g, ' ')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}
