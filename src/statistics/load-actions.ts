/** From a released file to records: what its sheets are taken for, and taking them in. The original goes into the archive first. */

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { listDocuments } from '../archive/document-actions.ts';
import { takeIn } from '../archive/intake-actions.ts';
import type { Day } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { checked, kindNamed, parseJson } from './codebook.ts';
import {
	deleteSource,
	finishSource,
	insertSource,
	listDatasets,
	listSources,
	putDataset,
	type SourceRow,
} from './dataset-store.ts';
import { type Definitions, openDefinitions } from './definition-actions.ts';
import { kindOfSheet, type Mapping, type Plan, planSheet } from './head.ts';
import { mappingShape } from './mapping.ts';
import { type Made, makeRecords, type Progress, sharedRows } from './record-actions.ts';

export type Load = {
	/** A file on this machine. */
	path: string;
	/** What the file is called, where its path does not tell. */
	name?: string | undefined;
	/** The kind of record: arrests, removals. */
	as: string;
	/** The dataset; the name of the kind where left out. */
	into?: string | undefined;
	/** Names of sheets; those that look like the kind where left out. */
	sheets?: readonly string[] | undefined;
	production?: string | undefined;
	received?: Day | undefined;
	/** Load what was guessed too. */
	confirmed?: boolean | undefined;
	/** Load although checks say stop. */
	despiteChecks?: boolean | undefined;
};

export type Planned = Plan & {
	file: string;
	as: string;
	into: string;
	/** The case’s file that remembers the columns. */
	mapping: string;
};

/** Says what the sheets of a file would be taken for. Nothing is stored. @throws Refusal not-valid where no sheet fits */
export async function planLoad(
	app: App,
	load: Load,
	definitions?: Definitions,
): Promise<{ plans: Planned[]; passed: string[] }> {
	const { book } = definitions ?? (await openDefinitions(app));
	const kind = kindNamed(book, load.as);
	const file = load.name ?? basename(load.path);
	const into = datasetName(load.into ?? kind.name);
	const isThere = await stat(load.path).then(
		(found) => found.isFile(),
		() => false,
	);
	if (!isThere) throw new Refusal('not-found', `There is no file at ${load.path}.`);
	const glances = await app.reader.glance(load.path, file);
	const plans: Planned[] = [];
	const passed: string[] = [];
	for (const [place, glance] of glances.entries()) {
		const asked = load.sheets === undefined ? undefined : load.sheets.includes(glance.name);
		if (asked === false) continue;
		const label = glance.name === '' ? `“${file}”` : `Sheet “${glance.name}”`;
		const first = planSheet(glance, place, kind, book, file);
		const name = first ? mappingName(kind.name, first) : undefined;
		const mapping = name === undefined ? undefined : await readMapping(app, name);
		const plan = mapping ? planSheet(glance, place, kind, book, file, mapping) : first;
		const looksLike = kindOfSheet(glance, place, book, file);
		if (!plan || !name || (asked === undefined && !mapping && looksLike?.name !== kind.name)) {
			passed.push(
				looksLike
					? `${label} holds ${looksLike.name}, not ${kind.name}.`
					: `${label} is no table of records: ${glance.rows.length === 0 ? 'it is empty' : 'a summary, notes, more than 500 columns, or heads that the codebook does not know'}.`,
			);
			continue;
		}
		plans.push({ ...plan, file, as: kind.name, into, mapping: name });
	}
	for (const name of load.sheets ?? [])
		if (!glances.some((glance) => glance.name === name))
			throw new Refusal(
				'not-found',
				`“${file}” has no sheet “${name}”. It has ${glances.map((one) => `“${one.name}”`).join(', ')}.`,
			);
	if (plans.length > 0) return { plans, passed };
	throw new Refusal(
		'not-valid',
		[
			`Nothing in “${file}” could be taken for ${kind.name}.`,
			...passed,
			'Name a sheet with --sheet, or add its heads to a codebook of the case.',
		].join(' '),
	);
}

export type LoadedSheet = Planned & {
	status: 'loaded' | 'already';
	source: number;
	document: number;
	made: Made | null;
};

/**
 * Loads a file: original into the archive, records into the dataset. What is loaded already is left as it is.
 * A kill at any moment loses nothing: `resumeLoads` goes on.
 * @throws Refusal not-valid where something was guessed and nobody confirmed it, or a check says stop
 */
