/**
 * npm test: runs every test, or those a word names (`npm test -- bates`), and ends with the counts.
 * Files share a process, which is many times faster than one each; a lane of them that dies costs only that lane.
 */

import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Report } from './reporter.ts';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const minutes = 10;

type Tally = { passed: number; failed: number; skipped: number; reasons: Map<string, number> };

await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
	const lanes = laid(globSync(['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'], { cwd: home }), words);
	const tally: Tally = { passed: 0, failed: 0, skipped: 0, reasons: new Map() };
	const over = new AbortController();
	const clock = setTimeout(() => over.abort(), minutes * 60_000);
	const began = performance.now();
	await Promise.all(lanes.together.map((files) => runLane(files, lanes.pattern, tally, over.signal)));
	// Whole journeys wait a good deal for processes and browsers: one more than there are cores uses the time.
	const waiting = [...lanes.alone];
	const next = async () => {
		for (let files = waiting.shift(); files && !over.signal.aborted; files = waiting.shift())
			await runLane(files, lanes.pattern, tally, over.signal);
	};
	await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) + 1 }, next));
	clearTimeout(clock);

	if (over.signal.aborted) {
		tally.failed++;
		say(`The tests were stopped after ${minutes} minutes, which is the limit; the names above show how far they came.`);
	}
	for (const [reason, count] of tally.reasons) say(`skipped (${count}): ${reason}`);
	if (tally.passed + tally.failed + tally.skipped === 0) {
		tally.failed++;
		say(`No test has ${words.map((word) => `“${word}”`).join(' or ')} in its file or its name.`);
	}
	say(`${((performance.now() - began) / 1000).toFixed(1)} s`);
	say(`${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`);
	process.exitCode = tally.failed > 0 ? 1 : 0;
}

type Lanes = { together: string[][]; alone: string[][]; pattern: string | undefined };

/** Which files run beside each other in one process, and which afterwards in one of their own: journeys and browsers, the longest first. */
function laid(files: readonly string[], words: readonly string[]): Lanes {
	const named = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
	// A word that is in no file's name may be in a test's.
	const chosen = (named.length > 0 ? named : files).map((file) => file.replaceAll('\\', '/')).sort();
	const pattern =
		named.length > 0 ? undefined : words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
	const isWhole = (file: string) => /^test\/(journeys|browser)\/|^test\/docs\./.test(file);
	const small = chosen.filter((file) => !isWhole(file));
	const count = Math.min(availableParallelism(), 4);
	const together = Array.from({ length: count }, (_, lane) => small.filter((_, i) => i % count === lane));
	return {
		together: together.filter((lane) => lane.length > 0),
		alone: chosen
			.filter(isWhole)
			.sort((a, b) => Number(b.includes('docs.')) - Number(a.includes('docs.')))
			.map((file) => [file]),
		pattern,
	};
}

async function runLane(
	files: readonly string[],
	pattern: string | undefined,
	tally: Tally,
	over: AbortSignal,
): Promise<void> {
	const child = spawn(
		process.execPath,
		[
			'--disable-warning=ExperimentalWarning',
			'--test',
			'--test-isolation=none',
			'--test-force-exit',
			`--test-reporter=${new URL('reporter.ts', import.meta.url).href}`,
			...(pattern ? [`--test-name-pattern=/${pattern}/i`] : []),
			...files,
		],
		{ cwd: home, stdio: ['ignore', 'inherit', 'inherit', 'pipe'], signal: over, killSignal: 'SIGKILL' },
	);
	let ended = false;
	const seen = new Map<string, { count: number; ms: number; bad: boolean }>();
	const pipe = child.stdio[3] as NodeJS.ReadableStream;
	const exit = new Promise<string>((resolve) => {
		child.on('error', (error) => resolve(error.message));
		child.on('exit', (status, signal) => resolve(signal ?? `status ${status}`));
	});
	for await (const line of createInterface({ input: pipe })) {
		const report: Report = JSON.parse(line);
		if (report.kind === 'end') ended = true;
		else take(report, seen, tally);
	}
	const how = await exit;
	for (const [file, { count, ms, bad }] of seen) say(`${bad ? '✖' : '✔'} ${file} (${count}, ${Math.round(ms)} ms)`);
	if (!ended && !over.aborted) {
		tally.failed++;
		say(
			`✖ The process of ${files.join(', ')} ended too early (${how}). Among the tests after the last one above is the cause.`,
		);
	}
}

function take(
	report: Extract<Report, { kind: 'test' }>,
	seen: Map<string, { count: number; ms: number; bad: boolean }>,
	tally: Tally,
): void {
	const file = relative(home, report.file) || report.name;
	const entry = seen.get(file) ?? { count: 0, ms: 0, bad: false };
	seen.set(file, { count: entry.count + 1, ms: entry.ms + report.ms, bad: entry.bad || report.failed !== undefined });
	if (report.skipped !== undefined) {
		tally.skipped++;
		tally.reasons.set(report.skipped, (tally.reasons.get(report.skipped) ?? 0) + 1);
	} else if (report.failed !== undefined) {
		tally.failed++;
		say(`✖ ${file}: ${report.name}\n${report.failed.replace(/^/gm, '    ')}`);
	} else tally.passed++;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
