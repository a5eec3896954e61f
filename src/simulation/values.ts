/** The numbers a graph is run with: one value per parameter, or one per class where the parameter differs by class. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { charges, levels, processes, statuses } from './classes.ts';
import type { Field } from './fraction.ts';

const by = { status: statuses, charge: charges, level: levels, process: processes } as const;
type Axis = keyof typeof by;

/**
 * Every parameter of the graph: the classes it differs by (`one`: by none), what holds where a file leaves it out, and
 * what it means. `mix` parameters are shares that must sum to one.
 */
export const parameterShapes = {
	printed: { axis: 'one', usual: 1, meaning: 'share of bookings with ten prints taken by live-scan' },
	submitted: { axis: 'one', usual: 1, meaning: 'share of printed bookings sent to the state bureau' },
	forwarded: { axis: 'one', usual: 1, meaning: 'share the state bureau passes on to the FBI' },
	searched: { axis: 'one', usual: 1, meaning: 'share the FBI passes on to DHS, once sharing is switched on' },
	status: { axis: 'status', usual: 0, mix: true, meaning: 'who is booked, by immigration status' },
	charge: { axis: 'charge', usual: 0, mix: true, meaning: 'what bookings are for' },
	level: { axis: 'level', usual: 0, mix: true, meaning: 'convictions on record, by level' },
	convicted: { axis: 'charge', usual: 1, meaning: 'share of bookings that end in a conviction' },
	match: { axis: 'status', usual: 0, meaning: 'share of searches that find a DHS record' },
	queried: { axis: 'one', usual: 1, meaning: 'share of matches on which a status query follows' },
	foundRemovable: { axis: 'status', usual: 0, meaning: 'share of queries answered “removable”' },
	foundCitizen: { axis: 'status', usual: 0, meaning: 'share of queries answered “citizen”' },
	notAmenable: { axis: 'status', usual: 0, meaning: 'share of queries answered “not amenable to removal”' },
	hold: { axis: 'level', usual: 0, meaning: 'share of removable findings on which ICE asks for a hold' },
	notice: { axis: 'level', usual: 0, meaning: 'share of removable findings on which ICE asks only to be told' },
	honour: { axis: 'level', usual: 1, meaning: 'share of holds the jail honours' },
	takenFromHold: { axis: 'one', usual: 1, meaning: 'share of honoured holds that ICE collects' },
	takenAtLarge: { axis: 'one', usual: 0, meaning: 'share of refused holds that end in an arrest at large' },
	takenOnNotice: { axis: 'one', usual: 0, meaning: 'share of notices that end in ICE custody' },
	takenWithoutDetainer: { axis: 'one', usual: 0, meaning: 'share taken into custody with no detainer sent' },
	citizenReleased: { axis: 'status', usual: 0, meaning: 'share of custody that is let go as a citizen' },
	process: { axis: 'process', usual: 0, mix: true, meaning: 'how cases are decided' },
	removed: { axis: 'process', usual: 0, meaning: 'share removed, by procedure' },
	returned: { axis: 'process', usual: 0, meaning: 'share returned, by procedure' },
	relief: { axis: 'one', usual: 0, meaning: 'share to whom a judge grants relief' },
	terminated: { axis: 'one', usual: 0, meaning: 'share of judges’ cases that are closed' },
} as const satisfies Record<string, { axis: Axis | 'one'; usual: number; mix?: true; meaning: string }>;

export type ParameterId = keyof typeof parameterShapes;
export const parameterIds = Object.keys(parameterShapes) as readonly ParameterId[];

type Table<A, N> = A extends Axis ? Readonly<Record<(typeof by)[A][number], N>> : N;
/** Parameters as the rules read them: `values.match.lawful`, `values.queried`. */
export type Values<N> = { readonly [P in ParameterId]: Table<(typeof parameterShapes)[P]['axis'], N> };

/** A number, or its text where decimals do not reach: `"1/3"`. */
const Amount = z.union([z.number(), z.string()]);
/** One amount for all classes, or one per class; classes left out have the parameter's usual value. */
export const GivenValues = z.record(z.string(), z.union([Amount, z.record(z.string(), Amount)]));
export type GivenValues = z.infer<typeof GivenValues>;

/**
 * Reads parameters from data.
 * @param parse text or number to a value, such as parseFraction
 * @throws Refusal not-valid: an unknown parameter or class, a value outside 0…1, shares that do not sum to one
 */
export function parseValues<N>(given: GivenValues, on: Field<N>, parse: (text: string | number) => N): Values<N> {
	for (const name of Object.keys(given))
		if (!parameterIds.some((id) => id === name))
			throw new Refusal('not-valid', `There is no parameter “${name}”. Known are: ${parameterIds.join(', ')}.`);
	const entries = parameterIds.map((id) => {
		const shape: { axis: Axis | 'one'; usual: number; mix?: true } = parameterShapes[id];
		const value = given[id];
		const share = (amount: string | number, name: string) => {
			const read = parse(amount);
			if (on.below(read, on.zero) || on.below(on.one, read))
				throw new Refusal('not-valid', `${name} is ${amount}, but a share lies between 0 and 1.`);
			return read;
		};
		if (shape.axis === 'one') {
			if (typeof value === 'object')
				throw new Refusal('not-valid', `${id} is one number and does not differ by class.`);
			return [id, share(value ?? shape.usual, id)];
		}
		const names: readonly string[] = by[shape.axis];
		if (typeof value === 'object')
			for (const name of Object.keys(value))
				if (!names.includes(name))
					throw new Refusal('not-valid', `${id} has no “${name}”. It differs by ${shape.axis}: ${names.join(', ')}.`);
		if (shape.mix && typeof value !== 'object') return [id, lastOnly(names, on)];
		const table = Object.fromEntries(
			names.map((name) => [
				name,
				share(typeof value === 'object' ? (value[name] ?? shape.usual) : (value ?? shape.usual), `${id}.${name}`),
			]),
		);
		if (shape.mix) {
			const sum = Object.values(table).reduce(on.plus, on.zero);
			if (on.below(sum, on.one) || on.below(on.one, sum))
				throw new Refusal('not-valid', `The shares of ${id} must sum to 1. Those left out count as 0.`);
		}
		return [id, table];
	});
	return Object.fromEntries(entries) as Values<N>;
}

/** A mix that nobody gave: all in its last class. */
function lastOnly<N>(names: readonly string[], on: Field<N>): Record<string, N> {
	return Object.fromEntries(names.map((name, at) => [name, at === names.length - 1 ? on.one : on.zero]));
}
