/** Plans a practice production: an invented release of records, page by page, with everything that is true of it. */

import { type Random, random as seeded } from '../base/random.ts';
import { Refusal } from '../base/refusal.ts';
import type { How, Printable, Sheet, Width } from '../base/sheet.ts';
import { shortened } from '../base/text.ts';
import { agreement } from './practice-agreement.ts';
import { deck, questions } from './practice-briefing.ts';
import { faxCover, slipSheet } from './practice-cover.ts';
import { planted } from './practice-english.ts';
import { shuffled } from './practice-grammar.ts';
import { letter, memorandum, notice, releaseLetter, spanishLetter } from './practice-letter.ts';
import { mailChain, mailText } from './practice-mail.ts';
import type { Desk, PracticeRecord } from './practice-paper.ts';
import { nonsense, scanner } from './practice-scan.ts';
import { plantedSpanish } from './practice-spanish.ts';
import { invented, stamped } from './practice-stamp.ts';
import { activationRows, table } from './practice-table.ts';
import { someStyle, spoil, withhold, withoutPrivilege } from './practice-withhold.ts';

export type PracticeFile = Printable & {
	/** Path inside the production. */
	name: string;
	/** The file this one is a byte-for-byte copy of: the one before it. */
	sameAs?: string;
	/** The page that this file's first page is another release of. */
	releaseOf?: { file: string; page: number };
};
export type PracticePdf = Extract<PracticeFile, { kind: 'pdf' }>;

export const fewestPages = 12;

const kinds: readonly { write: (desk: Desk) => PracticeRecord; weight: number; scans: number }[] = [
	{ write: mailChain, weight: 8, scans: 0.7 },
	{ write: letter, weight: 5, scans: 1 },
	{ write: memorandum, weight: 5, scans: 1 },
	{ write: spanishLetter, weight: 1.5, scans: 1 },
	{ write: notice, weight: 0.5, scans: 1 },
	{ write: questions, weight: 2, scans: 0.7 },
	{ write: agreement, weight: 2, scans: 1 },
	{ write: deck, weight: 1, scans: 0.2 },
	{ write: table, weight: 1.5, scans: 0.3 },
	{ write: faxCover, weight: 1.5, scans: 1 },
	{ write: slipSheet, weight: 1, scans: 0.5 },
];

const ways: readonly { how: How; shade: 'black' | 'white' | 'grey' }[] = [
	{ how: 'text-under-box', shade: 'black' },
	{ how: 'unapplied-redaction', shade: 'white' },
	{ how: 'text-under-image', shade: 'black' },
	{ how: 'same-colour-text', shade: 'white' },
	{ how: 'hidden-layer', shade: 'black' },
	{ how: 'text-under-box', shade: 'white' },
	{ how: 'text-under-box', shade: 'grey' },
	{ how: 'earlier-revision', shade: 'black' },
];

const first = 'Release 1';
const second = 'Release 2';

/**
 * The files of an invented production, in the order in which they were released. The same pages and seed give the same
 * files. Only PDF pages are counted; a message, a workbook and a list come on top.
 * @param width measures text: layout depends on the printer's fonts
 * @throws Refusal not-valid where there are fewer pages than the things a practice production must show
 */
