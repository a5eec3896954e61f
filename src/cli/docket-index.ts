/** Rows of an index of what is withheld on the command line: listed, typed, corrected, struck. */

import { count } from '../base/text.ts';
import { indexFields, rangeText } from '../docket/vaughn.ts';
import { addRow, changeRow, type OpenIndex, openIndexes, strikeRow } from '../docket/vaughn-actions.ts';
import type { MatchedEntry } from '../docket/vaughn-match.ts';
import type { Cells } from '../docket/vaughn-row.ts';
import { type Call, type Command, Usage } from './command.ts';
import { wholeWord } from './docket-intake.ts';

export const docketIndexCommands: readonly Command[] = [
	{
		name: 'docket index',
		words: 'REQUEST',
		summary: 'Lists the rows of the indexes of what is withheld; types one, corrects it, strikes it.',
		details: `With --set alone a row is typed: into --index, or into the request’s own typed index. With --row it is corrected:\nwhat --set does not name stays, and an empty text empties a field. What a row was before stays in the history.\nFields: ${indexFields.join(', ')}.`,
		options: [
			{ name: 'index', value: 'NUMBER', meaning: 'The index; not needed where the request has only one.' },
			{ name: 'row', value: 'NUMBER', meaning: 'The row to correct or to strike.' },
			{ name: 'set', value: 'FIELD=TEXT', meaning: 'What a field says, as in exemption=b5.', many: true },
			{ name: 'strike', meaning: 'Take the row out of the index.' },
			{ name: 'reason', value: 'TEXT', meaning: 'Why it is corrected or struck.' },
		],
		needs: 'case',
		run: runIndex,
	},
];

async function runIndex(call: Call): Promise<number> {
	const [number, ...more] = call.words;
	if (number === undefined || more.length > 0)
		throw new Usage('Name the request, for example: uncover docket index 1 --set bates="ICE 1–4" --set exemption=b5');
	const request = wholeWord(number, 'request');
	const { app } = call;
	const row = call.value('row');
	const cells = cellsGiven(call.values('set'));
	const strikes = call.has('strike');
	const reason = call.value('reason') ?? '';
	if (row === undefined) {
		if (strikes) throw new Usage('Name the row to strike with --row.');
		const index = call.value('index');
		if (Object.keys(cells).length > 0) {
			const given = { cells, ...(index === undefined ? {} : { index: wholeWord(index, 'index') }) };
			const added = await addRow(app, request, given);
			return told(call, request, added.index, added.entry.row);
		}
		const all = await openIndexes(app, request);
		if (call.json) call.print(JSON.stringify(all, null, 2));
		else if (all.length === 0) call.print(`No index is kept with request ${request}.`);
		else for (const one of all) list(call, one);
		return 0;
	}
	const index = await indexAsked(call, request);
	const place = wholeWord(row, 'row');
	if (strikes) {
		await strikeRow(app, index, place, reason);
		if (call.json) call.print(JSON.stringify({ index, row: place, struck: true }, null, 2));
		else call.print(`Row ${place} of index ${index} is struck. It stays in the history.`);
		return 0;
	}
	if (Object.keys(cells).length === 0) throw new Usage('Say what the row is to say with --set, or --strike it.');
	await changeRow(app, index, place, { cells, reason });
	return told(call, request, index, place);
}

/** `bates=ICE 1–4`. @throws Usage */
function cellsGiven(given: readonly string[]): Cells {
	const cells: Cells = {};
	for (const one of given) {
		const [, name = '', text = ''] = /^([a-z]+)=(.*)$/s.exec(one) ?? [];
		const field = indexFields.find((known) => known === name);
		if (!field)
			throw new Usage(`--set takes a field and what it says, not “${one}”. Fields: ${indexFields.join(', ')}.`);
		cells[field] = text;
	}
	return cells;
}

async function indexAsked(call: Call, request: number): Promise<number> {
	const given = call.value('index');
	if (given !== undefined) return wholeWord(given, 'index');
	const [only, ...more] = await openIndexes(call.app, request);
	if (!only || more.length > 0)
		throw new Usage(`Name the index with --index; \`uncover docket index ${request}\` lists them.`);
	return only.id;
}

/** The row as it now stands, with the pages it is about. */
async function told(call: Call, request: number, index: number, row: number): Promise<number> {
	const found = (await openIndexes(call.app, request)).find(({ id }) => id === index);
	const matched = found?.match.entries.find(({ entry }) => entry.row === row);
	if (call.json) call.print(JSON.stringify({ index, ...matched }, null, 2));
	else if (matched) for (const line of lines(matched)) call.print(line);
	return 0;
}

function list(call: Call, { id, name, by, at, match, changes }: OpenIndex): void {
	const { entries, notIndexed, released } = match;
	call.print(
		`Index ${id}, ${name} (${by}, ${at.slice(0, 10)}): ${count(entries.length, 'row')}, ${count(changes.length, 'change')} by hand.`,
	);
	call.print(
		`  withheld and not listed: ${count(notIndexed.length, 'page')}; listed and released in full: ${count(released.length, 'page')}`,
	);
	for (const one of entries) for (const line of lines(one)) call.print(`  ${line}`);
}

function lines({ entry, pages, absent, onlyIndex, onlyPages }: MatchedEntry): string[] {
	const { row, ranges, codes, title, description } = entry;
	const besides = [
		absent > 0 ? `${count(absent, 'number')} on no page` : '',
		onlyIndex.length > 0 ? `only in the index ${onlyIndex.join(' ')}` : '',
		onlyPages.length > 0 ? `only on the pages ${onlyPages.join(' ')}` : '',
	].filter(Boolean);
	return [
		`Row ${row}: ${[ranges.map(rangeText).join('; '), codes.join(' '), title || description].filter(Boolean).join('  ')}`,
		`  ${[count(pages.length, 'page'), ...besides].join('; ')}`,
		...entry.problems.map((problem) => `  To look at: ${problem}`),
	];
}
