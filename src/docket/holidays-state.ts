/** State calendars: the days that state offices, or a district court's state, keep. What is not marked as checked was not read in the state's own text. */

import type { HolidayRule, Moves } from './holiday.ts';

export type StateCalendar = { title: string; moves: Moves; rules: readonly HolidayRule[] };

const newYear: HolidayRule = { name: 'New Year’s Day', on: { month: 1, day: 1 } };
const king: HolidayRule = { name: 'Martin Luther King Jr. Day', on: { month: 1, nth: 3, weekday: 1 } };
const lincoln: HolidayRule = { name: 'Lincoln’s Birthday', on: { month: 2, day: 12 }, checked: false };
const presidents: HolidayRule = { name: 'Washington’s Birthday', on: { month: 2, nth: 3, weekday: 1 } };
const memorial: HolidayRule = { name: 'Memorial Day', on: { month: 5, nth: -1, weekday: 1 } };
const juneteenth: HolidayRule = { name: 'Juneteenth', on: { month: 6, day: 19 }, from: 2021, checked: false };
const fourth: HolidayRule = { name: 'Independence Day', on: { month: 7, day: 4 } };
const labor: HolidayRule = { name: 'Labor Day', on: { month: 9, nth: 1, weekday: 1 } };
const columbus: HolidayRule = { name: 'Columbus Day', on: { month: 10, nth: 2, weekday: 1 } };
const election: HolidayRule = { name: 'Election Day', on: { month: 11, nth: 1, weekday: 1, plus: 1 }, checked: false };
const veterans: HolidayRule = { name: 'Veterans Day', on: { month: 11, day: 11 } };
const thanksgiving: HolidayRule = { name: 'Thanksgiving', on: { month: 11, nth: 4, weekday: 4 } };
const fridayAfter: HolidayRule = {
	name: 'the day after Thanksgiving',
	on: { month: 11, nth: 4, weekday: 4, plus: 1 },
	checked: false,
};
const christmas: HolidayRule = { name: 'Christmas', on: { month: 12, day: 25 } };

