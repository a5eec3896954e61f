/** A statistic that can be run on given counts: its name, what it takes, and how input from outside becomes known. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { alphaForLevel, asUsual, otherNames, type Reader } from './spelling.ts';

export type Field = { readonly name: string; readonly meaning: string; readonly isOptional: boolean };

export type Statistic = {
	readonly name: string;
	/** Other names it is looked for by. */
	readonly also: readonly string[];
	readonly question: string;
	readonly fields: readonly Field[];
	/** An input that works. */
	readonly example: unknown;
	/** @throws Refusal not-valid naming the field */
	run(given: unknown): unknown;
};

type Shape = Readonly<Record<string, z.ZodType>>;

const levelNames = { confidence: 'level', conf: 'level', confLevel: 'level', conf_level: 'level' };

/** Every field carries its meaning by `.describe()`. */
export function statistic<S extends Shape>(about: {
	name: string;
	also?: readonly string[];
	question: string;
	fields: S;
	/** Other ways of writing the input. */
	reads?: readonly Reader[];
	example: z.input<z.ZodObject<S>>;
	run(input: z.output<z.ZodObject<S>>): unknown;
}): Statistic {
	const input = z.strictObject(about.fields);
	const readers = [...('level' in about.fields ? [otherNames(levelNames), alphaForLevel] : []), ...(about.reads ?? [])];
	return {
		name: about.name,
		also: about.also ?? [],
		question: about.question,
		fields: Object.entries(about.fields).map(([name, field]) => ({
			name,
			meaning: field.description ?? '',
			isOptional: field.safeParse(undefined).success,
		})),
		example: about.example,
		run(given) {
			const parsed = input.safeParse(asUsual(given, readers));
			if (parsed.success) return about.run(parsed.data);
			const [issue] = parsed.error.issues;
			throw new Refusal(
				'not-valid',
				`${about.name}: ${issue ? complaint(issue) : 'the input does not fit.'} \`uncover statistics test --list\` shows what it takes.`,
			);
		},
	};
}

function complaint(issue: z.core.$ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `there is no field “${issue.keys.join('”, “')}”.`;
	const field = issue.path.map(String).join('.');
	const message = issue.message.replace(/^Invalid (input|option): /, '').replace(/\.$/, '');
	return field === '' ? `the input as a whole: ${message}.` : `field “${field}”: ${message}.`;
}

/** A share given as {"x": 3, "n": 10} or as [3, 10]. */
export function shareField(meaning: string) {
	return z
		.union(
			[
				z.strictObject({ x: z.number(), n: z.number() }),
				z.tuple([z.number(), z.number()]).transform(([x, n]) => ({ x, n })),
			],
			'expected {"x": …, "n": …} or [x, n]',
		)
		.describe(meaning);
}

/** A fourfold table given as [[a, b], [c, d]] or as [a, b, c, d]. */
export function fourfoldField(meaning: string) {
	const flat = z.tuple([z.number(), z.number(), z.number(), z.number()]);
	return z
		.union(
			[
				z.tuple([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number()])]),
				flat.transform(([a, b, c, d]): [[number, number], [number, number]] => [
					[a, b],
					[c, d],
				]),
			],
			'expected [[a, b], [c, d]] with four counts',
		)
		.describe(meaning);
}

export function tableField(meaning: string) {
	return z.array(z.array(z.number())).describe(meaning);
}

export function levelField() {
	return z.number().default(0.95).describe('level of the intervals, 0.95 where left out');
}

/** JSON of any result. What is without end is written "Infinity", what cannot be estimated null. */
export function resultText(result: unknown): string {
	return JSON.stringify(
		result,
		(_, value: unknown) =>
			typeof value === 'number' && !Number.isFinite(value) ? (Number.isNaN(value) ? null : String(value)) : value,
		2,
	);
}
