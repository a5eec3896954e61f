/** Which place somebody means who types a name on the front page. */

import { type Found, type Hit, wordsOf } from './search.ts';

/**
 * The path of the one place that fits; null where several do, or only after forgiving a slip, and the reader has to choose.
 * A name typed with its state (“Harris County, TX”) means that place in either language, also where others begin like it.
 */
export function onlyPlace({ near, groups }: Found, query: string): string | null {
	const places = groups.find(({ group }) => group === 'places');
	if (!places || near) return null;
	if (places.total === 1) return places.hits[0]?.path ?? null;
	const typed = wordsOf(query).join(' ');
	// The address has the English name behind the number of a county.
	const names = ({ path, title }: Hit) =>
		[title.text, path.replace(/^.*\/\d+-/, '')].map((name) => wordsOf(name).join(' '));
	const same = places.hits.filter((hit) => hit.title.text.includes(',') && names(hit).includes(typed));
	return same.length === 1 ? (same[0]?.path ?? null) : null;
}
