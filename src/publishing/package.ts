/** The public tables as a Data Package (version 2 of the standard), with schema, sources, licence, sizes and hashes. */

import type { Day } from '../base/day.ts';
import { asKnown, packagePath, tablePath } from './paths.ts';
import { type Column, columnsOf, type Table } from './table.ts';

/** A table's CSV file as it is delivered. */
export type Packed = { readonly table: Table; readonly rows: number; readonly bytes: number; readonly sha256: string };

/** What covers the restated facts; the page on data says what it does not cover. */
export const licence = {
	name: 'ODC-By-1.0',
	title: 'Open Data Commons Attribution License v1.0',
	path: 'https://opendatacommons.org/licenses/by/1-0/',
} as const;

/**
 * @param title of the case. @param created ISO moment. @param origin whole addresses begin with it; '' gives relative ones.
 * @param known the day of knowledge the tables are of; null for all that is known.
 */
export function packageOf(given: {
	readonly title: string;
	readonly created: string;
	readonly version: string;
	readonly known: Day | null;
	readonly origin: string;
	readonly sources: readonly { readonly title: string; readonly path: string }[];
	readonly packed: readonly Packed[];
}) {
	const { title, created, version, known, origin, sources, packed } = given;
	const then = known === null ? '' : ` as known on ${known}`;
	return {
		$schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
		name: `uncover-public-tables${known === null ? '' : `-known-${known}`}`,
		id: `${origin}${asKnown(packagePath, known)}`,
		title: `${title}: public tables${then}`,
		description:
			'Places, dated events, statements, published figures and their sources, restated in our own words. Descriptions in Spanish stand in “description_es”.',
		version,
		created,
		licenses: [licence],
		sources,
		resources: packed.map(({ table, rows, bytes, sha256 }) => ({
			name: table.name,
			type: 'table',
			// Beside the package's own file, so that a downloaded folder works as it is; those of an earlier day are only here.
			path:
				known === null
					? tablePath(table.name, 'csv').replace(/^\/data\//, '')
					: `${origin}${asKnown(tablePath(table.name, 'csv'), known)}`,
			title: table.title.en,
			title_es: table.title.es,
			description: table.about.en,
			description_es: table.about.es,
			format: 'csv',
			mediatype: 'text/csv',
			encoding: 'utf-8',
			bytes,
			hash: `sha256:${sha256}`,
			row_count: rows,
			dialect: { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
			schema: {
				$schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
				fields: columnsOf(table).map(fieldOf),
				primaryKey: table.key,
				missingValues: [''],
			},
		})),
	};
}

function fieldOf({ name, type, required, values, about }: Column) {
	return {
		name,
		// A list stands in one cell, its parts between semicolons.
		type: type === 'list' ? 'list' : type,
		...(type === 'list' ? { delimiter: ';', itemType: 'string' } : {}),
		description: about.en,
		description_es: about.es,
		constraints: {
			...(required && type !== 'string' && type !== 'list' ? { required: true } : {}),
			...(values ? { enum: values } : {}),
		},
	};
}
