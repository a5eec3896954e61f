/**
 * Runs the samples of the manual. A block fenced as ```console is a session: `$ ` begins a command, a line ending in a
 * backslash goes on in the next one, everything else is what the terminal then shows. `…` stands for any text of a
 * line, and alone on a line for any lines. All blocks of a page are one session in one folder.
 */

import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';

export type Step = { line: number; command: string; expected: string[] };

export function readSession(markdown: string): Step[] {
	const steps: Step[] = [];
	let inside = false;
	let goesOn = false;
	markdown.split(/\r?\n/).forEach((text, index) => {
		if (/^\s*```/.test(text)) {
			inside = !inside && /^\s*```console\b/.test(text);
			return;
		}
		if (!inside) return;
		const last = steps.at(-1);
		if (goesOn && last) last.command += `\n${text.replace(/^> /, '')}`;
		else if (text.startsWith('$ ')) steps.push({ line: index + 1, command: text.slice(2), expected: [] });
		else last?.expected.push(text.trimEnd());
		goesOn = (goesOn || text.startsWith('$ ')) && text.endsWith('\\');
	});
	for (const step of steps) while (step.expected.at(-1) === '') step.expected.pop();
	return steps;
}

/** What each command printed, to both outputs, in order. One shell runs them all, so a `cd` holds for what follows. */
export async function runSession(steps: readonly Step[], place: { folder: string; path: string }): Promise<string[]> {
	const mark = `--- ${Math.random().toString(36).slice(2)} ---`;
	const script = steps.map(({ command }) => `{ ${command}\n} 2>&1 </dev/null\nprintf '\\n%s\\n' '${mark}'\n`).join('');
	const child = spawn('sh', ['-c', script], {
		cwd: place.folder,
		env: {
			...process.env,
			HOME: place.folder,
			PATH: `${place.path}${delimiter}${process.env.PATH ?? ''}`,
			NO_COLOR: '1',
			LC_ALL: 'C.UTF-8',
			NODE_TEST_CONTEXT: undefined,
		},
		stdio: ['ignore', 'pipe', 'inherit'],
		timeout: 180_000,
		killSignal: 'SIGKILL',
	});
	let output = '';
	for await (const piece of child.stdout.setEncoding('utf8')) output += piece;
	const pieces = output.split(`\n${mark}\n`);
	return steps.map((_, i) => pieces[i] ?? 'It did not come to this command: the session ended before.');
}

/** Whether the terminal showed what the page says. */
export function fits(expected: readonly string[], output: string): boolean {
	const lines =
		output.trimEnd() === ''
			? []
			: output
					.trimEnd()
					.split('\n')
					.map((line) => line.trimEnd());
	const pattern = expected.map((line) =>
		line === '…' ? '(?:[^\\n]*\\n)*?' : `${line.split('…').map(escaped).join('[^\\n]*')}\\n`,
	);
	return new RegExp(`^${pattern.join('')}$`).test(lines.map((line) => `${line}\n`).join(''));
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
