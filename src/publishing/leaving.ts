/** What places did to leave, each under the one of the five acts it was about. */

import { type EventType, type LeavingAct, type LedgerEvent, leavingAct, movingTypes } from '../ledger/fact.ts';
import type { Index } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { compareWhen, order } from '../ledger/when.ts';

export type Attempt = {
	readonly place: Place;
	/** Null where the record does not say which of the five acts was meant. */
	readonly act: LeavingAct | null;
	readonly event: LedgerEvent;
};

/** Steps into the programme; every other step of a place is one out of it. */
const inwards: readonly EventType[] = ['activated', 'deactivated', 'agreement-signed'];

/** In order of time. What the nation did is left out: it is what they tried to leave. */
export function attemptsOf(index: Index): Attempt[] {
	return index.ledger.places
		.filter((place) => place.kind !== 'nation')
		.flatMap((place) =>
			index
				.eventsOf(place.id)
				.filter(leads)
				.map((event) => ({ place, act: leavingAct(event.act), event })),
		)
		.sort(
			(a, b) =>
				compareWhen(a.event.when, b.event.when) || order(a.event.id, b.event.id) || order(a.place.id, b.place.id),
		);
}

/** A vote, a request, a suspension, an end, a limit, a law, or a delay that was asked for; nothing that is not about leaving. A law counts once it is said which act it is about. */
function leads({ type, act }: LedgerEvent): boolean {
	if (act === 'none') return false;
	if (type === 'delay') return true;
	if (type === 'law') return act !== null;
	return (movingTypes as readonly EventType[]).includes(type) && !inwards.includes(type);
}
