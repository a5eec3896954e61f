/** The statistics on the command line. */

import { Refusal } from '../base/refusal.ts';
import { allStatistics, statisticNamed } from '../statistics/catalogue.ts';
import { resultText, type Statistic } from '../statistics/statistic.ts';
import { type Call, type Command, Usage } from './command.ts';

export const statisticsCommands: readonly Command[] = [
	{
		name: 'statistics test',
		words: "NAME '{…}'",
		summary: 'Runs one statistic on given counts, and prints it with its intervals as JSON.',
		details:
			'The counts are JSON, after NAME or after --json: uncover statistics test wilson --json \'{"x": 6, "n": 375}\'.\nWhat cannot be estimated is null, what has no end is "Infinity". --list names all statistics and what they take.',
		options: [{ name: 'list', meaning: 'Name all statistics with their input; with a NAME that one only.' }],
		needs: 'none',
		run: runTest,
	},
];

async function runTest(call: Call): Promise<number> {
	const [name, text, more] = call.words;
	if (more !== undefined)
		throw new Usage(`One NAME and one JSON text, not also “${more}”. Put the JSON into single quotes.`);
	if (call.has('list')) {
		list(call, name === undefined ? allStatistics() : [statisticNamed(name)]);
		return 0;
	}
	if (name === undefined) throw new Usage('Name a statistic. `uncover statistics test --list` lists them.');
	const statistic = statisticNamed(name);
	if (text === undefined)
		throw new Usage(`Give ${statistic.name} its counts as JSON, such as '${JSON.stringify(statistic.example)}'.`);
	call.print(resultText(statistic.run(parse(text))));
	return 0;
}

function list(call: Call, statistics: readonly Statistic[]): void {
	if (call.json) {
		call.print(
			resultText(
				statistics.map(({ name, also, question, fields, example }) => ({ name, also, question, fields, example })),
			),
		);
		return;
	}
	for (const { name, question, fields, example } of statistics) {
		call.print(`${name}: ${question}`);
		for (const field of fields) call.print(`  ${field.name}${field.isOptional ? '?' : ''}  ${field.meaning}`);
		call.print(`  '${JSON.stringify(example)}'`);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Refusal(
			'not-valid',
			`The counts are no JSON: ${error instanceof Error ? error.message : String(error)}. Write them as '{"x": 6, "n": 375}'.`,
		);
	}
}
