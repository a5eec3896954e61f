/** What the page of a question shows: every position by office over time, and the contradictions that were accepted. */

import type { Position, Question, Statement } from '../ledger/fact.ts';
import { compareWhen, type Language, order } from '../ledger/when.ts';
import { findFact, inTime, lastDay, type ShownFact, showFact, type View } from './fact.ts';
import { statementMark } from './history.ts';
import { type Answer, answersOf, type Flip, flipOf, question as headline, type Span } from './home.ts';
import { statementsShown } from './known.ts';
import { type Axis, axisOver, type Chart, isOn, type Lane, ticksOf } from './lane.ts';
import { questionPath } from './paths.ts';
import type { Published } from './table.ts';
import { type Told, toldIn } from './translation.ts';

type Positioned = Statement & { readonly position: Position };
export type Counted = Readonly<Record<Position, number>>;

/** A contradiction with both its sides in the reader's language. */
export type ShownContradiction = {
	readonly id: string;
	readonly between: 'one office' | 'one department';
	readonly gap: { readonly least: number; readonly most: number };
	readonly inOrder: boolean;
	readonly reason: string;
	readonly first: ShownFact;
	readonly second: ShownFact;
};

export type QuestionRow = {
	readonly id: string;
	readonly path: string;
	readonly text: string;
	readonly counted: Counted;
};

export type QuestionPage = QuestionRow & {
	/** The year and department with the most divided answers: what a headline can say without judging. */
	readonly divided: { readonly year: string; readonly department: Told; readonly counted: Counted } | null;
	/** The positions of the two years with most of them, as a picture, and the two that the headline of the site is about. */
	readonly strip: { readonly answers: readonly Answer[]; readonly span: Span; readonly flip: Flip | null };
	/** The two years that hold most of the positions, and all years. */
	readonly focus: Chart;
	readonly whole: Chart;
	/** All positions in order of time. */
	readonly positions: readonly ShownFact[];
	readonly contradictions: readonly ShownContradiction[];
};

export function questionRows(view: View): QuestionRow[] {
	return view.index.ledger.questions.map((one) => questionRow(view, one));
}

export function questionText(question: Question, language: Language): string {
	return language === 'es' ? question.es : question.en;
}

function questionRow(view: View, question: Question): QuestionRow {
	return {
		id: question.id,
		path: questionPath(question.id),
		text: questionText(question, view.language),
		counted: count(positionsOn(view, question.id)),
	};
}

/** Every statement that takes a position on a question, in order of time. */
export function positionsOn(view: View, question: string): Positioned[] {
	const last = lastDay(view);
	return inTime(
		statementsShown(view).filter(
			(one): one is Positioned => one.question === question && one.position !== null && one.when.first <= last,
		),
	);
}

export function questionPage(view: View, question: Question, accepted: Published['accepted']): QuestionPage {
	const positions = positionsOn(view, question.id);
	const all = axisOver(
		positions.length > 0 ? positions.flatMap(({ when }) => [when.first, when.last]) : [lastDay(view)],
		lastDay(view),
	);
	const focus = focusOf(positions, all);
	const span = { from: Number(focus.first.slice(0, 4)), to: Number(focus.last.slice(0, 4)) + 1 };
	return {
		...questionRow(view, question),
		divided: mostDivided(view, positions),
		strip: {
			answers: answersOf(view, question.id, span).filter(({ at }) => at !== null),
			span,
			flip: question.id === headline ? flipOf(view) : null,
		},
		focus: chartOf(view, positions, focus),
		whole: chartOf(view, positions, all),
		positions: positions.map((one) => showFact(view, one)),
		contradictions: contradictionsOf(
			view,
			accepted.filter((one) => one.question.id === question.id),
		),
	};
}

