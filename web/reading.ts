/** What was read in a letter, as lines for the screen. */

import type { LetterReading } from '#src/docket/intake-letter.ts';
import { kindTold } from './docket.ts';
import type { Key, Translate } from './message.ts';

export type ReadLine = { name: Key; value: string; words: string };

const days = ['date', 'received', 'requestDate', 'replyBy', 'newDate'] as const;

/** Each thing that was read, with the words it was read from. */
export function readLines(t: Translate, reading: LetterReading): ReadLine[] {
	const { kind, certainty, extension, agency, tracking, fee, exemptions } = reading;
	const sure = t('docket.letter.certainty', { share: t.percent(certainty) });
	return [
		...(kind
			? [
					{
						name: 'docket.letter.field.kind' as const,
						value: `${kindTold(t, kind.value)} (${sure})`,
						words: kind.words,
					},
				]
			: []),
		...days.flatMap((name) => {
			const read = reading[name];
			return read
				? [{ name: `docket.letter.field.${name}` as const, value: t.day(read.value), words: read.words }]
				: [];
		}),
		...(extension
			? [{ name: 'docket.letter.field.extension' as const, value: t.number(extension.value), words: extension.words }]
			: []),
		...tracking.map(({ value, words }) => ({ name: 'docket.letter.field.tracking' as const, value, words })),
		...(agency ? [{ name: 'docket.letter.field.agency' as const, value: agency.value, words: agency.words }] : []),
		...(fee
			? [{ name: 'docket.letter.field.fee' as const, value: `$${t.number(fee.value / 100, 2)}`, words: fee.words }]
			: []),
		...(exemptions.length > 0
			? [{ name: 'docket.letter.field.exemptions' as const, value: exemptions.join(', '), words: '' }]
			: []),
	];
}

/** All sentences that something was read from. */
export function wordsOf({ kind, extension, agency, tracking, fee, ...reading }: LetterReading): string[] {
	const read = [kind, extension, agency, fee, ...tracking, ...days.map((name) => reading[name])];
	return read.flatMap((one) => (one ? [one.words] : []));
}
