/** The reader of src/app.ts: a few worker threads, one of them kept for pictures so that a viewer never waits for an import. */

import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { FileKind, LayoutProgress, Reader } from '../app.ts';
import type { PageReading } from '../base/page.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { compilePdfium } from './pdfium-wasm.ts';
import type { Answer, Charge, Outcome, Patience, Task, Thread } from './thread.ts';
import { startThread } from './thread.ts';
import { unread } from './unread.ts';

export type ReaderOptions = {
	/** Threads that read; one more draws pictures. */
	workers?: number;
	/** The thread's entry module. */
	entry?: URL;
	patience?: Patience;
	/** Bytes of WASM memory a thread may use. */
	memory?: number;
	mostPages?: number;
	/** Pages of one file that may break or outlast their threads before the rest of it is left unread. */
	mostLost?: number;
	/** Bytes of the largest file that is read. */
	mostBytes?: number;
};

/** Small enough to share one long file among the threads, large enough that opening it again costs little. */
const CHUNK = 16;
const GIGABYTE = 2 ** 30;

export function createReader(options: ReaderOptions = {}): Reader {
	const patience = options.patience ?? { open: 20, page: 20 };
	const workers = options.workers ?? Math.min(4, availableParallelism());
	const mostBytes = options.mostBytes ?? 2 * GIGABYTE;
	const entry = options.entry ?? new URL('../worker.ts', import.meta.url);
	const charge = { memory: options.memory ?? GIGABYTE, mostPages: options.mostPages ?? 20_000 };
	let compiled: Promise<WebAssembly.Module> | undefined;
	const start = async () => {
		compiled ??= compilePdfium();
		return startThread(entry, { ...charge, pdfium: await compiled } satisfies Charge);
	};
	const losses: Losses = { most: options.mostLost ?? 20, of: new Map() };
	const reading = createPool(workers, start);
	const drawing = createPool(1, start);

	return {
		workers,
		async open(path, name, { scratch, password }) {
			await bounded(path, mostBytes);
			losses.of.delete(path);
			const outcome = await twice(() =>
				reading.run({ do: 'open', path, name, scratch, ...secret(password) }, patience),
			);
			return answered(outcome, 'opened', patience.open, 'This file');
		},
		pages: (path, kind, range) => readPages(reading, { workers, patience, losses }, path, kind, range),
		async picture(path, kind, page, { width, format, password, cover = [] }) {
			const task: Task = { do: 'picture', path, kind, page, width, format, cover, ...secret(password) };
			return answered(await twice(() => drawing.run(task, patience)), 'picture', patience.page, `Page ${page}`);
		},
		async glance(path, name) {
			await bounded(path, mostBytes);
			return answered(
				await twice(() => reading.run({ do: 'glance', path, name }, patience)),
				'sheets',
				patience.open,
				'This file',
			);
		},
		async layOut(path, name, plan, onRows) {
			await bounded(path, mostBytes);
			const lay = () => reading.run({ do: 'layout', path, name, plan }, patience, undefined, onRows);
			return answered(await twice(lay), 'laid', patience.open, 'This table');
		},
		async tables(path, name) {
			await bounded(path, mostBytes);
			const read = () => reading.run({ do: 'tables', path, name }, patience);
			return answered(await twice(read), 'tables', patience.open, 'This file');
		},
		async tree(path) {
			await bounded(path, mostBytes);
			return answered(
				await twice(() => reading.run({ do: 'tree', path }, patience)),
				'tree',
				patience.open,
				'This file',
			);
		},
		async close() {
			await Promise.all([reading.close(), drawing.close()]);
		},
	};
}

/** How many pages of each file were lost since it was opened. */
type Losses = { most: number; of: Map<string, number> };
type Care = { workers: number; patience: Patience; losses: Losses };
type Range = { from: number; to: number; password?: string };

/** Chunks are read by several threads at once and given out in order; at most one chunk a thread waits for its reader. */
async function* readPages(
	pool: Pool,
	care: Care,
	path: string,
	kind: FileKind,
	range: Range,
): AsyncGenerator<PageReading> {
	const waiting: Promise<PageReading[]>[] = [];
	const size = kind === 'pdf' || kind === 'image' ? CHUNK : range.to - range.from + 1;
	let next = range.from;
	const fill = () => {
		while (waiting.length < care.workers && next <= range.to) {
			const to = Math.min(range.to, next + size - 1);
			const chunk = readChunk(pool, care, path, kind, { ...range, from: next, to });
			// Whoever stops listening must not leave a rejection behind that nobody hears.
			chunk.catch(() => undefined);
			waiting.push(chunk);
			next = to + 1;
		}
	};
	fill();
	for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) {
		const pages = await chunk;
		fill();
		yield* pages;
	}
}

