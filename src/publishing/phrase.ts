/** The sentences of which findings are made, in both languages. A date enters them no finer than it is known. */

import type { Day } from '../base/day.ts';
import type { StatusWord } from '../ledger/status.ts';
import { type Language, parseWhen, tellWhen, type When } from '../ledger/when.ts';

export type Phrases = {
	/** “in September 2010”, “about October 2010”, “between June 2010 and August 2010”: a headline needs no finer date than the month. */
	at(when: When): string;
	/** “since September 2010”. */
	since(when: When): string;
	/** “on 6 October 2010”, as each language writes it. */
	on(day: Day): string;
	times(count: number): string;
	did(name: string, did: readonly string[]): string;
	voted(at: string): string;
	asked(at: string, times: string): string;
	alsoAsked(times: string): string;
	suspended(at: string): string;
	ended(at: string): string;
	answerWord(word: StatusWord): string;
	wasTold(words: readonly string[]): string;
	wasToldAlone(name: string, word: StatusWord, at: string): string;
	limited(name: string, word: StatusWord, at: string): string;
	alsoLimited(word: StatusWord, at: string): string;
	switchedOnAllTheSame(at: string): string;
	itsPrints(since: string): string;
	prints(inside: string, since: string): string;
	notYet(inside: string, on: string): string;
	justNow(inside: string, on: string): string;
	unknown(inside: string): string;
	agency(inside: string): string;
	bookedShares(county: string, since: string): string;
	bookedNot(county: string, on: string): string;
	bookedUnknown(county: string): string;
	allCounties(inside: string, all: number, at: string): string;
	someCounties(inside: string, some: number, all: number, at: string, possible: number, unknown: number): string;
	firstCounties(inside: string, possible: number, all: number): string;
	noCounties(inside: string, all: number, unknown: number): string;
	readonly noAnswer: string;
	readonly nothingTried: string;
	readonly noNational: string;
	readonly unknownIsNotNo: string;
};

/** The month of a day; every other date as it is. */
function coarse(when: When): When {
	return when.precision === 'day' && !when.about ? parseWhen(when.text.slice(0, 7)) : when;
}

const list = (language: Language, parts: readonly string[]) =>
	new Intl.ListFormat(language === 'en' ? 'en-US' : 'es', { type: 'conjunction' }).format(parts);
const number = (language: Language, value: number) =>
	new Intl.NumberFormat(language === 'en' ? 'en-US' : 'es-US').format(value);

function atEnglish(when: When): string {
	const told = tellWhen(coarse(when), 'en');
	return when.about || when.precision === 'range' ? told : `in ${told}`;
}

function atSpanish(when: When): string {
	const told = tellWhen(coarse(when), 'es');
	if (when.about || when.precision === 'range') return told;
	return when.precision === 'fiscal year' ? `en el ${told}` : `en ${told}`;
}

/** Spanish: “del condado de …” rather than “de el condado de …”. */
const de = (inside: string) => (inside.startsWith('el ') ? `del ${inside.slice(3)}` : `de ${inside}`);

