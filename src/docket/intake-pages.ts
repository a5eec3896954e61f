/** How many pages a letter says were reviewed, released and withheld. */

import type { Claim } from './docket.ts';

export type PageCount = { kind: keyof Claim; n: number; words: string; at: number };

const verbs: readonly (readonly [keyof Claim, string])[] = [
	[
		'withheld',
		'withheld(?: \\w+)? in (?:full|their entirety|its entirety)|withheld entirely|denied in full|exempt from (?:disclosure|release)(?! in part)',
	],
	[
		'part',
		'released (?:\\w+ )?in part|withheld in part|partially released|released with redactions|released in redacted form',
	],
	['full', 'released (?:\\w+ )?in (?:full|their entirety|its entirety)|released without redactions'],
	['duplicate', 'duplicates?|duplicative'],
	['non-responsive', '(?:deemed |found |determined to be )?(?:non-?responsive|not responsive)'],
	['referred', '(?:been |being )?referred'],
	['reviewed', 'reviewed|review of|processed|located|identified'],
];

/** A number in words gives way to the numeral behind it: "forty-one (41)". */
const number = '(?:[a-z]+(?:[- ][a-z]+){0,4} )?\\(?(\\d[\\d,]*)\\)?';
const passiveVerb =
	'(?:,? (?:which|that|all(?: of (?:them|which))?))?(?: (?:were|are|is|was|have been|has been|will be|can be|could be|may be|must be|should be|to be|also|partially|being|found to be))*';

/** Passive ("41 pages were withheld in full"), active ("processed 300 pages") and short ("…, 220 in part"). */
const shapes = verbs.map(([kind, verb]) => ({
	kind,
	shapes: [
		new RegExp(
			`${number} pages?(?: of (?:responsive )?(?:records|documents|material))?${passiveVerb} (?:${verb})`,
			'i',
		),
		...(kind === 'reviewed' || kind === 'referred'
			? [new RegExp(`(?:${verb}):?(?: a total of| approximately)? ${number} (?:responsive |additional )?pages?`, 'i')]
			: []),
		new RegExp(`(?:pages?|,|and|;) ${number}(?: pages?)?${passiveVerb} (?:${verb})`, 'i'),
	],
}));

/** Each kind once, where the letter first tells it. */
export function pageCounts(text: string): PageCount[] {
	return shapes
		.flatMap(({ kind, shapes: ways }) => {
			for (const way of ways) {
				const match = way.exec(text);
				const n = Number(match?.[1]?.replaceAll(',', '') ?? Number.NaN);
				if (match && Number.isInteger(n))
					return [{ kind, n, words: match[0].replace(/\s+/g, ' ').trim(), at: match.index }];
			}
			return [];
		})
		.toSorted((a, b) => a.at - b.at);
}
