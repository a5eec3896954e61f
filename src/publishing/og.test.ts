import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Topology } from 'topojson-specification';
import { parseDay } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { indexLedger, type Ledger } from '../ledger/ledger.ts';
import { findPlace } from '../ledger/place.ts';
import type { Language } from '../ledger/when.ts';
import { drawPoster, pictureSize, posterOf } from './og.ts';

let ledger: Ledger;
const map = JSON.parse(
	readFileSync(createRequire(import.meta.url).resolve('us-atlas/counties-albers-10m.json'), 'utf8'),
) as Topology;

before(async () => {
	ledger = await openLedger(undefined);
});

const poster = (name: string, on = '2026-01-15', language: Language = 'en') =>
	posterOf(
		{ index: indexLedger(ledger), known: null, language, today: parseDay(on) },
		findPlace(ledger.places, name),
		map,
	);

test('the picture of a county says its finding and shows it among the counties of its state', () => {
	const { kicker, headline, patches } = poster('Santa Clara County, CA');
	assert.equal(kicker, 'Santa Clara County, CA');
	assert.match(headline, /It was told no\.$/);
	assert.equal(patches.length, 58);
	assert.equal(patches.filter(({ here }) => here).length, 1);
	assert.ok(patches.every(({ look }) => look === 'sharing'));
});

test('colours follow the day, and what is not known has its own', () => {
	const looks = (name: string, on?: string) => new Set(poster(name, on).patches.map(({ look }) => look));
	assert.deepEqual(looks('California', '2010-06-30'), new Set(['sharing', 'not']));
	assert.deepEqual(looks('Alaska'), new Set(['unknown']));
	assert.deepEqual(looks('United States'), new Set(['sharing', 'unknown']));
	assert.deepEqual(poster('Guam').patches, [], 'the map does not have it');
});

test('every letter of a name can be printed, and the page is of the size that links show', async () => {
	for (const [name, language] of [
		['35013', 'es'],
		['72001', 'es'],
		['lapd', 'en'],
	] as const) {
		const pdf = await PDFDocument.load(await drawPoster(poster(name, '2026-01-15', language)));
		assert.equal(pdf.getPageCount(), 1);
		assert.deepEqual(pdf.getPage(0).getSize(), pictureSize);
	}
});