const english: Phrases = {
	at: atEnglish,
	since: (when) =>
		when.about || when.precision === 'range'
			? `since a day ${atEnglish(when)}`
			: `since ${tellWhen(coarse(when), 'en')}`,
	on: (day) => `on ${tellWhen(parseWhen(day), 'en')}`,
	times: (count) => ['never', 'once', 'twice', 'three times', 'four times', 'five times'][count] ?? `${count} times`,
	did: (name, did) => `${name} ${list('en', did)}.`,
	voted: (at) => `voted to leave ${at}`,
	asked: (at, times) => (times === 'once' ? `asked to leave ${at}` : `asked to leave ${times}, first ${at}`),
	alsoAsked: (times) => (times === 'once' ? 'asked to be let out' : `asked ${times} to be let out`),
	suspended: (at) => `suspended the program ${at}`,
	ended: (at) => `ended its agreement ${at}`,
	answerWord: (word) => (word === 'answered-yes' ? 'yes' : word === 'answered-no' ? 'no' : 'neither yes nor no'),
	wasTold: (words) => `It was told ${words.join(', then ')}.`,
	wasToldAlone: (name, word, at) =>
		word === 'answered-yes'
			? `${name} was told ${at} that it can leave.`
			: word === 'answered-no'
				? `${name} was told ${at} that it cannot leave.`
				: `${name} asked whether it can leave and got no clear answer ${at}.`,
	limited: (name, word, at) =>
		word === 'law-signed' ? `${name} made a law on cooperation ${at}.` : `${name} began to limit detainers ${at}.`,
	alsoLimited: (word, at) =>
		word === 'law-signed' ? `It made a law on cooperation ${at}.` : `It began to limit detainers ${at}.`,
	switchedOnAllTheSame: (at) => `It was switched on ${at} all the same.`,
	itsPrints: (since) => `Fingerprints taken there have been shared ${since}.`,
	prints: (inside, since) => `Fingerprints taken in ${inside} have been shared ${since}.`,
	notYet: (inside, on) => `Fingerprints taken in ${inside} were not yet shared ${on}.`,
	justNow: (inside, on) =>
		`Sharing in ${inside} began about then; whether before ${on.replace(/^on /, '')} or after is not known.`,
	unknown: (inside) => `When fingerprints taken in ${inside} began to be shared is not known.`,
	agency: (inside) => `No source gives a date for ${inside} itself.`,
	bookedShares: (county, since) =>
		`Arrests there are booked in ${county}, where fingerprints have been shared ${since}.`,
	bookedNot: (county, on) => `Arrests there are booked in ${county}, where fingerprints were not yet shared ${on}.`,
	bookedUnknown: (county) => `Arrests there are booked in ${county}, of which no date is known.`,
	allCounties: (inside, all, at) =>
		all === 1
			? `The one county of ${inside} was switched on ${at}.`
			: `All ${number('en', all)} counties of ${inside} had been switched on by ${at.replace(/^in /, '')}.`,
	someCounties: (inside, some, all, at, possible, unknown) =>
		`${number('en', some)} of the ${number('en', all)} counties of ${inside} had been switched on by ${at.replace(/^in /, '')}${possible > 0 ? `; ${number('en', possible)} more began about then` : ''}${unknown > 0 ? `; of ${number('en', unknown)} no date is known` : ''}.`,
	firstCounties: (inside, possible, all) =>
		`The first ${number('en', possible)} of the ${number('en', all)} counties of ${inside} were being switched on.`,
	noCounties: (inside, all, unknown) =>
		`None of the ${number('en', all)} counties of ${inside} is known to have been switched on yet${unknown > 0 ? `; of ${number('en', unknown)} no date is known` : ''}.`,
	noAnswer: 'No answer to it is on record here.',
	nothingTried: 'No vote or request to leave is on record here.',
	noNational: 'Whether a place can leave has been answered in more than one way.',
	unknownIsNotNo: 'The published list leaves it out, which does not mean no.',
};