export function* planPractice(pages: number, seed: string, width: Width): Generator<PracticeFile> {
	if (!Number.isInteger(pages) || pages < fewestPages)
		throw new Refusal(
			'not-valid',
			`A practice production needs at least ${fewestPages} pages, a whole number; ask for --pages ${fewestPages} or more.`,
			{ pages },
		);
	const random = seeded(`practice ${seed}`);
	const desk: Desk = { random, width, plant: planter(random, pages) };
	const scans = scanner(random);
	const numbers = { [first]: numbering('ACSO FOIA 10-0417.', pages), [second]: numbering('AC 2010FOIA0417.', pages) };
	const corners = { [first]: 'right', [second]: 'centre' } as const;
	let serial = 0;

	const long = Math.ceil(pages * 0.2);
	const spare = pages >= 60 ? 2 : 1;
	const bad = pages < 40 ? Math.max(3, Math.floor(pages * 0.2)) : Math.max(ways.length, Math.round(pages / 50));
	let free = pages - long - bad - 1 - spare * 2 - spare - 2;

	/** Redacts, stamps and scans the pages of a record as it goes into a release. */
	const finished = (
		sheets: Sheet[],
		release: typeof first | typeof second,
		options: { share?: number; scans?: number; bad?: (typeof ways)[number] } = {},
	): Sheet[] => {
		const style = options.bad
			? ({ shade: options.bad.shade, place: 'inside', printing: 'comma' } as const)
			: someStyle(random);
		const share = options.share ?? (random.chance(0.35) ? 0 : 0.45 + random.next() * 0.55);
		const scan = scans(options.scans ?? 0, sheets.length);
		const court = random.chance(0.08);
		const mark = random.pick(['top', 'foot'] as const);
		return sheets.map((bare, i) => {
			let sheet = share > 0 ? withhold(bare, style, share, random, width) : bare;
			if (options.bad) sheet = spoil(sheet, options.bad.how, options.bad.shade);
			const bates = numbers[release]();
			sheet = stamped(
				{ ...sheet, scan: scan ? scan() : null },
				{
					bates,
					corner: corners[release],
					face: release === first ? 'serif' : 'sans-bold',
					mark,
					...(court ? { court: { page: i + 3, count: sheets.length + 9 } } : {}),
				},
				width,
			);
			return { ...sheet, behind: nonsense(sheet) };
		});
	};
	const named = (release: string, title: string) =>
		`${release}/${String(++serial).padStart(3, '0')} ${fileTitle(title)}.pdf`;
	const pdf = (
		release: typeof first | typeof second,
		title: string,
		sheets: Sheet[],
		more: Partial<PracticePdf> = {},
	): PracticePdf => ({
		kind: 'pdf',
		name: named(release, title),
		title,
		subject: invented,
		sheets,
		...more,
	});

	const cover = releaseLetter(desk, {
		number: 'ACSO FOIA 10-0417',
		pages,
		codes: '(b)(5), (b)(6), (b)(7)(C) and (b)(7)(E)',
	});
	yield pdf(first, cover.title, finished(cover.sheets.slice(0, 1), first, { share: 0 }));

	const dealt = dealer(random);
	const records = (
		room: number,
		release: typeof first | typeof second,
		most: number,
	): { title: string; sheets: Sheet[] } => {
		const sheets: Sheet[] = [];
		let title = '';
		for (let i = 0; i < most && sheets.length < room; i++) {
			const kind = dealt();
			const record = kind.write(desk);
			title ||= record.title;
			sheets.push(...finished(record.sheets.slice(0, room - sheets.length), release, { scans: kind.scans }));
		}
		return { title, sheets };
	};
	const merged = records(long, first, Number.POSITIVE_INFINITY);
	yield pdf(first, 'Program office correspondence merged', merged.sheets);

	// One memorandum released twice: the second time without the claim that its advice is privileged.
	const disputed = privileged(desk);
	const early = pdf(first, 'Memorandum on withdrawal', finished(disputed, first, { share: 1 }));
	yield early;

	const twin = letter(desk);
	const original = pdf(first, twin.title, finished(twin.sheets.slice(0, spare), first, { share: 0.6 }));
	yield original;
	free += spare - original.sheets.length;
	yield { ...original, name: named(first, `${twin.title} copy`), sameAs: original.name };
	free += spare - original.sheets.length;

	const half = Math.floor(free / 2);
	for (const [release, share] of [
		[first, half],
		[second, free - half],
	] as const) {
		let room = share;
		while (room > 0) {
			const { title, sheets } = records(room, release, random.chance(0.7) ? 1 : random.whole(2, 5));
			room -= sheets.length;
			yield pdf(release, title, sheets);
		}
		if (release === first) yield* loose(desk, first);
	}

	yield pdf(
		second,
		'Memorandum on withdrawal re-released',
		finished(disputed.map(withoutPrivilege), second, { share: 0.5 }),
		{
			releaseOf: { file: early.name, page: 1 },
		},
	);

	let room = spare;
	const secret = agreement(desk);
	const locked = pdf(
		second,
		`${secret.title} protected`,
		finished(secret.sheets.slice(0, room), second, { share: 0 }),
		{
			password: `tamarack-${random.whole(1000, 9999)}`,
		},
	);
	yield locked;
	room = bad + spare - locked.sheets.length;
	for (let i = 0; room > 0; i++) {
		const way = ways[i % ways.length] ?? { how: 'text-under-box', shade: 'black' };
		const { title, sheets } = memorandum(desk);
		const pagesOf = finished(withAdvice(sheets), second, { share: 1, bad: way });
		room -= pagesOf.length;
		yield pdf(second, title, pagesOf);
	}
}

