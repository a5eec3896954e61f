/** PDF files through PDFium in WebAssembly: untrusted bytes stay inside its memory. Every handle is freed, also on error. */

import type { Annotation, Mark, PaintedWord, Picture } from '../base/page.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';
import { readAnnotations, withEntries } from './pdfium-annotations.ts';
import { readPainting } from './pdfium-marks.ts';
import type { Pixels } from './pdfium-picture.ts';
import { drawColour, drawGrey } from './pdfium-picture.ts';
import type { Affine } from './pdfium-text.ts';
import { assembleWords, readCharacters } from './pdfium-text.ts';
import type { Engine } from './pdfium-wasm.ts';
import { lendText, wideText } from './pdfium-wasm.ts';
import { beginning, type Source } from './source.ts';

export type Pdf = {
	readonly pages: number;
	/** Title, author, dates and the like as the file states them. */
	readonly properties: Record<string, string>;
	/** XFA forms are drawn by few programs; PDFium shows only the notice such a file carries for the others. */
	readonly form: 'none' | 'form' | 'xfa';
	/** How many earlier revisions of the file are still inside it. */
	readonly earlier: number;
	/** Those of them that open, the latest first, at most four. They are closed with this one. */
	revisions(): readonly Pdf[];
	/** True where the file's own index is broken and PDFium searched the file for its parts. */
	readonly repaired: boolean;
	/** Files carried inside, in order, those pinned to a page included. */
	attachments(): Attachment[];
	/** Opens page `number` (from 1) for as long as `use` runs. @throws Refusal not-valid where the page cannot be opened. */
	page<T>(number: number, use: (page: PdfPage) => T): T;
	close(): void;
};

export type Attachment = {
	name: string;
	/** Bytes once unpacked. */
	size: number;
	/** The bytes, or undefined where they cannot be unpacked. */
	read(): Uint8Array | undefined;
};

export type PdfPage = {
	readonly number: number;
	/** Points as displayed, after rotation. */
	readonly width: number;
	readonly height: number;
	/** Text in reading order and everything painted. Boxes outside 0…1 lie outside the crop box. */
	read(): PaintedPage;
	/** The page in grey at `dpi`, less where it would pass 40 million pixels or 5,000 a side. */
	picture(dpi: number): Picture;
	/** The page in colour, `width` pixels wide, with the same bounds. */
	pixels(width: number): Pixels;
};

export type PaintedPage = {
	text: string;
	words: PaintedWord[];
	marks: Mark[];
	annotations: Annotation[];
	/** Paint orders that belong to optional content, which a viewer may hide. */
	layered: ReadonlySet<number>;
};

const MOST_REVISIONS = 4;
const MOST_ENDS = 1_000;

/** @throws Refusal locked where a password is needed or wrong; not-valid where the file cannot be read. Closes `source` when it throws. */
export function openPdf(engine: Engine, source: Source, password?: string): Pdf {
	const access = accessTo(engine, source);
	let handle = 0;
	try {
		handle = load(engine, access.address, password);
		const { call } = engine;
		const form = call.FPDF_GetFormType(handle);
		const pages = call.FPDF_GetPageCount(handle);
		const ends = readEarlier(engine, handle, source);
		let revisions: Pdf[] | undefined;
		let open = true;
		return {
			pages,
			properties: readProperties(engine, handle),
			form: form === 0 ? 'none' : form === 1 ? 'form' : 'xfa',
			earlier: ends.length,
			revisions() {
				revisions ??= openRevisions(engine, source, ends.slice(-MOST_REVISIONS).reverse(), password);
				return revisions;
			},
			repaired: call.FPDF_DocumentHasValidCrossReferenceTable(handle) === 0,
			attachments: () => readAttachments(engine, handle, pages),
			page: (number, use) => withPage(engine, handle, number, use),
			close() {
				if (!open) return;
				open = false;
				for (const revision of revisions ?? []) revision.close();
				call.FPDF_CloseDocument(handle);
				access.end();
				source.close();
			},
		};
	} catch (error) {
		if (handle !== 0) engine.call.FPDF_CloseDocument(handle);
		access.end();
		source.close();
		throw error;
	}
}

