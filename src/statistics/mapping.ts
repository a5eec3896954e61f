/** The case’s file about the columns of a sheet: head → field of the codebook. */

import { z } from 'zod';

export const mappingShape = z.strictObject({
	about: z.string().optional(),
	/** The row that holds the head, where it is not found by itself. */
	headRow: z.number().int().positive().optional(),
	columns: z.record(z.string(), z.string().nullable()),
});
