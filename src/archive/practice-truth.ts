/** What is true of a practice production: kept beside it, for tests, for teaching, and to measure how well it was read. */

import { z } from 'zod';
import { type Rect, type Redaction, type Sheet, visibleText } from '../base/sheet.ts';
import { plain } from '../base/text.ts';
import type { PracticeFile } from './practice.ts';
import { planted } from './practice-english.ts';
import { skewed } from './practice-scan.ts';
import { plantedSpanish } from './practice-spanish.ts';

const truthBox = z.object({
	/** In fractions of the page as shown. On a crooked scan, the smallest upright box around the crooked one. */
	x: z.number(),
	y: z.number(),
	w: z.number(),
	h: z.number(),
	shade: z.enum(['black', 'white', 'grey', 'colour']),
	/** False where nothing is drawn over the words: no box can be seen on the page. */
	drawn: z.boolean(),
	extent: z.enum(['words', 'line', 'paragraph', 'page']),
	/** Exemptions printed in, beside or level with the box, in canonical form. */
	codes: z.array(z.string()),
	place: z.enum(['inside', 'beside', 'margin', 'none']),
	/** How its words can still be read from the file; null where they cannot. */
	bad: z
		.enum([
			'text-under-box',
			'text-under-image',
			'unapplied-redaction',
			'hidden-layer',
			'same-colour-text',
			'earlier-revision',
			'outside-crop',
		])
		.nullable(),
	/** The words that a bad redaction fails to hide; null for a proper one, whose words are nowhere. */
	hides: z.string().nullable(),
});

const truthPage = z.object({
	/** From 1. */
	number: z.number(),
	kind: z.string(),
	language: z.enum(['en', 'es']),
	bates: z.string().nullable(),
	/** The words a reader sees, top to bottom; what is withheld is left out, the codes are in. */
	text: z.string(),
	boxes: z.array(truthBox),
	/** All exemption codes claimed on the page, in boxes or on a slip sheet; statute citations are none. */
	codes: z.array(z.string()),
	scanned: z.boolean(),
	/** What the file carries as text: the page's words, nothing, the stamp alone, or nonsense. */
	layer: z.enum(['words', 'none', 'stamp', 'garbage']),
	traps: z.array(z.string()),
	planted: z.array(z.string()),
});

const truthFile = z.object({
	/** Path inside the production. */
	name: z.string(),
	kind: z.enum(['pdf', 'eml', 'xlsx', 'csv']),
	sha256: z.string(),
	size: z.number(),
	pages: z.array(truthPage),
	password: z.string().nullable(),
	sameAs: z.string().nullable(),
	releaseOf: z.object({ file: z.string(), page: z.number() }).nullable(),
	/** Words of a file that has no pages. */
	text: z.string().nullable(),
	/** Words on a hidden tab of a workbook: in the file, and shown to no one who opens it. */
	hidden: z.string().nullable(),
	/** Phrases planted in a file that has no pages. */
	planted: z.array(z.string()),
});

export const truthSchema = z.object({
	about: z.string(),
	seed: z.string(),
	pages: z.number(),
	/** Known answers for search: each phrase with every page (or pageless file) that shows it. */
	planted: z.array(
		z.object({
			phrase: z.string(),
			language: z.enum(['en', 'es']),
			places: z.array(z.object({ file: z.string(), page: z.number().nullable() })),
		}),
	),
	bates: z.array(
		z.object({
			/** What stands before the number. */
			prefix: z.string(),
			first: z.string(),
			last: z.string(),
			gaps: z.array(z.object({ after: z.string(), before: z.string() })),
			/** Numbers printed on more than one page, duplicates of whole files apart. */
			repeats: z.array(z.string()),
		}),
	),
	files: z.array(truthFile),
});

export type Truth = z.infer<typeof truthSchema>;
export type TruthFile = z.infer<typeof truthFile>;
export type TruthPage = z.infer<typeof truthPage>;
export type TruthBox = z.infer<typeof truthBox>;

const phrases = [
	...planted.map((phrase) => ({ phrase, language: 'en' as const })),
	...plantedSpanish.map((phrase) => ({ phrase, language: 'es' as const })),
];

