/** Releasing a table: what a person made public, as it was computed at that moment. */

import { Refusal } from '../base/refusal.ts';
import type { Bilingual } from './codebook.ts';
import type { Asked, Filter, Group, Row, Table } from './table.ts';

/** What a visitor gets: no query, no machine time, nothing but the table with its small cells hidden. */
export type ReleasedTable = Omit<Table, 'sql' | 'milliseconds'>;

export type Release = {
	id: number;
	/** Its address: /statistics/<name>. */
	name: string;
	/** What the table shows, said by the person who released it. */
	finding: Bilingual | null;
	table: ReleasedTable;
	releasedAt: string;
	by: string;
	/** When it was taken back; null while it is public. */
	withdrawnAt: string | null;
};

/** The part of a table that may be public. */
export function forPublic({ sql: _, milliseconds: __, ...table }: Table): ReleasedTable {
	return table;
}

/** `arrests-by-aor-fy`, `arrests-by-aor-gender-female`: what was asked, as a name that an address can have. */
export function releaseName({ measure, by, filters }: Pick<Asked, 'measure' | 'by' | 'filters'>): string {
	const parts = [
		measure,
		...(by.length > 0 ? ['by', ...by] : []),
		...filters.flatMap(({ field, is }) => [field, ...is.map((one) => one ?? 'unknown')]),
	];
	return parts
		.join('-')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 80)
		.replace(/^-|-$/g, '');
}

/** @throws Refusal not-valid */
export function checkedName(name: string): string {
	if (/^[a-z0-9][a-z0-9-]{0,79}$/.test(name) && name !== 'reports' && name !== 'claims') return name;
	throw new Refusal(
		'not-valid',
		`“${name}” cannot be an address: small letters, digits and hyphens, such as arrests-by-year.`,
	);
}

/** A complete question whose words nobody checked yet. */
export type Choice = Omit<Asked, 'way' | 'interval'> & { readonly way: string; readonly interval: string };

/** `by=aor,fy&filter=fy:2017`: the question of a table as the explorer’s address has it; usual choices are left out. */
export function askedQuery(asked: Choice): URLSearchParams {
	const query = new URLSearchParams();
	query.set('measure', asked.measure);
	query.set('by', asked.by.filter((name) => name !== 'reading').join(','));
	for (const filter of asked.filters) query.append('filter', filterText(filter));
	query.set('dataset', asked.dataset);
	query.set('way', asked.way);
	if (asked.interval !== 'wilson') query.set('interval', asked.interval);
	if (asked.level !== 0.95) query.set('level', String(asked.level));
	if (asked.rules.length > 0) query.set('rule', asked.rules.join(','));
	if (asked.threshold !== 11) query.set('threshold', String(asked.threshold));
	return query;
}

/** `fy:2016,2017`; a group that is not known is empty. */
export function filterText({ field, is }: Filter): string {
	return `${field}:${is.map((one) => one ?? '').join(',')}`;
}

/** A group in the reader’s words; undefined for records whose group is not known. */
export function groupName(
	{ dimensions }: Pick<Table, 'dimensions'>,
	place: number,
	group: Group,
	language: keyof Bilingual,
): string | undefined {
	if (group === null) return undefined;
	return dimensions[place]?.labels[String(group)]?.[language] ?? String(group);
}

/** The scale of a picture of these rows: from zero to the end of the longest interval, or to what a share may be at most. Hidden rows count for nothing. */
export function reach(rows: readonly Row[], way: Asked['way'] = 'known'): { low: number; high: number } {
	const ends = rows.flatMap((row) =>
		row.suppressed ? [] : [row.value ?? 0, row.low ?? 0, row.high ?? 0, atMost(row, way) ?? 0],
	);
	const finite = ends.filter(Number.isFinite);
	return { low: Math.min(0, ...finite), high: Math.max(0, ...finite) };
}

/** What a share would be if all that is unknown were yes, where it counts as no. Undefined where the row does not tell. */
export function atMost({ value, unknown, n, low }: Row, way: Asked['way']): number | undefined {
	if (way !== 'no' || low === null || value === null || !unknown || !n) return undefined;
	return Math.min(1, value + unknown / n);
}
