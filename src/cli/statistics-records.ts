/** Records and measures on the command line. */

import { basename } from 'node:path';
import { parseDay } from '../base/day.ts';
import { count } from '../base/text.ts';
import { allClaims, allDatasets, allMeasures, openDataset } from '../statistics/dataset-actions.ts';
import { asCsv, asStata } from '../statistics/export.ts';
import { linkStays } from '../statistics/link-actions.ts';
import { type Load, type LoadedSheet, type Planned, planLoad, resumeLoads } from '../statistics/load-actions.ts';
import { loadFiles } from '../statistics/loads-actions.ts';
import { computeMeasure } from '../statistics/measure-actions.ts';
import { paceOf } from '../statistics/pace.ts';
import { parseFilter } from '../statistics/question.ts';
import type { Progress } from '../statistics/record-actions.ts';
import { printed } from '../statistics/table.ts';
import { type Call, type Command, Usage } from './command.ts';
import { claimLines, datasetLines, measureLines, planLines, qualityLines, tableLines } from './statistics-print.ts';

export const recordCommands: readonly Command[] = [
	{
		name: 'statistics load',
		words: 'FILE… --as KIND',
		summary: 'Takes the records of released tables in: CSV (also gzip), TSV, bars, XLSX, XLS.',
		details:
			'KIND is arrests, removals, encounters, detainers or detentions. The original goes into the archive; the head that was found and\nwhat each column was taken for are printed. What was recognised by name is loaded; where something was guessed, look and add --yes.\nThe columns are remembered in a file under statistics/mappings of the case, which you may correct.',
		options: [
			{ name: 'as', value: 'KIND', meaning: 'What one row is.' },
			{ name: 'into', value: 'NAME', meaning: 'The dataset; usually the kind’s name.' },
			{
				name: 'sheet',
				value: 'NAME',
				meaning: 'Only this sheet of a workbook; may be given several times.',
				many: true,
			},
			{ name: 'production', value: 'NAME', meaning: 'The production the file belongs to, for the archive.' },
			{ name: 'received', value: 'DAY', meaning: 'When it was received, such as 2019-06-01.' },
			{ name: 'plan', meaning: 'Only print what would be loaded.' },
			{ name: 'yes', meaning: 'Load what was guessed too.' },
			{ name: 'despite-checks', meaning: 'Load although a check says stop; the rows stay flagged.' },
			{ name: 'resume', meaning: 'Finish loads that were cut off.' },
		],
		needs: 'new',
		run: runLoad,
	},
	{
		name: 'statistics datasets',
		words: '[NAME]',
		summary:
			'Lists the datasets; with a NAME its quality report: checks, withheld cells, spellings the codebook does not have.',
		options: [],
		needs: 'case',
		run: runDatasets,
	},
	{
		name: 'statistics measures',
		summary: 'Lists the measures and what each asks.',
		options: [],
		needs: 'maybe',
		run: runMeasures,
	},
	{
		name: 'statistics measure',
		words: 'NAME',
		summary:
			'Computes a measure: each group with its value, interval, denominator and what is unknown; small cells hidden.',
		details:
			'With --json: {measure, definition, rows: [{…by, value, low, high, n, unknown, suppressed}]}.\nA filter is field:value,value; field: alone means not known.',
		options: [
			{ name: 'by', value: 'NAMES', meaning: 'Up to two dimensions, such as aor,fy.' },
			{ name: 'filter', value: 'FIELD:VALUES', meaning: 'Only these groups; may be given several times.', many: true },
			{ name: 'dataset', value: 'NAME', meaning: 'The dataset; usually the kind the measure counts.' },
			{ name: 'way', value: 'WAY', meaning: 'What is unknown counts as: known (left out), no, yes.' },
			{ name: 'interval', value: 'NAME', meaning: 'wilson, clopper-pearson or jeffreys.' },
			{ name: 'level', value: 'NUMBER', meaning: 'Level of the intervals; usually 0.95.' },
			{ name: 'rule', value: 'NAME', meaning: 'A rule for duplicates; may be given several times.', many: true },
			{ name: 'threshold', value: 'NUMBER', meaning: 'Counts below it are hidden; usually 11, at least 5.' },
			{ name: 'format', value: 'FORMAT', meaning: 'csv, or stata for a do-file.' },
			{ name: 'sql', meaning: 'Print the query too.' },
		],
		needs: 'case',
		run: runMeasure,
	},
	{
		name: 'statistics claims',
		summary: 'Sets what officials said beside the measure that tests it, with the gap between the two definitions.',
		options: [],
		needs: 'case',
		run: runClaims,
	},
	{
		name: 'statistics link',
		words: '[ARRESTS DETENTIONS]',
		summary: 'Links stays in detention to arrests of the same person, one to one, and counts what each step left.',
		options: [],
		needs: 'case',
		run: runLink,
	},
];

