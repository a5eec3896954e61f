import { around, type Box, type PageText } from '../base/page.ts';
import { atEdge, type Candidate, candidates, findTemplates, type Line, reread, type Template } from './template.ts';

/** The number a producing party stamps on every page, taken apart. */
export type Bates = {
	/** As printed, up to the number: `ICE 2010FOIA2674.` */
	prefix: string;
	number: number;
	/** Digits of the number as printed; it is for display and does not tell pages apart. */
	width: number;
	/** An inserted page or attachment: `001` in `NDLON_000345.001`; empty for most. */
	suffix: string;
	/** Equal for two printings of one number: normalised prefix, number and suffix, joined by |. */
	canonical: string;
};

/** A Bates number found on a page. `inferred` where the stamp was not read and both neighbours agree on it. */
export type Stamp = Bates & { printed: string; inferred: boolean; box?: Box };

export type StampedPage = { document: number; page: number; lines: readonly Line[] };

/**
 * The Bates numbers of one production, its pages given in order. Only the edges of pages are read; ordinary page
 * numbers, court headers, dates and telephone numbers are left aside; OCR's misreadings are mended where the
 * production's template says so; a page between two that agree gets its number as inferred. Of two stamps on a page
 * the agency's is kept. Time grows with the number of pages.
 */
export function inferBates(pages: readonly StampedPage[]): { templates: Template[]; pages: (Stamp | null)[] } {
	const edges = pages.map((page) => page.lines.filter((line) => atEdge(line.box)));
	const found = edges.flatMap((lines, at) => lines.flatMap((line) => candidates(line, at)));
	const templates = findTemplates(found, pages.length);
	const stamps: (Stamp | null)[] = pages.map(() => null);
	const chosen: (Template | undefined)[] = pages.map(() => undefined);
	for (const { template, of } of templates) {
		const open = of.filter((one) => !stamps[one.at]);
		for (const one of aligned(open)) {
			stamps[one.at] = stampOf(template, one);
			chosen[one.at] = template;
		}
	}
	const used = templates.map((one) => one.template).filter((template) => chosen.includes(template));
	mend(edges, stamps, chosen, used);
	interpolate(stamps, chosen);
	return { templates: used, pages: stamps };
}

/** One candidate a page: where a page has several, the one that continues its neighbours. */
function aligned(of: readonly Candidate[]): Candidate[] {
	const pages = [...Map.groupBy(of, (one) => one.at).values()];
	return pages.flatMap((here, i) => {
		if (here.length === 1) return here;
		const near = [...(pages[i - 1] ?? []), ...(pages[i + 1] ?? [])];
		const best = here.find((one) => near.some((other) => one.number - other.number === one.at - other.at));
		return best ?? here.slice(0, 1);
	});
}

function stampOf({ prefix }: Template, { number, digits, suffix, line }: Candidate): Stamp {
	const bates = { prefix, number, width: digits.length, suffix };
	return { ...withCanonical(bates), printed: printBates(bates), inferred: false, box: line.box };
}

/** What number page `at` should have, when the nearest numbered pages on both sides follow one template and agree. */
function expectedAt(
	stamps: readonly (Stamp | null)[],
	chosen: readonly (Template | undefined)[],
	before: number,
	after: number,
	at: number,
) {
	const low = stamps[before];
	const high = stamps[after];
	if (!low || !high || chosen[before] !== chosen[after] || high.number - low.number !== after - before)
		return undefined;
	return low.number + at - before;
}

