/** Has the server read one file again, and waits until it has. */

import { send } from './api.ts';
import type { Document, DocumentView } from './shapes.ts';

/** @param how `retry`, or `password` with the password. @returns the document as it stands afterwards. @throws Refusal where the server will not. */
export async function reread(id: number, how: 'retry' | 'password', body?: { password: string }): Promise<Document> {
	await send('POST', `/api/archive/documents/${id}/${how}`, body);
	for (;;) {
		await new Promise((done) => setTimeout(done, 500));
		const { document } = await send<DocumentView>('GET', `/api/archive/documents/${id}?from=1&to=1`);
		// One that is being read shows its own progress: waiting longer would tell nobody anything.
		if (document.state !== 'waiting' && (document.state !== 'reading' || document.done > 0)) return document;
	}
}
