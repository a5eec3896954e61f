/** Answers as files, made in the browser so that they can be kept without a server. */

/** Lets the reader keep a text as a file of this name. */
export function save(name: string, type: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	URL.revokeObjectURL(address);
}

/** Rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula is written as text. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
	const cell = (value: string | number) => {
		const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
		return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
