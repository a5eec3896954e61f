/** Checks of loaded records, as data: what may not be, and from which share on it warns or stops. */

import { z } from 'zod';
import { bilingual, checked, parseJson } from './codebook.ts';
import type { CheckResult } from './dataset.ts';

const name = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'a word in small letters');
const common = {
	name,
	label: bilingual,
	/** Shares of broken rows from which on the report warns, and nothing is loaded. Left out: never. */
	warn: z.number().min(0).max(1).optional(),
	stop: z.number().min(0).max(1).optional(),
};

const checkShape = z.discriminatedUnion('is', [
	/** A day or number lies between two. */
	z.strictObject({
		...common,
		is: z.literal('range'),
		field: name,
		from: z.union([z.string(), z.number()]).optional(),
		to: z.union([z.string(), z.number()]).optional(),
	}),
	/** One day does not come after another. */
	z.strictObject({ ...common, is: z.literal('order'), earlier: name, later: name }),
	/** A value is known, or withheld: not merely missing. */
	z.strictObject({ ...common, is: z.literal('present'), field: name }),
	/** What is printed is in the codebook. */
	z.strictObject({ ...common, is: z.literal('read'), field: name }),
	/** The record’s day falls in a year the sheet is headed with. */
	z.strictObject({ ...common, is: z.literal('year') }),
	/** No earlier row of the sheet has the very same cells. Where ids are withheld, equal rows need not be the same event. */
	z.strictObject({ ...common, is: z.literal('repeated') }),
	/** Nothing stands beyond the last column of the head. */
	z.strictObject({ ...common, is: z.literal('beyond') }),
]);

const shape = z.strictObject({ kind: name, version: z.string().min(1), checks: z.array(checkShape).max(30) });

export type Check = z.infer<typeof checkShape>;

/** @returns the checks of each kind of record. @throws Refusal not-valid naming the file */
export function parseChecks(files: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Check[]> {
	return new Map(
		Object.entries(files).map(([file, text]) => {
			const { kind, checks } = checked(file, parseJson(file, text), shape);
			return [kind, checks] as const;
		}),
	);
}

/** What came of a check. */
export function judge(check: Check, broken: number, of: number): CheckResult {
	const share = of === 0 ? 0 : broken / of;
	const verdict =
		check.stop !== undefined && share > check.stop
			? 'stop'
			: check.warn !== undefined && share > check.warn
				? 'warn'
				: 'fine';
	return { name: check.name, label: check.label, broken, of, share, verdict };
}
