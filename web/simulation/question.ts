/** What the pages ask the model's thread, and what comes back. */

import type { Wish } from '#src/simulation/address.ts';
import type { Choices, TraceAnswer, TraceWish, WaysAnswer } from '#src/simulation/answer.ts';
import type { MonthBands } from '#src/simulation/bands.ts';
import type { CountName } from '#src/simulation/country.ts';
import type { Drivers } from '#src/simulation/drivers.ts';
import type { MapCounts, MonthsAnswer } from '#src/simulation/months.ts';
import type { Movers } from '#src/simulation/movers.ts';
import type { Prediction } from '#src/simulation/predict.ts';

export type CountMonths = MonthsAnswer & { readonly choices: Choices };

/** Each kind with what it is asked and what it answers. */
export type Kinds = {
	trace: { ask: { wish: TraceWish }; answer: TraceAnswer & { choices: Choices } };
	/** Answered several times: bands from more and more draws, at last who moves under way `nth`. */
	ways: {
		ask: { wish: Wish; nth: number };
		answer: (WaysAnswer & { choices: Choices }) | { movers: Movers };
	};
	months: { ask: { wish: Wish; measure: CountName }; answer: CountMonths & { readonly map: MapCounts } };
	/** Answered several times, from more and more draws. */
	bands: { ask: { wish: Wish; measure: CountName; draws: number }; answer: MonthBands };
	predict: { ask: { wish: Wish; draws: number }; answer: Prediction[] };
	/** Answered twice: roughly, then well. */
	drivers: { ask: { wish: Wish; measure: CountName }; answer: Drivers };
};
export type Kind = keyof Kinds;

/** `files` is the address of the case's files, which the first question fetches. */
export type Question = {
	[K in Kind]: { readonly id: number; readonly kind: K; readonly files: string } & Kinds[K]['ask'];
}[Kind];

/** `refused` is a sentence, or `unavailable` where something else went wrong. */
export type Reply =
	| { readonly id: number; readonly done: boolean; readonly value: unknown }
	| { readonly id: number; readonly done: true; readonly refused: string };

/** After how many draws the bands are shown, before the last. */
export const sizes: readonly number[] = [40, 100];
