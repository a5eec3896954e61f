/** The entry of a drawing thread: one part of a simulation, and its answer. */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { sentence } from '../base/refusal.ts';
import { doPart, type Part } from '../simulation/part.ts';
import type { About } from '../simulation/predict.ts';

if (parentPort) serve(parentPort, workerData as { about: About; part: Part });

function serve(port: MessagePort, { about, part }: { about: About; part: Part }): void {
	let said = performance.now();
	try {
		const made = doPart(about, part, (done) => {
			if (performance.now() - said < 100) return;
			said = performance.now();
			port.postMessage({ done });
		});
		port.postMessage({ made });
	} catch (error) {
		port.postMessage({ broken: sentence(error) });
	}
}
