/**
 * From moving a slider of the model to the new picture, in Chromium, without a server: the thread runs its draws, the page
 * draws the flow, the table and the headline anew. Beside it the same question asked of the server over HTTP, which is how
 * a page without the model in it would do it. Prints JSON; needs the built pages and Chromium.
 * `node bench/slider.ts [MOVES]`, usually 20.
 */

import { missing, openDesk } from '../test/browser/browser.ts';

const moves = Number(process.argv[2] ?? 20);
const why = missing();
if (why) console.log(JSON.stringify({ skipped: why }));
else await measure();

async function measure(): Promise<void> {
	const desk = await openDesk();
	try {
		const page = await desk.open('/en/simulation/ways-out?way=fbi-filter');
		const drawn = page.getByText(/Counted from 200 draws/);
		await page.getByRole('slider').waitFor();
		// The first move starts the thread and has all draws made.
		await move(0.01);
		await drawn.waitFor({ timeout: 120_000 });
		const here: number[] = [];
		for (let nth = 1; nth <= moves; nth++) {
			here.push(await move((nth % 50) / 50 + 0.005));
			await page.waitForTimeout(400);
		}
		const there: number[] = [];
		for (let nth = 1; nth <= moves; nth++)
			there.push(
				await page.evaluate(async (leak) => {
					const start = performance.now();
					const answer = await fetch(`/api/public/simulation/ways?way=fbi-filter;leak=${leak}`);
					await answer.json();
					return performance.now() - start;
				}, nth / 100),
			);
		const [browser, server] = [summary(here), summary(there)];
		console.log(
			JSON.stringify(
				{
					draws: 200,
					moves,
					inTheBrowser: browser,
					askingTheServer: server,
					timesAsFast: round(server.median / browser.median),
					within100Milliseconds: here.filter((time) => time <= 100).length / here.length,
				},
				null,
				'\t',
			),
		);

		/** Milliseconds from the input event until the numbers in the table have changed and the frame is painted. */
		function move(share: number): Promise<number> {
			return page.evaluate((value) => {
				const slider = document.querySelector<HTMLInputElement>('input[type=range]');
				const table = document.querySelector('.results');
				if (!slider || !table) throw new Error('The page has no slider.');
				return new Promise<number>((done) => {
					const start = performance.now();
					const watch = new MutationObserver(() => {
						watch.disconnect();
						requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
					});
					watch.observe(table, { subtree: true, childList: true, characterData: true, attributes: true });
					slider.value = String(value);
					slider.dispatchEvent(new Event('input', { bubbles: true }));
				});
			}, share);
		}
	} finally {
		await desk.close();
	}
}

function summary(times: readonly number[]): { median: number; slowest: number } {
	const sorted = times.toSorted((a, b) => a - b);
	return { median: round(sorted[Math.floor(sorted.length / 2)] ?? 0), slowest: round(sorted.at(-1) ?? 0) };
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
