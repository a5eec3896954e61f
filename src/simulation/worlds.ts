/** Several invented worlds side by side, counted as exact fractions: the arithmetic of the model, open to a pencil. */

import { z } from 'zod';
import { LeverChoice } from './choice.ts';
import { countOf, expectFlow, type Measure, measureNames } from './expectation.ts';
import { exact, type Fraction, parseFraction } from './fraction.ts';
import { programme } from './graph.ts';
import { pull } from './lever.ts';
import { GivenValues, parseValues } from './values.ts';

/** What `simulate worlds` reads: parameters shared by all worlds, and the levers of each world. */
export const WorldsFile = z.strictObject({
	about: z.string().optional(),
	/** How many bookings are invented. */
	bookings: z.union([z.number(), z.string()]).default(100_000),
	parameters: GivenValues,
	worlds: z.record(
		z.string().regex(/^(?!(synthetic|limits|hash)$)./, 'is a word that the result uses itself'),
		z.array(LeverChoice),
	),
});
export type WorldsFile = z.infer<typeof WorldsFile>;

const counted = measureNames.filter((measure) => measure !== 'criminal_answers' && measure !== 'notices');
type Counted = Exclude<Measure, 'criminal_answers' | 'notices'>;

/** Numerator and denominator in lowest terms, as numbers where they fit and as text where they do not. */
export type Ratio = readonly [number | string, number | string];
/** The counts of the published check table; `removed_none_share` is the share of the removed without a conviction, null where nobody is removed. */
export type World = { readonly [M in Counted | 'other']: Ratio } & { readonly removed_none_share: Ratio | null };

/** The expected counts of every world. @throws Refusal not-valid for parameters that cannot be */
export function countWorlds(file: WorldsFile): Record<string, World> {
	const values = parseValues(file.parameters, exact, parseFraction);
	const bookings = parseFraction(file.bookings);
	return Object.fromEntries(
		Object.entries(file.worlds).map(([name, choices]) => {
			const flow = expectFlow(pull(programme, choices), values, bookings, exact);
			const counts = Object.fromEntries(
				measureNames.map((measure) => [measure, countOf(flow, measure, exact)]),
			) as Record<Measure, Fraction>;
			const gone = exact.plus(counts.removed, counts.returned);
			const none = flow.stages.removed.reduce(
				(sum, amount, at) => (flow.seen[at]?.level === 'none' ? exact.plus(sum, amount) : sum),
				exact.zero,
			);
			return [
				name,
				{
					...(Object.fromEntries(counted.map((measure) => [measure, ratio(counts[measure])])) as Record<
						Counted,
						Ratio
					>),
					other: ratio(exact.minus(counts.custody, gone)),
					removed_none_share: counts.removed.top === 0n ? null : ratio(exact.over(none, counts.removed)),
				},
			];
		}),
	);
}

function ratio({ top, bottom }: Fraction): Ratio {
	return [whole(top), whole(bottom)];
}

function whole(value: bigint): number | string {
	return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER)
		? Number(value)
		: String(value);
}
