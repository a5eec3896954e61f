/** Federal holidays and arguable days, with their sources. */

import type { HolidayRule, Kind } from './holiday.ts';

/** 5 U.S.C. 6103(a). A Saturday holiday is kept on Friday (6103(b)), a Sunday holiday on Monday (E.O. 11582). */
export const federalHolidays: readonly HolidayRule[] = [
	{ name: 'New Year’s Day', on: { month: 1, day: 1 } },
	{ name: 'Martin Luther King Jr. Day', on: { month: 1, nth: 3, weekday: 1 }, from: 1986 },
	{ name: 'Washington’s Birthday', on: { month: 2, nth: 3, weekday: 1 } },
	{ name: 'Memorial Day', on: { month: 5, nth: -1, weekday: 1 } },
	// Pub. L. 117-17 was signed on 17 June 2021; Friday 18 June 2021 was the first.
	{ name: 'Juneteenth', on: { month: 6, day: 19 }, from: 2021 },
	{ name: 'Independence Day', on: { month: 7, day: 4 } },
	{ name: 'Labor Day', on: { month: 9, nth: 1, weekday: 1 } },
	{ name: 'Columbus Day', on: { month: 10, nth: 2, weekday: 1 } },
	{ name: 'Veterans Day', on: { month: 11, day: 11 } },
	{ name: 'Thanksgiving', on: { month: 11, nth: 4, weekday: 4 } },
	{ name: 'Christmas', on: { month: 12, day: 25 } },
];

/** 5 U.S.C. 6103(c): for staff in and around Washington, for pay and leave. Sunday moves to Monday; Saturday does not move. */
export const inauguration: HolidayRule = {
	name: 'Inauguration Day',
	on: { month: 1, day: 20 },
	years: 'inauguration',
	kind: 'inauguration',
	moves: 'sunday',
	checked: false,
};

export type Closure = {
	from: string;
	/** Last day; usually the first. */
	until?: string;
	name: string;
	kind: Kind;
	source: string;
	checked: boolean;
};

/**
 * Closings of federal offices. They count as working days; only the latest arguable date leaves them out. Half-day orders
 * are no closings. The list is not complete, weather least of all: what it lacks is added to a docket as a `closure` event.
 */
export const closures: readonly Closure[] = [
	order('2001-12-24', 'E.O. 13238'),
	order('2003-12-26', 'E.O. 13320'),
	order('2004-06-11', 'E.O. 13343, mourning for President Reagan'),
	order('2007-01-02', 'E.O. 13421, mourning for President Ford'),
	order('2007-12-24', 'E.O. 13453'),
	order('2008-12-26', 'E.O. 13482'),
	{
		from: '2010-02-08',
		until: '2010-02-11',
		name: 'snow closing in Washington',
		kind: 'weather',
		source: 'OPM operating status',
		checked: true,
	},
	order('2012-12-24', 'E.O. 13635'),
	lapse('2013-10-01', '2013-10-16'),
	order('2014-12-26', 'E.O. 13682'),
	{ ...lapse('2018-01-20', '2018-01-22'), checked: false },
	order('2018-12-05', 'executive order, mourning for President Bush', true),
	order('2018-12-24', 'executive order', true),
	lapse('2018-12-22', '2019-01-25'),
	order('2019-12-24', 'executive order', true),
	order('2020-12-24', 'executive order', true),
	order('2024-12-24', 'executive order', true),
	order('2025-01-09', 'E.O. 14133, mourning for President Carter', true),
	lapse('2025-10-01', '2025-11-12'),
	order('2025-12-24', 'executive order', true),
	order('2025-12-26', 'executive order', true),
];

function order(day: string, source: string, checked = false): Closure {
	return { from: day, name: 'closing by executive order', kind: 'closure', source, checked };
}

function lapse(from: string, until: string): Closure {
	return {
		from,
		until,
		name: 'lapse in appropriations',
		kind: 'shutdown',
		source: 'OIP: days of a lapse count',
		checked: true,
	};
}