async function runLoad(call: Call): Promise<number> {
	if (call.has('resume')) {
		const finished = await resumeLoads(call.app, (source, progress) =>
			call.status(`${source.file}: ${progressText(progress)}`),
		);
		call.status('');
		call.print(call.json ? JSON.stringify({ finished }) : `Finished ${count(finished, 'load')}.`);
		return 0;
	}
	const as = call.value('as');
	if (call.words.length === 0 || as === undefined)
		throw new Usage('Name a file and what its rows are: uncover statistics load arrests.csv --as arrests');
	const received = call.value('received');
	const loads = call.words.map(
		(path): Load => ({
			path,
			as,
			into: call.value('into'),
			...(call.values('sheet').length > 0 ? { sheets: call.values('sheet') } : {}),
			production: call.value('production'),
			...(received === undefined ? {} : { received: parseDay(received) }),
			confirmed: call.has('yes'),
			despiteChecks: call.has('despite-checks'),
		}),
	);
	const planned: Planned[] = [];
	for (const load of loads) {
		const { plans, passed } = await planLoad(call.app, load);
		planned.push(...plans);
		if (call.json) continue;
		for (const plan of plans) for (const line of planLines(plan)) call.print(line);
		for (const sentence of passed) call.print(`Left out: ${sentence}`);
	}
	if (call.has('plan')) {
		if (call.json) call.print(JSON.stringify(planned, null, 2));
		return 0;
	}
	const began = new Map<Load, number>();
	const results = await loadFiles(call.app, loads, (load, plan, progress) => {
		const since = began.get(load) ?? performance.now();
		began.set(load, since);
		call.status(`${named(plan)}: ${progressText(progress, since)}`);
	});
	call.status('');
	const loaded = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
	if (!call.json)
		for (const one of loaded)
			if (one.made) for (const line of qualityLines(named(one), one.made.quality, one.made.flagged)) call.print(line);
			else call.print(`${named(one)} is in the dataset “${one.into}” already.`);
	for (const result of results) if (result.status === 'rejected') throw result.reason;
	if (call.json) call.print(JSON.stringify(loaded.map(loadedJson), null, 2));
	return 0;
}

function loadedJson(one: LoadedSheet) {
	return {
		file: one.file,
		sheet: one.name,
		dataset: one.into,
		status: one.status,
		source: one.source,
		rows: one.made?.rows ?? null,
		flagged: one.made?.flagged ?? null,
	};
}

function named(plan: Planned): string {
	return plan.name === '' ? basename(plan.file) : `${basename(plan.file)}, sheet “${plan.name}”`;
}

/** `reading 120,000 rows, 45 % (30,000 a second, 8 s left)`. */
function progressText({ stage, rows, share }: Progress, began?: number): string {
	const words = { reading: 'reading', typing: 'sorting out', checking: 'checking' }[stage];
	if (began === undefined || stage !== 'reading') return `${words} ${count(rows, 'row')}`;
	const { perSecond, secondsLeft } = paceOf({ rows, share }, (performance.now() - began) / 1000);
	const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
	return `${words} ${count(rows, 'row')}${share === null ? '' : `, ${Math.round(share * 100)} %`} (${perSecond.toLocaleString('en-US')} a second${left})`;
}

async function runDatasets(call: Call): Promise<number> {
	const [name] = call.words;
	if (name === undefined) {
		const datasets = await allDatasets(call.app);
		if (call.json) call.print(JSON.stringify(datasets, null, 2));
		else for (const line of datasetLines(datasets)) call.print(line);
		return 0;
	}
	const page = await openDataset(call.app, name);
	if (call.json) call.print(JSON.stringify(page, null, 2));
	else
		for (const source of page.dataset.sources) {
			const label = source.sheet === '' ? source.file : `${source.file}, sheet “${source.sheet}”`;
			if (source.quality) for (const line of qualityLines(label, source.quality, source.flagged)) call.print(line);
			else call.print(`${label} was not loaded to its end: uncover statistics load --resume`);
		}
	return 0;
}

async function runMeasures(call: Call): Promise<number> {
	const measures = await allMeasures(call.hasCase ? call.app : undefined);
	if (call.json) call.print(JSON.stringify(measures, null, 2));
	else for (const line of measureLines(measures)) call.print(line);
	return 0;
}

async function runMeasure(call: Call): Promise<number> {
	const [name] = call.words;
	if (name === undefined) throw new Usage('Name a measure. `uncover statistics measures` lists them.');
	const by = call.value('by');
	const level = call.value('level');
	const threshold = call.value('threshold');
	const table = await computeMeasure(call.app, {
		measure: name,
		by:
			by === undefined
				? []
				: by
						.split(',')
						.map((word) => word.trim())
						.filter(Boolean),
		filters: call.values('filter').map(parseFilter),
		dataset: call.value('dataset'),
		way: call.value('way'),
		interval: call.value('interval'),
		...(level === undefined ? {} : { level: Number(level) }),
		...(threshold === undefined ? {} : { threshold: Number(threshold) }),
		rules: call.values('rule'),
	});
	const format = call.value('format');
	if (format !== undefined && format !== 'csv' && format !== 'stata')
		throw new Usage(`--format is csv or stata, not “${format}”.`);
	if (call.json) call.print(JSON.stringify(printed(table), null, 2));
	else if (format === 'csv') call.print(asCsv(table).trimEnd());
	else if (format === 'stata') call.print(asStata(table).trimEnd());
	else {
		for (const line of tableLines(table)) call.print(line);
		if (call.has('sql')) call.print(`\n${table.sql}`);
	}
	return 0;
}

async function runClaims(call: Call): Promise<number> {
	const claims = await allClaims(call.app);
	if (call.json) call.print(JSON.stringify({ claims }, null, 2));
	else for (const line of claimLines(claims)) call.print(line);
	return 0;
}

async function runLink(call: Call): Promise<number> {
	const [arrests = 'arrests', detentions = 'detentions'] = call.words;
	const linked = await linkStays(call.app, arrests, detentions);
	if (call.json) call.print(JSON.stringify(linked, null, 2));
	else {
		call.print(
			`${count(linked.stays, 'stay')}, ${linked.staysWithPerson.toLocaleString('en-US')} with the number of a person.`,
		);
		call.print(
			`${count(linked.candidates, 'pair')} of one person from ${linked.window.before} days before to ${linked.window.after} days after an arrest.`,
		);
		call.print(
			`${count(linked.closest, 'stay')} with a closest arrest, ${linked.linked.toLocaleString('en-US')} links one to one.`,
		);
		if (linked.warning) call.print(linked.warning);
	}
	return 0;
}
