import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { XmlElement } from '../app.ts';
import { isRefusal } from '../base/refusal.ts';
import { readTree } from '../io/xml-tree.ts';
import { openZip } from '../io/zip.ts';
import { overYears, readAnnualReport } from './agency-report.ts';

const leaf = (name: string, text: string | number, attributes: Record<string, string> = {}): XmlElement => ({
	name,
	attributes,
	text: String(text),
	children: [],
});
const node = (name: string, children: XmlElement[], attributes: Record<string, string> = {}): XmlElement => ({
	name,
	attributes,
	text: '',
	children,
});
const owner = (row: string, organization: string) =>
	node('Association', [
		leaf('ComponentDataReference', '', { ref: row }),
		leaf('OrganizationReference', '', { ref: organization }),
	]);

const report = (year: number, backlog: number) =>
	node('FoiaAnnualReport', [
		node(
			'Organization',
			[
				leaf('OrganizationAbbreviationText', 'DX'),
				leaf('OrganizationName', 'Department of Examples'),
				node(
					'OrganizationSubUnit',
					[leaf('OrganizationAbbreviationText', 'OA'), leaf('OrganizationName', 'Office A')],
					{ id: 'ORG1' },
				),
				node(
					'OrganizationSubUnit',
					[leaf('OrganizationAbbreviationText', 'OB'), leaf('OrganizationName', 'Office B')],
					{ id: 'ORG2' },
				),
			],
			{ id: 'ORG0' },
		),
		leaf('DocumentFiscalYearDate', year),
		node('BacklogSection', [
			node('Backlog', [leaf('BackloggedRequestQuantity', backlog), leaf('BackloggedAppealQuantity', 2)], { id: 'B1' }),
			owner('B1', 'ORG2'),
		]),
		node('ProcessedResponseTimeSection', [
			node(
				'ProcessedResponseTime',
				[
					node('SimpleResponseTime', [
						leaf('ResponseTimeMedianDaysCode', 'LT1'),
						leaf('ResponseTimeAverageDaysValue', '3.5'),
					]),
					node('ComplexResponseTime', [leaf('ResponseTimeMedianDaysValue', '0.0000')]),
				],
				{ id: 'T1' },
			),
			owner('T1', 'ORG2'),
		]),
	]);

test('figures stand with the component that they are about; what is not told is not known', () => {
	const rows = readAnnualReport(report(2011, 18));
	assert.deepEqual(
		rows.map(({ component }) => component),
		['DX', 'OA', 'OB'],
	);
	assert.partialDeepStrictEqual(rows[2], {
		agency: 'DX',
		name: 'Office B',
		year: 2011,
		backlog: 18,
		appealBacklog: 2,
		simple: { median: 0.5, mean: 3.5 },
		complex: { median: null, mean: null },
		received: null,
		oldest: null,
	});
	assert.equal(rows[1]?.backlog, null);
});

test('years come in their order, and a report read again counts once', () => {
	const rows = [
		...readAnnualReport(report(2023, 9)),
		...readAnnualReport(report(2011, 18)),
		...readAnnualReport(report(2023, 10)),
	];
	assert.deepEqual(
		overYears(rows, 'ob').map(({ year, backlog }) => [year, backlog]),
		[
			[2011, 18],
			[2023, 10],
		],
	);
	assert.deepEqual(overYears(rows, 'OB', 'other'), []);
});

test('a file that is no annual report is refused', () => {
	assert.throws(() => readAnnualReport(node('Library', [])), isRefusal);
});

const corpus = fileURLToPath(new URL('../../../shared/corpus/annual-reports/2011-FOIASetFull.zip', import.meta.url));
test('the reports of 2011 as published: nearly all are read, and pending + received − decided = pending', async (t) => {
	if (!existsSync(corpus))
		return t.skip('The annual reports are not on this machine: this test reads them where they are.');
	const folder = await mkdtemp(join(tmpdir(), 'uncover-reports-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const { members } = await openZip(corpus, folder);
	const [read, refused] = [[] as string[], [] as string[]];
	let unbalanced = 0;
	for (const member of members) {
		if (!('file' in member) || !/\/(dhs|doj|dos|ssa|nara|cia|gsa|lsc)-2011\.xml$/.test(member.path)) continue;
		try {
			const rows = readAnnualReport(await readTree(member.file));
			read.push(member.path);
			for (const { pendingStart, received, processed, pendingEnd } of rows)
				if (
					pendingStart !== null &&
					received !== null &&
					processed !== null &&
					pendingStart + received - processed !== pendingEnd
				)
					unbalanced++;
			const [ice] = overYears(rows, 'ICE', 'DHS');
			if (ice)
				assert.partialDeepStrictEqual(ice, {
					year: 2011,
					received: 16502,
					processed: 16488,
					backlog: 18,
					complex: { median: 20 },
				});
		} catch (error) {
			assert.ok(isRefusal(error), String(error));
			refused.push(member.path);
		}
	}
	assert.ok(read.length >= 6, `${read.length} read, refused: ${refused.join(', ')}`);
	assert.equal(unbalanced, 0);
});
