/** Facts as pages show them: with words in the reader's language, dates as precise as known, and what they rest on. */

import type { Day } from '../base/day.ts';
import type {
	ActWord,
	EventType,
	Figure,
	Grounds,
	LedgerEvent,
	Position,
	Source,
	Standing,
	Statement,
} from '../ledger/fact.ts';
import type { Index } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { compareWhen, type Language, order, type Precision, perhapsBy, tellWhen, type When } from '../ledger/when.ts';
import { eventsShown, figuresShown, statementsShown } from './known.ts';
import { placeInside, placeName } from './name.ts';
import { factPath, personPath, placePath, sourcePath } from './paths.ts';
import type { Site } from './site.ts';
import { type Told, toldIn } from './translation.ts';

/** What a page is made from, and for whom. `today` bounds what has happened; `known` in the site bounds what was known. */
export type View = Pick<Site, 'known' | 'index'> & { readonly language: Language; readonly today: Day };

export type Link = { readonly text: string; readonly path: string };

export type ShownDate = {
	/** For people, and as noted. */
	readonly told: string;
	readonly text: string;
	readonly first: Day;
	readonly last: Day;
	readonly precision: Precision;
	readonly about: boolean;
};

export type ShownSource = {
	readonly id: string;
	readonly path: string;
	readonly title: string;
	readonly publisher: string;
	readonly date: ShownDate | null;
	readonly url: string;
};

export type ShownFact = {
	readonly id: string;
	readonly path: string;
	readonly kind: 'event' | 'statement';
	readonly when: ShownDate;
	readonly known: ShownDate | null;
	readonly effective: ShownDate | null;
	/** Of an event. */
	readonly type: EventType | null;
	/** Who did it or said it; '' for what only a list says. */
	readonly who: Told;
	readonly person: Link | null;
	/** Of a statement, where it is not the speaker itself. */
	readonly office: Told | null;
	/** Of a statement: where it was said. */
	readonly venue: Told | null;
	readonly question: string | null;
	readonly position: Position | null;
	readonly act: ActWord | null;
	/** Why it is sorted under that act, where the summary does not make it plain. */
	readonly actReason: Told | null;
	readonly summary: Told;
	readonly standing: Standing;
	readonly places: readonly Link[];
	/** Ids of places that had asked, and to which this is the answer. */
	readonly answers: readonly string[];
	readonly sources: readonly ShownSource[];
};

export type ShownFigure = {
	readonly id: string;
	readonly path: string;
	readonly measure: Told;
	readonly scope: Told | null;
	readonly qualifier: Told | null;
	readonly unit: Figure['unit'];
	readonly value: number;
	readonly high: number | null;
	readonly asOf: ShownDate;
	readonly note: Told | null;
	readonly standing: Standing;
	readonly place: Link;
	readonly sources: readonly ShownSource[];
};

/** The last day a page tells of: today, or the day of knowledge where that is earlier. */
export function lastDay({ known, today }: Pick<View, 'known' | 'today'>): Day {
	return known === null || known > today ? today : known;
}

/** Events of a place that can have happened by the last day; months of the published list that lie after it are left out. */
export function eventsAt(view: View, place: string): readonly LedgerEvent[] {
	const last = lastDay(view);
	return view.index.eventsOf(place).filter((one) => perhapsBy(one.when, last));
}

export function statementsAt(view: View, place: string): readonly Statement[] {
	const last = lastDay(view);
	return view.index.statementsOf(place).filter((one) => perhapsBy(one.when, last));
}

/** What bodies of government said of a whole state or of the nation on leaving, in order of time. */
export function positionsOf(view: View, place: Place): Statement[] {
	return statementsAt(view, place.id).filter(
		(one) =>
			one.question === 'can-leave' && one.position !== null && (place.kind !== 'nation' || one.department !== ''),
	);
}

export function inTime<F extends { readonly when: When; readonly id: string }>(facts: readonly F[]): F[] {
	return [...facts].sort((a, b) => compareWhen(a.when, b.when) || order(a.id, b.id));
}

