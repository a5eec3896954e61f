/** Everything dated of a request as one list: its days, letters, court papers, appeals and releases. */

import type { Day } from '#src/base/day.ts';
import type { Dossier, Entry, Source } from '#src/docket/docket.ts';
import { exactness } from '#src/docket/inexact.ts';
import { entryTold, kindTold } from './docket.ts';
import type { Translate } from './message.ts';

export type Happening = {
	/** Its number in the list and under the picture. */
	n: number;
	date: Day;
	/** How the sources put the time where they give no day. */
	about: string | null;
	/** Only the month of `date` is known. */
	month: boolean;
	what: string;
	/** As it was entered; empty where the kind alone tells. */
	title: string;
	/** The name of its kind, where the title is another. */
	kind: string | null;
	way: 'in' | 'out' | null;
	/** The archive document that is its paper. */
	document: number | null;
	ecf: string | null;
	source: Source | null;
	note: string;
	suit: number | null;
	/** The entry behind it, which can be struck; null where it is a day of the request itself. */
	entry: number | null;
};

export function happenings(t: Translate, { request, entries, appeals, productions, suits }: Dossier): Happening[] {
	const list: Omit<Happening, 'n'>[] = [];
	const own = (date: Day | null, what: string, way: Happening['way'], more: Partial<Happening> = {}) => {
		if (date) list.push({ ...plain, date, what, way, ...more });
	};
	own(request.sent, t('docket.happened.sent'), 'out', { source: request.source });
	own(request.receivedUs, t('docket.happened.received-us'), null);
	own(request.receivedAgency, t('docket.happened.received-agency'), null);
	for (const entry of entries) list.push(ofEntry(t, entry));
	for (const suit of suits) for (const entry of suit.entries) list.push(ofEntry(t, entry));
	for (const { sent, received, decided, against, note } of appeals) {
		const named = t(`docket.against.${against}`);
		own(sent, t('docket.happened.appeal-sent', { against: named }), 'out', { note });
		own(received, t('docket.happened.appeal-received', { against: named }), null);
		own(decided, t('docket.happened.appeal-decided', { against: named }), 'in');
	}
	for (const { received, production, first, document, source, note } of productions) {
		const name = production ?? first ?? '';
		const what = name ? t('docket.happened.release-named', { name }) : t('docket.happened.release');
		own(received, what, 'in', { document, source, note });
	}
	return list
		.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : (a.entry ?? 0) - (b.entry ?? 0)))
		.map((one, i) => ({ n: i + 1, ...one }));
}

const plain = {
	about: null,
	month: false,
	title: '',
	kind: null,
	document: null,
	ecf: null,
	source: null,
	note: '',
	suit: null,
	entry: null,
} satisfies Partial<Happening>;

/** An entry as a line of the list. */
export function ofEntry(t: Translate, entry: Entry): Omit<Happening, 'n'> {
	const { details, type, title, date, way, document, ecf, source, note, suit, id } = entry;
	return {
		date,
		...exactness({ details }),
		what: entryTold(t, entry),
		title,
		kind: title && type !== 'note' ? kindTold(t, type) : null,
		way,
		document,
		ecf,
		source,
		note,
		suit,
		entry: id,
	};
}
