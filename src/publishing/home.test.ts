import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastDay } from './fact.ts';
import { homePage } from './home.ts';
import { viewOf } from './ledger.case.ts';
import { spreadOf } from './map.ts';

async function home(known = '', language: 'en' | 'es' = 'en') {
	const view = await viewOf({ known, language });
	return homePage(view, spreadOf(view.index, lastDay(view)));
}

test('the headline rests on two dated answers of one office, 29 days apart', async () => {
	const { flip } = await home();
	assert.deepEqual(
		[flip?.yes.id, flip?.yes.when.text, flip?.no.id, flip?.no.when.text, flip?.days],
		['statement-053', '2010-09-07', 'statement-061', '2010-10-06', 29],
	);
	assert.equal(flip?.yes.who.text, flip?.no.who.text);
});

test('before the second answer was given, the front page does not know of it', async () => {
	assert.equal((await home('2010-10-05')).flip, null);
	assert.notEqual((await home('2010-10-06')).flip, null);
});

test('a sentence is told only where all it rests on is shown', async () => {
	assert.deepEqual(
		(await home()).sentences.map(({ word }) => word),
		['what', 'where', 'fight'],
	);
	assert.deepEqual(
		(await home('2010-10-06')).sentences.map(({ word }) => word),
		['what-then', 'where', 'fight-then'],
	);
	assert.deepEqual(
		(await home('2008-01-01')).sentences.map(({ word }) => word),
		['where'],
	);
	for (const { word, facts } of (await home()).sentences) assert.ok(word === 'where' || facts.length > 1, word);
});

test('every number has its day and its source', async () => {
	const page = await home();
	assert.equal(page.figures.length, 3);
	for (const { asOf, sources, path } of page.figures) {
		assert.ok(asOf.told.length > 0 && sources.length > 0);
		assert.match(path, /^\/facts\//);
	}
	assert.deepEqual([page.spread.count, page.spread.known, page.spread.asOf.told], [3102, 3102, 'January 2013']);
	assert.equal(page.source?.path, '/sources/activation-list');
	assert.equal(page.tried.places, 12, 'as many as the page of the map lists for its last month');
});

test('the small maps count as the map does, and end with what the reader may know', async () => {
	assert.deepEqual(
		(await home()).stations.map(({ month, count }) => [month, count]),
		[
			['2008-12', 14],
			['2010-09', 649],
			['2011-08', 1462],
			['2013-01', 3102],
		],
	);
	assert.deepEqual(
		(await home('2010-07-15')).stations.map(({ month }) => month),
		['2008-12', '2010-06'],
	);
});

test('answers stand in order, at their time, federal ones apart', async () => {
	const { answers } = await home();
	assert.ok(answers.length > 30);
	const by = new Map(answers.map((one) => [one.fact.id, one]));
	assert.deepEqual([by.get('statement-053')?.position, by.get('statement-053')?.federal], ['yes', true]);
	assert.equal(by.get('statement-010')?.federal, false, 'a sheriff');
	assert.equal(by.get('statement-179')?.at, null, '2017 lies outside of the picture, and stays in the list');
	assert.ok(Math.abs((by.get('statement-061')?.at ?? 0) - 0.4408) < 0.001);
	const places = answers.flatMap(({ at }) => at ?? []);
	assert.ok(places.every((at) => at >= 0 && at <= 1));
});

test('in Spanish the words are translated, with the state of the translation, and dates are told as Spanish tells them', async () => {
	const { figures, flip } = await home('', 'es');
	assert.equal(figures[0]?.measure.language, 'es');
	assert.equal(flip?.yes.when.told, '7 de septiembre de 2010');
});
