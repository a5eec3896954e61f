/** Exhibits: every letter and release of a request that is on file, in order of days, under the letters A, B, … Z, AA. */

import { batesRange } from '../archive/cite.ts';
import type { Day } from '../base/day.ts';
import type { Dossier } from './docket.ts';
import { plainDay } from './paper-day.ts';

export type Exhibit = {
	exhibit: string;
	date: string | null;
	title: string;
	/** Bates numbers as printed, or the number on the court's docket. */
	bates: string;
	/** The archive's document by name and number. */
	document: string;
	/** The entry of the docket it belongs to; null for a release. */
	entry: number | null;
};

/** Of the request and of its suits. What is not on file as a document is no exhibit. */
export function exhibitsOf(dossier: Dossier, names: ReadonlyMap<number, string>): Exhibit[] {
	const named = (document: number) => `${names.get(document) ?? 'document'} (document ${document})`;
	const entries = [...dossier.entries, ...dossier.suits.flatMap((suit) => suit.entries)];
	const letters = entries.flatMap((entry) =>
		entry.document === null
			? []
			: [
					{
						day: entry.date,
						order: entry.id,
						title: entry.title,
						bates: entry.ecf === null ? '—' : `ECF No. ${entry.ecf}`,
						document: named(entry.document),
						entry: entry.id,
					},
				],
	);
	const releases = dossier.productions.flatMap((production) =>
		production.production === null && production.document === null
			? []
			: [
					{
						day: production.received,
						order: production.id,
						title: `Release${production.production === null ? '' : ` “${production.production}”`}`,
						bates: production.first && production.last ? batesRange(production.first, production.last) : '—',
						document: production.document === null ? (production.production ?? '') : named(production.document),
						entry: null,
					},
				],
	);
	const last = '9999-12-31' as Day;
	return [...letters, ...releases]
		.toSorted((a, b) =>
			(a.day ?? last) < (b.day ?? last) ? -1 : (a.day ?? last) > (b.day ?? last) ? 1 : a.order - b.order,
		)
		.map(({ day, order: _, ...exhibit }, i) => ({
			exhibit: letterOf(i),
			date: day === null ? null : plainDay(day),
			...exhibit,
		}));
}

/** 0 → A, 25 → Z, 26 → AA, 27 → AB. */
export function letterOf(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
