/** Invented dossiers for tests. */

import type { Day } from '../base/day.ts';
import type { Agency, Coverage, Dossier, Entry, Item, Obligation, PageFate, Production, Request } from './docket.ts';

export const day = (text: string) => text as Day;

const agency: Agency = {
	id: 'ice',
	name: 'An invented component',
	abbreviation: 'ICE',
	within: 'dhs',
	jurisdiction: 'US-FED',
	address: null,
	email: null,
	portal: null,
	phone: null,
	source: null,
	checked: null,
	note: '',
};

const request: Request = {
	id: 1,
	key: null,
	agency: 'ice',
	batch: null,
	title: 'Opt-out records',
	text: '',
	requesters: [],
	tracking: [],
	feeCategory: null,
	feeWaiver: null,
	expedite: null,
	sent: null,
	receivedUs: null,
	receivedAgency: null,
	estimatedPages: null,
	rulepack: null,
	said: null,
	released: false,
	source: null,
	note: '',
	version: 1,
};

export function dossier(
	change: Partial<Omit<Dossier, 'request' | 'agency'>> & { request?: Partial<Request>; agency?: Partial<Agency> } = {},
): Dossier {
	return {
		items: [],
		entries: [],
		appeals: [],
		productions: [],
		coverage: [],
		suits: [],
		reminders: [],
		parent: { ...agency, id: 'dhs', abbreviation: 'DHS', within: null },
		...change,
		request: { ...request, ...change.request },
		agency: { ...agency, ...change.agency },
	};
}

export function entry(id: number, type: string, date: string, more: Partial<Entry> = {}): Entry {
	return {
		id,
		key: null,
		request: 1,
		suit: null,
		date: day(date),
		type,
		way: null,
		title: '',
		document: null,
		ecf: null,
		items: [],
		details: {},
		source: null,
		note: '',
		by: 'Ada Example',
		at: '2026-01-01T00:00:00.000Z',
		...more,
	};
}

export function item(id: number, label = String(id)): Item {
	return {
		id,
		key: null,
		request: 1,
		label,
		place: id,
		text: label,
		from: null,
		until: null,
		withdrawn: null,
		note: '',
	};
}

export function production(id: number, more: Partial<Production> = {}): Production {
	return {
		id,
		key: null,
		request: 1,
		production: `Release ${id}`,
		document: null,
		first: null,
		last: null,
		received: null,
		entry: null,
		claimed: {},
		pages: null,
		source: null,
		note: '',
		...more,
	};
}

export function coverage(
	production: number,
	item: number,
	degree: Coverage['degree'],
	more: Partial<Coverage> = {},
): Coverage {
	return {
		id: production * 100 + item,
		production,
		item,
		degree,
		first: null,
		last: null,
		note: '',
		by: 'Ada',
		...more,
	};
}

export function page(document: number, page: number, more: Partial<PageFate> = {}): PageFate {
	const bates = `TEST-${String(document * 100 + page).padStart(6, '0')}`;
	return { document, page, bates, disposition: 'full', codes: [], pages: 1, corrected: null, ...more };
}

export function duty(id: number, order: number, due: string | null, more: Partial<Obligation> = {}): Obligation {
	return {
		id,
		key: null,
		suit: 1,
		entry: order,
		text: 'produce records',
		due: due === null ? null : day(due),
		pages: null,
		items: [],
		requests: [],
		met: null,
		doubt: null,
		source: null,
		note: '',
		...more,
	};
}

/** A suit in the Southern District of New York about request 1. */
export function suit(entries: Entry[], obligations: Obligation[] = []): Dossier['suits'][number] {
	return {
		suit: {
			id: 1,
			key: null,
			caption: 'Example v. Agency',
			court: 'S.D.N.Y.',
			number: '1:26-cv-00001',
			judge: null,
			requests: [1],
			source: null,
			note: '',
			version: 1,
		},
		entries: entries.map((one) => ({ ...one, request: null, suit: 1 })),
		obligations,
	};
}
