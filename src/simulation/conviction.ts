/**
 * The share of removals without a conviction, in months after those it is known for: what one constant rate says, and what
 * a rate says that goes on moving as it did. The engine's runs hold the mix of convictions constant, so this stands beside them.
 */

import { z } from 'zod';
import { countNames, expectCounts } from './country.ts';
import { drawFrom, uniforms } from './distribution.ts';
import { buildModel, fittedTo, type Profile } from './model.ts';
import { monthNumber } from './month.ts';
import { normalQuantile } from './normal.ts';
import { atCentre, type Parameter } from './parameter.ts';
import type { Place } from './place.ts';
import { interval } from './predict.ts';
import { parseScenario } from './scenario.ts';

/** Removals of the whole country since October 2008, and how many of them without a conviction. */
const Known = z.strictObject({ to: z.string(), removed: z.number(), without: z.number() });

export const ShareFigure = z.strictObject({
	id: z.string(),
	from: z.string(),
	to: z.string(),
	/** As a share, with the least and the most that the rounding of the source allows. */
	published: z.number().gt(0).lt(1),
	low: z.number(),
	high: z.number(),
	words: z.string(),
	/** Two counts, nine months apart: the later one to March 2011. How far the share moved between them tells how it drifts. */
	known: z.tuple([Known, Known]),
	source: z.strictObject({ title: z.string(), url: z.url() }),
});
export type ShareFigure = z.infer<typeof ShareFigure>;

type Span = { readonly mean: number; readonly p2_5: number; readonly p97_5: number; readonly holds: boolean };
/** `holds`: whether the published share lies between the 95 % bounds. */
export type ShareVerdict = ShareFigure & { readonly oneRate: Span; readonly drifting: Span };

/** Both predictions of each share. */
export function validateShares(
	about: { parameters: readonly Parameter[]; profile: Profile; places: readonly Place[] },
	figures: readonly ShareFigure[],
	draws = 1000,
	seed = 1,
): ShareVerdict[] {
	return figures.map((figure) => {
		const departed = departures(about, figure);
		const drawn = (sd: number) => {
			const shares = Array.from({ length: draws }, (_, replicate) =>
				shareAfter(figure, departed, sd, { seed, replicate }),
			);
			const { mean, p2_5, p97_5 } = interval(shares);
			return { mean, p2_5, p97_5, holds: p2_5 <= figure.published && figure.published <= p97_5 };
		};
		return { ...figure, oneRate: drawn(0), drifting: drawn(movedBy(figure.known)) };
	});
}

/** How far the share moved in the nine months between the two counts, on the logit scale. */
export function movedBy([early, late]: ShareFigure['known']): number {
	const between = (late.without - early.without) / (late.removed - early.removed);
	return Math.abs(logit(between) - logit(early.without / early.removed));
}

/** Expected removals of the country in each month from October 2008 to the last of the figure. */
function departures(about: Parameters<typeof validateShares>[0], { to }: ShareFigure): Float64Array {
	const scenario = parseScenario({ schema: 'uncover-scenario-1', from: '2008-10', to });
	const model = buildModel(about.parameters, atCentre(about.parameters), about.profile);
	const { cells, months } = expectCounts(model, scenario, about.places);
	const sums = new Float64Array(months);
	const row = countNames.indexOf('removed');
	for (let start = row * months; start < cells.length; start += countNames.length * months)
		for (let month = 0; month < months; month++)
			sums[month] = (sums[month] as number) + (cells[start + month] as number);
	return sums;
}

/** One draw: the rate walks away from March 2011 both ways, at a level that leaves the share known by then as it is. */
function shareAfter(
	{ known, from }: ShareFigure,
	departed: Float64Array,
	sd: number,
	key: { seed: number; replicate: number },
): number {
	const start = monthNumber('2008-10');
	const [, { removed, without }] = known;
	const logs = new Float64Array(departed.length);
	const next = uniforms(key, 0x70000000);
	// Steps of months: nine of them have the standard deviation of one step of nine months.
	const step = () => (sd / 3) * normalQuantile(next());
	for (let at = fittedTo - start - 1; at >= 0; at--) logs[at] = (logs[at + 1] as number) + step();
	for (let at = fittedTo - start + 1; at < logs.length; at++) logs[at] = (logs[at - 1] as number) + step();
	const share = (level: number, first: number, last: number) => {
		let [sum, whole] = [0, 0];
		for (let at = first; at <= last; at++) {
			const weight = departed[at] as number;
			sum += weight / (1 + Math.exp(-level - (logs[at] as number)));
			whole += weight;
		}
		return { share: sum / whole, whole };
	};
	const target = Number(drawFrom({ kind: 'beta', a: without + 0.5, b: removed - without + 0.5 }, key, 0x70000001));
	let [low, high] = [-20, 20];
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		if (share(middle, 0, fittedTo - start).share < target) low = middle;
		else high = middle;
	}
	const after = share(low, monthNumber(from) - start, departed.length - 1);
	return after.share + Math.sqrt((after.share * (1 - after.share)) / after.whole) * normalQuantile(next());
}

function logit(share: number): number {
	return Math.log(share / (1 - share));
}
