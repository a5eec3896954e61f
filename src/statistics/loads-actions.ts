/** Several loads at once: two files side by side, so that one is read while the other is sorted out, and loads that somebody looks in on. */

import type { App } from '../app.ts';
import { Refusal, sentence } from '../base/refusal.ts';
import { cutLoads, type Load, type LoadedSheet, loadFile, type Planned, resumeLoad } from './load-actions.ts';
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
	/** The archive’s document, where it is known. */
	document: number | null;
	into: string;
	state: 'loading' | 'loaded' | 'refused';
	/** True where it was cut off earlier and goes on. */
	isResumed: boolean;
	progress: (Progress & Pace) | null;
	/** Records that came in; null before the end. */
	rows: number | null;
	sheets: LoadedSheet[] | null;
	/** Why it was refused, as a sentence. */
	why: string | null;
};

/** Loads that were begun or gone on with in this process, and may be asked about: the last hundred. */
export type Loadings = {
	/** Begins a load and does not wait for it. @returns its number, and its end, which never fails */
	begin(load: Load, about: { file: string; document: number | null }): { load: number; ended: Promise<void> };
	/** Goes on with those that were cut off, one after another. Never fails. */
	resume(): Promise<void>;
	/** Latest first. */
	all(): Loading[];
	/** @throws Refusal not-found */
	one(load: number): Loading;
};

const mostKept = 100;
const known = new WeakMap<App['db'], Loadings>();

/** The same for everyone who asks about one open case. */
export function loadingsOf(app: App): Loadings {
	const there = known.get(app.db) ?? newLoadings(app);
	known.set(app.db, there);
	return there;
}

function newLoadings(app: App): Loadings {
	const kept = new Map<number, Loading>();
	let last = 0;

	function enter(about: Pick<Loading, 'file' | 'document' | 'into' | 'isResumed'>): Loading {
		// By the clock: numbers given before the desk was opened again do not come back for other loads.
		last = Math.max(last + 1, app.now().getTime());
		const loading: Loading = {
			load: last,
			...about,
			state: 'loading',
			progress: null,
			rows: null,
			sheets: null,
			why: null,
		};
		kept.set(last, loading);
		for (const [old, { state }] of kept) if (kept.size > mostKept && state !== 'loading') kept.delete(old);
		return loading;
	}

	function follow(loading: Loading, work: (onProgress: (progress: Progress) => void) => Promise<Partial<Loading>>) {
		const began = performance.now();
		return work((progress) => {
			loading.progress = { ...progress, ...paceOf(progress, (performance.now() - began) / 1000) };
		}).then(
			(found) => void Object.assign(loading, { state: 'loaded', ...found }),
			(error: unknown) => {
				Object.assign(loading, { state: 'refused', why: sentence(error) });
				if (!(error instanceof Refusal))
					app.log.error('A load of records failed', { file: loading.file, why: String(error) });
			},
		);
	}

	return {
		begin(load, about) {
			const loading = enter({ ...about, into: load.into ?? load.as, isResumed: false });
			const ended = follow(loading, async (onProgress) => {
				const sheets = await loadFile(app, load, (_, progress) => onProgress(progress));
				return { sheets, rows: sheets.reduce((sum, { made }) => sum + (made?.rows ?? 0), 0) };
			});
			return { load: loading.load, ended };
		},
		async resume() {
			// All are entered at once, so that whoever looks sees what is still to come.
			const waiting = (await cutLoads(app)).map((source) => {
				const { file, document, dataset } = source;
				return { source, loading: enter({ file, document, into: dataset, isResumed: true }) };
			});
			for (const { source, loading } of waiting)
				await follow(loading, async (onProgress) => ({ rows: (await resumeLoad(app, source, onProgress)).rows }));
		},
		all: () => [...kept.values()].reverse(),
		one(number) {
			const found = kept.get(number);
			if (found) return found;
			throw new Refusal('not-found', `No load ${number} was begun since the desk was opened.`);
		},
	};
}
