/** What a way of leaving changes, in a sentence that reads well for none, for one, for hundreds and for more instead of fewer. */

import { type Band, type Outlook, stillBecause } from '#src/simulation/outlook.ts';
import type { Translate } from '#web/message.ts';
import { addingUp, amount, whole } from './count.ts';

/** “Of 10,000 invented bookings in …, 171 fewer reach ICE custody (80%: between 39 and 369)”. */
export function fewerOrMore(t: Translate, place: string, { mean, p10, p90 }: Band): string {
	const size = Math.abs(mean);
	const fewer = mean < 0;
	const ends = { place, low: whole(fewer ? -p90 : p10), high: whole(fewer ? -p10 : p90) };
	// “0 fewer (80%: between 0 and 0)” says less than words do.
	if (size < 0.05 && ends.high === 0) return t('simulation.ways.headline-same', { place });
	if (size < 1.1)
		return t(fewer ? 'simulation.ways.headline-hardly-fewer' : 'simulation.ways.headline-hardly-more', ends);
	return t(fewer ? 'simulation.ways.headline-fewer' : 'simulation.ways.headline-more', { ...ends, count: whole(size) });
}

/** “399 people still would: 62 arrested at large after a refused hold and 337 …”: the reasons add up to the whole. */
export function whoStill(t: Translate, { counts, still }: Outlook, leaving: boolean): string {
	const { mean } = counts.custody.changed;
	if (mean < 0.05) return t('simulation.ways.still-nobody');
	const each = addingUp(stillBecause.map((name) => still[name].mean));
	const reasons = stillBecause.flatMap((name, at) =>
		(each[at] ?? 0) > 0 ? [t(`simulation.still.${name}`, { count: each[at] ?? 0 })] : [],
	);
	if (mean < 1.1 || reasons.length === 0) return t('simulation.ways.still-hardly', { count: amount(t, mean) });
	return t(leaving ? 'simulation.ways.still' : 'simulation.ways.come', {
		count: whole(mean),
		reasons: t.list(reasons),
	});
}
