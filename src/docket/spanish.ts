/** The clocks' sentences in Spanish. The engine writes English; each pattern here names one of its sentences, with holes, and its Spanish. */

import { duties } from './spanish-duties.ts';
import { remarks } from './spanish-remarks.ts';
import { sentences } from './spanish-sentences.ts';

/** A duty, a step of the working, or a remark of the clocks; undefined where no pattern fits: then show the English, marked as such. */
export function spanish(english: string): string | undefined {
	const there = known.get(english);
	if (there !== undefined || known.has(english)) return there;
	const said = duties[english] ?? bySentence(english);
	if (known.size > 5000) known.clear();
	known.set(english, said);
	return said;
}

const known = new Map<string, string | undefined>();

function bySentence(english: string): string | undefined {
	for (const { pattern, names, spanish } of patterns()) {
		const found = pattern.exec(english);
		if (!found) continue;
		const holes = new Map(names.map((name, i) => [name, inside(found[i + 1] ?? '')]));
		return spanish.replace(/\{(\w+)\}/g, (hole, name: string) => holes.get(name) ?? hole);
	}
	const until = /^The agency had until (.+?) to (.+)\.$/.exec(english);
	const what = duties[until?.[2] ?? ''];
	if (until && what) return `La agencia tenía hasta el ${inside(until[1] ?? '')} para ${what}.`;
	const pages = /^(.+) \(([\d,]+) pages\)$/.exec(english);
	const duty = duties[pages?.[1] ?? ''];
	if (pages && duty) return `${duty} (${pages[2]} páginas)`;
	const parts = english.split(/(?<=\.) (?=\p{Lu})/u);
	if (parts.length < 2) return undefined;
	const told = parts.map((part) => spanish(part));
	return told.every((part) => part !== undefined) ? told.join(' ') : undefined;
}

/** What stood in a hole: days, lists of days, names of holidays. */
function inside(text: string): string {
	return text
		.replace(
			/\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) (\d{1,2}) ([A-Z][a-z]+) (\d{4})\b/g,
			(whole, day: string, month: string, year: string) => {
				const number = months.indexOf(month);
				const at = new Date(Date.UTC(Number(year), number, Number(day)));
				return number < 0 ? whole : `${weekdays[at.getUTCDay()]} ${day} de ${mesesOf[number]} de ${year}`;
			},
		)
		.replace(names, (name) => holidays[name] ?? name)
		.replace(/ to (?=(?:domingo|lunes|martes|miércoles|jueves|viernes|sábado) )/g, ' al ')
		.replace(/ and (?=[\p{L}\d])/gu, ' y ');
}

/** Holidays and closings that have a name in Spanish; those of a state keep theirs. */
const holidays: Readonly<Record<string, string>> = {
	'New Year’s Day': 'Año Nuevo',
	'Martin Luther King Jr. Day': 'Día de Martin Luther King Jr.',
	'Washington’s Birthday': 'Natalicio de Washington',
	'Memorial Day': 'Día de los Caídos',
	'Independence Day': 'Día de la Independencia',
	'Labor Day': 'Día del Trabajo',
	'Columbus Day': 'Día de Colón',
	'Veterans Day': 'Día de los Veteranos',
	Thanksgiving: 'Día de Acción de Gracias',
	Christmas: 'Navidad',
	'Inauguration Day': 'Día de la Toma de Posesión',
	'snow closing in Washington': 'cierre por nieve en Washington',
	'closing by executive order': 'cierre por orden ejecutiva',
	'lapse in appropriations': 'falta de fondos aprobados',
};
const names = new RegExp(Object.keys(holidays).join('|').replaceAll('.', '\\.'), 'g');

const months = 'January February March April May June July August September October November December'.split(' ');
const mesesOf = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const weekdays = 'domingo lunes martes miércoles jueves viernes sábado'.split(' ');

type Pattern = { pattern: RegExp; names: string[]; spanish: string };
let made: Pattern[] | undefined;

/** Read once, when the first sentence is asked for. */
function patterns(): Pattern[] {
	made ??= [...sentences, ...remarks].map(([english, spanish]) => {
		const names = [...english.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
		const source = english
			.split(/\{\w+\}/)
			.map((part) => part.replace(/[.*+?^$()[\]|\\{}]/g, '\\$&'))
			.join('(.+?)');
		return { pattern: new RegExp(`^${source}$`), names, spanish };
	});
	return made;
}