/** Reads again, with the template known, the pages where no clean stamp was found. */
function mend(
	edges: readonly (readonly Line[])[],
	stamps: (Stamp | null)[],
	chosen: (Template | undefined)[],
	used: readonly Template[],
) {
	const next = nextStamped(stamps);
	let before = -1;
	for (let at = 0; at < stamps.length; at++) {
		const template = chosen[at];
		if (!stamps[at]) {
			const expected = expectedAt(stamps, chosen, before, next[at] ?? -1, at);
			const near = [chosen[before], chosen[next[at] ?? -1]].filter((one) => one !== undefined);
			search: for (const one of new Set([...near, ...used])) {
				for (const line of edges[at] ?? []) {
					const read = reread(one, line, expected);
					if (!read || (expected !== undefined && read.number !== expected)) continue;
					if (expected === undefined && !plausible(read.number, stamps[before], stamps[next[at] ?? -1])) continue;
					const bates = {
						prefix: one.prefix,
						number: read.number,
						width: one.width || String(read.number).length,
						suffix: '',
					};
					stamps[at] = { ...withCanonical(bates), printed: printBates(bates), inferred: false, box: line.box };
					chosen[at] = one;
					break search;
				}
			}
		} else if (template) {
			const doubtful = (edges[at] ?? []).some((line) => line.box === stamps[at]?.box && (line.confidence ?? 100) < 75);
			const expected = doubtful ? expectedAt(stamps, chosen, before, next[at] ?? -1, at) : undefined;
			const stamp = stamps[at];
			if (stamp && expected !== undefined && expected !== stamp.number && oneDigitApart(expected, stamp.number)) {
				const bates = { ...stamp, number: expected };
				stamps[at] = { ...stamp, ...withCanonical(bates), printed: printBates(bates) };
			}
		}
		if (stamps[at]) before = at;
	}
}

function plausible(number: number, before: Stamp | null | undefined, after: Stamp | null | undefined): boolean {
	return (!before || Math.abs(number - before.number) < 1000) && (!after || Math.abs(after.number - number) < 1000);
}

function oneDigitApart(a: number, b: number): boolean {
	const [x, y] = [String(a).padStart(12, '0'), String(b).padStart(12, '0')];
	return [...x].filter((digit, i) => digit !== y[i]).length === 1;
}

function nextStamped(stamps: readonly (Stamp | null)[]): number[] {
	const next = new Array<number>(stamps.length).fill(-1);
	for (let at = stamps.length - 2; at >= 0; at--) next[at] = stamps[at + 1] ? at + 1 : (next[at + 1] ?? -1);
	return next;
}

function interpolate(stamps: (Stamp | null)[], chosen: (Template | undefined)[]) {
	const next = nextStamped(stamps);
	let before = -1;
	for (let at = 0; at < stamps.length; at++) {
		const like = stamps[before];
		if (!stamps[at] && like) {
			const number = expectedAt(stamps, chosen, before, next[at] ?? -1, at);
			if (number !== undefined) {
				const bates = { prefix: like.prefix, number, width: like.width, suffix: '' };
				stamps[at] = { ...withCanonical(bates), printed: printBates(bates), inferred: true };
				chosen[at] = chosen[before];
			}
		}
		if (stamps[at]) before = at;
	}
}

/** The lines of a page. A gap wider than two line heights parts a line in two: a stamp often stands beside a page number. */
export function linesOf({ text, words }: PageText): Line[] {
	const lines: Line[] = [];
	let run: typeof words = [];
	const close = () => {
		const box = around(run);
		const first = run[0];
		const last = run.at(-1);
		if (!box || !first || !last) return;
		const claims = run.flatMap((word) => word.confidence ?? []);
		lines.push({
			text: text.slice(first.start, last.end),
			box,
			confidence: claims.length > 0 ? Math.min(...claims) : null,
		});
		run = [];
	};
	for (const word of words) {
		const last = run.at(-1);
		if (
			last &&
			(text.slice(last.end, word.start).includes('\n') || word.x - (last.x + last.w) > 2 * Math.max(last.h, word.h))
		)
			close();
		run.push(word);
	}
	close();
	return lines;
}

const whole = /^(.*?)(?<!\d)(\d{1,12})(?:[._](\d{1,3}))?$/s;

