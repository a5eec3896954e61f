/** Small cells of a public table hidden, and as many others as it takes that no reader can work them out from the margins. */

import { Refusal } from '../base/refusal.ts';
import { type Cell, cheapestRing, type Network, networkOf, type Pipe, type Prices, pipesOf } from './margins.ts';
import { checkCount } from './share.ts';

export type SuppressionOptions = {
	/** Counts from 1 to one below it are hidden, and every hidden cell stays open over a range at least this wide. 11 where left out, never below 5. */
	readonly threshold?: number | undefined;
	/** Zeros are printed (shown, as usual), or hidden like small counts where even “nobody” tells something. */
	readonly zeros?: 'shown' | 'hidden' | undefined;
	/** Cells hidden for a reason that lies outside this table: they are hidden here too, and kept from being worked out. */
	readonly also?: readonly Cell[] | undefined;
	/** Cells printed elsewhere: hidden as cover only where nothing else will do. */
	readonly printedElsewhere?: readonly Cell[] | undefined;
	/** True where zeros may be hidden as cover, so that a reader cannot take a hidden cell to be at least 1. */
	readonly zeroCover?: boolean | undefined;
};

export type Hidden = Cell & {
	/** For the desk only: printed, it would tell a reader which cells are small. */
	readonly why: 'small' | 'cover';
	/** What the printed cells and margins leave open, where no count is below 0. */
	readonly low: number;
	/** Infinity where nothing bounds it. */
	readonly high: number;
};

export type Suppressed = {
	/** As printed: null is hidden. */
	readonly table: readonly (readonly (number | null)[])[];
	readonly rowTotals: readonly (number | null)[];
	readonly columnTotals: readonly (number | null)[];
	readonly total: number | null;
	readonly hidden: readonly Hidden[];
	/** The counts hidden as cover, totals times the cells they sum: what was made as small as possible. */
	readonly cost: number;
	/** True where all choices were compared; else a good one was made step by step. */
	readonly isCheapest: boolean;
};

/** Looking at all choices ends after this many. */
const mostAudits = 5000;
/** Large tables keep the cover that was found first: looking for what is needless in it would take minutes. */
const mostPruning = 200_000;
/** Where tables are made while somebody waits. */
const mostPruningLive = 400;

/**
 * Primary and complementary suppression over one table of two ways with its margins. `row` and `column` of a hidden cell
 * count from 0; the place after the last is the total. A reader is taken to know the rule, so where zeros are printed
 * also that no hidden cell is one.
 * Source: Cox, Suppression Methodology and Statistical Disclosure Control, JASA 75 (1980); rings: Kelly, Golden and Assad,
 * Networks 22 (1992). Threshold 11: Centers for Medicare & Medicaid Services, cell size suppression policy.
 * @param table counts without margins
 * @throws Refusal not-valid
 */
export function suppress(table: readonly (readonly number[])[], options: SuppressionOptions = {}): Suppressed {
	const rule = ruleOf(table, options);
	const { best, isCheapest } = cheapest(pruned(covered(rule), rule), rule);
	return printed(table, rule.all, best, rule.small, { isCheapest, cost: costOf(best, rule) });
}

/** The cells that `suppress` hides, without what they leave open: that takes much longer to tell. @throws Refusal not-valid */
export function hiddenIn(table: readonly (readonly number[])[], options: SuppressionOptions = {}): Cell[] {
	const rule = ruleOf(table, options);
	return [...cheapest(pruned(covered(rule), rule), rule).best];
}

/** @throws Refusal not-valid */
function ruleOf(table: readonly (readonly number[])[], options: SuppressionOptions): Rule {
	checkTable(table);
	const threshold = checkThreshold(options.threshold ?? 11);
	const least = options.zeros === 'hidden' ? 0 : 1;
	const all = pipesOf(table);
	const are = (cells: readonly Cell[] = []) => {
		const places = new Set(cells.map(({ row, column }) => `${row} ${column}`));
		return all.filter(({ row, column }) => places.has(`${row} ${column}`));
	};
	const small = all.filter(({ value }) => value >= least && value < threshold);
	return {
		all,
		small: new Set([...small, ...are(options.also)]),
		dear: new Set(are(options.printedElsewhere)),
		floor: options.zeroCover ? 0 : least,
		zeroCover: options.zeroCover ?? false,
		width: threshold,
	};
}

