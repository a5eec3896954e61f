/** Small dense matrices, as rows: what regressions here need and no more. */

export type Matrix = readonly (readonly number[])[];

/** The inverse by elimination with row pivots; undefined where the matrix is singular to working precision. */
export function inverse(matrix: Matrix): number[][] | undefined {
	const size = matrix.length;
	const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
	let scale = Number.MIN_VALUE;
	for (const row of matrix) for (const value of row) scale = Math.max(scale, Math.abs(value));
	for (let k = 0; k < size; k++) {
		let best = k;
		for (let i = k + 1; i < size; i++) if (Math.abs(at(rows, i, k)) > Math.abs(at(rows, best, k))) best = i;
		const [pivot, replaced] = [rows[best], rows[k]];
		if (!pivot || !replaced || Math.abs(pivot[k] ?? 0) <= scale * size * Number.EPSILON) return undefined;
		[rows[k], rows[best]] = [pivot, replaced];
		const lead = pivot[k] ?? 1;
		for (let j = 0; j < pivot.length; j++) pivot[j] = (pivot[j] ?? 0) / lead;
		for (const [i, row] of rows.entries()) {
			const factor = row[k] ?? 0;
			if (i === k || factor === 0) continue;
			for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
		}
	}
	return rows.map((row) => row.slice(size));
}

export function times(matrix: Matrix, vector: readonly number[]): number[] {
	return matrix.map((row) => dot(row, vector));
}

export function dot(a: readonly number[], b: readonly number[]): number {
	let total = 0;
	for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
	return total;
}

/** A·B·Aᵀ's diagonal for symmetric A: the variances of a sandwich. */
export function sandwich(bread: Matrix, meat: Matrix): number[] {
	return bread.map((row) => dot(times(meat, row), row));
}

/** Σ of outer products v·vᵀ. */
export function outerSum(vectors: readonly (readonly number[])[], size: number): number[][] {
	const total = zeros(size);
	for (const vector of vectors) addOuter(total, vector, vector, 1);
	return total;
}

export function zeros(size: number): number[][] {
	return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

/** Adds weight · a·bᵀ in place. */
export function addOuter(total: number[][], a: readonly number[], b: readonly number[], weight: number): void {
	for (const [i, row] of total.entries())
		for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + weight * (a[i] ?? 0) * (b[j] ?? 0);
}

function at(rows: Matrix, i: number, j: number): number {
	return rows[i]?.[j] ?? 0;
}