/** What is true of one file, once it was written. */
export function truthOfFile(
	file: PracticeFile,
	written: { sha256: string; size: number; text: string | null },
): TruthFile {
	const pdf = file.kind === 'pdf' ? file : undefined;
	return {
		name: file.name,
		kind: file.kind,
		sha256: written.sha256,
		size: written.size,
		pages: pdf ? pdf.sheets.map((sheet, i) => truthOfPage(sheet, i + 1)) : [],
		password: pdf?.password ?? null,
		sameAs: file.sameAs ?? null,
		releaseOf: file.releaseOf ?? null,
		text: written.text,
		hidden:
			file.kind === 'xlsx'
				? file.tabs
						.filter((tab) => tab.hidden)
						.flatMap((tab) => tab.rows.flat())
						.join('\n')
				: null,
		planted: written.text === null ? [] : plantedIn(written.text),
	};
}

/** The whole, from its files. */
export function truthOf(seed: string, files: TruthFile[]): Truth {
	const places = (phrase: string) =>
		files.flatMap((file) => [
			...file.pages
				.filter((page) => page.planted.includes(phrase))
				.map((page) => ({ file: file.name, page: page.number })),
			...(file.planted.includes(phrase) ? [{ file: file.name, page: null }] : []),
		]);
	return {
		about: 'An invented production for practice. No record, agency, place or person in it is real.',
		seed,
		pages: files.reduce((sum, file) => sum + file.pages.length, 0),
		planted: phrases.map(({ phrase, language }) => ({ phrase, language, places: places(phrase) })),
		bates: numbersOf(files.filter((file) => file.sameAs === null)),
		files,
	};
}

function truthOfPage(sheet: Sheet, number: number): TruthPage {
	const text = visibleText(sheet);
	return {
		number,
		kind: sheet.kind,
		language: sheet.language,
		bates: sheet.bates,
		text,
		boxes: sheet.redactions.map((redaction, i) => truthOfBox(redaction, i, sheet)),
		codes: [...new Set([...sheet.redactions.flatMap((redaction) => redaction.codes), ...sheet.looseCodes])].sort(),
		scanned: sheet.scan !== null,
		layer: sheet.scan?.layer ?? 'words',
		traps: sheet.traps,
		planted: plantedIn(text),
	};
}

function truthOfBox(redaction: Redaction, number: number, sheet: Sheet): TruthBox {
	const rect: Rect = sheet.scan ? skewed(redaction, sheet, sheet.scan.skew) : redaction;
	const fraction = (value: number) => Math.round(value * 1e5) / 1e5;
	const hidden = sheet.lines.flatMap((line) =>
		line.words.filter((word) => word.covered === number).map((word) => word.text),
	);
	return {
		x: fraction(rect.x / sheet.width),
		y: fraction(rect.y / sheet.height),
		w: fraction(rect.w / sheet.width),
		h: fraction(rect.h / sheet.height),
		shade: redaction.shade,
		drawn: redaction.drawn,
		extent: redaction.extent,
		codes: redaction.codes,
		place: redaction.place,
		bad: redaction.bad,
		hides: redaction.bad === null ? null : hidden.join(' '),
	};
}

function plantedIn(text: string): string[] {
	const read = plain(text);
	return phrases.filter(({ phrase }) => read.includes(phrase)).map(({ phrase }) => phrase);
}

/** The numbering of each template, in the order of the pages: where numbers are left out, and which come twice. */
function numbersOf(files: readonly TruthFile[]): Truth['bates'] {
	const runs = new Map<string, string[]>();
	for (const { bates } of files.flatMap((file) => file.pages)) {
		if (bates === null) continue;
		const prefix = bates.replace(/\d+$/, '');
		const run = runs.get(prefix);
		if (run) run.push(bates);
		else runs.set(prefix, [bates]);
	}
	return [...runs].map(([prefix, numbers]) => {
		const value = (bates: string) => Number(bates.slice(prefix.length));
		const sorted = [...new Set(numbers)].sort((a, b) => value(a) - value(b));
		const gaps = sorted.flatMap((bates, i) => {
			const before = sorted[i - 1];
			return before !== undefined && value(bates) > value(before) + 1 ? [{ after: before, before: bates }] : [];
		});
		return {
			prefix,
			first: sorted[0] ?? '',
			last: sorted.at(-1) ?? '',
			gaps,
			repeats: [...new Set(numbers.filter((bates, i) => numbers.indexOf(bates) !== i))],
		};
	});
}
