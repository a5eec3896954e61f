/** How sure a parameter is: a distribution, its mean, and draws from it that are looked up and not taken in turn. */

import { z } from 'zod';
import { betaQuantile } from './beta.ts';
import { normalQuantile } from './normal.ts';
import { draw, type Key, scale } from './philox.ts';

/** `logit-normal` and `log-normal` are given by the median and the standard deviation on the transformed scale. */
export const Distribution = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('point'), value: z.number() }),
	z.strictObject({ kind: z.literal('beta'), a: z.number().positive(), b: z.number().positive() }),
	z.strictObject({ kind: z.literal('dirichlet'), alpha: z.record(z.string(), z.number().positive()) }),
	z.strictObject({ kind: z.literal('logit-normal'), median: z.number().gt(0).lt(1), sd: z.number().min(0) }),
	z.strictObject({ kind: z.literal('log-normal'), median: z.number().positive(), sd: z.number().min(0) }),
	z.strictObject({
		kind: z.literal('mixture'),
		parts: z.array(z.strictObject({ weight: z.number().positive(), value: z.number() })).min(2),
	}),
]);
export type Distribution = z.infer<typeof Distribution>;
export type Drawn = number | Readonly<Record<string, number>>;

/** Where no parameter is drawn: the mean of shares, the median of the two transformed normals. */
export function centre(of: Distribution): Drawn {
	switch (of.kind) {
		case 'point':
			return of.value;
		case 'beta':
			return of.a / (of.a + of.b);
		case 'dirichlet':
			return normalised(of.alpha);
		case 'mixture': {
			const whole = of.parts.reduce((sum, part) => sum + part.weight, 0);
			return of.parts.reduce((sum, part) => sum + part.weight * part.value, 0) / whole;
		}
		default:
			return of.median;
	}
}

/** One draw. `stream` tells one parameter from another: changing one changes no other's draws. */
export function drawFrom(of: Distribution, key: Key, stream: number): Drawn {
	const next = uniforms(key, stream);
	switch (of.kind) {
		case 'beta': {
			const x = gamma(of.a, next);
			return x / (x + gamma(of.b, next));
		}
		case 'dirichlet':
			return normalised(
				Object.fromEntries(Object.entries(of.alpha).map(([name, shape]) => [name, gamma(shape, next)])),
			);
		default:
			return quantileOf(of, next);
	}
}

/** How many uniform numbers `quantileOf` takes. */
export function uniformsOf(of: Distribution): number {
	if (of.kind === 'point') return 0;
	return of.kind === 'dirichlet' ? Object.keys(of.alpha).length - 1 : 1;
}

/**
 * The same distribution as that of `drawFrom`, by inverting it: evenly spread uniform numbers give evenly spread values.
 * A mix is broken off share by share, each a Beta part of what the ones before have left.
 */
export function quantileOf(of: Distribution, next: () => number): Drawn {
	switch (of.kind) {
		case 'point':
			return of.value;
		case 'beta':
			return betaQuantile(next(), of.a, of.b);
		case 'dirichlet': {
			const shares: Record<string, number> = {};
			let [left, after] = [1, Object.values(of.alpha).reduce((sum, alpha) => sum + alpha, 0)];
			for (const [nth, [name, alpha]] of Object.entries(of.alpha).entries()) {
				after -= alpha;
				const part = nth < uniformsOf(of) ? left * betaQuantile(next(), alpha, after) : left;
				shares[name] = part;
				left -= part;
			}
			return shares;
		}
		case 'logit-normal': {
			const odds = (of.median / (1 - of.median)) * Math.exp(of.sd * normalQuantile(next()));
			return odds / (1 + odds);
		}
		case 'log-normal':
			return of.median * Math.exp(of.sd * normalQuantile(next()));
		case 'mixture': {
			const whole = of.parts.reduce((sum, part) => sum + part.weight, 0);
			const at = next() * whole;
			let below = 0;
			for (const part of of.parts) {
				below += part.weight;
				if (at < below) return part.value;
			}
			return of.parts.at(-1)?.value ?? 0;
		}
	}
}

/** Uniform numbers in (0, 1), each with its own counter. */
export function uniforms(key: Key, stream: number): () => number {
	const out = new Int32Array(4);
	let nth = 0;
	return () => (draw(key, nth++, stream, 0, 0xffffffff, out) + 0.5) / scale;
}

/** Marsaglia and Tsang, “A simple method for generating gamma variables”, 2000. */
function gamma(shape: number, next: () => number): number {
	if (shape < 1) return gamma(shape + 1, next) * next() ** (1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const z = normalQuantile(next());
		const v = (1 + c * z) ** 3;
		if (v > 0 && Math.log(next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
	}
}

function normalised(amounts: Readonly<Record<string, number>>): Record<string, number> {
	const whole = Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
	return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount / whole]));
}