const spanish: Phrases = {
	at: atSpanish,
	since: (when) =>
		when.about || when.precision === 'range'
			? `desde una fecha ${atSpanish(when)}`
			: `desde ${tellWhen(coarse(when), 'es')}`,
	on: (day) => `el ${tellWhen(parseWhen(day), 'es')}`,
	times: (count) =>
		['ninguna vez', 'una vez', 'dos veces', 'tres veces', 'cuatro veces', 'cinco veces'][count] ?? `${count} veces`,
	did: (name, did) => `${name} ${list('es', did)}.`,
	voted: (at) => `votó por salirse ${at}`,
	asked: (at, times) => (times === 'una vez' ? `pidió salirse ${at}` : `pidió salirse ${times}, la primera ${at}`),
	alsoAsked: (times) =>
		times === 'una vez' ? 'pidió que se le dejara fuera' : `pidió ${times} que se le dejara fuera`,
	suspended: (at) => `suspendió el programa ${at}`,
	ended: (at) => `puso fin a su acuerdo ${at}`,
	answerWord: (word) => (word === 'answered-yes' ? 'que sí' : word === 'answered-no' ? 'que no' : 'ni sí ni no'),
	wasTold: (words) => `Se le dijo ${words.join(' y luego ')}.`,
	wasToldAlone: (name, word, at) =>
		word === 'answered-yes'
			? `${to(name)} se le dijo ${at} que puede salirse.`
			: word === 'answered-no'
				? `${to(name)} se le dijo ${at} que no puede salirse.`
				: `${name} preguntó si puede salirse y ${at} no recibió una respuesta clara.`,
	limited: (name, word, at) =>
		word === 'law-signed'
			? `${name} aprobó ${at} una ley sobre la cooperación.`
			: `${name} empezó ${at} a limitar las solicitudes de retención (detainers).`,
	alsoLimited: (word, at) =>
		word === 'law-signed'
			? `Aprobó ${at} una ley sobre la cooperación.`
			: `Empezó ${at} a limitar las solicitudes de retención (detainers).`,
	switchedOnAllTheSame: (at) => `Aun así se activó allí ${at}.`,
	itsPrints: (since) => `Las huellas tomadas allí se comparten ${since}.`,
	prints: (inside, since) => `Las huellas tomadas en ${inside} se comparten ${since}.`,
	notYet: (inside, on) => `Las huellas tomadas en ${inside} aún no se compartían ${on}.`,
	justNow: (inside, on) =>
		`En ${inside} empezaron a compartirse por entonces; no se sabe si antes o después ${de(on)}.`,
	unknown: (inside) => `No se sabe cuándo empezaron a compartirse las huellas tomadas en ${inside}.`,
	agency: (inside) => `Ninguna fuente da una fecha para ${inside}.`,
	bookedShares: (county, since) =>
		`Los arrestos de allí se fichan en ${county}, donde las huellas se comparten ${since}.`,
	bookedNot: (county, on) =>
		`Los arrestos de allí se fichan en ${county}, donde las huellas aún no se compartían ${on}.`,
	bookedUnknown: (county) => `Los arrestos de allí se fichan en ${county}, del que no se conoce fecha.`,
	allCounties: (inside, all, at) =>
		all === 1
			? `El único condado ${de(inside)} se activó ${at}.`
			: `Los ${number('es', all)} condados ${de(inside)} ya estaban activados ${at}.`,
	someCounties: (inside, some, all, at, possible, unknown) =>
		`${number('es', some)} de los ${number('es', all)} condados ${de(inside)} ya estaban activados ${at}${possible > 0 ? `; otros ${number('es', possible)} empezaron por entonces` : ''}${unknown > 0 ? `; de ${number('es', unknown)} no se conoce fecha` : ''}.`,
	firstCounties: (inside, possible, all) =>
		`Se activaban los primeros ${number('es', possible)} de los ${number('es', all)} condados ${de(inside)}.`,
	noCounties: (inside, all, unknown) =>
		`Ninguno de los ${number('es', all)} condados ${de(inside)} consta como activado todavía${unknown > 0 ? `; de ${number('es', unknown)} no se conoce fecha` : ''}.`,
	noAnswer: 'Aquí no consta ninguna respuesta.',
	nothingTried: 'Aquí no consta ningún voto ni petición de salirse.',
	noNational: 'A la pregunta de si un lugar puede salirse se ha respondido de más de una manera.',
	unknownIsNotNo: 'La lista publicada no lo incluye, lo que no significa que no.',
};

/** “Al condado”, “A la ciudad”, “A Boston”. */
function to(name: string): string {
	const small = name.replace(/^(El|La|Los|Las) /, (article) => article.toLowerCase());
	return small.startsWith('el ') ? `Al ${small.slice(3)}` : `A ${small}`;
}

export const phrases: Readonly<Record<Language, Phrases>> = { en: english, es: spanish };
