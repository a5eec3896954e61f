/** The docket on the command line: what a person says of a request, corrects in it, and lets the public see. */

import { addItems, changeItem, needDossier, releaseRequest, sayStatus } from '../docket/actions.ts';
import { saidStatuses } from '../docket/docket.ts';
import { addAppeal, changeAppeal, changeEntry, strike } from '../docket/entry-actions.ts';
import { appealChange, appealGiven, entryChange, itemChange, itemGiven } from '../docket/given.ts';
import { dayTyped, whenOf } from '../docket/inexact.ts';
import { written } from '../docket/words.ts';
import { type Call, type Command, Usage } from './command.ts';
import { itemNamed, numberOf } from './docket-enter.ts';
import { about, given, named } from './given.ts';

const days = { from: 'The first day that it covers.', until: 'The last day that it covers.' };

export const docketSaidCommands: readonly Command[] = [
	{
		name: 'docket said',
		words: 'REQUEST STATUS',
		summary: 'Keeps how a person says a request stands; what the clock computes is not touched by it.',
		details: `STATUS is one of ${saidStatuses.join(', ')}.`,
		options: [{ name: 'note', value: 'TEXT', meaning: 'What there is to say about it.' }],
		needs: 'case',
		run: runSaid,
	},
	{
		name: 'docket release',
		words: 'REQUEST',
		summary: 'Lets the public site show a request, or takes it back.',
		options: [{ name: 'withdraw', meaning: 'Take it back: it is private again.' }],
		needs: 'case',
		run: runRelease,
	},
	{
		name: 'docket item',
		words: 'REQUEST LABEL',
		summary: 'Adds one thing asked for, corrects it, or says that it is no longer asked for.',
		details: 'A label that the request does not have yet adds an item, and then takes --text.',
		options: [
			{ name: 'text', value: 'TEXT', meaning: 'What is asked for.' },
			{ name: 'label', value: 'TEXT', meaning: 'Another label.' },
			...Object.entries(days).map(([name, meaning]) => ({ name, value: 'DATE', meaning })),
			{ name: 'note', value: 'TEXT', meaning: 'A note.' },
			{ name: 'withdraw', value: 'REASON', meaning: 'It is no longer asked for, and why.' },
			{ name: 'since', value: 'DATE', meaning: 'Since when it is no longer asked for.' },
		],
		needs: 'case',
		run: runItem,
	},
	{
		name: 'docket correct',
		words: 'ENTRY',
		summary: 'Corrects an entry of a request or a suit, or strikes one that was made in error.',
		options: [
			{ name: 'date', value: 'DATE', meaning: 'The right day, or the month (2010-10) where only that is known.' },
			about,
			{ name: 'type', value: 'TYPE', meaning: 'The right kind.' },
			{ name: 'title', value: 'TEXT', meaning: 'What it says, in a few words.' },
			{ name: 'document', value: 'NUMBER', meaning: 'The archive document that is its paper.' },
			{ name: 'ecf', value: 'NUMBER', meaning: 'Its number on the court’s docket.' },
			{ name: 'note', value: 'TEXT', meaning: 'A note.' },
			{ name: 'strike', value: 'REASON', meaning: 'Take it out of every count; it stays in the case with the reason.' },
		],
		needs: 'case',
		run: runCorrect,
	},
	{
		name: 'docket appeal',
		words: 'REQUEST|APPEAL',
		summary: 'Enters an administrative appeal, or with --change corrects one: received, decided, how.',
		options: [
			{ name: 'change', meaning: 'The number is that of an appeal, to be corrected.' },
			{ name: 'against', value: 'WORD', meaning: 'determination, silence, expedite or fee-waiver.' },
			{ name: 'ground', value: 'TEXT', meaning: 'A ground; give it once for each.', many: true },
			{ name: 'tracking', value: 'NUMBER', meaning: 'The number the agency gave.' },
			{ name: 'sent', value: 'DATE', meaning: 'The day it was sent.' },
			{ name: 'received', value: 'DATE', meaning: 'The day the agency received it.' },
			{ name: 'decided', value: 'DATE', meaning: 'The day it was decided.' },
			{ name: 'outcome', value: 'WORD', meaning: 'adverse, granted or remanded.' },
			{ name: 'note', value: 'TEXT', meaning: 'A note.' },
		],
		needs: 'case',
		run: runAppeal,
	},
];

