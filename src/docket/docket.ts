/** The nouns of the docket: whom we asked, for what, and what came back. Values only; `store.ts` keeps them, `reckoned.ts` tells what follows. */

import type { Day } from '../base/day.ts';

/** Where something that is no archive page comes from. */
export type Source = { title: string; url: string | null };

/** An agency or a component of one, or an office of a state or town. */
export type Agency = {
	/** Short and lasting, part of addresses: `ice`. */
	id: string;
	name: string;
	/** `ICE`; selects the agency's own rules for appeals. */
	abbreviation: string | null;
	/** The agency it is a component of. */
	within: string | null;
	/** Whose law and calendar hold: `US-FED`, `US-CA`. */
	jurisdiction: string;
	/** Where requests go; null where it is not known. */
	address: string | null;
	email: string | null;
	portal: string | null;
	phone: string | null;
	/** Where these facts come from; the day they were read there, if noted. */
	source: Source | null;
	checked: Day | null;
	note: string;
};

export const feeCategories = ['commercial', 'educational', 'media', 'other'] as const;
export type FeeCategory = (typeof feeCategories)[number];

/** What a person says of a request. What the clock computes is `Computed`; the two are never mixed. */
export const saidStatuses = [
	'draft',
	'sent',
	'acknowledged',
	'processing',
	'waiting-for-us',
	'interim-release',
	'decided',
	'appealed',
	'in-court',
	'closed',
] as const;
export type SaidStatus = (typeof saidStatuses)[number];
export type Said = { status: SaidStatus; note: string; by: string; at: string };

/** A number that an agency gave, and why: numbers change when a file is moved, reopened or appealed. */
export type Tracking = { number: string; since: Day | null; reason: string };

/** One letter to one agency. Requests of one batch are the same letter to several. */
export type Request = {
	id: number;
	/** Of a request that came with a case's files; null where a person entered it. */
	key: string | null;
	agency: string;
	batch: string | null;
	title: string;
	/** The request in full, as it was sent; '' where it is not at hand. */
	text: string;
	requesters: string[];
	tracking: Tracking[];
	feeCategory: FeeCategory | null;
	/** Why fees should be waived; null where a waiver was not asked for. */
	feeWaiver: string | null;
	/** Why it is urgent; null where expedited processing was not asked for. */
	expedite: string | null;
	/** Three dates of one receipt, kept apart: they differ by a day or more, and due dates move with them. */
	sent: Day | null;
	receivedUs: Day | null;
	receivedAgency: Day | null;
	/** Pages that the agency or a court expects there to be. */
	estimatedPages: number | null;
	/** A rule pack that is to hold whatever the date says. */
	rulepack: string | null;
	said: Said | null;
	/** True where the public site may show it. */
	released: boolean;
	source: Source | null;
	note: string;
	/** Counts every change of the request and of what belongs to it. */
	version: number;
};

/** One numbered thing asked for. */
export type Item = {
	id: number;
	key: string | null;
	request: number;
	/** As the request numbers it: `II.A.3`. Items stand in the order of `place`. */
	label: string;
	place: number;
	text: string;
	from: Day | null;
	until: Day | null;
	/** We no longer ask for it, since a day and for a reason. */
	withdrawn: { since: Day | null; reason: string } | null;
	note: string;
};

/**
 * Something that happened on a day, to a request or in a suit. With a way (in or out) it is a letter, and its paper is an
 * archive document. `type` is a name that `parseEvent` reads, and `details` is what that takes besides; `details.about` is how
 * the sources put the time where they give no day, and `date` then only sorts it.
 */
export type Entry = {
	id: number;
	key: string | null;
	request: number | null;
	suit: number | null;
	date: Day;
	type: string;
	way: 'in' | 'out' | null;
	title: string;
	/** The archive document that is the letter or the court paper. */
	document: number | null;
	/** Number on the court's docket. */
	ecf: string | null;
	/** The items it is about; none means all. */
	items: number[];
	details: Record<string, unknown>;
	source: Source | null;
	note: string;
	by: string;
	at: string;
};

/** Any communication: an entry that went in or out. */
export type Letter = Entry & { way: 'in' | 'out' };

