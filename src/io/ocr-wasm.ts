/** Tesseract as WebAssembly, a thread for each worker: nothing to install, no network. A thread that overruns or breaks is replaced. */

import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { broken, type Engine, languageData, overrun } from './ocr-engine.ts';
import type { Answer, Question } from './ocr-wasm-thread.ts';

/** @param limit seconds for one pass over one page. */
export function openWasm(workers: number, limit: number): Engine {
	const idle: Thread[] = [];
	const all = new Set<Thread>();
	let version: string | undefined;
	return {
		async describe() {
			version ??= createRequire(import.meta.url)('tesseract.js-core/package.json').version;
			return `Tesseract as WebAssembly (tesseract.js-core ${version}; eng, spa 4.0.0_best_int)`;
		},
		async recognise(page, how) {
			const data = how.languages.map((language) => ({ language, path: languageData(language) }));
			const thread = idle.pop() ?? startThread();
			all.add(thread);
			const answer = await thread.ask({ ...page, data, mode: how.mode, only: how.only ?? '' }, limit);
			if ('tsv' in answer) {
				if (idle.length < workers) idle.push(thread);
				return answer.tsv;
			}
			all.delete(thread);
			await thread.stop();
			throw 'late' in answer ? overrun(limit) : broken(answer.error);
		},
		async close() {
			await Promise.all([...all].map((thread) => thread.stop()));
			idle.length = 0;
		},
	};
}

type Thread = { ask(question: Question, limit: number): Promise<Answer | { late: true }>; stop(): Promise<unknown> };

function startThread(): Thread {
	const worker = new Worker(new URL('./ocr-wasm-thread.ts', import.meta.url));
	worker.unref();
	let settle: ((answer: Answer | { late: true }) => void) | undefined;
	worker.on('message', (answer: Answer) => settle?.(answer));
	worker.on('error', (error) => settle?.({ error: String(error) }));
	worker.on('exit', () => settle?.({ error: 'The thread ended.' }));
	return {
		ask: (question, limit) =>
			new Promise((resolve) => {
				const clock = setTimeout(() => settle?.({ late: true }), limit * 1000);
				settle = (answer) => {
					settle = undefined;
					clearTimeout(clock);
					worker.unref();
					resolve(answer);
				};
				worker.ref();
				worker.postMessage(question);
			}),
		stop: () => worker.terminate(),
	};
}
