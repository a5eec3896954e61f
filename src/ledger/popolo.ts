/** People and their offices as Popolo (popoloproject.com), the form that civic tools exchange them in. */

import { z } from 'zod';
import { folded } from '../base/text.ts';
import type { Office } from './fact.ts';
import { freshName } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { fullName } from './place.ts';
import type { Cells, Kind } from './thing.ts';
import { asWhen, type When } from './when.ts';

const link = z.object({ url: z.string().default(''), note: z.string().default('') });
const shape = z.object({
	persons: z.array(
		z.object({
			id: z.string(),
			name: z.string().min(1),
			other_names: z.array(z.object({ name: z.string() })).default([]),
			summary: z.string().nullish(),
		}),
	),
	organizations: z.array(z.object({ id: z.string(), name: z.string().min(1) })).default([]),
	memberships: z
		.array(
			z.object({
				id: z.string().optional(),
				person_id: z.string(),
				organization_id: z.string().nullish(),
				role: z.string().nullish(),
				area_id: z.string().nullish(),
				start_date: z.string().nullish(),
				end_date: z.string().nullish(),
				seen_first: z.string().nullish(),
				seen_last: z.string().nullish(),
				sources: z.array(link).default([]),
			}),
		)
		.default([]),
});
export type Popolo = z.output<typeof shape>;

/**
 * Dates that Popolo cannot say (about, ranges, fiscal years) are left out. `seen_first` and `seen_last` are additions of
 * ours: days on which a source shows the office held.
 */
export function toPopolo(ledger: Ledger): Popolo & { areas: { id: string; name: string; classification: string }[] } {
	const offices = ledger.offices.filter(({ standing }) => standing !== 'withdrawn');
	const departments = [...new Set(offices.map(({ department }) => department).filter((name) => name !== ''))].sort();
	const places = new Set(offices.flatMap(({ place }) => place ?? []));
	const sources = new Map(ledger.sources.map((one) => [one.id, one]));
	return {
		persons: ledger.people.map(({ id, name, aliases, note }) => ({
			id,
			name,
			other_names: aliases.map((other) => ({ name: other })),
			summary: note || null,
		})),
		organizations: departments.map((name) => ({ id: organization(name), name })),
		memberships: offices.map((one) => ({
			id: one.id,
			person_id: one.person,
			organization_id: one.department === '' ? null : organization(one.department),
			role: one.office,
			area_id: one.place,
			start_date: plainDate(one.from),
			end_date: plainDate(one.until),
			seen_first: plainDate(one.seenFirst),
			seen_last: plainDate(one.seenLast),
			sources: [one.source, ...(one.more ?? [])].flatMap((id) => {
				const source = sources.get(id);
				return source ? [{ url: source.url, note: source.title }] : [];
			}),
		})),
		areas: ledger.places
			.filter(({ id }) => places.has(id))
			.map((place) => ({ id: place.id, name: fullName(place), classification: place.kind })),
	};
}

/** Unknown JSON → Popolo. @returns a sentence that names the first thing wrong with it. */
export function parsePopolo(given: unknown): Popolo | string {
	const result = shape.safeParse(given);
	if (!result.success) {
		const [issue] = result.error.issues;
		return `This is no Popolo file: ${issue?.path.join('.') || 'it'} ${issue?.path.length ? 'is missing or has another form' : 'is no object with persons'}.`;
	}
	const people = new Set(result.data.persons.map(({ id }) => id));
	const lost = result.data.memberships.find(({ person_id }) => !people.has(person_id));
	if (lost) return `A membership names the person “${lost.person_id}”, who is not among the persons of this file.`;
	const bare = result.data.memberships.find(({ sources }) => sources.length === 0);
	if (bare)
		return `The membership of “${bare.person_id}” as ${bare.role ?? 'member'} has no source; the ledger keeps no fact without one. Add it under “sources”.`;
	const undated = result.data.memberships
		.flatMap(({ start_date, end_date, seen_first, seen_last }) => [start_date, end_date, seen_first, seen_last])
		.find((text) => text && !asWhen(text));
	return undated ? `“${undated}” in this file is not a date.` : result.data;
}

/** What of a Popolo file the ledger does not have: people, sources and offices as rows, in an order in which each names only what is there. */
export function additionsFrom(popolo: Popolo, ledger: Ledger): { kind: Kind; cells: Cells }[] {
	const found: { kind: Kind; cells: Cells }[] = [];
	const add = (kind: 'person' | 'source', words: string, cells: Cells): string => {
		const id = freshName(kind, words, taken[kind]);
		taken[kind].add(id);
		found.push({ kind, cells: { ...cells, id } });
		return id;
	};
	const taken = {
		person: new Set(ledger.people.map(({ id }) => id)),
		source: new Set(ledger.sources.map(({ id }) => id)),
	};
	const people = new Map(
		popolo.persons.map(({ id, name, other_names, summary }) => {
			const known = ledger.people.find((one) => one.name === name || one.aliases.includes(name));
			const cells = { name, aliases: other_names.map((one) => one.name).join(';'), note: summary ?? '' };
			return [id, known?.id ?? add('person', name, cells)];
		}),
	);
	const sources = new Map<string, string>();
	const sourceOf = ({ url, note }: z.output<typeof link>): string => {
		const known = ledger.sources.find((one) => (url !== '' && one.url === url) || (note !== '' && one.title === note));
		const title = note || url;
		const publisher = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? 'not given';
		const id = known?.id ?? sources.get(title) ?? add('source', title, { title, publisher, date: '', url, note: '' });
		sources.set(title, id);
		return id;
	};
	const departments = new Map(popolo.organizations.map(({ id, name }) => [id, name]));
	for (const one of popolo.memberships) {
		const person = people.get(one.person_id) ?? '';
		const department = departments.get(one.organization_id ?? '') ?? '';
		const office = one.role || 'Member';
		const same = (held: Office) => held.person === person && held.office === office && held.department === department;
		if (ledger.offices.some(same)) continue;
		const [source = '', ...more] = one.sources.map(sourceOf);
		const cells = {
			person,
			office,
			department,
			place: ledger.places.find(({ id }) => id === one.area_id)?.id ?? '',
			from: one.start_date ?? '',
			until: one.end_date ?? '',
			seenFirst: one.seen_first ?? '',
			seenLast: one.seen_last ?? '',
			source,
			more: more.join(';'),
		};
		found.push({ kind: 'office', cells });
	}
	return found;
}

function organization(name: string): string {
	return folded(name).replace(/[^a-z0-9]+/g, '-');
}

function plainDate(when: When | null): string | null {
	return when !== null && !when.about && ['day', 'month', 'year'].includes(when.precision) ? when.text : null;
}
