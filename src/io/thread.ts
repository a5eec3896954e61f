/** One worker thread that reads files, and the bounds it is held to. A thread that overruns or breaks is stopped for good. */

import { Worker } from 'node:worker_threads';
import type {
	FileKind,
	FileTable,
	LaidOut,
	LayoutPlan,
	LayoutProgress,
	Opened,
	SheetGlance,
	XmlElement,
} from '../app.ts';
import type { Box, PageReading } from '../base/page.ts';
import { Refusal, type RefusalCode } from '../base/refusal.ts';

export type OpenTask = { do: 'open'; path: string; name: string; scratch: string; password?: string };
export type PagesTask = { do: 'pages'; path: string; kind: FileKind; from: number; to: number; password?: string };
export type PictureTask = {
	do: 'picture';
	path: string;
	kind: FileKind;
	page: number;
	width: number;
	format: 'jpeg' | 'png';
	/** Painted over in black. */
	cover: readonly Box[];
	password?: string;
};
export type GlanceTask = { do: 'glance'; path: string; name: string };
export type LayoutTask = { do: 'layout'; path: string; name: string; plan: LayoutPlan };
export type TablesTask = { do: 'tables'; path: string; name: string };
export type TreeTask = { do: 'tree'; path: string };
export type Task = OpenTask | PagesTask | PictureTask | GlanceTask | LayoutTask | TablesTask | TreeTask;

/** What a task is done for. */
export type Answer = {
	opened?: Opened;
	picture?: Uint8Array;
	sheets?: SheetGlance[];
	laid?: LaidOut;
	tables?: FileTable[];
	tree?: XmlElement;
};

/**
 * What a thread says about its task; `done`, `refused` and `broken` are the last word. `alive` once a PDF is open, and every
 * second while the thread waits for a disk or unpacks: work that hangs, hangs the whole thread and says nothing.
 */
export type Reply =
	| { say: 'alive' }
	| { say: 'page'; page: PageReading }
	| { say: 'rows'; progress: LayoutProgress }
	| ({ say: 'done'; tired: boolean } & Answer)
	| { say: 'refused'; code: RefusalCode; message: string; details: Record<string, unknown> }
	| { say: 'broken'; message: string };

/** What a thread is started with. */
export type Charge = { pdfium: WebAssembly.Module; memory: number; mostPages: number };

/** Seconds without a word from the thread: until the file is open, and for each page after that. */
export type Patience = { open: number; page: number };

/** How a task ended: with its answer, or with the thread lost and what it said last. */
export type Outcome = Answer | { lost: 'time' | 'crash'; cause: string };

export type Thread = {
	/** The file whose document the thread still holds open. */
	readonly holds: string | undefined;
	readonly alive: boolean;
	/** One task at a time. @throws Refusal where the file refuses. */
	run(
		task: Task,
		patience: Patience,
		onPage?: (page: PageReading) => void,
		onRows?: (progress: LayoutProgress) => void,
	): Promise<Outcome>;
	stop(): Promise<void>;
};

/** The JS heap of a thread, in MB; pixels and PDFium's memory lie outside it. */
const HEAP = 768;
/** A thread that is alive but gives nothing is stopped after this many times the patience for opening. */
const LONGEST_WAIT = 60;

export function startThread(entry: URL, charge: Charge): Thread {
	const worker = new Worker(entry, {
		workerData: charge,
		env: {},
		stdout: true,
		stderr: true,
		resourceLimits: { maxOldGenerationSizeMb: HEAP },
	});
	worker.stdout.resume();
	worker.stderr.resume();
	worker.unref();
	let alive = true;
	const gone = () => {
		alive = false;
	};
	// Heard at all times: an error nobody listens to would end the whole program.
	worker.on('error', gone).on('exit', gone);
	let holds: string | undefined;
	const stop = async () => {
		alive = false;
		await worker.terminate();
	};
	return {
		get alive() {
			return alive;
		},
		get holds() {
			return holds;
		},
		stop,
		run(task, patience, onPage, onRows) {
			holds = task.path;
			worker.ref();
			return new Promise<Outcome>((resolve, reject) => {
				const finish = (settle: () => void) => {
					clearTimeout(timer);
					worker.off('message', hear).off('error', crash).off('exit', crash);
					if (alive) worker.unref();
					settle();
				};
				const lose = (lost: 'time' | 'crash', cause = '') =>
					finish(() => void stop().then(() => resolve({ lost, cause })));
				const crash = (error: unknown) => lose('crash', String(error));
				let heard = 0;
				const overdue = () => {
					// A busy main thread runs its timers before it reads its messages: look again after those.
					const before = heard;
					setImmediate(() => {
						if (heard === before && alive) lose('time');
					});
				};
				let timer = setTimeout(overdue, patience.open * 1000);
				let progress = performance.now();
				const hear = (reply: Reply) => {
					heard++;
					clearTimeout(timer);
					if (reply.say === 'page') onPage?.(reply.page);
					if (reply.say === 'rows') onRows?.(reply.progress);
					if (reply.say === 'page' || reply.say === 'rows' || reply.say === 'alive') {
						if (reply.say !== 'alive') progress = performance.now();
						else if (performance.now() - progress > LONGEST_WAIT * patience.open * 1000) return lose('time');
						timer = setTimeout(overdue, patience.page * 1000);
					} else if (reply.say === 'broken') crash(reply.message);
					else if (reply.say === 'refused') finish(() => reject(new Refusal(reply.code, reply.message, reply.details)));
					else {
						const { say: _, tired, ...answer } = reply;
						finish(() => resolve(answer));
						if (tired) void stop();
					}
				};
				worker.on('message', hear).on('error', crash).on('exit', crash);
				worker.postMessage(task);
			});
		},
	};
}
