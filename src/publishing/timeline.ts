/** The programme in order of time: every event and statement, chosen by what it is, where, about which act and when. */

import {
	type ActWord,
	actWords,
	type EventType,
	eventTypes,
	type LedgerEvent,
	type Statement,
} from '../ledger/fact.ts';
import { perhapsBy } from '../ledger/when.ts';
import { inTime, type Link, lastDay, linkTo, type ShownFact, showFact, type View } from './fact.ts';
import { eventsShown, statementsShown } from './known.ts';
import { isRegion, regionOf } from './region.ts';

/** What a reader asks the timeline for; '' where it does not matter. */
export type Asked = {
	/** The type of an event, or `statement`. */
	readonly type: string;
	/** Id of the nation or a state: facts about it, or about any place in it. The nation's own are those of no single state. */
	readonly place: string;
	/** One of `actWords`. */
	readonly act: string;
	/** `2010`: facts that may have happened in that year. */
	readonly year: string;
};

export type TimelineType = EventType | 'statement';
export type Option<V> = { readonly value: V; readonly count: number };

export type TimelinePage = {
	readonly years: readonly { readonly year: string; readonly facts: readonly ShownFact[] }[];
	readonly count: number;
	/** What can be chosen, each with how many facts the whole timeline has of it. */
	readonly types: readonly Option<TimelineType>[];
	readonly places: readonly (Option<string> & Pick<Link, 'text'>)[];
	readonly acts: readonly Option<ActWord>[];
	readonly inYears: readonly Option<string>[];
};

type Told = LedgerEvent | Statement;

export function timelinePage(view: View, asked: Asked): TimelinePage {
	const last = lastDay(view);
	const all = inTime<Told>([...eventsShown(view), ...statementsShown(view)]).filter(({ when }) =>
		perhapsBy(when, last),
	);
	const regions = new Map(all.map((fact) => [fact, regionsOf(view, fact)]));
	const facts = all.filter(
		(fact) =>
			(asked.type === '' || typeOf(fact) === asked.type) &&
			(asked.place === '' || regions.get(fact)?.has(asked.place)) &&
			(asked.act === '' || fact.act === asked.act) &&
			(asked.year === '' || yearsOf(fact).includes(asked.year)),
	);
	const byYear = Map.groupBy(facts, yearOf);
	return {
		years: [...byYear].map(([year, ones]) => ({ year, facts: ones.map((fact) => showFact(view, fact)) })),
		count: facts.length,
		types: [...eventTypes, 'statement' as const].flatMap((value) =>
			option(value, all, (fact) => typeOf(fact) === value),
		),
		places: view.index.ledger.places
			.filter((place) => place.kind === 'nation' || isRegion(view.index, place))
			.flatMap((place) =>
				option(place.id, all, (fact) => regions.get(fact)?.has(place.id) ?? false).map((one) => ({
					...one,
					text: linkTo(view.index, place, view.language).text,
				})),
			)
			.sort(
				(a, b) => Number(b.value === 'us') - Number(a.value === 'us') || a.text.localeCompare(b.text, view.language),
			),
		acts: actWords.flatMap((value) => option(value, all, (fact) => fact.act === value)),
		inYears: [...new Set(all.flatMap(yearsOf))]
			.sort()
			.flatMap((value) => option(value, all, (fact) => yearsOf(fact).includes(value))),
	};
}

/** Nothing where the whole timeline has none of it: a choice that finds nothing is not offered. */
function option<V>(value: V, facts: readonly Told[], is: (fact: Told) => boolean): Option<V>[] {
	const count = facts.filter(is).length;
	return count > 0 ? [{ value, count }] : [];
}

function typeOf(fact: Told): TimelineType {
	return fact.kind === 'event' ? fact.type : 'statement';
}

/** The states that a fact's places are or lie in; the nation only where it is named itself. */
function regionsOf({ index }: View, fact: Told): Set<string> {
	return new Set(
		fact.places.flatMap((id) => {
			const place = index.place.get(id);
			return place ? [(regionOf(index, place) ?? place).id] : [];
		}),
	);
}

/** The year a fact is listed under: the one in which it had surely happened, as lists are ordered. */
function yearOf({ when }: Told): string {
	return (when.about ? when.text.slice('about '.length) : when.last).slice(0, 4);
}

function yearsOf({ when }: Told): string[] {
	const [first, last] = [Number(when.first.slice(0, 4)), Number(when.last.slice(0, 4))];
	return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}
