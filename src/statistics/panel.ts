/** Units (counties) followed over the same periods, each treated from some period on, or never. */

import { Refusal } from '../base/refusal.ts';

export type PanelRow = {
	readonly unit: string;
	readonly time: number;
	readonly y: number;
	/** The first period under treatment; null for never. The same in all rows of a unit. */
	readonly from: number | null;
};

export type Unit = {
	readonly unit: string;
	readonly from: number | null /** One value a period. */;
	readonly y: readonly number[];
};
export type Panel = { readonly times: readonly number[]; readonly units: readonly Unit[] };

/** @throws Refusal not-valid where a unit lacks a period, has one twice, or changes its first treated period */
export function readPanel(rows: readonly PanelRow[]): Panel {
	const times = [...new Set(rows.map(({ time }) => time))].sort((a, b) => a - b);
	if (times.length < 2) throw new Refusal('not-valid', 'A before and after needs at least two periods.');
	const byUnit = Map.groupBy(rows, ({ unit }) => unit);
	const units = [...byUnit].map(([unit, own]): Unit => {
		const from = own[0]?.from ?? null;
		if (own.some((row) => row.from !== from))
			throw new Refusal(
				'not-valid',
				`“${unit}” has more than one first treated period (from). Treatment here begins once and stays.`,
			);
		const values = new Map(own.map(({ time, y }) => [time, y]));
		if (values.size !== own.length) throw new Refusal('not-valid', `“${unit}” has a period twice.`);
		const y = times.map((time) => {
			const value = values.get(time);
			if (value === undefined || !Number.isFinite(value))
				throw new Refusal(
					'not-valid',
					`“${unit}” has no value for period ${time}. Every unit needs one for every period: complete it or leave the unit out.`,
				);
			return value;
		});
		return { unit, from, y };
	});
	return { times, units };
}

/** Whether a unit is under treatment in a period. */
export function isTreated({ from }: Pick<Unit, 'from'>, time: number): boolean {
	return from !== null && from <= time;
}

/** The units that have a period before treatment. Whoever is treated only after the last period is never treated as far as these data go. */
export function comparable({ times, units }: Panel): Unit[] {
	const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
	return units
		.filter(({ from }) => from === null || from > first)
		.map((unit) => (unit.from !== null && unit.from > last ? { ...unit, from: null } : unit));
}
