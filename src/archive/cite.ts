import type { Day } from '../base/day.ts';
import { type Bates, batesPrefix, canonicalBates, parseBates } from './bates.ts';
import type { Citation } from './citation.ts';

/** What a printed citation may tell of a record. Only the page's address and number are always known. */
export type CitedRecord = {
	/** File name or title. */
	title: string;
	/** From 1, in the file. */
	page: number;
	/** The page's lasting web address. */
	address: string;
	/** As printed; `batesTo` where the citation covers several pages. */
	bates?: string;
	batesTo?: string;
	agency?: string;
	/** What the record is, for the article form: “E-mail”, “Memorandum”. */
	genre?: string;
	author?: Person;
	recipient?: Person;
	/** Of the record itself. */
	date?: Day;
	production?: string;
	/** The agency's number of the request. */
	request?: string;
	received?: Day;
	/** Where a filing attaches it: “Doe Decl. Ex. C”. */
	exhibit?: string;
	/** The words to print, as `Citation.quotation` has them. */
	quotation?: string;
	sha256?: string;
};

/** A person named on a record, or the code that withholds the name. */
export type Person = { name: string } | { withheld: string };

export const citationStyles = ['plain', 'brief', 'article', 'news', 'markdown', 'html', 'csl'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** A stored citation in every style. `accessed` is the day to print where a style wants one; `more` adds what is known of the record. */
export function styles(
	citation: Citation,
	given: { address: string; accessed: Day } & Partial<Omit<CitedRecord, 'page' | 'bates' | 'quotation' | 'sha256'>>,
): Record<CitationStyle, string> {
	const { accessed, ...more } = given;
	const { name, production, bates, page, exact, sha256 } = citation;
	const record: CitedRecord = {
		title: name,
		page,
		quotation: exact,
		sha256,
		...(bates !== null && { bates }),
		...(production && { production }),
		...more,
	};
	return {
		plain: printCitation(record, 'plain', accessed),
		brief: printCitation(record, 'brief', accessed),
		article: printCitation(record, 'article', accessed),
		news: printCitation(record, 'news', accessed),
		markdown: printCitation(record, 'markdown', accessed),
		html: printCitation(record, 'html', accessed),
		csl: printCitation(record, 'csl', accessed),
	};
}

/**
 * A record's citation as text. The Bluebook (rule B17) has no form for produced pages; the two here follow what litigants
 * and law reviews do: the Bates number at the pinpoint in briefs, “on file with author” in articles.
 * csl is CSL-JSON, for Zotero and the like.
 */
export function printCitation(record: CitedRecord, style: CitationStyle, accessed: Day): string {
	switch (style) {
		case 'plain':
			return plainForm(record);
		case 'brief':
			return `${quoted(record)}(${[record.exhibit, `at ${pinpoint(record)}`].filter(Boolean).join(', ')}.)`;
		case 'article':
			return articleForm(record);
		case 'news':
			return `${quoted(record)}${[record.agency, record.title].filter(Boolean).join(', ')}, ${pinpoint(record)}: ${record.address}`;
		case 'markdown':
			return `${markdown(quoted(record))}[${markdown(pinpoint(record))}](${record.address.replace(/[()\s]/g, encodeURIComponent)})`;
		case 'html':
			return `${record.quotation ? `<q>${html(record.quotation)}</q> ` : ''}<a href="${html(record.address)}">${html(pinpoint(record))}</a>`;
		case 'csl':
			return JSON.stringify(cslItem(record, accessed), null, '\t');
	}
}

/** First to last of a run of pages, the prefix once and an en dash between: `ICE FOIA 10-2674.0002927–2931`; the full last number where series or width differ. */
export function batesRange(first: string, last: string): string {
	const [a, b] = [parseBates(first), parseBates(last)];
	if (!a || !b) return first === last ? first : `${first}–${last}`;
	if (a.canonical === b.canonical) return first;
	const short = batesPrefix(a.prefix) === batesPrefix(b.prefix) && a.width === b.width && a.suffix + b.suffix === '';
	return `${first}–${short ? b.number : last}`;
}

/** The Bates number, or first and last, of a printed range. */
export function parseBatesRange(printed: string): { first: Bates; last: Bates } | undefined {
	const whole = parseBates(printed);
	const [from = '', to, ...more] = printed.split(/\s*[–—]\s*/);
	if (to === undefined) return whole && { first: whole, last: whole };
	const first = parseBates(from);
	if (!first || more.length > 0) return undefined;
	if (!/^\d{1,12}$/.test(to)) {
		const last = parseBates(to);
		return last && { first, last };
	}
	const { prefix, width } = first;
	const last = { prefix, number: Number(to), width, suffix: '' };
	return { first, last: { ...last, canonical: canonicalBates(last) } };
}

/** The Bates numbers that a citation printed in any of the styles names; undefined where it names a page only. */
export function parseCitation(printed: string): { first: Bates; last: Bates } | undefined {
	const places = [
		/"number":\s*"((?:[^"\\]|\\.)*)"/,
		/\(([^()]+)\) \(on file with/,
		/\bat ([^()]+?)\.\)$/,
		/>([^<>]+)<\/a>$/,
		/\[((?:[^[\]\\]|\\.)+)\]\([^()]*\)$/,
		/, ([^,]+): \S+$/,
		/\(([^()]+)\)\. \S+$/,
	];
	for (const place of places) {
		const found = place.exec(printed)?.[1];
		const range = found && parseBatesRange(found.replace(/\\(.)/g, '$1').replaceAll('&amp;', '&'));
		if (range) return range;
	}
	return undefined;
}

