/** Prints files into a folder: PDF pages and pictures of them, messages, workbooks, lists. */

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../base/refusal.ts';
import type { Press, Printable, Width } from '../base/sheet.ts';
import { drawPdf } from './draw.ts';
import { fontWidths } from './draw-fonts.ts';
import { scanPages } from './draw-scan.ts';
import { csvOf, emlOf, xlsxOf } from './draw-workbook.ts';
import { type Engine, startPdfium } from './pdfium-wasm.ts';

/** @throws Refusal in-conflict, at the first file, where the folder already holds something. */
export function openPress(folder: string): Press {
	const width = fontWidths();
	let engine: Promise<Engine> | undefined;
	let empty: Promise<void> | undefined;
	return {
		width,
		print(file) {
			return printed(file, width, () => {
				engine ??= startPdfium();
				return engine;
			});
		},
		async put(path, bytes) {
			empty ??= requireEmpty(folder);
			await empty;
			const place = join(folder, path);
			await mkdir(dirname(place), { recursive: true });
			await writeFile(place, bytes);
			return place;
		},
	};
}

async function printed(
	file: Printable,
	width: Width,
	engine: () => Promise<Engine>,
): Promise<{ bytes: Uint8Array; text: string | null }> {
	if (file.kind === 'csv') {
		const text = csvOf(file.rows);
		return { bytes: Buffer.from(text), text };
	}
	if (file.kind === 'xlsx') {
		const shown = file.tabs.filter((tab) => !tab.hidden);
		return { bytes: xlsxOf(file.tabs), text: shown.map((tab) => csvOf(tab.rows)).join('') };
	}
	if (file.kind === 'eml') {
		const attachment = { name: file.attachment.name, text: csvOf(file.attachment.rows) };
		return { bytes: Buffer.from(emlOf({ ...file, attachment })), text: `${file.subject}\n${file.text}` };
	}
	if (!file.sheets.some((sheet) => sheet.scan !== null)) return { bytes: drawPdf(file, width), text: null };
	// Printed, put on the glass, and bound again with the pictures in the place of the pages.
	const { password: _, ...open } = file;
	const pictures = await scanPages(drawPdf(open, width), file.sheets, await engine());
	return { bytes: drawPdf({ ...file, pictures }, width), text: null };
}

async function requireEmpty(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	if ((await readdir(folder)).length > 0)
		throw new Refusal(
			'in-conflict',
			`The folder ${folder} is not empty. Name a new folder for the practice production, or empty this one first.`,
			{ folder },
		);
}
