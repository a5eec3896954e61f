/** Taking a ledger out of a case and into another, and the history of what persons changed, on the command line. */

import { count } from '../base/text.ts';
import { loadLedger } from '../ledger/actions.ts';
import { allChanges } from '../ledger/desk-actions.ts';
import { exportFormats, exportLedger, importPopolo } from '../ledger/export-actions.ts';
import { type Call, type Command, Usage } from './command.ts';

export const exchangeCommands: readonly Command[] = [
	{
		name: 'ledger export',
		words: 'FOLDER',
		summary: 'Writes the ledger of the case into a folder: as it stands, with all that was changed at the desk.',
		details:
			'csv writes the files that `ledger load` reads, json the same in one file (ledger.json), popolo people and offices (popolo.json).\nThe folder must be empty or missing. The history of changes stays with the case; `ledger changes` prints it.',
		options: [{ name: 'format', value: 'FORMAT', meaning: 'csv (usual), json or popolo.' }],
		needs: 'case',
		run: runExport,
	},
	{
		name: 'ledger import',
		words: 'PATH',
		summary: 'Takes in a folder written by `ledger export`, or adds the people and offices of a Popolo file.',
		details:
			'A folder is loaded in place of what was loaded before, as `ledger load` does. Of a Popolo file, people and offices that the ledger does not have are added as if at the desk; each membership needs a source.',
		options: [],
		needs: 'case',
		run: runImport,
	},
	{
		name: 'ledger changes',
		summary: 'Lists what persons changed in the ledger: who, when, why, and what the earlier version said.',
		options: [],
		needs: 'case',
		run: runChanges,
	},
];

async function runExport(call: Call): Promise<number> {
	const [folder, ...more] = call.words;
	if (folder === undefined || more.length > 0) throw new Usage('Name one folder to write the ledger into.');
	const wanted = call.value('format') ?? 'csv';
	const format = exportFormats.find((one) => one === wanted);
	if (!format) throw new Usage(`--format takes ${exportFormats.join(', ')}, not “${wanted}”.`);
	const written = await exportLedger(call.app, folder, format);
	call.print(
		call.json
			? JSON.stringify(written, null, 2)
			: `Wrote ${count(written.files.length, 'file')} into ${written.folder}.`,
	);
	return 0;
}

async function runImport(call: Call): Promise<number> {
	const [path, ...more] = call.words;
	if (path === undefined || more.length > 0) throw new Usage('Name one folder, or one Popolo file.');
	if (!path.endsWith('.json') || path.endsWith('ledger.json')) {
		const loaded = await loadLedger(call.app, path.replace(/[\\/]?ledger\.json$/, '') || '.');
		call.print(
			call.json
				? JSON.stringify(loaded, null, 2)
				: `Loaded ${count(loaded.events, 'event')}, ${count(loaded.statements, 'statement')} and ${count(loaded.people, 'person', 'people')}.`,
		);
		return 0;
	}
	const added = await importPopolo(call.app, path);
	call.print(
		call.json
			? JSON.stringify(added, null, 2)
			: `Added ${count(added.people, 'person', 'people')}, ${count(added.offices, 'office')} and ${count(added.sources, 'source')}.`,
	);
	return 0;
}

async function runChanges(call: Call): Promise<number> {
	const changes = await allChanges(call.app);
	if (call.json) call.print(JSON.stringify(changes, null, 2));
	else {
		for (const { at, by, act, kind, thing, reason } of changes)
			call.print(`${at.slice(0, 16).replace('T', ' ')}  ${by}: ${act} ${kind} ${thing}. ${reason}`);
		call.print(`${count(changes.length, 'change')}.`);
	}
	return 0;
}
