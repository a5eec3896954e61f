/** Reads an incoming letter: what kind it is, its dates and numbers, each with the words it was read from. A proposal, which sets nothing. */

import { findCodes } from '../archive/exemption.ts';
import type { Day } from '../base/day.ts';
import { kindCues, type LetterKind } from './intake-cues.ts';
import { daysIn, type WrittenDay } from './intake-date.ts';
import { numbersIn } from './intake-number.ts';
import { type PageCount, pageCounts } from './intake-pages.ts';

/** Something read, and where: `words` is the sentence or part of one that says so, `at` its place in the text. */
export type Read<T> = { value: T; words: string; at: number };

export type LetterReading = {
	/** A name that the docket's entries know; null where no cue was found. */
	kind: Read<LetterKind> | null;
	/** 0 to 1: how far the kind stands out from the next likely one. */
	certainty: number;
	/** Other kinds that the letter also seems to be, likeliest first. */
	also: LetterKind[];
	/** The letter's own date. */
	date: Read<Day> | null;
	/** The day on which the agency says it received the request or appeal. */
	received: Read<Day> | null;
	/** The day of the request that it answers. */
	requestDate: Read<Day> | null;
	/** By when an answer of ours is wanted: a day, or days from the letter. */
	replyBy: Read<Day> | null;
	replyDays: Read<{ n: number; working: boolean }> | null;
	/** The day that a notice of more time, or an estimate, names. */
	newDate: Read<Day> | null;
	/** Working days by which it extends the time. */
	extension: Read<number> | null;
	/** Days to appeal. */
	appealDays: Read<{ n: number; working: boolean }> | null;
	tracking: Read<string>[];
	agency: Read<string> | null;
	/** Estimated fee in cents. */
	fee: Read<number> | null;
	/** Pages by what became of them, as the letter counts them. */
	pages: PageCount[];
	/** Exemption codes, canonical. */
	exemptions: string[];
};

/** What is known besides the text: headers of an e-mail, agencies of the case with their names, numbers they gave. */
export type Hints = {
	/** The Date header of an e-mail. */
	sent?: Day;
	subject?: string;
	/** Names and abbreviations to look for. */
	agencies?: readonly { id: string; name: string; abbreviation: string | null }[];
};

export function proposeLetter(text: string, hints: Hints = {}): LetterReading {
	const lean = flattened(hints.subject ? `${hints.subject}\n\n${text}` : text);
	const days = daysIn(lean);
	const { kind, certainty, also } = kindOf(unsmudged(lean));
	const read = <T>(value: T, from: number, to: number): Read<T> => ({
		value,
		words: sentenceAround(lean, from, to),
		at: from,
	});
	const dayAfter = (cue: RegExp) => dayBehind(lean, days, cue, read);
	const received =
		dayBefore(
			lean,
			days,
			/^,? [^.;]{0,90}\breceived (?:your|the|this)\b[^.;]{0,50}\b(?:request|appeal|letter)\b/i,
			read,
		) ??
		dayAfter(
			/\b(?:received|receipt of|receipt in|(?:reached|came in to|came to|arrived at|arrived in) (?:us|this|our|the)|(?:came in|arrived|logged in|date-?stamped))\b[^.;]{0,80}?$/i,
		);
	return {
		kind: kind && read(kind.kind, kind.from, kind.to),
		certainty,
		also,
		date:
			letterDate(lean, days, read) ??
			(hints.sent ? { value: hints.sent, words: 'the date of the e-mail', at: 0 } : null),
		received,
		requestDate: dayAfter(
			/(?:\b(?:request|appeal|letter|e-?mail|correspondence)\b[^;]{0,90}\b(?:dated|of|submitted(?: on)?|sent(?: on)?)|\brequest date\s*:?[\s—-]*)\s*$/i,
		),
		replyBy: dayBehind(
			lean,
			days,
			/\b(?:respond|reply|response|answer|notify|contact|hear from you|advise|tell us|let us)\b[^.;]{0,120}\b(?:by|before|no later than|not later than|on or before)\s*(?:close of business\s*(?:on)?\s*)?$/i,
			read,
			(words) => !theirs.test(words),
		),
		replyDays: daysWithin(
			lean,
			/\b(?:respond|reply|response|answer|notify|contact|hear from you|interested|advise|tell us|let us|write (?:back )?to us|payment|submit|provide us)\b/i,
			read,
		),
		newDate:
			dayAfter(
				/\b(?:extend|extended|extension|estimate|estimated|anticipate|anticipated|expect|expected|complete|completion|completed|determination)\b[^.;]{0,120}\b(?:by|to|is|until|date(?: of)?|on|before)\s*:?\s*$/i,
			) ??
			dayBehind(
				lean,
				days,
				/\b(?:will|shall|expects?|intends?)\b[^.;]{0,60}\b(?:respond|reply|answer|decide|finish|complete|determination)\b[^.;]{0,80}\b(?:by|before|no later than|on or before)\s*$/i,
				read,
				(words) => theirs.test(words),
			),
		extension: extensionOf(lean, read),
		appealDays: daysWithin(lean, /\bappeal\b/i, read),
		tracking: numbersIn(lean).map(({ number, start, end }) => read(number, start, end)),
		agency: agencyIn(lean, hints, read),
		fee: feeIn(lean, read),
		pages: pageCounts(lean),
		exemptions: [...new Set(findCodes(lean).map(({ code }) => code))],
	};
}

