/** A small ledger of every kind of thing, and changes at random, for property tests. */

import fc from 'fast-check';
import type { Change } from './change.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import { type Cells, type Kind, type Things, thingOf } from './thing.ts';

export const place = (
	id: string,
	name: string,
	kind: Place['kind'] = 'county',
	within: string | null = '51',
): Place => ({
	id,
	kind,
	name,
	state: kind === 'nation' ? null : 'VA',
	within,
	counties: kind === 'city' ? [within ?? ''] : [],
	aliases: [],
	population: null,
	foreignBornShare: null,
	activated: null,
});

export function made<K extends Kind>(kind: K, cells: Cells): Things[K] {
	const found = thingOf(kind, { standing: 'asserted', source: 'news', ...cells });
	if ('value' in found) return found.value;
	throw new Error(JSON.stringify(found.flaws));
}

const event = (id: string, places: string) =>
	made('event', { id, when: '2010-09-28', type: 'vote-to-leave', places, actor: 'Board', summary: `Vote ${id}.` });

export const small: Ledger = {
	...emptyLedger,
	places: [
		place('us', 'United States', 'nation', null),
		place('51', 'Virginia', 'state', 'us'),
		...['51001', '51003', '51005'].map((id, i) => place(id, `County ${'ABC'[i]}`)),
		...['one', 'two'].map((id) => place(id, `City ${id}`, 'city', '51001')),
	],
	sources: [made('source', { id: 'news', title: 'News', publisher: 'Paper' })],
	events: [event('a', '51001;51003'), event('b', 'one;two'), event('c', '51005')],
	statements: [
		made('statement', {
			id: 's',
			when: '2010-10-01',
			speaker: 'Ada Example',
			office: 'Manager',
			places: '51001;51003',
			answers: '51003',
			question: 'can-leave',
			position: 'no',
			summary: 'Says no.',
		}),
	],
	figures: [made('figure', { id: 'f', asOf: '2010', place: '51005', measure: 'arrests', unit: 'count', value: '7' })],
	questions: [made('question', { id: 'can-leave', en: 'Can it?', es: '¿Puede?' })],
	people: ['ada', 'bea', 'cora'].map((id) => made('person', { id, name: `${id} Example` })),
	offices: ['ada', 'bea', 'cora'].map((id) =>
		made('office', { id: `${id}-1`, person: id, office: 'Manager', place: '51003' }),
	),
};

/** A change of standing or wording of one of the events, as the desk stores it. */
export const anyChange: fc.Arbitrary<Omit<Change, 'id'>> = fc
	.record({
		thing: fc.constantFrom('a', 'b', 'c', 'new'),
		standing: fc.constantFrom('asserted', 'contested', 'withdrawn'),
		summary: fc.constantFrom('One wording.', 'Another wording.'),
		gone: fc.boolean(),
	})
	.map(({ thing, standing, summary, gone }) => ({
		kind: 'event' as const,
		thing,
		act: 'edit' as const,
		reason: 'Why not.',
		by: 'Ada Example',
		at: '2012-01-01T00:00:00Z',
		before: null,
		after: gone && thing === 'new' ? null : rowFor(thing, summary, standing),
		loaded: null,
	}));

function rowFor(id: string, summary: string, standing: string): Cells {
	return { id, when: '2010-09-28', type: 'law', places: '51005', actor: 'Board', summary, source: 'news', standing };
}
