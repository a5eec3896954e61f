import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { SaxesParser } from 'saxes';
import { paperOf } from '../base/paper.ts';
import { docxOf } from './docx.ts';
import { docxTables } from './docx-tables.ts';
import { openZip } from './zip.ts';

const paper = paperOf(
	'# Exhibits\n\nOf [date: unknown], for Nguyễn Łukasz.\n\n(RPL) An item with a long label\n\n| Exhibit | Bates |\n|--|------|\n| A | ICE FOIA 10-2674.0002927–2931 |\n| B | “quoted” & <signed> |',
	{ title: 'Exhibits & more', header: 'Draft for counsel', landscape: true },
);

async function folder(t: TestContext): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), 'uncover-docx-'));
	t.after(() => rm(path, { recursive: true, force: true }));
	return path;
}

test('what is written can be read: the table comes back cell for cell', async (t) => {
	const path = join(await folder(t), 'exhibits.docx');
	await writeFile(path, await docxOf(paper));
	assert.deepEqual(await docxTables(path, 100), [
		{
			name: 'Table 1',
			rows: [
				['Exhibit', 'Bates'],
				['A', 'ICE FOIA 10-2674.0002927–2931'],
				['B', '“quoted” & <signed>'],
			],
		},
	]);
});

test('a word processor repeats the head, turns the sheet, counts the pages and shades the blank', async (t) => {
	const path = join(await folder(t), 'exhibits.docx');
	await writeFile(path, await docxOf(paper));
	const scratch = await folder(t);
	const { members } = await openZip(path, scratch);
	const part = async (name: string) => {
		const member = members.find((one) => one.path === name);
		assert.ok(member && 'file' in member, name);
		return readFile(member.file, 'utf8');
	};
	const body = await part('word/document.xml');
	assert.match(body, /<w:tblHeader\/>/);
	assert.match(body, /w:orient="landscape"/);
	assert.match(body, /<w:shd [^>]*w:fill="FFF2B3"[^>]*\/><\/w:rPr><w:t[^>]*>\[date: unknown\]/);
	assert.match(body, /Nguyễn Łukasz/);
	const footers = members.filter(({ path: name }) => /^word\/footer\d*\.xml$/.test(name));
	assert.match(await part(footers[0]?.path ?? ''), /PAGE[\s\S]*NUMPAGES/);
	assert.match(await part('docProps/core.xml'), /<dc:title>Exhibits &#38; more<\/dc:title>/);
});

test('signs that a scanned page brings and no XML can hold are left out, so that the file opens', async (t) => {
	const scanned = 'Page\u000c one\u0001 <of> \ud800 & \ufffe ]]> end';
	const wild = paperOf(`# ${scanned}\n\n${scanned}\n\n| A |\n|---|\n| ${scanned} |`, {
		title: scanned,
		header: scanned,
		landscape: false,
	});
	const path = join(await folder(t), 'scanned.docx');
	await writeFile(path, await docxOf(wild));
	const { members } = await openZip(path, await folder(t));
	for (const member of members)
		if ('file' in member && /\.(xml|rels)$/.test(member.path)) {
			const text = await readFile(member.file, 'utf8');
			assert.doesNotThrow(() => new SaxesParser({ xmlns: true }).write(text).close(), member.path);
		}
	assert.deepEqual((await docxTables(path, 100))?.[0]?.rows[1], ['Page one <of> \ufffd &  ]]> end']);
});

test('the same paper gives the same bytes', async () => {
	const first = await docxOf(paper);
	await new Promise((resolve) => setTimeout(resolve, 20));
	assert.deepEqual(await docxOf(structuredClone(paper)), first);
});
