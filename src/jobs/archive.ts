/** The archive's long work inside a running server: reading and recognising whatever waits, one run at a time. */

import type { App } from '../app.ts';
import { extend, pace, type Sample, sample } from '../archive/pace.ts';
import { importProgress, listProgress } from '../archive/progress-actions.ts';
import { work } from '../archive/reading-actions.ts';
import type { ImportProgress } from '../archive/search.ts';

/** How long to wait before looking again whether another process on this case is done. */
const patience = 5000;

export function startReading(app: App, options: { withoutOcr: boolean }) {
	const stopping = new AbortController();
	let again = false;
	let running: Promise<void> | undefined;
	let timer: NodeJS.Timeout | undefined;
	const samples = new Map<number, Sample[]>();

	const run = async () => {
		do {
			again = false;
			const mine = await work(app, { ...options, signal: stopping.signal });
			if (!mine && !stopping.signal.aborted) timer = setTimeout(wake, patience);
		} while (again && !stopping.signal.aborted);
	};
	/** Something new waits: starts reading, or reads once more after the present run. */
	const wake = () => {
		again = true;
		running ??= run()
			.catch((error: unknown) =>
				app.log.error('Reading stopped', {
					error: error instanceof Error ? (error.stack ?? error.message) : String(error),
				}),
			)
			.finally(() => {
				running = undefined;
				// Woken between the last look at `again` and here.
				if (again && !stopping.signal.aborted) wake();
			});
	};
	const paced = (progress: ImportProgress): ImportProgress => {
		if (progress.stage === 'done') {
			samples.delete(progress.id);
			return progress;
		}
		const seen = extend(samples.get(progress.id) ?? [], sample(progress, app.now().getTime()));
		samples.set(progress.id, seen);
		return { ...progress, ...pace(seen) };
	};
	return {
		wake,
		progress: async (id: number) => paced(await importProgress(app, id)),
		all: async () => (await listProgress(app)).map(paced),
		async stop() {
			clearTimeout(timer);
			stopping.abort();
			await running;
		},
	};
}
