/** A document: one file as it was received, with what reading it gave. */

import type { FileKind } from '../app.ts';
import type { Day } from '../base/day.ts';
import type { CoveredPlace, PageText, RedactionBox } from '../base/page.ts';
import type { SlipSheet } from './slip.ts';

/** waiting: stored, not yet read. unread: kept, but of a type we cannot read. locked: needs a password. failed: could not be read, see `error`. */
export type DocumentState = 'waiting' | 'reading' | 'read' | 'unread' | 'locked' | 'failed';

export type Document = {
	id: number;
	name: string;
	/** Path as received, with the containers it came in: "release 3.zip/mail/0012.eml". */
	path: string;
	production: string | null;
	received: Day | null;
	sha256: string;
	size: number;
	kind: FileKind;
	state: DocumentState;
	error: string | null;
	pages: number;
	/** Pages read so far. */
	done: number;
	/** Pages whose shown text comes from the file itself, and from OCR; pages still waiting for OCR. */
	textPages: number;
	ocrPages: number;
	waitingOcr: number;
	bates: [first: string | null, last: string | null];
	/** Canonical code → number of boxes that carry it. */
	exemptions: Record<string, number>;
	redactions: number;
	/** True while a page of it carries covered words that can be read, and nobody has released it. */
	quarantined: boolean;
	/** The first document with the same bytes; its pages are not read twice. */
	duplicateOf: number | null;
	/** The e-mail or archive that this file came in. */
	parent: number | null;
	importedBy: string;
	importedAt: string;
	properties: Record<string, string>;
	remarks: string[];
};

export type TextSource = 'file' | 'ocr';

/** One page with all that is known of it: what the viewer shows and `/d/7/p/31.json` gives. */
export type Page = {
	document: number;
	number: number;
	of: number;
	name: string;
	production: string | null;
	/** `/d/7/p/31`, the permanent address. */
	address: string;
	/** Points. A page without a picture (mail, text, tables) says so. */
	width: number;
	height: number;
	picture: boolean;
	bates: {
		printed: string;
		inferred: boolean;
		address: string;
		box: { x: number; y: number; w: number; h: number } | null;
	} | null;
	/** The text that is shown and searched, and which of the two it is. In a quarantined document covered words are left out. */
	source: TextSource;
	text: PageText;
	/** The other reading, where there are two. */
	other: { source: TextSource; text: PageText } | null;
	/** Why this source: a message key such as "archive.layer.missing". */
	sourceReason: string;
	/** 0 to 1, of the file's own layer; null where there is none or too little. */
	legibility: number | null;
	/** Mean OCR confidence 0 to 100; null where the text is the file's own. */
	confidence: number | null;
	ocr: 'none' | 'waiting' | 'done' | 'failed';
	redactions: RedactionBox[];
	covered: CoveredPlace[];
	quarantined: boolean;
	/** Share of the page under redaction boxes, 0 to 1. */
	withheld: number;
	/** What the page stands for, where it is a sheet in place of pages withheld. */
	slip: SlipSheet | null;
	/** The same page elsewhere, to the letter and the pixel. */
	duplicates: { document: number; page: number; name: string; bates: string | null; address: string }[];
	notes: Note[];
	citations: { id: number; exact: string; boxes: { x: number; y: number; w: number; h: number }[] }[];
	error: string | null;
};

export type Note = {
	id: number;
	document: number;
	page: number;
	/** Where it sits: a drawn box, or the boxes of the selected words. */
	boxes: { x: number; y: number; w: number; h: number }[];
	/** The words it is about, if words were selected. */
	exact: string | null;
	text: string;
	tags: string[];
	visibility: 'team' | 'private';
	by: string;
	at: string;
};

/** One page's row number: document and page in one whole number, so the search index needs no second table and sorts by document. */
export function pageId(document: number, page: number): number {
	return document * 1_048_576 + page;
}

export function fromPageId(id: number): { document: number; page: number } {
	return { document: Math.floor(id / 1_048_576), page: id % 1_048_576 };
}

export function pageAddress(document: number, page: number): string {
	return `/d/${document}/p/${page}`;
}
