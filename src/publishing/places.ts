/** What the index of places shows: the states with how their counties stand, the places that tried to leave, and whatever a reader looks for. */

import type { Day } from '../base/day.ts';
import { folded } from '../base/text.ts';
import type { Index } from '../ledger/ledger.ts';
import { fullName, type Place, type PlaceKind } from '../ledger/place.ts';
import type { StatusWord } from '../ledger/status.ts';
import { order } from '../ledger/when.ts';
import { lastDay, type ShownDate, showDate, type View } from './fact.ts';
import { attemptsOf } from './leaving.ts';
import { placeName } from './name.ts';
import { type PlaceRow, placeRow } from './place.ts';

/** What a reader can ask of the list: each is one plain thing to look for. */
export const placeFilters = ['sharing', 'not-sharing', 'unknown', 'tried', 'limits'] as const;
export type PlaceFilter = (typeof placeFilters)[number];

export type PlacesAsked = {
	readonly q: string;
	/** Id of a state; '' for all. */
	readonly state: string;
	readonly filter: PlaceFilter | '';
	readonly page: number;
};

/** Places that acted on leaving, with the first thing they did. */
export type TriedRow = PlaceRow & { readonly what: StatusWord | 'delay'; readonly when: ShownDate };

export type PlacesPage = {
	readonly on: Day;
	readonly all: number;
	/** For the choice in the form. */
	readonly states: readonly PlaceRow[];
	readonly tried: readonly TriedRow[];
	/** Null where nothing was asked for: then the states stand for their counties. */
	readonly found: {
		readonly rows: readonly PlaceRow[];
		readonly count: number;
		readonly page: number;
		readonly pages: number;
	} | null;
};

/** Rows on a page of the list: the largest state but one fits on it. */
export const pageSize = 200;

export function placesPage(view: View, asked: PlacesAsked): PlacesPage {
	const on = lastDay(view);
	const { places } = view.index.ledger;
	const isAsked = asked.q.trim() !== '' || asked.state !== '' || asked.filter !== '';
	return {
		on,
		all: places.length,
		states: byName(
			view,
			places.filter(({ kind }) => kind === 'state'),
		).map((one) => placeRow(view, one, on)),
		tried: isAsked ? [] : triedRows(view, on),
		found: isAsked ? find(view, asked, on) : null,
	};
}

function triedRows(view: View, on: Day): TriedRow[] {
	const seen = new Set<string>();
	return attemptsOf(view.index)
		.filter(({ event, place }) => event.when.first <= on && !seen.has(place.id) && seen.add(place.id))
		.map(({ place, event }) => ({
			...placeRow(view, place, on),
			name: placeName(view.index.ledger, place, view.language, true),
			what: event.type as TriedRow['what'],
			when: showDate(event.when, view.language),
		}));
}

function find(view: View, asked: PlacesAsked, on: Day): NonNullable<PlacesPage['found']> {
	const words = folded(asked.q)
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
	const state = view.index.place.get(asked.state);
	const tried = new Set(
		attemptsOf(view.index)
			.filter(({ event }) => event.when.first <= on)
			.map(({ place }) => place.id),
	);
	const rows = allRows(view, on)
		.filter(
			({ place }) =>
				(asked.state === '' || (place.state !== null && place.state === state?.state && place.kind !== 'state')) &&
				words.every((word) => namesOf(view, place).some((name) => name.includes(word))),
		)
		.map(({ row }) => row)
		.filter((row) => passes(row, asked.filter, tried));
	const pages = Math.max(1, Math.ceil(rows.length / pageSize));
	const page = Math.min(Math.max(asked.page, 1), pages);
	return { rows: rows.slice((page - 1) * pageSize, page * pageSize), count: rows.length, page, pages };
}

type Row = { readonly place: Place; readonly row: PlaceRow };

/** How every place stands takes a while to find out, so it is kept for the days and languages asked for last. */
const kept = new WeakMap<Index, Map<string, readonly Row[]>>();

function allRows(view: View, on: Day): readonly Row[] {
	const days = kept.get(view.index) ?? new Map<string, readonly Row[]>();
	kept.set(view.index, days);
	const name = `${view.language} ${on}`;
	const there = days.get(name);
	if (there) return there;
	const made = byName(view, view.index.ledger.places).map((place) => ({ place, row: placeRow(view, place, on) }));
	if (days.size >= 4) days.delete(days.keys().next().value ?? '');
	days.set(name, made);
	return made;
}

function passes(row: PlaceRow, filter: PlaceFilter | '', tried: ReadonlySet<string>): boolean {
	switch (filter) {
		case 'sharing':
			return row.sharing === true;
		case 'not-sharing':
			return row.sharing === false;
		case 'unknown':
			return row.sharing === null && (row.counties === null || row.counties.unknown > 0);
		case 'tried':
			return tried.has(row.id);
		case 'limits':
			return row.limits !== null;
		case '':
			return true;
	}
}

function namesOf({ index, language }: View, place: Place): string[] {
	return [fullName(place), placeName(index.ledger, place, language, true), place.id, ...place.aliases].map(folded);
}

const ranks: Readonly<Record<PlaceKind, number>> = { nation: 0, state: 1, county: 2, city: 3, agency: 4 };

function byName({ index, language }: View, places: readonly Place[]): Place[] {
	const name = new Map(places.map((place) => [place.id, folded(placeName(index.ledger, place, language))]));
	return [...places].sort(
		(a, b) =>
			ranks[a.kind] - ranks[b.kind] ||
			order(name.get(a.id) ?? '', name.get(b.id) ?? '') ||
			order(a.state ?? '', b.state ?? '') ||
			order(a.id, b.id),
	);
}
