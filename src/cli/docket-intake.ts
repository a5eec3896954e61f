/** What is taken into the docket from files: indexes of what is withheld, requests filed elsewhere, annual reports. */

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Refusal } from '../base/refusal.ts';
import { count, shortened } from '../base/text.ts';
import { type AgencyYear, overYears } from '../docket/agency-report.ts';
import { importRequests, keepReports, readReports } from '../docket/intake-actions.ts';
import { requestColumns } from '../docket/intake-requests.ts';
import { indexFields, parseColumns, rangeText } from '../docket/vaughn.ts';
import { glanceIndex, keepIndex, matchRequest, readIndexFile } from '../docket/vaughn-actions.ts';
import { type IndexMatch, runsOf } from '../docket/vaughn-match.ts';
import { type Call, type Command, Usage } from './command.ts';

export const docketIntakeCommands: readonly Command[] = [
	{
		name: 'docket vaughn',
		words: 'FILE',
		summary: 'Reads an agency’s index of what it withholds, and holds it against the pages that came.',
		details: `FILE is a table: CSV, Excel (.xlsx) or Word (.docx). Without --request it only tells what its columns seem to hold.\nFields for --columns: ${indexFields.join(', ')}.`,
		options: [
			{ name: 'request', value: 'NUMBER', meaning: 'The request whose releases the index is about.' },
			{ name: 'columns', value: 'LIST', meaning: 'What the columns hold, as in bates=1,exemption=4.' },
			{ name: 'table', value: 'NUMBER', meaning: 'Which table of the file, from 1.' },
			{ name: 'keep', meaning: 'Keep the index with the request.' },
		],
		needs: 'case',
		run: runVaughn,
	},
	{
		name: 'docket import',
		words: 'FILE',
		summary: 'Takes in requests that were filed elsewhere; what is there already is left as it is.',
		details: `FILE is a table (CSV, .xlsx) with a row for each request, or JSON as MuckRock’s API gives it.\nColumns: ${requestColumns.join(', ')}; agency and title must be there.\nLetters from MuckRock become notes, which move no clock until a person says what they are.`,
		options: [{ name: 'agency', value: 'ID', meaning: 'The agency, for requests that name none of this case.' }],
		needs: 'case',
		run: runImport,
	},
	{
		name: 'docket reports',
		words: 'FILE…',
		summary: 'Reads annual FOIA reports (XML from FOIA.gov, also in ZIP): backlog and time taken, year by year.',
		options: [
			{ name: 'component', value: 'ABBREVIATION', meaning: 'Only this one, such as ICE; else each agency as a whole.' },
			{ name: 'keep', meaning: 'Keep the figures with the case, for the pages of its agencies.' },
		],
		needs: 'case',
		run: runReports,
	},
];

async function runVaughn(call: Call): Promise<number> {
	const [path, ...more] = call.words;
	if (path === undefined || more.length > 0) throw new Usage('Name one file with the index.');
	const name = basename(path);
	const given = call.value('columns');
	const table = wholeWord(call.value('table') ?? '1', 'table') - 1;
	const columns =
		given === undefined ? (await glanceIndex(call.app, needFile(path), name)).columns : parseColumns(given, table);
	const request = call.value('request');
	const { entries } = await readIndexFile(call.app, needFile(path), name, columns);
	if (request === undefined) {
		if (call.json) call.print(JSON.stringify({ columns, entries }, null, 2));
		else {
			call.print(
				`${count(entries.length, 'entry', 'entries')} in ${name}. The columns seem to be ${Object.entries(
					columns.fields,
				)
					.map(([field, column]) => `${field}=${column + 1}`)
					.join(',')}.`,
			);
			call.print('Look at that. If it is right, name the request with --request; else say it with --columns.');
		}
		return 0;
	}
	const id = wholeWord(request, 'request');
	const match = await matchRequest(call.app, id, entries);
	if (call.has('keep')) await keepIndex(call.app, id, { name, columns, entries });
	if (call.json) call.print(JSON.stringify({ columns, match }, null, 2));
	else for (const line of compared(match)) call.print(line);
	return 0;
}

