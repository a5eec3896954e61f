/** The docket's dates as a calendar that other programs subscribe to (iCalendar, RFC 5545). */

import { createHash } from 'node:crypto';
import { addDays, type Day } from '../base/day.ts';

/** One whole day in a calendar. */
export type CalendarEntry = {
	/** What it is, for good: `request-12/determination_due`. The same key is the same event in every feed of a case. */
	key: string;
	day: Day;
	summary: string;
	/** Lines of plain text: the working, the citation. */
	description: readonly string[];
	/** How often it was changed: programs take a higher number for the newer state. */
	sequence: number;
	/** The duty is met or gone: the event stays, cancelled, so that programs take it away. */
	cancelled: boolean;
	/** Days before it on which to ring, at nine in the morning. */
	alarms: readonly number[];
	/** Address on the desk. */
	url?: string;
};

export type Feed = {
	name: string;
	/** What tells this case from all others; part of every UID. */
	identity: string;
	/** When the facts were last changed, as an instant: DTSTAMP. */
	at: Date;
	entries: readonly CalendarEntry[];
};

/** The text of a feed: lines of at most 75 bytes that end in CRLF. The same feed gives the same text. */
export function calendarText(feed: Feed): string {
	const stamp = instant(feed.at);
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Uncover//Docket//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`NAME:${escaped(feed.name)}`,
		`X-WR-CALNAME:${escaped(feed.name)}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
		'X-PUBLISHED-TTL:PT6H',
		...feed.entries.flatMap((entry) => event(entry, feed.identity, stamp)),
		'END:VCALENDAR',
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(entry: CalendarEntry, identity: string, stamp: string): string[] {
	const { day, summary, description, sequence, cancelled, alarms, url } = entry;
	return [
		'BEGIN:VEVENT',
		`UID:${uidOf(identity, entry.key)}`,
		`DTSTAMP:${stamp}`,
		`SEQUENCE:${sequence}`,
		`DTSTART;VALUE=DATE:${compact(day)}`,
		// The end is the first day that no longer belongs to it.
		`DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
		`SUMMARY:${escaped(summary)}`,
		...(description.length > 0 ? [`DESCRIPTION:${escaped(description.join('\n'))}`] : []),
		...(url === undefined ? [] : [`URL:${url}`]),
		`STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		// A deadline does not make anybody busy.
		'TRANSP:TRANSPARENT',
		...(cancelled ? [] : alarms.flatMap((before) => alarm(before, summary))),
		'END:VEVENT',
	];
}

function alarm(before: number, summary: string): string[] {
	// Counted from midnight at the start of the day: nine hours into it, or fifteen hours before midnight of the day before.
	const trigger = before === 0 ? 'PT9H' : `-P${before - 1 > 0 ? `${before - 1}D` : ''}T15H`;
	return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(summary)}`, 'END:VALARM'];
}

/** The same for the same key of the same case, on every machine and in every year. */
export function uidOf(identity: string, key: string): string {
	return `${createHash('sha256').update(`${identity}\n${key}`).digest('hex').slice(0, 32)}@uncover.invalid`;
}

/** RFC 5545, 3.3.11. Signs that the format does not allow are left out. */
export function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\t\n]/gu, '')
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\n/g, '\\n');
}

/** RFC 5545, 3.1: no line longer than 75 bytes; what is cut goes on behind a space. A letter is never cut in two. */
export function folded(line: string): string {
	let out = '';
	let length = 0;
	for (const letter of line) {
		const bytes = Buffer.byteLength(letter);
		if (length + bytes > 75) {
			out += '\r\n ';
			length = 1;
		}
		out += letter;
		length += bytes;
	}
	return out;
}

function compact(day: Day): string {
	return day.replaceAll('-', '');
}

function instant(at: Date): string {
	return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
