/** Other releases of a page: found through the full-text index when asked for, so that nothing is kept and the case is never scanned. */

import type { App } from '../app.ts';
import { type Comparison, compareReleases } from './compare.ts';
import { pageAddress } from './document.ts';
import { toFts5 } from './fts.ts';
import { findPage } from './page-actions.ts';
import {
	listNamedPages,
	listSameNumber,
	type NamedPage,
	type PageRow,
	readRedactions,
	readTexts,
} from './page-store.ts';
import { type Copy, type OtherRelease, releasedAgain, shownOn, tellingPhrases, unstamped } from './release.ts';
import { listSharing } from './search-store.ts';
import { slipSheet } from './slip.ts';

/** So many pages are compared word by word, and no more. */
const candidates = 30;

/**
 * Pages elsewhere in the case that are another release of this page: under the same Bates number with other content, or
 * with nearly the same words. The same number comes first, then what shows or withholds other words, then what is most alike. Pages that are the same to the letter
 * and the pixel are no other release (`Page.duplicates` lists them); of several such copies the first stands for all.
 * Only shown texts are compared: words that can be read under a redaction are in none of them.
 * @throws Refusal not-found or unavailable, as opening the page does.
 */
export async function otherReleases(app: App, document: number, page: number): Promise<OtherRelease[]> {
	const { row } = await findPage(app, document, page);
	const here = await readCopy(app, row);
	const numbered = new Set(await listSameNumber(app.db, row.id, candidates));
	const again = releasedAgain(here);
	// Sheets that stand for withheld pages all read alike, so only their number says which page they stand for.
	const phrases = slipSheet(here.text.text) ? [] : tellingPhrases(here).flatMap(matchOf);
	const sharing = await listSharing(app.db, phrases, row, candidates);
	const prints = new Set<string>();
	const found: { first: boolean; release: OtherRelease }[] = [];
	for (const other of await listNamedPages(app.db, [...numbered, ...sharing])) {
		if (prints.has(other.print)) continue;
		const first = numbered.has(other.id);
		const there = await readCopy(app, other);
		const comparison = again(there) ?? (first ? unlike(here, there) : undefined);
		if (!comparison) continue;
		if (other.print !== '') prints.add(other.print);
		found.push({ first, release: describe(other, comparison, here, there) });
	}
	const shows = ({ shownHere, shownThere }: OtherRelease) => Number(shownHere.length + shownThere.length > 0);
	found.sort(
		(a, b) =>
			Number(b.first) - Number(a.first) || shows(b.release) - shows(a.release) || b.release.same - a.release.same,
	);
	return found.map((one) => one.release);
}

async function readCopy(app: App, row: PageRow): Promise<Copy> {
	const texts = await readTexts(app.db, row.id);
	const shown = texts[row.source] ?? { text: '', words: [] };
	return {
		text: unstamped(shown, row.bates_box === null ? null : JSON.parse(row.bates_box)),
		redactions: await readRedactions(app.db, row.id),
	};
}

function matchOf(text: string): string[] {
	const { match } = toFts5({ kind: 'phrase', text, prefix: false });
	return match === null ? [] : [match];
}

/** Two pages under one number that have little in common: which words a box hides cannot be told from words that were never there. */
function unlike(here: Copy, there: Copy): Comparison {
	const { same } = compareReleases(here.text, here.redactions, there.text, there.redactions);
	return { same, shown: [] };
}

function describe(other: NamedPage, comparison: Comparison, here: Copy, there: Copy): OtherRelease {
	return {
		document: other.document,
		page: other.number,
		name: other.name,
		bates: other.bates,
		address: pageAddress(other.document, other.number),
		same: comparison.same,
		shownHere: shownOn('a', comparison, here.text),
		shownThere: shownOn('b', comparison, there.text),
	};
}