/** CSL-JSON 1.0.2, for Zotero and the like. */
function cslItem(record: CitedRecord, accessed: Day) {
	const { title, address, agency, production, request, date, author, quotation, sha256 } = record;
	return {
		id: record.bates ?? address,
		type: 'document',
		title,
		...(author && { author: [{ literal: personName(author) }] }),
		...(agency && { publisher: agency }),
		...(date && { issued: dateParts(date) }),
		...(record.bates && { number: pinpoint(record) }),
		...(production && { archive: production }),
		...(request && { archive_location: request }),
		page: String(record.page),
		URL: address,
		accessed: dateParts(accessed),
		...((quotation || sha256) && {
			note: [quotation && `“${quotation}”`, sha256 && `SHA-256 ${sha256}`].filter(Boolean).join(' · '),
		}),
	};
}

/** “Words.” Agency, title, Mar. 4, 2010, released in First release (ICE FOIA 10-2674.0002927). address */
function plainForm(record: CitedRecord): string {
	const { agency, title, date, production } = record;
	const parts = [agency, title, date && printDay(date), production && `released in ${production}`].filter(Boolean);
	return `${quoted(record)}${parts.join(', ')} (${pinpoint(record)}). ${record.address}`;
}

/** E-mail from [redacted, (b)(6)], ICE, to A. Person (Oct. 1, 2010) (ICE FOIA 10-2674.0002927) (on file with author) */
function articleForm(record: CitedRecord): string {
	const { author, recipient, agency, date } = record;
	const what = record.genre ?? record.title;
	const from = author ? ` from ${personName(author)}` : '';
	const of = agency ? `, ${agency}` : '';
	const to = recipient ? `${of ? ',' : ''} to ${personName(recipient)}` : '';
	const when = date ? ` (${printDay(date)})` : '';
	return `${what}${from}${of}${to}${when} (${pinpoint(record)}) (on file with author)`;
}

function pinpoint({ bates, batesTo, page, title }: CitedRecord): string {
	return bates ? batesRange(bates, batesTo ?? bates) : `${title} p. ${page}`;
}

function quoted({ quotation }: CitedRecord): string {
	return quotation ? `“${quotation}” ` : '';
}

function personName(person: Person): string {
	return 'name' in person ? person.name : `[redacted, ${person.withheld}]`;
}

/** Months as the Bluebook's table T12 shortens them. */
const months = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

function printDay(day: Day): string {
	const [year, month = 1, date] = day.split('-').map(Number);
	return `${months[month - 1]} ${date}, ${year}`;
}

function dateParts(day: Day) {
	return { 'date-parts': [day.split('-').map(Number)] };
}

function markdown(text: string): string {
	return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

function html(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
