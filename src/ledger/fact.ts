/** What the ledger holds of each thing: what happened, what was said, what was counted, and where each comes from. */

import type { Language, When } from './when.ts';

/** Events that move the status of a place. */
export const movingTypes = [
	'activated',
	'deactivated',
	'agreement-signed',
	'agreement-ended',
	'vote-to-leave',
	'asked-to-leave',
	'suspended',
	'detainers-limited',
	'law',
] as const;

/**
 * What happened, in one word. `activation-began` is the first county of a state, `law-requiring-detainers` a law that
 * obliges jails to hold, `data-agreement` a second way for arrest data beside the fingerprints.
 */
export const eventTypes = [
	...movingTypes,
	'activation-began',
	'agreement-changed',
	'delay',
	'bill',
	'veto',
	'resolution',
	'law-requiring-detainers',
	'policy',
	'guidance',
	'system',
	'meeting',
	'letter',
	'inquiry',
	'document',
	'report',
	'press',
	'publication',
	'hearing',
	'data-agreement',
	'records',
	'request',
	'suit',
	'ruling',
	'production',
] as const;
export type EventType = (typeof eventTypes)[number];

/**
 * The five acts that went by the name of opting out: not being switched on, not receiving the answer, the state's bureau
 * or the FBI no longer passing prints on, and refusing the detainer.
 */
export const acts = ['switch', 'answer', 'bureau', 'fbi', 'detainer'] as const;
export type LeavingAct = (typeof acts)[number];

/**
 * What an entry can say about leaving: one of the five acts, `unsaid` where it is about leaving and the record does not
 * say by which of them, `none` where it is not about leaving the programme at all.
 */
export const actWords = [...acts, 'unsaid', 'none'] as const;
export type ActWord = (typeof actWords)[number];

/** The one of the five acts an entry is about; null where it is about none, or where nobody can or did say which. */
export function leavingAct(word: ActWord | null): LeavingAct | null {
	return acts.find((act) => act === word) ?? null;
}

export const positions = ['yes', 'no', 'unclear'] as const;
export type Position = (typeof positions)[number];

export const standings = ['asserted', 'contested', 'corrected', 'withdrawn'] as const;
export type Standing = (typeof standings)[number];

/** Stands in `source` where a fact rests on cited pages of the archive alone. */
export const archiveSource = 'archive';

/** Where a fact comes from when it is no archive page. `date` and `url` as the source was noted; '' where none was. */
export type Source = {
	readonly id: string;
	readonly title: string;
	readonly publisher: string;
	readonly date: When | null;
	readonly url: string;
	readonly note: string;
	/** Asserted where it is left out. */
	readonly standing?: Standing;
};

/** What a fact rests on: at least one source or cited page. */
export type Grounds = {
	/** Id of the source; `archiveSource` where it rests on cited pages alone. */
	readonly source: string;
	/** Ids of further sources. */
	readonly more?: readonly string[];
	/** Numbers of citations to pages of the archive; `Ledger.cited` tells which pages. */
	readonly citations?: readonly number[];
};

type Fact = Grounds & {
	readonly id: string;
	/** When it happened. */
	readonly when: When;
	/** Since when the public could know it; null where that is not recorded. */
	readonly known: When | null;
	/** Ids of the places it concerns; at least one. */
	readonly places: readonly string[];
	/** Which of the five acts it is about, if any; null until somebody has said. */
	readonly act: ActWord | null;
	/** Why `act` says so, where the summary does not make it plain; '' otherwise. */
	readonly actReason?: string;
	readonly summary: string;
	readonly standing: Standing;
};

export type LedgerEvent = Fact & {
	readonly kind: 'event';
	readonly type: EventType;
	readonly actor: string;
	/** When a law or policy takes effect, where that is another day than when it was made. */
	readonly effective: When | null;
	/** What the event implies on “can a jurisdiction leave?”, as noted; only statements are weighed against each other. */
	readonly position: Position | null;
};

