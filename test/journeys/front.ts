/** The desk's front door in this process, as a browser or a script would knock at it, without a socket. */

import assert from 'node:assert/strict';
import type { App } from '../../src/app.ts';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { isHeld } from '../../src/archive/lease-actions.ts';
import { server } from '../../src/http/server.ts';
import { startReading } from '../../src/jobs/archive.ts';

export const token = 'front-door-test-0123456789';
export const port = 4600;
const host = `127.0.0.1:${port}`;

export type Sent = { headers?: Record<string, string | undefined>; body?: BodyInit; json?: unknown };

export type Front = {
	/** Every route the server answers, as written in src/http: `GET /d/:id/original`. */
	routes: { method: string; path: string }[];
	/** Sends with the token; `headers` given as undefined are left out. */
	send(method: string, path: string, sent?: Sent): Promise<Response>;
	/** The JSON of an answer that must be 200. */
	get(path: string): Promise<unknown>;
	post(path: string, json?: unknown): Promise<unknown>;
	/** The sentence of an answer that must be this status. */
	refused(status: number, method: string, path: string, sent?: Sent): Promise<string>;
	/** Waits, at most a minute, until nothing is left to read. */
	settled(): Promise<void>;
	stop(): Promise<void>;
};

export function openFront(app: App): Front {
	const reading = startReading(app, { withoutOcr: true });
	const front = server({ app, reading, token, port });
	const send = async (method: string, path: string, { headers, json, body }: Sent = {}) => {
		const all = { host, authorization: `Bearer ${token}`, ...headers };
		const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
		const whole = json === undefined ? body : JSON.stringify(json);
		return front.request(`http://${host}${path}`, {
			method,
			headers: given,
			...(whole === undefined ? {} : { body: whole, duplex: 'half' }),
		});
	};
	const answered = async (method: string, path: string, sent?: Sent): Promise<unknown> => {
		const answer = await send(method, path, sent);
		const text = await answer.text();
		assert.equal(answer.status, 200, `${method} ${path}: ${text}`);
		return JSON.parse(text);
	};
	return {
		routes: front.routes.filter(({ method }) => method !== 'ALL'),
		send,
		get: (path) => answered('GET', path),
		post: (path, json) => answered('POST', path, json === undefined ? {} : { json }),
		async refused(status, method, path, sent) {
			const answer = await send(method, path, sent);
			const text = await answer.text();
			assert.equal(answer.status, status, `${method} ${path}: ${text.slice(0, 300)}`);
			const { error } = JSON.parse(text) as { error: { code: string; message: string; details: object } };
			assert.match(error.message, /^\p{Lu}|^“/u, `${path}: a sentence begins: ${error.message}`);
			assert.match(error.message, /[.?]$/, `${path}: a sentence ends: ${error.message}`);
			assert.ok(!/undefined|\[object|NaN|Error:|at file:/.test(error.message), `${path}: ${error.message}`);
			return error.message;
		},
		async settled() {
			const left = async () =>
				(await listDocuments(app)).some(({ state }) => state === 'waiting' || state === 'reading') ||
				(await reading.all()).some((one) => one.finished === null);
			// The lease last: it is held from before the first page until after the last copy is settled.
			const busy = async () => (await left()) || (await isHeld(app, 'reading'));
			for (const began = Date.now(); await busy(); await new Promise((resolve) => setTimeout(resolve, 50)))
				assert.ok(Date.now() - began < 60_000, 'something is left waiting');
		},
		stop: () => reading.stop(),
	};
}
