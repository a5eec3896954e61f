/** Excel workbooks (.xlsx, .xlsm; ECMA-376) row by row: a sheet is never in memory as a whole, and macros are never run. */

import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isRefusal, Refusal } from '../base/refusal.ts';
import { decoded } from './encoding.ts';
import { calendar, formatReader } from './format.ts';
import { isTrue, type SheetContext, type SheetRow, sheetReader, textCollector, unescaped } from './sheet.ts';
import { attributesOf, type XmlEvents, xmlReader } from './xml.ts';

export type Workbook = {
	sheets: Sheet[];
	/** Names of everything in the package, in lower case: `xl/externallinks/externallink1.xml`. */
	parts: string[];
	/** Names that the workbook gives to cells; some are hidden from its own list. */
	definedNames: { name: string; hidden: boolean }[];
	/** Title, creator, dates and the like as the file states them. */
	properties: Record<string, string>;
	/** How many comments stand on cells, beside the cells' own content. */
	comments: number;
	close(): void;
};

export type Sheet = {
	name: string;
	/** A very hidden sheet does not even appear in Excel's own “Unhide” list. */
	hidden: 'visible' | 'hidden' | 'very-hidden';
	/** Rows that have cells with content, in order. @throws Refusal not-valid where the sheet breaks off. */
	rows(): AsyncIterable<SheetRow>;
	/** How much of the sheet has been read, 0 to 1. */
	share(): number | undefined;
};

/** @throws Refusal not-valid where the file is no workbook; too-large where its texts do not fit in memory. */
export async function readWorkbook(path: string): Promise<Workbook> {
	const pack = await openPackage(path);
	try {
		const main =
			(await relations(pack, '')).find((relation) => relation.type.endsWith('/officeDocument'))?.target ??
			'xl/workbook.xml';
		const book = await readMain(pack, main);
		const links = await relations(pack, main);
		const target = (ending: string) => links.find((link) => link.type.endsWith(ending))?.target;
		const styles = formatReader();
		await readPart(pack, target('/styles') ?? '', styles.events);
		const shared = await sharedStrings(pack, target('/sharedStrings') ?? '');
		const context = { shared, formats: styles.formats, dateOf: calendar(book.from1904) };
		return {
			sheets: book.sheets.flatMap(({ name, state, relation }) => {
				const link = links.find(({ id }) => id === relation);
				if (!link?.type.endsWith('/worksheet')) return [];
				const hidden = state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible';
				const whole = pack.parts.get(link.target.toLowerCase())?.uncompressedSize ?? 0;
				let read = 0;
				const told = (bytes: number) => {
					read = bytes;
				};
				const share = () => (whole > 0 ? Math.min(1, read / whole) : undefined);
				return [{ name, hidden, rows: () => sheetRows(pack, link.target, name, context, told), share }];
			}),
			parts: [...pack.parts.keys()],
			definedNames: book.definedNames,
			properties: await documentProperties(pack),
			comments: await countComments(pack),
			close: () => pack.zip.close(),
		};
	} catch (error) {
		pack.zip.close();
		throw error;
	}
}

type Package = { zip: ZipFile; parts: Map<string, Entry> };

const mostParts = 20_000;
const mostInflated = 8 * 2 ** 30;
const mostSharedText = 128 * 2 ** 20;

async function openPackage(path: string): Promise<Package> {
	try {
		const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: false });
		const parts = new Map<string, Entry>();
		for await (const entry of zip.eachEntry()) {
			if (parts.size >= mostParts) break;
			parts.set(entry.fileName.toLowerCase(), entry);
		}
		return { zip, parts };
	} catch {
		throw new Refusal(
			'not-valid',
			'This workbook is damaged and cannot be opened. Ask for it again, or open it in Excel and save a repaired copy.',
		);
	}
}

/** The text of a part of the package, piece by piece; nothing where there is no such part. */
async function* partText(pack: Package, part: string, onBytes?: (bytes: number) => void): AsyncIterable<string> {
	const entry = pack.parts.get(part.toLowerCase());
	if (!entry) return;
	let size = 0;
	async function* measured(chunks: AsyncIterable<Uint8Array>) {
		for await (const chunk of chunks) {
			size += chunk.length;
			onBytes?.(size);
			if (size > mostInflated)
				throw new Refusal(
					'too-large',
					'A part of this workbook unpacks to more than 8 GB. Save its sheets as CSV and import those.',
				);
			yield chunk;
		}
	}
	try {
		yield* decoded(measured(await pack.zip.openReadStreamPromise(entry)));
	} catch (error) {
		if (isRefusal(error)) throw error;
		throw new Refusal(
			'not-valid',
			'The workbook is damaged inside, and could be read only in part. Ask for it again, or open it in Excel and save a repaired copy.',
		);
	}
}

