/** What became of pages, from what the archive reads on them; and their sums. */

import type { PageFacts } from '../archive/page-facts.ts';
import { type Disposition, dispositions, type PageFate } from './docket.ts';
import type { Tally } from './reckoned.ts';

/** More of a page than this under boxes, and next to no words beside them: nothing of it was released. */
const mostlyHidden = 0.3;
const fewWords = 25;

/**
 * The archive's reading of a page as a disposition. A sheet in place of pages counts for as many as it says, one where it
 * says nothing. @param copy true where the same file stands among the pages counted already.
 */
export function fateOf(page: PageFacts, copy: boolean): PageFate {
	const { document, number, bates, slip } = page;
	return {
		document,
		page: number,
		bates,
		disposition: copy ? 'duplicate' : slip ? slip.kind : dispositionOf(page),
		codes: [...new Set([...page.codes, ...(slip?.codes ?? [])])],
		pages: copy ? 1 : (slip?.pages ?? 1),
		corrected: null,
	};
}

function dispositionOf({ redactions, withheld, words }: PageFacts): Disposition {
	if (redactions === 0) return 'full';
	return withheld >= mostlyHidden && words <= fewWords ? 'withheld' : 'part';
}

/** Counts pages by what became of them. */
export function tally(pages: Iterable<Pick<PageFate, 'disposition' | 'codes' | 'pages'>>): Tally {
	const sum: Tally = { ...noPages, codes: {} };
	for (const page of pages) {
		sum[page.disposition] += page.pages;
		sum.total += page.pages;
		for (const code of new Set(page.codes)) sum.codes[code] = (sum.codes[code] ?? 0) + page.pages;
	}
	return sum;
}

const noPages = {
	full: 0,
	part: 0,
	withheld: 0,
	referred: 0,
	duplicate: 0,
	'non-responsive': 0,
	total: 0,
} satisfies Omit<Tally, 'codes'>;

/** The kinds that the pages of a tally are divided into: they sum to its total. */
export function parts(sum: Tally): [Disposition, number][] {
	return dispositions.map((kind) => [kind, sum[kind]]);
}

/** Pages handled: all of them but those referred elsewhere, which another agency is still to answer for. */
export function processed(sum: Tally): number {
	return sum.total - sum.referred;
}

/** A page as a person set it. */
export type Corrected = Pick<PageFate, 'document' | 'page' | 'disposition' | 'codes' | 'pages'> & {
	by: string;
	at: string;
	reason: string;
};

/**
 * The pages of several productions, list by list, as the archive reads them and as persons corrected that. A file that was
 * delivered before, in these same productions, is a duplicate.
 */
export function fatesOf(lists: readonly (readonly PageFacts[])[], corrections: readonly Corrected[]): PageFate[][] {
	const seen = new Set<number>();
	const corrected = new Map(corrections.map((one) => [keyOf(one), one]));
	return lists.map((pages) =>
		pages.map((page) => {
			seen.add(page.document);
			const read = fateOf(page, page.copyOf !== null && seen.has(page.copyOf));
			const one = corrected.get(keyOf(read));
			if (!one) return read;
			const { disposition, codes, pages: many, by, at, reason } = one;
			return { ...read, disposition, codes, pages: many, corrected: { by, at, reason } };
		}),
	);
}

/** A page by document and number. */
export function keyOf({ document, page }: Pick<PageFate, 'document' | 'page'>): string {
	return `${document}/${page}`;
}
