/** Sheets that stand for pages withheld: what they say about how many pages, why, and what became of them. */

import { findCodes } from './exemption.ts';

export type SlipSheet = {
	/** In canonical form, each once: "(b)(5)". */
	codes: string[];
	/** How many pages the sheet stands for; null where it does not say. */
	pages: number | null;
	kind: 'withheld' | 'referred' | 'duplicate' | 'non-responsive';
};

/**
 * Reads a page's text as a slip sheet; undefined for any other page.
 * Known forms: "Page 3 of 12 Withheld pursuant to exemption (b)(5) of the Freedom of Information and Privacy Act", "12 PAGES
 * WITHHELD IN FULL under (b)(5)", FBI's Deleted Page Information Sheet with its list "Page 12 ~ b6; b7C", referrals,
 * duplicates and pages said not to be responsive.
 */
export function slipSheet(text: string): SlipSheet | undefined {
	const deleted = /deleted\s+page\s+information\s+sheet/i.test(text);
	const words = text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word));
	if (!deleted && words.length > mostWords) return undefined;
	const kind = deleted ? 'withheld' : kindOf(text);
	if (!kind) return undefined;
	const listed = listedPages(text);
	// Such a sheet prints its codes bare, and nothing else on it looks like one.
	const codes = findCodes(text, deleted || words.length <= mostWords ? [wholePage] : []).filter(
		(code) => code.family !== 'mark',
	);
	return { codes: [...new Set(codes.map((code) => code.code))], pages: listed > 0 ? listed : pagesOf(text), kind };
}

/** A slip sheet says little; a letter that explains exemptions says much. */
const mostWords = 60;
const wholePage = { x: 0, y: 0, w: 1, h: 1 };

function kindOf(text: string): SlipSheet['kind'] | undefined {
	if (
		/\b(?:pages?|documents?|records?|material|information)\b[^.]{0,60}\b(?:were|was|is|are|has been|have been|being)?\s*(?:not|non)[-\s]?responsive|\bnon-?\s?responsive (?:pages?|records?|documents?)|^\s*non-?\s?responsive\s*$/im.test(
			text,
		)
	)
		return 'non-responsive';
	if (
		/\bduplicates?\s+(?:of|to|pages?|documents?|records?)\b|\b(?:pages?|documents?|records?)\b[^.]{0,40}\bduplicates?\b|^\s*duplicates?\s*$/im.test(
			text,
		)
	)
		return 'duplicate';
	if (
		/\breferred\s+(?:to|for)\b|\breferral\b[^.]{0,40}\b(?:to|pages?|agency|component)\b|\bfor (?:consultation|direct response)/i.test(
			text,
		)
	)
		return 'referred';
	const gone = /\b(?:withh[eo]ld|denied|deleted|removed|redacted)\b/i.test(text);
	const why =
		/\b(?:pursuant|under|exemptions?|in (?:full|its entirety|their entirety)|entirely|Freedom of Information|FOIA)\b/i.test(
			text,
		);
	return gone && why && (/\bpages?\b|\bdocuments?\b|\brecords?\b/i.test(text) || findCodes(text).length > 0)
		? 'withheld'
		: undefined;
}

/** FBI's list: one page a line, "Page 12 ~ b6; b7C". */
function listedPages(text: string): number {
	return (text.match(/^\s*pages?\s+\d+\s*[~–—-]/gim) ?? []).length;
}

/** "12 pages", "pages 4 through 9", "Page 3 of 12" (one page), "twelve (12) pages". */
function pagesOf(text: string): number | null {
	const total =
		/(?:\btotal\s+(?:deleted\s+)?pages?\b|\bpages?\s+withheld\b|\bno\.?\s+of\s+(?:deleted\s+)?pages?\b|\bnumber\s+of\s+pages?\b)[^\d\n]{0,24}(\d{1,5})\b/i.exec(
			text,
		);
	if (total) return Number(total[1]);
	const range = /\bpages?\s+(\d{1,6})\s*(?:through|thru|to|[-–—])\s*(\d{1,6})\b/i.exec(text);
	if (range && Number(range[2]) >= Number(range[1])) return Number(range[2]) - Number(range[1]) + 1;
	const counted = /\b(\d{1,3}(?:,\d{3})+|\d{1,5})\)?\s+(?:full\s+|entire\s+|additional\s+)?pages?\b/i.exec(text);
	if (counted) return Number((counted[1] ?? '').replace(',', ''));
	return /\bpage\s+\d+\s+of\s+\d+\b|\bthis\s+page\b/i.test(text) ? 1 : null;
}
