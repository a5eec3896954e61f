/** Reads words off page pictures with Tesseract: the installed program where there is one, else the same engine as WebAssembly. */

import type { Log, Ocr } from '../app.ts';
import type { Box, PageText, Picture } from '../base/page.ts';
import { lie, type Turn, unturned } from './deskew.ts';
import { readCodes } from './ocr-boxes.ts';
import type { Engine, How } from './ocr-engine.ts';
import { findNative, openNative } from './ocr-native.ts';
import { openWasm } from './ocr-wasm.ts';
import { confidence, evidence, pageText, parseWords, type Recognised } from './ocr-words.ts';
import { drawn, greyPicture, toGrey } from './pixels.ts';

export type OcrOptions = {
	/** auto: the installed `tesseract` where there is one, else WebAssembly. */
	engine: 'auto' | 'native' | 'wasm';
	/** Pages worked on at once; one processor core each. */
	workers: number;
	log: Log;
	/** Seconds that one pass over one page may take; 90 unless told. */
	limit?: number;
};

export interface OcrWithBoxes extends Ocr {
	/**
	 * What is printed inside boxes of a page, white on black or black on white: one text for each box, '' where nothing is.
	 * Reads only the characters that exemption codes are made of.
	 * @param boxes in fractions of the picture.
	 */
	readBoxes(picture: Uint8Array, boxes: readonly Box[]): Promise<string[]>;
}

/** @throws Refusal unavailable where `native` was asked for and no `tesseract` is installed. */
export async function openOcr({ engine, workers, log, limit = 90 }: OcrOptions): Promise<OcrWithBoxes> {
	const program = engine === 'wasm' ? undefined : await findNative(engine);
	const tesseract = program ? openNative(program, limit) : openWasm(workers, limit);
	const inTurn = gate(workers);
	log.info('Text recognition is ready.', { engine: await tesseract.describe(), workers });
	return {
		workers,
		describe: () => tesseract.describe(),
		read: (picture, languages) =>
			inTurn(async () => readPage(await greyPicture(picture, LONG_SIDE), languages, tesseract)),
		readBoxes: (picture, boxes) =>
			inTurn(async () => readCodes(await greyPicture(picture, LONG_SIDE), boxes, tesseract)),
		close: () => tesseract.close(),
	};
}

/** Long side in pixels past which a page is made smaller: about 240 dpi of a letter page. More costs time and reads no better. */
const LONG_SIDE = 2640;
/** Under this mean confidence another way of reading is tried. */
const UNSURE = 60;
/** Under this the page is likelier upside down. Measured: pages read upside down give 25 to 40. */
const HOPELESS = 45;
/** Smaller angles cost more sharpness than they bring. Degrees. */
const SLIGHT = 0.3;

async function readPage(page: Picture, languages: readonly string[], engine: Engine): Promise<PageText> {
	const { skew, sideways } = lie(await toGrey(drawn(page).resize({ width: 900, height: 900, fit: 'inside' })));
	const slight = Math.abs(skew) > SLIGHT ? skew : 0;
	const upright = (sideways ? 90 : 0) - slight;
	let best = await attempt(page, { angle: upright, mode: 3 }, languages, engine);
	const again = [
		{ angle: upright, mode: 6 },
		{ angle: upright + 180, mode: 3 },
	] as const;
	// Nearly nothing believable is likelier a page upside down than a page that is hard to read.
	for (const other of confidence(best.words) < HOPELESS ? again.toReversed() : again) {
		if (confidence(best.words) >= UNSURE) break;
		const next = await attempt(page, other, languages, engine);
		if (evidence(next.words) > evidence(best.words)) best = next;
	}
	return pageText(best.words, (box) => unturned(box, best.turn));
}

type Attempt = { words: Recognised[]; turn: Turn };

async function attempt(
	page: Picture,
	{ angle, mode }: { angle: number; mode: How['mode'] },
	languages: readonly string[],
	engine: Engine,
): Promise<Attempt> {
	const turned = angle === 0 ? page : await toGrey(drawn(page).rotate(angle, { background: '#fff' }));
	const words = parseWords(await engine.recognise(turned, { languages, mode }));
	return { words, turn: { angle, from: page, to: turned } };
}

/** Lets `places` works run at once; the others wait in order. */
function gate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let free = places;
	return async (work) => {
		if (free > 0) free--;
		else await new Promise<void>((go) => waiting.push(go));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}
