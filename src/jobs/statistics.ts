/** Loads of records that were cut off are finished in the background when the desk opens. */

import type { App } from '../app.ts';
import { sentence } from '../base/refusal.ts';
import { resumeLoads } from '../statistics/load-actions.ts';

/** Begins at once; `stop` waits for the file that is being loaded. */
export function startLoading(app: App): { stop(): Promise<void> } {
	const finished = resumeLoads(app).catch((error: unknown) =>
		app.log.warn('A load of records could not be finished', { why: sentence(error) }),
	);
	return {
		async stop() {
			await finished;
		},
	};
}
