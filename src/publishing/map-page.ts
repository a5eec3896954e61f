/** What the page of the map shows, for every month at once: the table says the same as the picture. */

import type { EventType, LeavingAct } from '../ledger/fact.ts';
import { listSource } from '../ledger/ledger.ts';
import { key, type Place } from '../ledger/place.ts';
import type { Tally } from '../ledger/status.ts';
import { order, tellWhen } from '../ledger/when.ts';
import type { Atlas } from './atlas.ts';
import { type Link, linkTo, type ShownDate, type ShownSource, showDate, showSource, type View } from './fact.ts';
import { attemptsOf } from './leaving.ts';
import { type History, monthBy, type Spread, stageAt } from './map.ts';
import { type Layout, placeMarks, type Tried } from './map-marks.ts';
import { placeName } from './name.ts';
import { factPath, placePath } from './paths.ts';
import { isRegion, regionOf } from './region.ts';
import { type Told, toldIn } from './translation.ts';

export type ShownAttempt = {
	readonly place: Link;
	readonly act: LeavingAct | null;
	readonly type: EventType;
	readonly who: Told;
	readonly when: ShownDate;
	/** The month of the map by whose end it had surely happened; null where that is after the last. */
	readonly from: number | null;
	/** The page of the fact. */
	readonly path: string;
};

/** A state, or the federal district. */
export type StateRow = {
	readonly id: string;
	readonly name: string;
	readonly path: string;
	/** How many counties it has, and for each month how many shared, and of how many it is not known. */
	readonly counties: number;
	readonly sharing: readonly number[];
	readonly unknown: readonly number[];
};

export type CountyRow = {
	readonly name: string;
	readonly path: string;
	/** For people; null where it is not known, or not by the last month. */
	readonly since: string | null;
	readonly history: History;
};

export type MapPage = {
	readonly months: readonly string[];
	readonly counts: readonly Tally[];
	/** The history of each outline of the picture. */
	readonly groups: readonly History[];
	readonly attempts: readonly ShownAttempt[];
	readonly wide: Layout;
	readonly narrow: Layout;
	readonly states: readonly StateRow[];
	/** Counties of the ledger that the picture leaves out. */
	readonly undrawn: readonly Link[];
	readonly source: ShownSource | null;
};

/** What the page asks for: the map, the month it opens on, and where its two files of outlines are. */
export type MapAnswer = MapPage & {
	readonly on: number;
	/** Null where the reader looks for no county. */
	readonly found: readonly CountyRow[] | null;
	readonly shapes: string;
	readonly outlines: string;
};

export function mapPage(view: View, spread: Spread, atlas: Atlas): MapPage {
	const { index, language } = view;
	const source = index.source.get(listSource);
	const tried = triedPlaces(view, spread, atlas);
	const { months } = spread;
	return {
		months,
		counts: spread.counts,
		groups: spread.groups.map(({ history }) => history),
		attempts: attemptsOf(index).map(({ place, act, event }) => ({
			place: linkTo(index, place, language),
			act,
			type: event.type,
			who: toldIn(index.ledger, language, `actor:${event.actor}`, event.actor),
			when: showDate(event.when, language),
			from: monthBy(months, event.when) ?? null,
			path: factPath(event.id),
		})),
		wide: placeMarks(tried, { radius: 6.5, letter: 6.2, height: 25 }),
		narrow: placeMarks(tried, { radius: 19, letter: 0, height: 44 }),
		states: stateRows(view, spread),
		undrawn: spread.groups
			.flatMap(({ counties }) => counties)
			.filter(({ id }) => !atlas.plates.some((plate) => plate.counties.has(id)))
			.sort((a, b) => order(a.id, b.id))
			.map((place) => linkTo(index, place, language)),
		source: source ? showSource(source, language) : null,
	};
}

/** The places that tried to leave within the months of the map, each act once, from when it was first tried. */
function triedPlaces({ index, language }: View, { months }: Spread, atlas: Atlas): Tried[] {
	return [...Map.groupBy(attemptsOf(index), ({ place }) => place)].flatMap(([place, all]) => {
		const acts = [...Map.groupBy(all, ({ act }) => act)].flatMap(([act, [first]]) => {
			const from = first && monthBy(months, first.event.when);
			return from === undefined ? [] : [{ act, from }];
		});
		const at = atlas.middle(index.countiesOf(place).map(({ id }) => id));
		if (!at || acts.length === 0) return [];
		// On the map the name stands for the dot: “Cook”, not “Cook County”.
		const short = /^(.+) County$/.exec(place.name)?.[1];
		const name = place.kind === 'county' && short ? short : placeName(index.ledger, place, language);
		return [{ id: place.id, name, path: placePath(place), at: [tenth(at[0]), tenth(at[1])] as const, acts }];
	});
}

function stateRows({ index, language }: View, spread: Spread): StateRow[] {
	const members = spread.groups.flatMap(({ history, counties }) =>
		counties.map((county) => ({ region: regionOf(index, county)?.id, history })),
	);
	const byState = Map.groupBy(members, ({ region }) => region);
	return index.ledger.places
		.filter((place) => isRegion(index, place) && byState.has(place.id))
		.map((state) => {
			const counties = byState.get(state.id) ?? [];
			const each = (stages: readonly string[]) =>
				spread.months.map(
					(_, month) => counties.filter(({ history }) => stages.includes(stageAt(history, month))).length,
				);
			return {
				id: state.id,
				name: placeName(index.ledger, state, language),
				path: placePath(state),
				counties: counties.length,
				sharing: each(['sharing']),
				unknown: each(['unknown', 'perhaps']),
			};
		})
		.sort((a, b) => a.name.localeCompare(b.name, language));
}

/**
 * The counties that a reader looks for: of a state, or with the words in their name; null where nothing was asked.
 * @param words as typed; accents and capitals do not count.
 */
export function countyRows(
	{ index, language }: View,
	spread: Spread,
	{ state, words }: { state: string; words: string },
): CountyRow[] | null {
	const wanted = key(words);
	if (state === '' && wanted === '') return null;
	const named = (place: Place) => {
		const names = [place.name, placeName(index.ledger, place, language, true), ...place.aliases, place.id];
		return wanted === '' || names.some((name) => key(name).includes(wanted));
	};
	return spread.groups
		.flatMap(({ history, counties }) => counties.map((place) => ({ place, history })))
		.filter(({ place }) => (state === '' || regionOf(index, place)?.id === state) && named(place))
		.sort(
			(a, b) => order(a.place.state ?? '', b.place.state ?? '') || a.place.name.localeCompare(b.place.name, language),
		)
		.map(({ place, history }) => {
			const since = spread.since.get(place.id);
			return {
				name: placeName(index.ledger, place, language, true),
				path: placePath(place),
				since: since ? tellWhen(since, language) : null,
				history,
			};
		});
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
