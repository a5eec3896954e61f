/** Counted records → the rows of a table: values, intervals, and small cells hidden. */

import { Refusal } from '../base/refusal.ts';
import { riskRatio } from './comparison.ts';
import { reach } from './distribution.ts';
import type { Measure } from './measure.ts';
import { clopperPearson, type Interval, jeffreys, type Share, wilson } from './share.ts';
import type { Asked, Group, Row } from './table.ts';
import { type Counts, veil } from './veil.ts';

/** Records of one group of the table. */
export type Cell = {
	groups: readonly Group[];
	n: number;
	undecided: number;
	excluded: readonly number[];
	yes: readonly number[];
	no: readonly number[];
};

export type Tabulated = {
	rows: Row[];
	total: Omit<Row, 'by'>;
	/** True where the number of all records together must not be told: it would give hidden cells away. */
	closed: boolean;
	counted: number;
	undecided: number;
	excluded: number[];
	/** Answers not known, all groups together: for the sentence that tells of them. */
	unknown: number;
};

/** A share of fewer records is hidden, however many have the property. */
const leastDenominator = 20;
/** More cells than anyone reads, and than can be checked for what they give away. */
const mostCells = 6000;
const mostLines = 20_000;

/** Counts, shares, readings and ratios. @throws Refusal too-large where the table would have too many cells */
export function countedTable(found: readonly Cell[], asked: Asked, measure: Measure): Tabulated {
	const { figure } = measure;
	// Groups that hold nothing but what is left out are no rows.
	const cells = asked.by.length > 0 ? completed(found.filter(({ n }) => n > 0)) : found;
	const sums = {
		counted: sum(cells.map(({ n }) => n)),
		undecided: sum(found.map(({ undecided }) => undecided)),
		excluded: measure.exclusions.map((_, i) => sum(found.map((cell) => cell.excluded[i] ?? 0))),
	};
	const grid = gridOf(cells.map(({ groups }) => groups));
	if (figure.is === 'count') {
		const veiled = veil([grid.layer(cells.map(({ n }) => n))], asked.threshold);
		const row = (n: number, unknown: number, isHidden: boolean) =>
			isHidden ? hiddenRow : { value: n, low: null, high: null, n, unknown, suppressed: false };
		return {
			...sums,
			closed: veiled.total,
			unknown: sums.undecided,
			rows: cells.map((cell, i) => ({
				by: [...cell.groups],
				...row(cell.n, cell.undecided, grid.at(veiled.cells, i)),
			})),
			total: row(sums.counted, sums.undecided, veiled.total),
		};
	}
	const numerators = figure.is === 'readings' ? figure.readings.length : 1;
	const tables = Array.from({ length: numerators }, (_, k) => {
		const [yes, no] = [cells.map((cell) => cell.yes[k] ?? 0), cells.map((cell) => cell.no[k] ?? 0)];
		const answers = cells.map((cell, i) => ({
			yes: yes[i] ?? 0,
			no: no[i] ?? 0,
			unknown: cell.n - (yes[i] ?? 0) - (no[i] ?? 0),
		}));
		const thin = grid.layer(answers.map((one) => shareOf(one, asked.way).n));
		const veiled = veil([grid.layer(yes), grid.layer(no)], asked.threshold, (row, column) => {
			const n = thin[row]?.[column] ?? 0;
			return n > 0 && n < leastDenominator;
		});
		const all = { yes: sum(yes), no: sum(no), unknown: sum(answers.map(({ unknown }) => unknown)) };
		const isThin = shareOf(all, asked.way).n < leastDenominator;
		return {
			answers,
			all,
			closed: veiled.total || isThin,
			hidden: cells.map((_, i) => grid.at(veiled.cells, i)),
			total: shareRow(all, asked, veiled.total || (isThin && all.yes + all.no > 0)),
		};
	});
	const [only] = tables;
	if (!only) throw new Error('A share without a numerator.');
	if (figure.is === 'ratio')
		return {
			...sums,
			closed: only.closed,
			unknown: only.all.unknown,
			rows: ratioRows(cells, only, asked, figure).filter(isTold),
			total: only.total,
		};
	const rows =
		figure.is === 'readings'
			? cells.flatMap((cell, i) =>
					tables.map(({ answers, hidden }, k): Row => {
						const reading = figure.readings[k]?.name ?? null;
						return { by: placed(asked, cell.groups, reading), ...shareRow(answers[i], asked, hidden[i]) };
					}),
				)
			: cells.map((cell, i): Row => ({ by: [...cell.groups], ...shareRow(only.answers[i], asked, only.hidden[i]) }));
	// Several readings side by side have no figure in common.
	return {
		...sums,
		closed: tables.some((one) => one.closed),
		unknown: only.all.unknown,
		rows: rows.filter(isTold),
		total: figure.is === 'readings' ? nothing : only.total,
	};
}

