/** What is known of the pages of a production, a document or a series of Bates numbers, for counting what was released. */

import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { batesPrefix, parseBates } from './bates.ts';
import { type PageFacts, textFacts } from './page-facts.ts';
import { listCountedPages, listPageCodes, listTellingTexts, type PageRange } from './page-facts-store.ts';
import { readRedactions } from './page-store.ts';

/** From this share of a page under boxes on, its words are counted. */
const mostly = 0.25;
const atOnce = 2000;

/** One production, one document, or the pages from one printed Bates number to another. */
export type Pages =
	| { production: string }
	| { document: number }
	| { first: string; last: string; production?: string | undefined };

/**
 * The pages in order, each with what was read on it; none where nothing of it is held or read yet.
 * @throws Refusal not-valid for a number that is no Bates number, or two of different series.
 */
export async function listPageFacts(app: Pick<App, 'db'>, wanted: Pages): Promise<PageFacts[]> {
	const rows = await listCountedPages(app.db, rangeOf(wanted));
	const facts: PageFacts[] = [];
	for (let i = 0; i < rows.length; i += atOnce) {
		const some = rows.slice(i, i + atOnce);
		const ids = some.map(({ id }) => id);
		const codes = Map.groupBy(await listPageCodes(app.db, ids), ({ page }) => page);
		const texts = new Map((await listTellingTexts(app.db, ids, mostly)).map(({ page, text }) => [page, text]));
		for (const { id, copy_of, ...row } of some) {
			const text = texts.get(id);
			const boxes = text && row.redactions > 0 ? await readRedactions(app.db, id) : [];
			facts.push({
				...row,
				codes: (codes.get(id) ?? []).map(({ code }) => code),
				...(text ? textFacts(text, boxes, row.bates) : { words: Number.MAX_SAFE_INTEGER, slip: null }),
				copyOf: copy_of,
			});
		}
	}
	return facts;
}

function rangeOf(wanted: Pages): PageRange {
	if (!('first' in wanted)) return wanted;
	const [first, last] = [numberOf(wanted.first), numberOf(wanted.last)];
	// A range may print the series once: "ICE FOIA 10-2674.0002927–2931".
	if (last.prefix !== '' && last.prefix !== first.prefix)
		throw new Refusal(
			'not-valid',
			`“${wanted.first}” and “${wanted.last}” are of different series. Enter each series as a production of its own.`,
		);
	if (last.number < first.number)
		throw new Refusal(
			'not-valid',
			`“${wanted.last}” comes before “${wanted.first}”. Enter the lower Bates number first.`,
		);
	const { production } = wanted;
	return { prefix: first.prefix, from: first.number, to: last.number, ...(production ? { production } : {}) };
}

function numberOf(printed: string): { prefix: string; number: number } {
	const bates = parseBates(printed);
	if (!bates)
		throw new Refusal(
			'not-valid',
			`“${printed}” is no Bates number. Enter it as it is printed on the page, for example ICE FOIA 10-2674.0002927.`,
		);
	return { prefix: batesPrefix(bates.prefix), number: bates.number };
}
