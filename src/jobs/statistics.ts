/** Loads of records that were cut off are finished in the background when the desk opens. */

import type { App } from '../app.ts';
import { sentence } from '../base/refusal.ts';
import { loadingsOf } from '../statistics/loads-actions.ts';

/** Begins at once; `stop` waits for the file that is being loaded. */
export function startLoading(app: App): { stop(): Promise<void> } {
	const finished = loadingsOf(app)
		.resume()
		.catch((error: unknown) =>
			app.log.warn('Loads of records that were cut off could not be looked up', { why: sentence(error) }),
		);
	return {
		async stop() {
			await finished;
		},
	};
}
