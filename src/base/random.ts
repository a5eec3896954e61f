/** A small seeded generator for things that must come out the same twice (practice productions, tests, samples). Not for the simulation, which has its own. */

export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** Whole number from `low` to `high`, both included. */
	whole(low: number, high: number): number;
	pick<T>(items: readonly T[]): T;
	chance(probability: number): boolean;
}

/** sfc32 (Doty-Humphrey, PractRand), seeded from any text by a 32-bit FNV-1a fold; period about 2^128. */
export function random(seed: string | number): Random {
	let hash = 0x811c9dc5;
	const word = () => {
		hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
		hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
		hash ^= hash >>> 15;
		return hash >>> 0;
	};
	for (const char of String(seed)) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
	let a = word();
	let b = word();
	let c = word();
	let d = 1;
	const draw = () => {
		const t = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return t >>> 0;
	};
	for (let i = 0; i < 12; i++) draw();
	const next = () => draw() / 4294967296;
	const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return {
		next,
		whole,
		pick: (items) => items[whole(0, items.length - 1)]!,
		chance: (probability) => next() < probability,
	};
}
