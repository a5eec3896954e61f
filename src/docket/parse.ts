/** Requests and their events as people, portals and other programs write them → known values, with a sentence for each that cannot be used. */

import { z } from 'zod';
import { addDays, asDay, type Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { outOfReach } from './calendar.ts';
import { addMonths } from './count.ts';
import { type DocketEvent, type EventType, eventTypes, type Obligation } from './event.ts';
import { meanings } from './synonyms.ts';

/** One request with its events, ready to be computed. `problems` tells what of it was left aside. */
export type Docket = {
	id: string;
	jurisdiction: string;
	events: DocketEvent[];
	routingCap: 'working' | 'calendar';
	/** A rule pack named outright. */
	rulepack: string | undefined;
	problems: string[];
};

const Fields = z.record(z.string(), z.unknown());
const jurisdictions: Readonly<Record<string, readonly string[]>> = {
	'US-FED': ['us-fed', 'us', 'usa', 'fed', 'federal', 'us-federal', 'usa-fed', 'foia', 'united states'],
	'US-CA': ['us-ca', 'ca', 'california'],
	'US-NY': ['us-ny', 'ny', 'new york'],
	'US-IL': ['us-il', 'il', 'illinois'],
	'US-MA': ['us-ma', 'ma', 'massachusetts'],
	'US-VA': ['us-va', 'va', 'virginia'],
	'US-TX': ['us-tx', 'tx', 'texas'],
	'US-FL': ['us-fl', 'fl', 'florida'],
	'US-WA': ['us-wa', 'wa', 'washington'],
	'US-WV': ['us-wv', 'wv', 'west virginia'],
};

/** Whether the rules of a jurisdiction are on file. */
export function isJurisdiction(name: string): boolean {
	return name in jurisdictions;
}

/**
 * `{jurisdiction, events: [{type, date, …}]}`, an array of such, or `{requests: [such]}`.
 * @throws Refusal not-valid where there is no request in it at all.
 */
export function parseDockets(given: unknown): Docket[] {
	const wrapped = Fields.safeParse(given);
	const inner = wrapped.success ? (wrapped.data.requests ?? wrapped.data.dockets) : undefined;
	const list = Array.isArray(given) ? given : Array.isArray(inner) ? inner : [given];
	if (list.length === 0)
		throw new Refusal(
			'not-valid',
			'There is no request in it. Give {"jurisdiction": "US-FED", "events": [{"type": "request_received", "date": "2026-03-02"}]} or a list of such.',
		);
	return list.map((one, i) => parseDocket(one, list.length === 1 ? undefined : i + 1));
}

function parseDocket(given: unknown, number: number | undefined): Docket {
	const parsed = Fields.safeParse(given);
	if (!parsed.success) {
		if (number === undefined)
			throw new Refusal(
				'not-valid',
				'This is no request. Give an object with a "jurisdiction" and a list of "events".',
			);
		return {
			...nothing(String(number)),
			problems: ['This is no request: it is not an object with a jurisdiction and a list of events.'],
		};
	}
	const fields = snake(parsed.data);
	const docket = {
		...nothing(textOf(fields.id) ?? (number === undefined ? 'request' : String(number))),
		rulepack: textOf(fields.rulepack),
	};
	const { problems } = docket;
	const place = textOf(fields.jurisdiction)?.toLowerCase().replace(/_/g, '-').replace(/\s+/g, ' ');
	docket.jurisdiction = Object.entries(jurisdictions).find(([, names]) => names.includes(place ?? ''))?.[0] ?? '';
	if (place === undefined)
		problems.push(`No jurisdiction is given. Give one of ${Object.keys(jurisdictions).join(', ')}.`);
	else if (docket.jurisdiction === '')
		problems.push(`The rules of “${place}” are not on file. There are ${Object.keys(jurisdictions).join(', ')}.`);
	if (/calendar/i.test(textOf(fields.routing_cap_unit ?? fields.routing_cap) ?? '')) docket.routingCap = 'calendar';
	const events = Array.isArray(fields.events) ? fields.events : [];
	if (events.length === 0)
		problems.push('There are no events. Give at least the day on which the request was received.');
	events.forEach((event, i) => {
		const result = parseEvent(event, `Event ${i + 1}`);
		if (result.problem) problems.push(result.problem);
		if (result.event) docket.events.push(withDefaults(result.event, textOf(fields.agency), textOf(fields.court)));
	});
	return docket;
}

function nothing(id: string): Docket {
	return { id, jurisdiction: '', events: [], routingCap: 'working', rulepack: undefined, problems: [] };
}

function withDefaults(event: DocketEvent, agency: string | undefined, court: string | undefined): DocketEvent {
	return { ...(agency === undefined ? {} : { agency }), ...(court === undefined ? {} : { court }), ...event };
}

type Read = { event?: DocketEvent; problem?: string };

/** One event. What is asked of it: a type that is known by some name, and a day that exists. */
export function parseEvent(given: unknown, label: string): Read {
	const parsed = Fields.safeParse(given);
	if (!parsed.success) return { problem: `${label} is not an object with a type and a date; it was left aside.` };
	const fields = snake(parsed.data);
	const written = textOf(fields.type ?? fields.event ?? fields.kind);
	if (written === undefined)
		return { problem: `${label} has no type; it was left aside. Say what happened, for example "request_received".` };
	const name = written
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
	const meaning = meanings[name] ?? (isType(name) ? { type: name } : undefined);
	if (!meaning)
		return { problem: `${label}: “${written}” is not a kind of event that any rule knows; it was left aside.` };
	const dated = textOf(fields.date ?? fields.day ?? fields.on ?? fields.instant);
	if (dated === undefined) return { problem: `${label} (${name}) has no date; it was left aside.` };
	const date = localDay(dated, textOf(fields.tz ?? fields.time_zone)) ?? dayIn(dated);
	if (!date)
		return {
			problem: `${label} (${name}): “${dated}” is not a day; it was left aside. Write it as year-month-day, for example 2026-03-02.`,
		};
	const beyond = outOfReach(date);
	if (beyond) return { problem: `${label} (${name}): ${date} ${beyond}; it was left aside.` };
	const problems: string[] = [];
	const event: DocketEvent = {
		type: meaning.type,
		date,
		written: name,
		...details(fields, date, `${label} (${name})`, problems),
	};
	if (meaning.outcome && event.outcome === undefined) event.outcome = meaning.outcome;
	return problems.length > 0 ? { event, problem: problems.join(' ') } : { event };
}

function isType(name: string): name is EventType {
	return (eventTypes as readonly string[]).includes(name);
}

/** Everything besides type and date. A value that cannot be read is told of and left aside; the event stays. */
function details(fields: Record<string, unknown>, date: Day, label: string, problems: string[]): Partial<DocketEvent> {
	const found: Partial<DocketEvent> = {};
	const texts = {
		id: fields.id,
		agency: fields.agency,
		court: fields.court,
		channel: fields.channel ?? fields.method,
		purpose: fields.purpose ?? fields.requester_category ?? fields.category,
		timeZone: fields.tz ?? fields.time_zone,
		text: fields.text ?? fields.what ?? fields.name,
	};
	for (const [key, value] of Object.entries(texts)) {
		const text = textOf(value);
		if (text !== undefined) Object.assign(found, { [key]: text });
	}
	const days = {
		newDate:
			fields.new_date ??
			fields.extended_to ??
			fields.extended_until ??
			fields.named_date ??
			fields.new_due_date ??
			fields.estimated_completion ??
			fields.estimated_completion_date ??
			fields.estimated_date ??
			fields.agreed_date ??
			fields.reply_by ??
			fields.date_certain ??
			fields.due_date ??
			fields.due,
		until: fields.until ?? fields.through,
	};
	for (const [key, value] of Object.entries(days)) {
		if (value === undefined || value === null) continue;
		const day = dayIn(textOf(value) ?? '');
		const wrong = day ? outOfReach(day) : 'is not a day';
		if (wrong) problems.push(`${label}: “${String(value)}” ${wrong}; that date was left aside.`);
		else Object.assign(found, { [key]: day });
	}
	const numbers = {
		workingDays: fields.working_days ?? fields.business_days,
		days: fields.days ?? fields.calendar_days,
		pages: fields.pages,
		attempts: fields.attempts,
	};
	for (const [key, value] of Object.entries(numbers)) {
		if (value === undefined || value === null) continue;
		const number = Number(value);
		if (Number.isInteger(number) && number >= 0 && number <= (key === 'pages' ? 1e9 : 3650))
			Object.assign(found, { [key]: number });
		else problems.push(`${label}: ${key} takes a whole number, not “${String(value)}”; it was left aside.`);
	}
	const instant = textOf(fields.instant ?? fields.datetime);
	if (instant !== undefined) {
		const moment = new Date(instant);
		if (Number.isNaN(moment.valueOf()) || !wholeMoment.test(instant))
			problems.push(`${label}: “${instant}” is not a moment with its time zone; only the day was used.`);
		else found.instant = moment;
	}
	if (found.timeZone !== undefined && !isTimeZone(found.timeZone)) {
		problems.push(`${label}: “${found.timeZone}” is not a time zone; it was left aside.`);
		delete found.timeZone;
	}
	const stage = /appeal|request/i.exec(textOf(fields.stage) ?? '')?.[0].toLowerCase();
	if (stage === 'appeal' || stage === 'request') found.stage = stage;
	if (found.channel !== undefined && paper.test(found.channel)) found.channel = 'mail';
	const outcome = outcomeOf(textOf(fields.outcome));
	if (outcome) found.outcome = outcome;
	const complete = fields.states_scope_and_exemptions ?? fields.complete;
	if (typeof complete === 'boolean') found.complete = complete;
	const promises = fields.promises_production;
	// A letter that promises production and also states scope and reasons is a determination all the same.
	if (typeof promises === 'boolean' && complete !== true) found.promisesProduction = promises;
	if (typeof fields.discussed === 'boolean') found.discussed = fields.discussed;
	const grounds = fields.grounds ?? fields.ground;
	if (grounds !== undefined) found.grounds = [grounds].flat().flatMap((one) => textOf(one) ?? []);
	const schedule = obligations(fields, date, label, problems);
	if (schedule.length > 0) found.schedule = schedule;
	return found;
}

/** A schedule as a list of days, or as "every month on the 15th from … until …". */
function obligations(fields: Record<string, unknown>, date: Day, label: string, problems: string[]): Obligation[] {
	const items = fields.schedule ?? fields.obligations;
	if (Array.isArray(items))
		return items.flatMap((given) => {
			const one = Fields.safeParse(given);
			const item: Record<string, unknown> = one.success ? snake(one.data) : { due: given };
			const due = dayIn(textOf(item.due ?? item.date) ?? '');
			const wrong = due ? outOfReach(due) : 'has no day';
			if (!due || wrong) {
				problems.push(`${label}: one entry of the schedule ${due ? `(${due}) ` : ''}${wrong}; it was left aside.`);
				return [];
			}
			const pages = Number(item.pages);
			return {
				due,
				text: textOf(item.text ?? item.what) ?? 'do what the order says',
				...(Number.isInteger(pages) && pages > 0 ? { pages } : {}),
			};
		});
	if (!/^month/i.test(textOf(fields.every) ?? '')) return [];
	const from = dayIn(textOf(fields.first ?? fields.from) ?? '') ?? addDays(date, 30);
	const until = dayIn(textOf(fields.until ?? fields.last) ?? '');
	if (!until || outOfReach(until) || outOfReach(from)) {
		problems.push(
			`${label}: a monthly schedule needs the days of its first and last production ("first", "until"), within the years the calendars cover; it was left aside.`,
		);
		return [];
	}
	const pages = Number(fields.pages ?? fields.pages_per_month);
	const months: Obligation[] = [];
	for (let i = 0; i < 240; i++) {
		const due = addMonths(from, i);
		if (due > until) break;
		months.push({
			due,
			text: textOf(fields.text) ?? 'produce what the order asks for each month',
			...(Number.isInteger(pages) && pages > 0 ? { pages } : {}),
		});
	}
	return months;
}

/** Ways of the post, which waits for an office that is open. */
const paper =
	/^(?:(?:u\.?s\.?|postal|paper|first[- ]class|certified|registered)[ _-]*)?(?:mail|post|letter|usps)$|^usps$|^postal$/i;

function outcomeOf(text: string | undefined): DocketEvent['outcome'] {
	if (text === undefined) return undefined;
	if (/remand|reverse/i.test(text)) return 'remanded';
	return /^(full[ _-]?)?grant(ed)?([ _-]in[ _-]full)?$|^full[ _-]grant|^approved?$/i.test(text.trim())
		? 'granted'
		: 'adverse';
}

/** A day, or the day part of a moment as it is written. */
function dayIn(text: string): Day | undefined {
	return asDay(text.trim().slice(0, 10));
}

/** The civil day of a moment in the time zone that is named with it; undefined where one of the two is missing. */
function localDay(text: string, timeZone: string | undefined): Day | undefined {
	const moment = wholeMoment.test(text) ? new Date(text) : undefined;
	if (!moment || Number.isNaN(moment.valueOf()) || timeZone === undefined || !isTimeZone(timeZone)) return undefined;
	return asDay(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(moment));
}

/** A moment that says where: `2026-08-07T03:30:00Z`, `…-04:00`. */
const wholeMoment = /\d[T ]\d.*(Z|[+-]\d\d:?\d\d)$/i;

function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** Keys as `new_date`, whichever way they were written. */
function snake(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([key, value]) => [
			plainKey.test(key)
				? key
				: key
						.trim()
						.replace(/([a-z])([A-Z])/g, '$1_$2')
						.replace(/[\s-]+/g, '_')
						.toLowerCase(),
			value,
		]),
	);
}

const plainKey = /^[a-z_]+$/;
