import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { zipOf } from '../../test/fixtures/intake/pack.ts';
import { isRefusal } from '../base/refusal.ts';
import { xlsxOf } from './draw-workbook.ts';
import { createReader } from './reader.ts';

const reader = createReader({ workers: 1 });
after(() => reader.close());

async function written(t: TestContext, name: string, bytes: string | Uint8Array): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-tables-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, name);
	await writeFile(path, bytes);
	return path;
}

test('a CSV file and the sheets of a workbook are tables; a hidden sheet is none', async (t) => {
	const csv = await written(t, 'index.csv', 'Bates;Exemption\n"A-1; A-2";(b)(5)\n');
	assert.deepEqual(await reader.tables(csv, 'index.csv'), [
		{
			name: '',
			rows: [
				['Bates', 'Exemption'],
				['A-1; A-2', '(b)(5)'],
			],
		},
	]);
	const rows = [
		['Bates', 'Exemption'],
		['A-1', '(b)(6)'],
	];
	const book = await written(
		t,
		'index.xlsx',
		xlsxOf([
			{ name: 'Index', hidden: false, rows },
			{ name: 'Secret', hidden: true, rows: [['not to be seen']] },
		]),
	);
	assert.deepEqual(await reader.tables(book, 'index.xlsx'), [{ name: 'Index', rows }]);
});

test('a file that is no table is refused in a sentence, and so is one that is cut off', async (t) => {
	const pdf = await written(t, 'index.pdf', '%PDF-1.4\n%%EOF');
	await assert.rejects(reader.tables(pdf, 'index.pdf'), (error) => isRefusal(error) && /no table/.test(error.message));
	const book = xlsxOf([{ name: 'Index', hidden: false, rows: [['a']] }]);
	const cut = await written(t, 'cut.xlsx', book.subarray(0, book.length - 40));
	await assert.rejects(reader.tables(cut, 'cut.xlsx'), isRefusal);
});

/** A Word document of these parts of a body. */
const wordOf = (body: string, before = '') =>
	zipOf([
		{
			path: 'word/document.xml',
			bytes: `<?xml version="1.0"?>${before}<w:document><w:body>${body}</w:body></w:document>`,
		},
	]);

test('a small file that unpacks to more than any index holds is refused in a sentence', async (t) => {
	const cell = '<w:tc><w:p><w:t>x</w:t></w:p></w:tc>';
	const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
	const bombs: [name: string, bytes: Buffer, sentence: RegExp][] = [
		['nested.docx', wordOf('<w:tbl>'.repeat(100_000)), /more in its tables/],
		['tables.docx', wordOf('<w:tbl></w:tbl>'.repeat(100_000)), /more in its tables/],
		[
			'cells.docx',
			wordOf(`<w:tbl><w:tr>${'<w:tc><w:gridSpan w:val="99"/></w:tc>'.repeat(100_000)}`),
			/more in its tables/,
		],
		['text.docx', wordOf(`<w:tbl><w:tr><w:tc><w:t>${'x'.repeat(60_000_000)}`), /more in its tables/],
		['rows.docx', wordOf(`<w:tbl>${`<w:tr>${cell}</w:tr>`.repeat(60_000)}`), /more than 50,000 rows/],
		['entity.docx', wordOf(`<w:tbl><w:tr><w:tc><w:t>&b;</w:t></w:tc></w:tr></w:tbl>`, entity), /DOCTYPE/],
		['wide.csv', Buffer.from(','.repeat(8_000_000)), /more text than any index/],
		['long.csv', Buffer.from('a,b\n'.repeat(60_000)), /more than 50,000 rows/],
	];
	for (const [name, bytes, sentence] of bombs) {
		const path = await written(t, name, bytes);
		await assert.rejects(
			reader.tables(path, name),
			(error) => isRefusal(error) && sentence.test(error.message),
			`${name}: ${sentence}`,
		);
	}
	const good = await written(t, 'good.docx', wordOf(`<w:tbl><w:tr>${cell}${cell}</w:tr></w:tbl>`));
	assert.deepEqual(await reader.tables(good, 'good.docx'), [{ name: 'Table 1', rows: [['x', 'x']] }]);
});

test('XML becomes a tree without prefixes; what is no whole XML, or brings entities of its own, is refused', async (t) => {
	const good = await written(t, 'a.xml', '<?xml version="1.0"?><x:a s:id="1">one<b>t&amp;wo</b><b/></x:a>');
	assert.deepEqual(await reader.tree(good), {
		name: 'a',
		attributes: { id: '1' },
		text: 'one',
		children: [
			{ name: 'b', attributes: {}, text: 't&wo', children: [] },
			{ name: 'b', attributes: {}, text: '', children: [] },
		],
	});
	for (const bad of ['<a><b></a>', '<a>', 'words', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'])
		await assert.rejects(
			written(t, 'b.xml', bad).then((path) => reader.tree(path)),
			isRefusal,
			bad,
		);
});
