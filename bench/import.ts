/**
 * Claim: the whole import of born-digital pages (taking in, text with boxes, redactions, index) makes at least 80 pages a
 * second on two cores, in less than 1.5 GB of memory.
 *
 *     node bench/import.ts [PAGES] [FOLDER]
 *
 * Reads an invented production of about PAGES pages, scans left out, or the files of FOLDER. The rival is native
 * `pdftotext -bbox`, which only extracts text, one process a file. Prints JSON.
 */

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDocuments } from '../src/archive/document-actions.ts';
import { takeIn } from '../src/archive/intake-actions.ts';
import { makePractice } from '../src/archive/practice-actions.ts';
import { truthSchema } from '../src/archive/practice-truth.ts';
import { work } from '../src/archive/reading-actions.ts';
import { parseConfig } from '../src/config.ts';
import { makeCase } from '../src/io/case.ts';
import { openPress } from '../src/io/press.ts';
import { openApp } from '../src/main.ts';

const scratch = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
try {
	const paths = process.argv[3] === undefined ? await bornDigital(Number(process.argv[2] ?? 600)) : [process.argv[3]];
	const folder = join(scratch, 'case');
	await makeCase(folder, { title: 'Bench' });
	const app = await openApp(folder, parseConfig(process.env), { info() {}, warn() {}, error() {} });
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 50);
	const began = performance.now();
	const processor = process.cpuUsage();
	await takeIn(app, { paths, production: 'Bench' });
	const taken = performance.now();
	await work(app, { withoutOcr: true });
	const ended = performance.now();
	const used = process.cpuUsage(processor);
	clearInterval(watch);
	const documents = await listDocuments(app);
	const pages = documents.reduce((sum, one) => sum + (one.duplicateOf === null ? one.pages : 0), 0);
	const originals = documents.filter((one) => one.kind === 'pdf').map((one) => app.files.path(one.sha256));
	const result = {
		bench: 'import',
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
		node: process.version,
		files: documents.length,
		pages,
		seconds: { taking: round((taken - began) / 1000), reading: round((ended - taken) / 1000) },
		pagesPerSecond: round(pages / ((ended - began) / 1000)),
		processorSecondsPer100Pages: round((used.user + used.system) / 1e6 / (pages / 100)),
		peakMegabytes: Math.round(peak / 1e6),
		pdftotext: rival(originals, pages),
	};
	await app.close();
	process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
	await rm(scratch, { recursive: true, force: true });
}

/** Files of an invented production without a scanned page. */
async function bornDigital(pages: number): Promise<string[]> {
	const made = await makePractice(openPress(join(scratch, 'practice')), { pages, seed: 'bench' });
	const truth = truthSchema.parse(JSON.parse(await readFile(made.truth, 'utf8')));
	return truth.files
		.filter((file) => file.kind === 'pdf' && file.password === null && file.pages.every((page) => !page.scanned))
		.map((file) => join(scratch, 'practice', 'production', file.name));
}

function rival(files: readonly string[], pages: number): { pagesPerSecond: number } | string {
	try {
		const began = performance.now();
		for (const file of files) execFileSync('pdftotext', ['-bbox', file, '/dev/null'], { stdio: 'ignore' });
		return { pagesPerSecond: round(pages / ((performance.now() - began) / 1000)) };
	} catch {
		return 'pdftotext is not on this machine';
	}
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
