/** Parameters as data: a value with its uncertainty, what it is a share of, where it comes from and how far to trust it. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { centre, Distribution, type Drawn, drawFrom } from './distribution.ts';
import type { Key } from './philox.ts';
import { parseWith } from './scenario.ts';

/** Somebody's publication, or for an assumed value the reason why it is set so. */
const Source = z.union([
	z.strictObject({ title: z.string(), url: z.url(), locator: z.string().optional() }),
	z.strictObject({ title: z.string(), why: z.string() }),
]);

export const Parameter = z.strictObject({
	id: z.string(),
	label: z.string(),
	unit: z.enum(['1', 'per_1000_pop_month', 'days']),
	value: Distribution,
	scope: z.strictObject({ place: z.string(), period: z.string(), stage: z.string(), denominator: z.string() }),
	/** published: read in a source. derived: arithmetic on published figures. computed: from records. assumed: set for the model. */
	quality: z.enum(['published', 'derived', 'computed', 'assumed']),
	asOf: z.iso.date(),
	sources: z.array(Source).min(1),
	/** Rival readings of the same source; a scenario may run either. */
	contested: z.array(z.strictObject({ reading: z.string(), value: Distribution, by: z.string() })).optional(),
	note: z.string().optional(),
});
export type Parameter = z.infer<typeof Parameter>;

const File = z.strictObject({
	schema: z.literal('uncover-parameters-1'),
	about: z.string(),
	parameters: z.array(Parameter),
});

/** Reads cases/…/parameters.json. @throws Refusal not-valid naming the field */
export function parseParameters(data: unknown): Parameter[] {
	return parseWith(File, data, 'file of parameters').parameters;
}

/** Parameters with a scenario's readings and “what if” values in place. @throws Refusal not-found for an unknown id or reading */
export function withChoices(
	parameters: readonly Parameter[],
	choices: { parameters: Readonly<Record<string, number>>; readings: Readonly<Record<string, string>> },
): Parameter[] {
	for (const id of [...Object.keys(choices.parameters), ...Object.keys(choices.readings)])
		if (!parameters.some((one) => one.id === id))
			throw new Refusal('not-found', `There is no parameter “${id}”. \`uncover simulate parameters\` lists them.`);
	return parameters.map((one) => {
		const reading = choices.readings[one.id];
		const chosen = one.contested?.find((rival) => rival.reading === reading);
		if (reading !== undefined && !chosen)
			throw new Refusal(
				'not-found',
				`${one.id} has no reading “${reading}”. It has: ${one.contested?.map((rival) => rival.reading).join(', ') ?? 'none'}.`,
			);
		const fixed = choices.parameters[one.id];
		if (fixed !== undefined) {
			if (one.value.kind === 'dirichlet')
				throw new Refusal('not-valid', `${one.id} is a mix of shares and cannot be set to one number.`);
			return { ...one, value: { kind: 'point', value: fixed } };
		}
		return chosen ? { ...one, value: chosen.value } : one;
	});
}

export type Settled = ReadonlyMap<string, Drawn>;

/** Every parameter at its centre. */
export function atCentre(parameters: readonly Parameter[]): Settled {
	return new Map(parameters.map((one) => [one.id, centre(one.value)]));
}

/** One draw of them all. The spread of days is that of people, not of knowledge, and stays. */
export function drawParameters(parameters: readonly Parameter[], key: Key): Settled {
	return new Map(
		parameters.map((one) => [
			one.id,
			one.unit === 'days' ? centre(one.value) : drawFrom(one.value, key, streamOf(one.id)),
		]),
	);
}

/** Draws belong to the name of a parameter, so adding one leaves the others' draws as they were (FNV-1a, 32 bits). */
function streamOf(id: string): number {
	let hash = 0x811c9dc5;
	for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}
