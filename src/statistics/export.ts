/** A computed table as a file: CSV, and a Stata do-file that holds its data. Hidden cells are empty in both. */

import { csvOf } from '../base/csv.ts';
import type { Bilingual } from './codebook.ts';
import type { Group, Table } from './table.ts';

type Language = keyof Bilingual;

/** RFC 4180, one row a group. Codes stand beside their labels; what it is and where it comes from stands in the last column of the first row. */
export function asCsv(table: Table, language: Language = 'en'): string {
	const heads = [
		...table.dimensions.flatMap(({ name, labels }) =>
			Object.keys(labels).length > 0 ? [name, `${name}_label`] : [name],
		),
		...figures,
		'about',
	];
	const lines = table.rows.map((row, i) => [
		...table.dimensions.flatMap(({ labels }, place) => {
			const group = row.by[place] ?? null;
			const own = group === null ? '' : String(group);
			return Object.keys(labels).length > 0 ? [own, labels[own]?.[language] ?? own] : [own];
		}),
		...figures.map((name) => text(row[name])),
		i === 0 ? about(table, language) : '',
	]);
	return csvOf([heads, ...lines]);
}

/** A do-file that makes the data set by itself: run it in Stata, nothing else is needed. */
export function asStata(table: Table, language: Language = 'en'): string {
	const isNumber = (place: number) => table.rows.every(({ by }) => by[place] === null || typeof by[place] === 'number');
	const kinds = table.dimensions.map(({ name }, place) => ({
		name,
		type: isNumber(place) ? 'double' : `str${Math.max(1, ...table.rows.map(({ by }) => bytes(by[place])))}`,
	}));
	const value = (group: Group | number | boolean | undefined, type: string) =>
		type.startsWith('str')
			? `"${String(group ?? '').replaceAll('"', "'")}"`
			: group === null || group === undefined
				? '.'
				: String(Number(group));
	return [
		`* ${oneLine(table.definition.label[language])}`,
		`* ${oneLine(about(table, language))}`,
		...table.told.map((sentence) => `* ${oneLine(sentence[language])}`),
		'version 14',
		'clear',
		`input ${[...kinds.map(({ name, type }) => `${type} ${name}`), 'double value', 'double low', 'double high', 'double n', 'double unknown', 'byte suppressed'].join(' ')}`,
		...table.rows.map((row) =>
			[
				...kinds.map(({ type }, place) => value(row.by[place], type)),
				...figures.map((name) => value(row[name], 'double')),
			].join(' '),
		),
		'end',
		...table.dimensions.map(({ name, label }) => `label variable ${name} "${oneLine(label[language]).slice(0, 80)}"`),
		`label variable value "${oneLine(table.definition.label[language]).slice(0, 80)}"`,
		'',
	].join('\n');
}

const figures = ['value', 'low', 'high', 'n', 'unknown', 'suppressed'] as const;

/** What has to go with every figure: definition and its version, interval, hidden cells, records, filters, rules. */
export function about({ asked, asOf, definition, records }: Table, language: Language): string {
	const filters = asked.filters.map(({ field, is }) => `${field} = ${is.map((one) => one ?? 'unknown').join(' or ')}`);
	return [
		`${definition.label[language]} (${asked.measure}, ${definition.version})`,
		`${definition.numerator[language]} / ${definition.denominator[language]}`,
		`unknown: ${asked.way}`,
		`interval: ${asked.interval} ${asked.level}`,
		`records: ${records.counted ?? 'a hidden number'} of ${records.all}, ${records.from ?? '?'} to ${records.to ?? '?'}, ${records.hash}`,
		...(filters.length > 0 ? [`filters: ${filters.join('; ')}`] : []),
		...(asked.rules.length > 0 ? [`rules: ${asked.rules.join(', ')}`] : []),
		`hidden: counts below ${asked.threshold}, and others from which one could be worked out`,
		`computed: ${asOf}`,
		...definition.sources,
	].join('; ');
}

function text(value: number | boolean | null): string {
	return value === null ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}

function bytes(group: Group | undefined): number {
	return new TextEncoder().encode(String(group ?? '')).length;
}

function oneLine(value: string): string {
	return value.replace(/[\r\n"]+/g, ' ');
}
