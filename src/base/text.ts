/** Small work on text that several features share. */

/** Straight quotes, plain dashes, single spaces, no soft hyphens: what two renderings of one sentence have in common. Length may change. */
export function plain(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
		.replace(/[\u2018\u2019\u201b\u2032]/g, "'")
		.replace(/[\u201c\u201d\u201f\u2033]/g, '"')
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Lower case without accents: what search compares. */
export function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Without the signs that XML cannot hold at all (XML 1.0, 2.2): control signs, as a scanned page may bring, and halves of letters. */
export function writable(text: string): string {
	return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
}

/** Shortened to at most `length` characters at a word's end, with an ellipsis. */
export function shortened(text: string, length: number): string {
	if (text.length <= length) return text;
	const cut = text.slice(0, length - 1);
	const space = cut.lastIndexOf(' ');
	return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}

/** "1 page", "2 pages": English plurals in messages of the command line. */
export function count(number: number, one: string, many = `${one}s`): string {
	// As `toLocaleString('en-US')` has it, which takes a hundred times as long.
	const digits = Number.isInteger(number)
		? String(number).replace(/\B(?=(\d{3})+$)/g, ',')
		: number.toLocaleString('en-US');
	return `${digits} ${number === 1 ? one : many}`;
}
