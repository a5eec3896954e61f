import type { Day } from '../base/day.ts';

/** `2010-02-03` → "February 3, 2010", as American letters write it. */
export function plainDay(day: Day): string {
	return `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${Number(day.slice(0, 4))}`;
}

/** `2010-02-03` → "February 2010", where only the month is known. */
export function plainMonth(day: Day): string {
	return `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(0, 4))}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');
