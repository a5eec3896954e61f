/** The ledger on the command line: it answers from the case, or from the files that come with Uncover. */

import { type Day, dayOf, parseDay } from '../base/day.ts';
import { count } from '../base/text.ts';
import { decideContradiction, listContradictions, loadLedger, openLedger } from '../ledger/actions.ts';
import { countOn } from '../ledger/count.ts';
import { describePlace, type PlaceAnswer } from '../ledger/describe.ts';
import { describeConflicts, describeContradictions } from '../ledger/disagreement.ts';
import type { ActWord } from '../ledger/fact.ts';
import { indexLedger } from '../ledger/ledger.ts';
import { findPlace } from '../ledger/place.ts';
import { type Call, type Command, Usage } from './command.ts';
import { exchangeCommands } from './ledger-exchange.ts';

const on = { name: 'on', value: 'DATE', meaning: 'The day, as 2010-11-06; usually today.' };

export const ledgerCommands: readonly Command[] = [
	{
		name: 'ledger load',
		words: '[FOLDER]',
		summary:
			'Loads the plain files of a ledger into the case: places, events, statements, figures, each with its source.',
		details:
			'Without FOLDER, the files of Secure Communities that come with Uncover. Either every row is loaded, or none: bad rows are listed by file and line.\nWhat was loaded before is replaced. What persons wrote at the desk and decided about contradictions stays, and wins over a row of the files.',
		options: [],
		needs: 'case',
		run: runLoad,
	},
	{
		name: 'ledger status',
		words: 'PLACE',
		summary:
			'Tells how a place stood on a day: whether it shared fingerprints, what it did to leave, what it was told.',
		details:
			'PLACE is a name with its state, as "Arlington, VA", or a FIPS code. What is not known is said to be unknown, never “no”.\nWith --json prints {place, fips, on, status, sharing: true|false|null, since, events: […], statements: […]} and more.',
		options: [
			on,
			{
				name: 'known',
				value: 'DATE',
				meaning: 'Only facts that the public could know by that day; the published list of months is kept.',
			},
		],
		needs: 'maybe',
		run: runStatus,
	},
	{
		name: 'ledger count',
		words: '[PLACE]',
		summary: 'Counts the counties that shared fingerprints by a day, in the nation or in one state.',
		details:
			'With --json prints {on, count, possible, not, unknown, states, rule}. The rule says how a county counts of which only the month is known.',
		options: [on],
		needs: 'maybe',
		run: runCount,
	},
	{
		name: 'ledger contradictions',
		summary: 'Lists where one office, or two of one department, took different positions on one question.',
		details:
			'These are proposals, and what was decided about each. One becomes a contradiction of the case when it is accepted with a reason: by a person with `uncover ledger accept`, or in the reviewed file contradictions.csv. A person goes before the file.',
		options: [],
		needs: 'maybe',
		run: runContradictions,
	},
	{
		name: 'ledger accept',
		words: 'ID',
		summary: 'Accepts a proposed contradiction, or refuses it, with the reason; the trail keeps who did.',
		options: [
			{ name: 'reason', value: 'TEXT', meaning: 'Why; it stands beside the contradiction.' },
			{ name: 'refuse', meaning: 'Refuse it instead.' },
		],
		needs: 'case',
		run: runAccept,
	},
	{
		name: 'ledger conflicts',
		summary: 'Lists where the sources disagree, with both sides, and what was repaired in them.',
		options: [],
		needs: 'maybe',
		run: runConflicts,
	},
	...exchangeCommands,
];

async function runLoad(call: Call): Promise<number> {
	if (call.words.length > 1) throw new Usage('Name one folder, or none for the files that come with Uncover.');
	const loaded = await loadLedger(call.app, call.words[0]);
	if (call.json) call.print(JSON.stringify(loaded, null, 2));
	else
		call.print(
			`Loaded ${count(loaded.places, 'place')}, ${count(loaded.events, 'event')}, ${count(loaded.statements, 'statement')}, ${count(loaded.figures, 'figure')}, ${count(loaded.people, 'person', 'people')} and ${count(loaded.sources, 'source')}.`,
		);
	return 0;
}

async function runStatus(call: Call): Promise<number> {
	const name = call.words.join(' ');
	if (name === '')
		throw new Usage('Name the place, for example: uncover ledger status "Arlington, VA" --on 2010-11-06');
	const known = call.value('known');
	const ledger = await openLedger(appOf(call));
	const index = indexLedger(ledger, known === undefined ? undefined : parseDay(known));
	const answer = describePlace(index, findPlace(ledger.places, name), dayAsked(call));
	if (call.json) call.print(JSON.stringify(answer, null, 2));
	else tellPlace(call, answer);
	return 0;
}

