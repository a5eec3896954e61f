/** The docket on the command line. */

import { readFileSync } from 'node:fs';
import { type Day, parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { rows, standing } from '../docket/answer.ts';
import { reckonDocket } from '../docket/clocks.ts';
import type { Deadline, Reckoning } from '../docket/deadline.ts';
import { type Docket, parseDockets } from '../docket/parse.ts';
import { written } from '../docket/words.ts';
import { type Call, type Command, Usage } from './command.ts';

export const docketCommands: readonly Command[] = [
	{
		name: 'docket clocks',
		words: 'FILE',
		summary: 'Computes every deadline that the events of a request start, with its working.',
		details:
			'FILE is JSON: {"jurisdiction": "US-FED", "events": [{"type": "request_received", "date": "2026-03-02"}]},\nor a list of such, each with an id; - reads it from the standard input.\nWith --json prints [{id, deadlines: [{name, date, latest, safe, rule, citation, steps, checked, …}], flags, values, problems}].\nIt is a draft for counsel, not legal advice.',
		options: [{ name: 'as-of', value: 'DATE', meaning: 'The day to judge from: what is met, due, overdue.' }],
		needs: 'none',
		run: runClocks,
	},
];

async function runClocks(call: Call): Promise<number> {
	const [path, ...more] = call.words;
	if (!path || more.length > 0)
		throw new Usage('Name one file with the events of a request, for example: uncover docket clocks request.json');
	const given = call.value('as-of');
	const asOf = given === undefined ? undefined : parseDay(given);
	const dockets = parseDockets(readJson(path));
	const results = dockets.map((docket) => ({ docket, found: reckonDocket(docket, asOf) }));
	if (results.every(({ found }) => found.deadlines.length === 0 && found.flags.length === 0))
		throw new Refusal(
			'not-valid',
			`Nothing can be computed from ${path}. ${results
				.slice(0, 5)
				.flatMap(({ docket, found }) =>
					found.problems.map((problem) => (results.length > 1 ? `Request ${docket.id}: ${problem}` : problem)),
				)
				.join(' ')}`.trim(),
		);
	if (call.json)
		call.print(
			JSON.stringify(
				results.map(({ docket, found }) => answer(docket, found, asOf)),
				null,
				2,
			),
		);
	else for (const { docket, found } of results) describe(call, docket, found, asOf);
	return 0;
}

function readJson(path: string): unknown {
	let text: string;
	try {
		text = readFileSync(path === '-' ? 0 : path, 'utf8');
	} catch (error) {
		throw new Refusal('not-found', `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
	try {
		return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
	} catch (error) {
		throw new Refusal(
			'not-valid',
			`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}. Correct it and try again.`,
		);
	}
}

function answer(docket: Docket, found: Reckoning, asOf: Day | undefined) {
	const { flags, values, problems, feeBar } = found;
	return {
		id: docket.id,
		jurisdiction: docket.jurisdiction,
		deadlines: rows(found.deadlines, asOf),
		flags,
		values,
		problems,
		...(feeBar ? { fee_bar: feeBar } : {}),
	};
}

/** The duties in order of their days, each with its working, then what was found on the way. */
function describe(call: Call, docket: Docket, found: Reckoning, asOf: Day | undefined): void {
	call.print(`${docket.id}  ${docket.jurisdiction}${asOf ? `  as of ${written(asOf)}` : ''}`);
	for (const deadline of found.deadlines.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
		call.print('');
		call.print(
			`  ${written(deadline.date)}  ${who[deadline.whose]}: ${deadline.duty}${asOf ? ` — ${standing(deadline, asOf)}` : ''}`,
		);
		call.print(`    ${[deadline.name, otherDate(deadline), deadline.citation].filter(Boolean).join('; ')}`);
		for (const step of [...deadline.steps, ...(deadline.readings ?? []).map((reading) => reading.step)])
			call.print(`    · ${step}`);
	}
	if (found.feeBar) call.print(`\n  Fees: ${found.feeBar.reason}`);
	if (found.problems.length > 0) call.print('\n  To look at:');
	for (const problem of found.problems) call.print(`    · ${problem}`);
	call.print('');
}

const who: Readonly<Record<Deadline['whose'], string>> = { agency: 'agency', us: 'we', court: 'court' };

function otherDate(deadline: Deadline): string {
	if (deadline.latest && deadline.latest !== deadline.date) return `latest ${written(deadline.latest)}`;
	return deadline.safe && deadline.safe !== deadline.date ? `safe ${written(deadline.safe)}` : '';
}
