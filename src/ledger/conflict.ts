/** Where sources of the ledger disagree. Both sides are shown; nothing is averaged and nothing dropped. */

import { countOn } from './count.ts';
import type { Figure, LedgerEvent } from './fact.ts';
import { type Index, listSource } from './ledger.ts';
import { fullName } from './place.ts';
import { inOrder, tellWhen } from './when.ts';

export type Side = { readonly says: string; readonly source: string };
export type Conflict = {
	readonly id: string;
	readonly kind: 'activation' | 'figure' | 'count' | 'noted';
	readonly about: string;
	readonly one: Side;
	readonly other: Side;
};

/** Every conflict that can be found by comparing the facts, and those noted by hand. */
export function findConflicts(index: Index): Conflict[] {
	const noted = index.ledger.conflicts.map(
		(one): Conflict => ({
			id: one.id,
			kind: 'noted',
			about: one.about,
			one: { says: one.one, source: one.oneSource },
			other: { says: one.other, source: one.otherSource },
		}),
	);
	return [
		...index.ledger.events.filter(stands).flatMap((event) => activations(index, event)),
		...figures(index),
		...counts(index),
		...noted,
	];
}

function stands({ standing }: LedgerEvent | Figure): boolean {
	return standing !== 'withdrawn';
}

/** A reported switching on against the published list: of the county itself, or of any county of a state said to be complete. */
function activations(index: Index, event: LedgerEvent): Conflict[] {
	if (event.type !== 'activated') return [];
	return event.places.flatMap((id): Conflict[] => {
		const place = index.place.get(id);
		if (!place) return [];
		const dated = index.countiesOf(place).filter((county) => county.activated !== null);
		const off = dated.filter(
			({ activated }) =>
				activated !== null &&
				(place.kind === 'county' ? inOrder(activated, event.when) : activated.first > event.when.last),
		);
		const [first] = off;
		if (!first?.activated) return [];
		return [
			{
				id: `${event.id}~${id}`,
				kind: 'activation',
				about: `When ${place.kind === 'county' ? fullName(place) : `all of ${fullName(place)}`} was switched on`,
				one: { says: tellWhen(event.when, 'en'), source: event.source },
				other: {
					says:
						place.kind === 'county'
							? tellWhen(first.activated, 'en')
							: `${off.length} of ${dated.length} counties later, ${off
									.slice(0, 3)
									.map((county) => `${county.name} in ${county.activated ? tellWhen(county.activated, 'en') : ''}`)
									.join(', ')}${off.length > 3 ? ' …' : ''}`,
					source: listSource,
				},
			},
		];
	});
}

/** Two values for one measure of one place at one date. */
function figures(index: Index): Conflict[] {
	const alike = Map.groupBy(index.ledger.figures.filter(stands), (one) =>
		JSON.stringify([one.place, one.scope, one.measure, one.unit]),
	);
	return [...alike.values()].flatMap((group) =>
		group.flatMap((one, i) =>
			group.slice(i + 1).flatMap((other): Conflict[] => {
				if (one.value === other.value || one.asOf.text !== other.asOf.text) return [];
				const place = index.place.get(one.place);
				return [
					{
						id: `${one.id}~${other.id}`,
						kind: 'figure',
						about: `${one.measure}, ${place ? fullName(place) : one.place}, ${tellWhen(one.asOf, 'en')}`,
						one: { says: told(one), source: one.source },
						other: { says: told(other), source: other.source },
					},
				];
			}),
		),
	);
}

/** How many places were active, as published, against the count from the list on that date. The list holds counties, and not all of them. */
function counts(index: Index): Conflict[] {
	return index.ledger.figures.filter(stands).flatMap((one): Conflict[] => {
		const place = index.place.get(one.place);
		if (!place || one.source === listSource || !/^(jurisdictions|counties) activated$/.test(one.measure)) return [];
		const [low, high] = [countOn(index, one.asOf.first, place), countOn(index, one.asOf.last, place)];
		const bound = one.qualifier === 'more than' || one.qualifier === 'at least';
		if (one.value <= high.count + high.possible && (bound || one.value >= low.count)) return [];
		const says =
			low.count === high.count + high.possible ? `${low.count}` : `${low.count} to ${high.count + high.possible}`;
		return [
			{
				id: `${one.id}~list`,
				kind: 'count',
				about: `${one.measure}, ${fullName(place)}, ${tellWhen(one.asOf, 'en')}`,
				one: { says: told(one), source: one.source },
				other: { says: says === '1' ? '1 county' : `${says} counties`, source: listSource },
			},
		];
	});
}

export function told(one: Figure): string {
	const unit = one.unit === 'percent' ? ' %' : one.unit === 'USD' ? ' USD' : '';
	return `${one.qualifier ? `${one.qualifier} ` : ''}${one.value.toLocaleString('en-US')}${one.high === null ? '' : ` to ${one.high.toLocaleString('en-US')}`}${unit}`;
}
