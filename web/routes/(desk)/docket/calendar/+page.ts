import { addDays, asDay, dayNumber, weekday } from '#src/base/day.ts';
import type { CalendarRow } from '#src/docket/reckoned.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

type Feed = { id: number; person: string | null; by: string; at: string; closed: string | null };

export const load: PageLoad = async ({ fetch, url }) => {
	const month = url.searchParams.get('month') ?? new Date().toISOString().slice(0, 7);
	const first = asDay(`${month}-01`) ?? asDay(`${new Date().toISOString().slice(0, 7)}-01`);
	if (!first) throw new Error('This month has no first day.');
	const next = addDays(first, 32).slice(0, 7);
	const last = addDays(asDay(`${next}-01`) ?? first, -1);
	const [{ asOf, rows }, { calendars }] = await Promise.all([
		ask<{ asOf: string; rows: CalendarRow[] }>(fetch, address('/api/docket/days', { from: first, until: last })),
		ask<{ calendars: Feed[] }>(fetch, '/api/docket/calendars'),
	]);
	const length = dayNumber(last) - dayNumber(first) + 1;
	const days = Array.from({ length }, (_, i) => addDays(first, i));
	return {
		month: first.slice(0, 7),
		before: addDays(first, -1).slice(0, 7),
		after: next,
		blank: weekday(first),
		days,
		rows,
		asOf,
		calendars: calendars.filter(({ closed }) => closed === null),
	};
};