/**
 * One printed Bates number, taken apart without knowing its production: `ICE FOIA 10-2674.0002927`, `NDLON_000345.002`,
 * or an address such as `ICE-2010FOIA2674.0117629`. A short last part is a suffix only after a long or zero-padded number
 * that is no request number. Undefined for what is no Bates number (dates, telephone numbers, alien numbers, page counts).
 */
export function parseBates(printed: string): Bates | undefined {
	const text = printed
		.normalize('NFKC')
		.replace(/[\u2010-\u2015]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
	if (text.length > 80 || notBates.some((pattern) => pattern.test(text))) return undefined;
	const match = whole.exec(text);
	if (!match) return undefined;
	let [, prefix = '', digits = '', suffix = ''] = match;
	const numbered = digits.length >= 5 || (digits.length >= 4 && digits.startsWith('0'));
	if (suffix !== '' && (!numbered || /FOIA$/i.test(prefix))) {
		prefix = text.slice(0, text.length - suffix.length);
		digits = suffix;
		suffix = '';
	}
	if (!/^[\p{L}\p{N}][\p{L}\p{N} ._/&#:-]*$|^$/u.test(prefix)) return undefined;
	if (!/\p{L}/u.test(prefix) && (prefix !== '' || digits.length < 4)) return undefined;
	return withCanonical({ prefix, number: Number(digits), width: digits.length, suffix });
}

const notBates = [
	/^A[#\s-]*\d[\d\s-]{6,11}$/i, // an alien number, not a page
	/\b(?:page|pages|pg|pp|p)\b\.?\s*\d+/i,
	/\b\d+:\d\d-\w\w-\d+/,
	/^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/,
	/\b(?:rule|section|sec|u\.?s\.?c|c\.?f\.?r|form|tel|fax|phone|room|suite|version)\b/i,
	/\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4}$/i,
	/^[A-Za-z]-\d{1,4}[A-Za-z]?$/, // a form number: I-213
];

/** Spaces, dots and hyphens vary between printings of one series, and OCR adds its own: letters and digits alone tell. */
export function batesPrefix(prefix: string): string {
	return prefix
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Normalised prefix, number and suffix, joined by |: `ice2010foia2674|117629|`. */
export function canonicalBates({ prefix, number, suffix }: Pick<Bates, 'prefix' | 'number' | 'suffix'>): string {
	return `${batesPrefix(prefix)}|${number}|${suffix === '' ? '' : Number(suffix)}`;
}

function withCanonical(bates: Omit<Bates, 'canonical'>): Bates {
	const { prefix, number, width, suffix } = bates;
	return { prefix, number, width, suffix, canonical: canonicalBates(bates) };
}

/** The number as its series prints it. */
export function printBates({ prefix, number, width, suffix }: Omit<Bates, 'canonical'>): string {
	return `${prefix}${String(number).padStart(width, '0')}${suffix === '' ? '' : `.${suffix}`}`;
}

/** The part of an address that names a page: `ICE 2010FOIA2674.0117629` → `ICE-2010FOIA2674.0117629`. `parseBates` reads it back. */
export function batesAddress(printed: string): string {
	return printed
		.normalize('NFKC')
		.replace(/[^\p{L}\p{N}._]+/gu, '-')
		.replace(/^-|-$/g, '');
}

/** True where two printings name the same page. */
export function sameBates(a: string, b: string): boolean {
	const one = parseBates(a);
	return one !== undefined && one.canonical === parseBates(b)?.canonical;
}

/** A page of a production with the number it bears. `print` is the hash of what the page shows. */
export type BatesPlace = {
	document: number;
	page: number;
	bates: { printed: string; prefix: string; number: number; suffix: string } | null;
	print?: string;
};

export type BatesReport = {
	/** Numbers that no page bears, between two that do. */
	gaps: { after: string; before: string; missing: number }[];
	/** Two documents that claim the same stretch of numbers. */
	overlaps: { documents: [number, number]; first: string; last: string }[];
	/** One number on several pages. `same`: whether they show the same; null where that is not known. */
	repeats: { printed: string; same: boolean | null; places: { document: number; page: number }[] }[];
	unnumbered: { document: number; page: number }[];
	/** Where the series changes from one page to the next: the last number before and the first after. */
	prefixChanges: { document: number; page: number; from: string; to: string }[];
	/** First and last of every unbroken run. */
	ranges: [string, string][];
};

type Numbered = { document: number; page: number; bates: NonNullable<BatesPlace['bates']>; print?: string };

/** What opposing counsel would ask of a production's numbering: what is missing, doubled or not numbered. Pages in order. */
export function batesReport(pages: readonly BatesPlace[]): BatesReport {
	const numbered = pages.flatMap(({ bates, ...page }): Numbered[] => (bates ? [{ ...page, bates }] : []));
	const series = Map.groupBy(numbered, ({ bates }) => batesPrefix(bates.prefix));
	const runs = [...series.values()].flatMap(unbroken);
	return {
		gaps: runs.flatMap(({ last, next }) =>
			next
				? [
						{
							after: last.bates.printed,
							before: next.bates.printed,
							missing: next.bates.number - last.bates.number - 1,
						},
					]
				: [],
		),
		overlaps: [...series.values()].flatMap(overlaps),
		repeats: repeats(numbered),
		unnumbered: pages.filter(({ bates }) => !bates).map(({ document, page }) => ({ document, page })),
		prefixChanges: numbered.flatMap(({ document, page, bates }, i) => {
			const before = numbered[i - 1]?.bates;
			if (!before || batesPrefix(before.prefix) === batesPrefix(bates.prefix)) return [];
			return [{ document, page, from: before.printed, to: bates.printed }];
		}),
		ranges: runs.map(({ first, last }) => [first.bates.printed, last.bates.printed]),
	};
}

/** The runs of one series without a hole, each with the number that comes after the hole. */
function unbroken(series: readonly Numbered[]): { first: Numbered; last: Numbered; next: Numbered | undefined }[] {
	const sorted = series.toSorted(
		(a, b) => a.bates.number - b.bates.number || Number(a.bates.suffix) - Number(b.bates.suffix),
	);
	const runs: ReturnType<typeof unbroken> = [];
	let first = sorted[0];
	for (const [i, last] of sorted.entries()) {
		const next = sorted[i + 1];
		if (!first || (next && next.bates.number <= last.bates.number + 1)) continue;
		runs.push({ first, last, next });
		first = next;
	}
	return runs;
}

function repeats(numbered: readonly Numbered[]): BatesReport['repeats'] {
	return [...Map.groupBy(numbered, ({ bates }) => canonicalBates(bates)).values()].flatMap((pages) => {
		const [first] = pages;
		if (!first || pages.length < 2) return [];
		const known = pages.every((one) => one.print !== undefined);
		return [
			{
				printed: first.bates.printed,
				same: known ? new Set(pages.map((one) => one.print)).size === 1 : null,
				places: pages.map(({ document, page }) => ({ document, page })),
			},
		];
	});
}

function overlaps(series: readonly Numbered[]): BatesReport['overlaps'] {
	const spans = [...Map.groupBy(series, (one) => one.document)].map(([document, of]) => {
		const sorted = of.toSorted((a, b) => a.bates.number - b.bates.number);
		return { document, of: sorted, low: sorted[0]?.bates.number ?? 0, high: sorted.at(-1)?.bates.number ?? 0 };
	});
	spans.sort((a, b) => a.low - b.low);
	const found: BatesReport['overlaps'] = [];
	let widest = spans[0];
	for (const span of spans.slice(1)) {
		if (widest && span.low <= widest.high) {
			const high = Math.min(span.high, widest.high);
			const last = span.of.findLast((one) => one.bates.number <= high);
			found.push({
				documents: [widest.document, span.document],
				first: span.of[0]?.bates.printed ?? '',
				last: last?.bates.printed ?? '',
			});
		}
		if (!widest || span.high > widest.high) widest = span;
	}
	return found;
}
