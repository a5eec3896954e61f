/** The docket on the command line: suits, their papers, orders, and the duties that orders set. */

import { count } from '../base/text.ts';
import type { CourtFile, Obligation } from '../docket/docket.ts';
import { addEntry } from '../docket/entry-actions.ts';
import { entryGiven, obligationChange, obligationGiven, orderGiven, suitChange, suitGiven } from '../docket/given.ts';
import { dayTyped, isExact, whenOf } from '../docket/inexact.ts';
import { entryKinds } from '../docket/kinds.ts';
import type { DueDate } from '../docket/reckoned.ts';
import {
	addObligation,
	addOrder,
	addSuit,
	allSuits,
	changeObligation,
	changeSuit,
	openSuit,
} from '../docket/suit-actions.ts';
import { written } from '../docket/words.ts';
import { type Call, type Command, type Option, Usage } from './command.ts';
import { numberOf } from './docket-enter.ts';
import { about, given, named } from './given.ts';

const paper: readonly Option[] = [
	{ name: 'title', value: 'TEXT', meaning: 'What it says, in a few words.' },
	{ name: 'ecf', value: 'NUMBER', meaning: 'Its number on the court’s docket.' },
	{ name: 'document', value: 'NUMBER', meaning: 'The archive document that is the paper.' },
	{ name: 'note', value: 'TEXT', meaning: 'A note.' },
];

export const docketCourtCommands: readonly Command[] = [
	{
		name: 'docket suit',
		words: '[SUIT]',
		summary: 'Lists the suits, shows one with its papers, duties and days, enters one, or corrects one.',
		details:
			'Without SUIT and with --caption a suit is entered. With SUIT and options it is corrected; --request then names all\nthe requests it is about. SUIT alone shows it.',
		options: [
			{ name: 'caption', value: 'TEXT', meaning: 'Example Network v. Example Agency.' },
			{ name: 'court', value: 'NAME', meaning: 'S.D.N.Y., as it is cited.' },
			{ name: 'number', value: 'NUMBER', meaning: 'The number of the case.' },
			{ name: 'judge', value: 'NAME', meaning: 'The judge.' },
			{ name: 'request', value: 'NUMBER', meaning: 'A request it is about; give it once for each.', many: true },
			{ name: 'note', value: 'TEXT', meaning: 'A note.' },
		],
		needs: 'case',
		run: runSuit,
	},
	{
		name: 'docket filing',
		words: 'SUIT TYPE DATE',
		summary: 'Enters a paper of a suit: a complaint, an answer, a motion, a hearing.',
		details: `TYPE is one of ${entryKinds
			.filter(({ about }) => about !== 'request')
			.map(({ type }) => type)
			.join(', ')}.\nOrders that set duties are entered with \`uncover docket order\`.`,
		options: [...paper, about],
		needs: 'case',
		run: runFiling,
	},
	{
		name: 'docket order',
		words: 'SUIT DATE',
		summary: 'Enters an order of the court, with each duty it sets on a day of its own.',
		options: [
			{ name: 'duty', value: 'DATE: TEXT', meaning: 'What is to be done by a day; give it once for each.', many: true },
			...paper,
		],
		needs: 'case',
		run: runOrder,
	},
	{
		name: 'docket duty',
		words: 'DUTY',
		summary: 'Says that a duty of an order was met, or corrects it; with --order adds one to an order.',
		details:
			'With --order the words are what is to be done: uncover docket duty --order 31 --due 2026-07-01 Release the rest',
		options: [
			{ name: 'order', value: 'ENTRY', meaning: 'The order, for a new duty.' },
			{ name: 'text', value: 'TEXT', meaning: 'What is to be done.' },
			{ name: 'due', value: 'DATE', meaning: 'By when.' },
			{ name: 'pages', value: 'NUMBER', meaning: 'Pages to be processed by then.' },
			{ name: 'met', value: 'DATE', meaning: 'The day it was met.' },
			{ name: 'doubt', value: 'TEXT', meaning: 'Why it cannot be told whether it was met.' },
			{ name: 'note', value: 'TEXT', meaning: 'A note.' },
		],
		needs: 'case',
		run: runDuty,
	},
];

async function runSuit(call: Call): Promise<number> {
	const [number, ...more] = call.words;
	if (more.length > 0) throw new Usage('Name one suit by its number, or none to list them.');
	const requests = call.values('request').map(numberOf);
	const facts = {
		...named(call, 'caption', 'court', 'number', 'judge', 'note'),
		...(requests.length === 0 ? {} : { requests }),
	};
	if (Object.keys(facts).length > 0) {
		const suit =
			number === undefined
				? await addSuit(call.app, given(suitGiven, facts))
				: await changeSuit(call.app, numberOf(number), given(suitChange, facts));
		call.print(
			call.json ? JSON.stringify(suit, null, 2) : `Suit ${suit.id}: ${suit.caption}, ${suit.court} ${suit.number}`,
		);
		return 0;
	}
	if (number !== undefined) {
		const found = await openSuit(call.app, numberOf(number));
		if (call.json) call.print(JSON.stringify(found, null, 2));
		else show(call, found);
		return 0;
	}
	const suits = await allSuits(call.app);
	if (call.json) call.print(JSON.stringify(suits, null, 2));
	else if (suits.length === 0) call.print('There are no suits in this case.');
	else
		for (const suit of suits)
			call.print(
				`${suit.id}  ${suit.caption}, ${suit.court} ${suit.number}  (${count(suit.requests.length, 'request')})`,
			);
	return 0;
}

