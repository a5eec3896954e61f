/** A dossier as it stood on a day: what happened later is left out. */

import type { Day } from '../base/day.ts';
import type { CourtFile, Dossier } from './docket.ts';
import type { Happened } from './happened.ts';

/** Everything of a request that had happened by a day. Closings of offices stay: they are known beforehand. */
export function before<T extends Happened>(given: T, day: Day): T {
	const by = (date: Day | null) => (date !== null && date <= day ? date : null);
	const { request, entries, appeals, suits } = given;
	return {
		...given,
		request: {
			...request,
			said: request.said && request.said.at.slice(0, 10) <= day ? request.said : null,
			sent: by(request.sent),
			receivedUs: by(request.receivedUs),
			receivedAgency: by(request.receivedAgency),
		},
		entries: entries.filter(({ date, type }) => date <= day || type === 'closure'),
		appeals: appeals
			.filter((appeal) => [appeal.sent, appeal.received].some((date) => date === null || date <= day))
			.map((appeal) => ({
				...appeal,
				sent: by(appeal.sent),
				received: by(appeal.received),
				decided: by(appeal.decided),
				outcome: by(appeal.decided) ? appeal.outcome : null,
			})),
		suits: suits.map((suit) => courtBefore(suit, day)),
		...('productions' in given ? { productions: receivedBy(given.productions as Dossier['productions'], day) } : {}),
	};
}

/** A suit by a day: duties are known once their order is made. */
export function courtBefore(given: CourtFile, day: Day): CourtFile {
	const entries = given.entries.filter(({ date }) => date <= day);
	return {
		...given,
		entries,
		obligations: given.obligations
			.filter((duty) => entries.some((entry) => entry.id === duty.entry))
			.map((duty) => ({ ...duty, met: duty.met && duty.met <= day ? duty.met : null })),
	};
}

/** Productions of no known day stay: that they came is known, and when is not. */
function receivedBy(productions: Dossier['productions'], day: Day): Dossier['productions'] {
	return productions.filter(({ received }) => received === null || received <= day);
}

/** The last day on which anything of it happened; undefined for a bare draft. */
export function lastDay({ request, entries, appeals, suits }: Happened): Day | undefined {
	const days = [
		request.sent,
		request.receivedUs,
		request.receivedAgency,
		...entries.map(({ date }) => date),
		...appeals.flatMap(({ sent, received, decided }) => [sent, received, decided]),
		...suits.flatMap((suit) => [...suit.entries.map(({ date }) => date), ...suit.obligations.map(({ met }) => met)]),
	];
	return days.reduce<Day | undefined>((latest, day) => (day && (!latest || day > latest) ? day : latest), undefined);
}
