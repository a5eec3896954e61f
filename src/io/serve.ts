import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../base/refusal.ts';

export type Listening = { port: number; answer(listener: RequestListener): void; close(): Promise<void> };

/**
 * Listens on 127.0.0.1 only. A busy port is followed by the next one, at most twenty further, unless the person named it.
 * The answers are given in afterwards, because the port is part of what they check.
 */
export async function listen(port: number, named: boolean): Promise<Listening> {
	const http = createServer();
	for (let next = port; ; next++) {
		const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
			http.once('error', resolve);
			http.listen(next, '127.0.0.1', () => {
				http.removeListener('error', resolve);
				resolve(undefined);
			});
		});
		if (!error) break;
		if (error.code !== 'EADDRINUSE') throw error;
		if (named || next >= port + 20)
			throw new Refusal('unavailable', `Port ${next} is in use by another program. Name another with --port.`);
	}
	// A large file from the browser may take longer than five minutes to arrive.
	http.requestTimeout = 0;
	return {
		port: (http.address() as AddressInfo).port,
		answer: (listener) => void http.on('request', listener),
		close: () =>
			new Promise((resolve) => {
				http.close(() => resolve());
				http.closeAllConnections();
			}),
	};
}
