/** A simulation shared out among threads, each of which does one part and ends. */

import { Worker } from 'node:worker_threads';
import { Refusal } from '../base/refusal.ts';
import type { Crewed, Made, Part } from '../simulation/part.ts';

const entry = new URL('./simulation-thread.ts', import.meta.url);

type Said<P extends Part> = { done: number } | { made: Made<P> } | { broken: string };

/** @param signal ends the threads at once; what they made is lost, and nothing else is */
export function crewOf(threads: number, signal: AbortSignal): Crewed {
	return {
		threads,
		async run(about, parts, onDone) {
			const done = parts.map(() => 0);
			const crew = parts.map((part, nth) => {
				const thread = new Worker(entry, { env: {}, workerData: { about, part } });
				return {
					stop: () => thread.terminate(),
					made: answerOf(thread, part, (count) => {
						done[nth] = count;
						onDone(done.reduce((sum, one) => sum + one, 0));
					}),
				};
			});
			const stop = () => Promise.all(crew.map((one) => one.stop()));
			const stopNow = () => void stop();
			signal.addEventListener('abort', stopNow, { once: true });
			try {
				return await Promise.all(crew.map((one) => one.made));
			} finally {
				signal.removeEventListener('abort', stopNow);
				await stop();
			}
		},
	};
}

/** @throws Refusal unavailable with what the thread said when it broke */
function answerOf<P extends Part>(thread: Worker, _part: P, onDone: (done: number) => void): Promise<Made<P>> {
	return new Promise((resolve, reject) => {
		const broke = (why: string) =>
			reject(new Refusal('unavailable', `A thread of the simulation stopped before its end. It said: ${why}`));
		thread.on('message', (said: Said<P>) => {
			if ('done' in said) onDone(said.done);
			else if ('made' in said) resolve(said.made);
			else broke(said.broken);
		});
		thread.once('error', (error: Error) => broke(error.message));
		thread.once('exit', () => broke('nothing.'));
	});
}
