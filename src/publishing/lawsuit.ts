/** The fight for the records: what was asked, sued for, ordered and handed over; and the other suits the programme met. */

import type { EventType, LedgerEvent } from '../ledger/fact.ts';
import { gap, inOrder, perhapsBy } from '../ledger/when.ts';
import { inTime, lastDay, type ShownFact, showFact, type View } from './fact.ts';
import { eventsShown } from './known.ts';

export const parts = ['request', 'suit', 'ruling', 'production'] as const;
export type Part = (typeof parts)[number];

const typesOf: Readonly<Record<Part, readonly EventType[]>> = {
	request: ['request'],
	suit: ['suit'],
	ruling: ['ruling'],
	production: ['production', 'publication', 'records'],
};

/** How long it took from one fact to the next: days, as few and as many as their dates allow. */
export type Wait = {
	readonly from: ShownFact;
	readonly to: ShownFact;
	readonly part: Exclude<Part, 'request'>;
	readonly least: number;
	readonly most: number;
};

export type LawsuitPage = {
	readonly parts: readonly { readonly part: Part; readonly facts: readonly ShownFact[] }[];
	/** From the first request to the first suit, from that to the first ruling, from that to the first production. */
	readonly waits: readonly Wait[];
	/** Rulings and suits about single places. */
	readonly others: readonly ShownFact[];
};

export function lawsuitPage(view: View): LawsuitPage {
	const last = lastDay(view);
	const all = inTime(eventsShown(view)).filter(
		({ type, when }) => perhapsBy(when, last) && parts.some((part) => typesOf[part].includes(type)),
	);
	// The suit for the records concerns the programme as a whole; every other suit here is about one place.
	const whole = all.filter((fact) => concernsNation(view, fact));
	return {
		parts: parts.map((part) => ({ part, facts: of(whole, part).map((fact) => showFact(view, fact)) })),
		waits: waitsOf(view, whole),
		others: all.filter((fact) => !whole.includes(fact)).map((fact) => showFact(view, fact)),
	};
}

function of(facts: readonly LedgerEvent[], part: Part): LedgerEvent[] {
	return facts.filter(({ type }) => typesOf[part].includes(type));
}

function concernsNation({ index }: View, fact: LedgerEvent): boolean {
	return fact.places.some((id) => index.place.get(id)?.kind === 'nation');
}

function waitsOf(view: View, facts: readonly LedgerEvent[]): Wait[] {
	const firsts = parts.flatMap((part) => {
		const [fact] = of(facts, part);
		return fact ? [{ part, fact }] : [];
	});
	return firsts.slice(1).flatMap(({ part, fact: to }, i) => {
		const from = firsts[i]?.fact;
		if (!from || part === 'request' || !inOrder(from.when, to.when) || from.when.first > to.when.first) return [];
		return [{ part, from: showFact(view, from), to: showFact(view, to), ...gap(from.when, to.when) }];
	});
}
