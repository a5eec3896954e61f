/** The docket on the command line: lists, one request with its clocks, what is owed, and today. */

import { type Day, parseDay } from '../base/day.ts';
import { count, shortened } from '../base/text.ts';
import { openRequest } from '../docket/actions.ts';
import type { Dossier } from '../docket/docket.ts';
import { isExact, whenOf } from '../docket/inexact.ts';
import { openOwed } from '../docket/production-actions.ts';
import type { Clock, DueBrief, Owed, OwedRow, Rate, TodayRow } from '../docket/reckoned.ts';
import { listStandings, openToday } from '../docket/standing-actions.ts';
import { parts } from '../docket/tally.ts';
import { written } from '../docket/words.ts';
import { type Call, type Command, type Option, Usage, wholeNumber } from './command.ts';
import { numberOf } from './docket-enter.ts';

const asOf: Option = {
	name: 'as-of',
	value: 'DATE',
	meaning: 'The day to judge from; what happened later is left out.',
};

export const docketShowCommands: readonly Command[] = [
	{
		name: 'docket requests',
		summary: 'Lists the requests: what was said of each, how it stands by the clock, and the next day that matters.',
		details:
			'With --json prints [{request, agencyName, items, computed: {stage, conditions, since}, due: […], problems}].',
		options: [asOf, { name: 'agency', value: 'ID', meaning: 'Only those to this agency.' }],
		needs: 'case',
		run: runRequests,
	},
	{
		name: 'docket request',
		words: 'REQUEST',
		summary: 'Shows one request: items, letters and events, and every deadline with its working.',
		details:
			'With --json prints {dossier: {request, agency, items, entries, appeals, productions, coverage, suits, reminders}, clock: {computed, due, flags, problems, feeBar, …}}.',
		options: [asOf],
		needs: 'case',
		run: runRequest,
	},
	{
		name: 'docket owed',
		words: 'REQUEST',
		summary: 'Shows what is still owed: each thing asked for, what answered it, which duty is missed, and the pages.',
		details:
			'With --json prints {owed: {rows: [{label, answer, pages, ranges, late, due, …}], items, pages, unassigned, repeated, …}, rate}.\nSum of rows − repeated + unassigned = pages, for every kind of page.',
		options: [asOf],
		needs: 'case',
		run: runOwed,
	},
	{
		name: 'docket today',
		summary: 'Shows what is late, due and coming, by whose duty it is, with reminders.',
		details:
			'With --json prints {asOf, ahead, us: {late, due, coming}, agency: {…}, court: {…}, proposals, open}.\nRequests that a person called closed are left out, but for reminders on a fixed day.',
		options: [
			asOf,
			{ name: 'ahead', value: 'DAYS', meaning: 'How far “coming” reaches; usually 21 days.' },
			{ name: 'for', value: 'PERSON', meaning: 'Only reminders of this person.' },
		],
		needs: 'case',
		run: runToday,
	},
];

function dayAsked(call: Call): Day | undefined {
	const text = call.value('as-of');
	return text === undefined ? undefined : parseDay(text);
}

function requestAsked(call: Call): number {
	const [number, ...more] = call.words;
	if (!number || more.length > 0)
		throw new Usage('Name the request by its number; `uncover docket requests` lists them.');
	return numberOf(number);
}

async function runRequests(call: Call): Promise<number> {
	const agency = call.value('agency');
	const rows = await listStandings(call.app, agency === undefined ? {} : { agency }, dayAsked(call));
	if (call.json) call.print(JSON.stringify(rows, null, 2));
	else if (rows.length === 0) call.print('There are no requests. `uncover docket add` enters one.');
	else
		for (const { request, agencyName, computed, due } of rows) {
			const next = nextOf(due);
			const said = request.said ? `said ${request.said.status}, ` : '';
			call.print(`${String(request.id).padStart(4)}  ${request.title} — ${agencyName}`);
			call.print(
				`      ${said}clock: ${stageWords(computed.stage)}${next ? `; ${whoDoes(next)} ${next.duty}: ${written(next.act)} (${next.standing})` : ''}`,
			);
		}
	return 0;
}

