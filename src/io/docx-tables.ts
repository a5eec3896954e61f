/** The tables of a Word document (ECMA-376 part 1, 17.4), as rows of cells. Nothing else of it is read, and macros are never run. */

import { openPromise } from 'yauzl';
import type { FileTable } from '../app.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';
import { decoded } from './encoding.ts';
import { attributesOf, type XmlEvents, xmlReader } from './xml.ts';

const mostInflated = 256 * 2 ** 20;

/**
 * Undefined where the file is no Word document.
 * @param mostSigns in all cells together, where each cell and each table counts as some more.
 * @throws Refusal not-valid where it is damaged, too-large past the bounds.
 */
export async function docxTables(path: string, mostRows: number, mostSigns = 48e6): Promise<FileTable[] | undefined> {
	const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: false }).catch(
		() => undefined,
	);
	if (!zip) return undefined;
	try {
		for await (const entry of zip.eachEntry()) {
			if (entry.fileName.toLowerCase() !== 'word/document.xml') continue;
			const tables: FileTable[] = [];
			const reader = xmlReader(tableReader(tables, mostRows, mostSigns));
			for await (const piece of decoded(measured(await zip.openReadStreamPromise(entry)))) reader.push(piece);
			return tables.map((table, i) => ({ ...table, name: `Table ${i + 1}` }));
		}
		return undefined;
	} catch (error) {
		if (isRefusal(error)) throw error;
		throw new Refusal(
			'not-valid',
			'The document is damaged inside. Ask for it again, or open it in Word and save a repaired copy.',
		);
	} finally {
		zip.close();
	}
}

async function* measured(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
	let size = 0;
	for await (const chunk of chunks) {
		size += chunk.length;
		if (size > mostInflated)
			throw new Refusal('too-large', 'This document unpacks to more than 256 MB, and was not read.');
		yield chunk;
	}
}

type OpenTable = { table: FileTable; row: string[]; cell: string; span: number; inCell: boolean };

/** Tables within cells are tables of their own. Text that was deleted under tracked changes is not read. */
function tableReader(tables: FileTable[], mostRows: number, mostSigns: number): XmlEvents {
	const open: OpenTable[] = [];
	let inText = false;
	let rows = 0;
	let signs = 0;
	const hold = (more: number) => {
		signs += more;
		if (signs > mostSigns)
			throw new Refusal('too-large', 'This document holds more in its tables than any index. Cut it in parts.');
	};
	const put = (at: OpenTable, text: string) => {
		hold(text.length);
		at.cell += text;
	};
	const here = () => open.at(-1);
	return {
		open(name, written) {
			const at = here();
			if (name === 'tbl') {
				hold(1000);
				const table = { name: '', rows: [] };
				tables.push(table);
				open.push({ table, row: [], cell: '', span: 1, inCell: false });
			} else if (!at) return;
			else if (name === 'tr') at.row = [];
			else if (name === 'tc') {
				at.cell = '';
				at.span = 1;
				at.inCell = true;
			} else if (name === 'gridSpan') at.span = Math.min(63, Math.max(1, Number(attributesOf(written).val ?? 1) || 1));
			else if (name === 't') inText = true;
			else if (name === 'tab' || name === 'br' || name === 'cr') put(at, name === 'tab' ? ' ' : '\n');
			else if (name === 'noBreakHyphen') put(at, '-');
		},
		close(name) {
			const at = here();
			if (name === 't') inText = false;
			if (!at) return;
			if (name === 'tbl') open.pop();
			else if (name === 'p') put(at, '\n');
			else if (name === 'tc') {
				hold(8 * at.span);
				at.row.push(at.cell.trim(), ...Array.from({ length: at.span - 1 }, () => ''));
				at.inCell = false;
			} else if (name === 'tr') {
				rows++;
				if (rows > mostRows)
					throw new Refusal(
						'too-large',
						`This document has tables of more than ${mostRows.toLocaleString('en-US')} rows. Cut it in parts.`,
					);
				at.table.rows.push(at.row);
			}
		},
		text(text) {
			const at = here();
			if (at?.inCell && inText) put(at, text);
		},
	};
}
