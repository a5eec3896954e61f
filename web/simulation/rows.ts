/** Months as rows of a file: each says that its people are invented, and carries the hash of what was asked. */

import type { MonthBands } from '#src/simulation/bands.ts';
import type { MonthsAnswer } from '#src/simulation/months.ts';

/** One row for each month and world; the ends of the intervals are empty until they are counted. */
export function monthRows(
	{ wish, hash, measure, place, months, series }: MonthsAnswer,
	bands: MonthBands | undefined,
): (string | number)[][] {
	const leaving = (wish.ways[0] ?? []).length > 0;
	const worlds = leaving ? (['today', 'changed', 'difference'] as const) : (['today'] as const);
	const ends = ['p2_5', 'p10', 'p90', 'p97_5'] as const;
	const expected = (world: (typeof worlds)[number], at: number) => {
		const [before, after] = [series.today[at] ?? 0, series.changed[at] ?? 0];
		if (world === 'today') return before;
		return world === 'changed' ? after : after - before;
	};
	return [
		['synthetic', 'hash', 'measure', 'place', 'month', 'world', 'expected', 'draws', ...ends],
		...months.flatMap((month, at) =>
			worlds.map((world) => [
				'invented people',
				hash,
				measure,
				place,
				month,
				world,
				expected(world, at),
				bands?.draws ?? '',
				...ends.map((end) => bands?.months[world][at]?.[end] ?? ''),
			]),
		),
	];
}
