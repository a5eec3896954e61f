/** A directory of agencies, from FOIA.gov's JSON or a CSV of the columns below → agencies of the docket. */

import { z } from 'zod';
import { asDay } from '../base/day.ts';
import { folded } from '../base/text.ts';
import type { Agency } from './docket.ts';
import { agencyGiven } from './given.ts';
import { type Flaw, readTable } from './table.ts';

export type Directory = { agencies: Agency[]; flaws: Flaw[] };

const cell = z.string();
const columns = z.object({
	id: cell,
	name: cell,
	abbreviation: cell,
	within: cell,
	jurisdiction: cell,
	address: cell,
	email: cell,
	portal: cell,
	phone: cell,
	source: cell,
	url: cell,
	checked: cell,
	note: cell,
});

/** @param file its name, for the sentences about bad rows; one that begins with { or [ is read as JSON. */
export function readDirectory(file: string, text: string): Directory {
	return /^\s*[[{]/.test(text.replace(/^\ufeff/, '')) ? readJson(file, text) : readCsv(file, text);
}

function readCsv(file: string, text: string): Directory {
	const { rows, flaws } = readTable(file, text, columns, ['name']);
	const agencies: Agency[] = [];
	for (const { line, value } of rows) {
		const { source, url, id, jurisdiction, checked, ...rest } = value;
		const given = agencyGiven.safeParse({
			...empty(rest),
			id: id || idOf(rest.abbreviation || rest.name),
			name: rest.name,
			note: rest.note,
			jurisdiction: jurisdiction || 'US-FED',
			checked: asDay(checked) ?? null,
			source: source === '' ? null : { title: source, url: url || null },
		});
		if (given.success) agencies.push(given.data);
		else
			for (const issue of given.error.issues)
				flaws.push({ file, line, sentence: `${issue.path.join('.')}: ${issue.message}.` });
		if (checked !== '' && !asDay(checked))
			flaws.push({ file, line, sentence: `checked: “${checked}” is no day; write it as 2013-02-17.` });
	}
	return { agencies, flaws };
}

function empty(cells: Record<string, string>): Record<string, string | null> {
	return Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, value || null]));
}

const words = z.string().nullish();
const link = z.object({ uri: z.string().nullish() }).nullish();
const resource = z.object({
	id: z.string(),
	type: z.string(),
	attributes: z
		.object({
			name: words,
			title: words,
			abbreviation: words,
			email: words,
			submission_email: words,
			telephone: words,
			submission_web: link,
			website: link,
			submission_address: z
				.object({
					organization: words,
					address_line1: words,
					address_line2: words,
					locality: words,
					administrative_area: words,
					postal_code: words,
				})
				.nullish(),
		})
		.default({}),
	relationships: z.object({ agency: z.object({ data: z.object({ id: z.string() }).nullish() }).optional() }).optional(),
});
const answer = z.object({
	data: z.union([z.array(resource), resource]),
	included: z.array(z.object({ type: z.string() }).loose()).default([]),
});

/** The JSON:API answer of FOIA.gov, of one component or of many, with the agencies they are parts of. */
function readJson(file: string, text: string): Directory {
	let given: unknown;
	try {
		given = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		return { agencies: [], flaws: [{ file, line: 0, sentence: `This is not JSON: ${String(error)}` }] };
	}
	const read = answer.safeParse(given);
	if (!read.success)
		return {
			agencies: [],
			flaws: [
				{ file, line: 0, sentence: 'This is not FOIA.gov’s directory: it has no list “data” of agency components.' },
			],
		};
	const source = { title: 'FOIA.gov, directory of agency components', url: 'https://www.foia.gov' };
	const agencies = new Map<string, Agency>();
	const parents = new Map<string, string>();
	const flaws: Flaw[] = [];
	const add = (one: z.output<typeof resource>, within: string | null) => {
		const { attributes } = one;
		const name = (attributes.title ?? attributes.name ?? '').trim();
		const short = attributes.abbreviation?.trim() || null;
		const usual = idOf(short ?? name);
		// Every department has an Office of the Inspector General.
		const id = agencies.has(usual) && within !== null ? idOf(`${within} ${name}`) : usual;
		const agency = agencyGiven.safeParse({
			id,
			name,
			abbreviation: short,
			within,
			jurisdiction: 'US-FED',
			address: addressOf(attributes.submission_address),
			email: attributes.submission_email ?? attributes.email ?? null,
			portal:
				[attributes.submission_web?.uri, attributes.website?.uri].find((uri) => /^https?:\/\/\S+$/.test(uri ?? '')) ??
				null,
			phone: attributes.telephone ?? null,
			source,
		});
		if (agency.success) agencies.set(id, agency.data);
		else
			flaws.push({
				file,
				line: 0,
				sentence: `“${name || one.id}” was left out: ${agency.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`,
			});
		return id;
	};
	for (const one of read.data.included) {
		const agency = one.type === 'agency' ? resource.safeParse(one) : undefined;
		if (agency?.success) parents.set(agency.data.id, add(agency.data, null));
	}
	for (const one of [read.data.data].flat()) {
		const parent = parents.get(one.relationships?.agency?.data?.id ?? '') ?? null;
		// An agency without components stands there once more as its own only component.
		const twin = [...agencies.values()].find(
			({ id, name }) => id === parent && folded(name) === folded(one.attributes.title ?? ''),
		);
		if (!twin) add(one, parent);
	}
	return { agencies: [...agencies.values()], flaws };
}

type Address = NonNullable<z.output<typeof resource>['attributes']['submission_address']>;

function addressOf(address: Address | null | undefined): string | null {
	if (!address) return null;
	const { organization, address_line1, address_line2, locality, administrative_area, postal_code } = address;
	const town = [locality, [administrative_area, postal_code].filter(Boolean).join(' ')].filter(Boolean).join(', ');
	return [organization, address_line1, address_line2, town].filter(Boolean).join(', ') || null;
}

/** "U.S. Immigration & Customs Enforcement" → `u-s-immigration-customs-enforcement`. */
export function idOf(name: string): string {
	return folded(name)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 80)
		.replace(/-$/, '');
}
