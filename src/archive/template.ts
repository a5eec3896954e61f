import type { Box } from '../base/page.ts';

/**
 * Finding the template of a production's Bates stamps. A pattern for one page cannot do it: in
 * “ICE FOIA 10-2674.0002927” only the neighbouring pages tell that 0002927 counts and 2674 does not.
 */

/** A line of a page. `confidence` is the OCR engine's lowest claim for its words, null for words of the file itself. */
export type Line = { text: string; box: Box; confidence?: number | null };

/** A number in an edge line that could be a stamp's. */
export type Candidate = {
	/** Place of the page in the production, from 0. */
	at: number;
	line: Line;
	/** Where the number starts in the line, and where number and suffix end. */
	start: number;
	end: number;
	/** What may be its prefix: the word before the number, then with one word more to the left, and so on. */
	prefixes: string[];
	digits: string;
	number: number;
	suffix: string;
};

export type Template = {
	prefix: string;
	/** Digits of the number; 0 where it is printed without leading zeros. */
	width: number;
	/** Pages on which it was read. */
	pages: number;
	/** Pairs of pages whose numbers are as far apart as the pages. */
	steps: number;
	/** True where the prefix names an agency or FOIA: preferred over a party's own exhibit stamp. */
	agency: boolean;
};

/** What a stamp in an edge is never part of: court headers, dates, times, telephone numbers, amounts, page counts. */
const noise = [
	/Case:?\s+\d+:\d\d-\w{2}-\d+.*?(?:Page(?:ID)?\s*:?\s*\d+(?:\s+of\s+\d+)?|$)/gi,
	/(?<![\d.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![\d])/g,
	/(?<![\d.-])(?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2}(?!\d)/g,
	/\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}\b/gi,
	/\b\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\b)?/gi,
	/\(\d{3}\)\s*\d{3}[-. ]\d{4}/g,
	/(?<![\w.-])(?:1[-. ])?\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)/g,
	/[$€£]\s*\d[\d,.]*/g,
	/\bP(?:age|ág(?:ina)?|g)?\.?\s*\d+(?:\s*(?:of|de|\/)\s*\d+)?/gi,
];

