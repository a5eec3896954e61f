/** The docket's papers on the command line: letters out, letters read, calendars. */

import { readFile, writeFile } from 'node:fs/promises';
import { asDay, type Day, parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { count, shortened } from '../base/text.ts';
import { addFeed, allFeeds, calendar, endFeed } from '../docket/calendar-actions.ts';
import { proposeDocument } from '../docket/intake-actions.ts';
import type { LetterReading } from '../docket/intake-letter.ts';
import { paperKinds, parseKind, templates } from '../docket/paper.ts';
import { paperTexts, printPaper, savePaperText } from '../docket/paper-actions.ts';
import { type Call, type Command, Usage } from './command.ts';
import { needFile, wholeWord } from './docket-intake.ts';

const out = { name: 'out', value: 'FILE', meaning: 'The file to write.' };
const asOf = { name: 'as-of', value: 'DATE', meaning: 'The day to write it for; usually today.' };

export const docketPaperCommands: readonly Command[] = [
	{
		name: 'docket paper',
		words: 'REQUEST KIND',
		summary: 'Writes a letter or court paper with the facts of a request filled in.',
		details: `KIND is one of\n${paperKinds.map((kind) => `  ${kind.padEnd(17)} ${templates[kind].name}`).join('\n')}\nThe ending of FILE decides: .docx to go on writing, .pdf to print. What is not known stands in it as a marked blank.\n--text prints the text it is written from, with its {{facts}}; --set keeps another text for this case.\nEvery paper is a draft for counsel, not legal advice.`,
		options: [
			out,
			asOf,
			{ name: 'text', meaning: 'Print the text that the paper is written from.' },
			{
				name: 'set',
				value: 'FILE',
				meaning: 'Keep this text for this kind of paper; “none” goes back to the usual one.',
			},
		],
		needs: 'case',
		run: runPaper,
	},
	{
		name: 'docket letter',
		words: 'DOCUMENT',
		summary: 'Reads an incoming letter of the archive and proposes what it is; a person confirms.',
		details: 'Prints the kind, dates and numbers that were read, each with its words. Nothing is set by it.',
		options: [
			{ name: 'request', value: 'NUMBER', meaning: 'The request it is about, where its number does not tell.' },
		],
		needs: 'case',
		run: runLetter,
	},
	{
		name: 'docket calendar',
		summary: 'Writes deadlines and reminders as a calendar file, or opens an address that calendar programs read.',
		details: 'With neither --out nor a change it prints the calendar. An address is told once, when it is opened.',
		options: [
			out,
			{ name: 'for', value: 'PERSON', meaning: 'Only the reminders of this person.' },
			{ name: 'request', value: 'NUMBER', meaning: 'Only this request.' },
			{ name: 'open', meaning: 'Open an address for calendar programs on this machine.' },
			{ name: 'close', value: 'NUMBER', meaning: 'Close such an address.' },
			{ name: 'list', meaning: 'List the addresses that were opened.' },
		],
		needs: 'case',
		run: runCalendar,
	},
];

async function runPaper(call: Call): Promise<number> {
	if (call.words.length !== 2)
		throw new Usage(
			`Name a request and a kind of paper, as in: uncover docket paper 3 appeal --out appeal.docx. Kinds: ${paperKinds.join(', ')}.`,
		);
	const [id, kind] = [wholeWord(call.words[0] ?? '', 'request'), parseKind(call.words[1] ?? '')];
	const given = call.value('set');
	if (given !== undefined) {
		await savePaperText(call.app, kind, given === 'none' ? null : await textOf(given));
		call.print(
			given === 'none'
				? `“${templates[kind].name}” is written from the usual text again.`
				: `“${templates[kind].name}” is written from ${given} in this case.`,
		);
		return 0;
	}
	if (call.has('text')) {
		const [one] = (await paperTexts(call.app)).filter((text) => text.kind === kind);
		call.print(one?.text.trimEnd() ?? '');
		return 0;
	}
	const day = dayOf(call);
	const path = call.value('out');
	const format = /\.(docx|pdf)$/i.exec(path ?? '')?.[1]?.toLowerCase();
	if (path === undefined || (format !== 'docx' && format !== 'pdf'))
		throw new Usage('Name a file that ends in .docx or .pdf with --out.');
	const { bytes, blanks, concerns } = await printPaper(call.app, id, kind, format, day);
	await write(path, bytes);
	if (call.json) call.print(JSON.stringify({ file: path, bytes: bytes.length, blanks, concerns }, null, 2));
	else {
		call.print(`${path}: ${templates[kind].name}. A draft for counsel, not legal advice.`);
		for (const concern of concerns) call.print(`  Look at this first: ${concern}`);
		if (blanks.length > 0)
			call.print(
				`  ${count(blanks.length, 'blank')} to fill in: ${blanks
					.slice(0, 6)
					.map((blank) => shortened(blank, 60))
					.join(', ')}${blanks.length > 6 ? ' …' : ''}`,
			);
	}
	return 0;
}

async function runLetter(call: Call): Promise<number> {
	const [document, ...more] = call.words;
	if (document === undefined || more.length > 0) throw new Usage('Name one document of the archive by its number.');
	const request = call.value('request');
	const { proposal, reading } = await proposeDocument(
		call.app,
		wholeWord(document, 'document'),
		request === undefined ? undefined : wholeWord(request, 'request'),
	);
	if (call.json) {
		call.print(JSON.stringify({ proposal: proposal.id, request: proposal.request, reading }, null, 2));
		return 0;
	}
	call.print(
		`Proposal ${proposal.id}${proposal.request === null ? ', for no known request' : `, for request ${proposal.request}`}. Nothing is set until a person confirms it.`,
	);
	for (const line of described(reading)) call.print(`  ${line}`);
	return 0;
}

function described(reading: LetterReading): string[] {
	const { kind, date, received, requestDate, replyBy, newDate, tracking, agency, fee, pages, exemptions } = reading;
	const said = (label: string, read: { value: unknown; words: string } | null) =>
		read ? [`${label}: ${String(read.value)}, from “${shortened(read.words, 100)}”`] : [];
	return [
		...(kind
			? [`kind: ${kind.value} (${Math.round(reading.certainty * 100)} %), from “${shortened(kind.words, 100)}”`]
			: ['kind: not told by any words that are known']),
		...said('date', date),
		...said('received by them', received),
		...said('our letter of', requestDate),
		...said('answer by', replyBy),
		...said('new day', newDate),
		...tracking.flatMap((one) => said('number', one)),
		...said('agency', agency),
		...(fee ? [`fee: $${(fee.value / 100).toFixed(2)}, from “${shortened(fee.words, 100)}”`] : []),
		...pages.map(({ kind: what, n, words }) => `pages ${what}: ${n}, from “${shortened(words, 100)}”`),
		...(exemptions.length > 0 ? [`exemptions: ${exemptions.join(' ')}`] : []),
	];
}

async function runCalendar(call: Call): Promise<number> {
	const person = call.value('for');
	const request = call.value('request');
	const close = call.value('close');
	if (close !== undefined) {
		await endFeed(call.app, wholeWord(close, 'calendar'));
		call.print(`Calendar ${close} is closed: its address answers no more.`);
	} else if (call.has('list')) {
		const feeds = await allFeeds(call.app);
		if (call.json) call.print(JSON.stringify(feeds, null, 2));
		else
			for (const feed of feeds)
				call.print(
					`${feed.id}  ${feed.person ?? 'the whole case'}  opened by ${feed.by} on ${feed.at.slice(0, 10)}${feed.closed ? ', closed' : ''}`,
				);
		if (feeds.length === 0 && !call.json) call.print('No calendar was opened.');
	} else if (call.has('open')) {
		const { id, token } = await addFeed(call.app, person ?? null);
		call.print(`Calendar ${id} is at /calendar/${token}.ics under the address of the desk, while it runs.`);
		call.print('Who has this address reads the dates. It is not told again.');
	} else {
		const text = await calendar(call.app, {
			site: 'http://127.0.0.1:4600',
			...(person === undefined ? {} : { person }),
			...(request === undefined ? {} : { request: wholeWord(request, 'request') }),
		});
		const path = call.value('out');
		if (path === undefined) call.print(text.trimEnd());
		else {
			await write(path, Buffer.from(text));
			call.print(`${path}: ${count(text.split('BEGIN:VEVENT').length - 1, 'date')}.`);
		}
	}
	return 0;
}

function dayOf(call: Call): Day | undefined {
	const text = call.value('as-of');
	return text === undefined ? undefined : (asDay(text) ?? parseDay(text));
}

async function textOf(path: string): Promise<string> {
	return readFile(needFile(path), 'utf8');
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
	await writeFile(path, bytes).catch((error: unknown) => {
		throw new Refusal(
			'unavailable',
			`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
		);
	});
}
