/** The calendars by name: federal offices, states, and the days that a district court keeps. */

import { addDays, type Day } from '../base/day.ts';
import { type Calendar, makeCalendar, type Reading, reach } from './calendar.ts';
import { type Holiday, holidays, type Kind } from './holiday.ts';
import { type Closure, closures, federalHolidays, inauguration } from './holidays-federal.ts';
import { stateCalendars } from './holidays-state.ts';
import { courtState } from './rules-court.ts';

/** All that one docket counts with. */
export type Calendars = {
	/** Of the agency, federal or state. */
	own: Calendar;
	/** Of a district court; with no name, the days that every federal court keeps. */
	court(name: string | undefined): Calendar;
	/** What MuckRock counts with: federal holidays without Juneteenth, no state holidays. */
	muckrock: Calendar;
	/** The last day of the lapse in appropriations that a day lies in. */
	lapseEnd(day: Day): Day | undefined;
};

const made = new Map<string, Calendar>();

/**
 * @param jurisdiction `US-FED` or `US-CA`.
 * @param added closings that the person knows of and the list does not have.
 */
export function calendarsOf(jurisdiction: string, added: readonly Closure[] = []): Calendars {
	const state = jurisdiction.slice(3);
	const courts = new Map<string | undefined, Calendar>();
	return {
		own: state === 'FED' ? federal(added) : ofState(state, added),
		court(name) {
			const known = courts.get(name);
			if (known) return known;
			const calendar = court(courtState(name), added);
			courts.set(name, calendar);
			return calendar;
		},
		muckrock: kept('muckrock', [], () =>
			makeCalendar(
				'working days as MuckRock counts them',
				'working day',
				federalDays((rule) => rule.name !== 'Juneteenth'),
				everywhere(['holiday', 'moved']),
			),
		),
		lapseEnd: (day) =>
			closures.find((one) => one.kind === 'shutdown' && one.from <= day && day <= (one.until ?? one.from))?.until as
				| Day
				| undefined,
	};
}

function federal(added: readonly Closure[]): Calendar {
	return kept('federal', added, () =>
		makeCalendar(
			'working days (no Saturday, Sunday or federal holiday)',
			'working day',
			inOrder([...federalDays(), ...holidays([inauguration], 'sunday', reach), ...closed([...closures, ...added])]),
			{
				usual: ['holiday', 'moved'],
				cautious: ['holiday', 'moved', 'closure', 'inauguration', 'shutdown', 'weather', 'arguable'],
				strict: ['holiday'],
			},
		),
	);
}

function ofState(state: string, added: readonly Closure[]): Calendar {
	return kept(state, added, () => {
		const rules = stateCalendars[state];
		const unit = state === 'VA' ? 'working day' : 'business day';
		return makeCalendar(
			rules?.title ?? `${unit}s`,
			unit,
			inOrder([...(rules ? holidays(rules.rules, rules.moves, reach) : []), ...closed(added)]),
			{
				usual: ['holiday', 'moved'],
				cautious: ['holiday', 'moved', 'arguable', 'closure', 'weather', 'shutdown'],
				strict: ['holiday'],
			},
		);
	});
}

/** FRCP 6(a)(6): federal holidays, days the President declares (arguably the closings by order), and holidays of the state where the court sits. */
function court(state: string | undefined, added: readonly Closure[]): Calendar {
	return kept(`court of ${state ?? 'no state'}`, added, () => {
		const local = state === undefined ? undefined : stateCalendars[state];
		const days = [
			...federalDays(),
			...(local ? holidays(local.rules, local.moves, reach) : []),
			...closed([...closures, ...added]),
		];
		return makeCalendar('days the court counts as open (FRCP 6(a)(6))', 'court day', inOrder(days), {
			usual: ['holiday', 'moved'],
			cautious: ['holiday', 'moved', 'closure', 'arguable'],
			strict: ['holiday'],
		});
	});
}

function federalDays(wanted: (rule: { name: string }) => boolean = () => true): Holiday[] {
	return holidays(federalHolidays.filter(wanted), 'both', reach);
}

function closed(list: readonly Closure[]): Holiday[] {
	return list.flatMap(({ from, until, name, kind, source, checked }) => {
		const days: Holiday[] = [];
		for (let day = from as Day; day <= (until ?? from); day = addDays(day, 1))
			days.push({ day, name: `${name}, ${source}`, kind, checked });
		return days;
	});
}

function inOrder(list: readonly Holiday[]): Holiday[] {
	return list.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function everywhere(kinds: readonly Kind[]): Record<Reading, readonly Kind[]> {
	return { usual: kinds, cautious: kinds, strict: kinds };
}

/** A calendar takes some milliseconds to make and never changes; only those with added closings are made anew. */
function kept(name: string, added: readonly Closure[], make: () => Calendar): Calendar {
	if (added.length > 0) return make();
	const known = made.get(name);
	if (known) return known;
	const calendar = make();
	made.set(name, calendar);
	return calendar;
}
