import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attack, type Printed } from './attack.case.ts';
import { fixture } from './known.case.ts';
import { auditSuppression, type Suppressed, suppress } from './suppression.ts';

const known = fixture('known-answers.json').suppression_3x3;

/** As a reader sees it, margins included. */
function page({ table, rowTotals, columnTotals, total }: Suppressed): Printed {
	return [...table.map((line, i) => [...line, rowTotals[i] ?? null]), [...columnTotals, total]];
}

const name = (row: number, column: number) => `${row},${column}`;

test('the known table: the cheapest safe cover, and what it leaves open', () => {
	const found = suppress(known.table, { threshold: known.threshold });
	const small = found.hidden.filter(({ why }) => why === 'small').map(({ row, column }) => [row, column]);
	const cover = found.hidden.filter(({ why }) => why === 'cover').map(({ row, column }) => [row, column]);
	assert.deepEqual(
		[small, cover, found.cost, found.isCheapest],
		[known.primary, known.optimal_complement, known.cost, true],
	);
	assert.deepEqual(
		Object.fromEntries(found.hidden.map(({ row, column, low, high }) => [name(row, column), [low, high]])),
		known.feasible,
	);
});

test('hiding the smallest neighbour in each row recovers every cell, and the audit says so', () => {
	const { suppressed, recovered } = known.row_only_complement_fails;
	const audit = auditSuppression(
		known.table,
		suppressed.map(([row, column]: [number, number]) => ({ row, column })),
	);
	assert.deepEqual(Object.fromEntries(audit.map(({ row, column, low }) => [name(row, column), low])), recovered);
	assert.ok(audit.every(({ isRecovered }) => isRecovered));
});

const tables = fc
	.record({
		height: fc.integer({ min: 1, max: 6 }),
		width: fc.integer({ min: 2, max: 6 }),
		threshold: fc.constantFrom(5, 11, 20),
		zeros: fc.constantFrom('shown' as const, 'hidden' as const),
	})
	.chain(({ height, width, ...rule }) =>
		fc.record({
			rule: fc.constant(rule),
			table: fc.array(
				fc.array(fc.oneof(fc.nat(12), fc.constant(0), fc.integer({ min: 5, max: 400 })), {
					minLength: width,
					maxLength: width,
				}),
				{ minLength: height, maxLength: height },
			),
		}),
	);

test('no reader who solves the printed table, knowing the rule, bounds a hidden cell tighter than the threshold', () => {
	fc.assert(
		fc.property(tables, ({ table, rule }) => {
			const found = suppress(table, rule);
			const floor = rule.zeros === 'shown' ? 1 : 0;
			for (const { row, column, low, high } of attack(page(found), floor))
				assert.ok(
					high - low >= rule.threshold,
					`row ${row}, column ${column} lies between ${low} and ${high}: ${JSON.stringify(page(found))}`,
				);
		}),
		{ numRuns: 150 },
	);
});

test('no small count is printed, printed counts are true, and the ranges told hold the truth', () => {
	fc.assert(
		fc.property(tables, ({ table, rule }) => {
			const found = suppress(table, rule);
			const [height, width] = [table.length, table[0]?.length ?? 0];
			const truth = [
				...table,
				Array.from({ length: width }, (_, j) => table.reduce((sum, line) => sum + (line[j] ?? 0), 0)),
			].map((line) => [...line, line.reduce((a, b) => a + b, 0)]);
			for (const [i, line] of page(found).entries())
				for (const [j, value] of line.entries()) {
					if (value === null) continue;
					assert.equal(value, truth[i]?.[j]);
					assert.ok(value >= rule.threshold || (value === 0 && rule.zeros === 'shown'), `${value} is printed`);
				}
			if (rule.zeros === 'shown')
				for (const [i, line] of table.entries())
					for (const [j, value] of line.entries()) if (value === 0) assert.equal(found.table[i]?.[j], 0);
			// The attack on the same page, with no more than non-negativity, ends at the ranges that are told.
			const bounds = new Map(attack(page(found), 0).map((cell) => [name(cell.row, cell.column), cell]));
			for (const { row, column, low, high } of found.hidden) {
				const value = truth[row]?.[column] ?? 0;
				assert.ok(low <= value && value <= high);
				const bound = bounds.get(name(row, column));
				if (height > 1 && width > 1) assert.deepEqual([bound?.low, bound?.high], [low, high]);
			}
		}),
		{ numRuns: 100 },
	);
});

test('a list with one small count hides a second one, as a printed total of 188 beside a 1 must', () => {
	const found = suppress([[152, 9, 26, 0, 1]]);
	assert.deepEqual(found.table, [[152, null, null, 0, null]]);
	assert.equal(found.total, 188);
});

test('a table without small counts is printed whole; a hopeless one is hidden with its totals', () => {
	const whole = suppress([
		[20, 30],
		[40, 50],
	]);
	assert.deepEqual([whole.hidden, whole.total, whole.cost], [[], 140, 0]);
	assert.deepEqual(
		page(
			suppress([
				[0, 0],
				[0, 2],
			]),
		),
		[
			[0, 0, 0],
			[0, null, null],
			[0, null, null],
		],
	);
});

test('what is no table, or no threshold, is refused', () => {
	assert.throws(() => suppress([[1, 2], [3]]), /Row 2 has 1 cells/);
	assert.throws(() => suppress([[1, -2]]), /whole number/);
	assert.throws(() => suppress([[1, 2]], { threshold: 3 }), /5 or more/);
	assert.throws(
		() =>
			auditSuppression(
				[
					[1, 2],
					[3, 4],
				],
				[{ row: 3, column: 0 }],
			),
		/no cell in row 3/,
	);
});
