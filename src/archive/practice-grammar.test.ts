import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../base/random.ts';
import { english, matters, planted, subjects } from './practice-english.ts';
import { expanded, several, written } from './practice-grammar.ts';
import { plantedSpanish, spanish } from './practice-spanish.ts';

test('every rule of both languages can be written out', () => {
	const chance = random('all rules');
	for (const grammar of [english, spanish])
		for (const [rule, texts] of Object.entries(grammar))
			for (const text of texts) {
				const out = expanded(text, grammar, chance, {});
				assert.doesNotMatch(out, /\[[A-Za-z]+\]/, `${rule}: ${out}`);
			}
	for (const matter of matters)
		for (const subject of subjects[matter]) assert.doesNotMatch(expanded(subject, english, chance, {}), /\[[a-z]+\]/);
});

test('facts of a record stay the same, and a rule with a capital begins with one', () => {
	const grammar = { start: ['[County] lies in [county].', '[who] came.'], who: ['{p:wren} and others'] };
	assert.match(
		written({ start: ['[County] lies in [county].'] }, 'start', random(1), { county: 'quarry' }),
		/^Quarry lies in quarry\.$/,
	);
	assert.equal(expanded('[Who] came.', grammar, random(1), {}), '{p:Wren} and others came.');
});

test('sentences of one paragraph differ', () => {
	const sentences = several(english, 'law', 12, random('differ'));
	assert.equal(new Set(sentences).size, 12);
});

test('the grammar cannot write a planted phrase by itself', () => {
	const all = [...Object.values(english), ...Object.values(spanish)].flat().join('\n');
	for (const phrase of [...planted, ...plantedSpanish]) assert.ok(!all.includes(phrase), phrase);
});
