/** Where one office, or two offices of one department, took different positions on one question. */

import type { Position, Statement } from './fact.ts';
import { compareWhen, gap, inOrder, order } from './when.ts';

type Positioned = Statement & { readonly question: string; readonly position: Position };

/** A proposal: it becomes a contradiction of the case only when a person accepts it, with a reason. */
export type Contradiction = {
	/** Of both statements: `statement-053~statement-061`. It stays the same when facts are added. */
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

/**
 * Each change of position, not each pair: within an office every change, within a department every change between yes
 * and no. Two halves of one answer (one source, one day) are no contradiction.
 */
export function proposeContradictions(statements: readonly Statement[]): Contradiction[] {
	const taken = statements.filter(isPositioned).sort((a, b) => compareWhen(a.when, b.when) || order(a.id, b.id));
	const ofOffice = groups(taken, (one) => one.office);
	const clear = taken.filter((one) => one.position !== 'unclear');
	const ofDepartment = groups(clear, (one) => one.department);
	const found = new Map([...ofDepartment, ...ofOffice].flatMap(changes).map((one) => [one.id, one]));
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

function changes(group: readonly Positioned[]): Contradiction[] {
	return group.flatMap((second, i) => {
		const first = group[i - 1];
		if (!first || first.position === second.position) return [];
		if (first.source === second.source && first.when.text === second.when.text) return [];
		return [
			{
				id: `${first.id}~${second.id}`,
				question: second.question,
				first,
				second,
				between: first.office === second.office ? ('one office' as const) : ('one department' as const),
				kind:
					first.position !== 'unclear' && second.position !== 'unclear'
						? ('opposite' as const)
						: ('differing' as const),
				acts:
					first.act === null || second.act === null
						? ('not recorded' as const)
						: first.act === second.act
							? ('same' as const)
							: ('different' as const),
				inOrder: inOrder(first.when, second.when),
				gap: gap(first.when, second.when),
			},
		];
	});
}
