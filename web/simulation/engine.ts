/** The model's thread as a page talks to it. It is started by the first question, so a page that is only read costs nothing. */

import type { Kind, Kinds, Reply } from './question.ts';

export type Engine = {
	/** Asks; an older question of the same kind gets no answer any more. `onRefused` takes a sentence, or `unavailable`. */
	ask<K extends Kind>(
		kind: K,
		about: Kinds[K]['ask'],
		onAnswer: (answer: Kinds[K]['answer'], done: boolean) => void,
		onRefused: (why: string) => void,
	): void;
	close(): void;
};

/** @param files where the case's files are, as the page's data says: in a copy of the site, beside the page */
export function openEngine(files: string): Engine {
	type Waiting = { kind: Kind; take(reply: Reply): void };
	let worker: Worker | undefined;
	let next = 1;
	const waiting = new Map<number, Waiting>();
	const start = () => {
		const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		made.onmessage = ({ data }: MessageEvent<Reply>) => waiting.get(data.id)?.take(data);
		made.onerror = () => {
			for (const [id, one] of waiting) one.take({ id, done: true, refused: 'unavailable' });
			waiting.clear();
			worker = undefined;
		};
		return made;
	};
	return {
		ask(kind, about, onAnswer, onRefused) {
			const id = next++;
			for (const [older, one] of waiting) if (one.kind === kind) waiting.delete(older);
			waiting.set(id, {
				kind,
				take(reply) {
					if (reply.done) waiting.delete(id);
					if ('refused' in reply) onRefused(reply.refused);
					else onAnswer(reply.value as Kinds[typeof kind]['answer'], reply.done);
				},
			});
			worker ??= start();
			// A wish comes out of Svelte's state, which cannot be sent as it is.
			worker.postMessage(JSON.parse(JSON.stringify({ id, kind, files: new URL(files, location.href).href, ...about })));
		},
		close() {
			worker?.terminate();
			waiting.clear();
		},
	};
}
