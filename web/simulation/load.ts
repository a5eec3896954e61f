/** How the model's pages are loaded: with the answer to what their address asks, or to the usual question and a sentence why. */

import { Refusal } from '#src/base/refusal.ts';
import type { Choices } from '#src/simulation/answer.ts';
import { tryAsk } from '#web/api.ts';

/** What stands beside every answer: what can be chosen, and where the model's files and the counties' outlines are. */
export type Choosing = {
	readonly choices: Choices;
	readonly stateNames: Readonly<Record<string, string>>;
	readonly files: string;
	readonly outlines: string;
};
export type Loaded<T> = { readonly shown: T & Choosing; readonly refused: string | undefined };

/** @param kind the last part of the address under /api/public/simulation */
export async function loadAnswer<T>(fetch: typeof globalThis.fetch, url: URL, kind: string): Promise<Loaded<T>> {
	const query = new URLSearchParams(url.search);
	query.delete('known');
	const path = `/api/public/simulation/${kind}`;
	const found = await tryAsk<T & Choosing>(fetch, query.size > 0 ? `${path}?${query}` : path);
	if (!(found instanceof Refusal)) return { shown: found, refused: undefined };
	const usual = await tryAsk<T & Choosing>(fetch, path);
	if (usual instanceof Refusal) throw usual;
	return { shown: usual, refused: found.message };
}
