/**
 * How well Uncover reads, measured on an invented production whose truth is known: precision and recall of Bates numbers,
 * redaction boxes, exemption codes and bad redactions, and the share of words misread. Prints JSON.
 *
 *     node bench/accuracy.ts [pages] [seed] [--without-ocr]
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { App } from '../src/app.ts';
import { listDocuments } from '../src/archive/document-actions.ts';
import { takeIn } from '../src/archive/intake-actions.ts';
import { openPage } from '../src/archive/page-actions.ts';
import { makePractice } from '../src/archive/practice-actions.ts';
import { type Truth, type TruthPage, truthSchema } from '../src/archive/practice-truth.ts';
import { work } from '../src/archive/reading-actions.ts';
import {
	type FoundPage,
	type Pair,
	precision,
	recall,
	scoreBad,
	scoreBates,
	scoreBoxCodes,
	scoreBoxes,
	scorePageCodes,
	scoreQuarantine,
	scoreWords,
	type Tally,
} from '../src/archive/score.ts';
import { parseConfig } from '../src/config.ts';
import { makeCase } from '../src/io/case.ts';
import { openPress } from '../src/io/press.ts';
import { openApp } from '../src/main.ts';

const silent = { info() {}, warn() {}, error() {} };

/** Every page the case has read, by the hash of its file and its number: `9f86…/3`. The only part that knows how pages are read. */
async function readFound(app: App, production: string, withoutOcr: boolean): Promise<Map<string, FoundPage>> {
	await takeIn(app, { paths: [production], production: 'Practice' });
	await work(app, { withoutOcr });
	const found = new Map<string, FoundPage>();
	for (const document of await listDocuments(app)) {
		if (document.kind !== 'pdf') continue;
		for (let number = 1; number <= document.done; number++) {
			const page = await openPage(app, document.id, number);
			const bates = page.bates?.printed ?? null;
			found.set(`${document.sha256}/${number}`, {
				bates,
				boxes: page.redactions,
				covered: page.covered,
				text: page.text.text,
			});
		}
	}
	return found;
}

/** Pages of files that can be opened without a password, each file once. */
function pairs(truth: Truth, found: ReadonlyMap<string, FoundPage>): Pair[] {
	return truth.files
		.filter((file) => file.password === null && file.sameAs === null)
		.flatMap((file) => file.pages.map((page) => ({ truth: page, found: found.get(`${file.sha256}/${page.number}`) })));
}

const share = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);
const shown = (tally: Tally) => ({ precision: share(precision(tally)), recall: share(recall(tally)), ...tally });

function scores(all: readonly Pair[]) {
	const words = scoreWords(all);
	return {
		pages: all.length,
		unread: all.filter((pair) => !pair.found).length,
		bates: shown(scoreBates(all)),
		boxes: shown(scoreBoxes(all)),
		boxCodes: shown(scoreBoxCodes(all)),
		pageCodes: shown(scorePageCodes(all)),
		badRedactions: shown(scoreBad(all)),
		quarantinedPages: shown(scoreQuarantine(all)),
		words: {
			...words,
			wordErrorRate: share(words.errors / Math.max(1, words.words)),
			missedRate: share(words.missed / Math.max(1, words.words)),
		},
	};
}

if (import.meta.main) {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { 'without-ocr': { type: 'boolean' } },
	});
	const folder = await mkdtemp(join(tmpdir(), 'uncover-accuracy-'));
	try {
		const made = await makePractice(openPress(join(folder, 'practice')), {
			pages: Number(positionals[0] ?? 120),
			seed: positionals[1] ?? 'accuracy',
		});
		const truth = truthSchema.parse(JSON.parse(await readFile(made.truth, 'utf8')));
		await makeCase(join(folder, 'case'), { title: 'Accuracy', practice: true });
		const app = await openApp(join(folder, 'case'), parseConfig({}, {}), silent);
		try {
			const found = await readFound(app, join(folder, 'practice', 'production'), values['without-ocr'] === true);
			const all = pairs(truth, found);
			const on = (wanted: (page: TruthPage) => boolean) => scores(all.filter((pair) => wanted(pair.truth)));
			console.log(
				JSON.stringify({ printed: on((page) => !page.scanned), scanned: on((page) => page.scanned) }, null, '\t'),
			);
		} finally {
			await app.close();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