function nextOf(due: readonly DueBrief[]): DueBrief | undefined {
	return (
		due.find(({ state }) => state === 'late' || state === 'arguable') ??
		due.find(({ state }) => state === 'due' || state === 'coming')
	);
}

function stageWords(stage: string): string {
	return stage.replaceAll('-', ' ');
}

function whoDoes({ whose }: Pick<DueBrief, 'whose'>): string {
	return whose === 'us' ? 'we' : whose;
}

async function runRequest(call: Call): Promise<number> {
	const { dossier, clock } = await openRequest(call.app, requestAsked(call), dayAsked(call));
	if (call.json) call.print(JSON.stringify({ dossier, clock }, null, 2));
	else {
		tellRequest(call, dossier, clock);
		tellDue(call, clock);
	}
	return 0;
}

function tellRequest(call: Call, { request, agency, items, entries, suits }: Dossier, clock: Clock): void {
	call.print(`Request ${request.id} to ${agency.name}: ${request.title}`);
	const number = request.tracking.at(-1)?.number;
	const dates: [string, Day | null][] = [
		['sent', request.sent],
		['received by our proof', request.receivedUs],
		['received by their word', request.receivedAgency],
	];
	for (const [what, day] of dates) call.print(`  ${what}: ${day ? written(day) : 'not known'}`);
	if (number) call.print(`  tracking number: ${number}`);
	if (request.said)
		call.print(
			`  said by ${request.said.by}: ${request.said.status}${request.said.note ? ` (${request.said.note})` : ''}`,
		);
	call.print(
		`  by the clock on ${written(clock.asOf)}: ${[clock.computed.stage, ...clock.computed.conditions].map(stageWords).join(', ')}`,
	);
	if (request.note) call.print(`  ${request.note}`);
	if (items.length > 0) call.print('\n  Asked for:');
	for (const item of items) call.print(`    ${item.label}  ${item.text}${item.withdrawn ? ' (withdrawn)' : ''}`);
	const happened = [...entries, ...suits.flatMap((suit) => suit.entries)].sort((a, b) => (a.date < b.date ? -1 : 1));
	if (happened.length > 0) call.print('\n  What happened:');
	for (const { date, type, way, title, details, document } of happened) {
		const when = isExact({ details }) ? written(date) : whenOf({ details, date });
		const paper = document === null ? '' : `, document ${document}`;
		call.print(
			`    ${when}  ${type.replaceAll('_', ' ')}${way ? ` (${way})` : ''}${title ? `: ${title}` : ''}${paper}`,
		);
	}
}

function tellDue(call: Call, { due, problems, feeBar }: Clock): void {
	for (const deadline of due) {
		if (deadline.state === 'moot') continue;
		call.print('');
		call.print(`  ${written(deadline.act)}  ${whoDoes(deadline)}: ${deadline.duty} — ${deadline.standing}`);
		call.print(`    ${deadline.name}; ${deadline.citation}`);
		for (const step of deadline.steps) call.print(`    · ${step}`);
	}
	if (feeBar) call.print(`\n  Fees: ${feeBar.reason}`);
	if (problems.length > 0) call.print('\n  To look at:');
	for (const problem of problems) call.print(`    · ${problem}`);
}

async function runOwed(call: Call): Promise<number> {
	const { owed, rate, dossier } = await openOwed(call.app, requestAsked(call), dayAsked(call));
	if (call.json) call.print(JSON.stringify({ owed, rate }, null, 2));
	else tellOwed(call, dossier, owed, rate);
	return 0;
}

const answerWords: Readonly<Record<OwedRow['answer'], string>> = {
	answered: 'answered',
	partly: 'partly answered',
	none: 'not answered',
	denied: 'denied',
	'no-records': 'no records, they say',
	withdrawn: 'no longer asked for',
};

