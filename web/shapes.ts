/** What the API answers, where no feature's own type says it. */

import type { Document, Note, Page } from '#src/archive/document.ts';
import type { ImportProgress } from '#src/archive/search.ts';

export type CaseSummary = {
	title: string;
	person: string;
	documents: number;
	pages: number;
	waitingOcr: number;
	productions: {
		name: string;
		documents: number;
		pages: number;
		received: string | null;
		/** First and last number of each series of stamps. */
		bates: [first: string, last: string][];
	}[];
	quarantined: number;
	citations: number;
	notes: number;
	/** True where the case is an invented production for practice. */
	practice: boolean;
};

export type DocumentList = { documents: Document[]; total: number; next: number | null };

/** A page as the strip beside the viewer needs it. */
export type SlimPage = {
	number: number;
	bates: string | null;
	redactions: number;
	ocr: Page['ocr'];
	quarantined: boolean;
	confidence: number | null;
};

export type DocumentView = { document: Document; members: Document[]; duplicates: Document[]; pages: SlimPage[] };

export type PageView = {
	page: Page;
	/** Words of `page.text` that match the query, by their place in `page.text.words`. */
	marks: number[];
	/** The same matches as ranges of the text. */
	textMarks: [start: number, end: number][];
};

export const citationStyles = ['plain', 'brief', 'article', 'markdown', 'html'] as const;
export type CitationStyle = (typeof citationStyles)[number];

export type Trail = {
	acts: { id: number; at: string; by: string; action: string; subject: string; details: unknown }[];
	intact: boolean /** Where the chain breaks, in a sentence. */;
	broken: string | null;
};

export type { Cited as Citation } from '#src/archive/actions.ts';
export type { BatesReport } from '#src/archive/bates.ts';
export type { Checked } from '#src/archive/integrity-actions.ts';
export type { Document, ImportProgress, Note, Page };
