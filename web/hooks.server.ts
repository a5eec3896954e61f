/** Chooses the language, and hands `/api` calls of the pages to the server in the same process. */

import { redirect } from '@sveltejs/kit';
import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { chooseLanguage, languages } from './message.ts';

/** The server of src/http leaves its `fetch` here before it mounts the pages. */
const api = Symbol.for('uncover.api');

export const handle: Handle = ({ event, resolve }) => {
	const wish = languages.find((language) => language === event.url.searchParams.get('language'));
	if (wish && event.request.method === 'GET') {
		event.cookies.set('language', wish, { maxAge: 31_536_000, sameSite: 'lax', httpOnly: false, secure: false });
		const url = new URL(event.url);
		url.searchParams.delete('language');
		redirect(303, url.pathname + url.search);
	}
	event.locals.language = chooseLanguage(event.cookies.get('language'), event.request.headers.get('accept-language'));
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%language%', event.locals.language),
		preload: ({ type, path }) => type !== 'font' || /public-sans-latin-wght-normal/.test(path),
	});
};

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
	const url = new URL(request.url);
	const answer = (globalThis as Record<symbol, unknown>)[api];
	if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/') || typeof answer !== 'function')
		return fetch(request);
	for (const name of ['cookie', 'host']) {
		const value = event.request.headers.get(name);
		if (value !== null) request.headers.set(name, value);
	}
	return (answer as (request: Request) => Response | Promise<Response>)(request);
};
