/** What tests of the whole product need: an empty case with the real store, reader and OCR, and a small practice production. */

import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../src/app.ts';
import { makePractice } from '../src/archive/practice-actions.ts';
import { truthSchema } from '../src/archive/practice-truth.ts';
import { parseConfig } from '../src/config.ts';
import { makeCase } from '../src/io/case.ts';
import { openPress } from '../src/io/press.ts';
import { openApp } from '../src/main.ts';

export type TestCase = App & { folder: string; [Symbol.asyncDispose](): Promise<void> };

const silent = { info() {}, warn() {}, error() {} };

/** A new case in a temporary folder, gone at the end of the test: `await using app = await testCase()`. */
export async function testCase(options: { folder?: string; person?: string; keep?: boolean } = {}): Promise<TestCase> {
	const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'uncover-test-')));
	if (options.folder === undefined) await makeCase(folder, { title: 'Test', person: 'Ada Example', practice: true });
	const app = await openApp(
		folder,
		parseConfig({}, options.person === undefined ? {} : { person: options.person }),
		silent,
	);
	return {
		...app,
		folder,
		async [Symbol.asyncDispose]() {
			await app.close();
			if (!options.keep) await rm(folder, { recursive: true, force: true });
		},
	};
}

/** A practice production made once per process and size. */
const made = new Map<number, ReturnType<typeof make>>();

export function practice(pages = 24) {
	const there = made.get(pages) ?? make(pages);
	made.set(pages, there);
	return there;
}

async function make(pages: number) {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-practice-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const result = await makePractice(openPress(folder), { pages, seed: 'tests', onProgress: () => {} });
	return {
		folder: join(folder, 'production'),
		truth: truthSchema.parse(JSON.parse(await readFile(result.truth, 'utf8'))),
	};
}
