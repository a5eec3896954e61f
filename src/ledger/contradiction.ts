/** Where one office, or two offices of one department, took different positions on one question. */

import { leavingAct, type Position, type Review, type Statement } from './fact.ts';
import { compareWhen, gap, inOrder, order } from './when.ts';

type Positioned = Statement & { readonly question: string; readonly position: Position };

/** A proposal: it becomes a contradiction of the case only when it is accepted with a reason, by a person or in its reviewed files. */
export type Contradiction = {
	/** Of both statements, the earlier first: `statement-053~statement-061`. */
	readonly id: string;
	readonly question: string;
	readonly first: Positioned;
	readonly second: Positioned;
	readonly between: 'one office' | 'one department';
	/** Yes against no, or one of them against unclear. */
	readonly kind: 'opposite' | 'differing';
	/** Whether both spoke of the same of the five acts. Where they did not, it may be two answers to two questions. */
	readonly acts: 'same' | 'different' | 'not recorded';
	/** False where the dates leave open which came first. */
	readonly inOrder: boolean;
	/** Days between the two, as few and as many as their dates allow. */
	readonly gap: { readonly least: number; readonly most: number };
};

/** What was decided about a proposal. */
export type Decision = {
	readonly contradiction: string;
	readonly verdict: Review['verdict'];
	/** Why; `es` is '' where it was given in one language alone. */
	readonly reason: string;
	readonly es: string;
	/** Who decided, and the moment; null where the reviewed files of the case say so. */
	readonly by: string | null;
	readonly at: string | null;
};

/**
 * Each change of position, not each pair: within an office every change, within a department every change between yes
 * and no. Two halves of one answer (one source, one day) are no contradiction.
 * @param named ids of pairs that somebody decided about: they stay, also where a statement since stands between the two.
 */
export function proposeContradictions(
	statements: readonly Statement[],
	named: readonly string[] = [],
): Contradiction[] {
	const taken = statements.filter(isPositioned).sort((a, b) => compareWhen(a.when, b.when) || order(a.id, b.id));
	const ofOffice = groups(taken, (one) => one.office);
	const clear = taken.filter((one) => one.position !== 'unclear');
	const ofDepartment = groups(clear, (one) => one.department);
	const found = new Map(
		[...[...ofDepartment, ...ofOffice].flatMap(changes), ...named.flatMap((id) => pairOf(statements, id) ?? [])].map(
			(one) => [one.id, one],
		),
	);
	return [...found.values()].sort((a, b) => compareWhen(a.second.when, b.second.when) || order(a.id, b.id));
}

function isPositioned(one: Statement): one is Positioned {
	return one.question !== null && one.position !== null && one.standing !== 'withdrawn';
}

/** Statements on one question with the same value, in order; those without a value are left out. */
function groups(statements: readonly Positioned[], value: (one: Positioned) => string): Positioned[][] {
	const named = statements.filter((one) => value(one) !== '');
	return [...Map.groupBy(named, (one) => JSON.stringify([one.question, value(one)])).values()];
}

function actsOf(first: Positioned, second: Positioned): Contradiction['acts'] {
	const [one, other] = [leavingAct(first.act), leavingAct(second.act)];
	if (one === null || other === null) return 'not recorded';
	return one === other ? 'same' : 'different';
}

function changes(group: readonly Positioned[]): Contradiction[] {
	return group.flatMap((second, i) => {
		const first = group[i - 1];
		return first && first.position !== second.position && !isOneAnswer(first, second) ? [compared(first, second)] : [];
	});
}

/** Two halves of one answer. */
function isOneAnswer(first: Positioned, second: Positioned): boolean {
	return first.source === second.source && first.when.text === second.when.text;
}

function compared(first: Positioned, second: Positioned): Contradiction {
	const clear = first.position !== 'unclear' && second.position !== 'unclear';
	return {
		id: `${first.id}~${second.id}`,
		question: second.question,
		first,
		second,
		between: first.office === second.office ? 'one office' : 'one department',
		kind: clear ? 'opposite' : 'differing',
		acts: actsOf(first, second),
		inOrder: inOrder(first.when, second.when),
		gap: gap(first.when, second.when),
	};
}

/** The pair of an id; undefined where it can be none, as after one of the two was withdrawn. */
function pairOf(statements: readonly Statement[], id: string): Contradiction | undefined {
	if (pairFlaw(statements, id) !== undefined) return undefined;
	const [first, second] = id.split('~').map((name) => statements.find((one) => one.id === name));
	return first && second && isPositioned(first) && isPositioned(second) ? compared(first, second) : undefined;
}

/** Why two statements cannot contradict each other, as a sentence; undefined where they can. @param id of the pair. */
export function pairFlaw(statements: readonly Statement[], id: string): string | undefined {
	const names = id.split('~');
	const found = names.map((name) => statements.find((one) => one.id === name));
	const [first, second] = found;
	if (!first || !second) return `There is no statement “${names[found.indexOf(undefined)]}” in statements.csv.`;
	if (!isPositioned(first) || !isPositioned(second))
		return `“${id}” names a statement that takes no position or was withdrawn.`;
	if (first.question !== second.question || first.position === second.position)
		return `The statements of “${id}” take the same position, or answer two questions.`;
	if (first.office !== second.office && (first.department === '' || first.department !== second.department))
		return `The statements of “${id}” are of neither one office nor one department.`;
	if (compareWhen(first.when, second.when) > 0) return `“${id}” names the later statement first: turn the two around.`;
	return undefined;
}