function tellPlace(call: Call, answer: PlaceAnswer): void {
	call.print(`${answer.place} on ${answer.on}: ${answer.says}`);
	for (const above of answer.above) if (above.status !== 'unknown') call.print(`  ${above.place}: ${above.says}`);
	const facts = [...answer.events, ...answer.statements].sort((a, b) => a.last.localeCompare(b.last));
	if (facts.length > 0) call.print('');
	for (const fact of facts) {
		call.print(`${fact.told}${fact.surely ? '' : ' (perhaps after this day)'}  ${fact.label}`);
		call.print(`  ${fact.summary}`);
		call.print(`  ${fact.act ? aboutWords[fact.act] : 'Nobody has said yet which way of leaving this is about.'}`);
		call.print(`  ${fact.source.title}${fact.source.url ? `, ${fact.source.url}` : ''}`);
	}
}

const aboutWords: Readonly<Record<ActWord, string>> = {
	switch: 'About not being switched on.',
	answer: 'About not receiving the result.',
	bureau: 'About stopping at the state bureau.',
	fbi: 'About stopping at the FBI.',
	detainer: 'About refusing the detainer.',
	unsaid: 'About leaving; the record does not say which way.',
	none: 'Not about leaving.',
};

async function runCount(call: Call): Promise<number> {
	const ledger = await openLedger(appOf(call));
	const name = call.words.join(' ');
	const place = name === '' ? undefined : findPlace(ledger.places, name);
	const answer = countOn(indexLedger(ledger), dayAsked(call), place);
	if (call.json) call.print(JSON.stringify(answer, null, 2));
	else {
		const maybe =
			answer.possible > 0
				? ` ${count(answer.possible, 'more joined', 'more joined')} in that month, before or after the day.`
				: '';
		call.print(
			`${count(answer.count, 'county', 'counties')} shared fingerprints by ${answer.on}.${maybe} ${answer.unknown > 0 ? `Of ${answer.unknown}, no source gives a date.` : ''}`.trim(),
		);
		call.print(answer.rule);
	}
	return 0;
}

async function runContradictions(call: Call): Promise<number> {
	const { ledger, proposals } = await listContradictions(appOf(call));
	const rows = describeContradictions(indexLedger(ledger), proposals);
	if (call.json) {
		call.print(JSON.stringify(rows, null, 2));
		return 0;
	}
	for (const one of rows) {
		const days =
			one.gap.least === one.gap.most
				? count(one.gap.least, 'day')
				: `${one.gap.least} to ${count(one.gap.most, 'day')}`;
		call.print(
			`${one.id}  ${one.decision?.verdict ?? 'proposed'}, ${one.between}, ${days} apart${one.inOrder ? '' : ', in which order is not known'}`,
		);
		call.print(`  ${one.question.text}`);
		for (const said of [one.first, one.second])
			call.print(
				`  ${said.position.padEnd(8)} ${said.told}, ${said.speaker === said.office ? said.office : `${said.speaker} (${said.office})`}: ${said.summary}`,
			);
		if (one.decision) call.print(`  ${one.decision.reason}`);
		call.print('');
	}
	call.print(`${count(rows.length, 'contradiction')} proposed.`);
	return 0;
}

async function runAccept(call: Call): Promise<number> {
	const [id] = call.words;
	if (!id) throw new Usage('Name the contradiction; `uncover ledger contradictions` lists them.');
	const decision = await decideContradiction(
		call.app,
		id,
		call.has('refuse') ? 'refused' : 'accepted',
		call.value('reason') ?? '',
	);
	if (call.json) call.print(JSON.stringify(decision, null, 2));
	else call.print(`${decision.by} ${decision.verdict} ${decision.contradiction}.`);
	return 0;
}

async function runConflicts(call: Call): Promise<number> {
	const index = indexLedger(await openLedger(appOf(call)));
	const conflicts = describeConflicts(index);
	const { repairs } = index.ledger;
	if (call.json) call.print(JSON.stringify({ conflicts, repairs }, null, 2));
	else {
		for (const { about, one, other } of conflicts) {
			call.print(about);
			for (const side of [one, other]) call.print(`  ${side.says}  (${side.source.title})`);
		}
		call.print(
			`${count(conflicts.length, 'conflict')}; ${count(repairs.length, 'repair')} in the sources (--json lists them).`,
		);
	}
	return 0;
}

function appOf(call: Call) {
	return call.hasCase ? call.app : undefined;
}

function dayAsked(call: Call): Day {
	const text = call.value('on');
	return text === undefined ? dayOf(new Date()) : parseDay(text);
}
