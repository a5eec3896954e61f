import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, hasOperators } from '#src/archive/explain.ts';
import { parseQuery } from '#src/archive/query.ts';
import { fileTypes, states } from '#src/archive/query-field.ts';
import english from '../messages/en.json' with { type: 'json' };
import spanish from '../messages/es.json' with { type: 'json' };
import { translator } from './message.ts';
import { says } from './says.ts';

const en = translator('en', english);
const es = translator('es', spanish);
const read = (query: string, t = en) => says(t, explain(parseQuery(query)));

test('the line shows which words belong together', () => {
	assert.equal(read('sheriff OR jail fee'), '“sheriff” or (“jail” and “fee”)');
	assert.equal(read('(sheriff OR jail) AND NOT fee'), '(“sheriff” or “jail”) and not “fee”');
	assert.equal(read('NOT (sheriff OR jail)'), 'not (“sheriff” or “jail”)');
	assert.equal(
		read('opt* "county board" sheriff NEAR/5 refuse'),
		'words beginning with “opt” and the words “county board” side by side and “sheriff” and “refuse” with at most 5 words between them',
	);
	assert.equal(read('recieve~1 recieve~2'), '“recieve” give or take one letter and “recieve” give or take 2 letters');
});

test('fields are said in words, numbers of documents as they stand in addresses', () => {
	assert.equal(
		read('exemption:b7E after:2010-10-01 type:email document:1200'),
		'with a redaction under (b)(7)(E) and received on October 1, 2010 or later and in a file of the type e-mail and in document 1200',
	);
	assert.equal(read('before:2011-01-01', es), 'recibido antes del 1 de enero de 2011');
});

test('whatever can be asked has its words in both languages', () => {
	const queries = [
		'a b* "a b" "a b"* a~ a~2 a NEAR/1 b a NEAR/3 b NOT a',
		'bates:ICE-0001 bates:ICE-0001..ICE-0009 bates:ICE* production:a name:a note:a exemption:b5 confidence:<60',
		'after:2010 before:2011 document:1',
		...fileTypes.map((type) => `type:${type}`),
		...states.map((state) => `is:${state}`),
	];
	for (const query of queries)
		for (const t of [en, es]) {
			const line = read(query, t);
			assert.doesNotMatch(line, /archive\.|[{}]/, query);
		}
	assert.equal(read(''), 'every page');
});

test('only a query with operators needs the line', () => {
	for (const plain of ['', 'sheriff', 'county sheriff fee'])
		assert.equal(hasOperators(parseQuery(plain)), false, plain);
	for (const query of ['"opt out"', 'opt*', 'a OR b', 'NOT a', 'a is:redacted', 'a~'])
		assert.equal(hasOperators(parseQuery(query)), true, query);
});