/** Days from one date to another: the value that the part `at` of the records does not pass, with the interval of its rank. */
export function daysTable(
	found: readonly { groups: readonly Group[]; days: number | null; n: number }[],
	asked: Asked,
	{ at }: { at: number },
): Tabulated {
	const groups = new Map<
		string,
		{ groups: readonly Group[]; days: Map<number, number>; known: number; unknown: number }
	>();
	const all = { groups: [] as readonly Group[], days: new Map<number, number>(), known: 0, unknown: 0 };
	for (const one of found) {
		const key = JSON.stringify(one.groups);
		const here = groups.get(key) ?? { groups: one.groups, days: new Map<number, number>(), known: 0, unknown: 0 };
		groups.set(key, here);
		// An end before its beginning is no duration: one of the two dates is wrong.
		for (const side of [here, all])
			if (one.days === null || one.days < 0) side.unknown += one.n;
			else {
				side.known += one.n;
				side.days.set(one.days, (side.days.get(one.days) ?? 0) + one.n);
			}
	}
	const filled = [...groups.values()];
	const known = new Map(filled.map((cell) => [JSON.stringify(cell.groups), cell]));
	const blank = filled.map(
		(cell): Cell => ({ groups: cell.groups, n: 1, undecided: 0, excluded: [], yes: [], no: [] }),
	);
	const cells = completed(blank).map(
		(cell) =>
			known.get(JSON.stringify(cell.groups)) ?? {
				groups: cell.groups,
				days: new Map<number, number>(),
				known: 0,
				unknown: 0,
			},
	);
	const grid = gridOf(cells.map((cell) => cell.groups));
	const counts = grid.layer(cells.map(({ known }) => known));
	const veiled = veil([counts], asked.threshold, (row, column) => {
		const n = counts[row]?.[column] ?? 0;
		return n > 0 && n < leastDenominator;
	});
	const row = (side: typeof all, isHidden: boolean): Omit<Row, 'by'> =>
		isHidden
			? hiddenRow
			: {
					...quantile(side.days, side.known, at, asked.level),
					n: side.known,
					unknown: side.unknown,
					suppressed: false,
				};
	const closed = veiled.total || (all.known > 0 && all.known < leastDenominator);
	return {
		rows: cells.map((cell, i) => ({ by: [...cell.groups], ...row(cell, grid.at(veiled.cells, i)) })).filter(isTold),
		total: row(all, closed),
		closed,
		counted: all.known + all.unknown,
		undecided: 0,
		excluded: [],
		unknown: all.unknown,
	};
}

/** Every pair of groups: where nothing was counted a zero stands, which may have to be hidden like any other cell. */
function completed(cells: readonly Cell[]): Cell[] {
	if ((cells[0]?.groups.length ?? 0) < 2) return [...cells];
	const firsts = new Map(cells.map(({ groups }) => [JSON.stringify(groups[0]), groups[0] ?? null]));
	const seconds = new Map(cells.map(({ groups }) => [JSON.stringify(groups[1]), groups[1] ?? null]));
	if (firsts.size * seconds.size > mostCells) return [...cells];
	const there = new Map(cells.map((cell) => [JSON.stringify(cell.groups), cell]));
	const zeros = (list: readonly number[] = []) => list.map(() => 0);
	const { yes, no, excluded } = cells[0] ?? { yes: [], no: [], excluded: [] };
	return [...firsts.values()].flatMap((first) =>
		[...seconds.values()].map((second): Cell => {
			const groups = [first, second];
			const empty = { groups, n: 0, undecided: 0, excluded: zeros(excluded), yes: zeros(yes), no: zeros(no) };
			return there.get(JSON.stringify(groups)) ?? empty;
		}),
	);
}

/** A row is printed where something was counted or something is hidden: what stands nowhere is zero. */
function isTold(row: Row): boolean {
	return row.suppressed || row.unknown !== 0 || (row.n ?? 0) > 0;
}

const hiddenRow: Omit<Row, 'by'> = { value: null, low: null, high: null, n: null, unknown: null, suppressed: true };
const nothing: Omit<Row, 'by'> = { value: null, low: null, high: null, n: null, unknown: null, suppressed: false };

type Answers = { yes: number; no: number; unknown: number };

function shareOf({ yes, no, unknown }: Answers, way: Asked['way']): Share {
	if (way === 'known') return { x: yes, n: yes + no };
	return { x: way === 'yes' ? yes + unknown : yes, n: yes + no + unknown };
}

function shareRow(answers: Answers | undefined, asked: Asked, isHidden = false): Omit<Row, 'by'> {
	if (isHidden || !answers) return hiddenRow;
	const share = shareOf(answers, asked.way);
	if (share.n === 0) return { ...nothing, n: 0, unknown: answers.unknown };
	return {
		value: share.x / share.n,
		...intervalOf(share, asked),
		n: share.n,
		unknown: answers.unknown,
		suppressed: false,
	};
}