/** What one release delivered, tied to a request: a production of the archive, or a range of Bates numbers in it. */
export type Production = {
	id: number;
	key: string | null;
	request: number;
	/** The production's name in the archive; null where it is known of and not held. */
	production: string | null;
	/** One document of it. */
	document: number | null;
	/** First and last Bates number, as printed. */
	first: string | null;
	last: string | null;
	received: Day | null;
	/** The letter that brought it. */
	entry: number | null;
	/** What the letter says it holds. */
	claimed: Claim;
	/** Pages, where the archive does not hold them and a source tells. */
	pages: number | null;
	source: Source | null;
	note: string;
};

/** Pages as a letter counts them; a kind it does not tell is left out. */
export type Claim = Partial<Record<Disposition | 'reviewed', number>>;

export const degrees = ['full', 'part', 'mention'] as const;
/** What pages of a production say to an item, as a person judges. */
export type Coverage = {
	id: number;
	production: number;
	item: number;
	degree: (typeof degrees)[number];
	/** Only so much of the production; null for the whole. */
	first: string | null;
	last: string | null;
	note: string;
	by: string;
};

export const dispositions = ['full', 'part', 'withheld', 'referred', 'duplicate', 'non-responsive'] as const;
/** What became of a page: released in full, in part, withheld in full, or not released for a reason that is no exemption. */
export type Disposition = (typeof dispositions)[number];

/** One page of a production, or a sheet that stands for several. */
export type PageFate = {
	document: number;
	page: number;
	bates: string | null;
	disposition: Disposition;
	/** Exemption codes on it, canonical: `(b)(5)`. */
	codes: string[];
	/** How many pages it stands for; 1 but for sheets in place of pages. */
	pages: number;
	/** A person set this, and the archive's reading no longer counts. */
	corrected: { by: string; at: string; reason: string } | null;
};

/** An administrative appeal with its own clock. */
export type Appeal = {
	id: number;
	key: string | null;
	request: number;
	/** What it is against. */
	against: 'determination' | 'silence' | 'expedite' | 'fee-waiver';
	grounds: string[];
	tracking: string | null;
	sent: Day | null;
	received: Day | null;
	decided: Day | null;
	outcome: 'adverse' | 'granted' | 'remanded' | null;
	note: string;
};

/** A suit about one or more requests. Its papers are entries. */
export type Suit = {
	id: number;
	key: string | null;
	caption: string;
	/** `S.D.N.Y.`; selects the court's holidays. */
	court: string;
	number: string;
	judge: string | null;
	requests: number[];
	source: Source | null;
	note: string;
	version: number;
};

/** One dated duty that an order sets. A court-ordered schedule is several. */
export type Obligation = {
	id: number;
	key: string | null;
	suit: number;
	/** The order, an entry of the suit. */
	entry: number;
	text: string;
	/** Null where the order is known to set it and the day is not known. */
	due: Day | null;
	/** Pages to be processed by then. */
	pages: number | null;
	items: number[];
	/** The requests it is about; none means all of the suit. */
	requests: number[];
	met: Day | null;
	/** Why it cannot be told whether it was met: then nobody is called late by it. */
	doubt: string | null;
	source: Source | null;
	note: string;
};

/** An order with its duties. */
export type Order = { entry: Entry; obligations: Obligation[] };

/** On a fixed day, whatever happens, or on the safe day of a deadline wherever that moves. */
export type Reminder = {
	id: number;
	request: number | null;
	suit: number | null;
	text: string;
	person: string;
	/** The fixed day; null where it follows a deadline. */
	day: Day | null;
	/** The name of the deadline it follows. */
	deadline: string | null;
	done: { by: string; at: string } | null;
};

/** What a program read in an incoming letter. Nothing is set until a person confirms. */
export type Proposal = {
	id: number;
	document: number;
	request: number | null;
	/** As the reader of letters gives it: kind, dates, tracking number, each with the words it was read from. */
	reading: Record<string, unknown>;
	state: 'waiting' | 'confirmed' | 'refused';
	/** The entry it became. */
	entry: number | null;
	by: string | null;
	at: string;
};

/** Everything of one request: what its page shows and its letters are filled from. */
export type Dossier = {
	request: Request;
	agency: Agency;
	/** The agency it is a component of, where the directory has it. */
	parent: Agency | null;
	items: Item[];
	/** In order of days; those of its suits are with the suit. */
	entries: Entry[];
	appeals: Appeal[];
	productions: Production[];
	coverage: Coverage[];
	suits: CourtFile[];
	reminders: Reminder[];
};

/** A suit with its papers and duties. */
export type CourtFile = { suit: Suit; entries: Entry[]; obligations: Obligation[] };