/** A fact, a statement or a figure by its id; undefined where the site shows none. */
export function findFact(view: View, id: string): LedgerEvent | Statement | Figure | undefined {
	const listed = /^listed-(.+)$/.exec(id)?.[1];
	if (listed !== undefined) return eventsAt(view, listed).find((one) => one.id === id);
	return [...eventsShown(view), ...statementsShown(view), ...figuresShown(view)].find((one) => one.id === id);
}

export function showDate(when: When, language: Language): ShownDate {
	const { text, first, last, precision, about } = when;
	return { told: tellWhen(when, language), text, first, last, precision, about };
}

const showMaybe = (when: When | null, language: Language) => (when === null ? null : showDate(when, language));

export function showSource(source: Source, language: Language): ShownSource {
	const { id, title, publisher, date, url } = source;
	return { id, path: sourcePath(id), title, publisher, date: showMaybe(date, language), url };
}

export function sourcesOf(view: View, grounds: Grounds): ShownSource[] {
	return [grounds.source, ...(grounds.more ?? [])].flatMap((id) => {
		const source = view.index.source.get(id);
		return source ? [showSource(source, view.language)] : [];
	});
}

export function linkTo(index: Index, place: Place, language: Language): Link {
	return { text: placeName(index.ledger, place, language, true), path: placePath(place) };
}

export function showFact(view: View, fact: LedgerEvent | Statement): ShownFact {
	const { index, language } = view;
	const told = (id: string, text: string) => toldIn(index.ledger, language, id, text);
	const shared = {
		id: fact.id,
		path: factPath(fact.id),
		when: showDate(fact.when, language),
		known: showMaybe(fact.known, language),
		act: fact.act,
		actReason: fact.actReason ? told(`act-reason:${fact.actReason}`, fact.actReason) : null,
		position: fact.position,
		standing: fact.standing,
		places: fact.places.flatMap((id) => {
			const place = index.place.get(id);
			return place ? [linkTo(index, place, language)] : [];
		}),
		sources: sourcesOf(view, fact),
	};
	if (fact.kind === 'event')
		return {
			...shared,
			kind: 'event',
			effective: showMaybe(fact.effective, language),
			type: fact.type,
			who: told(`actor:${fact.actor}`, fact.actor),
			person: null,
			office: null,
			venue: null,
			question: null,
			answers: [],
			summary: fact.id.startsWith('listed-') ? listedSummary(view, fact) : told(fact.id, fact.summary),
		};
	const person = index.personOf(fact.speaker);
	return {
		...shared,
		kind: 'statement',
		effective: null,
		type: null,
		who: told(`actor:${fact.speaker}`, fact.speaker),
		person: person ? { text: person.name, path: personPath(person.id) } : null,
		office: fact.office === fact.speaker ? null : told(`office:${fact.office}`, fact.office),
		venue: fact.venue === '' ? null : told(`venue:${fact.venue}`, fact.venue),
		question: fact.question,
		answers: fact.answers,
		summary: told(fact.id, fact.summary),
	};
}

/** The sentence that the index makes for a month of the list; its Spanish is made here by the same rule. */
function listedSummary({ index, language }: View, fact: LedgerEvent): Told {
	const place = index.place.get(fact.places[0] ?? '');
	if (language === 'en' || !place) return { text: fact.summary, language: 'en', state: null };
	const name = placeInside(index.ledger, place, language);
	return {
		text: `Según la lista publicada, las huellas tomadas en ${name} (${place.state}) se comparten desde este mes.`,
		language,
		state: null,
	};
}

export function showFigure(view: View, figure: Figure): ShownFigure {
	const { index, language } = view;
	const told = (id: string, text: string) =>
		text === '' ? null : toldIn(index.ledger, language, `${id}:${text}`, text);
	const place = index.place.get(figure.place);
	return {
		id: figure.id,
		path: factPath(figure.id),
		measure: toldIn(index.ledger, language, `measure:${figure.measure}`, figure.measure),
		scope: told('scope', figure.scope),
		qualifier: told('qualifier', figure.qualifier),
		unit: figure.unit,
		value: figure.value,
		high: figure.high,
		asOf: showDate(figure.asOf, language),
		note: told('note', figure.note),
		standing: figure.standing,
		place: place ? linkTo(index, place, language) : { text: figure.place, path: '/places' },
		sources: sourcesOf(view, figure),
	};
}