function show(call: Call, { suit, entries, obligations, due }: CourtFile & { due: DueDate[] }): void {
	call.print(`Suit ${suit.id}: ${suit.caption}, ${suit.court} ${suit.number}${suit.judge ? ` (${suit.judge})` : ''}`);
	if (suit.requests.length > 0) call.print(`  about request ${suit.requests.join(', ')}`);
	for (const { id, date, type, title, ecf, details } of entries) {
		const day = isExact({ details }) ? written(date) : whenOf({ details, date });
		call.print(
			`  ${String(id).padStart(4)}  ${day}  ${title || type.replaceAll('_', ' ')}${ecf ? ` (ECF ${ecf})` : ''}`,
		);
	}
	if (obligations.length > 0) call.print('  Duties:');
	for (const duty of obligations) call.print(`  ${String(duty.id).padStart(4)}  ${dutyTold(duty, due)}`);
}

function dutyTold({ id, due, text, pages, met }: Obligation, days: readonly DueDate[]): string {
	const standing = days.find(({ obligation }) => obligation === id)?.standing;
	return `${due ? written(due) : 'no day known'}: ${text}${pages ? ` (${count(pages, 'page')})` : ''} — ${met ? `met on ${written(met)}` : (standing ?? 'open')}`;
}

async function runFiling(call: Call): Promise<number> {
	const [number, type, date, ...more] = call.words;
	if (!number || !type || !date || more.length > 0)
		throw new Usage('Name the suit, the kind of paper and the day: uncover docket filing 1 complaint_filed 2026-06-01');
	const way = entryKinds.find((one) => one.type === type)?.way ?? null;
	const entry = await addEntry(
		call.app,
		{ suit: numberOf(number) },
		given(entryGiven, { type, way, ...dayTyped(date, call.value('about')), ...paperGiven(call) }),
	);
	if (call.json) call.print(JSON.stringify(entry, null, 2));
	else call.print(`Entry ${entry.id}: ${type.replaceAll('_', ' ')}, ${whenOf(entry)}.`);
	return 0;
}

function paperGiven(call: Call): Record<string, unknown> {
	const document = call.value('document');
	return {
		...named(call, 'title', 'ecf', 'note'),
		...(document === undefined ? {} : { document: numberOf(document) }),
	};
}

async function runOrder(call: Call): Promise<number> {
	const [number, date, ...more] = call.words;
	if (!number || !date || more.length > 0)
		throw new Usage(
			'Name the suit and the day: uncover docket order 1 2026-07-01 --duty "2026-08-01: Release 500 pages"',
		);
	const obligations = call.values('duty').map((one) => {
		const [, due, text] = /^(\d{4}-\d\d-\d\d):\s*(.+)$/s.exec(one) ?? [];
		if (!due || !text)
			throw new Usage(`--duty takes a day and what is to be done, “2026-08-01: Release 500 pages”, not “${one}”.`);
		return { due, text };
	});
	const order = await addOrder(
		call.app,
		numberOf(number),
		given(orderGiven, { date, ...paperGiven(call), obligations }),
	);
	if (call.json) call.print(JSON.stringify(order, null, 2));
	else {
		call.print(
			`Entry ${order.entry.id}: order of ${written(order.entry.date)}, ${count(order.obligations.length, 'duty', 'duties')}.`,
		);
		for (const duty of order.obligations) call.print(`  Duty ${duty.id}: ${dutyTold(duty, [])}`);
	}
	return 0;
}

async function runDuty(call: Call): Promise<number> {
	const order = call.value('order');
	const pages = call.value('pages');
	const facts = {
		...named(call, 'text', 'due', 'met', 'doubt', 'note'),
		...(pages === undefined ? {} : { pages: numberOf(pages) }),
	};
	if (order !== undefined) {
		const text = call.value('text') ?? call.words.join(' ');
		if (text === '')
			throw new Usage('Say what is to be done: uncover docket duty --order 31 --due 2026-07-01 Release the rest');
		const duty = await addObligation(call.app, numberOf(order), given(obligationGiven, { ...facts, text }));
		call.print(call.json ? JSON.stringify(duty, null, 2) : `Duty ${duty.id}: ${dutyTold(duty, [])}`);
		return 0;
	}
	const [number, ...more] = call.words;
	if (!number || more.length > 0 || Object.keys(facts).length === 0)
		throw new Usage('Name the duty and what is to change: uncover docket duty 3 --met 2026-07-28');
	const duty = await changeObligation(call.app, numberOf(number), given(obligationChange, facts));
	call.print(call.json ? JSON.stringify(duty, null, 2) : `Duty ${duty.id}: ${dutyTold(duty, [])}`);
	return 0;
}
