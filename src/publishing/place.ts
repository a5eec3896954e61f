/** What the page of a place shows: how it stands on a day, what happened to it, what limits it, and who is beside it. */

import type { Day } from '../base/day.ts';
import type { LedgerEvent } from '../ledger/fact.ts';
import { listSource } from '../ledger/ledger.ts';
import { fipsOf, type Place, type PlaceKind, upwards } from '../ledger/place.ts';
import { type Limit, type StatusWord, statusOn, type Tally } from '../ledger/status.ts';
import { order, surelyBy } from '../ledger/when.ts';
import {
	eventsAt,
	inTime,
	type Link,
	lastDay,
	positionsOf,
	type ShownDate,
	type ShownFact,
	type ShownFigure,
	showDate,
	showFact,
	showFigure,
	statementsAt,
	type View,
} from './fact.ts';
import { type Finding, findingOf } from './finding.ts';
import { historyOf } from './history.ts';
import { figuresShown } from './known.ts';
import type { Chart } from './lane.ts';
import { placeName } from './name.ts';
import { neighboursOf } from './neighbour.ts';
import { factPath, placePath, placeSegment, sourcePath } from './paths.ts';

export type ShownStatus = {
	readonly word: StatusWord;
	readonly sharing: boolean | null;
	readonly since: ShownDate | null;
	/** True where it began or ended about then, before or after the day. */
	readonly perhaps: boolean;
	readonly counties: Tally | null;
	readonly limits: Limit | null;
	/** Where that is proved: the word, and the sharing. */
	readonly by: string | null;
	readonly sharingBy: string | null;
};

/** A place as a line of a list. */
export type PlaceRow = {
	readonly id: string;
	readonly name: string;
	/** With its state. */
	readonly full: string;
	readonly path: string;
	readonly kind: PlaceKind;
	readonly state: string | null;
	readonly word: StatusWord;
	readonly sharing: boolean | null;
	readonly since: ShownDate | null;
	readonly perhaps: boolean;
	readonly counties: Tally | null;
	readonly limits: Limit | null;
};

/** The last clear answer on leaving before a day and the next one after it, by the state or for the whole nation. */
export type Said = {
	readonly where: 'state' | 'nation';
	readonly name: string;
	readonly before: ShownFact | null;
	readonly after: ShownFact | null;
};

export type PlacePage = {
	readonly id: string;
	readonly name: string;
	readonly full: string;
	readonly path: string;
	readonly segment: string;
	readonly kind: PlaceKind;
	readonly fips: string | null;
	/** What it lies in, from the outside in. */
	readonly above: readonly Link[];
	/** The day asked for, and the last day this page can tell of. */
	readonly on: Day;
	readonly last: Day;
	readonly finding: Finding;
	/** Where the finding's facts are proved, in order of time; the published list stands for the months of several counties. */
	readonly proofs: readonly string[];
	readonly status: ShownStatus;
	readonly chart: Chart;
	/** Events and statements in order of time. */
	readonly facts: readonly ShownFact[];
	/** What limits cooperation here on the day: its own rules, and those of what it lies in. */
	readonly limits: readonly ShownFact[];
	/** When it first tried to leave; the day asked for where it did not. */
	readonly meanwhile: { readonly tried: ShownDate | null; readonly said: readonly Said[] };
	readonly figures: readonly ShownFigure[];
	readonly neighbours: readonly PlaceRow[];
	/** Counties of a state or city, states of the nation; cities and agencies of a county. */
	readonly inside: readonly PlaceRow[];
	readonly others: readonly PlaceRow[];
};

/** @param on the day to tell the status of; the last day where it lies beyond it or is left out. */
export function placePage(view: View, place: Place, on?: Day): PlacePage {
	const { index, language } = view;
	const last = lastDay(view);
	const day = on !== undefined && on < last ? on : last;
	const finding = findingOf(index, place, last, language);
	const facts = inTime([...eventsAt(view, place.id), ...statementsAt(view, place.id)]);
	const rows = (ids: readonly string[]) =>
		ids.flatMap((id) => {
			const one = index.place.get(id);
			return one ? [placeRow(view, one, day)] : [];
		});
	return {
		id: place.id,
		name: placeName(index.ledger, place, language),
		full: placeName(index.ledger, place, language, true),
		path: placePath(place),
		segment: placeSegment(place),
		kind: place.kind,
		fips: fipsOf(place),
		above: upwards(index.place, place)
			.slice(1)
			.reverse()
			.map((one) => ({ text: placeName(index.ledger, one, language), path: placePath(one) })),
		on: day,
		last,
		finding,
		proofs: [
			...finding.facts.map(factPath),
			...(place.kind !== 'county' || finding.facts.length === 0 ? [sourcePath(listSource)] : []),
		],
		status: showStatus(view, place, day),
		chart: historyOf(view, place),
		facts: facts.map((one) => showFact(view, one)),
		limits: limitsOn(view, place, day).map((one) => showFact(view, one)),
		meanwhile: saidThen(view, place, day),
		figures: inOrder(figuresShown(view).filter((one) => one.place === place.id)).map((one) => showFigure(view, one)),
		neighbours: rows(neighboursOf(place.id)),
		inside: rows(insideOf(view, place)),
		others: rows(othersOf(view, place)),
	};
}

