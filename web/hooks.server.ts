/** Chooses the language, and hands `/api` calls of the pages to the server in the same process. */

import { redirect } from '@sveltejs/kit';
import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { type Kept, keptAddress, keptHere } from '#src/publishing/kept.ts';
import { chooseLanguage, languages } from './message.ts';

/** The server of src/http leaves its `fetch` here before it mounts the pages. */
const api = Symbol.for('uncover.api');

export const handle: Handle = async ({ event, resolve }) => {
	const chosen = chooseLanguage(event.cookies.get('language'), event.request.headers.get('accept-language'));
	// A public address names its language, so that it can be linked to and found in either.
	const named = languages.find((language) => language === event.url.pathname.split('/')[1]);
	if (event.url.pathname === '/') redirect(303, `/${chosen}${event.url.search}`);
	const wish = languages.find((language) => language === event.url.searchParams.get('language'));
	if (wish && !named && event.request.method === 'GET') {
		event.cookies.set('language', wish, { maxAge: 31_536_000, sameSite: 'lax', httpOnly: false, secure: false });
		const url = new URL(event.url);
		url.searchParams.delete('language');
		redirect(303, url.pathname + url.search);
	}
	event.locals.language = named ?? chosen;
	const draw = () =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%language%', event.locals.language),
			preload: ({ type, path }) => type !== 'font' || /public-sans-latin-wght-normal/.test(path),
		});
	const kept = (globalThis as Record<symbol, unknown>)[keptHere] as Kept | undefined;
	if (!kept || !named || event.request.method !== 'GET' || event.isDataRequest) return draw();
	const state = await kept.state();
	const answer = await draw();
	if (answer.status !== 200 || answer.headers.has('set-cookie')) return answer;
	answer.headers.set('cache-control', 'public, no-cache');
	const page = { headers: [...answer.headers], body: new Uint8Array(await answer.arrayBuffer()) };
	const { host, pathname, search } = event.url;
	await kept.keep(state, keptAddress(host + pathname + search, event.request.headers), page);
	return new Response(page.body, { headers: page.headers });
};

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
	const url = new URL(request.url);
	const answer = (globalThis as Record<symbol, unknown>)[api];
	if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/') || typeof answer !== 'function')
		return fetch(request);
	// A public page is made of what anyone may read, whoever opens it: the token of the desk is not handed on.
	const named = languages.some((language) => language === event.url.pathname.split('/')[1]);
	for (const name of named ? ['host'] : ['cookie', 'host']) {
		const value = event.request.headers.get(name);
		if (value !== null) request.headers.set(name, value);
	}
	return (answer as (request: Request) => Response | Promise<Response>)(request);
};
