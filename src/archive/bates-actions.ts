/** Bates numbers are a property of a production, not of a page: they are inferred over all its pages once those are read. */

import type { App } from '../app.ts';
import type { Box } from '../base/page.ts';
import { batesAddress, batesPrefix, inferBates, linesOf } from './bates.ts';
import { pageId } from './document.ts';
import { type BatesRow, listProductionPages, listStale, saveBates } from './page-store.ts';

type Lines = { document: number; page: number; lines: { text: string; box: Box }[] };

/** Numbers the productions whose pages changed since they were last numbered. */
export async function numberProductions(app: App): Promise<void> {
	for (const production of await listStale(app.db)) {
		const pages: Lines[] = [];
		for (let after = 0; ; ) {
			const batch = await listProductionPages(app.db, production, after, 500);
			for (const { document, number, text } of batch)
				pages.push({ document, page: number, lines: linesOf(text).filter(atEdge) });
			if (batch.length === 0) break;
			after = batch.at(-1)!.id;
		}
		// Files imported without a production's name have nothing to do with each other: each is numbered by itself.
		const groups = production === '' ? [...Map.groupBy(pages, (page) => page.document).values()] : [pages];
		const rows = groups.flatMap((group) => numberPages(group));
		await app.db.atomic((tx) => saveBates(tx, production, rows));
	}
}

/** Stamps stand at the edges; leaving the middle out keeps 100,000 pages in little memory. */
function atEdge(line: { box: Box }): boolean {
	const middle = line.box.y + line.box.h / 2;
	return middle < 0.12 || middle > 0.86 || line.box.x > 0.9 || line.box.x + line.box.w < 0.1;
}

function numberPages(pages: Lines[]): BatesRow[] {
	return inferBates(pages).pages.flatMap((stamp, i) => {
		const at = pages[i]!;
		if (!stamp) return [];
		return [
			{
				page: pageId(at.document, at.page),
				printed: stamp.printed,
				prefix: batesPrefix(stamp.prefix),
				number: stamp.number,
				suffix: stamp.suffix,
				address: batesAddress(stamp.printed),
				inferred: stamp.inferred,
				box: stamp.box ?? null,
			},
		];
	});
}
