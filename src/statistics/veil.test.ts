import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attack, type Printed } from './attack.case.ts';
import { type Counts, veil } from './veil.ts';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** What a reader has: the table, and the tables by one dimension alone, as they are printed. */
function page(layers: readonly Counts[], layer: number, threshold: number): Printed {
	const table = layers[layer] ?? [];
	const turned = (one: Counts) => (one[0] ?? []).map((_, i) => sum(one.map((line) => line[i] ?? 0)));
	const veiled = veil(layers, threshold);
	const rows = veil(
		layers.map((one) => [one.map(sum)]),
		threshold,
	);
	const columns = veil(
		layers.map((one) => [turned(one)]),
		threshold,
	);
	return [
		...table.map((line, i) => [
			...line.map((cell, k) => (veiled.cells[i]?.[k] ? null : cell)),
			rows.cells[0]?.[i] ? null : sum(line),
		]),
		[
			...turned(table).map((cell, i) => (columns.cells[0]?.[i] ? null : cell)),
			veiled.total || rows.total || columns.total ? null : sum(table.flat()),
		],
	];
}

const tables = (most: number) =>
	fc
		.record({
			height: fc.integer({ min: 2, max: 5 }),
			width: fc.integer({ min: 2, max: 5 }),
			threshold: fc.constantFrom(5, 11),
		})
		.chain(({ height, width, threshold }) =>
			fc.record({
				threshold: fc.constant(threshold),
				layers: fc.array(
					fc.array(
						fc.array(fc.oneof(fc.nat(12), fc.constant(0), fc.integer({ min: 11, max: 300 })), {
							minLength: width,
							maxLength: width,
						}),
						{ minLength: height, maxLength: height },
					),
					{ minLength: 1, maxLength: most },
				),
			}),
		);

test('no hidden count can be bounded tighter than the threshold, with the tables by one dimension at hand', () =>
	fc.assert(
		fc.property(tables(1), ({ layers, threshold }) => {
			const [table = []] = layers;
			for (const { row, column, low, high } of attack(page(layers, 0, threshold), 0)) {
				// An empty row or column is printed as such, so a zero in it is no secret.
				if (sum(table[row] ?? [1]) === 0 || sum(table.map((line) => line[column] ?? 1)) === 0) continue;
				assert.ok(high - low >= threshold, `cell ${row},${column} lies between ${low} and ${high}`);
			}
		}),
		{ numRuns: 150 },
	));

test('shares are hidden in what has the property and in what has not, both safe', () =>
	fc.assert(
		fc.property(tables(2), ({ layers, threshold }) => {
			for (const [i] of layers.entries())
				for (const { row, column, low, high } of attack(page(layers, i, threshold), 0)) {
					// A row that holds nothing, or all there is in a layer, is told by the tables of one dimension.
					const layer = layers[i] ?? [];
					const told = [0, sum(layer.flat())];
					if (told.includes(sum(layer[row] ?? [])) || told.includes(sum(layer.map((line) => line[column] ?? 0))))
						continue;
					assert.ok(high - low >= threshold, `layer ${i}, cell ${row},${column} lies between ${low} and ${high}`);
				}
		}),
		{ numRuns: 100 },
	));

test('every small count is hidden, and nothing where there is none', () =>
	fc.assert(
		fc.property(tables(1), ({ layers: [table = []], threshold }) => {
			const { cells } = veil([table], threshold);
			const isSmall = (value: number) => value > 0 && value < threshold;
			for (const [i, line] of table.entries())
				for (const [k, value] of line.entries()) if (isSmall(value)) assert.equal(cells[i]?.[k], true);
			const margins = [...table.map(sum), ...(table[0] ?? []).map((_, i) => sum(table.map((line) => line[i] ?? 0)))];
			const all = sum(table.flat());
			if ((all === 0 || all > 2 * threshold + 1) && ![...table.flat(), ...margins].some(isSmall))
				assert.ok(cells.flat().every((so) => !so));
		}),
	));

test('one small cell of a list hides the smallest other one', () =>
	assert.deepEqual(veil([[[3, 500, 40, 90]]], 11).cells, [[true, false, true, false]]));
