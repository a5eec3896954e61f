/** A measure: a defined figure, as a file that a person can read, correct and argue with. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { type Bilingual, bilingual, checked, parseJson } from './codebook.ts';

/**
 * What must hold of a record, with three answers: yes, no, and unknown where a cell it asks for is not known.
 * `known`, `withheld` and `missing` ask about the cell itself, so their answer is never unknown. Of `cases` the first whose
 * `if` is yes decides; where none is, the answer is unknown.
 */
export type Condition =
	| { readonly field: string; readonly in: readonly (string | number)[] }
	| { readonly field: string; readonly group: readonly string[] }
	| { readonly field: string; readonly from?: string | number | undefined; readonly to?: string | number | undefined }
	| { readonly field: string; readonly withheld: boolean }
	| { readonly field: string; readonly missing: boolean }
	| { readonly field: string; readonly known: boolean }
	| { readonly cases: readonly { readonly if: Condition; readonly answer: boolean }[] }
	| { readonly all: readonly Condition[] }
	| { readonly any: readonly Condition[] }
	| { readonly not: Condition };

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'the name of a field such as departed_date');
const bound = z.union([z.string(), z.number()]);

const condition: z.ZodType<Condition> = z.lazy(() =>
	z.union([
		z.strictObject({ field: name, in: z.array(bound).min(1) }),
		z.strictObject({ field: name, group: z.array(z.string()).min(1) }),
		z.strictObject({ field: name, withheld: z.boolean() }),
		z.strictObject({ field: name, missing: z.boolean() }),
		z.strictObject({ field: name, known: z.boolean() }),
		z.strictObject({ cases: z.array(z.strictObject({ if: condition, answer: z.boolean() })).min(1) }),
		z.strictObject({ field: name, from: bound.optional(), to: bound.optional() }),
		z.strictObject({ all: z.array(condition).min(1) }),
		z.strictObject({ any: z.array(condition).min(1) }),
		z.strictObject({ not: condition }),
	]),
);

const figure = z.discriminatedUnion('is', [
	/** How many records. */
	z.strictObject({ is: z.literal('count') }),
	/** Which part of the population has the property; where a needed cell is not known, the answer is unknown. */
	z.strictObject({ is: z.literal('share'), numerator: condition }),
	/** The same under several published definitions, side by side: one row for each. */
	z.strictObject({
		is: z.literal('readings'),
		readings: z
			.array(
				z.strictObject({
					name: z.string().min(1),
					label: bilingual,
					numerator: condition,
					note: bilingual,
					source: z.string().min(1),
				}),
			)
			.min(1),
	}),
	/** Days from one date to another: the part `at` of the records took at most so many (0.5: the median). */
	z.strictObject({ is: z.literal('days'), from: name, to: name, at: z.number().gt(0).lt(1) }),
	/** The share in each group divided by the share in the group it is compared with. */
	z.strictObject({
		is: z.literal('ratio'),
		numerator: condition,
		between: name,
		reference: z.union([z.string(), z.number()]),
	}),
]);

const shape = z.strictObject({
	measure: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a name in small letters such as arrests-by-method'),
	version: z.string().min(1),
	label: bilingual,
	question: bilingual,
	/** The kind of record it counts. */
	of: name,
	population: bilingual,
	where: condition.optional(),
	/** What is left out of the population on purpose, each with its reason. */
	exclusions: z.array(z.strictObject({ why: bilingual, where: condition })).default([]),
	figure,
	numerator: bilingual,
	denominator: bilingual,
	unit: z.enum(['records', 'share', 'days', 'ratio']),
	time: bilingual,
	place: bilingual,
	/** How a share treats what is unknown where nobody says otherwise. */
	way: z.enum(['known', 'no', 'yes']).default('known'),
	/** Dimensions that make sense, the usual ones first. */
	by: z.array(name).default([]),
	traps: z.array(bilingual).default([]),
	sources: z.array(z.string().min(1)).min(1),
	/** Earlier versions and what changed. */
	history: z.array(z.strictObject({ version: z.string(), change: bilingual })).default([]),
});

export type Measure = z.infer<typeof shape>;
export type Figure = Measure['figure'];
/** What a share does with records whose answer is unknown: leaves them out, counts them as no, or as yes. */
export type Way = Measure['way'];
export const ways = ['known', 'no', 'yes'] as const satisfies readonly Way[];
export const intervals = ['wilson', 'clopper-pearson', 'jeffreys'] as const;
export type IntervalName = (typeof intervals)[number];

/** @throws Refusal not-valid naming the file and the place in it */
export function parseMeasures(files: Readonly<Record<string, string>>): Measure[] {
	const measures = Object.entries(files).map(([file, text]) => checked(file, parseJson(file, text), shape));
	const names = new Set<string>();
	for (const { measure } of measures) {
		if (names.has(measure)) throw new Refusal('not-valid', `The measure “${measure}” is defined in two files.`);
		names.add(measure);
	}
	return measures.sort((a, b) => (a.measure < b.measure ? -1 : 1));
}

/** @throws Refusal not-found with the names there are */
export function measureNamed(measures: readonly Measure[], wanted: string): Measure {
	const found = measures.find(({ measure }) => measure === wanted);
	if (found) return found;
	throw new Refusal(
		'not-found',
		`There is no measure “${wanted}”. There are ${measures.map(({ measure }) => measure).join(', ')}.`,
	);
}

/** A statement of the ledger pinned to the measure that tests it. */
const claimShape = z.strictObject({
	claims: z.array(
		z.strictObject({
			id: z.string().min(1),
			/** The ledger’s statement or figure, by its id. */
			about: z.string().regex(/^(statement|figure)-[a-z0-9]+$/),
			/** What was said, as a number in the measure’s unit; null where it was said without one. */
			value: z.number().nullable(),
			said: bilingual,
			measure: z.string().min(1),
			by: z.array(name).max(2).default([]),
			filters: z.array(z.strictObject({ field: name, is: z.array(bound.nullable()).min(1) })).default([]),
			/** How the two definitions differ: whoever compares them has to know. */
			gap: bilingual,
		}),
	),
});
export type Claim = z.infer<typeof claimShape>['claims'][number];

/** @throws Refusal not-valid naming the place in the file */
export function parseClaims(file: string, text: string): Claim[] {
	return checked(file, parseJson(file, text), claimShape).claims;
}

/** Fields that a condition asks for. */
export function fieldsIn(one: Condition): string[] {
	if ('all' in one) return one.all.flatMap(fieldsIn);
	if ('any' in one) return one.any.flatMap(fieldsIn);
	if ('not' in one) return fieldsIn(one.not);
	if ('cases' in one) return one.cases.flatMap((part) => fieldsIn(part.if));
	return [one.field];
}

/** The definition as it stands beside every figure. */
export type Definition = {
	version: string;
	label: Bilingual;
	question: Bilingual;
	population: Bilingual;
	numerator: Bilingual;
	denominator: Bilingual;
	unit: Measure['unit'];
	/** Null where so few that their number is hidden. */
	exclusions: { why: Bilingual; records: number | null }[];
	traps: Bilingual[];
	sources: string[];
};
