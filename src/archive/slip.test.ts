import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slipSheet } from './slip.ts';

test('a withheld sheet tells its codes and how many pages it stands for', () => {
	assert.deepEqual(
		slipSheet('Page 3 of 12\nWithheld pursuant to exemption\n(b)(5)\nof the Freedom of Information and Privacy Act'),
		{
			codes: ['(b)(5)'],
			pages: 1,
			kind: 'withheld',
		},
	);
	assert.deepEqual(
		slipSheet('12 PAGES WITHHELD IN FULL\nunder (b)(6) and (b)(7)(C)\nof the Freedom of Information Act'),
		{
			codes: ['(b)(6)', '(b)(7)(C)'],
			pages: 12,
			kind: 'withheld',
		},
	);
	assert.deepEqual(slipSheet('Pages 14 through 20 denied in their entirety under (b)(7)(E)'), {
		codes: ['(b)(7)(E)'],
		pages: 7,
		kind: 'withheld',
	});
});

test('an FBI sheet of deleted pages counts its list', () => {
	const sheet = [
		'FEDERAL BUREAU OF INVESTIGATION',
		'FOI/PA',
		'DELETED PAGE INFORMATION SHEET',
		'FOI/PA# 0000000-0',
		'Total Deleted Page(s) = 3',
		'Page 12 ~ b6; b7C; b7E;',
		'Page 13 ~ b5; b6;',
		'Page 40 ~ Duplicate;',
	].join('\n');
	const slip = slipSheet(sheet);
	assert.equal(slip?.pages, 3);
	assert.equal(slip?.kind, 'withheld');
	assert.deepEqual(slip?.codes, ['(b)(6)', '(b)(7)(C)', '(b)(7)(E)', '(b)(5)']);
});

test('referred, duplicate and non-responsive sheets', () => {
	assert.equal(slipSheet('6 pages referred to another agency for direct response')?.kind, 'referred');
	assert.equal(slipSheet('6 pages referred to another agency for direct response')?.pages, 6);
	assert.equal(slipSheet('This page is a duplicate of a page released earlier')?.kind, 'duplicate');
	assert.equal(slipSheet('Non-Responsive Records')?.kind, 'non-responsive');
	assert.equal(slipSheet('Withheld in full under (b)(5)')?.pages, null);
});

test('a letter, a memorandum and an empty page are no slip sheets', () => {
	const letter = `Dear Counsel: ${'We have searched our files for what you asked. '.repeat(9)} Twelve pages are withheld in full under exemption (b)(5).`;
	assert.equal(slipSheet(letter), undefined);
	assert.equal(slipSheet('The county board met on Monday and asked for a copy of the agreement.'), undefined);
	assert.equal(slipSheet(''), undefined);
});
