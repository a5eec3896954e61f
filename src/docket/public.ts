/** A released request as the public may see it: what was asked, what happened, what is owed. Nothing that somebody noted for the team. */

import type { Day } from '../base/day.ts';
import type { Dossier } from './docket.ts';
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
	/** `about` is how the sources put the time where they give no day. */
	happened: {
		date: Day;
		about: string | null;
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
			.filter(({ type }) => type !== 'note' || request.key !== null)
			.map(({ date, details, type, way, title, source }) => ({
				date,
				about: typeof details.about === 'string' ? details.about : null,
				type,
				way,
				title,
				source,
			})),
		due: clock.due
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
