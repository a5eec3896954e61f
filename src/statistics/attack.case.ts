/** An attacker for the tests of suppression: reads a printed table and bounds each hidden cell by linear programming, without any help from the code under test. */

/** A printed table with its margins, null where hidden: one row more and one column more than the table itself. */
export type Printed = readonly (readonly (number | null)[])[];

/** @param floor what the attacker knows every hidden cell to be at least */
export function attack(printed: Printed, floor: number): { row: number; column: number; low: number; high: number }[] {
	const hidden = printed.flatMap((line, row) =>
		line.flatMap((value, column) => (value === null ? [{ row, column }] : [])),
	);
	const place = (row: number, column: number) => hidden.findIndex((one) => one.row === row && one.column === column);
	const equations: { terms: number[]; right: number }[] = [];
	const equate = (cells: readonly [number, number][]) => {
		// All cells but the last sum to the last.
		const terms = hidden.map(() => 0);
		let right = 0;
		for (const [i, [row, column]] of cells.entries()) {
			const sign = i === cells.length - 1 ? -1 : 1;
			const value = printed[row]?.[column] ?? null;
			right -= sign * (value ?? floor);
			if (value === null) terms[place(row, column)] = sign;
		}
		equations.push({ terms, right });
	};
	const [height, width] = [printed.length, printed[0]?.length ?? 0];
	for (let row = 0; row < height; row++) equate(Array.from({ length: width }, (_, column) => [row, column]));
	for (let column = 0; column < width; column++) equate(Array.from({ length: height }, (_, row) => [row, column]));
	return hidden.map((cell, i) => {
		const objective = hidden.map((_, j) => (i === j ? 1 : 0));
		return {
			...cell,
			low:
				floor -
				maximum(
					equations,
					objective.map((value) => -value),
				),
			high: floor + maximum(equations, objective),
		};
	});
}

/**
 * The maximum of a linear function over x ≥ 0 with equations: two-phase simplex with Bland's rule (Bland, Mathematics of
 * Operations Research 2, 1977). Tables of two ways keep all entries whole, so the arithmetic is exact; it is checked.
 */
function maximum(
	equations: readonly { terms: readonly number[]; right: number }[],
	objective: readonly number[],
): number {
	const size = objective.length;
	const rows = equations.map(({ terms, right }, i) => {
		const sign = right < 0 ? -1 : 1;
		return [...terms.map((term) => sign * term), ...equations.map((_, j) => (i === j ? 1 : 0)), sign * right];
	});
	const basis = rows.map((_, i) => size + i);
	const last = size + rows.length;
	const price = (weights: readonly number[]) => {
		const line = [...weights, 0];
		for (const [i, row] of rows.entries()) {
			const weight = weights[basis[i] ?? 0] ?? 0;
			for (let j = 0; j <= last; j++) line[j] = (line[j] ?? 0) - weight * (row[j] ?? 0);
		}
		return line;
	};
	const climb = (weights: readonly number[], columns: number): number => {
		for (;;) {
			const line = price(weights);
			const enter = line.findIndex((value, j) => j < columns && value > 0);
			if (enter < 0) return -(line[last] ?? 0);
			let leave = -1;
			for (const [i, row] of rows.entries()) {
				if ((row[enter] ?? 0) <= 0) continue;
				const now = (row[last] ?? 0) / (row[enter] ?? 1);
				const best = leave < 0 ? Infinity : (rows[leave]?.[last] ?? 0) / (rows[leave]?.[enter] ?? 1);
				if (now < best || (now === best && (basis[i] ?? 0) < (basis[leave] ?? 0))) leave = i;
			}
			if (leave < 0) return Infinity;
			pivot(rows, leave, enter);
			basis[leave] = enter;
		}
	};
	const artificial = Array.from({ length: last }, (_, j) => (j >= size ? -1 : 0));
	if (climb(artificial, last) !== 0) throw new Error('The printed table contradicts itself.');
	// Artificial columns still in the basis stand at zero; they are driven out where a real one can take their place.
	for (const [i, row] of rows.entries()) {
		if ((basis[i] ?? 0) < size) continue;
		const enter = row.findIndex((value, j) => j < size && value !== 0);
		if (enter < 0) continue;
		pivot(rows, i, enter);
		basis[i] = enter;
	}
	return climb([...objective, ...equations.map(() => 0)], size);
}

function pivot(rows: number[][], leave: number, enter: number): void {
	const lead = rows[leave] ?? [];
	const by = lead[enter] ?? 1;
	for (let j = 0; j < lead.length; j++) lead[j] = (lead[j] ?? 0) / by;
	for (const [i, row] of rows.entries()) {
		const factor = row[enter] ?? 0;
		if (i === leave || factor === 0) continue;
		for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (lead[j] ?? 0);
	}
	if (lead.some((value) => !Number.isInteger(value))) throw new Error('The arithmetic is no longer exact.');
}