const sources = new WeakMap<Engine, { read: number; open: Map<number, Source> }>();

/** An FPDF_FILEACCESS over the source: length, function, and the number it hands back to the function. */
function accessTo(engine: Engine, source: Source): { address: number; end(): void } {
	if (source.size > 0xffff_ffff)
		throw new Refusal('too-large', 'This file is larger than 4 GB. Split it and import the parts.');
	let shared = sources.get(engine);
	if (!shared) {
		const open = new Map<number, Source>();
		const read = engine.callback((key = 0, position = 0, address = 0, size = 0) => {
			const target = engine.bytes().subarray(address >>> 0, (address >>> 0) + (size >>> 0));
			return open.get(key)?.read(position >>> 0, target) ? 1 : 0;
		}, 'iiiii');
		shared = { read, open };
		sources.set(engine, shared);
	}
	const { open, read } = shared;
	const address = engine.allocate(12);
	engine.uints().set([source.size, read, address], address >> 2);
	open.set(address, source);
	return {
		address,
		end() {
			open.delete(address);
			engine.free(address);
		},
	};
}

function load(engine: Engine, access: number, password: string | undefined): number {
	const { call } = engine;
	const handle =
		password === undefined
			? call.FPDF_LoadCustomDocument(access, 0)
			: lendText(engine, password, (address) => call.FPDF_LoadCustomDocument(access, address));
	if (handle !== 0) return handle;
	const reason = call.FPDF_GetLastError();
	if (reason === 4)
		throw password === undefined
			? new Refusal('locked', 'This PDF is locked. Give its password to read it.')
			: new Refusal('locked', 'This password does not open the PDF. Check it and try again.');
	if (reason === 5)
		throw new Refusal(
			'locked',
			'This PDF is locked in a way Uncover cannot open. Ask the agency for an unlocked copy.',
		);
	throw new Refusal(
		'not-valid',
		'This file is not a readable PDF: it is damaged or cut short. Ask for it to be sent again.',
	);
}

const PROPERTIES = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'];

function readProperties(engine: Engine, handle: number): Record<string, string> {
	const found: Record<string, string> = {};
	for (const name of PROPERTIES) {
		const value = lendText(engine, name, (key) =>
			wideText(engine, (address, length) => engine.call.FPDF_GetMetaText(handle, key, address, length)),
		).trim();
		if (value !== '') found[name] = value;
	}
	return found;
}

/** A revision that does not open has nothing anyone could read. */
function openRevisions(engine: Engine, source: Source, ends: readonly number[], password: string | undefined): Pdf[] {
	return ends.flatMap((end) => {
		try {
			return [openPdf(engine, beginning(source, end), password)];
		} catch (error) {
			if (!isRefusal(error)) throw error;
			return [];
		}
	});
}

/** A linearized file has two ends and one revision: its first part, which holds the first page, stands in front of the rest. */
function readEarlier(engine: Engine, handle: number, source: Source): number[] {
	const count = Math.min(engine.call.FPDF_GetTrailerEnds(handle, 0, 0), MOST_ENDS);
	if (count <= 1) return [];
	const ends = engine.lend(count * 4, (address) => {
		engine.call.FPDF_GetTrailerEnds(handle, address, count);
		return [...engine.uints().subarray(address >> 2, (address >> 2) + count)];
	});
	const head = new Uint8Array(Math.min(1024, source.size));
	source.read(0, head);
	const linearized = new TextDecoder('latin1').decode(head).includes('/Linearized');
	return ends.sort((a, b) => a - b).slice(linearized ? 1 : 0, -1);
}

