/** Reading scanned pages: each page is searchable as soon as it is done. */

import type { App } from '../app.ts';
import { each } from '../base/each.ts';
import type { RedactionBox } from '../base/page.ts';
import { sentence } from '../base/refusal.ts';
import { findCodes } from './exemption.ts';
import { betterLayer } from './legible.ts';
import {
	failOcr,
	listWaitingOcr,
	markStale,
	readCovered,
	readPage,
	readRedactions,
	readTexts,
	saveOcr,
	saveRedactions,
	type WaitingPage,
} from './page-store.ts';
import { withText } from './redaction.ts';

/** Pixels per inch given to OCR: fewer cost accuracy, more cost time and gain nothing (research: 200 is both quicker and better than 300). */
const resolution = 200;

export async function recognise(app: App, options: { signal?: AbortSignal } = {}): Promise<void> {
	const engine = await app.ocr.describe();
	await each(waiting(app), app.ocr.workers, async (page) => {
		if (!options.signal?.aborted) await recognisePage(app, page, engine);
	});
}

async function* waiting(app: App): AsyncGenerator<WaitingPage> {
	for (let after = 0; ; ) {
		const batch = await listWaitingOcr(app.db, 64, after);
		if (batch.length === 0) return;
		yield* batch;
		after = batch.at(-1)!.id;
	}
}

async function recognisePage(app: App, page: WaitingPage, engine: string): Promise<void> {
	try {
		const picture = await app.reader.picture(app.files.path(page.sha256), page.kind, page.number, {
			width: Math.round((page.width / 72) * resolution),
			format: 'png',
			// What could be read under a failed redaction stays unread here too.
			cover: await readCovered(app.db, page.id),
			...(page.password === null ? {} : { password: page.password }),
		});
		const read = await app.ocr.read(picture, ['eng', 'spa']);
		const row = (await readPage(app.db, page.document, page.number))!;
		const texts = await readTexts(app.db, page.id);
		const better = betterLayer(texts.file ?? { text: '', words: [] }, read, row.legibility);
		const boxes = await readCodes(app, picture, withText(await readRedactions(app.db, page.id), read));
		await app.db.atomic(async (tx) => {
			await saveOcr(tx, page.id, read, {
				source: better.source,
				reason: better.reason,
				confidence: meanConfidence(read.words),
				engine,
			});
			await saveRedactions(tx, page.id, boxes);
			await markStale(tx, page.production);
		});
	} catch (error) {
		app.log.warn('A page could not be recognised', {
			document: page.document,
			page: page.number,
			error: String(error),
		});
		await app.db.atomic((tx) =>
			failOcr(tx, page.id, `The words on this page could not be recognised. ${sentence(error)}`),
		);
	}
}

/** Codes printed white in black boxes, which page-wide recognition passes over: each such box is read by itself. */
async function readCodes(app: App, picture: Uint8Array, boxes: RedactionBox[]): Promise<RedactionBox[]> {
	const open = boxes.filter((box) => box.codes.length === 0 && box.ink);
	if (open.length === 0) return boxes;
	const printed = await app.ocr.readBoxes(picture, open);
	const read = new Map(open.map((box, i) => [box, printed[i] ?? '']));
	return boxes.map((box) => {
		const text = read.get(box);
		// The text is known to stand in the box, so even a misread code may be taken for one.
		const codes = text ? findCodes(text, [box]) : [];
		return codes.length === 0
			? box
			: { ...box, codes: [...new Set(codes.map((one) => one.code))], printed: codes.map((one) => one.printed) };
	});
}

/** Mean over words, weighted by their length: a page of long clear words is not pulled down by specks. */
function meanConfidence(words: readonly { start: number; end: number; confidence: number | null }[]): number | null {
	let sum = 0;
	let weight = 0;
	for (const word of words) {
		if (word.confidence === null) continue;
		sum += word.confidence * (word.end - word.start);
		weight += word.end - word.start;
	}
	return weight === 0 ? null : Math.round((sum / weight) * 10) / 10;
}
