/** Answers that a reader may keep: they carry the state they were made from, and a reader who has it gets none anew. */

import type { Context } from 'hono';

/**
 * Sets ETag and Cache-Control; true where the reader's copy is still good, and then the answer is `context.body(null, 304)`.
 * @param tag changes with everything the answer is made of.
 */
export function isFresh(context: Context, tag: string): boolean {
	const etag = `"${tag}"`;
	context.header('ETag', etag);
	context.header('Cache-Control', 'public, max-age=60');
	const asked = context.req.header('if-none-match') ?? '';
	return asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** Lets pages of other sites read the answer: for public data alone, which needs no cookie and tells the same to everyone. */
export function openToAll(context: Context): void {
	context.header('Access-Control-Allow-Origin', '*');
	context.header('Access-Control-Expose-Headers', 'ETag');
	context.header('Cross-Origin-Resource-Policy', 'cross-origin');
}
