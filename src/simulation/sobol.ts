/**
 * Sobol’s points: numbers between 0 and 1 in many dimensions that fill the space more evenly than draws do, so that a mean
 * over them settles sooner. Scrambled by a seed, each is a draw from the uniform distribution all the same, so such a mean
 * leans to no side (Owen, “Randomly permuted (t, m, s)-nets and (t, s)-sequences”, 1995).
 */

import { philox } from './philox.ts';

/**
 * The points of a seed, looked up by their row and not taken in turn. Rows 0 to 2ᵐ − 1 together lie most evenly.
 * Coordinates beyond `sobolDimensions` are plain draws, so what matters most belongs first.
 */
export function sobolPoints(dimensions: number, seed: number): (row: number) => Float64Array {
	const out = new Int32Array(4);
	const coordinate = (row: number, dimension: number) => {
		if (dimension < sobolDimensions) return scrambled(sobolWord(dimension, row), dimension, seed, out);
		philox(row, 32, dimension, purpose, seed, 0, out);
		return (out[0] as number) >>> 0;
	};
	return (row) =>
		Float64Array.from({ length: dimensions }, (_, dimension) => (coordinate(row, dimension) + 0.5) / 2 ** 32);
}

/** A coordinate before scrambling, as 32 bits after the point; the first dimension is 0. */
export function sobolWord(dimension: number, row: number): number {
	const mine = directions[dimension];
	if (!mine) throw new Error(`There are ${sobolDimensions} dimensions, and ${dimension} is none of them.`);
	let word = 0;
	for (let left = row, bit = 0; left > 0; left = Math.floor(left / 2), bit++)
		if (left % 2 === 1) word ^= mine[bit] as number;
	return word >>> 0;
}

/** What tells these lots from all others drawn with the same key. */
const purpose = 0xfffffffe;

/** Turns each bit over or not by a lot, which is one for all words that agree in the bits before it. */
function scrambled(word: number, dimension: number, seed: number, out: Int32Array): number {
	let turned = 0;
	for (let bit = 0; bit < 32; bit++) {
		philox(bit === 0 ? 0 : word >>> (32 - bit), bit, dimension, purpose, seed, 0, out);
		turned = (turned << 1) | (((word >>> (31 - bit)) ^ (out[0] as number)) & 1);
	}
	return turned >>> 0;
}

/**
 * From the second dimension on: a primitive polynomial over the two-element field, its coefficients as bits, and as many
 * odd numbers to start from as it has degrees. Facts from the table new-joe-kuo-6 of Joe and Kuo, “Constructing Sobol
 * sequences with better two-dimensional projections”, 2008.
 */
const beginnings = `
3 1 / 7 1 3 / 11 1 3 1 / 13 1 1 1 / 19 1 1 3 3 / 25 1 3 5 13 / 37 1 1 5 5 17 / 41 1 1 5 5 5 / 47 1 1 7 11 19 /
55 1 1 5 1 1 / 59 1 1 1 3 11 / 61 1 3 5 5 31 / 67 1 3 3 9 7 49 / 91 1 1 1 15 21 21 / 97 1 3 1 13 27 49 /
103 1 1 1 15 7 5 / 109 1 3 1 15 13 25 / 115 1 1 5 5 19 61 / 131 1 3 7 11 23 15 103 / 137 1 3 7 13 13 15 69 /
143 1 1 3 13 7 35 63 / 145 1 3 5 9 1 25 53 / 157 1 3 1 13 9 35 107 / 167 1 3 1 5 27 61 31 / 171 1 1 5 11 19 41 61 /
185 1 3 5 3 3 13 69 / 191 1 1 7 13 1 19 1 / 193 1 3 7 5 13 19 59 / 203 1 1 3 9 25 29 41 / 211 1 3 5 13 23 1 55 /
213 1 3 7 3 13 59 17 / 229 1 3 1 3 5 53 69 / 239 1 1 5 5 23 33 13 / 241 1 1 7 7 1 61 123 / 247 1 1 7 9 13 61 49 /
253 1 3 3 5 3 55 33 / 285 1 3 1 15 31 13 49 245 / 299 1 3 5 15 31 59 63 97 / 301 1 3 1 11 11 11 77 249 /
333 1 3 1 11 27 43 71 9 / 351 1 1 7 15 21 11 81 45 / 355 1 3 7 3 25 31 65 79 / 357 1 3 1 1 19 11 3 205 /
361 1 1 5 9 19 21 29 157 / 369 1 3 7 11 1 33 89 185 / 391 1 3 3 3 15 9 79 71 / 397 1 3 7 11 15 39 119 27 /
425 1 1 3 1 11 31 97 225 / 451 1 1 1 3 23 43 57 177 / 463 1 3 7 7 17 17 37 71 / 487 1 3 1 5 27 63 123 213 /
501 1 1 3 5 11 43 53 133 / 529 1 3 5 5 29 17 47 173 479 / 539 1 3 3 11 3 1 109 9 69 / 545 1 1 1 5 17 39 23 5 343 /
557 1 3 1 5 25 15 31 103 499 / 563 1 1 1 11 11 17 63 105 183 / 601 1 1 5 11 9 29 97 231 363 /
607 1 1 5 15 19 45 41 7 383 / 617 1 3 7 7 31 19 83 137 221 / 623 1 1 1 3 23 15 111 223 83 /
631 1 1 5 13 31 15 55 25 161 / 637 1 1 3 13 25 47 39 87 257`;

const directions: readonly Int32Array[] = [
	Int32Array.from({ length: 32 }, (_, bit) => 1 << (31 - bit)),
	...beginnings.split('/').map((text) => {
		const [polynomial = 0, ...first] = text.trim().split(' ').map(Number);
		return continued(polynomial, first);
	}),
];

export const sobolDimensions = directions.length;

/** The direction numbers of a dimension, by the recurrence of Bratley and Fox (Algorithm 659, 1988), each moved up to its place. */
function continued(polynomial: number, first: readonly number[]): Int32Array {
	const degree = first.length;
	const numbers = Int32Array.from({ length: 32 }, (_, bit) => (first[bit] ?? 0) << (31 - bit));
	for (let bit = degree; bit < 32; bit++) {
		let next = (numbers[bit - degree] as number) ^ ((numbers[bit - degree] as number) >>> degree);
		for (let back = 1; back < degree; back++)
			if ((polynomial >>> (degree - back)) & 1) next ^= numbers[bit - back] as number;
		numbers[bit] = next;
	}
	return numbers;
}
