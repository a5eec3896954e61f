/** What a search gives back. */

import type { Reading } from './explain.ts';

export type SearchHit = {
	document: number;
	name: string;
	page: number;
	bates: string | null;
	production: string | null;
	kind: string;
	/** Text around the first match, cut at words; `marks` are the matched ranges in it. */
	snippet: string;
	marks: [start: number, end: number][];
	address: string;
	redactions: number;
	ocr: boolean;
	confidence: number | null;
	received: string | null;
};

export type Facet = {
	name: 'production' | 'type' | 'exemption' | 'source';
	values: { value: string; pages: number }[];
};

export type SearchAnswer = {
	query: string;
	/** How the query was read; null for plain words side by side, of which there is nothing to say. */
	reading: Reading | null;
	/** Pages that match. */
	total: number;
	/** Pages in documents whose words are not yet all read: the answer may still grow. */
	unread: number;
	hits: SearchHit[];
	facets: Facet[];
	sort: 'relevance' | 'bates' | 'date';
	/** From 1; 20 hits each. */
	page: number;
	/** True where ranking, and with very many also the facets, looked only at the newest matches. */
	bounded: boolean;
	/** What the fuzzy words were widened to. */
	expanded: Record<string, string[]>;
};

/** One import, as the progress screen and the terminal show it. */
export type ImportProgress = {
	id: number;
	production: string | null;
	started: string;
	finished: string | null;
	/** taking: copying originals in; reading: pages and text; recognising: OCR; finishing: Bates and duplicates; done. */
	stage: 'taking' | 'reading' | 'recognising' | 'finishing' | 'done' | 'interrupted';
	files: number;
	filesDone: number;
	pages: number;
	pagesDone: number;
	ocrPages: number;
	ocrDone: number;
	/** Pages a second over the last moments; null before there is a figure. */
	rate: number | null;
	/** Seconds left at that rate; null where it cannot be told. */
	left: number | null;
	failures: { document: number | null; path: string; sentence: string }[];
};
