/** How good the model is: what it says of published figures it is not fitted to, of later days or of single places, misses included. */

import { z } from 'zod';
import { ShareFigure } from './conviction.ts';
import { exposure } from './exposure.ts';
import type { Profile } from './model.ts';
import { monthNumber } from './month.ts';
import type { Parameter } from './parameter.ts';
import { choosePlaces, type Place } from './place.ts';
import { drawTogether, interval, type Together } from './predict.ts';
import { parseScenario, parseWith } from './scenario.ts';

const Figure = z.strictObject({
	id: z.string(),
	measure: z.enum(['submissions', 'matches', 'custody', 'removed']),
	/** A word for a place, or several joined by “+” that are counted together. */
	place: z.string(),
	/** What several are called together. */
	name: z.string().optional(),
	from: z.string(),
	to: z.string(),
	published: z.number(),
	/** As it was printed: “more than 8.4 million”. */
	words: z.string(),
	/** True where the rates were not fitted to this figure, so that it is a test. */
	heldOut: z.boolean(),
	source: z.strictObject({ title: z.string(), url: z.url().optional() }),
	note: z.string().optional(),
});
export type Figure = z.infer<typeof Figure>;

const File = z.strictObject({
	schema: z.literal('uncover-validation-1'),
	about: z.string(),
	figures: z.array(Figure),
	shares: z.array(ShareFigure),
});

/** Reads cases/…/validation.json. @throws Refusal not-valid naming the field */
export function parseFigures(data: unknown): Figure[] {
	return parseWith(File, data, 'file of published figures').figures;
}

/** The published shares in the same file. @throws Refusal not-valid naming the field */
export function parseShares(data: unknown): ShareFigure[] {
	return parseWith(File, data, 'file of published figures').shares;
}

export type Verdict = Figure & {
	readonly mean: number;
	/** Whether the published figure lies between the bounds of this interval. */
	readonly within: { readonly p50: boolean; readonly p80: boolean; readonly p95: boolean };
	readonly p10: number;
	readonly p90: number;
	/** Continuous ranked probability score, in units of the figure: lower is better; of a sure prediction it is the miss. */
	readonly crps: number;
	/** What one constant rate says, and its miss. */
	readonly naive: number;
	readonly naiveMiss: number;
};

/** Each figure predicted from the rates up to March 2011. */
export function validate(
	about: { parameters: readonly Parameter[]; profile: Profile; places: readonly Place[] },
	figures: readonly Figure[],
	draws = 200,
	seed = 1,
): Verdict[] {
	// Figures of the same place and months are counted in the same draws.
	const known = new Map<string, Together>();
	const sampleOf = ({ place, from, to, measure }: Figure): number[] => {
		const words = wordsOf(place);
		const scenario = parseScenario({ schema: 'uncover-scenario-1', from, to, places: words, draws, seed });
		const window = [place, from, to].join();
		const made = known.get(window) ?? drawTogether({ ...about, scenario }, words);
		known.set(window, made);
		const each = words.map((_, group) => made.today(group, measure));
		return Array.from({ length: draws }, (_, draw) => each.reduce((sum, one) => sum + (one[draw] ?? 0), 0));
	};
	return figures.map((figure) => {
		const { published } = figure;
		const sample = sampleOf(figure);
		const { mean, p10, p25, p75, p90, p2_5, p97_5 } = interval(sample);
		const inside = (low: number, high: number) => low <= published && published <= high;
		const naive = constantRate(figure, about);
		return {
			...figure,
			mean,
			p10,
			p90,
			within: { p50: inside(p25, p75), p80: inside(p10, p90), p95: inside(p2_5, p97_5) },
			crps: crps(sample, published),
			naive,
			naiveMiss: Math.abs(naive - published),
		};
	});
}

const wordsOf = (place: string) => place.split('+');

/** Gneiting and Raftery, “Strictly proper scoring rules”, 2007, equation 21, from a sample. */
export function crps(sample: readonly number[], published: number): number {
	const sorted = sample.toSorted((a, b) => a - b);
	const count = sorted.length;
	const miss = sorted.reduce((sum, value) => sum + Math.abs(value - published), 0) / count;
	const spread = sorted.reduce((sum, value, at) => sum + value * (2 * at + 1 - count), 0) / (count * count);
	return miss - spread;
}

/** Published totals to 31 March 2011: 7,225,393 searches, 197,302 taken into custody, 101,741 removed or returned. */
const known = { submissions: 7_225_393, matches: 0.065 * 7_225_393, custody: 197_302, removed: 101_741 } as const;

/** One rate for all places and months: searches by residents, all else by residents born abroad. */
function constantRate(
	{ measure, place, from, to }: Figure,
	about: { profile: Profile; places: readonly Place[] },
): number {
	const [first, last] = [monthNumber(from), monthNumber(to)];
	let residents = 0;
	let abroad = 0;
	for (const one of choosePlaces(about.places, wordsOf(place)))
		for (let month = first; month <= last; month++) {
			const people = one.population * exposure(one, month);
			residents += people;
			abroad += people * (one.foreignBorn ?? 0);
		}
	const { residentMonths, foreignBorn } = about.profile;
	if (measure === 'submissions') return (known.submissions * residents) / residentMonths;
	return (known[measure] * abroad) / (residentMonths * foreignBorn);
}
