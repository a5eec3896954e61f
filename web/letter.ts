/** Where in a letter the words stand from which something was read. */

/** A run of a letter's text, marked where something was read from it. */
export type LetterRun = { text: string; marked: boolean };

/**
 * The letter cut into runs. Line breaks and blanks do not matter: the reader of letters joins lines.
 * @param words sentences as they were read; those that cannot be found again mark nothing.
 */
export function markedLetter(text: string, words: readonly string[]): LetterRun[] {
	const marked = new Uint8Array(text.length);
	for (const one of words) {
		const pattern = one
			.trim()
			.split(/\s+/)
			.map((word) => word.replace(/[.*+?^$()[\]|\\{}]/g, '\\$&'))
			.join('\\s+');
		const found = pattern === '' ? null : new RegExp(pattern).exec(text);
		if (found) marked.fill(1, found.index, found.index + found[0].length);
	}
	const runs: LetterRun[] = [];
	for (let from = 0; from < text.length; ) {
		let to = from;
		while (to < text.length && marked[to] === marked[from]) to++;
		runs.push({ text: text.slice(from, to), marked: marked[from] === 1 });
		from = to;
	}
	return runs;
}