/** What a reader can work out where these cells of a table are hidden and all others and all margins are printed. @throws Refusal not-valid */
export function auditSuppression(
	table: readonly (readonly number[])[],
	cells: readonly Cell[],
): (Cell & { low: number; high: number; isRecovered: boolean })[] {
	checkTable(table);
	const all = pipesOf(table);
	const hidden = new Set(
		cells.map(({ row, column }) => {
			const pipe = all.find((one) => one.row === row && one.column === column);
			if (!pipe)
				throw new Refusal(
					'not-valid',
					`There is no cell in row ${row}, column ${column}: both count from 0, and the place after the last is the total.`,
				);
			return pipe;
		}),
	);
	const network = networkOf(hidden, 0);
	return [...hidden].map((pipe) => {
		const { low, high } = network.rangeOf(pipe);
		return { row: pipe.row, column: pipe.column, low, high, isRecovered: low === high };
	});
}

type Rule = {
	readonly all: readonly Pipe[];
	readonly small: ReadonlySet<Pipe>;
	readonly dear: ReadonlySet<Pipe>;
	readonly zeroCover: boolean;
	readonly floor: number;
	readonly width: number;
};

function isOpen(pipe: Pipe, network: Network, { width }: Rule): boolean {
	const { low, high } = network.rangeOf(pipe, width);
	return high - low >= width;
}

function isSafe(hidden: ReadonlySet<Pipe>, rule: Rule): boolean {
	const network = networkOf(hidden, rule.floor);
	for (const pipe of hidden) if (!isOpen(pipe, network, rule)) return false;
	return true;
}

/** A total is worth the cells it sums; what is printed elsewhere is worth more than the whole table. */
function price(pipe: Pipe, { dear }: Rule): number {
	return Math.max(pipe.value, 1) * pipe.sums * (dear.has(pipe) ? 1e9 : 1);
}

function costOf(hidden: ReadonlySet<Pipe>, { small, dear }: Rule): number {
	let cost = 0;
	for (const pipe of hidden) if (!small.has(pipe)) cost += pipe.value * pipe.sums * (dear.has(pipe) ? 1e9 : 1);
	return cost;
}

/** Cover for one cell after another. Hiding more only widens the ranges of the others, so once round is enough. */
function covered(rule: Rule): Set<Pipe> {
	const { all, small, dear, floor, zeroCover } = rule;
	const hidden = new Set(small);
	const network = networkOf(hidden, floor);
	const prices: Prices = new Map(
		all.map((pipe) => {
			const isCover = !dear.has(pipe) && (zeroCover || pipe.value >= Math.max(1, floor));
			return [pipe, hidden.has(pipe) ? 0 : isCover ? price(pipe, rule) : Infinity];
		}),
	);
	// A set goes on to what was added while it is walked.
	for (const pipe of hidden)
		while (!isOpen(pipe, network, rule)) {
			const more = gentlestRing(pipe, rule, prices) ?? leastVisible(rule, hidden);
			if (more.length === 0) break;
			for (const one of more) {
				hidden.add(one);
				network.add(one);
				prices.set(one, 0);
			}
		}
	return hidden;
}

/**
 * The cheapest ring along which the cell may grow by the whole width, or by less. Where some cells are printed elsewhere
 * and must stay, also a ring by which it may shrink.
 */
function gentlestRing(cell: Pipe, { all, dear, floor, width }: Rule, prices: Prices): Pipe[] | undefined {
	for (const need of [width, Math.ceil(width / 2), 1])
		for (const way of dear.size > 0 ? (['grow', 'shrink'] as const) : (['grow'] as const)) {
			const ring = cheapestRing(cell, all, (pipe) => pipe.value - floor, prices, need, way);
			if (ring && ring.length > 0) return ring;
		}
	return undefined;
}

/** The last resort. With every count above zero hidden, nothing bounds any of them from above. */
function leastVisible(rule: Rule, hidden: ReadonlySet<Pipe>): Pipe[] {
	let least: Pipe | undefined;
	for (const pipe of rule.all)
		if (!hidden.has(pipe) && (rule.zeroCover || pipe.value > 0))
			if (!least || price(pipe, rule) < price(least, rule)) least = pipe;
	return least ? [least] : [];
}

