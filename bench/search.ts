/**
 * Claim: over a million pages a two-word query with snippets answers within 50 ms (p95) and the commonest word within 150 ms;
 * the index is no larger than 1.2 × the text.
 *
 *     node bench/search.ts [PAGES]
 *
 * The pages are invented: a vocabulary of 200,000 words drawn by Zipf's law, 120 to 280 words a page. Prints JSON.
 */

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../src/app.ts';
import { pageId } from '../src/archive/document.ts';
import { pack } from '../src/archive/pack.ts';
import { search } from '../src/archive/search-actions.ts';
import { sql } from '../src/base/db.ts';
import { random } from '../src/base/random.ts';
import { parseConfig } from '../src/config.ts';
import { makeCase } from '../src/io/case.ts';
import { openApp } from '../src/main.ts';

const pages = Number(process.argv[2] ?? 1_000_000);
const perDocument = 50;
const chance = random('search');

/** Invented words of two to four syllables; the i-th is drawn in proportion to 1 / (i + 2). */
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu al en is or un'.split(' ');
const vocabulary = Array.from({ length: 200_000 }, (_, i) => {
	let word = '';
	for (let rest = i + 600; rest > 0; rest = Math.floor(rest / syllables.length))
		word += syllables[rest % syllables.length];
	return word;
});
const word = () =>
	vocabulary[Math.floor(Math.exp(chance.next() * Math.log(vocabulary.length + 2)) - 1) % vocabulary.length]!;

const folder = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
await makeCase(folder, { title: 'Bench' });
const app: App & { close(): Promise<void> } = await openApp(folder, parseConfig({}), {
	info() {},
	warn() {},
	error() {},
});
try {
	const { textBytes, seconds } = await fill();
	const sizes = await app.db.all<{ name: string; bytes: number }>(
		sql`SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name`,
	);
	const index = sizes.filter((one) => one.name.startsWith('archive_search')).reduce((sum, one) => sum + one.bytes, 0);
	const middle = vocabulary.slice(200, 2000);
	const result = {
		bench: 'search',
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
		node: process.version,
		pages,
		fill: { pagesPerSecond: Math.round(pages / seconds) },
		index: { bytes: index, ofText: round(index / textBytes), database: (await stat(join(folder, 'case.db'))).size },
		twoWords: await time(200, () => `${chance.pick(middle)} ${chance.pick(middle)}`),
		commonest: await time(20, () => vocabulary[0]!),
		rare: await time(100, () => chance.pick(vocabulary.slice(50_000))),
		phrase: await time(50, () => `"${vocabulary[chance.whole(0, 30)]} ${vocabulary[chance.whole(0, 30)]}"`),
		filtered: await time(20, () => `${chance.pick(middle)} production:"Part 3"`),
		rawFts: await time(50, () => `${chance.pick(middle)} ${chance.pick(middle)}`, raw),
	};
	process.stdout.write(
		`${JSON.stringify({ ...result, ratioToRawFts: round(result.twoWords.p50 / result.rawFts.p50) }, null, 2)}\n`,
	);
} finally {
	await app.close();
	await rm(folder, { recursive: true, force: true });
}

async function fill(): Promise<{ textBytes: number; seconds: number }> {
	const began = performance.now();
	let textBytes = 0;
	await app.db.atomic(async (tx) => {
		await tx.run(
			sql`INSERT INTO archive_import (id, production, sources, state, by_person, started) VALUES (1, '', '[]', 'taken', 'bench', '2026-01-01')`,
		);
	});
	for (let first = 0; first < pages; first += 5000)
		await app.db.atomic(async (tx) => {
			for (let page = first; page < Math.min(pages, first + 5000); page++) {
				const document = Math.floor(page / perDocument) + 1;
				const number = (page % perDocument) + 1;
				if (number === 1)
					await tx.run(sql`
						INSERT INTO archive_document (id, import, name, path, production, received, sha256, size, kind, state, pages, imported_by, imported_at)
						VALUES (${document}, 1, ${`File ${document}`}, ${`File ${document}`}, ${`Part ${document % 7}`}, '2011-01-17', ${String(document)}, 1, 'pdf', 'read',
							${perDocument}, 'bench', '2026-01-01')`);
				const id = pageId(document, number);
				const text = Array.from({ length: chance.whole(120, 280) }, word).join(' ');
				textBytes += text.length;
				const { body, words } = pack({ text, words: [] });
				const ocr = page % 3 === 0 ? 'ocr' : 'file';
				await tx.run(sql`
					INSERT INTO archive_page (id, document, number, width, height, source, source_reason, ocr, print)
					VALUES (${id}, ${document}, ${number}, 612, 792, ${ocr}, 'archive.layer.legible', 'none', ${String(id)})`);
				await tx.run(
					sql`INSERT INTO archive_text (page, source, body, words, engine) VALUES (${id}, ${ocr}, ${body}, ${words}, 'bench')`,
				);
				if (page % 10 === 0)
					await tx.run(
						sql`INSERT INTO archive_exemption (page, code, boxes) VALUES (${id}, ${chance.pick(['(b)(5)', '(b)(6)', '(b)(7)(E)'])}, 1)`,
					);
				await tx.run(sql`INSERT INTO archive_search (rowid, body) VALUES (${id}, ${text})`);
			}
		});
	return { textBytes, seconds: (performance.now() - began) / 1000 };
}

/** The rival: FTS5 alone, the ids of the twenty best, no counts, facets or snippets. */
async function raw(query: string): Promise<unknown> {
	const match = query
		.split(' ')
		.map((one) => `"${one}"`)
		.join(' ');
	return app.db.all(sql`SELECT rowid FROM archive_search WHERE archive_search MATCH ${match} ORDER BY rank LIMIT 20`);
}

async function time(
	times: number,
	query: () => string,
	run: (query: string) => Promise<unknown> = (text) => search(app, { query: text }),
) {
	const taken: number[] = [];
	await run(query());
	for (let i = 0; i < times; i++) {
		const text = query();
		const began = performance.now();
		await run(text);
		taken.push(performance.now() - began);
	}
	taken.sort((a, b) => a - b);
	return {
		queries: times,
		p50: round(taken[Math.floor(times / 2)]!),
		p95: round(taken[Math.floor(times * 0.95)]!),
		most: round(taken.at(-1)!),
	};
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
