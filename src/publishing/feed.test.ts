import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { parseDay } from '../base/day.ts';
import type { LedgerEvent, Source, Statement } from '../ledger/fact.ts';
import { emptyLedger, indexLedger } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { languages, parseWhen } from '../ledger/when.ts';
import { placeFeed, questionFeed, updatesFeed } from './entries.ts';
import { type Feed, writeFeed } from './feed.ts';
import { readPost } from './post.ts';

const press = { origin: 'https://example.org', name: 'small-case' };
const of = { known: null, since: parseDay('2026-01-01') };
const county: Place = {
	id: '51013',
	kind: 'county',
	name: 'Arlington County',
	state: 'VA',
	within: '51',
	counties: [],
	aliases: [],
	population: 200_000,
	foreignBornShare: null,
	activated: parseWhen('2010-04'),
};
const source: Source = {
	id: 'minutes',
	title: 'Minutes & votes',
	publisher: 'County',
	date: null,
	url: 'https://example.org/m?a=1&b=2',
	note: '',
};
const fact = { act: 'switch', places: ['51013'], source: 'minutes', standing: 'asserted' } as const;
const vote: LedgerEvent = {
	...fact,
	kind: 'event',
	id: 'event-001',
	when: parseWhen('2010-09-28'),
	known: parseWhen('2010-09-29'),
	summary: 'The board votes to leave <the program>.',
	type: 'vote-to-leave',
	actor: 'County Board',
	effective: null,
	position: null,
};
const answer: Statement = {
	...fact,
	kind: 'statement',
	id: 'statement-001',
	when: parseWhen('about 2010-11'),
	known: null,
	summary: 'It cannot leave.',
	speaker: 'Ada Example',
	office: 'An office',
	department: '',
	venue: 'A letter',
	question: 'can-leave',
	position: 'no',
	answers: ['51013'],
};
const question = { id: 'can-leave', en: 'Can a jurisdiction leave?', es: '¿Puede una jurisdicción salirse?' };
const ledger = {
	...emptyLedger,
	places: [county],
	sources: [source],
	events: [vote],
	statements: [answer],
	questions: [question],
	translations: [
		{
			id: 'event-001',
			language: 'es',
			text: 'La junta vota por salirse del programa.',
			state: 'draft',
			original: vote.summary,
		},
	] as const,
};
const index = indexLedger(ledger);
const posts = languages.map((language) =>
	readPost(
		`2026-11-22-first.${language}.md`,
		`---\ndate: 2026-11-22\ntitle: ${language === 'en' ? 'First & last' : 'Primera y última'}\ntags: site, data\n---\nOne **two** [three](/method) & [four](/data/events.csv).\n\n- a\n- b\n`,
	),
);
const feeds: Record<string, Feed> = Object.fromEntries(
	languages.flatMap((language) => [
		[
			`updates.${language}`,
			updatesFeed(
				'Small case',
				posts.filter((post) => post.language === language),
				language,
				of,
				press.origin,
			),
		],
		[`place.${language}`, placeFeed(index, county, language, of)],
		[`question.${language}`, questionFeed(index, question, [answer], language, of)],
		[`empty.${language}`, updatesFeed('Small case', [], language, of, press.origin)],
	]),
);

/** UPDATE_GOLDEN=1 writes them anew, to be read through before they are kept. */
test('feeds are what they were, byte for byte', () => {
	for (const [name, feed] of Object.entries(feeds))
		for (const format of ['atom', 'json'] as const) {
			const file = new URL(`../../test/golden/feeds/${name}.${format}`, import.meta.url);
			const text = writeFeed(feed, format, press);
			if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
			assert.equal(text, readFileSync(file, 'utf8'), `${name}.${format}`);
		}
});

