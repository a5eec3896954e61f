/** Tables of counts: Pearson's chi-square test, equal shares in several groups, and a trend across them. */

import { Refusal } from '../base/refusal.ts';
import { chiSquareTails } from './distribution.ts';
import { checkCount, checkShare, type Share } from './share.ts';

export type ChiSquare = {
	readonly x2: number;
	readonly df: number;
	readonly p: number /** Natural logarithm of p. */;
	readonly logP: number;
};

export type TableTest = ChiSquare & {
	/** With Yates's correction; for fourfold tables only. */
	readonly corrected: ChiSquare | null;
	/** Below 5, Fisher's exact test is the better one. */
	readonly leastExpected: number;
};

/**
 * Rows and columns without any count are left out, since they tell nothing about the others.
 * Source: Pearson, Philosophical Magazine 50 (1900); correction: Yates, JRSS Supplement 1 (1934), never more than the deviation itself.
 * @param table counts, all rows of one length
 * @throws Refusal not-valid
 */
export function chiSquareTest(table: readonly (readonly number[])[]): TableTest {
	const width = table[0]?.length ?? 0;
	for (const row of table) {
		if (row.length !== width) throw new Refusal('not-valid', 'The rows of the table are not all of one length.');
		for (const cell of row) checkCount(cell, 'Every cell of the table');
	}
	const columns = Array.from({ length: width }, (_, j) => sum(table.map((row) => row[j] ?? 0)));
	const rows = table.filter((row) => sum(row) > 0).map((row) => row.filter((_, j) => (columns[j] ?? 0) > 0));
	const kept = columns.filter((column) => column > 0);
	if (rows.length < 2 || kept.length < 2)
		throw new Refusal('not-valid', 'A chi-square test needs two rows and two columns with counts in them.');
	const all = sum(kept);
	const cells = rows.flatMap((row) => {
		const total = sum(row);
		return row.map((observed, j) => {
			const column = kept[j] ?? 0;
			return { away: Math.abs(crossed(observed, all, total, column)) / all, expected: total * (column / all) };
		});
	});
	const df = (rows.length - 1) * (kept.length - 1);
	const statistic = (shift: number) => sum(cells.map(({ away, expected }) => (away - shift) ** 2 / expected));
	const yates = Math.min(0.5, ...cells.map(({ away }) => away));
	return {
		...chiSquare(statistic(0), df),
		corrected: df === 1 ? chiSquare(statistic(yates), 1) : null,
		leastExpected: Math.min(...cells.map(({ expected }) => expected)),
	};
}

/** Whether several groups share one proportion. */
export function equalShares(groups: readonly Share[]): TableTest {
	for (const [i, group] of groups.entries()) checkShare(group, `group ${i + 1}`);
	return chiSquareTest([groups.map(({ x }) => x), groups.map(({ x, n }) => n - x)]);
}

/**
 * Whether a share rises or falls along ordered groups.
 * Source: Cochran, Biometrics 10 (1954); Armitage, Biometrics 11 (1955); as R's prop.trend.test.
 * @param scores where each group stands; 1, 2, 3, … where left out
 */
export function trendTest(
	groups: readonly Share[],
	scores: readonly number[] = groups.map((_, i) => i + 1),
): ChiSquare {
	if (groups.length < 2) throw new Refusal('not-valid', 'A trend needs at least two groups.');
	if (scores.length !== groups.length)
		throw new Refusal(
			'not-valid',
			`There are ${groups.length} groups and ${scores.length} scores; each group needs one.`,
		);
	for (const [i, group] of groups.entries()) checkShare(group, `group ${i + 1}`);
	const n = sum(groups.map((group) => group.n));
	const x = sum(groups.map((group) => group.x));
	const p = x / n;
	const middle = sum(groups.map((group, i) => group.n * (scores[i] ?? 0))) / n;
	const slope = sum(groups.map((group, i) => (crossed(group.x, n, group.n, x) / n) * ((scores[i] ?? 0) - middle)));
	const spread = sum(groups.map((group, i) => group.n * ((scores[i] ?? 0) - middle) ** 2));
	if (p === 0 || p === 1 || spread === 0)
		throw new Refusal(
			'not-valid',
			'There is no trend to test: all or none have the property, or all groups have one score.',
		);
	return chiSquare(slope ** 2 / (p * (1 - p) * spread), 1);
}

/** A statistic with its upper tail. */
export function chiSquare(x2: number, df: number): ChiSquare {
	const { upper, logUpper } = chiSquareTails(x2, df);
	return { x2, df, p: upper, logP: logUpper };
}

/** a·b − c·d of counts. Among billions the two products agree in all digits that floating point holds, and their difference is what counts. */
export function crossed(a: number, b: number, c: number, d: number): number {
	return Number(BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d));
}

export function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
