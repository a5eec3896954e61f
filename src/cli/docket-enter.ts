/** The docket on the command line: entering agencies, requests, what happened, releases and reminders. */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { addDays, type Day, dayOf, parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { addRequests, needDossier } from '../docket/actions.ts';
import { allAgencies, importAgencies } from '../docket/agency-actions.ts';
import { loadDocket } from '../docket/case-actions.ts';
import { addMonths } from '../docket/count.ts';
import { type Dossier, degrees, feeCategories } from '../docket/docket.ts';
import { addEntry } from '../docket/entry-actions.ts';
import { dayTyped, isExact, whenOf } from '../docket/inexact.ts';
import { entryKinds } from '../docket/kinds.ts';
import { linkProduction } from '../docket/production-actions.ts';
import { remind } from '../docket/reminder-actions.ts';
import { written } from '../docket/words.ts';
import { type Call, type Command, Usage } from './command.ts';
import { about } from './given.ts';

export const docketEnterCommands: readonly Command[] = [
	{
		name: 'docket load',
		words: '[FOLDER]',
		summary: 'Adds a docket that comes as plain files: agencies, requests, suits, orders, each row with its source.',
		details:
			'Without FOLDER, the story of Secure Communities that comes with Uncover.\nEither every row is loaded, or none: bad rows are listed by file and line. Rows that are there already stay as they are.',
		options: [],
		needs: 'case',
		run: runLoad,
	},
	{
		name: 'docket agencies',
		words: '[FILE]',
		summary: 'Lists the agencies of the case, or takes in a directory of them.',
		details:
			'FILE is the JSON that FOIA.gov gives for agency components, or CSV with the columns id, name, abbreviation, within,\njurisdiction, address, email, portal, phone, source, url, checked, note; only name is needed.',
		options: [],
		needs: 'case',
		run: runAgencies,
	},
	{
		name: 'docket add',
		words: 'AGENCY…',
		summary: 'Enters a request: one letter to one agency, or to several as a batch.',
		details: 'AGENCY is an id of `uncover docket agencies`. Prints the numbers of the requests.',
		options: [
			{ name: 'title', value: 'TEXT', meaning: 'What it is about, in a few words.' },
			{ name: 'text', value: 'FILE', meaning: 'The request in full, as plain text.' },
			{ name: 'item', value: 'LABEL: TEXT', meaning: 'One thing asked for; give it once for each.', many: true },
			{ name: 'sent', value: 'DATE', meaning: 'The day it was sent.' },
			{ name: 'received', value: 'DATE', meaning: 'The day the agency received it, as we can show.' },
			{ name: 'received-agency', value: 'DATE', meaning: 'The day the agency says it received it.' },
			{ name: 'requester', value: 'NAME', meaning: 'Who asks; give it once for each.', many: true },
			{ name: 'tracking', value: 'NUMBER', meaning: 'The number the agency gave.' },
			{ name: 'category', value: 'WORD', meaning: `Fee category: ${feeCategories.join(', ')}.` },
			{ name: 'fee-waiver', value: 'TEXT', meaning: 'Why fees should be waived, where a waiver was asked for.' },
			{ name: 'expedite', value: 'TEXT', meaning: 'Why it is urgent, where expedited processing was asked for.' },
		],
		needs: 'case',
		run: runAdd,
	},
	{
		name: 'docket event',
		words: 'REQUEST TYPE DATE',
		summary: 'Enters what happened to a request on a day: a letter, a question, a decision.',
		details: `TYPE is one of ${entryKinds
			.filter(({ about }) => about !== 'suit')
			.map(({ type }) => type)
			.join(
				', ',
			)},\nor another name that \`uncover docket clocks\` reads.\nDATE may be a month (2010-10) where the day is not known; no clock counts from it then.`,
		options: [
			{ name: 'document', value: 'NUMBER', meaning: 'The archive document that is the letter.' },
			{ name: 'title', value: 'TEXT', meaning: 'What it says, in a few words.' },
			about,
			{ name: 'new-date', value: 'DATE', meaning: 'The day that the letter names.' },
			{ name: 'days', value: 'NUMBER', meaning: 'Days that the letter gives.' },
			{ name: 'working-days', value: 'NUMBER', meaning: 'Working days that the letter gives.' },
			{ name: 'pages', value: 'NUMBER', meaning: 'Pages that the letter speaks of.' },
			{ name: 'item', value: 'LABEL', meaning: 'An item it is about; without any, all.', many: true },
		],
		needs: 'case',
		run: runEvent,
	},
	{
		name: 'docket link',
		words: 'REQUEST',
		summary: 'Ties what an agency released to a request, and to the items that it answers.',
		options: [
			{ name: 'production', value: 'NAME', meaning: 'A production of the archive.' },
			{ name: 'document', value: 'NUMBER', meaning: 'One document of the archive instead.' },
			{ name: 'from', value: 'BATES', meaning: 'The first Bates number.' },
			{ name: 'to', value: 'BATES', meaning: 'The last Bates number.' },
			{ name: 'received', value: 'DATE', meaning: 'The day it was received.' },
			{
				name: 'item',
				value: 'LABEL:DEGREE',
				meaning: `An item it speaks to, and how far: ${degrees.join(', ')}. Without a degree, part.`,
				many: true,
			},
		],
		needs: 'case',
		run: runLink,
	},
	{
		name: 'docket remind',
		words: 'REQUEST TEXT',
		summary: 'Reminds a person on a day whatever happens, or on the safe day of a deadline wherever it moves.',
		options: [
			{ name: 'day', value: 'DATE', meaning: 'The day.' },
			{ name: 'in', value: 'TIME', meaning: 'Or so long from today: “3 weeks”, “10 days”, “2 months”.' },
			{ name: 'deadline', value: 'NAME', meaning: 'Or with a deadline, such as appeal_window_end.' },
			{ name: 'for', value: 'PERSON', meaning: 'Who is reminded; usually the person at the keyboard.' },
		],
		needs: 'case',
		run: runRemind,
	},
];

async function runLoad(call: Call): Promise<number> {
	if (call.words.length > 1) throw new Usage('Name one folder, or none for the files that come with Uncover.');
	const loaded = await loadDocket(call.app, call.words[0]);
	if (call.json) call.print(JSON.stringify(loaded, null, 2));
	else
		call.print(
			`Added ${count(loaded.agencies, 'agency', 'agencies')}, ${count(loaded.requests, 'request')}, ${count(loaded.items, 'item')}, ${count(loaded.suits, 'suit')}, ${count(loaded.entries, 'entry', 'entries')}, ${count(loaded.obligations, 'duty', 'duties')} and ${count(loaded.productions, 'release')}. ${count(loaded.there, 'row')} ${loaded.there === 1 ? 'was' : 'were'} there already.`,
		);
	return 0;
}

async function runAgencies(call: Call): Promise<number> {
	const [file, ...more] = call.words;
	if (more.length > 0) throw new Usage('Name one file with a directory, or none to list the agencies.');
	if (file !== undefined) {
		const taken = await importAgencies(call.app, basename(file), readText(file));
		if (call.json) call.print(JSON.stringify(taken, null, 2));
		else {
			call.print(
				`Took in ${count(taken.taken, 'agency', 'agencies')}, ${taken.fresh.toLocaleString('en-US')} of them new.`,
			);
			for (const flaw of taken.flaws) call.print(`  ${flaw}`);
		}
		return 0;
	}
	const agencies = await allAgencies(call.app);
	if (call.json) call.print(JSON.stringify(agencies, null, 2));
	else if (agencies.length === 0)
		call.print('There are no agencies in this case. `uncover docket load` brings those of Secure Communities.');
	else
		for (const { id, name, within, jurisdiction } of agencies)
			call.print(`${id.padEnd(18)} ${jurisdiction}  ${name}${within === null ? '' : ` (${within})`}`);
	return 0;
}

async function runAdd(call: Call): Promise<number> {
	if (call.words.length === 0)
		throw new Usage('Name the agency, for example: uncover docket add ice --title "Opt-out records"');
	const title = call.value('title');
	if (!title) throw new Usage('Say in a few words what the request is about: --title "Opt-out records".');
	const category = call.value('category');
	const feeCategory = feeCategories.find((one) => one === category) ?? null;
	if (category !== undefined && !feeCategory) throw new Usage(`--category is one of ${feeCategories.join(', ')}.`);
	const file = call.value('text');
	const tracking = call.value('tracking');
	const ids = await addRequests(call.app, {
		agencies: call.words,
		batch: null,
		title,
		text: file === undefined ? '' : readText(file),
		items: call.values('item').map(itemOf),
		requesters: call.values('requester'),
		tracking: tracking === undefined ? [] : [{ number: tracking, since: null, reason: '' }],
		feeCategory,
		feeWaiver: call.value('fee-waiver') ?? null,
		expedite: call.value('expedite') ?? null,
		sent: dayGiven(call, 'sent'),
		receivedUs: dayGiven(call, 'received'),
		receivedAgency: dayGiven(call, 'received-agency'),
		estimatedPages: null,
		rulepack: null,
		source: null,
		note: '',
	});
	if (call.json) call.print(JSON.stringify({ requests: ids }, null, 2));
	else for (const [i, id] of ids.entries()) call.print(`Request ${id} to ${call.words[i] ?? ''}: ${title}`);
	return 0;
}

function itemOf(text: string, i: number) {
	const [, label = String(i + 1), words = text] = /^([^:]{1,60}):\s*(.+)$/s.exec(text) ?? [];
	return { label: label.trim(), text: words.trim(), from: null, until: null, note: '' };
}

async function runEvent(call: Call): Promise<number> {
	const [number, type, date, ...more] = call.words;
	if (!number || !type || !date || more.length > 0)
		throw new Usage('Name the request, what happened and the day: uncover docket event 1 acknowledgement 2026-03-09');
	const dossier = await needDossier(call.app, numberOf(number));
	const kind = entryKinds.find((one) => one.type === type);
	const details = Object.fromEntries(
		(['new-date', 'days', 'working-days', 'pages'] as const).flatMap((name) => {
			const value = call.value(name);
			return value === undefined ? [] : [[name.replaceAll('-', '_'), value]];
		}),
	);
	const document = call.value('document');
	const when = dayTyped(date, call.value('about'));
	const entry = await addEntry(
		call.app,
		{ request: dossier.request.id },
		{
			date: parseDay(when.date),
			type,
			way: kind?.way ?? null,
			title: call.value('title') ?? '',
			document: document === undefined ? null : numberOf(document),
			ecf: null,
			items: call.values('item').map((label) => itemNamed(dossier, label)),
			details: { ...details, ...when.details },
			source: null,
			note: '',
		},
	);
	if (call.json) call.print(JSON.stringify(entry, null, 2));
	else
		call.print(
			`Entry ${entry.id}: ${type.replaceAll('_', ' ')} ${isExact(entry) ? `on ${written(entry.date)}` : `(${whenOf(entry)}; no clock counts from it)`}.`,
		);
	return 0;
}

async function runLink(call: Call): Promise<number> {
	const [number, ...more] = call.words;
	if (!number || more.length > 0)
		throw new Usage('Name the request, for example: uncover docket link 1 --production "Interim release"');
	const dossier = await needDossier(call.app, numberOf(number));
	const document = call.value('document');
	const { production, pages } = await linkProduction(call.app, dossier.request.id, {
		production: call.value('production') ?? null,
		document: document === undefined ? null : numberOf(document),
		first: call.value('from') ?? null,
		last: call.value('to') ?? null,
		received: dayGiven(call, 'received'),
		entry: null,
		claimed: {},
		pages: null,
		source: null,
		note: '',
		coverage: call.values('item').map((given) => {
			const [, label = given, word] = /^(.*):(\w+)$/.exec(given) ?? [];
			const degree = word === undefined ? 'part' : degrees.find((one) => one === word);
			if (!degree) throw new Usage(`--item takes a label and one of ${degrees.join(', ')}, not “${given}”.`);
			return { item: itemNamed(dossier, label), degree, first: null, last: null, note: '' };
		}),
	});
	if (call.json) call.print(JSON.stringify({ production, pages }, null, 2));
	else call.print(`Release ${production.id}: ${count(pages, 'page')} tied to request ${dossier.request.id}.`);
	return 0;
}

async function runRemind(call: Call): Promise<number> {
	const [number, ...text] = call.words;
	if (!number || text.length === 0)
		throw new Usage('Name the request and what to be reminded of: uncover docket remind 1 "Call them" --in "3 weeks"');
	const day = dayGiven(call, 'day') ?? later(dayOf(call.app.now()), call.value('in'));
	const deadline = call.value('deadline') ?? null;
	if ((day === null) === (deadline === null)) throw new Usage('Give one of --day, --in and --deadline.');
	const reminder = await remind(call.app, {
		request: numberOf(number),
		suit: null,
		text: text.join(' '),
		person: call.value('for') ?? null,
		day,
		deadline,
	});
	if (call.json) call.print(JSON.stringify(reminder, null, 2));
	else
		call.print(
			`${reminder.person} is reminded ${reminder.day === null ? `with ${reminder.deadline}` : `on ${written(reminder.day)}`}: ${reminder.text}`,
		);
	return 0;
}

/** "3 weeks" from a day. */
function later(from: Day, time: string | undefined): Day | null {
	if (time === undefined) return null;
	const [, number, unit] = /^(\d{1,4})\s*(day|week|month)s?$/i.exec(time.trim()) ?? [];
	if (!number || !unit) throw new Usage(`--in takes a time such as “3 weeks”, “10 days” or “2 months”, not “${time}”.`);
	const many = Number(number);
	if (/month/i.test(unit)) return addMonths(from, many);
	return addDays(from, /week/i.test(unit) ? many * 7 : many);
}

/** The number of the item of a label. @throws Refusal not-found. */
export function itemNamed({ request, items }: Dossier, label: string): number {
	const found = items.find((item) => item.label === label.trim());
	if (!found)
		throw new Refusal(
			'not-found',
			`Request ${request.id} has no item “${label}”. ${items.length === 0 ? 'It has none.' : `It has ${items.map((one) => one.label).join(', ')}.`}`,
		);
	return found.id;
}

function dayGiven(call: Call, name: string): Day | null {
	const text = call.value(name);
	return text === undefined ? null : parseDay(text);
}

/** The number of a request or document. */
export function numberOf(text: string): number {
	if (!/^\d{1,15}$/.test(text)) throw new Usage(`“${text}” is no number. Requests and documents are named by theirs.`);
	return Number(text);
}

function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		throw new Refusal('not-found', `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
}
