/** A page as those count it who ask what became of it: no text, only what was read on it. */

import type { PageText, RedactionBox } from '../base/page.ts';
import { parseBates } from './bates.ts';
import { type SlipSheet, slipSheet } from './slip.ts';
import { isLabel } from './withheld.ts';

export type PageFacts = {
	document: number;
	number: number;
	name: string;
	/** As printed. */
	bates: string | null;
	redactions: number;
	/** Share of the page under boxes, 0 to 1. */
	withheld: number;
	/** Exemption codes on it, canonical. */
	codes: string[];
	/** Words that stand beside the boxes, the stamp left out. Counted only where boxes cover much of the page; elsewhere it is taken to have many. */
	words: number;
	slip: SlipSheet | null;
	/** The document with the same bytes that was received first. */
	copyOf: number | null;
};

/** What only the text of a page tells: how much is left beside the boxes, and whether it stands for pages withheld. */
export function textFacts(
	text: PageText,
	redactions: readonly RedactionBox[],
	stamp: string | null,
): Pick<PageFacts, 'words' | 'slip'> {
	const stamped = stamp === null ? '' : (parseBates(stamp)?.canonical ?? '');
	const beside = text.words.filter((word) => !isLabel(word, redactions));
	const own = beside.filter((word) => parseBates(text.text.slice(word.start, word.end))?.canonical !== stamped);
	return { words: own.length, slip: slipSheet(text.text) ?? null };
}
