/** Tesseract as an installed program: one process for each page, killed when it overruns. */

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Picture } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { broken, type Engine, type How, languageData, overrun, packages } from './ocr-engine.ts';

export type Program = { version: string; languages: readonly string[] };

/** The installed `tesseract` and its languages; undefined where there is none. @throws Refusal unavailable where `native` is demanded. */
export async function findNative(engine: 'auto' | 'native'): Promise<Program | undefined> {
	try {
		const run = promisify(execFile);
		const [about, list] = await Promise.all([run('tesseract', ['--version']), run('tesseract', ['--list-langs'])]);
		const version = /tesseract v?(\d[\w.-]*)/.exec(about.stdout)?.[1] ?? 'of unknown version';
		return { version, languages: list.stdout.split('\n').slice(1).filter(Boolean) };
	} catch {
		if (engine === 'auto') return undefined;
		throw new Refusal(
			'unavailable',
			'Tesseract is not installed on this machine. Install it (Debian and Ubuntu: “apt install tesseract-ocr tesseract-ocr-spa”), or choose the built-in engine.',
		);
	}
}

/** @param limit seconds for one pass over one page. */
export function openNative(program: Program, limit: number): Engine {
	const running = new Set<AbortController>();
	let unpacked: Promise<string> | undefined;
	return {
		describe: async () => `Tesseract ${program.version}, installed program (${program.languages.join(', ')})`,
		async recognise(page, how) {
			const missing = how.languages.filter((language) => !program.languages.includes(language));
			for (const language of missing) languageData(language);
			if (missing.length > 0) unpacked ??= unpack();
			const stop = new AbortController();
			running.add(stop);
			try {
				return await run(page, how, missing.length > 0 ? await unpacked : undefined, limit, stop.signal);
			} finally {
				running.delete(stop);
			}
		},
		async close() {
			for (const stop of running) stop.abort();
			if (unpacked) await rm(await unpacked, { recursive: true, force: true });
		},
	};
}

/** Language data that came with Uncover, in a folder of its own, for a program installed without that language. */
async function unpack(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-ocr-'));
	for (const language of Object.keys(packages)) {
		const packed = await readFile(languageData(language));
		await writeFile(join(folder, `${language}.traineddata`), await promisify(gunzip)(packed));
	}
	return folder;
}

async function run(
	page: Picture,
	{ languages, mode, only }: How,
	data: string | undefined,
	limit: number,
	signal: AbortSignal,
): Promise<string> {
	const settings = ['tessedit_create_tsv=1', ...(only ? [`tessedit_char_whitelist=${only}`] : [])];
	const child = spawn(
		'tesseract',
		['stdin', 'stdout', '-l', languages.join('+'), '--psm', String(mode), '--dpi', '200']
			.concat(data ? ['--tessdata-dir', data] : [])
			.concat(settings.flatMap((setting) => ['-c', setting])),
		// Without the limit every process starts a thread on every core and they wait for each other: 11 times slower on two cores.
		{ env: { ...process.env, OMP_THREAD_LIMIT: '1' }, stdio: ['pipe', 'pipe', 'pipe'], killSignal: 'SIGKILL', signal },
	);
	let late = false;
	const clock = setTimeout(() => {
		late = true;
		child.kill('SIGKILL');
	}, limit * 1000);
	const out: Buffer[] = [];
	let complaint = '';
	child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => {
		complaint = (complaint + chunk).slice(-500);
	});
	child.stdin.on('error', () => {}); // The program may end before it has read everything; its exit code tells.
	child.stdin.write(`P5 ${page.width} ${page.height} 255\n`);
	child.stdin.end(page.grey);
	try {
		const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
		if (late) throw overrun(limit);
		if (code !== 0) throw broken(complaint);
		return Buffer.concat(out).toString('utf8');
	} finally {
		clearTimeout(clock);
	}
}