export function showStatus(view: View, place: Place, day: Day): ShownStatus {
	const { index, language } = view;
	const status = statusOn(index, place, day);
	const switched = status.since
		? eventsAt(view, place.id).find(
				(one) => (one.type === 'activated' || one.type === 'deactivated') && one.when.text === status.since?.text,
			)
		: undefined;
	return {
		word: status.status,
		sharing: status.sharing,
		since: status.since ? showDate(status.since, language) : null,
		perhaps: status.perhaps,
		counties: status.counties,
		limits: status.limits,
		by: status.by === null ? null : factPath(status.by),
		sharingBy: switched ? factPath(switched.id) : status.counties ? sourcePath(listSource) : null,
	};
}

export function placeRow({ index, language }: View, place: Place, day: Day): PlaceRow {
	const { status, sharing, since, perhaps, counties, limits } = statusOn(index, place, day);
	return {
		id: place.id,
		name: placeName(index.ledger, place, language),
		full: placeName(index.ledger, place, language, true),
		path: placePath(place),
		kind: place.kind,
		state: place.state,
		word: status,
		sharing,
		since: since ? showDate(since, language) : null,
		perhaps,
		counties,
		limits,
	};
}

/** Rules on detainers and cooperation in force, of the place itself first, then of what it lies in; the nation's are no limits. */
export function limitsOn(view: View, place: Place, day: Day): LedgerEvent[] {
	return upwards(view.index.place, place)
		.filter(({ kind }) => kind !== 'nation')
		.flatMap(({ id }) => view.index.eventsOf(id))
		.filter(
			({ type, when, effective }) =>
				(type === 'detainers-limited' || type === 'law' || type === 'law-requiring-detainers') &&
				surelyBy(effective ?? when, day),
		);
}

/** Positions on “can a jurisdiction leave?” at the time the place first tried, else on the day: the last before, and the next after. */
function saidThen(view: View, place: Place, day: Day): PlacePage['meanwhile'] {
	const { index, language } = view;
	const tried = eventsAt(view, place.id).find(({ type }) => (tryTypes as readonly string[]).includes(type));
	const at = tried?.when.last ?? day;
	const said = upwards(index.place, place)
		.slice(1)
		.filter(({ kind }) => kind === 'state' || kind === 'nation')
		.map((above): Said => {
			const clear = positionsOf(view, above).filter(({ position }) => position !== 'unclear');
			const before = clear.findLast(({ when }) => when.last <= at);
			const after = clear.find(({ when }) => when.first > at);
			return {
				where: above.kind === 'state' ? 'state' : 'nation',
				name: placeName(index.ledger, above, language),
				before: before ? showFact(view, before) : null,
				after: after && tried ? showFact(view, after) : null,
			};
		});
	return { tried: tried ? showDate(tried.when, language) : null, said };
}

export const tryTypes = ['vote-to-leave', 'asked-to-leave', 'suspended', 'agreement-ended'] as const;

function insideOf({ index }: View, place: Place): string[] {
	if (place.kind === 'county') return [];
	if (place.kind === 'nation') return named(index.ledger.places.filter(({ kind }) => kind === 'state'));
	return named(index.countiesOf(place));
}

/** Cities and agencies: in a state all of them, in a county those whose arrests are booked there. */
function othersOf({ index }: View, place: Place): string[] {
	return named(
		index.ledger.places.filter(
			(one) =>
				(one.kind === 'city' || one.kind === 'agency') &&
				one.id !== place.id &&
				(place.kind === 'state'
					? one.state === place.state
					: place.kind === 'county'
						? one.counties.includes(place.id)
						: one.within === place.id),
		),
	);
}

function named(places: readonly Place[]): string[] {
	return [...places].sort((a, b) => order(a.name, b.name) || order(a.id, b.id)).map(({ id }) => id);
}

function inOrder<F extends { readonly asOf: { readonly last: string }; readonly id: string }>(
	figures: readonly F[],
): F[] {
	return [...figures].sort((a, b) => order(a.asOf.last, b.asOf.last) || order(a.id, b.id));
}
