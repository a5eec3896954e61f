/** Pages as a court reads them cited: runs of Bates numbers that share what became of them and the exemptions they bear. */

import { parseBates } from '../archive/bates.ts';
import { batesRange } from '../archive/cite.ts';
import type { Disposition, PageFate } from './docket.ts';

export type CitedRun = { bates: string; pages: number; fate: string; codes: string[] };

const fates: Readonly<Record<Disposition, string>> = {
	full: 'released in full',
	part: 'released in part',
	withheld: 'withheld in full',
	referred: 'referred to another agency',
	duplicate: 'withheld as a duplicate',
	'non-responsive': 'withheld as non-responsive',
};

/** In order of series and number. Pages without a number come last, as one run for each fate. */
export function citedRuns(pages: readonly PageFate[]): CitedRun[] {
	const runs: (CitedRun & { first: string; series: string; next: number; key: string })[] = [];
	const bare = new Map<string, CitedRun>();
	const numbered = pages
		.map((page) => ({ page, bates: page.bates === null ? undefined : parseBates(page.bates) }))
		.sort((a, b) =>
			(a.bates?.prefix ?? '') < (b.bates?.prefix ?? '')
				? -1
				: (a.bates?.prefix ?? '') > (b.bates?.prefix ?? '')
					? 1
					: (a.bates?.number ?? 0) - (b.bates?.number ?? 0),
		);
	for (const { page, bates } of numbered) {
		const codes = [...page.codes].sort();
		const key = `${page.disposition} ${codes.join(' ')}`;
		const fresh = { pages: page.pages, fate: fates[page.disposition], codes };
		if (!bates || page.bates === null) {
			const there = bare.get(key);
			if (there) there.pages += page.pages;
			else bare.set(key, { bates: 'without a number', ...fresh });
			continue;
		}
		const last = runs.at(-1);
		if (last && last.key === key && last.series === bates.prefix && bates.number === last.next) {
			last.bates = batesRange(last.first, page.bates);
			last.pages += page.pages;
			last.next++;
		} else
			runs.push({
				...fresh,
				bates: page.bates,
				first: page.bates,
				series: bates.prefix,
				next: bates.number + 1,
				key,
			});
	}
	const plain = runs.map(({ bates, pages: many, fate, codes }) => ({ bates, pages: many, fate, codes }));
	return [...plain, ...bare.values()];
}
