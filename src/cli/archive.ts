/** The archive on the command line. */

import { allCitations, reportBates } from '../archive/actions.ts';
import { citationStyles } from '../archive/cite.ts';
import { listDocuments } from '../archive/document-actions.ts';
import { takeIn } from '../archive/intake-actions.ts';
import { checkCitations, rebuild, verify } from '../archive/integrity-actions.ts';
import { extend, pace, type Sample, sample } from '../archive/pace.ts';
import { listProgress } from '../archive/progress-actions.ts';
import { work } from '../archive/reading-actions.ts';
import type { ImportProgress } from '../archive/search.ts';
import { search } from '../archive/search-actions.ts';
import { asDay, type Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { count, shortened } from '../base/text.ts';
import { type Call, type Command, Usage, wholeNumber } from './command.ts';

export const archiveCommands: readonly Command[] = [
	{
		name: 'import',
		words: 'PATH…',
		summary: 'Takes in files, folders and ZIP archives, reads every page, and recognises scanned ones.',
		details:
			'The originals are copied into the case and never changed. What cannot be read is kept and listed with a sentence.\nThe same files imported again are not taken twice. An import that was cut off goes on with --resume.\nA --case FOLDER that does not exist yet is made.',
		options: [
			{
				name: 'production',
				value: 'NAME',
				meaning: 'What this release delivered; its pages are Bates-numbered together.',
			},
			{ name: 'received', value: 'DATE', meaning: 'The day it was received, as 2011-02-07.' },
			{ name: 'password', value: 'PASSWORD', meaning: 'Tried on every file that asks for one.' },
			{ name: 'resume', meaning: 'Go on with what an earlier import left unread; takes no PATH.' },
		],
		needs: 'new',
		run: runImport,
	},
	{
		name: 'search',
		words: 'QUERY',
		summary:
			'Finds pages: words, "phrases", AND OR NOT, prefix*, NEAR/5, fuzzy~, bates: production: exemption: type: after: before:.',
		details: 'With --json prints {total, hits: [{document, name, page, bates, snippet, address}]}.',
		options: [
			{ name: 'sort', value: 'ORDER', meaning: 'relevance (usual), bates or date.' },
			{ name: 'page', value: 'NUMBER', meaning: 'Which twenty hits; usually 1.' },
		],
		needs: 'case',
		run: runSearch,
	},
	{
		name: 'documents',
		summary: 'Lists the documents of the case with what was read of them.',
		details:
			'With --json prints [{id, name, sha256, pages, textPages, ocrPages, bates: [first, last], exemptions: {code: count}, redactions, quarantined, error}].',
		options: [{ name: 'production', value: 'NAME', meaning: 'Only the documents of one production.' }],
		needs: 'case',
		run: runDocuments,
	},
	{
		name: 'bates',
		words: 'PRODUCTION',
		summary: 'Tells the Bates ranges of a production, and its gaps, overlaps, repeats and unnumbered pages.',
		options: [],
		needs: 'case',
		run: runBates,
	},
	{
		name: 'citations',
		summary: 'Lists the citations made in this case.',
		options: [
			{ name: 'style', value: 'STYLE', meaning: 'plain (usual), brief, article, news, markdown, html or csl.' },
		],
		needs: 'case',
		run: runCitations,
	},
	{
		name: 'check',
		summary: 'Re-reads every citation from its original file and reports those that no longer hold.',
		details: 'Exit status 1 where a citation is lost.',
		options: [],
		needs: 'case',
		run: runCheck,
	},
	{
		name: 'verify',
		summary: 'Hashes every original anew and reports those that are missing or changed.',
		details: 'Exit status 1 where an original is not what it was.',
		options: [],
		needs: 'case',
		run: runVerify,
	},
	{
		name: 'rebuild',
		summary: 'Throws all derived data away (text, boxes, index, pictures) and makes it again from the originals.',
		details: 'Notes, citations and the audit trail stay. Tells whether the result is identical.',
		options: [],
		needs: 'case',
		run: runRebuild,
	},
];

async function runImport(call: Call): Promise<number> {
	const { app } = call;
	if (call.has('resume') && call.words.length > 0)
		throw new Usage('--resume goes on with earlier imports and takes no PATH.');
	if (!call.has('resume') && call.words.length === 0)
		throw new Usage('Name at least one file or folder to import, or give --resume.');
	const before = (await listProgress(app)).filter((one) => one.finished === null).map((one) => one.id);
	let mine: number[] = before;
	if (!call.has('resume')) {
		const received = receivedOn(call);
		call.status('Copying the originals in …');
		const id = await takeIn(app, {
			paths: call.words,
			production: call.value('production'),
			received,
			password: call.value('password'),
		});
		mine = [id];
	}
	await watch(call, mine);
	const told = (await listProgress(app)).filter((one) => mine.includes(one.id));
	if (call.json) call.print(JSON.stringify(call.has('resume') ? told : told[0], null, 2));
	else for (const one of told) describe(call, one);
	if (!call.json && told.length === 0) call.print('Nothing is left to read.');
	// Where nothing at all could be taken in, the sentences above are the refusal.
	const refused = told.length > 0 && told.every((one) => one.files === 0 && one.failures.length > 0);
	return call.signal.aborted || refused ? 1 : 0;
}

function receivedOn(call: Call): Day | undefined {
	const text = call.value('received');
	if (text === undefined) return undefined;
	const day = asDay(text);
	if (!day) throw new Usage(`--received takes a day such as 2011-02-07, not “${text}”.`);
	return day;
}

/** Reads, or watches another process on this case read, until nothing is left of these imports. */
async function watch(call: Call, imports: readonly number[]): Promise<void> {
	let samples: Sample[] = [];
	const tell = async () => {
		const told = (await listProgress(call.app)).filter((one) => imports.includes(one.id));
		const open = told.find((one) => one.stage !== 'done') ?? told[0];
		if (!open) return told;
		samples = extend(samples, sample(open, Date.now()));
		call.status(progressLine({ ...open, ...pace(samples) }));
		return told;
	};
	const timer = setInterval(() => void tell().catch(() => {}), 1000);
	try {
		while (!(await work(call.app, { signal: call.signal, withoutOcr: call.withoutOcr }))) {
			const told = await tell();
			if (call.signal.aborted || told.every((one) => one.stage === 'done')) return;
			await new Promise((resolve) => setTimeout(resolve, 1000));
		}
	} finally {
		clearInterval(timer);
		call.status('');
	}
}

function progressLine(progress: ImportProgress): string {
	const rate =
		progress.rate === null
			? ''
			: `, ${progress.rate < 10 ? progress.rate.toFixed(1) : Math.round(progress.rate)} pages/s`;
	const left = progress.left === null ? '' : `, ${duration(progress.left)} left`;
	switch (progress.stage) {
		case 'recognising':
			return `Recognising scanned pages: ${progress.ocrDone} of ${progress.ocrPages}${rate}${left}`;
		case 'finishing':
			return 'Numbering the pages …';
		default:
			return `Reading: ${count(progress.filesDone, 'file')} of ${progress.files}, ${progress.pagesDone} of ${count(progress.pages, 'page')}${rate}${left}`;
	}
}

function duration(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function describe(call: Call, progress: ImportProgress): void {
	const where = progress.production ? ` into “${progress.production}”` : '';
	call.print(
		`Import ${progress.id}${where}: ${count(progress.files, 'file')}, ${count(progress.pages, 'page')} read, ${count(progress.ocrDone, 'page')} recognised by OCR.`,
	);
	if (progress.failures.length === 0) return;
	call.print(`${count(progress.failures.length, 'file')} could not be read or need a look:`);
	for (const failure of progress.failures) call.print(`  ${failure.path}: ${failure.sentence}`);
}

async function runSearch(call: Call): Promise<number> {
	if (call.words.length === 0) throw new Usage('Give the words to search for, such as `uncover search "opt out"`.');
	const sort = call.value('sort') ?? 'relevance';
	if (sort !== 'relevance' && sort !== 'bates' && sort !== 'date')
		throw new Usage(`--sort takes relevance, bates or date, not “${sort}”.`);
	const answer = await search(call.app, {
		query: call.words.join(' '),
		sort,
		page: wholeNumber(call, 'page', 1, 1, 1_000_000),
	});
	if (call.json) {
		call.print(JSON.stringify(answer, null, 2));
		return 0;
	}
	call.print(
		`${count(answer.total, 'page')}${answer.unread > 0 ? ` so far (${count(answer.unread, 'page')} not read yet)` : ''}`,
	);
	for (const hit of answer.hits) {
		call.print('');
		call.print(`${hit.address}  ${hit.bates ?? ''}  ${shortened(hit.name, 60)}`.trimEnd());
		call.print(`  ${hit.snippet}`);
	}
	return 0;
}

async function runDocuments(call: Call): Promise<number> {
	const production = call.value('production');
	const documents = await listDocuments(call.app, production === undefined ? {} : { production });
	if (call.json) call.print(JSON.stringify(documents, null, 2));
	else
		for (const one of documents) {
			const bates = one.bates[0] ? `  ${one.bates[0]} – ${one.bates[1]}` : '';
			const state = one.error ? `  ${one.error}` : one.state === 'read' ? '' : `  ${one.state}`;
			call.print(
				`${String(one.id).padStart(5)}  ${count(one.pages, 'page').padStart(11)}  ${one.path}${bates}${one.quarantined ? '  QUARANTINED' : ''}${state}`,
			);
		}
	return 0;
}

async function runBates(call: Call): Promise<number> {
	if (call.words.length === 0) throw new Usage('Name the production whose numbers you want to see.');
	const report = await reportBates(call.app, call.words.join(' '));
	if (call.json) {
		call.print(JSON.stringify(report, null, 2));
		return 0;
	}
	for (const [first, last] of report.ranges) call.print(`${first} – ${last}`);
	for (const gap of report.gaps)
		call.print(`gap: ${count(gap.missing, 'number')} missing between ${gap.after} and ${gap.before}`);
	for (const repeat of report.repeats)
		call.print(
			`repeat: ${repeat.printed} on ${repeat.places.map((at) => `/d/${at.document}/p/${at.page}`).join(', ')}`,
		);
	for (const overlap of report.overlaps)
		call.print(`overlap: documents ${overlap.documents.join(' and ')} both hold ${overlap.first} – ${overlap.last}`);
	if (report.unnumbered.length > 0) call.print(`${count(report.unnumbered.length, 'page')} without a number`);
	return 0;
}

async function runCitations(call: Call): Promise<number> {
	const style = citationStyles.find((name) => name === (call.value('style') ?? 'plain'));
	if (!style) throw new Usage(`--style takes ${citationStyles.join(', ')}.`);
	const citations = await allCitations(call.app, '');
	if (call.json) call.print(JSON.stringify(citations, null, 2));
	else for (const one of citations) call.print(one.styles[style]);
	return 0;
}

async function runCheck(call: Call): Promise<number> {
	const result = await checkCitations(call.app);
	if (call.json) call.print(JSON.stringify(result, null, 2));
	else {
		call.print(
			`${count(result.checked, 'citation')} checked: ${result.exact} exact, ${result.moved} moved on the page, ${result.lost.length} lost.`,
		);
		for (const lost of result.lost) call.print(`  ${lost.address}  “${shortened(lost.exact, 60)}”  ${lost.reason}`);
	}
	return result.lost.length > 0 ? 1 : 0;
}

async function runVerify(call: Call): Promise<number> {
	const result = await verify(call.app, (done, of) => call.status(`Hashing originals: ${done} of ${of}`));
	call.status('');
	if (call.json) call.print(JSON.stringify(result, null, 2));
	else {
		call.print(
			`${count(result.originals, 'original')}, ${(result.bytes / 1e6).toFixed(1)} MB: ${result.wrong.length === 0 ? 'all are what they were.' : `${result.wrong.length} are not what they were.`}`,
		);
		for (const wrong of result.wrong) call.print(`  ${wrong.paths.join(', ')}: ${wrong.why}`);
	}
	return result.wrong.length > 0 ? 1 : 0;
}

async function runRebuild(call: Call): Promise<number> {
	call.status('Reading everything again …');
	const result = await rebuild(call.app, { signal: call.signal, withoutOcr: call.withoutOcr });
	call.status('');
	if (call.signal.aborted)
		throw new Refusal('unavailable', 'The rebuild was interrupted. `uncover import --resume` goes on with it.');
	if (call.json) call.print(JSON.stringify(result, null, 2));
	else
		call.print(
			result.identical
				? 'Everything was made again, identically.'
				: 'Everything was made again; the result differs from before (another OCR engine or version reads differently).',
		);
	return 0;
}
