/** The status of a place on a day: derived from its dated facts, never typed in. */

import type { Day } from '../base/day.ts';
import type { LedgerEvent, Statement } from './fact.ts';
import type { Index } from './ledger.ts';
import type { Place } from './place.ts';
import { compareWhen, perhapsBy, surelyBy, type When } from './when.ts';

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

export const limits = ['detainers-limited', 'law-signed', 'law-in-force'] as const;
export type Limit = (typeof limits)[number];

/** How far a place is in the programme; every other word is about leaving it, and stays when the place is switched on over it. */
const stages: readonly StatusWord[] = ['unknown', 'not-sharing', 'partly-sharing', 'sharing', 'agreement-signed'];

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
	/** The last thing it did to leave or was told; where there is none, how far it is in the programme. */
	readonly status: StatusWord;
	/** Id of the fact that says so; null where none does. */
	readonly by: string | null;
	/** What limits its co-operation, whatever else it did since. */
	readonly limits: Limit | null;
	/** How its counties stand, for places that hold several; null for a county. */
	readonly counties: Tally | null;
};

/** What is certain about a place at the end of a day. Facts that can only have happened later play no part. */
export function statusOn(index: Index, place: Place, day: Day): Status {
	const steps = stepsOf(place, index.eventsOf(place.id), index.statementsOf(place.id));
	const taken = steps.filter(({ when }) => surelyBy(when, day));
	const leaving = taken.findLast(({ word }) => !stages.includes(word));
	const limit = taken.findLast(isLimit)?.word ?? null;
	const each = index.countiesOf(place).map((county) => sharingOn(index, county, day));
	const counties = place.kind === 'county' ? null : tally(each);
	// Of a place with several counties, “all of it was switched on” is a report; their own dates say how many share.
	const sharing = place.kind === 'county' ? foldSharing(steps, day, place.activated !== null) : together(each);
	const stage = stageOf(sharing.sharing, counties, taken);
	return {
		status: leaving?.word ?? stage.word,
		by: leaving?.fact ?? stage.by,
		limits: limit,
		...sharing,
		counties,
	};
}

function isLimit(step: Step): step is Step & { word: Limit } {
	return (limits as readonly StatusWord[]).includes(step.word);
}

function stageOf(
	sharing: boolean | null,
	counties: Tally | null,
	taken: readonly Step[],
): { word: StatusWord; by: string | null } {
	const switched = taken.find((step) => step.sharing === sharing)?.fact ?? null;
	if (sharing === true) return { word: 'sharing', by: switched };
	if (counties !== null && counties.sharing > 0) return { word: 'partly-sharing', by: null };
	const signed = taken.findLast(({ word }) => word === 'agreement-signed');
	if (signed) return { word: 'agreement-signed', by: signed.fact };
	return sharing === false ? { word: 'not-sharing', by: switched } : { word: 'unknown', by: null };
}

/** Whether a county shares fingerprints on a day. */
export function sharingOn(index: Index, county: Place, day: Day): Sharing {
	return foldSharing(stepsOf(county, index.eventsOf(county.id), []), day, county.activated !== null);
}

/** The steps that facts make at a place, in order of time. @param events and statements as the index gives them: by time, then by id. */
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
		(a, b) => compareWhen(a.when, b.when) || statusWords.indexOf(a.word) - statusWords.indexOf(b.word),
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
