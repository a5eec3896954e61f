/** The clocks of all requests are reckoned behind the desk when it opens and when a new day begins, so that no page waits for them. */

import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import { sentence } from '../base/refusal.ts';
import { reckonAll } from '../docket/standing-actions.ts';

/** How often it is looked whether a new day has begun. */
const minute = 60_000;

/** Begins once what waits is served; `stop` waits for the few requests that are being reckoned. */
export function startReckoning(app: Pick<App, 'db' | 'now' | 'log'>): { stop(): Promise<void> } {
	let stopped = false;
	let day: Day | undefined;
	let round = Promise.resolve();
	const look = () => {
		const today = dayOf(app.now());
		if (today === day) return;
		day = today;
		round = round
			.then(() => reckonAll(app, breath))
			.catch((error: unknown) =>
				app.log.warn('The clocks of the requests could not be reckoned beforehand', { why: sentence(error) }),
			);
	};
	// Between any two handfuls whoever asks for a page is served first.
	const breath = () => new Promise<boolean>((resolve) => void setImmediate(() => resolve(!stopped)));
	const timer = setInterval(look, minute);
	timer.unref();
	look();
	return {
		async stop() {
			stopped = true;
			clearInterval(timer);
			await round;
		},
	};
}