function intervalOf(share: Share, { interval, level }: Asked): Interval {
	const ways = { wilson, 'clopper-pearson': clopperPearson, jeffreys };
	return ways[interval](share, level);
}

/** Each group’s share divided by the share of the group it is compared with. */
function ratioRows(
	cells: readonly Cell[],
	{ answers, hidden }: { answers: readonly Answers[]; hidden: readonly boolean[] },
	asked: Asked,
	{ between, reference }: { between: string; reference: string | number },
): Row[] {
	const place = asked.by.indexOf(between);
	const others = (groups: readonly Group[]) => JSON.stringify(groups.filter((_, i) => i !== place));
	const bases = new Map(
		cells.flatMap((cell, i) => (cell.groups[place] === reference ? [[others(cell.groups), i] as const] : [])),
	);
	return cells.map((cell, i): Row => {
		const by = [...cell.groups];
		const base = bases.get(others(cell.groups));
		if (hidden[i] || (base !== undefined && hidden[base])) return { by, ...hiddenRow };
		const [own, other] = [answers[i], base === undefined ? undefined : answers[base]];
		if (!own || !other) return { by, ...nothing };
		const [a, b] = [shareOf(own, asked.way), shareOf(other, asked.way)];
		const counts = { n: a.n, unknown: own.unknown, suppressed: false };
		if (i === base) return { by, value: 1, low: null, high: null, ...counts };
		if (a.n === 0 || b.n === 0) return { by, ...nothing, ...counts };
		const { estimate, katz } = riskRatio(a, b, asked.level);
		const value = estimate !== null && Number.isFinite(estimate) ? estimate : null;
		return { by, value, low: katz?.low ?? null, high: katz?.high ?? null, ...counts };
	});
}

/** Ranks around the middle one that hold the true value with the level’s probability. Source: Hahn and Meeker, Statistical Intervals (1991) 5.2, normal approximation. */
function quantile(
	days: ReadonlyMap<number, number>,
	n: number,
	at: number,
	level: number,
): { value: number | null; low: number | null; high: number | null } {
	if (n === 0) return { value: null, low: null, high: null };
	const sorted = [...days].sort(([a], [b]) => a - b);
	const ranked = (rank: number) => {
		let before = 0;
		for (const [value, times] of sorted) {
			before += times;
			if (before >= rank) return value;
		}
		return sorted.at(-1)?.[0] ?? null;
	};
	const half = reach(level) * Math.sqrt(n * at * (1 - at));
	return {
		value: ranked(Math.max(1, Math.ceil(n * at))),
		low: ranked(Math.max(1, Math.floor(n * at - half))),
		high: ranked(Math.min(n, Math.ceil(n * at + half) + 1)),
	};
}

/** The groups with the reading at its place among the dimensions. */
function placed(asked: Asked, groups: readonly Group[], reading: Group): Group[] {
	let next = 0;
	return asked.by.map((name) => (name === 'reading' ? reading : (groups[next++] ?? null)));
}

/** Cells with up to two groups as a table of rows and columns. */
function gridOf(groups: readonly (readonly Group[])[]) {
	const numberOf = (place: number) => {
		const numbers = new Map<string, number>();
		for (const one of groups) {
			const key = JSON.stringify(one[place] ?? null);
			if (!numbers.has(key)) numbers.set(key, numbers.size);
		}
		return numbers;
	};
	const two = (groups[0]?.length ?? 0) > 1;
	const [rows, columns] = [two ? numberOf(0) : new Map([['only', 0]]), numberOf(two ? 1 : 0)];
	if (two ? rows.size * columns.size > mostCells : columns.size > mostLines)
		throw new Refusal(
			'too-large',
			`This table would have ${(rows.size * columns.size).toLocaleString('en-US')} cells; at most ${(two ? mostCells : mostLines).toLocaleString('en-US')} can be checked for what they give away. Filter it, or divide it by fewer or coarser groups.`,
		);
	const place = (i: number) => {
		const one = groups[i] ?? [];
		const row = two ? (rows.get(JSON.stringify(one[0] ?? null)) ?? 0) : 0;
		return { row, column: columns.get(JSON.stringify(one[two ? 1 : 0] ?? null)) ?? 0 };
	};
	return {
		layer(values: readonly number[]): Counts {
			const table = Array.from({ length: Math.max(1, rows.size) }, () =>
				Array.from({ length: Math.max(1, columns.size) }, () => 0),
			);
			for (const [i, value] of values.entries()) {
				const { row, column } = place(i);
				const line = table[row];
				if (line) line[column] = value;
			}
			return table;
		},
		at(table: readonly (readonly boolean[])[], i: number): boolean {
			const { row, column } = place(i);
			return table[row]?.[column] ?? false;
		},
	};
}

function sum(values: readonly number[]): number {
	return values.reduce((all, value) => all + value, 0);
}
