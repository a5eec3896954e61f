/**
 * How fast and how well pages are read, by the installed Tesseract and by the built-in one, on real page pictures with corrected
 * words. Every page is read by each in turn, one process or thread each, so that a busy machine slows all alike. Prints JSON.
 * `node bench/ocr.ts [languages]`, languages as eng or eng+spa.
 */

import { availableParallelism, loadavg } from 'node:os';
import type { Engine } from '../src/io/ocr-engine.ts';
import { findNative, openNative } from '../src/io/ocr-native.ts';
import { openWasm } from '../src/io/ocr-wasm.ts';
import { confidence, parseWords } from '../src/io/ocr-words.ts';
import { greyPicture } from '../src/io/pixels.ts';
import { truePages, wordErrors, wordsMissed, wordsOf } from './hocr.ts';

/** Long side of a letter page at 200 dpi, in pixels. */
const LONG_SIDE = 2200;
/** Seconds after which a page counts as failed. */
const LIMIT = 300;

const pages = truePages();
const program = await findNative('auto');
if (pages) console.log(JSON.stringify(await compare(process.argv[2]?.split('+') ?? ['eng']), null, '\t'));
else console.log(JSON.stringify({ skipped: 'The shared corpus of page pictures is not on this machine.' }));

type Tally = { seconds: number; words: number; errors: number; missed: number; confidence: number[] };

async function compare(languages: readonly string[]) {
	const engines: Record<string, Engine> = { builtin: openWasm(1, LIMIT) };
	if (program) {
		engines.native = openNative(program, LIMIT);
		// The installed program with the language data that the built-in engine uses: what WebAssembly alone costs.
		engines.nativeSameData = openNative({ ...program, languages: [] }, LIMIT);
	}
	const tallies: Record<string, Tally> = {};
	for (const [name, engine] of Object.entries(engines)) {
		tallies[name] = { seconds: 0, words: 0, errors: 0, missed: 0, confidence: [] };
		// Starting the engine and compiling it is paid once for thousands of pages.
		await engine.recognise(await greyPicture(pages![0]!.picture, 400), { languages, mode: 3 });
	}
	for (const page of pages!) {
		const picture = await greyPicture(page.picture, LONG_SIDE);
		for (const [name, engine] of Object.entries(engines)) {
			const start = performance.now();
			const words = parseWords(await engine.recognise(picture, { languages, mode: 3 }));
			const tally = tallies[name]!;
			const read = wordsOf(words.map((word) => word.text).join(' '));
			tally.seconds += (performance.now() - start) / 1000;
			tally.words += page.words.length;
			tally.errors += wordErrors(page.words, read);
			tally.missed += wordsMissed(page.words, read);
			tally.confidence.push(confidence(words));
		}
	}
	for (const engine of Object.values(engines)) await engine.close();
	const results = Object.fromEntries(Object.entries(tallies).map(([name, tally]) => [name, figures(tally)]));
	const speed = (name: string) => results[name]?.pagesPerSecond;
	return {
		what: 'text recognition, one worker each',
		languages,
		pages: pages!.length,
		machine: { cores: availableParallelism(), load: loadavg()[0] },
		results,
		builtinToNative: ratio(speed('builtin'), speed('native')),
		builtinToNativeSameData: ratio(speed('builtin'), speed('nativeSameData')),
	};
}

/** `wordErrorRate` is in reading order, so columns read in another order count as errors; `wordsMissed` is what a search cannot find. */
function figures({ seconds, words, errors, missed, confidence }: Tally) {
	return {
		pagesPerSecond: rounded(confidence.length / seconds),
		wordErrorRate: rounded(errors / words),
		wordsMissed: rounded(missed / words),
		meanConfidence: rounded(confidence.reduce((a, b) => a + b, 0) / confidence.length),
	};
}

function ratio(one: number | undefined, other: number | undefined): number | null {
	return one === undefined || other === undefined ? null : rounded(one / other);
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}
