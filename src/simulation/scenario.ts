/** A scenario is a file: who does what, where and from when. Its hash stands in everything made from it. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { LeverChoice } from './choice.ts';
import { flawOf } from './month.ts';

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month such as 2011-03');
const Places = z
	.array(z.string().regex(/^(US|[A-Za-z]{2}|\d{2}|\d{5})$/, 'is no place such as US, CA or 06085'))
	.min(1);

export const Scenario = z.strictObject({
	schema: z.literal('uncover-scenario-1'),
	title: z.string().default(''),
	/** The first and last month of bookings and of counting. */
	from: Month.default('2008-10'),
	to: Month.default('2013-01'),
	places: Places.default(['US']),
	/** What is done, in order. A step without places holds everywhere, without dates always. */
	steps: z
		.array(
			z.strictObject({
				levers: z.array(LeverChoice).min(1),
				places: Places.optional(),
				from: Month.optional(),
				to: Month.optional(),
			}),
		)
		.default([]),
	/** “What if”: parameter id to value, in place of the default; marked in the result. */
	parameters: z.record(z.string(), z.number()).default({}),
	/** Parameter id to the name of a contested reading of it. */
	readings: z.record(z.string(), z.string()).default({}),
	seed: z.int().min(0).max(0xffffffff).default(1),
	/** How often the parameters are drawn for the intervals. */
	draws: z.int().min(20).max(10_000).default(200),
});
export type Scenario = z.infer<typeof Scenario>;

/** @throws Refusal not-valid naming the field, or saying what is wrong with the months */
export function parseScenario(data: unknown): Scenario {
	const scenario = parseWith(Scenario, data, 'scenario');
	const flaw = flawOf(scenario);
	if (flaw) throw new Refusal('not-valid', flaw);
	return scenario;
}

/** Reads data by a schema; the first flaw becomes a sentence. @throws Refusal not-valid */
export function parseWith<T>(schema: z.ZodType<T>, data: unknown, what: string): T {
	const read = schema.safeParse(data);
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
	throw new Refusal('not-valid', `This is no ${what} that can be read. ${where}${issue?.message ?? 'unknown flaw'}.`);
}

/** The SHA-256 of data with its keys in order, so that the same scenario written differently has the same hash. */
export async function hashOf(data: unknown): Promise<string> {
	const bytes = new TextEncoder().encode(ordered(data));
	const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes);
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ordered(data: unknown): string {
	if (Array.isArray(data)) return `[${data.map(ordered).join(',')}]`;
	if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? 'null';
	const entries = Object.entries(data).filter(([, value]) => value !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${ordered(value)}`).join(',')}}`;
}
