/** What follows from the docket's nouns on a day: deadlines as lists show them, what is owed, how fast it comes, and today. */

import type { Day } from '../base/day.ts';
import type { Deadline, FeeBar } from './deadline.ts';
import type { Disposition, Request } from './docket.ts';
import type { Computed } from './standing.ts';

/** A deadline as lists show it, with how it stands on a day. `days` from that day to the date that matters: negative where past. */
export type DueDate = Deadline & {
	request: number | null;
	suit: number | null;
	/** Of an obligation that an order sets. */
	obligation: number | null;
	/** Ours: the safe day; the agency's: the date. */
	act: Day;
	days: number;
	/** late: past beyond doubt; arguable: past in the usual reading only; due: today, or past its safe day; open: a right that has begun; moot: overtaken; fact: a day that is only told. */
	state: 'late' | 'arguable' | 'due' | 'coming' | 'open' | 'done' | 'moot' | 'fact';
	/** "in 8 days", "overdue by 3 days". */
	standing: string;
};

/** A deadline without its working, as long lists hold it. */
export type DueBrief = Omit<DueDate, 'steps' | 'readings'>;

/** A request as a line of a list, with how it stands on a day. */
export type Standing = {
	/** Its text is left out. */
	request: Request;
	agencyName: string;
	items: number;
	computed: Computed;
	due: DueBrief[];
	/** How many sentences the clocks have to tell of it. */
	problems: number;
};

/** What the law's clocks say of a request on a day. */
export type Clock = {
	asOf: Day;
	computed: Computed;
	due: DueDate[];
	flags: string[];
	values: Record<string, number | boolean>;
	problems: string[];
	feeBar: FeeBar | null;
	/** Stops of the clock that count; one without `through` still lasts. */
	pauses: readonly { after: Day; through?: Day | undefined }[];
};

/** Pages by what became of them. `total` is their sum; `codes` counts pages that carry a code, and a page may carry several. */
export type Tally = Record<Disposition, number> & { total: number; codes: Record<string, number> };

export const answers = ['answered', 'partly', 'none', 'denied', 'no-records', 'withdrawn'] as const;
export type Answer = (typeof answers)[number];

/** By which order or clock the agency is late, and since when. */
export type Late = {
	by: 'order' | 'clock';
	since: Day;
	days: number;
	/** The duty in words, with its citation. */
	duty: string;
	citation: string;
	obligation: number | null;
};

/** One item of the owed table. */
export type OwedRow = {
	item: number;
	label: string;
	text: string;
	answer: Answer;
	/** What says so: a letter (an entry) or a production; neither where nothing came. */
	because: { entry: number | null; production: number | null };
	/** Pages that answer it; a page may answer several items. */
	pages: Tally;
	/** Printed ranges, first and last. */
	ranges: [first: string, last: string][];
	productions: number[];
	/** Every duty past its day that covers it, orders first; none once it is answered. */
	late: Late[];
	/** When it is or was owed: the earliest duty that covers it and is not met. */
	due: Day | null;
};

/** What is still owed on one request. */
export type Owed = {
	request: number;
	asOf: Day;
	rows: OwedRow[];
	/** Each item once, by its answer. */
	items: Record<Answer, number>;
	/** Each page of the linked productions once. */
	pages: Tally;
	/** Pages that no item is tied to. */
	unassigned: Tally;
	/** Pages once for every item beyond the first that they stand under: sum of rows − repeated + unassigned = pages. */
	repeated: Tally;
	/** Pages that a source tells of and the archive does not hold. */
	notHeld: number;
	/** Where the letters' own counts differ from the pages. */
	differences: { production: number; kind: Disposition | 'reviewed'; claimed: number; found: number }[];
};

/** How fast pages come, and when the last would. */
export type Rate = {
	/** Pages processed a month, the median of the last three intervals between productions; null where there are fewer than two. */
	perMonth: number | null;
	slow: number | null;
	fast: number | null;
	processed: number;
	/** Of the estimate; null where there is none. */
	remaining: number | null;
	completes: { date: Day; earliest: Day; latest: Day } | null;
	/** Pages a month that a court ordered, and when the last would come at that pace. */
	ordered: { perMonth: number; completes: Day | null; behind: number | null } | null;
	/** The inputs, in a sentence each. */
	steps: string[];
};

/** One line of the Today page. */
export type TodayRow = {
	kind: 'deadline' | 'reminder';
	/** The same from day to day: `request-12/determination_due`. */
	id: string;
	/** The reminder behind it. */
	reminder: number | null;
	whose: 'us' | 'agency' | 'court';
	state: 'late' | 'arguable' | 'due' | 'coming';
	/** The day that matters: safe for ours, date for theirs. */
	day: Day;
	days: number;
	duty: string;
	standing: string;
	citation: string;
	checked: boolean;
	person: string | null;
	request: number | null;
	title: string;
	agency: string | null;
	agencyName: string | null;
	tracking: string | null;
	suit: number | null;
};

/** What stands on a day of the calendar: a deadline with how it stands, or a reminder. */
export type CalendarRow = Pick<
	TodayRow,
	'kind' | 'request' | 'suit' | 'title' | 'agencyName' | 'duty' | 'whose' | 'day'
> & {
	state: DueDate['state'];
};

/** Duties in order of days. What is arguably past stands with what is late. */
export type Duties = { late: TodayRow[]; due: TodayRow[]; coming: TodayRow[] };

/** What is due, late and coming, by whose duty it is. */
export type Today = {
	asOf: Day;
	/** How many days ahead "coming" reaches. */
	ahead: number;
	us: Duties;
	agency: Duties;
	court: Duties;
	/** Letters read and waiting for a person's word. */
	proposals: number;
	open: number;
};
