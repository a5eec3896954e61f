/** A row of an index of what is withheld, as a person types it; and the same row as it is typed over again. */

import { Refusal } from '../base/refusal.ts';
import { entryOf, type IndexEntry, type IndexField, indexFields, rangeText } from './vaughn.ts';

/** Under this name an index stands that no file brought. */
export const typedName = 'Typed by hand';

/** What a row says, field by field, as it is written. A field that is left out is empty. */
export type Cells = Partial<Record<IndexField, string>>;

/**
 * The row of these cells, read as a row of a file is. What cannot be read stays as it is written, with a sentence.
 * @param row its number within the index, from 1.
 * @throws Refusal not-valid for a row that names neither pages nor anything it describes.
 */
export function typedRow(row: number, cells: Cells): IndexEntry {
	const cell = (field: IndexField) => (cells[field] ?? '').replace(/\s+/g, ' ').trim();
	const printed = cell('bates') || [cell('first'), cell('last')].filter(Boolean).join(' – ');
	if (printed === '' && !indexFields.some((field) => field !== 'label' && cell(field) !== ''))
		throw new Refusal(
			'not-valid',
			'This row says nothing yet. Give at least its Bates numbers or a description of what is withheld.',
		);
	return entryOf(row, printed, cell);
}

/** What the cells of a row say, to be corrected from. */
export function cellsOf(entry: IndexEntry): Cells {
	const { label, ranges, dateText, type, title, author, recipients, pages, disposition } = entry;
	const { codes, description, justification, unread } = entry;
	const all: Cells = {
		label,
		bates: ranges.map(rangeText).join('; '),
		date: dateText,
		type,
		title,
		author,
		recipients,
		pages: pages === null ? '' : String(pages),
		disposition: disposition === 'full' ? 'released' : (disposition ?? ''),
		exemption: codes.join(', '),
		description,
		justification,
		...unread,
	};
	return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
}
