/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC11): random numbers
 * that are looked up rather than drawn in turn. The same key and counter give the same number on every machine, in any
 * order, so two worlds can share the fate of one booking wherever no lever touches it.
 */

const m0 = 0xd2511f53;
const m1 = 0xcd9e8d57;
const w0 = 0x9e3779b9;
const w1 = 0xbb67ae85;

/** 2⁵³: draws are whole numbers below it, so they compare exactly with a share times this. */
export const scale = 2 ** 53;

/** Ten rounds. Writes four words of 32 bits (as signed integers) into `out`; arguments may be signed or unsigned. */
export function philox(
	c0: number,
	c1: number,
	c2: number,
	c3: number,
	key0: number,
	key1: number,
	out: Int32Array,
): void {
	let k0 = key0 | 0;
	let k1 = key1 | 0;
	for (let round = 0; round < 10; round++) {
		const low0 = Math.imul(m0, c0);
		const low1 = Math.imul(m1, c2);
		const high0 = high(m0 >>> 16, m0 & 0xffff, c0);
		const high1 = high(m1 >>> 16, m1 & 0xffff, c2);
		c0 = high1 ^ c1 ^ k0;
		c1 = low1;
		c2 = high0 ^ c3 ^ k1;
		c3 = low0;
		k0 = (k0 + w0) | 0;
		k1 = (k1 + w1) | 0;
	}
	out[0] = c0;
	out[1] = c1;
	out[2] = c2;
	out[3] = c3;
}

/** The upper 32 bits of a product of two words, from halves of 16 bits, in 32-bit integers throughout (`| 0`): exact, and fast in every engine. */
function high(bHigh: number, bLow: number, a: number): number {
	const aHigh = a >>> 16;
	const aLow = a & 0xffff;
	const first = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
	const second = (Math.imul(aLow, bHigh) + (first & 0xffff)) | 0;
	return (Math.imul(aHigh, bHigh) + (first >>> 16) + (second >>> 16)) | 0;
}

/** What a draw is for. Each purpose has its own counter: one draw never serves two stages. */
export type Key = { readonly seed: number; readonly replicate: number };

/**
 * The draw of one invented booking at one stage: a whole number in [0, 2⁵³).
 * @param moment month and index of the draw, packed: `month * 16 + nth`
 */
export function draw(
	key: Key,
	entity: number,
	stage: number,
	moment: number,
	jurisdiction: number,
	out: Int32Array,
): number {
	philox(entity, stage, moment, jurisdiction, key.seed, key.replicate, out);
	return ((out[0] as number) >>> 0) * 0x200000 + ((out[1] as number) >>> 11);
}

/** The draw below which an event of this share happens: at 0 never, at 1 always. */
export function threshold(share: number): number {
	return Math.floor(Math.min(1, Math.max(0, share)) * scale);
}