async function readPart(pack: Package, part: string, events: XmlEvents): Promise<void> {
	const reader = xmlReader(events);
	for await (const piece of partText(pack, part)) reader.push(piece);
}

/** What a part refers to: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`. Targets outside the file are left out. */
async function relations(pack: Package, part: string): Promise<{ id: string; type: string; target: string }[]> {
	const slash = part.lastIndexOf('/') + 1;
	const folder = part.slice(0, slash);
	const found: { id: string; type: string; target: string }[] = [];
	await readPart(pack, `${folder}_rels/${part.slice(slash)}.rels`, {
		open(name, written) {
			const { Id = '', Type = '', Target = '', TargetMode } = attributesOf(written);
			if (name !== 'Relationship' || TargetMode === 'External') return;
			const { pathname } = new URL(Target.replaceAll('\\', '/'), `file:///${folder}`);
			found.push({ id: Id, type: Type, target: decodeURIComponent(pathname.slice(1)) });
		},
	});
	return found;
}

async function readMain(pack: Package, part: string) {
	const sheets: { name: string; state: string; relation: string }[] = [];
	const definedNames: { name: string; hidden: boolean }[] = [];
	let from1904 = false;
	await readPart(pack, part, {
		open(element, written) {
			const { name = '', state = '', id = '', hidden, date1904 } = attributesOf(written);
			if (element === 'sheet') sheets.push({ name, state, relation: id });
			if (element === 'definedName') definedNames.push({ name, hidden: isTrue(hidden) });
			if (element === 'workbookPr') from1904 = isTrue(date1904);
		},
	});
	if (sheets.length === 0)
		throw new Refusal('not-valid', 'This file is called a workbook, but holds no sheets that can be read.');
	return { sheets, definedNames, from1904 };
}

async function sharedStrings(pack: Package, part: string): Promise<string[]> {
	const strings: string[] = [];
	let text = '';
	let total = 0;
	const collector = textCollector((piece) => {
		text += piece;
	});
	await readPart(pack, part, {
		...collector,
		open(name) {
			if (name === 'si') text = '';
			collector.open(name);
		},
		close(name) {
			collector.close(name);
			if (name !== 'si') return;
			total += text.length;
			if (total > mostSharedText)
				throw new Refusal(
					'too-large',
					'This workbook holds more text than fits in memory. Save its sheets as CSV and import those.',
				);
			strings.push(unescaped(text));
		},
	});
	return strings;
}

async function* sheetRows(
	pack: Package,
	part: string,
	name: string,
	context: SheetContext,
	onBytes: (bytes: number) => void,
): AsyncIterable<SheetRow> {
	const { events, take } = sheetReader(context);
	const reader = xmlReader(events);
	let damage: unknown;
	try {
		for await (const piece of partText(pack, part, onBytes)) {
			reader.push(piece);
			yield* take();
		}
	} catch (error) {
		damage = error;
	}
	yield* take();
	if (isRefusal(damage)) throw new Refusal(damage.code, `Sheet “${name}”: ${damage.message}`);
	if (damage) throw damage;
}

async function documentProperties(pack: Package): Promise<Record<string, string>> {
	const known: Record<string, string> = {
		title: 'title',
		subject: 'subject',
		creator: 'author',
		lastModifiedBy: 'last modified by',
		created: 'created',
		modified: 'modified',
		description: 'description',
		keywords: 'keywords',
		Company: 'company',
		Application: 'program',
	};
	const properties: Record<string, string> = {};
	let label: string | undefined;
	const events: XmlEvents = {
		open: (name) => {
			label = Object.hasOwn(known, name) ? known[name] : undefined;
		},
		close: () => {
			label = undefined;
		},
		text: (text) => {
			if (label) properties[label] = `${properties[label] ?? ''}${text}`.slice(0, 2000);
		},
	};
	await readPart(pack, 'docProps/core.xml', events);
	await readPart(pack, 'docProps/app.xml', events);
	return properties;
}

async function countComments(pack: Package): Promise<number> {
	let comments = 0;
	const open = (name: string) => {
		if (name === 'comment') comments++;
	};
	for (const part of pack.parts.keys())
		if (/^xl\/(.*\/)?comments[^/]*\.xml$/.test(part)) await readPart(pack, part, { open });
	return comments;
}