function compared(match: IndexMatch): string[] {
	const { entries, notIndexed, released, repeated, boilerplate, unnumbered, covered } = match;
	const lines = [
		`${count(entries.length, 'entry', 'entries')}${covered === null ? '' : `; ${Math.floor(covered * 100)} % of the withheld pages are listed`}.`,
	];
	lines.push(
		`Withheld and not listed: ${count(notIndexed.length, 'page')}.`,
		...runsOf(notIndexed)
			.slice(0, 40)
			.map((run) => `  ${run}`),
	);
	lines.push(
		`Listed and released in full: ${count(released.length, 'page')}.`,
		...released.slice(0, 40).map(({ entry, page }) => `  ${page.bates ?? ''} (row ${entry.row})`),
	);
	const absent = entries.filter((one) => one.absent > 0);
	if (absent.length > 0)
		lines.push(
			'Listed, and on no page that came:',
			...absent
				.slice(0, 40)
				.map(
					({ entry, absent: pages }) =>
						`  row ${entry.row}: ${entry.ranges.map(rangeText).join('; ')} (${count(pages, 'number')})`,
				),
		);
	const other = entries.filter((one) => one.onlyPages.length > 0 || one.onlyIndex.length > 0);
	if (other.length > 0)
		lines.push(
			'Other exemptions in the index than on the pages:',
			...other
				.slice(0, 40)
				.map(
					({ entry, onlyIndex, onlyPages }) =>
						`  row ${entry.row}: ${[onlyIndex.length > 0 ? `only in the index ${onlyIndex.join(' ')}` : '', onlyPages.length > 0 ? `only on the pages ${onlyPages.join(' ')}` : ''].filter(Boolean).join('; ')}`,
				),
		);
	if (repeated.length > 0) lines.push(`In several entries: ${count(repeated.length, 'page')}.`);
	for (const { justification, rows } of boilerplate.slice(0, 5))
		lines.push(
			`The same reason ${rows.length} times (rows ${rows.slice(0, 8).join(', ')}${rows.length > 8 ? ' …' : ''}): “${shortened(justification, 90)}”`,
		);
	if (unnumbered > 0) lines.push(`${count(unnumbered, 'withheld page')} without a number, which no index can list.`);
	for (const { entry } of entries) for (const problem of entry.problems) lines.push(`To look at: ${problem}`);
	return lines;
}

async function runImport(call: Call): Promise<number> {
	const [path, ...more] = call.words;
	if (path === undefined || more.length > 0) throw new Usage('Name one file with requests.');
	const result = await importRequests(call.app, needFile(path), call.value('agency'));
	if (call.json) call.print(JSON.stringify(result, null, 2));
	else {
		call.print(`${count(result.added.length, 'request')} taken in; ${result.there} were there.`);
		for (const { place, sentence } of result.flaws) call.print(`  ${place}: ${sentence}`);
	}
	return 0;
}

async function runReports(call: Call): Promise<number> {
	if (call.words.length === 0) throw new Usage('Name one or more annual reports.');
	const { years, flaws } = await readReports(call.app, call.words.map(needFile), (name) =>
		call.status(`Reading ${name}`),
	);
	call.status('');
	if (call.has('keep')) await keepReports(call.app, years);
	const component = call.value('component');
	const wanted =
		component === undefined
			? years
					.filter((row) => row.component === row.agency)
					.toSorted((a, b) => (a.agency < b.agency ? -1 : a.agency > b.agency ? 1 : a.year - b.year))
			: overYears(years, component);
	if (call.json) call.print(JSON.stringify({ years: wanted, flaws }, null, 2));
	else {
		call.print(
			'agency    component  year   received  decided  waiting  backlog  simple  complex  (median working days)',
		);
		for (const row of wanted) call.print(yearLine(row));
		for (const { place, sentence } of flaws) call.print(`  ${place}: ${sentence}`);
	}
	if (years.length === 0) throw new Refusal('not-valid', 'None of these files is an annual report that can be read.');
	return 0;
}

function yearLine(row: AgencyYear): string {
	const cell = (value: number | null, width: number) =>
		(value === null ? '–' : value === 0.5 ? '<1' : value.toLocaleString('en-US')).padStart(width);
	return `${row.agency.padEnd(10)}${row.component.padEnd(11)}${row.year}${cell(row.received, 11)}${cell(row.processed, 9)}${cell(row.pendingEnd, 9)}${cell(row.backlog, 9)}${cell(row.simple.median, 8)}${cell(row.complex.median, 9)}`;
}

/** @throws Usage */
export function wholeWord(text: string, what: string): number {
	if (!/^[1-9]\d{0,9}$/.test(text)) throw new Usage(`“${text}” is not the number of a ${what}.`);
	return Number(text);
}

/** @throws Refusal not-found. */
export function needFile(path: string): string {
	if (!existsSync(path)) throw new Refusal('not-found', `There is no file ${path}.`);
	return resolve(path);
}