/** Both sides in the reader's language; one that is not shown leaves its contradiction out. */
export function contradictionsOf(view: View, accepted: Published['accepted']): ShownContradiction[] {
	return accepted.flatMap((one) => {
		const sides = [one.first.id, one.second.id].map((id) => findFact(view, id));
		const [first, second] = sides.filter((side) => side !== undefined && 'kind' in side);
		if (!first || !second) return [];
		const { id, between, gap, inOrder, decision } = one;
		return [
			{
				id,
				between,
				gap,
				inOrder,
				reason: view.language === 'es' && decision.es !== '' ? decision.es : decision.reason,
				first: showFact(view, first),
				second: showFact(view, second),
			},
		];
	});
}

function count(positions: readonly Positioned[]): Counted {
	const of = (position: Position) => positions.filter((one) => one.position === position).length;
	return { yes: of('yes'), no: of('no'), unclear: of('unclear') };
}

/** The department and year in which the smaller of yes and no is largest; null where nobody answered both. */
function mostDivided(view: View, positions: readonly Positioned[]): QuestionPage['divided'] {
	const groups = Map.groupBy(
		positions.filter(({ department }) => department !== ''),
		({ department, when }) => JSON.stringify([department, when.last.slice(0, 4)]),
	);
	const [best] = [...groups]
		.map(([name, group]) => ({ name, counted: count(group), all: group.length }))
		.filter(({ counted }) => Math.min(counted.yes, counted.no) > 0)
		.sort(
			(a, b) =>
				Math.min(b.counted.yes, b.counted.no) - Math.min(a.counted.yes, a.counted.no) ||
				b.all - a.all ||
				order(a.name, b.name),
		);
	if (!best) return null;
	const [department, year] = JSON.parse(best.name) as [string, string];
	return {
		year,
		department: toldIn(view.index.ledger, view.language, `office:${department}`, department),
		counted: best.counted,
	};
}

/** The two calendar years in a row with most positions; the earlier where two pairs hold as many. */
function focusOf(positions: readonly Positioned[], all: Axis): Axis {
	const years = [...new Set(positions.map(({ when }) => Number(when.first.slice(0, 4))))].sort((a, b) => a - b);
	const size = (year: number) =>
		positions.filter(({ when }) => Math.abs(Number(when.first.slice(0, 4)) - year - 0.5) < 1).length;
	const [best] = [...years].sort((a, b) => size(b) - size(a) || a - b);
	if (best === undefined) return all;
	const two = axisOver([`${best}-01-01`, `${best + 1}-12-31`] as Axis['first'][], all.last);
	return two.last < two.first ? all : two;
}

/** A lane for each office that spoke in the span; departments that spoke most come first, and in each the offices by when they first spoke. */
function chartOf(view: View, positions: readonly Positioned[], axis: Axis): Chart {
	const on = positions.filter(({ when }) => isOn(axis, when));
	const byDepartment = [...Map.groupBy(on, (one) => one.department || one.office)].sort(
		([, a], [, b]) => b.length - a.length || compareFirst(a, b),
	);
	const lanes = byDepartment.flatMap(([, group]) =>
		[...Map.groupBy(group, (one) => one.office)]
			.sort(([, a], [, b]) => compareFirst(a, b))
			.map(
				([office, said]): Lane => ({
					id: office,
					title: toldIn(view.index.ledger, view.language, `office:${office}`, office).text,
					bands: [],
					marks: said.map((one) => statementMark(view, axis, one)),
				}),
			),
	);
	const months = new Intl.DateTimeFormat(view.language === 'es' ? 'es' : 'en-US', { month: 'short', timeZone: 'UTC' });
	return {
		first: axis.first,
		last: axis.last,
		ticks: ticksOf(axis, (day) => months.format(new Date(`${day}T00:00:00Z`))),
		lanes,
	};
}

function compareFirst(a: readonly Positioned[], b: readonly Positioned[]): number {
	const [one, other] = [a[0], b[0]];
	return one && other ? compareWhen(one.when, other.when) || order(one.id, other.id) : 0;
}
