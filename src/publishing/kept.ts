/** Pages of the public site, kept as they were drawn until the case or the day changes. They are the same for everyone. */

export type KeptPage = {
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array<ArrayBuffer>;
};

/** Shared by the server, which looks here first, and the pages, which leave here what they draw. */
export type Kept = {
	/** What pages are made of now. */
	state(): Promise<string>;
	find(address: string): Promise<KeptPage | undefined>;
	/** @param state as it was before the page was drawn: one drawn while the case changed is not kept. */
	keep(state: string, address: string, page: KeptPage): Promise<void>;
};

/** Where the server leaves it for the pages, which are built apart. */
export const keptHere = Symbol.for('uncover.kept');

/** A page that becomes a file is another page than the living one. @param url without its scheme. */
export function keptAddress(url: string, headers: Pick<Headers, 'has'>): string {
	return headers.has('x-uncover-copy') ? `${url} as a file` : url;
}

/** @param state changes with everything public pages are made of. @param most bytes kept; what nobody asked for the longest goes first. */
export function keptPages(state: () => Promise<string>, most = 64e6): Kept {
	const pages = new Map<string, KeptPage>();
	let size = 0;
	let current = '';
	const turn = async () => {
		const now = await state();
		if (now === current) return now;
		pages.clear();
		size = 0;
		current = now;
		return now;
	};
	return {
		state: turn,
		async find(address) {
			await turn();
			const page = pages.get(address);
			if (!page) return undefined;
			pages.delete(address);
			pages.set(address, page);
			return page;
		},
		async keep(drawn, address, page) {
			if ((await turn()) !== drawn || page.body.length > most / 4) return;
			size += page.body.length - (pages.get(address)?.body.length ?? 0);
			pages.delete(address);
			pages.set(address, page);
			for (const [oldest, { body }] of pages) {
				if (size <= most) break;
				pages.delete(oldest);
				size -= body.length;
			}
		},
	};
}

/**
 * Asks at most once in a while; in between the last answer stands. For what every page waits for, and a person changes by hand.
 * @param pause in milliseconds of the clock.
 */
export function seldom<T>(ask: () => Promise<T>, pause: number, clock: () => number): () => Promise<T> {
	let asked = Number.NEGATIVE_INFINITY;
	let answer: Promise<T> | undefined;
	return () => {
		if (answer && clock() - asked < pause) return answer;
		asked = clock();
		const fresh = ask();
		answer = fresh;
		// What could not be had is asked for anew.
		fresh.catch(() => {
			if (answer === fresh) answer = undefined;
		});
		return fresh;
	};
}
