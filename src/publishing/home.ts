/** The front page: the finding, what the programme was, its spread, who said what, and the numbers; each with what it rests on. */

import { type Day, dayNumber } from '../base/day.ts';
import type { Position } from '../ledger/fact.ts';
import { listSource } from '../ledger/ledger.ts';
import { gap, inOrder, parseWhen, perhapsBy, type When } from '../ledger/when.ts';
import {
	inTime,
	lastDay,
	type ShownDate,
	type ShownFact,
	type ShownFigure,
	type ShownSource,
	showDate,
	showFact,
	showFigure,
	showSource,
	type View,
} from './fact.ts';
import { eventsShown, figuresShown, statementsShown } from './known.ts';
import { attemptsOf } from './leaving.ts';
import { endOf, type History, monthAt, monthBy, type Spread } from './map.ts';

/** The question that the case turns on. */
export const question = 'can-leave';

/** The two answers of one office that the headline is about, chosen by a person. */
const flip = { yes: 'statement-053', no: 'statement-061' } as const;

/**
 * The sentences that say what the programme was (`publishing.home.<word>`), with the facts that each rests on. Of each the
 * first wording is told all of whose facts are shown: on an earlier day of knowledge less could be said.
 */
const sentences = [
	[
		{ word: 'what', facts: ['event-006', 'event-011', 'event-114'] },
		{ word: 'what-then', facts: ['event-006', 'event-011'] },
	],
	// This one rests on the published list alone, which is cited beside it.
	[{ word: 'where', facts: [] }],
	[
		{ word: 'fight', facts: ['statement-048', 'statement-064', 'event-023', 'event-026', 'event-080'] },
		{ word: 'fight-then', facts: ['event-023', 'event-026'] },
	],
] as const;

export type Sentence = {
	readonly word: (typeof sentences)[number][number]['word'];
	readonly facts: readonly ShownFact[];
};

/** The published figures that the front page shows. */
const keyFigures = ['figure-101', 'figure-139', 'figure-142'] as const;

/** The months of the small maps: the first places, the month before the answer changed, the end of the agreements, the last places. */
const stations = ['2008-12', '2010-09', '2011-08', '2013-01'] as const;

/** Departments of the federal government that took positions. */
const federal: readonly string[] = ['Department of Homeland Security', 'Department of Justice'];

/** The years that a picture of positions covers, from the first of January of the one to that of the other. */
export type Span = { readonly from: number; readonly to: number };
const span: Span = { from: 2009, to: 2013 };

/** Two answers of one office, yes and later no, with the fewest days there can be between them. */
export type Flip = { readonly yes: ShownFact; readonly no: ShownFact; readonly days: number };

export type Answer = {
	readonly fact: ShownFact;
	readonly position: Position;
	readonly federal: boolean;
	/** Where the date lies between the first and the last year of the picture, 0 to 1; null outside of them. */
	readonly at: number | null;
};

export type Station = { readonly month: string; readonly index: number; readonly day: Day; readonly count: number };

export type HomePage = {
	/** Null where a day of knowledge lies before one of the two answers. */
	readonly flip: Flip | null;
	readonly sentences: readonly Sentence[];
	/** Counties that shared at the end of the last month shown, and of how many it is known. */
	readonly spread: { readonly count: number; readonly known: number; readonly asOf: ShownDate };
	readonly stations: readonly Station[];
	/** How many places had tried to leave by then, as the page of the map lists them. */
	readonly tried: { readonly places: number; readonly asOf: ShownDate };
	readonly figures: readonly ShownFigure[];
	readonly answers: readonly Answer[];
	readonly span: Span;
	readonly source: ShownSource | null;
};

/** What the page asks for: with the histories of the outlines, and where their file is. */
export type HomeAnswer = HomePage & { readonly groups: readonly History[]; readonly shapes: string };

export function homePage(view: View, spread: Spread): HomePage {
	const { index, language } = view;
	const events = new Map(eventsShown(view).map((one) => [one.id, one]));
	const statements = new Map(statementsShown(view).map((one) => [one.id, one]));
	const figures = new Map(figuresShown(view).map((one) => [one.id, one]));
	const last = spread.counts.at(-1);
	const source = index.source.get(listSource);
	const attempts = attemptsOf(index).filter(({ event }) => monthBy(spread.months, event.when) !== undefined);
	const asOf = showDate(parseWhen(spread.months.at(-1) ?? ''), language);
	return {
		flip: flipOf(view),
		sentences: sentences.flatMap((wordings): Sentence[] => {
			const told = wordings.map(({ word, facts }) => ({
				word,
				wanted: facts.length,
				facts: facts.flatMap((id) => events.get(id) ?? statements.get(id) ?? []),
			}));
			const [best] = told.filter(({ facts, wanted }) => facts.length === wanted);
			return best ? [{ word: best.word, facts: best.facts.map((fact) => showFact(view, fact)) }] : [];
		}),
		spread: {
			count: last?.sharing ?? 0,
			known: (last?.sharing ?? 0) + (last?.not ?? 0) + (last?.possible ?? 0),
			asOf,
		},
		stations: stationsOf(spread),
		tried: { places: new Set(attempts.map(({ place }) => place.id)).size, asOf },
		figures: keyFigures.flatMap((id) => figures.get(id) ?? []).map((one) => showFigure(view, one)),
		answers: answersOf(view, question, span),
		span,
		source: source ? showSource(source, language) : null,
	};
}

/** The months of the small maps that the reader may know of; the last month shown stands for those after it. */
function stationsOf({ months, counts }: Spread): Station[] {
	const last = months.at(-1) ?? '';
	const shown = [...new Set(stations.map((month) => (month <= last ? month : last)))];
	return shown.flatMap((month) => {
		const index = monthAt(months, month) ?? 0;
		return [{ month, index, day: endOf(month), count: counts[index]?.sharing ?? 0 }];
	});
}

/** The two answers that the headline is about; null where a day of knowledge lies before one of them. */
export function flipOf(view: View): Flip | null {
	const statements = new Map(statementsShown(view).map((one) => [one.id, one]));
	const [yes, no] = [statements.get(flip.yes), statements.get(flip.no)];
	return yes && no && inOrder(yes.when, no.when)
		? { yes: showFact(view, yes), no: showFact(view, no), days: gap(yes.when, no.when).least }
		: null;
}

/** Every position taken on a question, in order of time, and where each lies in the span. */
export function answersOf(view: View, asked: string, years: Span): Answer[] {
	const last = lastDay(view);
	return inTime(statementsShown(view)).flatMap((one) => {
		if (one.question !== asked || one.position === null || !perhapsBy(one.when, last)) return [];
		return [
			{
				fact: showFact(view, one),
				position: one.position,
				federal: federal.includes(one.department),
				at: shareOf(one.when, years),
			},
		];
	});
}

/** The middle of the days it can have been, as a share of the picture's years. */
function shareOf({ first, last }: When, { from, to }: Span): number | null {
	const [start, end] = [dayNumber(`${from}-01-01` as Day), dayNumber(`${to}-01-01` as Day)];
	const share = ((dayNumber(first) + dayNumber(last)) / 2 - start) / (end - start);
	return share >= 0 && share <= 1 ? Math.round(share * 1e4) / 1e4 : null;
}
