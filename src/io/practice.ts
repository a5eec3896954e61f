/** Writes a practice production to a folder, with its truth beside it. */

import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type PracticeFile, planPractice } from '../archive/practice.ts';
import type { Width } from '../archive/practice-sheet.ts';
import { asScanned } from '../archive/practice-stamp.ts';
import { type TruthFile, truthOf, truthOfFile } from '../archive/practice-truth.ts';
import { Refusal } from '../base/refusal.ts';
import { drawPdf, type Scanned } from './draw.ts';
import { fontWidths } from './draw-fonts.ts';
import { scanPages } from './draw-scan.ts';
import { csvOf, emlOf, xlsxOf } from './draw-workbook.ts';
import { type Engine, startPdfium } from './pdfium-wasm.ts';

export type Made = {
	files: number;
	/** PDF pages; a message, a workbook and a list come on top. */
	pages: number;
	/** The folder to import: `production` inside the folder asked for. */
	production: string;
	/** The file that says what is true of it: `truth.json` beside the production. */
	truth: string;
};

/**
 * Makes an invented production of `pages` pages. The same pages and seed give the same bytes.
 * @throws Refusal not-valid for too few pages; in-conflict where the folder already holds something
 */
export async function makePractice(
	folder: string,
	options: { pages: number; seed: string; onProgress?: (done: number, pages: number) => void },
): Promise<Made> {
	const width = fontWidths();
	const plan = planPractice(options.pages, options.seed, width);
	// The first file is planned before anything is written, so that a refusal leaves no folder behind.
	const first = plan.next();
	await emptyFolder(folder);
	const production = join(folder, 'production');
	const engine = await startPdfium();
	const files: TruthFile[] = [];
	const written = new Map<string, Uint8Array>();
	let pages = 0;
	for (let next = first; !next.done; next = plan.next()) {
		const file = next.value;
		const copied = file.kind === 'pdf' && file.sameAs !== undefined ? written.get(file.sameAs) : undefined;
		const { bytes, text } = copied ? { bytes: copied, text: null } : await printed(file, width, engine);
		if (file.kind === 'pdf') {
			pages += file.sheets.length;
			// Only a file that may be copied is kept: the one written last.
			written.clear();
			written.set(file.name, bytes);
		}
		const path = join(production, file.name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, bytes);
		files.push(truthOfFile(file, { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, text }));
		options.onProgress?.(pages, options.pages);
	}
	const truth = join(folder, 'truth.json');
	await writeFile(truth, `${JSON.stringify(truthOf(options.seed, files), null, '\t')}\n`);
	return { files: files.length, pages, production, truth };
}

async function printed(file: PracticeFile, width: Width, engine: Engine): Promise<{ bytes: Uint8Array; text: string | null }> {
	if (file.kind === 'csv') {
		const text = csvOf(file.rows);
		return { bytes: Buffer.from(text), text };
	}
	if (file.kind === 'xlsx')
		return { bytes: xlsxOf(file.tabs), text: file.tabs.flatMap((tab) => tab.rows.map((row) => row.join(' '))).join('\n') };
	if (file.kind === 'eml') {
		const attachment = { name: file.attachment.name, text: csvOf(file.attachment.rows) };
		return { bytes: Buffer.from(emlOf({ ...file, attachment })), text: `${file.subject}\n${file.text}` };
	}
	const { sheets, title, password } = file;
	let pictures: ReadonlyMap<number, Scanned> = new Map();
	if (sheets.some((sheet) => sheet.scan !== null)) {
		const glass = sheets.map(asScanned);
		pictures = await scanPages(drawPdf({ sheets: glass, title }, width), glass, engine);
	}
	return { bytes: drawPdf({ sheets, title, pictures, ...(password === undefined ? {} : { password }) }, width), text: null };
}

async function emptyFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const held = await readdir(folder);
	if (held.length > 0)
		throw new Refusal('in-conflict', `The folder ${folder} is not empty. Name a new folder for the practice production, or empty this one first.`, { folder });
}
