/** What a command is, how its words are read, and how its help is written. */

import { parseArgs } from 'node:util';
import type { App } from '../app.ts';
import type { Visit } from '../publishing/copy-actions.ts';
import type { Crewed } from '../simulation/part.ts';

export type Option = {
	name: string /** What stands after it in the help; a switch has none. */;
	value?: string;
	meaning: string;
	many?: boolean;
};

export type Command = {
	/** One word, or two where a feature has several: `import`, `docket clocks`. */
	name: string;
	/** What follows the name: `PATH…`. */
	words?: string;
	summary: string;
	/** More lines for --help: what it prints, examples. */
	details?: string;
	options: readonly Option[];
	/** none: runs anywhere. maybe: on the case where there is one, and without one too. case: on an existing case. new: makes the case where there is none. */
	needs: 'none' | 'maybe' | 'case' | 'new';
	run(call: Call): Promise<number>;
};

/** One call of a command: its words as known values, the case, and where to print. */
export type Call = {
	app: App;
	/** False for a command that may run without a case, and does. */
	hasCase: boolean;
	words: string[];
	/** The value of an option, undefined where it was not given. */
	value(name: string): string | undefined;
	values(name: string): string[];
	has(name: string): boolean;
	print(line: string): void;
	/** A passing line on the terminal that the next one replaces; nothing where output is no terminal. */
	status(line: string): void;
	json: boolean;
	signal: AbortSignal;
	/** Scanned pages are left waiting. */
	withoutOcr: boolean;
	make: Make;
};

export type Setting = { name: string; flag: string; meaning: string; usual: string };

/** What only main.ts can make, for the few commands that ask for it. */
export type Make = {
	/** The settings of src/config.ts, for the manual's reference. */
	settings: readonly Setting[];
	commands: readonly Command[];
	/** Makes a case in a missing or empty folder. */
	newCase(folder: string, content: { title: string; person?: string | undefined; practice?: boolean }): Promise<void>;
	/** Writes an invented production and its truth. */
	practice(
		folder: string,
		options: { pages: number; seed: string; onProgress(done: number, of: number): void },
	): Promise<{ files: number; pages: number; truth: string }>;
	/** Opens the desk and keeps it open until the signal; tells the address once it listens. */
	serve(app: App, options: { onOpen(address: string): void }): Promise<void>;
	/** Opens the public site for reading, as someone without the token gets it. @throws Refusal where the pages are not built. */
	visit(app: App): Promise<Visit & { close(): Promise<void> }>;
	/** Threads for a simulation: as many as --workers says, or one for each core. */
	crew(): Crewed;
};

/** Options that every command takes. */
export const common: readonly Option[] = [
	{
		name: 'case',
		value: 'FOLDER',
		meaning: 'The case to work on; usually the folder upwards that holds uncover.json.',
	},
	{ name: 'person', value: 'NAME', meaning: 'Who is at the keyboard, for the audit trail.' },
	{ name: 'workers', value: 'NUMBER', meaning: 'How many files are read at once.' },
	{ name: 'ocr', value: 'ENGINE', meaning: 'What reads scanned pages: auto, native, wasm or off.' },
	{ name: 'json', meaning: 'Print the result as JSON.' },
	{ name: 'help', meaning: 'Print this help.' },
];

export type Parsed = {
	command: Command;
	words: string[];
	values: Record<string, string | boolean | string[] | undefined>;
};

/** A mistake in the call itself: exit status 2. */
export class Usage extends Error {
	override readonly name = 'Usage';
}

/** @throws Usage for an unknown command or option, naming the nearest one. */
export function parseCall(commands: readonly Command[], argv: readonly string[]): Parsed {
	const two = `${argv[0]} ${argv[1]}`;
	const command = commands.find((one) => one.name === two) ?? commands.find((one) => one.name === argv[0]);
	if (!command) throw new Usage(`There is no command “${argv[0] ?? ''}”. \`uncover --help\` lists them.`);
	const rest = argv.slice(command.name.split(' ').length);
	const options = Object.fromEntries(
		[...command.options, ...common].map((option) => [
			option.name,
			{ type: option.value ? ('string' as const) : ('boolean' as const), ...(option.many ? { multiple: true } : {}) },
		]),
	);
	const wrong = (reason: string) => new Usage(`${reason}. \`uncover ${command.name} --help\` shows what it takes.`);
	let given: ReturnType<typeof parseArgs>;
	try {
		given = parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
	} catch (error) {
		throw wrong(error instanceof Error ? error.message.split('. ')[0]! : String(error));
	}
	const [extra] = given.positionals;
	if (!command.words && extra !== undefined) throw wrong(`“${extra}” is not expected here`);
	return { command, words: given.positionals, values: given.values as Parsed['values'] };
}

/** The help of one command, as it stands in the terminal and in docs/reference/cli.md. */
export function help(command: Command): string {
	const lines = [`uncover ${command.name}${command.words ? ` ${command.words}` : ''}`, '', command.summary];
	if (command.details) lines.push('', command.details);
	const rows = [...command.options, ...common].map(
		(option) => [`--${option.name}${option.value ? ` ${option.value}` : ''}`, option.meaning] as const,
	);
	const width = Math.max(...rows.map(([name]) => name.length));
	lines.push('', 'Options', ...rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`));
	return lines.join('\n');
}

export function overview(commands: readonly Command[]): string {
	const rows = commands.map(
		(command) =>
			[`${command.name}${command.words ? ` ${command.words}` : ''}`, command.summary.split('\n')[0]!] as const,
	);
	const width = Math.min(34, Math.max(...rows.map(([name]) => name.length)));
	return [
		'uncover: reads what agencies release, and keeps what can be shown for it.',
		'',
		...rows.map(([name, summary]) =>
			name.length > width ? `  ${name}\n  ${''.padEnd(width)}  ${summary}` : `  ${name.padEnd(width)}  ${summary}`,
		),
		'',
		'`uncover COMMAND --help` tells more of one. Every command takes --json and --case FOLDER.',
		'Exit status: 0 done, 1 refused (a sentence says why), 2 the call itself was wrong.',
	].join('\n');
}

/** The overview as data: what the manual's tests and reference pages are made from. */
export function described(commands: readonly Command[], settings: readonly Setting[]) {
	return {
		commands: commands.map(({ name, words, summary, options }) => ({
			name,
			words: words ?? '',
			summary,
			options: [...options, ...common],
		})),
		settings,
	};
}

/** A whole number given as an option. @throws Usage naming the option. */
export function wholeNumber(call: Pick<Call, 'value'>, name: string, usual: number, low: number, high: number): number {
	const text = call.value(name);
	if (text === undefined) return usual;
	const number = Number(text);
	if (!Number.isInteger(number) || number < low || number > high)
		throw new Usage(`--${name} takes a whole number from ${low} to ${high}, not “${text}”.`);
	return number;
}

/** Exit status of a refusal: one table, as `http` has one for its status codes. */
export function exitStatus(error: unknown): 1 | 2 {
	if (error instanceof Usage) return 2;
	return 1;
}
