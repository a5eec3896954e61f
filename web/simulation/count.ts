/** Counts of invented people as a sentence has them: one rule of rounding for all pages. */

import type { Band } from '#src/simulation/outlook.ts';
import type { Translate } from '#web/message.ts';

/** Whole numbers; below about one, the chance that there is any. */
export function amount(t: Translate, mean: number): string {
	const size = Math.abs(mean);
	if (size >= 1.1) return t.number(Math.round(mean));
	if (size < 0.05) return t.number(0);
	return t('simulation.count.chance', { chance: Math.round(100 * (1 - Math.exp(-size))) });
}

/** Where 80 of 100 draws lie: `12 to 40`. */
export function likely(t: Translate, { p10, p90 }: Pick<Band, 'p10' | 'p90'>): string {
	return between(t, p10, p90);
}

/** Where 95 of 100 draws lie. */
export function nearlySure(t: Translate, { p2_5, p97_5 }: Pick<Band, 'p2_5' | 'p97_5'>): string {
	return between(t, p2_5, p97_5);
}

function between(t: Translate, low: number, high: number): string {
	return t('simulation.count.between', { low: signed(t, low), high: signed(t, high) });
}

/** A whole number with the sign of arithmetic, and not a hyphen. */
export function signed(t: Translate, value: number): string {
	return t.number(whole(value)).replace('-', '−');
}

/** The first letter large, for a heading. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A month such as `2011-03` in words. */
export function monthName(t: Translate, month: string): string {
	const locale = t.language === 'es' ? 'es-US' : 'en-US';
	return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-15T00:00:00Z`),
	);
}

/** Rounded, and never −0. */
export function whole(value: number): number {
	return Math.round(value) + 0;
}

/** Whole numbers in place of amounts, so chosen that they sum to the rounded sum: those that lose most by it are rounded up. */
export function addingUp(amounts: readonly number[]): number[] {
	const counts = amounts.map(Math.floor);
	const missing = whole(amounts.reduce((sum, one) => sum + one, 0)) - counts.reduce((sum, one) => sum + one, 0);
	const lost = amounts.map((amount, at) => ({ at, by: amount - Math.floor(amount) })).toSorted((a, b) => b.by - a.by);
	for (const { at } of lost.slice(0, missing)) counts[at] = (counts[at] ?? 0) + 1;
	return counts;
}
