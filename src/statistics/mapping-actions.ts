/** Correcting what the columns of a sheet were taken for, before it is loaded. */

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { kindNamed } from './codebook.ts';
import { openDefinitions } from './definition-actions.ts';

export type Correction = {
	/** The kind of record: arrests, removals. */
	as: string;
	/** The row that holds the head, where it is another than was found. */
	headRow?: number | undefined;
	/** Head → field of the codebook, or null to keep the column as text. Heads that are left out are recognised as usual. */
	columns: Readonly<Record<string, string | null>>;
};

/**
 * Writes the case’s mapping file; plans and loads of sheets with these heads follow it from then on.
 * @param name as `Planned.mapping` has it
 * @throws Refusal not-valid for a field that the kind does not have, or that two columns claim
 */
export async function correctMapping(app: App, name: string, { as, headRow, columns }: Correction): Promise<void> {
	if (!/^[a-z][a-z0-9_]*-[0-9a-f]{8}\.json$/.test(name))
		throw new Refusal('not-valid', `“${name}” is no mapping of a sheet that was looked at.`);
	const { book } = await openDefinitions(app);
	const fields = new Set(kindNamed(book, as).fields.map((field) => field.name));
	const claimed = new Map<string, string>();
	for (const [head, field] of Object.entries(columns)) {
		if (field === null) continue;
		if (!fields.has(field))
			throw new Refusal('not-valid', `“${field}” is no field of ${as}. There are ${[...fields].join(', ')}.`);
		const other = claimed.get(field);
		if (other !== undefined)
			throw new Refusal(
				'not-valid',
				`The columns “${other}” and “${head}” cannot both be ${field}. Keep one of them as text.`,
			);
		claimed.set(field, head);
	}
	const folder = join(app.case.folder, 'statistics', 'mappings');
	await mkdir(folder, { recursive: true });
	const text = {
		about: `Columns of ${as}, as ${app.case.person} corrected them.`,
		...(headRow ? { headRow } : {}),
		columns,
	};
	const temporary = join(folder, `.${name}`);
	try {
		await writeFile(temporary, `${JSON.stringify(text, null, '\t')}\n`);
		await rename(temporary, join(folder, name));
	} finally {
		await rm(temporary, { force: true });
	}
	await app.db.atomic((tx) =>
		noteAct(tx, app, {
			action: 'correct-mapping',
			subject: `mapping ${name}`,
			details: { as, headRow: headRow ?? null, columns },
		}),
	);
}
