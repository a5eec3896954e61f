/** Exhibits: every letter and release of a request that is on file, in order of days, under the letters A, B, … Z, AA. */

import { batesRange } from '../archive/cite.ts';
import type { Day } from '../base/day.ts';
import { rangesOf } from './bates-range.ts';
import type { Dossier, PageFate, Production } from './docket.ts';
import { whenOf } from './inexact.ts';
import { plainDay } from './paper-day.ts';

export type Exhibit = {
	exhibit: string;
	date: string | null;
	title: string;
	/** Bates numbers as printed, or the number on the court's docket. */
	bates: string;
	/** The archive's document by name and number. */
	document: string;
	/** Labels of the items that it answers, for a release. */
	answers: string;
	/** The entry of the docket it belongs to; null for a release. */
	entry: number | null;
};

/** Of the request and of its suits. What is not on file as a document is no exhibit. */
export function exhibitsOf(
	dossier: Dossier,
	names: ReadonlyMap<number, string>,
	fates: ReadonlyMap<number, readonly PageFate[]>,
): Exhibit[] {
	const labels = (items: readonly number[]) =>
		dossier.items
			.filter(({ id }) => items.includes(id))
			.map(({ label }) => label)
			.join(', ') || '—';
	/** As it was entered, or as its pages bear it. */
	const stamped = ({ id, first, last }: Production) =>
		first && last
			? batesRange(first, last)
			: rangesOf((fates.get(id) ?? []).flatMap(({ bates }) => bates ?? []))
					.map(([from, to]) => batesRange(from, to).replaceAll(' ', '\u00a0'))
					.join('; ') || '—';
	const named = (document: number) => `${names.get(document) ?? 'document'} (document ${document})`;
	const entries = [...dossier.entries, ...dossier.suits.flatMap((suit) => suit.entries)];
	const letters = entries.flatMap((entry) =>
		entry.document === null
			? []
			: [
					{
						day: entry.date as Day | null,
						when: whenOf(entry),
						title: entry.title || spoken(entry.type),
						bates: entry.ecf === null ? '—' : `ECF No. ${entry.ecf}`,
						document: named(entry.document),
						answers: labels(entry.items),
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
						when: production.received === null ? null : plainDay(production.received),
						title: `Release${production.production === null ? '' : ` “${production.production}”`}`,
						bates: stamped(production),
						document: production.document === null ? (production.production ?? '') : named(production.document),
						answers: labels(dossier.coverage.filter((one) => one.production === production.id).map(({ item }) => item)),
						entry: null,
					},
				],
	);
	const last = '9999-12-31' as Day;
	return (
		[...letters, ...releases]
			// Of one day, the letter stands before what it brought.
			.toSorted((a, b) => ((a.day ?? last) < (b.day ?? last) ? -1 : (a.day ?? last) > (b.day ?? last) ? 1 : 0))
			.map(({ day: _day, when, ...exhibit }, i) => ({ exhibit: letterOf(i), date: when, ...exhibit }))
	);
}

/** `interim_response` → "Interim response", for an entry without a title of its own. */
export function spoken(type: string): string {
	const words = type.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 0 → A, 25 → Z, 26 → AA, 27 → AB. */
export function letterOf(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