export async function loadFile(
	app: App,
	load: Load,
	onProgress: (plan: Planned, progress: Progress) => void = () => {},
): Promise<LoadedSheet[]> {
	const definitions = await openDefinitions(app);
	const { plans } = await planLoad(app, load, definitions);
	const doubts = plans.flatMap((plan) => plan.doubts);
	if (doubts.length > 0 && !load.confirmed)
		throw new Refusal(
			'not-valid',
			`Nothing was loaded, because something was guessed. ${doubts.join(' ')} Look at it; if it is right, load again with --yes.`,
			{
				doubts,
			},
		);
	const [first] = plans;
	if (!first) return [];
	await fitsDataset(app, first.into, first.as);
	const { document, sha256 } = await archived(app, load);
	const loaded: LoadedSheet[] = [];
	for (const plan of plans) {
		const before = (await listSources(app.db, plan.into)).find(
			(one) => one.sha256 === sha256 && one.place === plan.sheet,
		);
		if (before?.state === 'ready') {
			loaded.push({ ...plan, status: 'already', source: before.id, document, made: null });
			continue;
		}
		await writeMapping(app, plan);
		const source =
			before?.id ?? (await enter(app, plan, definitions, { document, sha256, despite: load.despiteChecks ?? false }));
		const made = await finish(app, source, definitions, (progress) => onProgress(plan, progress));
		loaded.push({ ...plan, status: 'loaded', source, document, made });
	}
	return loaded;
}

/** Loads that were cut off after their original had come in. */
export async function cutLoads(app: App): Promise<SourceRow[]> {
	return (await listSources(app.db)).filter(({ state, id }) => state === 'loading' && !underway(app).has(id));
}

/** Goes on with one of them. @throws Refusal where it must not be loaded; it is taken out again then */
export async function resumeLoad(app: App, source: SourceRow, onProgress: (progress: Progress) => void): Promise<Made> {
	return finish(app, source.id, await openDefinitions(app), onProgress);
}

/** Goes on with all of them. @returns how many were finished @throws the first refusal, once all were tried */
export async function resumeLoads(
	app: App,
	onProgress: (source: SourceRow, progress: Progress) => void = () => {},
): Promise<number> {
	const refused: unknown[] = [];
	const cut = await cutLoads(app);
	for (const source of cut)
		try {
			await resumeLoad(app, source, (progress) => onProgress(source, progress));
		} catch (error) {
			refused.push(error);
		}
	if (refused.length > 0) throw refused[0];
	return cut.length;
}

async function enter(
	app: App,
	plan: Planned,
	{ book }: Definitions,
	original: { document: number; sha256: string; despite: boolean },
): Promise<number> {
	return app.db.atomic(async (tx) => {
		await putDataset(tx, plan.into, plan.as, app.now().toISOString());
		const id = await insertSource(tx, {
			dataset: plan.into,
			...original,
			file: plan.file,
			place: plan.sheet,
			sheet: plan.name,
			headRow: plan.headRow,
			banner: plan.banner,
			years: plan.years,
			columns: plan.columns,
			codebook: { name: book.codebook, version: book.version },
			by: app.case.person,
		});
		await noteAct(tx, app, {
			action: 'load-records',
			subject: `source ${id}`,
			details: {
				dataset: plan.into,
				kind: plan.as,
				document: original.document,
				sheet: plan.name,
				despiteChecks: original.despite,
			},
		});
		return id;
	});
}

const finishing = new WeakMap<App['db'], Map<number, Promise<Made>>>();

/** The sources that are being made in this process. */
function underway(app: App): Map<number, Promise<Made>> {
	const running = finishing.get(app.db) ?? new Map<number, Promise<Made>>();
	finishing.set(app.db, running);
	return running;
}

/** Once for each source, however many ask: a load that goes on by itself may be begun again by a person. */
async function finish(
	app: App,
	id: number,
	definitions: Definitions,
	onProgress: (progress: Progress) => void,
): Promise<Made> {
	const running = underway(app);
	const made = running.get(id) ?? makeReady(app, id, definitions, onProgress).finally(() => running.delete(id));
	running.set(id, made);
	return made;
}

