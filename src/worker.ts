/** The entry of a reading thread, twin of main.ts: one task after another, a PDF kept open between the tasks it has. */

import { open, stat } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FileKind, Opened } from './app.ts';
import { readingOf } from './archive/reading.ts';
import { findRedactions } from './archive/redaction.ts';
import type { Box, PageReading } from './base/page.ts';
import { isRefusal, Refusal, sentence } from './base/refusal.ts';
import { count } from './base/text.ts';
import { emailPages, openEmail } from './io/email.ts';
import { encode, imagePages, imagePicture, openImage } from './io/image.ts';
import { kindOf } from './io/kind.ts';
import { glance, layOut } from './io/layout.ts';
import { describePdf } from './io/pdf.ts';
import type { PaintedPage, Pdf } from './io/pdfium.ts';
import { openPdf } from './io/pdfium.ts';
import type { Pixels } from './io/pdfium-picture.ts';
import type { Engine } from './io/pdfium-wasm.ts';
import { startPdfium } from './io/pdfium-wasm.ts';
import { openPlaintext, plaintextPages } from './io/plaintext.ts';
import { fileSource } from './io/source.ts';
import { openSpreadsheet, spreadsheetPages } from './io/spreadsheet.ts';
import { readTables } from './io/tables.ts';
import type { Answer, Charge, PagesTask, PictureTask, Reply, Task } from './io/thread.ts';
import { unread } from './io/unread.ts';
import { readTree } from './io/xml-tree.ts';
import { openZip } from './io/zip.ts';

/** Dots per inch of the picture the finders look at. */
const DPI = 100;
/** WASM memory never shrinks: a thread whose PDFium has grown past this is replaced after its task. */
const TIRED = 384 * 2 ** 20;

if (parentPort) serve(parentPort, workerData as Charge);

function serve(port: MessagePort, charge: Charge): void {
	cutOff();
	const desk = createDesk(charge);
	const say = (reply: Reply) => port.postMessage(reply);
	port.on('message', async (task: Task) => {
		const beat = setInterval(() => say({ say: 'alive' }), 1000);
		try {
			say(await answer(desk, task, say));
		} catch (error) {
			if (isRefusal(error)) say({ say: 'refused', code: error.code, message: error.message, details: error.details });
			else say({ say: 'broken', message: sentence(error) });
		} finally {
			clearInterval(beat);
		}
	});
}

/** Nothing a file says may reach the network from here. */
function cutOff(): void {
	const refuse = () => {
		throw new Error('A reading thread has no network.');
	};
	for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
		Object.defineProperty(globalThis, name, { value: refuse, configurable: false, writable: false });
	net.Socket.prototype.connect = refuse;
	net.connect = refuse;
	net.createConnection = refuse;
	syncBuiltinESMExports();
}

async function answer(desk: Desk, task: Task, say: (reply: Reply) => void): Promise<Reply> {
	const done = async (rest: Answer = {}): Promise<Reply> => ({
		say: 'done',
		tired: (await desk.memory()) > TIRED,
		...rest,
	});
	if (task.do === 'open') return done({ opened: await openFile(desk, task) });
	if (task.do === 'picture') return done({ picture: await drawPage(desk, task) });
	if (task.do === 'tables') return done({ tables: await readTables(task.path, await kindAt(task.path, task.name)) });
	if (task.do === 'tree') return done({ tree: await readTree(task.path) });
	if (task.do === 'glance') return done({ sheets: await glance(task.path, task.name) });
	if (task.do === 'layout')
		return done({ laid: await layOut(task.path, task.name, task.plan, (progress) => say({ say: 'rows', progress })) });
	for await (const page of pagesOf(desk, task, () => say({ say: 'alive' }))) say({ say: 'page', page });
	return done();
}

/** What a thread holds between tasks. */
type Desk = {
	readonly charge: Charge;
	/** The PDF at `path`, kept open until another is asked for. */
	pdf(path: string, password: string | undefined): Promise<Pdf>;
	/** Bytes of PDFium's memory. */
	memory(): Promise<number>;
};

function createDesk(charge: Charge): Desk {
	let engine: Promise<Engine> | undefined;
	let held: { key: string; pdf: Pdf } | undefined;
	const start = () => {
		engine ??= startPdfium(charge.pdfium, charge.memory);
		return engine;
	};
	return {
		charge,
		async pdf(path, password) {
			const { mtimeMs, size } = await stat(path);
			const key = JSON.stringify([path, mtimeMs, size, password]);
			if (held?.key === key) return held.pdf;
			held?.pdf.close();
			held = undefined;
			const pdf = openPdf(await start(), fileSource(path), password);
			held = { key, pdf };
			return pdf;
		},
		memory: async () => (engine ? (await engine).bytes().length : 0),
	};
}

