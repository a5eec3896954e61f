/** How the desk talks to the server: `ask` for the loads of pages, `send` for what a person does. */

import { error, redirect } from '@sveltejs/kit';
import { Refusal, type RefusalCode } from '#src/base/refusal.ts';

type Fetch = typeof globalThis.fetch;

/** @throws what SvelteKit shows as an error page, or the way to the sign-in page. */
export async function ask<T>(fetch: Fetch, path: string): Promise<T> {
	const answer = await fetch(path, { headers: { accept: 'application/json' } });
	if (answer.ok) return (await answer.json()) as T;
	if (answer.status === 401) redirect(303, '/login');
	const refused = await refusedOf(answer);
	error(answer.status, { message: refused.message, code: refused.code });
}

/** Like `ask`, for questions whose refusal the page itself shows (a query with a mistake in it). */
export async function tryAsk<T>(fetch: Fetch, path: string): Promise<T | Refusal> {
	const answer = await fetch(path, { headers: { accept: 'application/json' } });
	if (answer.ok) return (await answer.json()) as T;
	if (answer.status === 401) redirect(303, '/login');
	return refusedOf(answer);
}

/** A `Blob` is sent as it is, anything else as JSON. @throws Refusal with the server's sentence, also where the server does not answer at all. */
export async function send<T>(
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown,
): Promise<T> {
	const init: RequestInit = { method, headers: { accept: 'application/json' } };
	if (body instanceof Blob) init.body = body;
	else if (body !== undefined) {
		init.body = JSON.stringify(body);
		init.headers = { ...init.headers, 'content-type': 'application/json' };
	}
	let answer: Response;
	try {
		answer = await globalThis.fetch(path, init);
	} catch {
		throw new Refusal('unavailable', 'The server does not answer. Is Uncover still running?');
	}
	if (!answer.ok) throw await refusedOf(answer);
	return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function refusedOf(answer: Response): Promise<Refusal> {
	try {
		const { error } = (await answer.json()) as {
			error?: { code?: RefusalCode; message?: string; details?: Record<string, unknown> };
		};
		if (error?.message) return new Refusal(error.code ?? 'unavailable', error.message, error.details);
	} catch {
		// Not JSON: a crash or something in between answered. The status is all there is to tell.
	}
	return new Refusal('unavailable', `The server answered ${answer.status}.`);
}

/** `/archive?q=x&type=pdf` from its parts; empty values are left out. */
export function address(path: string, query: Record<string, string | number | null | undefined>): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query))
		if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
	const text = search.toString();
	return text ? `${path}?${text}` : path;
}