/** A page that breaks or outlasts two threads is given back empty, with the reason; reading goes on after it. */
async function readChunk(
	pool: Pool,
	{ patience, losses }: Care,
	path: string,
	kind: FileKind,
	range: Range,
): Promise<PageReading[]> {
	const pages: PageReading[] = [];
	let failures = 0;
	for (let from = range.from; from <= range.to; from = range.from + pages.length) {
		const lost = losses.of.get(path) ?? 0;
		if (lost >= losses.most) {
			pages.push(unread(from, 'This page was not tried: too many pages of the file could not be read before it.'));
			continue;
		}
		const before = pages.length;
		const task: Task = { do: 'pages', path, kind, from, to: range.to, ...secret(range.password) };
		const outcome = await pool.run(task, patience, (page) => pages.push(page));
		if (!('lost' in outcome)) break;
		failures = pages.length > before ? 1 : failures + 1;
		if (failures < 2) continue;
		pages.push(unread(range.from + pages.length, lostSentence(outcome.lost, patience.page, 'This page')));
		losses.of.set(path, lost + 1);
		failures = 0;
	}
	return pages;
}

function lostSentence(lost: 'time' | 'crash', seconds: number, what: string): string {
	return lost === 'time'
		? `${what} took longer than ${count(seconds, 'second')} to read and was left. It may be damaged, or made to keep a reader busy.`
		: `${what} broke the program that reads it and was left. It is damaged or needs more memory than is allowed.`;
}

function answered<K extends keyof Answer>(
	outcome: Outcome,
	key: K,
	seconds: number,
	what: string,
): NonNullable<Answer[K]> {
	if ('lost' in outcome)
		throw new Refusal('not-valid', lostSentence(outcome.lost, seconds, what), { cause: outcome.cause });
	const answer = outcome[key];
	if (answer === undefined) throw new TypeError(`The thread ended without its answer (${key}).`);
	return answer;
}

/** Once more where the thread was lost: it may have been another file's fault, or a short shortage. */
async function twice(run: () => Promise<Outcome>): Promise<Outcome> {
	const first = await run();
	return 'lost' in first && first.lost === 'crash' ? run() : first;
}

async function bounded(path: string, mostBytes: number): Promise<void> {
	const { size } = await stat(path);
	if (size > mostBytes)
		throw new Refusal(
			'too-large',
			`This file is larger than ${Math.round(mostBytes / GIGABYTE)} GB. Split it and import the parts.`,
		);
}

function secret(password: string | undefined): { password?: string } {
	return password === undefined ? {} : { password };
}

type Pool = {
	run(
		task: Task,
		patience: Patience,
		onPage?: (page: PageReading) => void,
		onRows?: (progress: LayoutProgress) => void,
	): Promise<Outcome>;
	close(): Promise<void>;
};

/** At most `size` threads, started when first needed and replaced when lost. Tasks wait in order. */
function createPool(size: number, start: () => Promise<Thread>): Pool {
	const idle: Thread[] = [];
	const busy = new Set<Thread>();
	const queue: ((thread: Thread) => void)[] = [];
	let starting = 0;
	let closed = false;

	const serve = () => {
		while (queue.length > 0 && idle.length > 0) {
			const thread = idle.shift();
			if (thread) queue.shift()?.(thread);
		}
	};
	const acquire = async (path: string): Promise<Thread> => {
		if (closed) throw new Refusal('unavailable', 'Uncover is closing and reads no more files.');
		const holder = idle.findIndex((thread) => thread.holds === path);
		const [known] = idle.splice(Math.max(0, holder), 1);
		if (known?.alive) return known;
		if (busy.size + starting < size) {
			starting++;
			try {
				return await start();
			} finally {
				starting--;
			}
		}
		return new Promise((resolve) => queue.push(resolve));
	};
	return {
		async run(task, patience, onPage, onRows) {
			const thread = await acquire(task.path);
			busy.add(thread);
			try {
				return await thread.run(task, patience, onPage, onRows);
			} finally {
				busy.delete(thread);
				if (thread.alive) idle.push(thread);
				else if (queue.length > 0) idle.push(await start());
				serve();
			}
		},
		async close() {
			closed = true;
			await Promise.all([...idle, ...busy].map((thread) => thread.stop()));
		},
	};
}
