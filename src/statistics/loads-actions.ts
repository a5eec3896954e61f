/** Several loads at once: two files side by side, so that one is read while the other is sorted out, and loads that somebody looks in on. */

import type { App } from '../app.ts';
import { Refusal, sentence } from '../base/refusal.ts';
import { type Load, type LoadedSheet, loadFile, type Planned } from './load-actions.ts';
import { type Pace, paceOf } from './pace.ts';
import type { Progress } from './record-actions.ts';

const sideBySide = 2;

/**
 * Loads files, two at a time. After a refusal no further one is begun; those under way are brought to their end.
 * @returns what came of each file that was begun, in their order
 */
export async function loadFiles(
	app: App,
	loads: readonly Load[],
	onProgress: (load: Load, plan: Planned, progress: Progress) => void = () => {},
): Promise<PromiseSettledResult<LoadedSheet[]>[]> {
	const results: PromiseSettledResult<LoadedSheet[]>[] = [];
	let [next, isRefused] = [0, false];
	const work = async () => {
		while (!isRefused && next < loads.length) {
			const place = next++;
			const load = loads[place];
			if (!load) return;
			const [result] = await Promise.allSettled([
				loadFile(app, load, (plan, progress) => onProgress(load, plan, progress)),
			]);
			results[place] = result;
			isRefused ||= result.status === 'rejected';
		}
	};
	await Promise.all(Array.from({ length: sideBySide }, work));
	return results;
}

/** A load as it stands. */
export type Loading = {
	load: number;
	file: string;
	state: 'loading' | 'loaded' | 'refused';
	progress: (Progress & Pace) | null;
	sheets: LoadedSheet[] | null;
	/** Why it was refused, as a sentence. */
	why: string | null;
};

/** Loads that were begun in this process and may be asked about: the last hundred. */
export type Loadings = {
	/** Begins a load and does not wait for it. @returns its number, and its end, which never fails */
	begin(load: Load, file: string): { load: number; ended: Promise<void> };
	all(): Loading[];
	/** @throws Refusal not-found */
	one(load: number): Loading;
};

const mostKept = 100;

export function loadingsOf(app: App): Loadings {
	const kept = new Map<number, Loading>();
	let last = 0;
	return {
		begin(load, file) {
			const number = ++last;
			const loading: Loading = { load: number, file, state: 'loading', progress: null, sheets: null, why: null };
			kept.set(number, loading);
			for (const [old, { state }] of kept) if (kept.size > mostKept && state !== 'loading') kept.delete(old);
			const began = performance.now();
			const ended = loadFile(app, load, (_, progress) => {
				loading.progress = { ...progress, ...paceOf(progress, (performance.now() - began) / 1000) };
			}).then(
				(sheets) => void Object.assign(loading, { state: 'loaded', sheets }),
				(error: unknown) => {
					Object.assign(loading, { state: 'refused', why: sentence(error) });
					if (!(error instanceof Refusal)) app.log.error('A load of records failed', { file, why: String(error) });
				},
			);
			return { load: number, ended };
		},
		all: () => [...kept.values()],
		one(number) {
			const found = kept.get(number);
			if (found) return found;
			throw new Refusal('not-found', `No load ${number} was begun since the desk was opened.`);
		},
	};
}
