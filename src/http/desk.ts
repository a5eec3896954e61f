/** What the server is handed by main.ts. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import type { ImportProgress } from '../archive/search.ts';
import type { Kept } from '../publishing/kept.ts';

/** The reading that goes on behind the server. */
export interface Reading {
	/** Something new waits: starts reading, or reads once more after the present run. */
	wake(): void;
	/** One import with the rate and time left seen in this process. */
	progress(id: number): Promise<ImportProgress>;
	all(): Promise<ImportProgress[]>;
}

/** The built pages, as SvelteKit's adapter gives them; absent in tests of the API alone. */
export type Pages = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export type Desk = {
	app: App;
	reading: Reading;
	token: string;
	port: number;
	pages?: Pages | undefined;
	kept?: Kept | undefined;
};