async function runSaid(call: Call): Promise<number> {
	const [number, word, ...more] = call.words;
	const status = saidStatuses.find((one) => one === word);
	if (!number || !status || more.length > 0)
		throw new Usage(`Name the request and one of ${saidStatuses.join(', ')}: uncover docket said 1 closed`);
	const request = await sayStatus(call.app, numberOf(number), { status, note: call.value('note') ?? '' });
	if (call.json) call.print(JSON.stringify(request, null, 2));
	else call.print(`Request ${request.id}: ${status}, as ${call.app.case.person} says.`);
	return 0;
}

async function runRelease(call: Call): Promise<number> {
	const [number, ...more] = call.words;
	if (!number || more.length > 0) throw new Usage('Name the request, for example: uncover docket release 1');
	const request = await releaseRequest(call.app, numberOf(number), !call.has('withdraw'));
	if (call.json) call.print(JSON.stringify(request, null, 2));
	else
		call.print(
			request.released
				? `Request ${request.id} may be shown on the public site.`
				: `Request ${request.id} is private again. Copies of the site that were made before still show it.`,
		);
	return 0;
}

async function runItem(call: Call): Promise<number> {
	const [number, label, ...more] = call.words;
	if (!number || !label || more.length > 0)
		throw new Usage('Name the request and the item: uncover docket item 1 A --until 2010-12-31');
	const dossier = await needDossier(call.app, numberOf(number));
	const { id: request } = dossier.request;
	if (!dossier.items.some((item) => item.label === label)) {
		const item = given(itemGiven, { label, ...named(call, 'text', 'from', 'until', 'note') });
		await addItems(call.app, request, [item]);
		call.print(call.json ? JSON.stringify(item, null, 2) : `Item ${label} is added to request ${request}.`);
		return 0;
	}
	const reason = call.value('withdraw');
	const change = given(itemChange, {
		...named(call, 'label', 'text', 'from', 'until', 'note'),
		...(reason === undefined ? {} : { withdrawn: { since: call.value('since') ?? null, reason } }),
	});
	if (Object.keys(change).length === 0) throw new Usage(`Say what is to change in item ${label}.`);
	const item = await changeItem(call.app, itemNamed(dossier, label), change);
	if (call.json) call.print(JSON.stringify(item, null, 2));
	else if (reason !== undefined) call.print(`Item ${item.label} of request ${request} is no longer asked for.`);
	else call.print(`Item ${item.label} of request ${request} is corrected: ${item.text}`);
	return 0;
}

async function runCorrect(call: Call): Promise<number> {
	const [number, ...more] = call.words;
	if (!number || more.length > 0)
		throw new Usage('Name the entry, for example: uncover docket correct 12 --date 2026-03-10');
	const id = numberOf(number);
	const reason = call.value('strike');
	if (reason !== undefined) {
		await strike(call.app, id, reason);
		call.print(call.json ? JSON.stringify({ entry: id, struck: true }) : `Entry ${id} is struck.`);
		return 0;
	}
	const document = call.value('document');
	const date = call.value('date');
	const change = given(entryChange, {
		...(date === undefined ? {} : dayTyped(date, call.value('about'))),
		...named(call, 'type', 'title', 'ecf', 'note'),
		...(document === undefined ? {} : { document: numberOf(document) }),
	});
	if (Object.keys(change).length === 0) throw new Usage('Say what is to be corrected, or why it is struck.');
	const entry = await changeEntry(call.app, id, change);
	if (call.json) call.print(JSON.stringify(entry, null, 2));
	else call.print(`Entry ${id}: ${entry.type.replaceAll('_', ' ')}, ${whenOf(entry)}.`);
	return 0;
}

async function runAppeal(call: Call): Promise<number> {
	const [number, ...more] = call.words;
	if (!number || more.length > 0)
		throw new Usage('Name the request, for example: uncover docket appeal 1 --against silence --sent 2026-05-01');
	const grounds = call.values('ground');
	const facts = {
		...named(call, 'against', 'tracking', 'sent', 'received', 'decided', 'outcome', 'note'),
		...(grounds.length === 0 ? {} : { grounds }),
	};
	const appeal = call.has('change')
		? await changeAppeal(call.app, numberOf(number), given(appealChange, facts))
		: await addAppeal(call.app, numberOf(number), given(appealGiven, facts));
	if (call.json) call.print(JSON.stringify(appeal, null, 2));
	else
		call.print(
			`Appeal ${appeal.id} of request ${appeal.request}, against ${appeal.against}${appeal.decided ? `: ${appeal.outcome ?? 'decided'} on ${written(appeal.decided)}` : appeal.received ? `, received ${written(appeal.received)}` : appeal.sent ? `, sent ${written(appeal.sent)}` : ''}.`,
		);
	return 0;
}