async function openFile(desk: Desk, task: Task & { do: 'open' }): Promise<Opened> {
	const kind = await kindAt(task.path, task.name);
	switch (kind) {
		case 'pdf':
			return describePdf(await desk.pdf(task.path, task.password), task.scratch, desk.charge.mostPages);
		case 'zip':
			return openZip(task.path, task.scratch);
		case 'text':
			return openPlaintext(task.path);
		case 'email':
			return openEmail(task.path, task.name, task.scratch);
		case 'image':
			return openImage(task.path);
		case 'csv':
		case 'xlsx':
			return openSpreadsheet(task.path, kind);
		default:
			return { kind, pages: 0, properties: {}, remarks: [], suspicious: false, members: [] };
	}
}

async function kindAt(path: string, name: string): Promise<FileKind> {
	const file = await open(path);
	try {
		const { bytesRead, buffer } = await file.read(new Uint8Array(65_536), 0, 65_536, 0);
		return kindOf(buffer.subarray(0, bytesRead), name);
	} finally {
		await file.close();
	}
}

async function* pagesOf(desk: Desk, task: PagesTask, ready: () => void): AsyncGenerator<PageReading> {
	const { path, kind, from, to } = task;
	switch (kind) {
		case 'pdf': {
			const pdf = await desk.pdf(path, task.password);
			ready();
			for (let number = from; number <= Math.min(to, pdf.pages); number++) yield readPdfPage(pdf, number);
			return;
		}
		case 'text':
			yield* plaintextPages(path, from, to);
			return;
		case 'email':
			yield* emailPages(path, '');
			return;
		case 'image':
			yield* imagePages(path, from, to, (picture) => findRedactions(picture, { text: '', words: [] }));
			return;
		case 'csv':
		case 'xlsx':
			yield* spreadsheetPages(path, kind, from, to);
			return;
		default:
			throw new Refusal('not-valid', 'This kind of file has no pages to read.');
	}
}

/** A page PDFium cannot open is kept, empty, with the reason. */
function readPdfPage(pdf: Pdf, number: number): PageReading {
	try {
		const earlier = earlierPages(pdf, number);
		return pdf.page(number, (page) => {
			const { width, height } = page;
			return readingOf({ number, width, height, earlier, ...page.read() }, () => page.picture(DPI));
		});
	} catch (error) {
		if (!isRefusal(error)) throw error;
		return unread(number, error.message);
	}
}

/** The page as earlier revisions had it. Where a revision has another number of pages, nobody can say which page it is. */
function earlierPages(pdf: Pdf, number: number): PaintedPage[] {
	const alike = pdf.revisions().filter(({ pages }) => pages === pdf.pages);
	return alike.flatMap((revision) => {
		try {
			return [revision.page(number, (page) => page.read())];
		} catch (error) {
			if (!isRefusal(error)) throw error;
			return [];
		}
	});
}

async function drawPage(desk: Desk, task: PictureTask): Promise<Uint8Array> {
	const { path, page, width, format } = task;
	if (task.kind === 'image') return imagePicture(path, page, width, format);
	if (task.kind !== 'pdf') throw new Refusal('not-found', 'This kind of file has text and no pages to draw.');
	const pdf = await desk.pdf(path, task.password);
	if (page < 1 || page > pdf.pages)
		throw new Refusal('not-found', `This file has ${count(pdf.pages, 'page')}: there is no page ${page}.`);
	const pixels = pdf.page(page, (open) => open.pixels(width));
	for (const box of task.cover) blacken(pixels, box);
	return encode(pixels.rgba, pixels.width, pixels.height, 4, format);
}

function blacken({ width, height, rgba }: Pixels, box: Box): void {
	const left = Math.max(0, Math.floor(box.x * width));
	const right = Math.min(width, Math.ceil((box.x + box.w) * width));
	const bottom = Math.min(height, Math.ceil((box.y + box.h) * height));
	for (let y = Math.max(0, Math.floor(box.y * height)); y < bottom; y++)
		for (let x = left; x < right; x++) rgba.set([0, 0, 0, 255], (y * width + x) * 4);
}
