/** A day that the law sets, with its working. */

import type { Day } from '../base/day.ts';

export type Deadline = {
	/** `determination_due`: the key that other programs look for. */
	name: string;
	/** What is due, in words that follow "agency" or "us": "decide on the request". */
	duty: string;
	whose: 'agency' | 'us' | 'court';
	/** In the usual reading of the law. */
	date: Day;
	/** Of an agency's duty: the latest arguable date. Sue only after this one. */
	latest: Day | null;
	/** Of our duty: the earliest arguable date. Act by this one. */
	safe: Day | null;
	/** The rule or pack: `FOIA-2016`. */
	rule: string;
	citation: string;
	/** The working, line by line. The date stands in it, written out. */
	steps: readonly string[];
	/** False where a rule was not yet checked against its primary text; then a step says so. */
	checked: boolean;
	/** The day it was done, where an event says so. */
	done?: Day;
	/** Other readings of the same duty under their own names: before rolling, as MuckRock has it. */
	readings?: readonly { name: string; date: Day; step: string }[];
	/** The name of the safe date, where it is not the usual one. */
	safeName?: string;
};

export type FeeBar = { status: 'barred' | 'excused_until' | 'not_barred'; until?: Day; reason: string };

/** All that the events of one request come to. */
export type Reckoning = {
	deadlines: Deadline[];
	/** What a program looks for: `second_clarification_does_not_toll`. Each has its sentence in `problems`. */
	flags: string[];
	values: Record<string, number | boolean>;
	/** What did not fit, moves nothing or contradicts, each in a sentence. */
	problems: string[];
	feeBar?: FeeBar;
	/** Stops of the clock that count: the days after the first, through the second, are left out. Without a second it still stands. */
	pauses?: readonly { after: Day; through?: Day | undefined }[];
};

export function nothingYet(): Reckoning {
	return { deadlines: [], flags: [], values: {}, problems: [] };
}

/** Notes a finding under its short name and in a sentence, once. */
export function flag(found: Reckoning, name: string, sentence: string): void {
	if (!found.flags.includes(name)) found.flags.push(name);
	if (!found.problems.includes(sentence)) found.problems.push(sentence);
}

/** The row of a deadline by its name. */
export function named(found: Reckoning, name: string): Deadline | undefined {
	return found.deadlines.find((deadline) => deadline.name === name);
}
