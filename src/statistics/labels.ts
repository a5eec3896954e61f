/** What stands around a table in words: labels of its groups, what is no place, what a reader has to know before quoting. */

import { type Bilingual, type Codebook, columnsOf, type Kind } from './codebook.ts';
import type { Measure } from './measure.ts';
import type { Asked, Dimension, Group, Row } from './table.ts';

/** Names of time and of readings; all other dimensions are fields of the codebook. */
const own: Readonly<Record<string, { label: Bilingual; kind: Dimension['kind'] }>> = {
	fy: { label: { en: 'Fiscal year', es: 'Año fiscal' }, kind: 'year' },
	year: { label: { en: 'Calendar year', es: 'Año calendario' }, kind: 'year' },
	quarter: { label: { en: 'Quarter of the fiscal year', es: 'Trimestre del año fiscal' }, kind: 'quarter' },
	month: { label: { en: 'Month', es: 'Mes' }, kind: 'month' },
	day: { label: { en: 'Day', es: 'Día' }, kind: 'day' },
	reading: { label: { en: 'Definition', es: 'Definición' }, kind: 'reading' },
};

/** The dimensions of a table with the labels of the groups that occur in it. */
export function describeDimensions(
	kind: Kind,
	book: Codebook,
	measure: Measure,
	asked: Asked,
	rows: readonly Row[],
): Dimension[] {
	return asked.by.map((name, place): Dimension => {
		const groups = new Set(rows.map(({ by }) => by[place] ?? null));
		const known = own[name];
		if (name === 'reading' && measure.figure.is === 'readings')
			return {
				name,
				label: known?.label ?? { en: name, es: name },
				kind: 'reading',
				labels: Object.fromEntries(measure.figure.readings.map((one) => [one.name, one.label])),
				notes: Object.fromEntries(measure.figure.readings.map((one) => [one.name, one.note])),
			};
		if (known) return { name, ...known, labels: {}, notes: {} };
		return { ...describeField(kind, book, name), ...labelled(kind, book, name, groups) };
	});
}

/** Every dimension of a kind, for choosing. */
export function allDimensions(kind: Kind, book: Codebook): Pick<Dimension, 'name' | 'label' | 'kind'>[] {
	const times = Object.entries(own).flatMap(([name, one]) => (name === 'reading' ? [] : [{ name, ...one }]));
	const fields = columnsOf(kind).filter((one) => one.kind !== 'id');
	return [...times, ...fields.map(({ name }) => describeField(kind, book, name))];
}

function describeField(kind: Kind, _book: Codebook, name: string): Pick<Dimension, 'name' | 'label' | 'kind'> {
	const field = columnsOf(kind).find((one) => one.name === name);
	return {
		name,
		label: field?.label ?? { en: name, es: name },
		kind: !field || field.kind === 'id' ? 'text' : field.kind,
	};
}

function labelled(
	kind: Kind,
	book: Codebook,
	name: string,
	groups: ReadonlySet<Group>,
): Pick<Dimension, 'labels' | 'notes'> {
	const field = columnsOf(kind).find((one) => one.name === name);
	const codes = (book.lists.get(field?.list ?? '')?.codes ?? []).filter(({ code }) => groups.has(code));
	const derive = kind.fields.find((one) => one.name === name)?.derive;
	// A text that is one of a list’s known spellings has that code’s note: a desk among the landmarks.
	const spelled = (book.lists.get(derive?.list ?? '')?.codes ?? []).flatMap(({ spellings, note }) =>
		note ? spellings.filter((spelling) => groups.has(spelling)).map((spelling) => [spelling, note] as const) : [],
	);
	return {
		labels: Object.fromEntries(codes.map(({ code, label }) => [code, label])),
		notes: Object.fromEntries([
			...codes.flatMap(({ code, note }) => (note ? [[code, note] as const] : [])),
			...spelled,
		]),
	};
}

/** Kinds of landmark that are no places, where a table shows places: their records have to be told of. */
export function notedCodes(kind: Kind, book: Codebook, by: readonly string[]): string[] {
	const showsPlaces = by.some((name) => name === kind.place || name === 'landmark' || name === 'landmark_kind');
	if (!showsPlaces || !columnsOf(kind).some(({ name }) => name === 'landmark_kind')) return [];
	return (book.lists.get('landmark_kind')?.codes ?? []).flatMap(({ code, note }) => (note ? [code] : []));
}

/** What has to be told beside this very table: cells hidden, answers unknown, records without their group. */
export function toldOf(
	book: Codebook,
	measure: Measure,
	asked: Asked,
	found: {
		rows: readonly Row[];
		/** The number of all records together is hidden. */
		closed: boolean;
		undecided: number;
		unknown: number;
		counted: number;
		/** Records at landmarks that are no places, by kind of landmark. */
		noted: readonly { code: string; records: number }[];
	},
): Bilingual[] {
	const told: Bilingual[] = [];
	const hidden = found.rows.filter(({ suppressed }) => suppressed).length;
	const number = (value: number, language: 'en-US' | 'es-US') => value.toLocaleString(language);
	if (hidden > 0)
		told.push({
			en: `${number(hidden, 'en-US')} cells are hidden: counts below ${asked.threshold}, and others from which those could be worked out.`,
			es: `Hay ${number(hidden, 'es-US')} celdas ocultas: conteos menores de ${asked.threshold} y otros con los que se podrían deducir.`,
		});
	if (
		!found.closed &&
		found.unknown >= asked.threshold &&
		measure.figure.is !== 'count' &&
		measure.figure.is !== 'readings'
	) {
		const share = ((100 * found.unknown) / Math.max(1, found.counted)).toFixed(1);
		const ways = {
			known: { en: 'They are left out.', es: 'No se cuentan.' },
			no: { en: 'They count as no.', es: 'Se cuentan como no.' },
			yes: { en: 'They count as yes.', es: 'Se cuentan como sí.' },
		};
		const way = measure.figure.is === 'days' ? ways.known : ways[asked.way];
		told.push({
			en: `The answer is not known for ${number(found.unknown, 'en-US')} of ${number(found.counted, 'en-US')} records (${share} %). ${way.en}`,
			es: `No se conoce la respuesta de ${number(found.unknown, 'es-US')} de ${number(found.counted, 'es-US')} registros (${share} %). ${way.es}`,
		});
	}
	if (found.undecided >= asked.threshold)
		told.push({
			en: `Of ${number(found.undecided, 'en-US')} records it is not known whether they belong to the population; they are not counted.`,
			es: `De ${number(found.undecided, 'es-US')} registros no se sabe si pertenecen a la población; no se cuentan.`,
		});
	for (const { code, records } of found.noted) {
		const note = book.lists.get('landmark_kind')?.codes.find((one) => one.code === code)?.note;
		if (note && records >= asked.threshold)
			told.push({
				en: `${number(records, 'en-US')} of these records: ${note.en}`,
				es: `${number(records, 'es-US')} de estos registros: ${note.es}`,
			});
	}
	return told;
}