function tellOwed(call: Call, { request, agency }: Dossier, owed: Owed, rate: Rate): void {
	call.print(`Request ${request.id} to ${agency.name}, on ${written(owed.asOf)}: ${request.title}`);
	for (const row of owed.rows) {
		call.print('');
		call.print(`  ${row.label}  ${shortened(row.text, 90)}`);
		call.print(`    ${answerWords[row.answer]}${row.pages.total > 0 ? `; ${pagesWords(row.pages)}` : ''}`);
		const more = row.ranges.length > 4 ? `; and ${count(row.ranges.length - 4, 'more range')}` : '';
		if (row.ranges.length > 0) call.print(`    ${row.ranges.slice(0, 4).map(rangeWords).join('; ')}${more}`);
		for (const { by, since, days, duty, citation } of row.late)
			call.print(
				`    late by ${by === 'order' ? 'order' : 'the clock'}, ${count(days, 'day')} since ${written(since)}: ${duty} (${citation})`,
			);
		if (row.late.length === 0 && row.due) call.print(`    due ${written(row.due)}`);
	}
	call.print('');
	call.print(`  Pages: ${pagesWords(owed.pages)}`);
	if (owed.unassigned.total > 0) call.print(`  Of them tied to no item: ${pagesWords(owed.unassigned)}`);
	if (owed.repeated.total > 0) call.print(`  Counted under more than one item: ${pagesWords(owed.repeated)}`);
	if (owed.notHeld > 0) call.print(`  Told of and not in the archive: ${count(owed.notHeld, 'page')}`);
	for (const { production, kind, claimed, found } of owed.differences)
		call.print(
			`  Release ${production}: its letter says ${count(claimed, 'page')} ${kind}; there are ${found.toLocaleString('en-US')}.`,
		);
	const codes = Object.entries(owed.pages.codes).sort(([, a], [, b]) => b - a);
	if (codes.length > 0)
		call.print(
			`  Exemptions, by pages that carry them: ${codes.map(([code, pages]) => `${code} ${pages}`).join(', ')}`,
		);
	call.print('');
	for (const step of rate.steps) call.print(`  ${step}`);
	if (rate.completes)
		call.print(
			`  At that pace the last page comes about ${written(rate.completes.date)} (${written(rate.completes.earliest)} to ${written(rate.completes.latest)}).`,
		);
}

function rangeWords([first, last]: readonly [string, string]): string {
	return first === last ? first : `${first} to ${last}`;
}

function pagesWords(sum: Owed['pages']): string {
	const kinds = parts(sum).filter(([, pages]) => pages > 0);
	const words: Readonly<Record<string, string>> = { full: 'in full', part: 'in part', withheld: 'withheld in full' };
	return `${count(sum.total, 'page')}${kinds.length > 0 ? ` (${kinds.map(([kind, pages]) => `${pages.toLocaleString('en-US')} ${words[kind] ?? kind}`).join(', ')})` : ''}`;
}

async function runToday(call: Call): Promise<number> {
	const day = dayAsked(call);
	const person = call.value('for');
	const today = await openToday(call.app, {
		ahead: wholeNumber(call, 'ahead', 21, 0, 3660),
		...(day ? { asOf: day } : {}),
		...(person === undefined ? {} : { person }),
	});
	if (call.json) {
		call.print(JSON.stringify(today, null, 2));
		return 0;
	}
	call.print(`${written(today.asOf)}: ${count(today.open, 'open request')}.`);
	if (today.proposals > 0) call.print(`${count(today.proposals, 'letter')} read and waiting for your word.`);
	for (const [title, group] of [
		['Ours', today.us],
		['The agencies’', today.agency],
		['The court’s', today.court],
	] as const)
		for (const [state, rows] of [
			['late', group.late],
			['due', group.due],
			['coming', group.coming],
		] as const)
			tellRows(call, `${title}, ${state}`, rows);
	return 0;
}

function tellRows(call: Call, title: string, rows: readonly TodayRow[]): void {
	if (rows.length === 0) return;
	call.print(`\n${title}`);
	for (const { day, duty, standing, request, suit, title: about, agencyName, person } of rows) {
		const where =
			request === null ? (suit === null ? '' : `suit ${suit}, ${about}`) : `request ${request}, ${agencyName ?? about}`;
		call.print(`  ${written(day)}  ${person ? `${person}: ` : ''}${duty} — ${standing} (${where})`);
	}
}
