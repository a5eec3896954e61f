import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from './person.ts';

test('the case names the person; without it the account does', () => {
	assert.equal(personOf(' Ada  Example ', 'ada'), 'Ada Example');
	assert.equal(personOf(undefined, 'ada'), 'ada');
	assert.equal(personOf(undefined, ''), 'unnamed');
	assert.equal(personOf('Zoë Núñez-O’Brien', 'z'), 'Zoë Núñez-O’Brien');
});

test('a name cannot fake a second line of the trail', () => {
	assert.equal(personOf('Ada\n2011-02-07 Eve\u202e\u0000', 'ada'), 'Ada 2011-02-07 Eve');
});

for (const wrong of ['', '   ', 'x'.repeat(201), 7, {}, ['Ada']])
	test(`${JSON.stringify(wrong).slice(0, 12)} is no name`, () => {
		assert.throws(() => personOf(wrong, 'ada'), {
			name: 'Refusal',
			code: 'not-valid',
			message: /"person": "Ada Example"/,
		});
	});
