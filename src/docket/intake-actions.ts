/** Taking in what was written elsewhere: requests filed with other programs, letters that came, an agency's yearly figures. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { openDocument, openPage } from '../archive/page-actions.ts';
import { asDay } from '../base/day.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';
import type { Desk } from './actions.ts';
import { type AgencyYear, readAnnualReport } from './agency-report.ts';
import type { Proposal } from './docket.ts';
import { writeEntry } from './entry-actions.ts';
import { type LetterReading, proposeLetter } from './intake-letter.ts';
import { isMuckrock, readMuckrock } from './intake-muckrock.ts';
import { type Flaw, type Read, readRequests } from './intake-requests.ts';
import { listYears, putYear } from './paper-store.ts';
import { propose } from './proposal-actions.ts';
import { insertItem, insertRequest, listAgencies, listRequests, readKeys } from './store.ts';

export type Imported = { added: number[]; there: number; flaws: Flaw[] };

/**
 * Takes requests in from a CSV or Excel table, or from JSON of MuckRock's API. What came in before is left as it is.
 * @param agency for requests that name none of this case. @throws Refusal not-valid where nothing can be used.
 */
export async function importRequests(
	app: Desk & Pick<App, 'reader'>,
	path: string,
	agency?: string,
): Promise<Imported> {
	const { requests, flaws } = await readFiled(app, path, agency);
	if (requests.length === 0)
		throw new Refusal(
			'not-valid',
			['No request can be taken in.', ...flaws.slice(0, 20).map(({ place, sentence }) => `${place}: ${sentence}`)].join(
				'\n',
			),
		);
	return app.db.atomic(async (tx) => {
		const there = await readKeys(tx, 'request');
		const fresh = requests.filter(({ key }) => !there.has(key));
		const added: number[] = [];
		for (const { key, agency: of, request, entries, said } of fresh) {
			const { items, ...shared } = request;
			const at = app.now().toISOString();
			const id = await insertRequest(tx, {
				...shared,
				key,
				agency: of,
				said: said && { ...said, by: app.case.person, at },
				released: false,
			});
			for (const [place, item] of items.entries())
				await insertItem(tx, { ...item, key: null, request: id, place: place + 1, withdrawn: null });
			for (const entry of entries) await writeEntry(tx, app, { request: id }, entry);
			added.push(id);
		}
		const result = { added, there: requests.length - fresh.length, flaws };
		await noteAct(tx, app, {
			action: 'import-requests',
			subject: 'docket',
			details: { file: basename(path), added: added.length, there: result.there, flaws: flaws.length },
		});
		return result;
	});
}

/** Bytes of JSON that are read whole. */
const largestJson = 64 * 2 ** 20;

async function readFiled(app: Pick<App, 'db' | 'reader'>, path: string, agency: string | undefined): Promise<Read> {
	const agencies = await listAgencies(app.db);
	if (!/\.json$/i.test(path)) {
		const [table] = await app.reader.tables(path, basename(path));
		return readRequests(table?.rows ?? [], agencies);
	}
	const name = basename(path);
	const size = await stat(path).then(
		(found) => (found.isFile() ? found.size : undefined),
		() => undefined,
	);
	if (size === undefined) throw new Refusal('not-found', `There is no file “${name}”.`);
	if (size > largestJson)
		throw new Refusal('too-large', `“${name}” is larger than 64 MB. Ask the API for fewer requests at a time.`);
	const text = await readFile(path, 'utf8');
	let given: unknown;
	try {
		given = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		throw new Refusal('not-valid', `“${name}” is not JSON. Save what the API answered as it is, and try again.`);
	}
	if (!isMuckrock(given))
		throw new Refusal(
			'not-valid',
			`“${name}” holds no requests as MuckRock’s API gives them. Other lists can be imported as CSV.`,
		);
	return readMuckrock(given, agencies, agency);
}

/** Pages of a letter that are read: the first tell what it is. */
const letterPages = 4;

/** What a document of the archive seems to be as a letter; nothing is kept. @throws Refusal not-found, or unavailable while it is not read yet. */
export async function readLetter(app: App, document: number): Promise<LetterReading> {
	const { document: letter } = await openDocument(app, document);
	if (letter.state === 'waiting' || letter.state === 'reading')
		throw new Refusal('unavailable', `“${letter.name}” is still being read. Try again in a moment.`);
	const texts: string[] = [];
	for (let page = 1; page <= Math.min(letterPages, letter.pages); page++)
		texts.push((await openPage(app, document, page)).text.text);
	const sent = asDay((letter.properties.date ?? '').slice(0, 10));
	const { subject } = letter.properties;
	return proposeLetter(texts.join('\n\n'), {
		agencies: await listAgencies(app.db),
		...(sent ? { sent } : {}),
		...(subject ? { subject } : {}),
	});
}

/** Reads a letter and keeps what was read until a person confirms it. Where a number of it is known, so is the request. */
export async function proposeDocument(
	app: App,
	document: number,
	request?: number,
): Promise<{ proposal: Proposal; reading: LetterReading }> {
	const reading = await readLetter(app, document);
	const numbers = new Set(reading.tracking.map(({ value }) => plainNumber(value)));
	const known =
		request ??
		(await listRequests(app.db)).find(({ tracking }) => tracking.some(({ number }) => numbers.has(plainNumber(number))))
			?.id;
	return { reading, proposal: await propose(app, document, { ...reading }, known ?? null) };
}

function plainNumber(number: string): string {
	return number.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Reads annual reports: XML files, or ZIP archives of them. Files that are none are told, and the rest is read. */
export async function readReports(
	app: Pick<App, 'reader' | 'files'>,
	paths: readonly string[],
	onFile: (name: string) => void = () => {},
): Promise<{ years: (AgencyYear & { source: string })[]; flaws: Flaw[] }> {
	const years: (AgencyYear & { source: string })[] = [];
	const flaws: Flaw[] = [];
	const readOne = async (path: string, name: string) => {
		onFile(name);
		try {
			years.push(...readAnnualReport(await app.reader.tree(path)).map((year) => ({ ...year, source: name })));
		} catch (error) {
			if (!isRefusal(error)) throw error;
			flaws.push({ place: name, sentence: error.message });
		}
	};
	for (const path of paths) {
		if (!/\.zip$/i.test(path)) {
			await readOne(path, basename(path));
			continue;
		}
		const scratch = await app.files.scratch();
		try {
			const { members } = await app.reader.open(path, basename(path), { scratch: scratch.folder });
			for (const member of members)
				if ('file' in member && /(?:^|\/)[^./][^/]*\.xml$/i.test(member.path))
					await readOne(member.file, `${basename(path)}/${member.path}`);
		} finally {
			await scratch.done();
		}
	}
	return { years, flaws };
}

/** Keeps the figures of agencies with the case; a year read again takes the place of what was there. */
export async function keepReports(app: Desk, years: readonly (AgencyYear & { source: string })[]): Promise<number> {
	await app.db.atomic(async (tx) => {
		for (const { source, ...year } of years) await putYear(tx, year, source);
		await noteAct(tx, app, { action: 'import-reports', subject: 'docket', details: { rows: years.length } });
	});
	return years.length;
}

/** The years that are kept of a component, by its abbreviation. */
export function agencyYears(app: Pick<App, 'db'>, component: string): Promise<(AgencyYear & { source: string })[]> {
	return listYears(app.db, component);
}