type Reader = <T>(value: T, from: number, to: number) => Read<T>;

/** No letter is longer, and no word of one; what a page of garbage holds would keep the cues busy for minutes. */
const longestLetter = 60_000;
const longRun = /(\S{100})\S+/g;

/** Lines of a paragraph joined, hyphens of line ends kept, quoted mail dropped: sentences as they were written. */
function flattened(text: string): string {
	const own =
		text
			.slice(0, longestLetter)
			.replace(longRun, '$1')
			.replace(/\r\n?/g, '\n')
			.split(/\n-{3,} ?(?:Original Message|Forwarded message)|\nOn .{10,80} wrote:\n/)[0] ?? '';
	return own
		.split('\n')
		.filter((line) => !line.startsWith('>'))
		.join('\n')
		.replace(/[ \t]+/g, ' ')
		.replace(/(\S) ?\n(?=[^\n])/g, '$1 ')
		.trim();
}

/** Letters that a scan took for one another, put right for the cues only and of the same length, so that places stay. */
function unsmudged(text: string): string {
	return text
		.replace(/(?<=[a-z])[1I|]+(?![\dA-HJ-Z])|\b[1|](?=[a-z]{2})/g, (run) => 'l'.repeat(run.length))
		.replace(/(?<=[a-z])0(?=[a-z])/g, 'o');
}

/** Every cue adds to its kind; the kind with most wins, at its strongest words. */
function kindOf(text: string): {
	kind: { kind: LetterKind; from: number; to: number } | null;
	certainty: number;
	also: LetterKind[];
} {
	const scores = new Map<LetterKind, { score: number; best: number; from: number; to: number }>();
	for (const { kind, weight, words, unless } of kindCues) {
		const match = words.exec(text);
		if (!match || (unless?.test(text) ?? false)) continue;
		const there = scores.get(kind) ?? { score: 0, best: 0, from: 0, to: 0 };
		there.score += weight;
		if (weight > there.best)
			Object.assign(there, { best: weight, from: match.index, to: match.index + match[0].length });
		scores.set(kind, there);
	}
	// Every letter begins by confirming the request: of two that stand alike, that is what it says least.
	const opening = (kind: LetterKind) => (kind === 'acknowledgement' ? 1 : 0);
	const ranked = [...scores].toSorted(([a, one], [b, two]) => two.score - one.score || opening(a) - opening(b));
	const [first, second] = ranked;
	if (!first || first[1].score < 2) return { kind: null, certainty: 0, also: ranked.map(([kind]) => kind) };
	return {
		kind: { kind: first[0], from: first[1].from, to: first[1].to },
		certainty: Math.round((first[1].score / (first[1].score + (second?.[1].score ?? 0))) * 100) / 100,
		also: ranked.slice(1).flatMap(([kind, { score }]) => (score >= 2 ? [kind] : [])),
	};
}

/** The first day that stands by itself near the top, not within a sentence about another letter. */
function letterDate(text: string, days: readonly WrittenDay[], read: Reader): Read<Day> | null {
	const top = days.filter(({ start }) => start < 900);
	const alone = top.find(
		({ start, end }) =>
			/(^|\n|Date(?:d)?:?|\. )\s*(?:[A-Z][a-z]+day,? )?$/.test(text.slice(Math.max(0, start - 30), start)) ||
			(text.slice(end, end + 1) === '\n' && start < 200),
	);
	const first =
		alone ??
		top.find(
			({ start }) => !/\b(?:dated|of|received|on|since|by)\s*$/i.test(text.slice(Math.max(0, start - 16), start)),
		);
	return first ? read(first.day, first.start, first.end) : null;
}