export const stateCalendars: Readonly<Record<string, StateCalendar>> = {
	// Gov. Code 19853 for state offices; the days of 6700 that they do not keep are arguable. Cities and counties have their own.
	CA: {
		title: 'days that California state offices are open',
		moves: 'sunday',
		rules: [
			newYear,
			king,
			{ ...lincoln, kind: 'arguable' },
			presidents,
			{ name: 'Cesar Chavez Day', on: { month: 3, day: 31 }, from: 2001 },
			memorial,
			{ ...juneteenth, from: 2023, kind: 'arguable' },
			fourth,
			labor,
			{ name: 'Admission Day', on: { month: 9, day: 9 }, kind: 'arguable', checked: false },
			{ name: 'Native American Day', on: { month: 9, nth: 4, weekday: 5 }, kind: 'arguable', checked: false },
			{ ...columbus, kind: 'arguable', checked: false },
			{ ...veterans, moves: 'both' },
			thanksgiving,
			{ ...fridayAfter, checked: true },
			christmas,
		],
	},
	// General Construction Law 24: Sunday moves to Monday, Saturday does not move.
	NY: {
		title: 'business days in New York',
		moves: 'sunday',
		rules: [
			newYear,
			king,
			lincoln,
			presidents,
			memorial,
			juneteenth,
			fourth,
			labor,
			columbus,
			election,
			veterans,
			thanksgiving,
			christmas,
		],
	},
	IL: {
		title: 'business days in Illinois',
		moves: 'doubtful',
		rules: [
			newYear,
			king,
			lincoln,
			presidents,
			memorial,
			{ ...juneteenth, from: 2022 },
			fourth,
			labor,
			columbus,
			{ ...election, years: 'even' },
			veterans,
			thanksgiving,
			fridayAfter,
			christmas,
		],
	},
	// G.L. c.4 s.7: Sunday moves to Monday, Saturday does not move.
	MA: {
		title: 'business days in Massachusetts',
		moves: 'sunday',
		rules: [
			newYear,
			king,
			presidents,
			{ name: 'Patriots’ Day', on: { month: 4, nth: 3, weekday: 1 } },
			memorial,
			juneteenth,
			fourth,
			labor,
			columbus,
			veterans,
			thanksgiving,
			christmas,
		],
	},
	// Va. Code 2.2-3300. The afternoon before Thanksgiving is no whole day and counts; so does 24 December.
	VA: {
		title: 'working days in Virginia',
		moves: 'both',
		rules: [
			newYear,
			{ name: 'Lee-Jackson Day', on: { month: 1, nth: 3, weekday: 1, plus: -3 }, until: 2020, checked: false },
			king,
			presidents,
			memorial,
			juneteenth,
			fourth,
			labor,
			columbus,
			{ ...election, from: 2020 },
			veterans,
			thanksgiving,
			fridayAfter,
			christmas,
		],
	},
	// Gov. Code 662.003 with 552.0031: a holiday on a weekend is not moved, and Columbus Day is a business day.
	TX: {
		title: 'business days in Texas',
		moves: 'none',
		rules: [
			newYear,
			king,
			{ name: 'Confederate Heroes Day', on: { month: 1, day: 19 } },
			presidents,
			{ name: 'Texas Independence Day', on: { month: 3, day: 2 } },
			{ name: 'San Jacinto Day', on: { month: 4, day: 21 } },
			memorial,
			{ name: 'Emancipation Day', on: { month: 6, day: 19 } },
			fourth,
			labor,
			{ name: 'Lyndon Baines Johnson Day', on: { month: 8, day: 27 } },
			veterans,
			thanksgiving,
			{ ...fridayAfter, checked: true },
			{ name: 'Christmas Eve', on: { month: 12, day: 24 } },
			christmas,
			{ name: 'the day after Christmas', on: { month: 12, day: 26 } },
		],
	},
	// Fla. Stat. 110.117 for state offices; the further legal holidays of 683.01 are arguable.
	FL: {
		title: 'business days in Florida',
		moves: 'both',
		rules: [
			newYear,
			king,
			{ ...lincoln, kind: 'arguable' },
			{ ...presidents, kind: 'arguable', checked: false },
			memorial,
			{ ...juneteenth, kind: 'arguable' },
			fourth,
			labor,
			{ ...columbus, kind: 'arguable', checked: false },
			veterans,
			thanksgiving,
			fridayAfter,
			christmas,
		],
	},
	// RCW 1.16.050.
	WA: {
		title: 'business days in Washington State',
		moves: 'both',
		rules: [
			newYear,
			king,
			presidents,
			memorial,
			{ ...juneteenth, from: 2022 },
			fourth,
			labor,
			veterans,
			thanksgiving,
			{ ...fridayAfter, checked: true },
			christmas,
		],
	},
	// W. Va. Code 2-2-1.
	WV: {
		title: 'business days in West Virginia',
		moves: 'both',
		rules: [
			newYear,
			king,
			presidents,
			memorial,
			juneteenth,
			{ name: 'West Virginia Day', on: { month: 6, day: 20 }, checked: false },
			fourth,
			labor,
			columbus,
			{ ...election, years: 'even' },
			veterans,
			thanksgiving,
			fridayAfter,
			christmas,
		],
	},
	// D.C. Code 28-2701, for the district court.
	DC: {
		title: 'days that are no legal holiday in the District of Columbia',
		moves: 'both',
		rules: [
			// From a Saturday it does not move, as the other days do.
			{ name: 'Inauguration Day', on: { month: 1, day: 20 }, years: 'inauguration', moves: 'sunday', checked: false },
			{ name: 'D.C. Emancipation Day', on: { month: 4, day: 16 }, from: 2005 },
		],
	},
};
