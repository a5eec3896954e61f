/**
 * Claim: a workbook of 500,000 rows and 25 columns is laid out within 60 s, streaming, in less than 1 GB of memory.
 *
 *     node bench/workbook.ts [ROWS]
 *
 * Makes the workbook itself (shared strings, dates as serial numbers, one column of decimal numbers), then measures the
 * reader in a process of its own. `inflateSeconds` is unpacking the same file and nothing else: the limit. Prints JSON.
 */

import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib';

const columns = 25;

const [first, file = '', to = ''] = process.argv.slice(2);
if (first === 'read') await read(file, to);
else await bench(Number(first ?? 500_000));

async function read(path: string, laid: string): Promise<void> {
	const { layOut } = await import('../src/io/layout.ts');
	const began = performance.now();
	const { rows, columns } = await layOut(path, 'bench.xlsx', { sheet: 0, head: 1, to: laid }, () => {});
	const seconds = (performance.now() - began) / 1000;
	process.stdout.write(
		JSON.stringify({ rows, columns, seconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }),
	);
}

async function bench(rows: number): Promise<void> {
	const scratch = await mkdtemp(join(tmpdir(), 'uncover-bench-'));
	try {
		const path = join(scratch, 'bench.xlsx');
		const sheet = await makeWorkbook(path, rows);
		const ran = spawnSync(
			process.execPath,
			[
				'--disable-warning=ExperimentalWarning',
				fileURLToPath(import.meta.url),
				'read',
				path,
				join(scratch, 'laid.txt'),
			],
			{ encoding: 'utf8' },
		);
		if (ran.status !== 0) throw new Error(ran.stderr);
		const inflateSeconds = await inflate(path, sheet);
		const found = JSON.parse(ran.stdout) as { seconds: number };
		const result = {
			bench: 'workbook',
			machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
			node: process.version,
			megabytes: Math.round((await stat(path)).size / 1e6),
			...found,
			inflateSeconds,
			ratio: Math.round((found.seconds / inflateSeconds) * 100) / 100,
		};
		process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

/** Unpacks the sheet’s own bytes again, without looking at them. */
async function inflate(path: string, { at, size }: { at: number; size: number }): Promise<number> {
	const began = performance.now();
	const inflated = createReadStream(path, { start: at, end: at + size - 1 }).pipe(createInflateRaw());
	inflated.resume();
	await finished(inflated);
	return (performance.now() - began) / 1000;
}

/** A package of four parts (ECMA-376); the sheet is packed while it is made. @returns where its packed bytes lie */
async function makeWorkbook(path: string, rows: number): Promise<{ at: number; size: number }> {
	const words = Array.from({ length: 2000 }, (_, i) => `EXAMPLE VALUE ${i}`);
	const parts: [string, Iterable<string>][] = [
		['[Content_Types].xml', ['<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>']],
		[
			'xl/_rels/workbook.xml.rels',
			[
				'<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
			],
		],
		['xl/workbook.xml', ['<workbook><sheets><sheet name="Records" sheetId="1" r:id="r1"/></sheets></workbook>']],
		['xl/sharedStrings.xml', ['<sst>', ...words.map((word) => `<si><t>${word}</t></si>`), '</sst>']],
		['xl/worksheets/sheet1.xml', sheetXml(rows)],
	];
	const out = createWriteStream(path);
	let at = 0;
	const put = async (bytes: Uint8Array) => {
		at += bytes.length;
		if (!out.write(bytes)) await new Promise((resolve) => out.once('drain', resolve));
	};
	const central: Uint8Array[] = [];
	let sheet = { at: 0, size: 0 };
	for (const [name, text] of parts) {
		const start = at;
		const label = Buffer.from(name);
		// Sizes follow the data (bit 3), for they are not known before.
		await put(
			Buffer.concat([
				record([
					[0x04034b50, 4],
					[20, 2],
					[8, 2],
					[8, 2],
					[0, 4],
					[0, 4],
					[0, 4],
					[0, 4],
					[label.length, 2],
					[0, 2],
				]),
				label,
			]),
		);
		const data = at;
		let [crc, plain] = [0, 0];
		const deflate = createDeflateRaw({ level: 1 });
		const packed = (async () => {
			for await (const chunk of deflate) await put(chunk as Uint8Array);
		})();
		for (const piece of text) {
			const bytes = Buffer.from(piece);
			crc = crc32(bytes, crc);
			plain += bytes.length;
			if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
		}
		deflate.end();
		await packed;
		sheet = { at: data, size: at - data };
		const sizes: [number, number][] = [
			[crc, 4],
			[sheet.size, 4],
			[plain, 4],
		];
		await put(record([[0x08074b50, 4], ...sizes]));
		central.push(
			record([
				[0x02014b50, 4],
				[20, 2],
				[20, 2],
				[8, 2],
				[8, 2],
				[0, 4],
				...sizes,
				[label.length, 2],
				[0, 2],
				[0, 2],
				[0, 2],
				[0, 2],
				[0, 4],
				[start, 4],
			]),
			label,
		);
	}
	const directory = Buffer.concat(central);
	const start = at;
	await put(directory);
	await put(
		record([
			[0x06054b50, 4],
			[0, 2],
			[0, 2],
			[parts.length, 2],
			[parts.length, 2],
			[directory.length, 4],
			[start, 4],
			[0, 2],
		]),
	);
	out.end();
	await finished(out);
	return sheet;
}

function* sheetXml(rows: number): Iterable<string> {
	const names = Array.from({ length: columns }, (_, i) => `<c t="inlineStr"><is><t>Column ${i + 1}</t></is></c>`).join(
		'',
	);
	yield `<worksheet><sheetData><row r="1">${names}</row>`;
	for (let row = 2; row <= rows + 1; row++) {
		let line = `<row r="${row}">`;
		for (let column = 0; column < columns; column++)
			line +=
				column < 18
					? `<c t="s"><v>${(row * 7 + column * 131) % 2000}</v></c>`
					: `<c><v>${42_000 + ((row + column) % 900)}${column === 24 ? '.25' : ''}</v></c>`;
		yield `${line}</row>`;
	}
	yield '</sheetData></worksheet>';
}

function record(fields: readonly [number, number][]): Uint8Array {
	const bytes = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
	let at = 0;
	for (const [value, size] of fields) {
		bytes.writeUIntLE(value >>> 0, at, size);
		at += size;
	}
	return bytes;
}
