/** Where the marks of places that tried to leave stand on the map, so that none covers another. */

import type { LeavingAct } from '../ledger/fact.ts';

/** A place with what it tried; `at` is where it lies, in units of the map. */
export type Tried = {
	readonly id: string;
	readonly name: string;
	readonly path: string;
	readonly at: readonly [x: number, y: number];
	/** In order of time: each act with the month by which it had surely begun. */
	readonly acts: readonly { readonly act: LeavingAct | null; readonly from: number }[];
};

export type Mark = Tried & {
	/** The middle of its first shape; the others follow to the right. */
	readonly x: number;
	readonly y: number;
	/** On which side of the shapes the name stands. */
	readonly side: 'left' | 'right';
};

/** In units: `radius` of a shape, `step` from one to the next, `height` of what a finger may hit. */
export type Layout = {
	readonly radius: number;
	readonly step: number;
	readonly height: number;
	readonly marks: readonly Mark[];
};

/** The sheet with its margins: room for names in both oceans. */
export const sheet = { left: -62, top: 6, width: 1102, height: 606 } as const;

/**
 * @param letter width of a letter of the names, in units; 0 where names are left out.
 * @param height that each place has to itself, in units.
 */
export function placeMarks(
	tried: readonly Tried[],
	{ radius, letter, height }: { radius: number; letter: number; height: number },
): Layout {
	const step = radius * 2.4;
	const boxes = tried.map((one): Box & { readonly name: number; readonly one: Tried } => {
		const west = one.at[0] < 160;
		const name = letter > 0 ? letter * one.name.length + 2 * radius : 0;
		return {
			one,
			name: west ? name : 0,
			left: one.at[0] - radius - (west ? name : 0),
			top: one.at[1] - height / 2,
			width: step * (one.acts.length - 1) + 2.2 * radius + name,
			height,
		};
	});
	spreadOut(boxes);
	const marks = boxes.map(({ one, name, left, top }) => ({
		...one,
		x: tenth(left + radius + name),
		y: tenth(top + height / 2),
		side: one.at[0] < 160 ? ('left' as const) : ('right' as const),
	}));
	return { radius, height, step: tenth(step), marks };
}

type Box = { left: number; top: number; readonly width: number; readonly height: number };

/** Pushes boxes apart, each pair the shorter way, until none covers another or the rounds are over. The same boxes always end in the same places. */
function spreadOut(boxes: readonly Box[]): void {
	for (let round = 0; round < 400; round++) {
		const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b] as const));
		const moved = pairs.filter(([a, b]) => pushApart(a, b)).length;
		for (const box of boxes) {
			box.left = within(box.left, sheet.left + 2, sheet.left + sheet.width - box.width - 2);
			box.top = within(box.top, sheet.top + 2, sheet.top + sheet.height - box.height - 2);
		}
		if (moved === 0) return;
	}
}

/** False where the two do not touch. */
function pushApart(a: Box, b: Box): boolean {
	const across = Math.min(a.left + a.width - b.left, b.left + b.width - a.left);
	const down = Math.min(a.top + a.height - b.top, b.top + b.height - a.top);
	if (across <= 0.1 || down <= 0.1) return false;
	if (across < down) {
		const push = (across / 2 + 0.2) * (a.left + a.width / 2 <= b.left + b.width / 2 ? 1 : -1);
		a.left -= push;
		b.left += push;
	} else {
		const push = (down / 2 + 0.2) * (a.top + a.height / 2 <= b.top + b.height / 2 ? 1 : -1);
		a.top -= push;
		b.top += push;
	}
	return true;
}

function within(value: number, least: number, most: number): number {
	return Math.min(Math.max(value, least), most);
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
