/** Reads real records, where they lie beside the project, and counts; nothing of what they say is kept or shown. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PageReading } from '../base/page.ts';
import { createReader } from '../io/reader.ts';
import { findCodes } from './exemption.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const absent = existsSync(corpus) ? false : 'The records for tests (../shared/corpus) are not here.';

async function readAll(folder: string, most: number): Promise<PageReading[]> {
	const reader = createReader();
	const pages: PageReading[] = [];
	try {
		for (const name of readdirSync(`${corpus}${folder}`).slice(0, most))
			for await (const page of reader.pages(`${corpus}${folder}/${name}`, 'pdf', { from: 1, to: 8 })) pages.push(page);
	} finally {
		await reader.close();
	}
	return pages;
}

test('signed agreements, full of statute citations, claim no exemption', { skip: absent }, async () => {
	const pages = await readAll('agreements', 2);
	assert.ok(pages.length > 10);
	assert.deepEqual(
		pages.flatMap((page) => findCodes(page.layer)),
		[],
	);
	assert.ok(pages.filter((page) => page.redactions.length > 0).length <= 1);
});

test('a released form gives its boxes and their codes', { skip: absent }, async () => {
	const pages = await readAll('redacted-page', 1);
	assert.deepEqual(
		pages.map((page) => page.redactions.length >= 10),
		[true, true, true],
	);
	const codes = new Set(pages.flatMap((page) => page.redactions.flatMap((box) => box.codes)));
	assert.deepEqual([...codes].filter((code) => code.startsWith('(b)(7)(')).sort(), ['(b)(7)(C)', '(b)(7)(E)']);
	assert.ok(codes.has('(b)(6)'));
});
