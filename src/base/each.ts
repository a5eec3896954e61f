/** Runs `work` on every item, at most `limit` at once, in order of arrival. The first throw stops the taking of new items and is thrown once the running ones ended. */
export async function each<T>(
	items: Iterable<T> | AsyncIterable<T>,
	limit: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const running = new Set<Promise<void>>();
	let failed: { error: unknown } | undefined;
	for await (const item of items) {
		if (failed) break;
		const one: Promise<void> = work(item)
			.catch((error: unknown) => {
				failed ??= { error };
			})
			.finally(() => running.delete(one));
		running.add(one);
		if (running.size >= limit) await Promise.race(running);
	}
	await Promise.all(running);
	if (failed) throw failed.error;
}
