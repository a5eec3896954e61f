import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDirectory } from './directory.ts';

const component = (title: string, agency: string, more: object = {}) => ({
	id: title,
	type: 'agency_component',
	attributes: { title, abbreviation: null, ...more },
	relationships: { agency: { data: { id: agency, type: 'agency' } } },
});

test('FOIA.gov’s answer: components with their departments, addresses in one line', () => {
	const { agencies, flaws } = readDirectory(
		'agencies.json',
		JSON.stringify({
			data: [
				component('Office of the Inspector General', 'a'),
				component('Office of the Inspector General', 'b'),
				component('Bureau of Examples', 'a', {
					abbreviation: 'BOE',
					submission_email: 'foia@example.gov',
					submission_web: { uri: 'https://example.gov/foia' },
					submission_address: {
						address_line1: '1 Main St.',
						locality: 'Springfield',
						administrative_area: 'VA',
						postal_code: '20001',
					},
				}),
				component('Second Example', 'b'),
			],
			included: [
				{ id: 'a', type: 'agency', attributes: { name: 'First Example', abbreviation: 'FE' } },
				{ id: 'b', type: 'agency', attributes: { name: 'Second Example', abbreviation: 'SE' } },
				{ id: 'x', type: 'foia_personnel', attributes: { phone: ['a list'] } },
			],
		}),
	);
	assert.deepEqual(flaws, []);
	assert.deepEqual(
		agencies.map(({ id, within }) => [id, within]),
		[
			['fe', null],
			['se', null],
			['office-of-the-inspector-general', 'fe'],
			['se-office-of-the-inspector-general', 'se'],
			['boe', 'fe'],
		],
		'an agency that is its own only component is there once',
	);
	assert.partialDeepStrictEqual(agencies[4], {
		address: '1 Main St., Springfield, VA 20001',
		email: 'foia@example.gov',
		portal: 'https://example.gov/foia',
		jurisdiction: 'US-FED',
	});
});

test('CSV: only the name is needed, and bad rows are told of by line', () => {
	const { agencies, flaws } = readDirectory(
		'list.csv',
		'name,jurisdiction,portal,checked\nState Police,US-IL,,2026-01-05\n,US-IL,,\nTown Clerk,Illinois,,\nSheriff,US-CA,ftp://x,\nChief,US-CA,,soon\n',
	);
	assert.deepEqual(
		agencies.map(({ id, jurisdiction, checked }) => [id, jurisdiction, checked]),
		[
			['state-police', 'US-IL', '2026-01-05'],
			['chief', 'US-CA', null],
		],
	);
	assert.deepEqual(
		flaws.map(({ line }) => line),
		[3, 3, 4, 5, 6],
	);
	assert.match(flaws.map(({ sentence }) => sentence).join('\n'), /two letters of a state/);
	assert.match(readDirectory('a.csv', 'agency\nX\n').flaws[0]?.sentence ?? '', /name is not among them/);
	assert.match(readDirectory('a.json', '{"data": 1}').flaws[0]?.sentence ?? '', /not FOIA\.gov’s directory/);
});

const real = new URL('../../../shared/corpus/annual-reports/all-agencies.json', import.meta.url);
test('the directory of FOIA.gov, whole', { skip: existsSync(real) ? false : 'The directory is not at hand.' }, () => {
	const { agencies, flaws } = readDirectory('all-agencies.json', readFileSync(real, 'utf8'));
	assert.deepEqual(flaws, []);
	assert.equal(new Set(agencies.map(({ id }) => id)).size, agencies.length);
	assert.ok(agencies.length > 400 && agencies.length <= 426 + 124);
	assert.equal(agencies.find(({ id }) => id === 'ice')?.within, 'dhs');
});
