/** Which cells of a computed table may be printed: decided once, so that table, chart, map, file and API cannot differ. */

import { hiddenIn, type SuppressionOptions } from './suppression.ts';

/** Counts of a table by up to two dimensions: rows × columns. One dimension is a single row. */
export type Counts = readonly (readonly number[])[];

export type Veil = {
	/** True where the cell is hidden. */
	readonly cells: readonly (readonly boolean[])[];
	readonly total: boolean;
};

/**
 * The cells to hide. The tables by one dimension alone are printed too, whenever somebody asks for them: what they print
 * is taken as known, and what they hide is hidden here as well.
 * @param layers what is told of each cell, each a table of its own with its own totals: the count; or those with the
 * property and those without. A cell is hidden in all layers or in none.
 * @param thin cells that rest on too few records to be told, whatever the layers
 */
export function veil(
	layers: readonly Counts[],
	threshold: number,
	thin?: (row: number, column: number) => boolean,
): Veil {
	const [first = []] = layers;
	const [height, width] = [first.length, first[0]?.length ?? 0];
	const hidden = first.map((line) => line.map(() => false));
	if (height * width > 1 && layers.some((layer) => isScant(sum(layer.flat()), threshold)))
		return { cells: first.map((line) => line.map(() => true)), total: true };
	for (let row = 0; row < height; row++)
		for (let column = 0; column < width; column++) if (thin?.(row, column)) mark(hidden, row, column);
	let total = layers.some((layer) => isSmall(sum(layer.flat()), threshold));
	if (height === 1 || width === 1) {
		const line = veilLine(
			layers.map((layer) => layer.flat()),
			hidden.flat(),
			threshold,
		);
		return { cells: height === 1 ? [line.cells] : line.cells.map((so) => [so]), total: line.total };
	}
	const rows = veilLine(
		layers.map((layer) => layer.map(sum)),
		[],
		threshold,
	).cells;
	const columns = veilLine(
		layers.map((layer) => Array.from({ length: width }, (_, i) => sum(layer.map((line) => line[i] ?? 0)))),
		[],
		threshold,
	).cells;
	for (let before = -1; before !== count(hidden); ) {
		before = count(hidden);
		for (const layer of layers) {
			const rowSums = layer.map(sum);
			const columnSums = Array.from({ length: width }, (_, i) => sum(layer.map((line) => line[i] ?? 0)));
			// Where a row holds nothing, or all there is, the tables by one dimension tell its cells: no cover here can change that.
			const told = [0, sum(rowSums)];
			const isTold = (row: number, column: number) =>
				told.includes(rowSums[row] ?? 0) || told.includes(columnSums[column] ?? 0);
			const options: SuppressionOptions = {
				threshold,
				zeroCover: true,
				also: [
					...places(hidden).filter(({ row, column }) => !isTold(row, column)),
					...rows.flatMap((so, row) => (so && rowSums[row] !== 0 ? [{ row, column: width }] : [])),
					...columns.flatMap((so, column) => (so && columnSums[column] !== 0 ? [{ row: height, column }] : [])),
				],
				printedElsewhere: [
					...rows.flatMap((so, row) => (so ? [] : [{ row, column: width }])),
					...columns.flatMap((so, column) => (so ? [] : [{ row: height, column }])),
					{ row: height, column: width },
				],
			};
			for (const { row, column } of hiddenIn(layer, options))
				if (row < height && column < width) mark(hidden, row, column);
				else if (row === height && column === width) total = true;
		}
	}
	return { cells: hidden, total };
}

/**
 * A table of one dimension. Whoever sees the total knows what the hidden cells sum to and no more: two of them, with
 * enough between them, keep each other open. The smallest cells are taken as cover; the total only where they do not do.
 */
function veilLine(
	layers: readonly (readonly number[])[],
	thin: readonly boolean[],
	threshold: number,
): { cells: boolean[]; total: boolean } {
	const length = layers[0]?.length ?? 0;
	if (length > 1 && layers.some((layer) => isScant(sum(layer), threshold)))
		return { cells: Array.from({ length }, () => true), total: true };
	const cells = Array.from(
		{ length },
		(_, i) => (thin[i] ?? false) || layers.some((layer) => isSmall(layer[i] ?? 0, threshold)),
	);
	const floor = layers.length > 1 || thin.some(Boolean) ? 0 : 1;
	const total = layers.some((layer) => isSmall(sum(layer), threshold));
	const weight = (i: number) => sum(layers.map((layer) => layer[i] ?? 0));
	const cover = [...cells.keys()].filter((i) => !cells[i] && weight(i) > 0).sort((a, b) => weight(b) - weight(a));
	const isOpen = () => {
		const hidden = cells.filter(Boolean).length;
		if (hidden === 0) return true;
		return layers.every((layer) => {
			const room = sum(layer.filter((_, i) => cells[i])) - hidden * floor;
			return hidden > 1 && room >= threshold;
		});
	};
	while (!total && !isOpen()) {
		const next = cover.pop();
		if (next === undefined) return { cells, total: true };
		cells[next] = true;
	}
	return { cells, total };
}

function places(hidden: readonly (readonly boolean[])[]): { row: number; column: number }[] {
	return hidden.flatMap((line, row) => line.flatMap((so, column) => (so ? [{ row, column }] : [])));
}

function mark(hidden: boolean[][], row: number, column: number): void {
	const line = hidden[row];
	if (line) line[column] = true;
}

/** Too few records to divide at all: whatever is shown of them tells the rest. */
function isScant(total: number, threshold: number): boolean {
	return total > 0 && total < 2 * threshold + 2;
}

function isSmall(value: number, threshold: number): boolean {
	return value > 0 && value < threshold;
}

function count(hidden: readonly (readonly boolean[])[]): number {
	return sum(hidden.map((line) => line.filter(Boolean).length));
}

function sum(values: readonly number[]): number {
	return values.reduce((all, value) => all + value, 0);
}
