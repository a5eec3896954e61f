/** The front door: security headers, the guard, errors as sentences, then the API, then the pages. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { App } from '../app.ts';
import { Refusal, type RefusalCode } from '../base/refusal.ts';
import { keptAddress } from '../publishing/kept.ts';
import { accessRoutes } from './access.ts';
import { archiveRoutes } from './archive.ts';
import type { Desk } from './desk.ts';
import { docketRoutes } from './docket.ts';
import { docketDeskRoutes } from './docket-desk.ts';
import { docketPaperRoutes } from './docket-papers.ts';
import { isPublic, judge } from './guard.ts';
import { ledgerRoutes } from './ledger.ts';
import { ledgerDeskRoutes } from './ledger-desk.ts';
import { publishingRoutes } from './publishing.ts';
import { statisticsRoutes } from './statistics.ts';
import { statisticsDeskRoutes } from './statistics-desk.ts';

/** HTTP status of a refusal: one table, as `cli` has one for its exit codes. */
const statuses: Record<RefusalCode, 400 | 403 | 404 | 409 | 413 | 423 | 503> = {
	'not-valid': 400,
	'not-allowed': 403,
	'not-found': 404,
	'in-conflict': 409,
	'too-large': 413,
	locked: 423,
	unavailable: 503,
};

type Bindings = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } };

export function server(desk: Desk): Hono<Bindings> {
	const { app, token, port, pages, kept } = desk;
	const hono = new Hono<Bindings>();
	// Cookies of one host are shared by all its ports: the name keeps two desks on one machine apart.
	const cookie = `uncover-${port}`;

	// First, so that refusals carry them too.
	hono.use(async (context, next) => {
		await next();
		if (!context.res.headers.has('content-security-policy'))
			context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
		// Public tables say themselves that other sites may read them; nothing else says anything of the kind.
		const open = context.res.headers.get('cross-origin-resource-policy') === 'cross-origin';
		for (const [name, value] of Object.entries(headers))
			if (!(open && name === 'Cross-Origin-Resource-Policy')) context.header(name, value);
	});

	hono.use(async (context, next) => {
		const { req } = context;
		const verdict = judge(
			{
				method: req.method,
				path: req.path,
				token: req.query('token'),
				host: req.header('host'),
				origin: req.header('origin'),
				cookie: getCookie(context, cookie),
				bearer: req.header('authorization')?.replace(/^Bearer /, ''),
			},
			token,
			port,
		);
		if (verdict.pass) return next();
		switch (verdict.act) {
			case 'keep-token': {
				setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 86_400 });
				const url = new URL(req.url);
				url.searchParams.delete('token');
				// Two slashes at the beginning would lead to another host.
				return context.redirect(url.pathname.replace(/^\/+/, '/') + url.search, 303);
			}
			case 'ask-token':
				if (getCookie(context, cookie) !== undefined) deleteCookie(context, cookie);
				if (req.method === 'GET' && req.header('accept')?.includes('text/html')) return context.redirect('/login', 303);
				return context.json(
					{
						error: {
							code: 'not-allowed',
							message: 'Open Uncover with the address it printed when it started; it holds the token.',
							details: {},
						},
					},
					401,
				);
			case 'refuse':
				return context.json({ error: { code: 'not-allowed', message: verdict.sentence, details: {} } }, 403);
		}
	});

	const small = bodyLimit({
		maxSize: 2 ** 20,
		onError() {
			throw new Refusal('too-large', 'This request is larger than 1 MB. Send files through an upload.');
		},
	});
	// Files are sent by PUT and go to the disk as they come; all else is read whole.
	hono.use((context, next) => (context.req.method === 'PUT' ? next() : small(context, next)));

	hono.get('/healthz', (context) => context.text('ok'));
	hono.route('/', archiveRoutes(desk));
	hono.route('/', accessRoutes(app));
	hono.route('/', docketRoutes(app));
	hono.route('/', docketPaperRoutes(desk));
	hono.route('/', docketDeskRoutes(desk));
	hono.route('/', ledgerRoutes(app));
	hono.route('/', statisticsRoutes(app));
	hono.route('/', statisticsDeskRoutes(app));
	hono.route('/', ledgerDeskRoutes(app));
	hono.route('/', publishingRoutes(app));

	hono.all('*', async (context) => {
		const page = context.req.method === 'GET' && isPublic(context.req.path) && (await drawnAlready(context, kept));
		if (page) return page;
		if (!pages || context.req.path.startsWith('/api/'))
			throw new Refusal('not-found', `There is nothing at ${context.req.path}.`);
		const { incoming, outgoing } = context.env;
		for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
		// Pages bring a policy of their own in place of this one; scripts, styles, signposts and refusals do not.
		outgoing.setHeader('Content-Security-Policy', ownFiles);
		pages(incoming, outgoing);
		return alreadySent();
	});

	hono.onError((error, context) => answer(app, error, context));
	return hono;
}

/** A worker is bound by the policy that its script came with, so files may load files. */
const ownFiles = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const headers = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** A public page as it was drawn before, where nothing changed since; nothing at all for a reader who has it. */
async function drawnAlready(context: Context, kept: Desk['kept']): Promise<Response | undefined> {
	const { host, pathname, search } = new URL(context.req.url);
	const page = await kept?.find(keptAddress(host + pathname + search, context.req.raw.headers));
	if (!page) return undefined;
	const headers = new Headers(page.headers.map(([name, value]): [string, string] => [name, value]));
	const etag = headers.get('etag');
	if (etag !== null && context.req.header('if-none-match') === etag)
		return new Response(null, { status: 304, headers });
	return new Response(page.body, { headers });
}

/** Tells the Node adapter that the pages have written the answer themselves. */
function alreadySent(): Response {
	return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
}

function answer(app: App, error: Error, context: Context): Response {
	if (error instanceof Refusal)
		return context.json(
			{ error: { code: error.code, message: error.message, details: error.details } },
			statuses[error.code],
		);
	const number = Math.random().toString(36).slice(2, 8);
	app.log.error('A request broke', { number, path: context.req.path, error: error.stack ?? error.message });
	return context.json(
		{
			error: {
				code: 'broken',
				message: `Something broke that should not have (number ${number} in the log).`,
				details: { number },
			},
		},
		500,
	);
}
