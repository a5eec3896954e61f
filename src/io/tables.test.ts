import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
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
