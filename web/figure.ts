/** How a published figure and the standing of a place are written on public pages. */

import type { ShownDate, ShownFigure } from '#src/publishing/fact.ts';
import type { PlaceRow } from '#src/publishing/place.ts';
import type { Translate } from './message.ts';

/** “47.7 %”, “$15,000,000”, “600–700”: the value alone; what qualifies it stands beside it. */
export function figureText({ value, high, unit }: Pick<ShownFigure, 'value' | 'high' | 'unit'>, t: Translate): string {
	const write = (number: number) => t.number(number, 1);
	const range = high === null ? write(value) : `${write(value)}–${write(high)}`;
	if (unit === 'percent') return `${range}${t.language === 'es' ? ' %' : '%'}`;
	return unit === 'USD' ? `$${range}` : range;
}

/** How a place shares, in a few words: “since May 2010”. Unknown is said as unknown. */
export function sharingText(
	{ sharing, since, perhaps, counties }: Pick<PlaceRow, 'sharing' | 'since' | 'perhaps' | 'counties'>,
	t: Translate,
): string {
	const many = counties ? counties.sharing + counties.possible + counties.not + counties.unknown : 1;
	if (sharing === true && since && many > 1)
		return t('publishing.place.all-since', { all: many, date: inside(since, t) });
	if (sharing === true)
		return since ? t('publishing.place.since', { date: inside(since, t) }) : t('publishing.place.shares');
	if (sharing === false) return t('publishing.place.not-yet');
	if (counties && counties.sharing + counties.possible + counties.not > 0) {
		const { sharing: some, unknown } = counties;
		return unknown > 0
			? t('publishing.place.some-known', { some, all: many, unknown })
			: t('publishing.place.some', { some, all: many });
	}
	return perhaps ? t('publishing.place.about-now') : t('publishing.place.unknown');
}

/** A date inside a sentence: in Spanish a day takes its article, “desde el 8 de junio de 2010”. */
function inside({ told, precision, about }: ShownDate, t: Translate): string {
	return t.language === 'es' && precision === 'day' && !about ? `el ${told}` : told;
}
