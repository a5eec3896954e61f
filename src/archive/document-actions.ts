/** Lists of documents, as screens and commands ask for them, and the original itself. */

import type { Readable } from 'node:stream';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import type { Document } from './document.ts';
import {
	countDocuments,
	type DocumentFilter,
	holdsQuarantined,
	isQuarantined,
	listDocuments as list,
	readDocument,
} from './document-store.ts';

/** The documents of the case in the order they came in. */
export function listDocuments(app: App, filter: DocumentFilter = {}): Promise<Document[]> {
	return list(app.db, filter);
}

const perPage = 100;

/** A hundred documents; `next` is the cursor of the next hundred, null at the end. */
export async function pageOfDocuments(
	app: App,
	filter: DocumentFilter,
): Promise<{ documents: Document[]; total: number; next: number | null }> {
	const documents = await list(app.db, { ...filter, limit: perPage });
	return {
		documents,
		total: await countDocuments(app.db, filter),
		next: documents.length === perPage ? documents.at(-1)!.id : null,
	};
}

/** The original as it was received. @param despite the person was told that covered words can be read in it, and wants it all the same. */
export async function readOriginal(
	app: App,
	id: number,
	despite: boolean,
): Promise<{ name: string; size: number; stream: Readable }> {
	const document = await readDocument(app.db, id);
	if (!document) throw new Refusal('not-found', `There is no document ${id} in this case.`);
	if (!despite && (await isQuarantined(app.db, id)))
		throw new Refusal(
			'not-allowed',
			`“${document.name}” is in quarantine: words under its redactions may be readable in the original. Open it from the warning on its page, or let it out of quarantine with a reason.`,
		);
	if (!despite && (await holdsQuarantined(app.db, id)))
		throw new Refusal(
			'not-allowed',
			`“${document.name}” holds a file that is in quarantine: words under its redactions may be readable in it. Let that file out of quarantine with a reason first, or ask for the original with ?despite=quarantine at the end of its address.`,
		);
	return { name: document.name, size: document.size, stream: app.files.stream(document.sha256) };
}
