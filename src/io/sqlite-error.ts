/** SQLite's error numbers in words: which of them a person can do something about. https://www.sqlite.org/rescode.html */

import { isRefusal, Refusal } from '../base/refusal.ts';

/**
 * A Refusal where a person can act on it; else the same error with the statement in its message (never its values).
 * @param place the database file and the text of the statement, where they are known.
 */
export function explained(error: unknown, place: { file?: string; text?: string }): unknown {
	if (isRefusal(error) || !(error instanceof Error)) return error;
	const number = (error as { errcode?: unknown }).errcode;
	if (typeof number !== 'number') return error;
	const file = place.file ? ` (${place.file})` : '';
	if (number === 2067 || number === 1555 || number === 2579) return repeated(error.message);
	switch (number & 0xff) {
		case 5:
		case 6:
			return new Refusal(
				'unavailable',
				'Another Uncover process has been writing to this case for a while. Wait until it is done, or stop it, and try again.',
			);
		case 8:
			return new Refusal('unavailable', `The case database${file} may not be written to. Check who owns the folder.`);
		case 10:
			return new Refusal(
				'unavailable',
				`The disk failed while the case database${file} was in use. Check the disk; what was finished before is kept.`,
			);
		case 11:
		case 26:
			return new Refusal(
				'unavailable',
				`The case database${file} is damaged or is no database. The originals in files/ are not touched by this: take case.db from a backup, or set it aside and import again.`,
			);
		case 13:
			return new Refusal(
				'unavailable',
				'The disk is full, so the last change was not made. Nothing before it is lost: free some space and try again.',
			);
		case 14:
			return new Refusal(
				'unavailable',
				`The case database${file} cannot be opened. Check that its folder is there and may be written to.`,
			);
		default: {
			const text = place.text?.replace(/\s+/g, ' ').trim().slice(0, 400);
			return new Error(text ? `${error.message}, in: ${text}` : error.message, { cause: error });
		}
	}
}

/** "UNIQUE constraint failed: docket_request.tracking_number" names what is repeated. */
function repeated(message: string): Refusal {
	const names = message.split(': ')[1]?.split(', ') ?? [];
	const table = names[0]?.split('.')[0] ?? '';
	const columns = names.map((name) => name.split('.').at(-1) ?? name);
	const what = columns.join(' and ').replaceAll('_', ' ') || 'value';
	return new Refusal(
		'in-conflict',
		`There is already an entry with the same ${what}. Change it, or use the entry that is there.`,
		{
			table,
			columns,
		},
	);
}