/** Annotation subtype, from fpdf_annot.h. */
const FILE_ATTACHMENT = 17;

function readAttachments(engine: Engine, handle: number, pages: number): Attachment[] {
	const { call, scratch } = engine;
	const found: Attachment[] = [];
	const add = (attachment: number) => {
		if (attachment === 0) return;
		const name = wideText(engine, (address, length) => call.FPDFAttachment_GetName(attachment, address, length));
		const size = call.FPDFAttachment_GetFile(attachment, 0, 0, scratch) ? (engine.uints()[scratch >> 2] ?? 0) : 0;
		const read = () =>
			size === 0
				? undefined
				: engine.lend(size, (address) =>
						call.FPDFAttachment_GetFile(attachment, address, size, scratch)
							? engine.bytes().slice(address, address + size)
							: undefined,
					);
		found.push({ name, size, read });
	};
	const count = call.FPDFDoc_GetAttachmentCount(handle);
	for (let i = 0; i < count; i++) add(call.FPDFDoc_GetAttachment(handle, i));
	for (let page = 0; page < pages; page++) {
		const pinned = call.EPDFPage_GetAnnotCountRaw(handle, page);
		for (let i = 0; i < pinned; i++) {
			const annotation = call.EPDFPage_GetAnnotRaw(handle, page, i);
			if (annotation === 0) continue;
			if (call.FPDFAnnot_GetSubtype(annotation) === FILE_ATTACHMENT) add(call.FPDFAnnot_GetFileAttachment(annotation));
			call.FPDFPage_CloseAnnot(annotation);
		}
	}
	return found;
}

function withPage<T>(engine: Engine, handle: number, number: number, use: (page: PdfPage) => T): T {
	const { call } = engine;
	const page = call.FPDF_LoadPage(handle, number - 1);
	if (page === 0) throw new Refusal('not-valid', `Page ${number} is damaged and cannot be shown.`);
	try {
		const affine = displayOf(engine, page);
		const width = call.FPDF_GetPageWidthF(page);
		const height = call.FPDF_GetPageHeightF(page);
		return use({
			number,
			width,
			height,
			read: () => readPage(engine, page, affine),
			picture: (dpi) => drawGrey(engine, page, width, height, dpi),
			pixels: (wide) => drawColour(engine, page, width, height, wide),
		});
	} finally {
		call.FPDF_ClosePage(page);
	}
}

function readPage(engine: Engine, page: number, affine: Affine): PaintedPage {
	const { call } = engine;
	const { marks, paints, layered } = readPainting(engine, page, affine);
	const { annotations, entries } = readAnnotations(engine, page, affine);
	const textPage = call.FPDFText_LoadPage(page);
	if (textPage === 0) return { ...withEntries({ text: '', words: [] }, entries), marks, annotations, layered };
	try {
		const painted = assembleWords(readCharacters(engine, textPage), paints, affine);
		return { ...withEntries(painted, entries), marks, annotations, layered };
	} finally {
		call.FPDFText_ClosePage(textPage);
	}
}

/** From page space to displayed fractions: the crop box is the unit square, turned clockwise by the page's rotation. */
function displayOf(engine: Engine, page: number): Affine {
	const { call, scratch } = engine;
	call.FPDF_GetPageBoundingBox(page, scratch);
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = engine.floats().subarray(scratch >> 2, (scratch >> 2) + 4);
	const [left, right, bottom, top] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
	const w = right - left || 1;
	const h = top - bottom || 1;
	switch (call.FPDFPage_GetRotation(page)) {
		case 1:
			return [0, 1 / w, 1 / h, 0, -bottom / h, -left / w];
		case 2:
			return [-1 / w, 0, 0, 1 / h, right / w, -bottom / h];
		case 3:
			return [0, -1 / w, -1 / h, 0, top / h, right / w];
		default:
			return [1 / w, 0, 0, -1 / h, -left / w, top / h];
	}
}
