/** Commands of the house itself: making a case, opening the desk, the practice production, the audit trail, the manual's reference pages. */

import { checkTrail, listTrail } from '../access/audit.ts';
import { overview } from '../archive/actions.ts';
import { takeIn } from '../archive/intake-actions.ts';
import { dayOf } from '../base/day.ts';
import { count } from '../base/text.ts';
import { releaseRequest } from '../docket/actions.ts';
import { loadDocket } from '../docket/case-actions.ts';
import { listStandings } from '../docket/standing-actions.ts';
import { loadLedger } from '../ledger/actions.ts';
import { type Call, type Command, Usage, wholeNumber } from './command.ts';

export const houseCommands: readonly Command[] = [
	{
		name: 'new',
		words: 'FOLDER',
		summary: 'Makes an empty case: a folder with uncover.json, which then holds everything.',
		options: [{ name: 'title', value: 'TITLE', meaning: 'What the case is called; usually the folder’s name.' }],
		needs: 'none',
		run: runNew,
	},
	{
		name: 'start',
		summary: 'Opens the desk in the browser: serves the case at 127.0.0.1 and prints the address with its token.',
		details: 'Reads on with whatever waits. Stop it with Ctrl-C; nothing is lost.',
		options: [
			{ name: 'port', value: 'NUMBER', meaning: 'The port; usually 4600, or the next free one.' },
			{
				name: 'practice',
				meaning: 'Where there is no case yet, make one and fill it with an invented production to try things on.',
			},
		],
		needs: 'new',
		run: runStart,
	},
	{
		name: 'practice',
		words: 'FOLDER',
		summary: 'Makes an invented production with its truth beside it, for training and for measuring accuracy.',
		details: 'Every page says that it is invented. The same pages and seed give the same bytes.',
		options: [
			{ name: 'pages', value: 'NUMBER', meaning: 'About how many pages; usually 200.' },
			{ name: 'seed', value: 'TEXT', meaning: 'Another seed gives another production; usually 1.' },
		],
		needs: 'none',
		run: runPractice,
	},
	{
		name: 'trail',
		summary: 'Prints the audit trail, newest first, and whether its chain is whole.',
		details: 'Exit status 1 where the chain is broken.',
		options: [{ name: 'most', value: 'NUMBER', meaning: 'How many acts; usually 50.' }],
		needs: 'case',
		run: runTrail,
	},
];

async function runNew(call: Call): Promise<number> {
	const [folder] = call.words;
	if (!folder) throw new Usage('Name the folder of the new case.');
	const title = call.value('title') ?? folder.split('/').filter(Boolean).at(-1) ?? folder;
	await call.make.newCase(folder, { title, person: call.value('person') });
	if (call.json) call.print(JSON.stringify({ folder, title }));
	else call.print(`Made the case “${title}” in ${folder}.`);
	return 0;
}

async function runStart(call: Call): Promise<number> {
	if (call.has('practice')) await fillWithPractice(call);
	await call.make.serve(call.app, {
		onOpen(address) {
			if (call.json) call.print(JSON.stringify({ address }));
			else
				call.print(
					`“${call.app.case.title}” is open at\n\n  ${address}\n\nThat is the site, signed in; the desk is at ${new URL('/desk', address)}. Stop it with Ctrl-C.`,
				);
		},
	});
	return 0;
}

/** An empty practice case gets the first case’s ledger and docket and an invented production; one that holds anything is left as it is. */
async function fillWithPractice(call: Call): Promise<void> {
	const { app } = call;
	if (!app.case.practice || (await overview(app)).documents > 0) return;
	// The story of Secure Communities is true and has its sources; only the production to try things on is invented.
	call.status('Loading the ledger and the docket of Secure Communities');
	await loadLedger(app);
	await loadDocket(app);
	// All of it stands in public sources, so that its requests are on the site from the start.
	for (const { request } of await listStandings(app)) await releaseRequest(app, request.id, true);
	const { folder, done } = await app.files.scratch();
	try {
		await call.make.practice(folder, {
			pages: 120,
			seed: '1',
			onProgress: (made, of) => call.status(`Making an invented production to try things on: ${made} of ${of} pages`),
		});
		call.status('');
		await takeIn(app, {
			paths: [`${folder}/production`],
			production: 'Practice production (invented)',
			received: dayOf(app.now()),
		});
	} finally {
		await done();
	}
}

async function runPractice(call: Call): Promise<number> {
	const [folder] = call.words;
	if (!folder) throw new Usage('Name the folder that the practice production goes into.');
	const made = await call.make.practice(folder, {
		pages: wholeNumber(call, 'pages', 200, 10, 100_000),
		seed: call.value('seed') ?? '1',
		onProgress: (done, of) => call.status(`Making pages: ${done} of ${of}`),
	});
	call.status('');
	if (call.json) call.print(JSON.stringify(made, null, 2));
	else
		call.print(
			`Made ${count(made.pages, 'invented page')} in ${count(made.files, 'file')}; the truth is in ${made.truth}.`,
		);
	return 0;
}

async function runTrail(call: Call): Promise<number> {
	const acts = await listTrail(call.app.db, { limit: wholeNumber(call, 'most', 50, 1, 100_000) });
	const check = await checkTrail(call.app.db);
	if (call.json) call.print(JSON.stringify({ acts, check }, null, 2));
	else {
		for (const act of acts)
			call.print(`${act.at.slice(0, 19).replace('T', ' ')}  ${act.person}  ${act.action}  ${act.subject}`);
		call.print(check.broken ? check.broken.why : `${count(check.acts, 'act')}, the chain is whole.`);
	}
	return check.broken ? 1 : 0;
}
