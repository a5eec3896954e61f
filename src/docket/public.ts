/** A released request as the public may see it: what was asked, what happened, what is owed. Nothing that somebody noted for the team. */

import type { Day } from '../base/day.ts';
import type { Dossier } from './docket.ts';
import { exactness } from './inexact.ts';
import type { Answer, Clock, Owed, Tally } from './reckoned.ts';

export type PublicRequest = {
	id: number;
	title: string;
	agency: { id: string; name: string; jurisdiction: string };
	requesters: string[];
	tracking: string[];
	sent: Day | null;
	received: Day | null;
	stage: Clock['computed']['stage'];
	conditions: Clock['computed']['conditions'];
	asOf: Day;
	items: {
		label: string;
		text: string;
		answer: Answer;
		pages: number;
		late: { by: 'order' | 'clock'; since: Day; duty: string; citation: string }[];
	}[];
	pages: Tally;
	/** `about` is how the sources put the time where they give no day; `month` where only the month is known. */
	happened: {
		date: Day;
		about: string | null;
		month: boolean;
		type: string;
		way: 'in' | 'out' | null;
		title: string;
		source: { title: string; url: string | null } | null;
	}[];
	due: {
		duty: string;
		whose: 'us' | 'agency' | 'court';
		date: Day;
		latest: Day | null;
		done: Day | null;
		citation: string;
		checked: boolean;
		steps: readonly string[];
	}[];
	suits: { caption: string; court: string; number: string }[];
	source: { title: string; url: string | null } | null;
	/** It came from a case's files: where they tell of no answer, that does not say that none came. */
	fromSources: boolean;
};

/** The agency's and the court's days are shown, and of ours only those that are done: what we plan is our own affair. */
export function publicRequest(
	{ request, agency, items, entries, suits }: Dossier,
	clock: Clock,
	owed: Owed,
): PublicRequest {
	const papers = [...entries, ...suits.flatMap((suit) => suit.entries)].sort((a, b) =>
		a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id,
	);
	const own = new Set(items.map(({ id }) => id));
	const elsewhere = new Set(
		suits
			.flatMap(({ obligations }) => obligations)
			.filter(
				(one) =>
					(one.requests.length > 0 && !one.requests.includes(request.id)) ||
					(one.items.length > 0 && !one.items.some((item) => own.has(item))),
			)
			.map(({ id }) => id),
	);
	return {
		id: request.id,
		title: request.title,
		agency: { id: agency.id, name: agency.name, jurisdiction: agency.jurisdiction },
		requesters: request.requesters,
		tracking: request.tracking.map(({ number }) => number),
		sent: request.sent,
		received: request.receivedUs ?? request.receivedAgency,
		stage: clock.computed.stage,
		conditions: clock.computed.conditions,
		asOf: clock.asOf,
		items: items.map(({ id, label, text }) => {
			const row = owed.rows.find(({ item }) => item === id);
			const late = (row?.late ?? []).map(({ by, since, duty, citation }) => ({ by, since, duty, citation }));
			return { label, text, answer: row?.answer ?? 'none', pages: row?.pages.total ?? 0, late };
		}),
		pages: owed.pages,
		happened: papers
			// A note that came with the case’s files tells of the world; one that somebody wrote here is the team’s own.
			.filter(({ type, key }) => type !== 'note' || key !== null)
			.filter((one) => one.items.length === 0 || one.items.some((item) => own.has(item)))
			.map(({ date, details, type, way, title, source }) => ({
				date,
				...exactness({ details }),
				type,
				way,
				title,
				source,
			})),
		due: clock.due
			// A suit may be about several requests, and what it orders for another that is private is none of this one.
			.filter(({ obligation }) => obligation === null || !elsewhere.has(obligation))
			.filter(({ state, whose }) => state !== 'moot' && state !== 'fact' && (whose !== 'us' || state === 'done'))
			.map(({ duty, whose, date, latest, done, citation, checked, steps }) => ({
				duty,
				whose,
				date,
				latest,
				done: done ?? null,
				citation,
				checked,
				steps,
			})),
		suits: suits.map(({ suit }) => ({ caption: suit.caption, court: suit.court, number: suit.number })),
		source: request.source,
		fromSources: request.key !== null,
	};
}