export type Statement = Fact & {
	readonly kind: 'statement';
	readonly speaker: string;
	/** Held at the time. */
	readonly office: string;
	/** What the office belongs to; '' where it belongs to none. */
	readonly department: string;
	readonly venue: string;
	/** Id of the question it answers; null where it takes no position. */
	readonly question: string | null;
	readonly position: Position | null;
	/** Places that had asked, and to which this is the answer. */
	readonly answers: readonly string[];
};

export type Figure = Grounds & {
	readonly id: string;
	readonly asOf: When;
	readonly place: string;
	/** Where it is about less than the whole place: `warren sample`. */
	readonly scope: string;
	readonly measure: string;
	readonly unit: 'count' | 'percent' | 'USD';
	readonly value: number;
	/** The upper end where the source gives a range. */
	readonly high: number | null;
	/** `more than`, `about` …; '' where the source gives the bare number. */
	readonly qualifier: string;
	readonly note: string;
	readonly standing: Standing;
};

export type Question = {
	readonly id: string;
	readonly en: string;
	readonly es: string;
	/** Asserted where it is left out. */
	readonly standing?: Standing;
};

/** A person in public office, by every name under which statements give them. */
export type Person = {
	readonly id: string;
	readonly name: string;
	/** Other spellings, as they stand in `Statement.speaker`. */
	readonly aliases: readonly string[];
	readonly note: string;
	/** Asserted where it is left out. */
	readonly standing?: Standing;
};

/** An office held by a person. Null dates are not recorded; `seenFirst` and `seenLast` are days on which a source shows it held. */
export type Office = Grounds & {
	readonly id: string;
	/** Id of the person. */
	readonly person: string;
	readonly office: string;
	/** What the office belongs to; '' where it belongs to none. */
	readonly department: string;
	/** Id of the place it governs; null where it is tied to none. */
	readonly place: string | null;
	readonly from: When | null;
	readonly until: When | null;
	readonly seenFirst: When | null;
	readonly seenLast: When | null;
	readonly standing: Standing;
};

export const translationStates = ['draft', 'reviewed', 'stale'] as const;
export type TranslationState = (typeof translationStates)[number];

/** A text of the ledger in another language. `stale` where the original was changed since. */
export type Translation = {
	/** What it translates: the id of a fact or question, or another key such as `measure:…`. */
	readonly id: string;
	readonly language: Language;
	readonly text: string;
	readonly state: TranslationState;
	/** The text that was translated, exactly. */
	readonly original: string;
};

/** Two entries that are one and the same: `from` counts as `into`, until the merge is taken back. */
export type Merge = {
	readonly id: string;
	readonly kind: 'person' | 'place';
	readonly from: string;
	readonly into: string;
};

/** A page of the archive that a fact cites, as it was when it was cited. */
export type CitedPage = {
	/** Number of the citation in the archive. */
	readonly id: number;
	readonly document: number;
	readonly page: number;
	/** Of the document. */
	readonly name: string;
	/** As printed; '' where the page bears no number. */
	readonly bates: string;
	/** Of the original file. */
	readonly sha256: string;
	/** The words cited. */
	readonly exact: string;
};

/** What the reviewed files of a case say of a contradiction between two statements. */
export type Review = {
	/** Of both statements, the earlier first: `statement-053~statement-061`. */
	readonly id: string;
	readonly verdict: 'accepted' | 'refused';
	/** The reason, in both languages; `es` is '' where it was given in English alone. */
	readonly en: string;
	readonly es: string;
};

/** What was mended in a source before it was used. */
export type Repair = {
	readonly fips: string;
	readonly file: string;
	readonly was: string;
	readonly now: string;
	readonly why: string;
};

/** Two sources that cannot both be right, noted by hand: both sides stay. */
export type NotedConflict = {
	readonly id: string;
	readonly about: string;
	readonly one: string;
	readonly oneSource: string;
	readonly other: string;
	readonly otherSource: string;
};
