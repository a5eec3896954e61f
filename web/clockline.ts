/** Where everything stands on the picture of a request's clocks: marks for what happened, a lane for each duty. */

import { type Day, dayNumber } from '#src/base/day.ts';
import type { Dossier } from '#src/docket/docket.ts';
import type { Clock, DueDate } from '#src/docket/reckoned.ts';
import type { Happening } from './happened.ts';

export type Mark = {
	n: number;
	x: number /** 0 next to the line, then away from it. */;
	level: number;
	way: Happening['way'];
	/** Its day is not known exactly: it only stands about here. */
	about: boolean;
};
export type Lane = {
	due: DueDate;
	/** Where the count begins; null where only the day is known. */
	from: number | null;
	/** The day in the usual reading. */
	at: number;
	/** The latest or the safe day, where it is another. */
	other: number | null;
	/** Stretches in which the clock stood. */
	stops: [from: number, to: number][];
	/** The day it was done. */
	done: number | null;
	/** True where words begin at the right of the picture and run to the left. */
	left: boolean;
};
export type ClockPicture = {
	first: Day;
	last: Day;
	years: { x: number; text: string }[];
	marks: Mark[];
	levels: number;
	lanes: Lane[];
	/** Where the day looked at is; null where it is beyond the picture. */
	today: number | null;
};

/** Days that only bound a claim years on: they would press all else together. */
const far = /^limitations_end|^cause_of_action|_floor$/;
const apart = 20;

/** @param width in px. Undefined where nothing has a day. */
export function clockPicture(
	happened: readonly Happening[],
	{ due, pauses, asOf }: Pick<Clock, 'due' | 'pauses' | 'asOf'>,
	dossier: Pick<Dossier, 'appeals' | 'suits'>,
	width: number,
): ClockPicture | undefined {
	const shown = due.filter(({ name, state }) => state !== 'fact' && state !== 'moot' && !far.test(name));
	const days = [
		...happened.map(({ date }) => date),
		...shown.flatMap(({ date, latest, safe }) => [date, ...(latest ? [latest] : []), ...(safe ? [safe] : [])]),
	].sort();
	const [first, end] = [days[0], days.at(-1)];
	if (!first || !end) return undefined;
	const near = dayNumber(asOf) - dayNumber(end) < 0.25 * Math.max(60, dayNumber(end) - dayNumber(first));
	const last = near && asOf > end ? asOf : end;
	const length = Math.max(1, dayNumber(last) - dayNumber(first));
	const x = (day: Day) => 8 + ((width - 16) * (dayNumber(day) - dayNumber(first))) / length;
	const marks = placed(happened, x);
	return {
		first,
		last,
		years: yearsBetween(first, last).map((year) => ({ x: x(`${year}-01-01` as Day), text: String(year) })),
		marks,
		levels: 1 + Math.max(0, ...marks.map(({ level }) => level)),
		today: asOf >= first && asOf <= last ? x(asOf) : null,
		lanes: shown.map((one): Lane => {
			const from = beginOf(one, due, dossier);
			const other = one.whose === 'us' ? one.safe : one.latest;
			const at = x(one.date);
			const decides = one.name.startsWith('determination_due');
			return {
				due: one,
				from: from && from < one.date ? x(from) : null,
				at,
				other: other && other !== one.date ? x(other) : null,
				stops: decides ? pauses.map(({ after, through }) => [x(after), x(through ?? last)]) : [],
				done: one.done ? x(one.done < first ? first : one.done > last ? last : one.done) : null,
				left: at > width * 0.55,
			};
		}),
	};
}

/** Numbers that would stand on each other move away from the line. */
function placed(happened: readonly Happening[], x: (day: Day) => number): Mark[] {
	const ends: number[] = [];
	return happened.map(({ n, date, way, about, month }) => {
		const at = x(date);
		const free = ends.findIndex((end) => at - end >= apart);
		const level = free < 0 ? ends.length : free;
		ends[level] = at;
		return { n, x: at, level, way, about: about !== null || month };
	});
}

/** The day from which a duty is counted. */
function beginOf(
	{ name, obligation }: DueDate,
	due: readonly DueDate[],
	{ appeals, suits }: Pick<Dossier, 'appeals' | 'suits'>,
): Day | null {
	if (obligation !== null)
		for (const { obligations, entries } of suits) {
			const duty = obligations.find(({ id }) => id === obligation);
			const order = duty && entries.find(({ id }) => id === duty.entry);
			if (order) return order.date;
		}
	if (name.startsWith('appeal_decision')) return appeals.at(-1)?.received ?? null;
	if (/appeal_window|^appeal_by/.test(name)) return due.find((one) => one.name === 'determination_due')?.done ?? null;
	if (/^(answer|service)/.test(name))
		return suits.flatMap(({ entries }) => entries).find(({ type }) => type === 'complaint_filed')?.date ?? null;
	if (/(_due|_due_base)$/.test(name)) return due.find((one) => one.name === 'clock_start')?.date ?? null;
	return null;
}

function yearsBetween(first: Day, last: Day): number[] {
	const [from, to] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))];
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
