/** The status of a place on a day: derived from its dated facts, never typed in. */

import type { Day } from '../base/day.ts';
import type { LedgerEvent, Statement } from './fact.ts';
import type { Index } from './ledger.ts';
import type { Place } from './place.ts';
import { compareWhen, order, perhapsBy, surelyBy, type When } from './when.ts';

/** In the order in which steps of one day are taken. `partly-sharing` is for places that hold several counties. */
export const statusWords = [
	'unknown',
	'not-sharing',
	'partly-sharing',
	'sharing',
	'agreement-signed',
	'vote-to-leave',
	'asked-to-leave',
	'answered-yes',
	'answered-unclear',
	'answered-no',
	'suspended',
	'agreement-ended',
	'detainers-limited',
	'law-signed',
	'law-in-force',
] as const;
export type StatusWord = (typeof statusWords)[number];

/** One move of a status: what a dated fact does to a place. `sharing` is set where it switches the sharing on or off. */
export type Step = {
	readonly when: When;
	readonly word: StatusWord;
	readonly sharing?: boolean;
	readonly fact: string;
};

export type Sharing = {
	/** True or false where it is known; null where it is not, also within the month in which it began. */
	readonly sharing: boolean | null;
	readonly since: When | null;
	/** True where it may have begun or ended by this day, but need not have. */
	readonly perhaps: boolean;
};

export type Tally = {
	readonly sharing: number;
	readonly possible: number;
	readonly not: number;
	readonly unknown: number;
};

export type Status = Sharing & {
	readonly status: StatusWord;
	/** Id of the last fact that moved the status; null where none did. */
	readonly by: string | null;
	/** How its counties stand, for places that hold several; null for a county. */
	readonly counties: Tally | null;
};

/** What is certain about a place at the end of a day. Facts that can only have happened later play no part. */
export function statusOn(index: Index, place: Place, day: Day): Status {
	const steps = stepsOf(place, index.eventsOf(place.id), index.statementsOf(place.id));
	const last = lastWord(steps, day);
	if (place.kind === 'county') {
		const sharing = foldSharing(steps, day, place.activated !== null);
		return { status: last?.word ?? plainWord(sharing.sharing, 0), by: last?.fact ?? null, ...sharing, counties: null };
	}
	const each = index.countiesOf(place).map((county) => sharingOn(index, county, day));
	const counties = tally(each);
	const sharing = together(each);
	const plain = plainWord(sharing.sharing, counties.sharing);
	// “All of Virginia was switched on” is a report; how many counties share is what their own dates say.
	const word = last === undefined || last.sharing !== undefined ? plain : last.word;
	return { status: word, by: last?.fact ?? null, ...sharing, counties };
}

/** Whether a county shares fingerprints on a day. */
export function sharingOn(index: Index, county: Place, day: Day): Sharing {
	return foldSharing(stepsOf(county, index.eventsOf(county.id), []), day, county.activated !== null);
}

/** The steps that facts make at a place, in order of time. */
export function stepsOf(
	place: Pick<Place, 'id'>,
	events: readonly LedgerEvent[],
	statements: readonly Statement[],
): Step[] {
	const answers = statements.flatMap((one): Step[] =>
		one.position !== null && one.answers.includes(place.id)
			? [{ when: one.when, word: `answered-${one.position}`, fact: one.id }]
			: [],
	);
	return [...events.flatMap(stepsOfEvent), ...answers].sort(
		(a, b) =>
			compareWhen(a.when, b.when) || statusWords.indexOf(a.word) - statusWords.indexOf(b.word) || order(a.fact, b.fact),
	);
}

function stepsOfEvent({ type, when, effective, id }: LedgerEvent): Step[] {
	switch (type) {
		case 'activated':
			return [{ when, word: 'sharing', sharing: true, fact: id }];
		case 'deactivated':
			return [{ when, word: 'not-sharing', sharing: false, fact: id }];
		case 'law':
			return [
				{ when, word: 'law-signed', fact: id },
				...(effective ? [{ when: effective, word: 'law-in-force' as const, fact: id }] : []),
			];
		case 'detainers-limited':
			return [{ when: effective ?? when, word: type, fact: id }];
		case 'agreement-signed':
		case 'agreement-ended':
		case 'vote-to-leave':
		case 'asked-to-leave':
		case 'suspended':
			return [{ when, word: type, fact: id }];
		default:
			return [];
	}
}

/**
 * @param steps in order of time.
 * @param listed true where the published list names the month: then it was not shared before. Otherwise it is unknown.
 */
export function foldSharing(steps: readonly Step[], day: Day, listed: boolean): Sharing {
	let sharing = listed ? false : null;
	let since: When | null = null;
	for (const step of steps)
		if (step.sharing !== undefined && step.sharing !== sharing && surelyBy(step.when, day)) {
			sharing = step.sharing;
			since = step.when;
		}
	const perhaps = steps.some(
		(step) =>
			step.sharing !== undefined && step.sharing !== sharing && perhapsBy(step.when, day) && !surelyBy(step.when, day),
	);
	return perhaps ? { sharing: null, since: null, perhaps } : { sharing, since, perhaps };
}

/** The last step surely taken. A second source for the same switching on is no step: it changes nothing. */
function lastWord(steps: readonly Step[], day: Day): Step | undefined {
	let sharing: boolean | undefined;
	let last: Step | undefined;
	for (const step of steps) {
		if (!surelyBy(step.when, day) || (step.sharing !== undefined && step.sharing === sharing)) continue;
		sharing = step.sharing ?? sharing;
		last = step;
	}
	return last;
}

function plainWord(sharing: boolean | null, countiesSharing: number): StatusWord {
	if (sharing !== null) return sharing ? 'sharing' : 'not-sharing';
	return countiesSharing > 0 ? 'partly-sharing' : 'unknown';
}

export function tally(each: readonly Sharing[]): Tally {
	return {
		sharing: each.filter((one) => one.sharing === true).length,
		possible: each.filter((one) => one.sharing === null && one.perhaps).length,
		not: each.filter((one) => one.sharing === false).length,
		unknown: each.filter((one) => one.sharing === null && !one.perhaps).length,
	};
}

/** Several counties as one: true or false only where all of them are; since the last of them joined. */
function together(each: readonly Sharing[]): Sharing {
	const [first] = each;
	if (first === undefined || first.sharing === null || each.some((one) => one.sharing !== first.sharing))
		return { sharing: null, since: null, perhaps: each.some((one) => one.perhaps) };
	const since = each
		.flatMap((one) => one.since ?? [])
		.sort(compareWhen)
		.at(-1);
	return { sharing: first.sharing, since: since ?? null, perhaps: false };
}
