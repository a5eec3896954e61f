/** docs/reference: pages of the manual that are made from the program itself, so that they cannot say anything else. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Refusal } from '../base/refusal.ts';
import { type Call, type Command, help, type Setting } from './command.ts';

const folder = new URL('../../docs/reference/', import.meta.url);
const migrations = new URL('../../migrations/', import.meta.url);

export const referenceCommands: readonly Command[] = [
	{
		name: 'reference',
		summary: 'Writes the reference pages of the manual from the program itself.',
		options: [{ name: 'check', meaning: 'Write nothing; exit status 1 where a page is stale.' }],
		needs: 'none',
		run: runReference,
	},
];

async function runReference(call: Call): Promise<number> {
	const { commands, settings } = call.make;
	const stale: string[] = [];
	for (const [name, text] of Object.entries(pages(commands, settings))) {
		const file = new URL(name, folder);
		if (read(file) === text) continue;
		stale.push(name);
		if (!call.has('check')) writeFileSync(file, text);
	}
	if (call.has('check') && stale.length > 0)
		throw new Refusal(
			'in-conflict',
			`These pages of docs/reference are stale: ${stale.join(', ')}. Run \`npm run docs\`.`,
		);
	if (call.json) call.print(JSON.stringify({ stale }));
	else call.print(stale.length === 0 ? 'The reference pages are what they should be.' : `Wrote ${stale.join(', ')}.`);
	return 0;
}

const made = 'Made by `npm run docs` from the program itself; change it there, not here.';

function pages(commands: readonly Command[], settings: readonly Setting[]): Record<string, string> {
	return {
		'cli.md': [
			'# Commands',
			made,
			...commands.map((command) => `## ${command.name}\n\n\`\`\`text\n${help(command)}\n\`\`\``),
		]
			.join('\n\n')
			.concat('\n'),
		'config.md': [
			'# Settings',
			made,
			'A flag wins over the environment.',
			[
				'| variable | flag | what it sets | where it is not set |',
				'| --- | --- | --- | --- |',
				...settings.map(
					(one) => `| \`${one.name}\` | ${one.flag ? `\`${one.flag}\`` : ''} | ${one.meaning} | ${one.usual} |`,
				),
			].join('\n'),
		]
			.join('\n\n')
			.concat('\n'),
		'schema.md': [
			'# Tables',
			made,
			'A case is one SQLite database. Migrations run once, in this order; a released one is never changed.',
			...readdirSync(migrations)
				.filter((name) => name.endsWith('.sql'))
				.sort()
				.map((name) => `## ${name}\n\n\`\`\`sql\n${readFileSync(new URL(name, migrations), 'utf8').trim()}\n\`\`\``),
		]
			.join('\n\n')
			.concat('\n'),
	};
}

function read(file: URL): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
