/**
 * Claims: dragging the slider of the map keeps 50 frames a second, and on a machine four times as slow the page of the map
 * has its largest part on screen within 1.5 seconds.
 *
 *     node bench/map.ts [RUNS]
 *
 * The real server as a child, and Chromium drawing with the processor alone. Frames are those on which the page was drawn
 * while the mouse drags the slider from end to end and back; the same is measured on an empty page, for what the machine
 * can give. There is no rival that runs here: the limits are ours. Prints JSON.
 */

import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { type Desk, missing, openDesk } from '../test/browser/browser.ts';

const runs = Number(process.argv[2] ?? 3);
const why = missing();
if (why) throw new Error(why);

const limits = { framesPerSecond: 50, lcpMilliseconds: 1500 } as const;
const desk = await openDesk();
try {
	const drags: Drag[] = [];
	const paints: number[] = [];
	for (let run = 0; run < runs; run++) {
		drags.push(await dragged(desk));
		paints.push(await largestPaint(desk, 4));
	}
	const frames = middle(drags.map((one) => one.framesPerSecond));
	const lcp = middle(paints);
	const idle = await idleFrames(desk);
	const result = {
		bench: 'map',
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
		node: process.version,
		runs,
		drag: {
			framesPerSecond: frames,
			slowestRun: Math.min(...drags.map((one) => one.framesPerSecond)),
			longestFrame: Math.max(...drags.map((one) => one.longest)),
			months: middle(drags.map((one) => one.months)),
			emptyPage: idle,
			ofEmptyPage: round(frames / idle),
			ofLimit: round(frames / limits.framesPerSecond),
		},
		lcp: {
			slowdown: 4,
			milliseconds: lcp,
			all: paints,
			unslowed: await largestPaint(desk, 1),
			ofLimit: round(lcp / limits.lcpMilliseconds),
		},
		bytes: await weights(desk),
		limits,
		holds: frames >= limits.framesPerSecond && lcp <= limits.lcpMilliseconds,
		complaints: desk.complaints,
	};
	process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
	await desk.close();
}

type Drag = { framesPerSecond: number; longest: number; months: number };

/** Drags the slider from the first month to the last and back with the mouse. */
async function dragged({ open }: Desk): Promise<Drag> {
	const page = await open('/en/map?on=2008-10');
	const slider = await page.getByRole('slider').boundingBox();
	if (!slider) throw new Error('There is no slider on the map.');
	const y = slider.y + slider.height / 2;
	await page.mouse.move(slider.x + 8, y);
	await page.mouse.down();
	await watch(page);
	const steps = 160;
	for (const way of [1, -1])
		for (let step = 0; step <= steps; step++) {
			const part = way === 1 ? step / steps : 1 - step / steps;
			await page.mouse.move(slider.x + 8 + part * (slider.width - 16), y);
		}
	await page.mouse.up();
	const seen = await watched(page);
	await page.context().close();
	return seen;
}

/** Notes every frame from now on, and how often another month was shown. */
async function watch(page: Page): Promise<void> {
	await page.evaluate(() => {
		const seen = { times: [] as number[], months: 0, on: true };
		Object.assign(window, { seen });
		const slider = document.querySelector('input[type=range]');
		slider?.addEventListener('input', () => {
			seen.months++;
		});
		const frame = (time: number) => {
			seen.times.push(time);
			if (seen.on) requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	});
}

async function watched(page: Page): Promise<Drag> {
	const { times, months } = await page.evaluate(() => {
		const { seen } = window as unknown as { seen: { times: number[]; months: number; on: boolean } };
		seen.on = false;
		return seen;
	});
	const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
	const total = gaps.reduce((sum, one) => sum + one, 0);
	return { framesPerSecond: round((1000 * gaps.length) / total), longest: round(Math.max(...gaps)), months };
}

/** What this machine's browser gives where nothing has to be drawn. */
async function idleFrames({ open }: Desk): Promise<number> {
	const page = await open('/login');
	await page.goto('about:blank');
	await watch(page);
	await page.waitForTimeout(2000);
	const { framesPerSecond } = await watched(page);
	await page.context().close();
	return framesPerSecond;
}

/** Milliseconds until the largest part of the page stood on the screen, on a processor slowed down, with an empty cache. */
async function largestPaint({ open, site }: Desk, slowdown: number): Promise<number> {
	const page = await open('/login');
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	await page.goto(`${site}/en/map?on=2011-08`, { waitUntil: 'networkidle' });
	const time = await page.evaluate(
		() =>
			new Promise<number>((found) => {
				new PerformanceObserver((list) => found(list.getEntries().at(-1)?.startTime ?? 0)).observe({
					type: 'largest-contentful-paint',
					buffered: true,
				});
			}),
	);
	await page.context().close();
	return Math.round(time);
}

/** What the page fetches, in bytes as sent. */
async function weights({ open, site }: Desk): Promise<Record<string, number>> {
	const page = await open('/login');
	const sent: Record<string, number> = {};
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Network.enable');
	const kinds = new Map<string, string>();
	cdp.on('Network.responseReceived', ({ requestId, response }) => {
		kinds.set(requestId, response.mimeType);
	});
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId) ?? 'other';
		sent[kind] = (sent[kind] ?? 0) + encodedDataLength;
	});
	await page.goto(`${site}/en/map?on=2011-08`, { waitUntil: 'networkidle' });
	await page.context().close();
	return sent;
}

function middle(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}
