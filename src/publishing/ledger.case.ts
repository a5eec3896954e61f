/** For tests: the ledger that comes with Uncover, as a page of the site reads it. */

import { type Day, parseDay } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { indexLedger, type Ledger } from '../ledger/ledger.ts';
import type { Language } from '../ledger/when.ts';
import type { View } from './fact.ts';

export const today: Day = parseDay('2026-11-22');

let shipped: Promise<Ledger> | undefined;

/** @param known a day of knowledge, as `2010-10-06`. */
export async function viewOf({ language = 'en' as Language, known = '' } = {}): Promise<View> {
	shipped ??= openLedger(undefined);
	const day = known === '' ? null : parseDay(known);
	return { index: indexLedger(await shipped, day ?? undefined), known: day, language, today };
}
