/** How a query was read, in words: so that a reader sees what AND, OR and quotation marks came to. */

import type { Reading } from '#src/archive/explain.ts';
import type { Translate } from './message.ts';

/** One line without an end: “sheriff” and (“fee” or “cost”). Groups inside groups stand in parentheses. */
export function says(t: Translate, reading: Reading): string {
	const { say, values, parts } = reading;
	switch (say) {
		case 'and':
		case 'or':
			return parts.map((part) => grouped(t, part)).join(` ${t(`archive.says.${say}`)} `);
		case 'not':
			return t('archive.says.not', { what: parts.map((part) => grouped(t, part)).join(' ') });
		case 'near': {
			const distance = Number(values.distance);
			return t('archive.says.near', { words: t.list(parts.map((part) => says(t, part))), count: distance });
		}
		case 'fuzzy':
			return t('archive.says.fuzzy', { text: values.text ?? '', count: Number(values.distance) });
		case 'type':
			return t('archive.says.type', { type: t.loose(`archive.kind.${values.type}`) });
		case 'after':
		case 'before':
			return t(`archive.says.${say}`, { day: t.day(String(values.day)) });
		case 'document':
			return t('archive.says.document', { id: String(values.id) });
		case 'is':
			return t.loose(`archive.says.is.${values.state}`);
		default:
			return t(`archive.says.${say}`, values);
	}
}

function grouped(t: Translate, part: Reading): string {
	return part.say === 'and' || part.say === 'or' ? `(${says(t, part)})` : says(t, part);
}
