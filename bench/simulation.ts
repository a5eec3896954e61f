/**
 * The simulation's speed: the exact national scenario, bookings drawn one by one on two threads, and the same model as a
 * straightforward event loop (processes, a clock and a queue, as in SimPy) for comparison. Prints JSON.
 * Seconds are those of the processor, per thread, so that neighbours on the machine do not count.
 * `node bench/simulation.ts [MILLIONS] [DRAWS]`; usually 4 million bookings are drawn, and the time for 30 million told from
 * them; and 1,000 draws of the parameters are made.
 */

import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { crewOf } from '../src/jobs/simulation.ts';
import type { Class } from '../src/simulation/classes.ts';
import { expectCounts, total } from '../src/simulation/country.ts';
import { sharesOut } from '../src/simulation/expectation.ts';
import { floating } from '../src/simulation/fraction.ts';
import { ends, programme, type Stage, stages, type WayId, waysFrom } from '../src/simulation/graph.ts';
import { buildModel, type Model, profileOf } from '../src/simulation/model.ts';
import { compileWorld, emptyTally, simulate } from '../src/simulation/montecarlo.ts';
import { atCentre, parseParameters } from '../src/simulation/parameter.ts';
import { cutRange } from '../src/simulation/part.ts';
import { parsePlaces } from '../src/simulation/place.ts';
import { parseScenario } from '../src/simulation/scenario.ts';

const file = (name: string) => readFileSync(new URL(`../cases/secure-communities/${name}`, import.meta.url), 'utf8');
const places = parsePlaces(file('places.csv'));
const parameters = parseParameters(JSON.parse(file('parameters.json')));
const profile = profileOf(places);
const model = buildModel(parameters, atCentre(parameters), profile);

if (isMainThread) await main();
else parentPort?.postMessage(drawBookings(workerData as [number, number]));

async function main(): Promise<void> {
	const bookings = Math.round(Number(process.argv[2] ?? 4) * 1e6);
	const exact = exactNation();
	const draws = await posteriorDraws(Math.round(Number(process.argv[3] ?? 1000)));
	const drawn = await onTwoThreads(bookings);
	const rival = eventLoop(model, 100_000);
	const peak = Math.round(process.resourceUsage().maxRSS / 1024);
	console.log(
		JSON.stringify(
			{
				exactNation: { places: places.length, months: 52, ...exact },
				posteriorDraws: draws,
				monteCarlo: {
					bookings,
					threads: 2,
					...drawn,
					secondsFor30Million: round((drawn.seconds * 30e6) / bookings),
				},
				eventLoop: {
					bookings: 100_000,
					bookingsPerSecond: rival,
					timesAsFastPerThread: round(drawn.bookingsPerSecond / 2 / rival),
				},
				peakMemoryMB: peak,
			},
			null,
			'\t',
		),
	);
}

/** The median of some runs, after warming up. */
function exactNation(): { milliseconds: number; fastest: number; custody: number } {
	const scenario = { from: '2008-10', to: '2013-01', steps: [] };
	const times: number[] = [];
	let custody = 0;
	for (let run = 0; run < 25; run++) {
		const start = processorSeconds();
		custody = total(expectCounts(model, scenario, places), 'custody');
		times.push(1000 * (processorSeconds() - start));
	}
	const sorted = times.slice(10).toSorted((a, b) => a - b);
	return { milliseconds: round(sorted[7] ?? 0), fastest: round(sorted[0] ?? 0), custody: Math.round(custody) };
}

/** Seconds by the clock for so many draws of the parameters on two threads, the nation run on each in two worlds, places differing. */
async function posteriorDraws(draws: number): Promise<{ draws: number; threads: 2; seconds: number }> {
	const scenario = parseScenario({
		schema: 'uncover-scenario-1',
		draws,
		steps: [{ levers: [{ lever: 'no-detainers' }] }],
	});
	const about = { parameters, profile, places, scenario };
	const start = performance.now();
	const parts = cutRange(draws, 2).map((range) => ({ do: 'draws' as const, words: ['US'], ...range }));
	await crewOf(2, new AbortController().signal).run(about, parts, () => {});
	return { draws, threads: 2, seconds: round((performance.now() - start) / 1000) };
}