/** A page of a memorandum with a paragraph of advice that nothing keeps from being withheld. */
function privileged(desk: Desk): Sheet[] {
	for (let tries = 0; ; tries++) {
		const { sheets } = memorandum(desk);
		const found = sheets.find((sheet) => {
			const groups = Map.groupBy(sheet.lines, (line) => line.group);
			return [...groups.values()].some((lines) => {
				const secrets = new Set(lines.flatMap((line) => line.words.map((word) => word.secret)));
				return secrets.has('advice') && !secrets.has('keep');
			});
		});
		if (found || tries === 20) return [found ?? sheets[0]].filter((sheet) => sheet !== undefined);
	}
}

/** The first page of a memorandum that has something to withhold. */
function withAdvice(sheets: Sheet[]): Sheet[] {
	const rich = sheets.find((sheet) =>
		sheet.lines.some((line) => line.words.some((word) => word.secret !== undefined && word.secret !== 'keep')),
	);
	return rich ? [rich] : sheets.slice(0, 1);
}

/** The files that are no PDF: a message with its attachment, a workbook with a hidden tab, a list. */
function* loose(desk: Desk, release: string): Generator<PracticeFile> {
	const rows = activationRows(desk, 18);
	const inMail = desk.plant('en');
	const message = mailText(desk);
	const mailed = inMail ? `${message.text}\n\nP.S. As agreed, ${inMail}.` : message.text;
	yield {
		kind: 'eml',
		name: `${release}/Native files/${fileTitle(message.subject)}.eml`,
		...message,
		text: mailed,
		attachment: { name: 'activations.csv', rows: activationRows(desk, 9) },
	};
	yield {
		kind: 'xlsx',
		name: `${release}/Native files/Activation workbook.xlsx`,
		tabs: [
			{ name: 'Activations', hidden: false, rows },
			{
				name: 'do not send',
				hidden: true,
				rows: [['remark'], ['the second column is a guess'], ['not reviewed before release']],
			},
		],
	};
	yield { kind: 'csv', name: `${release}/Native files/Activation list.csv`, rows: activationRows(desk, 40) };
}

/** Numbers pages one after another; leaves one gap and prints one number twice. */
function numbering(prefix: string, pages: number): () => string {
	const gap = Math.max(3, Math.round(pages * 0.12));
	const repeat = Math.max(5, Math.round(pages * 0.2));
	let count = 0;
	let number = 0;
	return () => {
		count++;
		if (count === gap) number += 7;
		if (count !== repeat) number++;
		return prefix + String(number).padStart(7, '0');
	};
}

/** Each kind once, in an order of its own, and then by weight. */
function dealer(random: Random): () => (typeof kinds)[number] {
	const once = shuffled(kinds, random);
	const weighted = kinds.flatMap((kind) => Array.from({ length: kind.weight * 2 }, () => kind));
	return () => once.shift() ?? random.pick(weighted);
}

/** Hands out the phrases to plant, each two to five times: some are lost where a record is cut short. */
function planter(random: Random, pages: number): Desk['plant'] {
	const due = (phrases: readonly string[]) => {
		const rounds = [0, 1, 2, 3, 4].map((round) => phrases.filter((_, i) => round <= 1 + (i % 4)));
		return rounds.flatMap((round) => shuffled(round, random));
	};
	const english = due(planted);
	const spanish = due(plantedSpanish);
	const chance = Math.min(0.7, 24 / pages);
	return (language) => {
		const queue = language === 'en' ? english : spanish;
		return random.chance(language === 'en' ? chance : 0.8) ? queue.shift() : undefined;
	};
}

/** A title as agencies name files: short, and without characters a file system minds. */
function fileTitle(title: string): string {
	const kept = title.replaceAll('–', '-').replaceAll(/[^\p{L}\p{N} .,’-]/gu, '');
	return shortened(kept, 56).replace(/[ .,…-]+$/, '');
}
