/** The thread that holds one Tesseract as WebAssembly. Started by ocr-wasm.ts; it knows files and messages, no network. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { Picture } from '../base/page.ts';

export type Question = Picture & { data: readonly { language: string; path: string }[]; mode: number; only: string };
export type Answer = { tsv: string } | { error: string };

/** What of tesseract.js-core is used here; the package carries no types. */
type Core = {
	FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
	TessBaseAPI: new () => Api;
};
type Api = {
	/** 0 when it went well. Engine mode 1 is the neural net alone. */
	Init(folder: null, languages: string, engine: 1): number;
	SetVariable(name: string, value: string): boolean;
	/** Reads the file /input; 0 when it went well. */
	SetImageFile(exif: number, angle: number): number;
	Recognize(monitor: null): number;
	GetTSVText(page: number): string;
	Clear(): void;
	End(): void;
};

const require = createRequire(import.meta.url);

let core: Promise<Core> | undefined;
let api: Api | undefined;
let loaded = '';

if (parentPort) {
	const port = parentPort;
	port.on('message', async (question: Question) => {
		port.postMessage(
			(await recognise(question).then(
				(tsv) => ({ tsv }),
				(error) => ({ error: String(error) }),
			)) satisfies Answer,
		);
	});
}

async function recognise({ width, height, grey, data, mode, only }: Question): Promise<string> {
	core ??= start();
	const { FS, TessBaseAPI } = await core;
	const languages = data.map(({ language }) => language).join('+');
	if (!api || languages !== loaded) {
		for (const { language, path } of data) FS.writeFile(`${language}.traineddata`, gunzipSync(await readFile(path)));
		api?.End();
		api = new TessBaseAPI();
		if (api.Init(null, languages, 1) !== 0)
			throw new Error(`Tesseract did not accept the language data for ${languages}.`);
		loaded = languages;
	}
	api.SetVariable('tessedit_pageseg_mode', String(mode));
	api.SetVariable('tessedit_char_whitelist', only);
	api.SetVariable('user_defined_dpi', '200');
	FS.writeFile('/input', Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), grey]));
	if (api.SetImageFile(1, 0) !== 0) throw new Error('Tesseract could not take the picture.');
	api.Recognize(null);
	const tsv = api.GetTSVText(0);
	api.Clear();
	return tsv;
}

/** The fastest build that this machine's WebAssembly can run: relaxed SIMD multiplies eight-bit weights in one step. */
async function start(): Promise<Core> {
	let failure: unknown;
	for (const build of ['relaxedsimd-lstm', 'simd-lstm', 'lstm'])
		try {
			return await require(`tesseract.js-core/tesseract-core-${build}.js`)({ TesseractProgress() {} });
		} catch (error) {
			failure = error;
		}
	throw failure;
}
