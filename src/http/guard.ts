/** Who may pass: one check for every request, pure. The desk is one person's, on this machine, behind a token, as Jupyter does it. */

import { isToken } from '../access/token.ts';

export type Ask = {
	method: string;
	path: string;
	/** `token` of the query string. */
	token: string | undefined;
	host: string | undefined;
	origin: string | undefined;
	/** Value of our cookie. */
	cookie: string | undefined;
	/** Value of an Authorization: Bearer header. */
	bearer: string | undefined;
};

export type Verdict =
	| { pass: true }
	/** The token came in the address: keep it in the cookie and take it out of the address. */
	| { pass: false; act: 'keep-token' }
	| { pass: false; act: 'ask-token' }
	| { pass: false; act: 'refuse'; sentence: string };

/** What may be fetched before the token is given: the page that asks for it, and the scripts and styles it needs. They hold nothing of the case. A calendar carries a token of its own in its address. */
const open = /^\/(login$|_app\/immutable\/|favicon\.svg$|healthz$|calendar\/[\w-]{32}\.ics$)/;

/** The public site: its pages, pictures, tables and feeds, which src/publishing makes of public facts alone. */
const site = /^\/($|(en|es)(\/|$)|api\/public\/|data\/|og\/|sitemap\.xml$|robots\.txt$)/;

/** True for what anyone may read without the token. */
export function isPublic(path: string): boolean {
	return open.test(path) || site.test(path);
}

/**
 * @param port the port we listen on. A request that names another host was sent to us by a trick with names (DNS rebinding).
 */
export function judge(ask: Ask, token: string, port: number): Verdict {
	const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
	if (ask.host === undefined || !hosts.includes(ask.host))
		return {
			pass: false,
			act: 'refuse',
			sentence: `Open Uncover at http://127.0.0.1:${port}; it answers under no other name.`,
		};
	const writes = ask.method !== 'GET' && ask.method !== 'HEAD';
	if (writes && !isToken(ask.bearer, token) && !(ask.origin !== undefined && ask.origin === `http://${ask.host}`))
		return { pass: false, act: 'refuse', sentence: 'This change was asked for by another site and was not made.' };
	// Also where the cookie is there already: a token never stays in an address, which is copied, kept and shown.
	if (!writes && isToken(ask.token, token)) return { pass: false, act: 'keep-token' };
	if (isToken(ask.cookie, token) || isToken(ask.bearer, token)) return { pass: true };
	if (!writes && isPublic(ask.path)) return { pass: true };
	return { pass: false, act: 'ask-token' };
}
