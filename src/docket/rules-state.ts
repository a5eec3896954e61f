/** State laws as tables: each row one clock. What is not marked as checked was not read in its primary text. */

import type { DocketEvent, EventType } from './event.ts';

export type StateRule = {
	name: string;
	/** In words that follow "agency" or "us". */
	duty: string;
	whose: 'agency' | 'us';
	/** The event it runs from, or the deadline before it. `receipt` is the day the law counts as receipt. */
	from: 'receipt' | EventType | { deadline: string };
	/** Which of those events start it; usually all. */
	starts?: { outcome: NonNullable<DocketEvent['outcome']> };
	/** Commercial and recurrent requesters in Illinois have their own time. */
	purpose?: 'special' | 'usual';
	n: number;
	unit: 'open' | 'calendar' | 'month';
	/** A last day without office moves to the next open one. */
	rolls?: boolean;
	/** First and last day of the events it holds for. */
	since?: string;
	/** The most that a notice in time can add to the deadline named. */
	extends?: string;
	/** Follows only where the deadline named was not met in time. */
	unmet?: string;
	/** What does it. */
	doneBy?: readonly EventType[];
	/** A day before which we may not act; its safe date lies later. */
	notBefore?: boolean;
	safeName?: string;
	/** Another reading under its own name. */
	reading?: { name: string; how: 'unrolled' | 'muckrock' };
	citation: string;
	/** The citation for events before a day. */
	before?: { day: string; citation: string };
	checked: boolean;
};

export type StateRules = {
	title: string;
	receipt: 'plain' | 'next open day' | 'postmark';
	/** Rules before this day are not on file. */
	from?: string;
	/** An answer to a clarification starts the time anew (Texas). */
	restarts?: boolean;
	/** No number of days to answer: only an age. */
	ageOnly?: string;
	rules: readonly StateRule[];
};