/** Without the cover that turned out to be needless, dearest first. */
function pruned(hidden: ReadonlySet<Pipe>, rule: Rule): Set<Pipe> {
	let kept = new Set(hidden);
	const cover = [...hidden].filter((pipe) => !rule.small.has(pipe)).sort((a, b) => price(b, rule) - price(a, rule));
	if (cover.length * hidden.size > (rule.dear.size > 0 ? mostPruningLive : mostPruning)) return kept;
	for (const pipe of cover) {
		const fewer = new Set(kept);
		fewer.delete(pipe);
		if (isSafe(fewer, rule)) kept = fewer;
	}
	return kept;
}

/** Compares all cheaper covers where the candidates are few. */
function cheapest(found: Set<Pipe>, rule: Rule): { best: Set<Pipe>; isCheapest: boolean } {
	const candidates = rule.all
		.filter((pipe) => pipe.value > 0 && !rule.small.has(pipe))
		.sort((a, b) => price(b, rule) - price(a, rule));
	let [best, limit, audits] = [found, costOf(found, rule), 0];
	if (limit === 0) return { best, isCheapest: true };
	if (candidates.length > 20) return { best, isCheapest: false };
	const look = (place: number, chosen: ReadonlySet<Pipe>, cost: number): void => {
		if (cost >= limit || audits >= mostAudits) return;
		audits++;
		if (isSafe(chosen, rule)) {
			[best, limit] = [new Set(chosen), cost];
			return;
		}
		for (const [i, pipe] of candidates.entries())
			if (i >= place) look(i + 1, new Set([...chosen, pipe]), cost + price(pipe, rule));
	};
	look(0, rule.small, 0);
	return { best, isCheapest: audits < mostAudits };
}

function printed(
	table: readonly (readonly number[])[],
	all: readonly Pipe[],
	hidden: ReadonlySet<Pipe>,
	small: ReadonlySet<Pipe>,
	rest: { isCheapest: boolean; cost: number },
): Suppressed {
	const [height, width] = [table.length, table[0]?.length ?? 0];
	const network = networkOf(hidden, 0);
	const places = new Map(all.map((pipe) => [`${pipe.row} ${pipe.column}`, pipe]));
	const isLine = height === 1 || width === 1;
	const shown = (row: number, column: number): number | null => {
		// The margins along a single row or column are its cells again, or the total.
		const pipe =
			places.get(`${row} ${column}`) ?? (isLine ? places.get(repeated(row, column, height, width)) : undefined);
		return pipe && !hidden.has(pipe) ? pipe.value : null;
	};
	return {
		table: table.map((line, row) => line.map((_, column) => shown(row, column))),
		rowTotals: table.map((_, row) => shown(row, width)),
		columnTotals: Array.from({ length: width }, (_, column) => shown(height, column)),
		total: shown(height, width),
		hidden: [...hidden]
			.map((pipe) => ({
				row: pipe.row,
				column: pipe.column,
				why: small.has(pipe) ? ('small' as const) : ('cover' as const),
				...network.rangeOf(pipe),
			}))
			.sort((a, b) => a.row - b.row || a.column - b.column),
		...rest,
	};
}

function repeated(row: number, column: number, height: number, width: number): string {
	if (height === 1) return row === 0 ? `${height} ${width}` : `0 ${column}`;
	return column === 0 ? `${height} ${width}` : `${row} 0`;
}

function checkTable(table: readonly (readonly number[])[]): void {
	const width = table[0]?.length ?? 0;
	if (table.length * width < 2)
		throw new Refusal('not-valid', 'A table to be checked for small cells has at least two cells.');
	for (const [i, line] of table.entries()) {
		if (line.length !== width)
			throw new Refusal('not-valid', `Row ${i + 1} has ${line.length} cells where the first has ${width}.`);
		for (const cell of line) checkCount(cell, `Every cell of row ${i + 1}`);
	}
}

function checkThreshold(threshold: number): number {
	if (Number.isInteger(threshold) && threshold >= 5) return threshold;
	throw new Refusal(
		'not-valid',
		`The threshold for small cells is a whole number, 5 or more; ${threshold} is not. 11 is usual.`,
	);
}
