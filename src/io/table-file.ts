/** A file of tables, whatever its format: sheets with rows of texts. */

import type { SheetGlance } from '../app.ts';

/** A row as printed. Cells stand at their column, from 0; what is empty is an empty text. */
export type TableRow = { row: number; hidden: boolean; cells: string[] };

export type TableSheet = {
	name: string;
	hidden: SheetGlance['hidden'];
	/** Its rows in order, some at a time. */
	batches(): AsyncIterable<TableRow[]> | Iterable<TableRow[]>;
	/** Columns hidden with something in them, from 1; known once all rows were read. */
	hiddenColumns(): number[];
	/** How much of the sheet has been read, 0 to 1. */
	share(): number | undefined;
};

export type TableFile = { sheets: TableSheet[]; close(): void };
