import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agency } from './docket.ts';
import { requestGiven } from './given.ts';
import { isMuckrock, readMuckrock } from './intake-muckrock.ts';
import { readRequests } from './intake-requests.ts';

const ice = { id: 'ice', name: 'Immigration and Customs Enforcement', abbreviation: 'ICE' } as Agency;
const fbi = { id: 'fbi', name: 'Federal Bureau of Investigation', abbreviation: 'FBI' } as Agency;
const agencies = [ice, fbi];

test('a row becomes a request with its items, numbers and days', () => {
	const { requests, flaws } = readRequests(
		[
			['ID', 'Agency', 'Title', 'Items', 'Requesters', 'Tracking', 'Sent', 'Received agency', 'Status', 'Source'],
			[
				'7',
				'ICE',
				'Opt-out records',
				'A.1: Agreements\nB) Briefings\nE-mail of the director',
				'Clinic; Ada Example',
				'10-2674; 2010FOIA2674',
				'February 3, 2010',
				'2010-02-04',
				'processing',
				'https://example.org/7',
			],
		],
		agencies,
	);
	assert.deepEqual(flaws, []);
	const [one] = requests;
	assert.equal(one?.key, 'table:7');
	assert.equal(one?.agency, 'ice');
	assert.partialDeepStrictEqual(one?.request, {
		title: 'Opt-out records',
		items: [
			{ label: 'A.1', text: 'Agreements' },
			{ label: 'B', text: 'Briefings' },
			{ label: '3', text: 'E-mail of the director' },
		],
		requesters: ['Clinic', 'Ada Example'],
		tracking: [{ number: '10-2674' }, { number: '2010FOIA2674' }],
		sent: '2010-02-03',
		receivedAgency: '2010-02-04',
		receivedUs: null,
		source: { title: 'https://example.org/7', url: 'https://example.org/7' },
	});
	assert.deepEqual(one?.said, { status: 'processing', note: 'As imported.' });
	assert.ok(
		requestGiven.safeParse({ ...one?.request, agencies: ['ice'] }).success,
		'it is what a person could have entered',
	);
});

test('every bad row is told with its number; what is doubtful in a good one is told and left blank', () => {
	const { requests, flaws } = readRequests(
		[
			['agency', 'title', 'sent', 'fee_category', 'colour'],
			['ice', 'One', 'soon', 'free', 'red'],
			['nasa', 'Two', '', '', ''],
			['fbi', '', '', '', ''],
			['', '', '', '', ''],
			['ICE', 'One', '', '', ''],
		],
		agencies,
	);
	assert.deepEqual(
		requests.map(({ place }) => place),
		['row 2'],
	);
	assert.equal(requests[0]?.request.sent, null);
	assert.deepEqual(
		flaws.map(({ place }) => place),
		['the head', 'row 2', 'row 2', 'row 3', 'row 4', 'row 6'],
	);
	assert.match(flaws[5]?.sentence ?? '', /same request/);
	assert.match(readRequests([['name'], ['x']], agencies).flaws[0]?.sentence ?? '', /no column “agency”/);
});

const muckrock = {
	id: 90001,
	title: 'Secure Communities agreements',
	status: 'no_docs',
	agency: 248,
	datetime_submitted: '2022-11-17T18:14:00-05:00',
	tracking_id: '2023-ICFO-90001',
	absolute_url: 'https://www.muckrock.com/foi/example-90001/',
	communications: [
		{
			subject: 'Request',
			datetime: '2022-11-17T18:14:00-05:00',
			response: false,
			communication: 'Please send the agreements.',
		},
		{
			subject: 'RE: Request',
			datetime: '2022-12-02T09:00:00-05:00',
			response: true,
			communication: 'We were unable to locate any responsive records.',
			files: [{ title: 'letter' }],
		},
		{ subject: 'broken', response: true },
	],
};

test('MuckRock’s requests come with the day as it was written, and letters as notes that say what they seem to be', () => {
	for (const given of [muckrock, [muckrock], { count: 1, results: [muckrock] }]) {
		assert.ok(isMuckrock(given));
		const { requests, flaws } = readMuckrock(given, agencies, 'ice');
		const [one] = requests;
		assert.equal(one?.key, 'muckrock:90001');
		assert.equal(one?.request.sent, '2022-11-17');
		assert.deepEqual(one?.said, { status: 'decided', note: 'MuckRock’s status: no_docs.' });
		assert.deepEqual(
			one?.entries.map(({ type, way, date }) => [type, way, date]),
			[
				['note', 'out', '2022-11-17'],
				['note', 'in', '2022-12-02'],
			],
		);
		assert.deepEqual(one?.entries[1]?.details, { seems: 'no_records', files: 1 });
		assert.deepEqual(
			flaws.map(({ place }) => place),
			['request 90001, letter 3'],
		);
	}
	assert.match(readMuckrock([muckrock], agencies).flaws[0]?.sentence ?? '', /--agency/);
	assert.equal(isMuckrock({ requests: 3 }), false);
	assert.match(readMuckrock([{ id: 1 }], agencies, 'ice').flaws[0]?.sentence ?? '', /title/);
});
