import type { ImportProgress } from './search.ts';

/** What was done when; oldest first. */
export type Sample = { at: number; stage: ImportProgress['stage']; done: number; of: number };

const span = 20_000;

/** What a sample counts: pages while reading, scanned pages while recognising, files while taking in. */
export function sample(progress: ImportProgress, at: number): Sample {
	if (progress.stage === 'recognising')
		return { at, stage: progress.stage, done: progress.ocrDone, of: progress.ocrPages };
	return { at, stage: progress.stage, done: progress.pagesDone, of: progress.pages };
}

/** Adds a sample and forgets those of another stage or older than twenty seconds. */
export function extend(samples: readonly Sample[], next: Sample): Sample[] {
	return [...samples.filter((one) => one.stage === next.stage && next.at - one.at <= span), next];
}

/** Pages a second over the last twenty seconds and seconds left at that pace; null while there is too little to tell. */
export function pace(samples: readonly Sample[]): { rate: number | null; left: number | null } {
	const first = samples[0];
	const last = samples.at(-1);
	if (!first || !last || last.at - first.at < 1000) return { rate: null, left: null };
	const rate = ((last.done - first.done) / (last.at - first.at)) * 1000;
	if (rate <= 0) return { rate: 0, left: null };
	// The number of pages still grows while files are being opened, so time left is told of what is known by now.
	return { rate, left: (last.of - last.done) / rate };
}
