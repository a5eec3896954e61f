/**
 * Text with a box for every word out of PDFs, in pages per second of one core: ours, pdf.js in the same process, and the
 * native pdftotext. Prints JSON. `node bench/extract.ts [FOLDER…]`; without folders, the corpus beside the checkout.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPdf } from '../src/io/pdfium.ts';
import { startPdfium } from '../src/io/pdfium-wasm.ts';
import { fileSource } from '../src/io/source.ts';

type Engine = { name: string; read(file: string): Promise<number> | number };

/** Processor seconds, so that other work on the machine does not count. */
type Result = { engine: string; pages: number; failed: number; seconds: number; pagesPerSecond: number };

await main(process.argv.slice(2));

async function main(folders: readonly string[]): Promise<void> {
	const corpus = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
	const places = folders.length > 0 ? folders : existsSync(corpus) ? [corpus] : [];
	const files = places.flatMap((place) => globSync(`${place}/**/*.pdf`)).sort();
	if (files.length === 0) {
		console.log(JSON.stringify({ skipped: 'No PDF files. Give a folder that has some.' }));
		return;
	}
	const engines = [await ours(), await pdfjs(), ...native()];
	const results: Result[] = [];
	for (const engine of engines) {
		// Once to warm up, so that compiling counts for nobody.
		for (const file of files.slice(0, 20)) await attempt(engine, file);
		results.push(await measure(engine, files));
	}
	const [own] = results;
	const ratios = results
		.slice(1)
		.map((rival) => [rival.engine, round((own?.pagesPerSecond ?? 0) / rival.pagesPerSecond)]);
	console.log(JSON.stringify({ files: files.length, results, timesAsFastAs: Object.fromEntries(ratios) }, null, '\t'));
}

async function measure(engine: Engine, files: readonly string[]): Promise<Result> {
	const start = processorSeconds();
	let pages = 0;
	let failed = 0;
	for (const file of files) {
		const read = await attempt(engine, file);
		if (read === undefined) failed++;
		else pages += read;
	}
	const seconds = processorSeconds() - start;
	return { engine: engine.name, pages, failed, seconds: round(seconds), pagesPerSecond: round(pages / seconds) };
}

async function attempt(engine: Engine, file: string): Promise<number | undefined> {
	try {
		return await engine.read(file);
	} catch {
		return undefined;
	}
}

async function ours(): Promise<Engine> {
	const engine = await startPdfium();
	return {
		name: 'uncover',
		read(file) {
			const pdf = openPdf(engine, fileSource(file));
			try {
				for (let number = 1; number <= pdf.pages; number++) pdf.page(number, (page) => page.read().words.length);
				return pdf.pages;
			} finally {
				pdf.close();
			}
		},
	};
}

async function pdfjs(): Promise<Engine> {
	const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
	return {
		name: 'pdf.js',
		async read(file) {
			const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0, isEvalSupported: false });
			try {
				const pdf = await task.promise;
				for (let number = 1; number <= pdf.numPages; number++) {
					const page = await pdf.getPage(number);
					await page.getTextContent();
					page.cleanup();
				}
				return pdf.numPages;
			} finally {
				await task.destroy();
			}
		},
	};
}

/** Nothing where pdftotext is not installed. */
function native(): Engine[] {
	if (spawnSync('pdftotext', ['-v']).error) return [];
	return [
		{
			name: 'pdftotext -bbox',
			read(file) {
				const { status, stdout } = spawnSync('pdftotext', ['-bbox', file, '-'], {
					maxBuffer: 2 ** 30,
					timeout: 60_000,
				});
				if (status !== 0) throw new Error('pdftotext failed');
				return stdout.toString('latin1').split('<page ').length - 1;
			},
		},
	];
}

/** Of this process and the ones it waited for. Linux counts those in hundredths (proc_pid_stat(5), fields 16 and 17). */
function processorSeconds(): number {
	const { user, system } = process.cpuUsage();
	const fields = existsSync('/proc/self/stat')
		? readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')
		: undefined;
	const children = (Number(fields?.[13]) || 0) + (Number(fields?.[14]) || 0);
	return (user + system) / 1e6 + children / 100;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