async function onTwoThreads(
	bookings: number,
): Promise<{ seconds: number; bookingsPerSecond: number; custody: number }> {
	const half = Math.ceil(bookings / 2);
	const parts = await Promise.all([0, 1].map((nth) => inWorker([nth * half, Math.min(bookings, (nth + 1) * half)])));
	const seconds = Math.max(...parts.map((part) => part.seconds));
	return {
		seconds: round(seconds),
		bookingsPerSecond: Math.round(bookings / seconds),
		custody: parts.reduce((sum, part) => sum + part.custody, 0),
	};
}

function inWorker(range: [number, number]): Promise<ReturnType<typeof drawBookings>> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL(import.meta.url), { workerData: range });
		worker.once('message', resolve);
		worker.once('error', reject);
	});
}

function drawBookings([from, to]: [number, number]): { seconds: number; custody: number } {
	const world = compileWorld(programme, model.values);
	const key = { seed: 1, replicate: 0 };
	const where = { jurisdiction: 6085, month: 24_130 };
	simulate(world, key, { ...where, from: 0, to: 50_000 }, emptyTally());
	const tally = emptyTally();
	const start = processorSeconds();
	simulate(world, key, { ...where, from, to }, tally);
	return { seconds: processorSeconds() - start, custody: tally.stages[stages.indexOf('custody')] ?? 0 };
}

type Event = { at: number; process: Generator<number, void, void> };

/** One generator per booking, a queue ordered by time, a stream of random numbers. @returns bookings per second */
function eventLoop({ values }: Model, bookings: number): number {
	const queue: Event[] = [];
	const push = (event: Event) => {
		let at = queue.push(event) - 1;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if ((queue[parent] as Event).at <= event.at) break;
			queue[at] = queue[parent] as Event;
			at = parent;
		}
		queue[at] = event;
	};
	const pop = (): Event | undefined => {
		const top = queue[0];
		const last = queue.pop();
		if (queue.length > 0 && last) {
			let at = 0;
			for (;;) {
				let child = 2 * at + 1;
				if (child >= queue.length) break;
				if (child + 1 < queue.length && (queue[child + 1] as Event).at < (queue[child] as Event).at) child++;
				if ((queue[child] as Event).at >= last.at) break;
				queue[at] = queue[child] as Event;
				at = child;
			}
			queue[at] = last;
		}
		return top;
	};
	const counts = new Map<Stage, number>();
	const pick = <K extends string>(mix: Readonly<Record<K, number>>): K => {
		const names = Object.keys(mix) as K[];
		const nth = choose(names.map((name) => mix[name]));
		return names[nth] as K;
	};
	function* booking(): Generator<number, void, void> {
		const one: Class = { status: pick(values.status), charge: pick(values.charge), level: pick(values.level) };
		let stage: Stage | undefined = 'booked';
		while (stage) {
			counts.set(stage, (counts.get(stage) ?? 0) + 1);
			yield Math.random();
			const shares: number[] = sharesOut(programme, values, stage, one, floating);
			const way: WayId | undefined = waysFrom[stage]?.[choose(shares)];
			stage = way && ends(way).to;
		}
	}
	const start = processorSeconds();
	for (let nth = 0; nth < bookings; nth++) push({ at: (nth / bookings) * 30, process: booking() });
	for (let event = pop(); event; event = pop()) {
		const step = event.process.next();
		if (!step.done) push({ at: event.at + step.value, process: event.process });
	}
	return Math.round(bookings / (processorSeconds() - start));
}

/** Of this thread, so that neighbours on the machine do not count. */
function processorSeconds(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1e6;
}

function choose(shares: readonly number[]): number {
	let left = Math.random();
	for (const [nth, share] of shares.entries()) {
		left -= share;
		if (left < 0) return nth;
	}
	return shares.length - 1;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
