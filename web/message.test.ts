import assert from 'node:assert/strict';
import { test } from 'node:test';
import english from '../messages/en.json' with { type: 'json' };
import spanish from '../messages/es.json' with { type: 'json' };
import { chooseLanguage, translator } from './message.ts';

const en = translator('en', english);
const es = translator('es', spanish);

test('every English message has its Spanish, with the same holes', () => {
	const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
	assert.deepEqual(Object.keys(spanish), Object.keys(english));
	for (const [key, text] of Object.entries(english)) {
		const other = (spanish as Record<string, string>)[key] ?? '';
		assert.notEqual(other.trim(), '', key);
		assert.deepEqual([...new Set(holes(other))], [...new Set(holes(text))], key);
	}
});

test('plurals and figures follow the language', () => {
	assert.equal(en('desk.count.pages', { count: 1 }), '1 page');
	assert.equal(en('desk.count.pages', { count: 12_345 }), '12,345 pages');
	assert.equal(es('desk.count.pages', { count: 1 }), '1 página');
	assert.equal(es('desk.count.pages', { count: 2 }), '2 páginas');
});

test('days are not shifted by the clock of the machine', () => {
	assert.equal(en.day('2011-02-07'), 'February 7, 2011');
	assert.equal(es.day('2011-02-07'), '7 de febrero de 2011');
	assert.equal(en.day('not a day'), 'not a day');
});

test('sizes and times are said in the unit that matters', () => {
	assert.equal(en.size(7_800), '7.8 kB');
	assert.equal(en.size(1_250_000_000), '1.3 GB');
	assert.equal(en.duration(42), '42 sec');
	assert.equal(en.duration(600), '10 min');
});

test('a key without a message shows itself instead of nothing', () => {
	assert.equal(en.loose('access.act.unheard-of'), 'access.act.unheard-of');
});

test('the cookie wins, then what the browser likes best of what there is', () => {
	assert.equal(chooseLanguage('es', 'en-US'), 'es');
	assert.equal(chooseLanguage('xx', 'fr-FR, es-MX;q=0.9, en;q=0.8'), 'es');
	assert.equal(chooseLanguage(undefined, 'en;q=0.3, es;q=0.7'), 'es');
	assert.equal(chooseLanguage(undefined, null), 'en');
});