/** Makes the records of a source that was entered, and marks it ready; takes it out again where it must not be loaded. */
async function makeReady(
	app: App,
	id: number,
	definitions: Definitions,
	onProgress: (progress: Progress) => void,
): Promise<Made> {
	const source = (await listSources(app.db)).find((one) => one.id === id);
	if (!source) throw new Refusal('not-found', `There is no source ${id} in this case.`);
	try {
		const made = await makeRecords(app, source, definitions, onProgress);
		const stopped = made.quality.checks.filter(({ verdict }) => verdict === 'stop');
		if (stopped.length > 0 && !source.despite)
			throw new Refusal(
				'not-valid',
				`“${source.file}” was not loaded: ${stopped.map(({ label, share }) => `${label.en} in ${(share * 100).toFixed(1)} % of its rows`).join('; ')}. Look at its columns, or load it all the same with --despite-checks.`,
				{ checks: made.quality.checks },
			);
		await inTurn(app, async () => {
			const shared = source.despite ? 0 : await sharedRows(app, source, definitions);
			if (shared > made.rows / 2)
				throw new Refusal(
					'in-conflict',
					`“${source.file}” was not loaded: ${shared.toLocaleString('en-US')} of its ${made.rows.toLocaleString('en-US')} rows stand in the dataset “${source.dataset}” already, and would count twice. Load it as another dataset with --into NAME.`,
				);
			await app.db.atomic((tx) => finishSource(tx, id, { ...made, at: app.now().toISOString() }));
		});
		return made;
	} catch (error) {
		if (error instanceof Refusal && error.code !== 'unavailable')
			await app.db.atomic(async (tx) => {
				await deleteSource(tx, id);
				await noteAct(tx, app, { action: 'refuse-records', subject: `source ${id}`, details: { why: error.message } });
			});
		throw error;
	}
}

const turns = new WeakMap<App['db'], Promise<void>>();

/** One after another: of two files with the same rows, loaded side by side, the second has to see the first. */
async function inTurn(app: App, work: () => Promise<void>): Promise<void> {
	const before = turns.get(app.db) ?? Promise.resolve();
	const mine = before.then(work);
	turns.set(
		app.db,
		mine.catch(() => undefined),
	);
	await mine;
}

/** The archive’s document of a file: the one that holds these bytes already, or a new one. */
async function archived(app: App, load: Load): Promise<{ document: number; sha256: string }> {
	const stored = await app.files.put(load.path);
	const find = async () =>
		(await listDocuments(app, { sha256: stored.sha256 })).find((one) => one.duplicateOf === null);
	const known = await find();
	if (known) return { document: known.id, sha256: stored.sha256 };
	await takeIn(app, { paths: [load.path], production: load.production, received: load.received });
	const taken = await find();
	if (!taken) throw new Refusal('not-valid', `“${basename(load.path)}” could not be taken into the archive.`);
	return { document: taken.id, sha256: stored.sha256 };
}

async function fitsDataset(app: App, name: string, kind: string): Promise<void> {
	const known = (await listDatasets(app.db)).find((one) => one.name === name);
	if (known && known.kind !== kind)
		throw new Refusal(
			'in-conflict',
			`The dataset “${name}” holds ${known.kind}; ${kind} need a dataset of their own. Name another with --into.`,
		);
}

function datasetName(name: string): string {
	if (/^[a-z][a-z0-9_-]{0,60}$/.test(name)) return name;
	throw new Refusal(
		'not-valid',
		`“${name}” cannot be the name of a dataset: small letters, digits, - and _, beginning with a letter.`,
	);
}

/** Sheets with the same heads share a mapping, so that next year’s file is read as this year’s was. */
function mappingName(kind: string, plan: Plan): string {
	const heads = plan.columns.map(({ head }) => head.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).join(' ');
	// FNV-1a: a short name for a list of heads, nothing more.
	let mark = 0x811c9dc5;
	for (let i = 0; i < heads.length; i++) mark = Math.imul(mark ^ heads.charCodeAt(i), 0x01000193) >>> 0;
	return `${kind}-${mark.toString(16).padStart(8, '0')}.json`;
}

function mappingFolder(app: App): string {
	return join(app.case.folder, 'statistics', 'mappings');
}

async function readMapping(app: App, name: string): Promise<Mapping | undefined> {
	const text = await readFile(join(mappingFolder(app), name), 'utf8').catch(() => undefined);
	return text === undefined ? undefined : checked(name, parseJson(name, text), mappingShape);
}

/** Written once, then the person’s: an existing file is never overwritten. */
async function writeMapping(app: App, plan: Planned): Promise<void> {
	const folder = mappingFolder(app);
	if (await readMapping(app, plan.mapping)) return;
	await mkdir(folder, { recursive: true });
	const mapping = {
		about: `Columns of ${plan.as} as first seen in ${plan.file}. A field of the codebook, or null to keep a column as text.`,
		columns: Object.fromEntries(plan.columns.map(({ head, field }) => [head, field])),
	};
	// Two files with the same heads may be loaded side by side.
	const temporary = join(folder, `.${randomUUID()}`);
	try {
		await writeFile(temporary, `${JSON.stringify(mapping, null, '\t')}\n`);
		await rename(temporary, join(folder, plan.mapping));
	} finally {
		await rm(temporary, { force: true });
	}
}
