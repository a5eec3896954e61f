/** Rows of text as CSV (RFC 4180) that a spreadsheet opens without running anything in it, and the way back. */

/** What spreadsheets take for the beginning of a formula; with apostrophes in front, so that a guard of ours is told from one of the text's own. */
const formula = /^'*[=+\-@\t\r\n]/;
/** A negative number is no formula, and stays a number. */
const negative = /^-\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A text that a spreadsheet would run gets an apostrophe in front. `unguarded` gives back every text exactly. */
export function guarded(text: string): string {
	return formula.test(text) && !negative.test(text) ? `'${text}` : text;
}

/** The text as it was before `guarded`; one that was never guarded comes back as it is. */
export function unguarded(text: string): string {
	return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/** One line a row, each cell guarded, and quoted where it must be. */
export function csvOf(rows: readonly (readonly string[])[], lineEnd: '\n' | '\r\n' = '\r\n'): string {
	return rows.map((cells) => `${cells.map((cell) => quoted(guarded(cell))).join(',')}${lineEnd}`).join('');
}

function quoted(text: string): string {
	return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