/** A promise of the agency, not a duty of ours: "we will respond", "the County expects to answer". */
const theirs =
	/\b(?:we|this office|the (?:\w+ ){0,3}(?:agency|office|department|county|city|division|bureau|component|sheriff))\b(?:’s|'s)? (?:\w+ ){0,12}?(?:respond|reply|answer|decide|finish|complete|determination)\b|\byou (?:can|may|will|should) (?:expect|receive|have|get)\b|\b(?:is|are) (?:ordered|directed|required) to\b/i;

/** The first day right behind words such as "received on". `fits` judges the clause that the words stand in. */
function dayBehind(
	text: string,
	days: readonly WrittenDay[],
	cue: RegExp,
	read: Reader,
	fits: (clause: string) => boolean = () => true,
): Read<Day> | null {
	for (const { day, start, end } of days) {
		const before = text.slice(Math.max(0, start - 160), start);
		const match = cue.exec(before);
		const clause = before.split(/[.;]\s/).at(-1) ?? before;
		if (match && fits(clause)) return read(day, start - before.length + match.index, end);
	}
	return null;
}

/** The first day right before words such as "we received your request". */
function dayBefore(text: string, days: readonly WrittenDay[], cue: RegExp, read: Reader): Read<Day> | null {
	for (const { day, start, end } of days) {
		const match = /\b[Oo]n $/.test(text.slice(Math.max(0, start - 3), start)) && cue.exec(text.slice(end, end + 200));
		if (match) return read(day, start, end + match[0].length);
	}
	return null;
}

const numbers: Readonly<Record<string, number>> = {
	five: 5,
	seven: 7,
	ten: 10,
	fourteen: 14,
	fifteen: 15,
	twenty: 20,
	thirty: 30,
	'forty-five': 45,
	sixty: 60,
	ninety: 90,
};
const spans =
	/\b(?:within|in|have|at least|by the end of|no later than|not later than)\s+(?:the next\s+)?(?:\(?(\d{1,3})\)?|([a-z-]+)\s*(?:\((\d{1,3})\))?)\s+(working|business|calendar)?[ -]?days?\b/gi;

/** "within thirty (30) working days", in a sentence that is about the cue. */
function daysWithin(text: string, cue: RegExp, read: Reader): Read<{ n: number; working: boolean }> | null {
	for (const match of text.matchAll(spans)) {
		const n = Number(match[1] ?? match[3] ?? numbers[match[2]?.toLowerCase() ?? ''] ?? 0);
		const end = match.index + match[0].length;
		const before =
			text
				.slice(Math.max(0, match.index - 120), match.index)
				.split(/[.;!?]\s/)
				.at(-1) ?? '';
		if (n > 0 && cue.test(unsmudged(sentenceAround(text, match.index, end))) && !theirs.test(before))
			return read({ n, working: /^(working|business)$/i.test(match[4] ?? '') }, match.index, end);
	}
	return null;
}

function extensionOf(text: string, read: Reader): Read<number> | null {
	const match =
		/\b(?:extend(?:ed|ing|s)?\b[^.]{0,160}?\b(?:by|of|for|an? additional)|extension of(?: up to)?|additional|(?:an?|take|need|needs|require|requires) (?:extra|further))\s+(?:an additional\s+)?(?:([a-z]+)\s*)?\(?(\d{1,3})?\)?[ -](?:working|business|work|calendar)?[ -]?days?\b/i.exec(
			text,
		);
	const n = Number(match?.[2] ?? numbers[match?.[1]?.toLowerCase() ?? ''] ?? 0);
	return match && n > 0 ? read(n, match.index, match.index + match[0].length) : null;
}

/** An agency of the case that the letter names: the one whose name stands first. */
function agencyIn(text: string, { agencies = [] }: Hints, read: Reader): Read<string> | null {
	let best: { id: string; at: number; length: number } | undefined;
	for (const { id, name, abbreviation } of agencies) {
		const places = [
			text.toLowerCase().indexOf(name.toLowerCase()),
			abbreviation ? text.search(new RegExp(`\\b${abbreviation.replace(/\W/g, '\\$&')}\\b`)) : -1,
		].filter((at) => at >= 0);
		const at = Math.min(...places);
		// Of two that begin at one place the longer name is meant.
		if (places.length > 0 && (!best || at < best.at || (at === best.at && name.length > best.length)))
			best = { id, at, length: name.length };
	}
	return best ? read(best.id, best.at, best.at + best.length) : null;
}

function feeIn(text: string, read: Reader): Read<number> | null {
	for (const match of text.matchAll(/\$\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?/g)) {
		const around = sentenceAround(text, match.index, match.index + match[0].length);
		// Sums that every letter names are no estimate: the free first $25, the $250 for payment in advance.
		if (
			/\b(?:estimate|estimated|total|assess|amount|cost|charge)\w*\b/i.test(around) &&
			!/\b(?:more than|over|exceeds?|in excess of|up to|less than|willing(?:ness)?|per (?:page|hour|quarter))\b/i.test(
				around,
			)
		)
			return read(
				Math.round(Number(`${match[1]?.replaceAll(',', '')}${match[2] ?? ''}`) * 100),
				match.index,
				match.index + match[0].length,
			);
	}
	return null;
}

/** The sentence around a place, at most so long that it can be shown beside a field. */
function sentenceAround(text: string, from: number, to: number): string {
	const before = text.slice(Math.max(0, from - 200), from);
	const after = text.slice(to, to + 200);
	const start = [...before.matchAll(/[.!?]\s+(?=[A-Z“"(])|\n\s*/g)].at(-1);
	const end = /[.!?](?=\s+[A-Z“"(]|\s*$)|\n/.exec(after);
	const left = start
		? before.slice(start.index + start[0].length)
		: before.slice(before.length === 200 ? before.indexOf(' ') + 1 : 0);
	const right = end
		? after.slice(0, end.index + (end[0] === '\n' ? 0 : 1))
		: after.length === 200
			? after.slice(0, after.lastIndexOf(' '))
			: after;
	return `${left}${text.slice(from, to)}${right}`.replace(/\s+/g, ' ').trim();
}
