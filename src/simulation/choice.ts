/** What a scenario may say of a lever: its name and its settings, as data. */

import { z } from 'zod';
import { charges, levels } from './classes.ts';

const Share = z.number().min(0).max(1);
const Charges = z.array(z.enum(charges)).min(1);
const Levels = z.array(z.enum(levels)).min(1);

/** What each lever takes. All have a usual value, so `{"lever": "fbi-filter"}` is whole. */
export const LeverChoice = z.discriminatedUnion('lever', [
	z.strictObject({ lever: z.literal('no-submission') }),
	z.strictObject({
		lever: z.literal('state-withholds'),
		/** Only these charges; usually all. */
		charges: Charges.default([...charges]),
		/** Passed on for the criminal check, marked “not for immigration use”; the FBI would have to respect the mark. */
		criminalCheckKept: z.boolean().default(false),
	}),
	z.strictObject({
		lever: z.literal('fbi-filter'),
		/** Share of this place's bookings that reach the FBI under another agency's ORI, such as the county jail's, and so pass the filter. */
		leak: Share.default(0),
	}),
	z.strictObject({ lever: z.literal('dhs-ignores') }),
	z.strictObject({ lever: z.literal('no-detainers') }),
	z.strictObject({
		lever: z.literal('threshold'),
		/** Holds are honoured for these levels … */
		levels: Levels.default(['L1', 'L2']),
		/** … or for these charges; usually none. */
		charges: z.array(z.enum(charges)).default([]),
	}),
	z.strictObject({
		lever: z.literal('conviction-check'),
		/** A first conviction puts a person with none on record into a level. */
		recompute: z.boolean().default(true),
	}),
	z.strictObject({
		lever: z.literal('warrant-only'),
		/** Share of holds that come with a judge's warrant. */
		warrants: Share.default(0.02),
	}),
	z.strictObject({
		lever: z.literal('federal-memo'),
		/** ICE acts only on these levels. */
		levels: Levels.default(['L1', 'L2']),
	}),
]);
export type LeverChoice = z.infer<typeof LeverChoice>;
export type LeverId = LeverChoice['lever'];
