/** Hands what happens in one lane of tests to run.ts, a JSON line at a time, through the pipe it opened as number 3. */

import { writeSync } from 'node:fs';
import type { TestEvent } from 'node:test/reporters';

/** One test that ended, or the end of the lane. */
export type Report =
	| { kind: 'test'; name: string; file: string; ms: number; failed?: string; skipped?: string }
	| { kind: 'end' };

// biome-ignore lint/style/noDefaultExport: node --test-reporter asks for one.
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	for await (const event of events) {
		const line = reportOf(event);
		// Written at once: a lane that is ended by force must not take its last lines with it.
		if (line) writeSync(3, `${JSON.stringify(line)}\n`);
	}
	yield '';
}

function reportOf(event: TestEvent): Report | undefined {
	if (event.type === 'test:summary') return { kind: 'end' };
	if (event.type !== 'test:pass' && event.type !== 'test:fail') return undefined;
	const { name, file = '', details, skip, todo } = event.data;
	if (details.type === 'suite' && event.type === 'test:pass') return undefined;
	const report: Report = { kind: 'test', name, file, ms: details.duration_ms };
	if (skip !== undefined) report.skipped = String(skip === true ? 'no reason given' : skip);
	else if (event.type === 'test:fail' && todo === undefined) {
		const error = event.data.details.error;
		// A suite or a parent fails with its children; they have told why.
		if ((error as { failureType?: string }).failureType === 'subtestsFailed') return undefined;
		const cause = error.cause instanceof Error ? error.cause : error;
		report.failed = cause.stack ?? cause.message;
	}
	return report;
}
