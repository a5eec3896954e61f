import { type Box, covered, type PageText, type RedactionBox } from '../base/page.ts';

/** A redaction's place in the run of a page's words: it stands before the word of this index (words.length: after the last). */
export type Withheld = { before: number; codes: string[] };

/**
 * Where redactions interrupt a page's words, in reading order. A box beside words on a line stands between them; a box
 * over several lines interrupts each; a box on lines of its own stands between the line above and the line below.
 */
export function withheldPlaces({ text, words }: PageText, redactions: readonly RedactionBox[]): Withheld[] {
	const lines: { from: number; to: number; top: number; bottom: number }[] = [];
	words.forEach((word, i) => {
		const line = lines.at(-1);
		const last = words[i - 1];
		if (line && last && !text.slice(last.end, word.start).includes('\n')) {
			line.to = i + 1;
			line.top = Math.min(line.top, word.y);
			line.bottom = Math.max(line.bottom, word.y + word.h);
		} else lines.push({ from: i, to: i + 1, top: word.y, bottom: word.y + word.h });
	});
	const places = new Map<number, Set<string>>();
	for (const box of redactions) {
		const mark = (before: number) => {
			const codes = places.get(before) ?? new Set<string>();
			for (const code of box.codes) codes.add(code);
			places.set(before, codes);
		};
		const beside = lines.filter(
			({ top, bottom }) => Math.min(bottom, box.y + box.h) - Math.max(top, box.y) > 0.5 * Math.min(bottom - top, box.h),
		);
		for (const line of beside) {
			const right = words.slice(line.from, line.to).findIndex((word) => word.x + word.w / 2 > box.x + box.w / 2);
			mark(right < 0 ? line.to : line.from + right);
		}
		if (beside.length === 0) {
			const above = lines.filter(({ top, bottom }) => (top + bottom) / 2 < box.y + box.h / 2);
			mark(above.reduce((most, line) => Math.max(most, line.to), 0));
		}
	}
	return [...places].map(([before, codes]) => ({ before, codes: [...codes] })).sort((a, b) => a.before - b.before);
}

/** True for a word that stands inside a redaction: the code printed there, not the record's own words. */
export function isLabel(word: Box, redactions: readonly Box[]): boolean {
	return redactions.some((box) => covered(word, box) > 0.7);
}