/** Quick to tell: most stamps have none of this, and a production has very many stamps. */
const mayBeNoisy = /[a-z/:$€£(]|\d[-. ]\d{1,3}[-. ]\d|P\w*\.?\s*\d/;

/** Same length, so that places in the line stay as they are. */
function blanked(text: string, pattern: RegExp): string {
	return text.replace(pattern, (found) => ' '.repeat(found.length));
}

/** Words before a number that make it something else than a stamp. */
const notStamp =
	/(?:^|[\s(])(?:page|pages|pg|p\.|pp\.|of|document|doc\.?|filed|form|rev\.?|section|sec\.?|§|tel|telephone|phone|fax|ext\.?|suite|room|box|zip|rule|no\.?|figure|table|exhibit|ex\.?|slide|version|january|february|march|april|may|june|july|august|september|october|november|december)[:#.]?\s$/i;

const agencies =
	/FOIA|\b(?:ICE|DHS|FBI|CBP|USCIS|EOIR|DOJ|OIG|OPLA|CRCL|USVISIT|DOS|CJIS|BJA|OJP|ATF|DEA|CIA|NSA|EFTA)|\bIC(?:FO|LI|AP)\b/i;

/** A court's docket number, which a page bears alone as a stamp would be. */
const docket = /\b(?:cv|cr|mc|civ|crim|no)\b/i;

/** Handling marks that stand left of a stamp and are no part of it. */
const handling =
	/^(?:sensitive|confidential|privileged|unclassified|fouo|les|only|draft|order|release|released|page|bates|redacted)[.:,;]*$/i;

/** True for a line in the top 10 %, the bottom 12 %, or wholly in a side margin of a page: where stamps are put. */
export function atEdge({ x, y, w, h }: Box): boolean {
	const middle = y + h / 2;
	return middle < 0.1 || middle > 0.88 || x + w < 0.1 || x > 0.9;
}

const number = /(?<!\d)(\d{3,10})([._]\d{1,3})?(?!\d|[A-Za-z]|[._,/-]\d)/g;

/** Every number of 3 to 10 digits in a line, but for those in dates, telephone numbers and the like. */
export function candidates(line: Line, at: number): Candidate[] {
	if (line.text.search(number) < 0) return [];
	const text = mayBeNoisy.test(line.text) ? noise.reduce(blanked, line.text) : line.text;
	const found: Candidate[] = [];
	for (const match of text.matchAll(number)) {
		const before = text.slice(0, match.index);
		if (/[$#%]\s*$/.test(before) || notStamp.test(before)) continue;
		const [all, digits = '', suffix = ''] = match;
		const start = match.index;
		found.push({
			at,
			line,
			start,
			end: start + all.length,
			prefixes: prefixesOf(before),
			digits,
			number: Number(digits),
			suffix: suffix.slice(1),
		});
	}
	return found;
}

/** The word a number is joined to, then as far left as words are in capitals and digits. */
function prefixesOf(before: string): string[] {
	const words = before.slice(-80).trim().split(/\s+/);
	const last = words.pop();
	if (!last) return [''];
	const found = [/\s$/.test(before) ? `${last} ` : last];
	for (const word of words.reverse().slice(0, 5)) {
		if (!/^[A-Z0-9][A-Z0-9._/&-]*$/.test(word) || handling.test(word)) break;
		found.push(`${word} ${found.at(-1)}`);
	}
	return found;
}

/** Templates that the numbers of a production follow, best first. `pages` is how many pages the production has. */
export function findTemplates(found: readonly Candidate[], pages: number): { template: Template; of: Candidate[] }[] {
	const result: { template: Template; of: Candidate[] }[] = [];
	for (const [prefix, all] of byPrefix(found)) {
		const width = commonWidth(all);
		const of = width > 0 ? all.filter((one) => one.digits.length === width) : all;
		const steps = countSteps(of);
		const strong = /[A-Za-z]{2}/.test(prefix) && width >= 4 && !docket.test(prefix);
		const numbered = width > 0 || /[A-Za-z]{2}.*[-_.\d]$/.test(prefix.trim());
		const enough = steps >= 2 || (strong && (pages <= 2 || scattered(of, pages)));
		if (!enough || !numbered || (width === 0 && restarts(of))) continue;
		const on = new Set(of.map((one) => one.at)).size;
		result.push({ template: { prefix, width, pages: on, steps, agency: agencies.test(prefix) }, of });
	}
	const score = ({ steps, width, pages: on, agency }: Template) =>
		(steps + on / 1000) * (width > 0 ? 1.5 : 1) * (agency ? 4 : 1);
	return result.sort((a, b) => score(b.template) - score(a.template));
}

/** Candidates by the prefix of their series. What OCR spells a little differently joins the larger group. */
function byPrefix(found: readonly Candidate[]): Map<string, Candidate[]> {
	const groups = [...Map.groupBy(found, (one) => one.prefixes[0] ?? '').values()].flatMap(series);
	const merged = new Map<string, { prefix: string; of: Candidate[] }>();
	for (const { prefix, of } of groups.sort((a, b) => b.of.length - a.of.length)) {
		const shape = skeleton(prefix).text;
		const larger = merged.get(shape);
		if (larger) larger.of = larger.of.concat(of);
		else merged.set(shape, { prefix, of });
	}
	return new Map([...merged.values()].map(({ prefix, of }) => [prefix, of.sort((a, b) => a.at - b.at)]));
}

/**
 * Parts candidates with the same word before the number. A prefix reaches as far left as enough of them share it, so a
 * page number or a caption left of the stamp does not become part of it.
 */
function series(group: readonly Candidate[]): { prefix: string; of: Candidate[] }[] {
	const counts = new Map<string, number>();
	for (const one of group) for (const prefix of one.prefixes) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
	const need = group.length <= 3 ? group.length : Math.max(3, group.length * 0.05);
	const shared = Map.groupBy(
		group,
		(one) => one.prefixes.findLast((prefix) => (counts.get(prefix) ?? 0) >= need) ?? '',
	);
	const kept: { prefix: string; of: Candidate[] }[] = [];
	for (const [prefix, of] of [...shared].sort((a, b) => b[1].length - a[1].length)) {
		const larger = kept.find((one) => one.prefix.endsWith(prefix) && of.length < one.of.length / 5);
		if (larger) larger.of = larger.of.concat(of);
		else kept.push({ prefix, of });
	}
	return kept;
}

/** Pages, in order, whose number moved as far as the page did, up or down. A step from 345 to 345.001 counts half. */
function countSteps(of: readonly Candidate[]): number {
	let steps = 0;
	let before: Candidate[] = [];
	let now: Candidate[] = [];
	for (const one of of) {
		if (now[0] && now[0].at !== one.at) {
			before = now;
			now = [];
		}
		now.push(one);
		for (const other of before) {
			const pages = one.at - other.at;
			const numbers = one.number - other.number;
			if (Math.abs(numbers) === pages) steps += 1;
			else if (numbers === 0 && pages === 1 && Number(one.suffix) === Number(other.suffix) + 1) steps += 0.5;
			else continue;
			break;
		}
	}
	return steps;
}

/** Many pages, each with its own padded number, though not in order: files that came in mixed. */
function scattered(of: readonly Candidate[], pages: number): boolean {
	const numbers = new Set(of.map((one) => one.number));
	return numbers.size >= 3 && numbers.size > of.length * 0.9 && of.length >= pages * 0.5 && commonWidth(of) >= 5;
}

/** Unpadded numbers that start again from the beginning count pages, not the production. */
function restarts(of: readonly Candidate[]): boolean {
	let falls = 0;
	for (let i = 1; i < of.length; i++) if ((of[i]?.number ?? 0) < (of[i - 1]?.number ?? 0) - 1) falls++;
	return falls >= 2 && falls > of.length / 50;
}

function commonWidth(of: readonly Candidate[]): number {
	const padded = of.filter((one) => one.digits.startsWith('0'));
	if (padded.length < 2 && padded.length < of.length) {
		const widths = new Set(of.map((one) => one.digits.length));
		const only = widths.size === 1 ? [...widths][0] : 0;
		// 117629, 117630, …: seven or more digits are as good as padding, since no page is numbered that high.
		return only && only >= 7 ? only : 0;
	}
	return mostCommon(padded.map((one) => one.digits.length)) ?? 0;
}

function mostCommon<T>(values: readonly T[]): T | undefined {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	let best: T | undefined;
	let most = 0;
	for (const [value, count] of counts)
		if (count > most) {
			best = value;
			most = count;
		}
	return best;
}

const confusable: Record<string, string> = {
	O: '0',
	o: '0',
	Q: '0',
	D: '0',
	l: '1',
	I: '1',
	i: '1',
	'|': '1',
	'!': '1',
	S: '5',
	s: '5',
	B: '8',
	Z: '2',
	z: '2',
	G: '6',
	b: '6',
	g: '9',
	q: '9',
};

/** A line as the OCR engine cannot tell it apart: no spaces, O as 0, l as 1, S as 5. One character per kept character. */
function skeleton(text: string): { text: string; from: number[] } {
	let out = '';
	const from: number[] = [];
	for (let i = 0; i < text.length; i++) {
		const char = text[i] ?? '';
		if (/[\s.,_'’-]/.test(char)) continue;
		out += confusable[char] ?? char.toUpperCase();
		from.push(i);
	}
	return { text: out, from };
}

/** Reads a stamp of this template from a line that OCR misread; undefined where the line does not carry it. */
export function reread(
	template: Template,
	line: Line,
	expected: number | undefined,
): { number: number; start: number; end: number } | undefined {
	const prefix = skeleton(template.prefix).text;
	const shape = skeleton(line.text);
	const at = prefix === '' ? 0 : findLike(shape.text, prefix);
	if (at === undefined) return undefined;
	const rest = shape.text.slice(at);
	const digits = /^\d+/.exec(rest)?.[0] ?? '';
	if (digits === '' || digits.length > 10) return undefined;
	if (template.width > 0 && digits.length !== template.width && Number(digits) !== expected) return undefined;
	const first = Math.max(0, at - prefix.length);
	return { number: Number(digits), start: shape.from[first] ?? 0, end: (shape.from[at + digits.length - 1] ?? 0) + 1 };
}

/** Where in `text` the needle ends, with at most one wrong character in eight. */
function findLike(text: string, needle: string): number | undefined {
	const exact = text.indexOf(needle);
	if (exact >= 0) return exact + needle.length;
	const allowed = Math.floor(needle.length / 8);
	if (allowed === 0) return undefined;
	for (let i = 0; i + needle.length < text.length; i++) {
		let wrong = 0;
		for (let k = 0; k < needle.length && wrong <= allowed; k++) if (text[i + k] !== needle[k]) wrong++;
		if (wrong <= allowed) return i + needle.length;
	}
	return undefined;
}
