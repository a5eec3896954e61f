/** The numbers that agencies give a request or an appeal, in the shapes in which their letters write them. */

import { daysIn } from './intake-date.ts';

export type WrittenNumber = { number: string; start: number; end: number };

/** Surest first: the shapes of one department, what stands behind a label, what looks like a number of some agency. */
const shapes = [
	/\b\d{4}-(?:IC|HQ|CB|CI|TS|US|NP|CR|OI|EM|CG)(?:FO|AP|LI|PA|RE)-\d{4,6}\b/g,
	/\b(?:FOIA(?:\/PA)?|FOIPA|FOI|FOIL|Request|Appeal|Case|Control|Tracking|Reference|File|Matter)\s*(?:Request|Appeal|Case|Control|Tracking|Reference)?\s*(?:No\.?|Nos\.?|Number|Num\.?|#|ID|:)\s*:?\s*#?\s*([A-Z0-9][A-Z0-9./_-]*\d[A-Z0-9./_-]*)/gi,
	/\b(?:DHS|ICE|OGIS|EOIR|FBI|OIP|A)[-/ ]?(?:FOIA|OGC|AP)?[-/ ]\d{2,4}[-/]\d{3,6}\b/g,
	// OJP-14-00331, PRA 23-1187, FOIL-2022-056-11873, DOJ-AP-2018-004411.
	/\b[A-Z]{1,6}(?:-[A-Z]{1,6})*[- ]?\d{2,6}(?:[-_]\d{2,7}){1,2}\b/g,
	// 26-F-0412, 10-FOIA-33210, DHS10-A-0044.
	/\b(?:[A-Z]{2,5})?\d{2,4}-[A-Z]{1,6}-\d{2,6}\b/g,
	// SPR26/1412; 10-2674, 13-00456-F, which is no month with its year.
	/\b[A-Z]{2,5}\d{2}\/\d{3,5}\b/g,
	/(?<![\w./-])(?!(?:0[1-9]|1[0-2])-(?:19|20)\d{2}\b)\d{2}-\d{4,6}(?:-[A-Z]{1,2})?\b(?![/-])/g,
	// 2010FOIA5512, 2012F21177.
	/\b(?:19|20)\d{2}(?:FOIA|FOIPA|F|PA)\d{3,6}\b/g,
];

/** Shapes that other numbers have too. */
const loose: ReadonlySet<RegExp> = new Set(shapes.slice(3));
const head = 1500;
const named = /\b(?:request|appeal|case|number|no\.|reference|file|FOIA|FOIL|as|re:)\s*[:#]?\s*$/i;

/** What looks like one and is a fiscal year, an act, a docket of a court, a room, an address. */
const other =
	/^(?:FY|CY|PL|HR|EO|US|USC|CFR|FR|CV|NO|MAY|JUNE|JULY|ROOM|SUITE|STE|BOX|FORM|I)[- ]?\d|^[A-Z]{2} \d{5}-\d{4}$|-(?:cv|civ|mc|cr)-/i;
const telephone = /^\d{1,3}-\d{3}-\d{4}$/;
const law =
	/(?:§|§§|\bsections?|\bsec\.|\bU\.S\.C\.|\bC\.F\.R\.|\bCFR|\bILCS|\bCode|\bRule|\bLaw|\bPub\. L\.(?: No\.)?|\bOrder|\bTel\.?:?|\bPhone:?|\bCall(?: us)?(?: at)?|\bFax:?|\bBates(?: \w+){0,2}|\bpages?|\bRoom|\bSuite|\bBox)\s*$/i;

/** Each number once, the surest first; not what is a day, or part of a number already found. */
export function numbersIn(text: string): WrittenNumber[] {
	const found: WrittenNumber[] = [];
	for (const shape of shapes)
		for (const match of text.matchAll(shape)) {
			const number = (match[1] ?? match[0]).replace(/[.,;:/_-]+$/, '');
			if (number.length < 4 || telephone.test(number) || daysIn(number).length > 0) continue;
			// What a letter labels as its number is one, whatever it looks like.
			const before = text.slice(Math.max(0, match.index - 24), match.index);
			const bare = match[1] === undefined;
			if (bare && (other.test(number) || law.test(before))) continue;
			// Further down a bare number is as likely one of the records'.
			if (loose.has(shape) && match.index > head && !named.test(before)) continue;
			const held = found.find((one) => one.number.includes(number) || number.includes(one.number));
			const written = { number, start: match.index, end: match.index + match[0].length };
			if (!held) found.push(written);
			// A label may stand before the end of a longer number: "FOIL-2022-056", not "056".
			else if (number.length > held.number.length && number.endsWith(held.number)) Object.assign(held, written);
		}
	return found;
}