test('Atom has what RFC 4287 asks for: ids, titles, moments and links, each once where once is meant', () => {
	for (const [name, feed] of Object.entries(feeds)) {
		const parser = new SaxesParser({ xmlns: true });
		const path: string[] = [];
		const seen: { path: string; attributes: Record<string, string>; text: string }[] = [];
		parser.on('opentag', ({ local, uri, attributes }) => {
			assert.equal(uri, 'http://www.w3.org/2005/Atom');
			path.push(local);
			seen.push({
				path: path.join('/'),
				attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])),
				text: '',
			});
		});
		parser.on('text', (text) => {
			const last = seen.at(-1);
			if (last && last.path === path.join('/')) last.text += text;
		});
		parser.on('closetag', () => void path.pop());
		parser.on('error', (error) => assert.fail(`${name}: ${error.message}`));
		parser.write(writeFeed(feed, 'atom', press)).close();
		const all = (where: string) => seen.filter((one) => one.path === where);
		for (const once of ['feed/id', 'feed/title', 'feed/updated']) assert.equal(all(once).length, 1, `${name}: ${once}`);
		assert.equal(all('feed/author/name').length, 1);
		assert.equal(all('feed/link').filter(({ attributes }) => attributes.rel === 'self').length, 1);
		for (const part of ['id', 'title', 'updated', 'content'])
			assert.equal(all(`feed/entry/${part}`).length, all('feed/entry').length, `${name}: ${part}`);
		const ids = [...all('feed/id'), ...all('feed/entry/id')].map(({ text }) => text);
		assert.equal(new Set(ids).size, ids.length);
		for (const id of ids) assert.match(id, /^tag:[a-z.]+,\d{4}:[^\s]+$/);
		for (const { text } of [...all('feed/updated'), ...all('feed/entry/updated'), ...all('feed/entry/published')])
			assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		for (const { attributes } of seen.filter((one) => one.path.endsWith('/link')))
			assert.ok(URL.canParse(attributes.href ?? ''), `${attributes.href}`);
	}
});

const jsonFeed = z.strictObject({
	version: z.literal('https://jsonfeed.org/version/1.1'),
	title: z.string().min(1),
	description: z.string(),
	home_page_url: z.url(),
	feed_url: z.url(),
	language: z.enum(languages),
	authors: z.array(z.strictObject({ name: z.string() })),
	items: z.array(
		z.strictObject({
			id: z.string().min(1),
			url: z.url(),
			title: z.string(),
			content_html: z.string().min(1),
			date_published: z.iso.datetime(),
			date_modified: z.iso.datetime(),
			language: z.enum(languages),
			tags: z.array(z.string()),
		}),
	),
});

test('JSON Feed has what version 1.1 asks for, and the same entries as Atom', () => {
	for (const feed of Object.values(feeds)) {
		const { items } = jsonFeed.parse(JSON.parse(writeFeed(feed, 'json', press)));
		const atom = writeFeed(feed, 'atom', press);
		for (const { id } of items) assert.ok(atom.includes(`<id>${id}</id>`));
	}
});

test('a feed as known on a day is a feed of its own, and leads to pages as known on it', () => {
	const day = parseDay('2010-10-06');
	const then = placeFeed(indexLedger(ledger, day), county, 'en', { ...of, known: day });
	const { items, feed_url, home_page_url } = jsonFeed.parse(JSON.parse(writeFeed(then, 'json', press)));
	// The statement of November came later; the published list is kept.
	assert.deepEqual(
		items.map(({ id }) => id.split('/').at(-1)),
		['event-001', 'listed-51013'],
	);
	for (const address of [feed_url, home_page_url, ...items.map(({ url }) => url)])
		assert.match(address, /[?&]known=2010-10-06$/);
	assert.match(writeFeed(then, 'atom', press), /<id>[^<]*places\/51013\?known=2010-10-06<\/id>/);
	const before = placeFeed(indexLedger(ledger, parseDay('2009-01-01')), county, 'en', {
		...of,
		known: parseDay('2009-01-01'),
	});
	assert.deepEqual(before.entries, [], 'nor a month of the list that lies after the day');
});

test('the id of an entry does not depend on where the site stands', () => {
	const feed = feeds['place.en'];
	assert.ok(feed);
	const ids = (origin: string) =>
		jsonFeed.parse(JSON.parse(writeFeed(feed, 'json', { ...press, origin }))).items.map(({ id }) => id);
	assert.deepEqual(ids('https://example.org'), ids('http://127.0.0.1:4600'));
});
