/** Settings: environment and flags (unknown) become one known value, once. The list below is also the manual's page docs/reference/config.md. */

import { z } from 'zod';
import { Refusal } from './base/refusal.ts';

export type Config = {
	/** The case's folder, where it was named; else it is looked for upwards from the working directory. */
	case: string | undefined;
	port: number;
	person: string | undefined;
	/** Worker threads for reading files. */
	workers: number | undefined;
	ocr: 'auto' | 'native' | 'wasm' | 'off';
	/** The token that opens the desk; made anew at each start unless given. */
	token: string | undefined;
};

export type Setting = { name: string; flag: string; meaning: string; usual: string };

export const settings: readonly Setting[] = [
	{
		name: 'UNCOVER_CASE',
		flag: '--case FOLDER',
		meaning: 'The folder of the case to work on.',
		usual: 'the folder upwards that holds uncover.json',
	},
	{
		name: 'UNCOVER_PORT',
		flag: '--port NUMBER',
		meaning: 'The port the desk listens on, at 127.0.0.1 only.',
		usual: '4600, or the next free one',
	},
	{
		name: 'UNCOVER_PERSON',
		flag: '--person NAME',
		meaning: 'Who is at the keyboard, for the audit trail.',
		usual: 'the person in uncover.json',
	},
	{
		name: 'UNCOVER_WORKERS',
		flag: '--workers NUMBER',
		meaning: 'How many files are read at once.',
		usual: 'the number of processor cores, at most 4',
	},
	{
		name: 'UNCOVER_OCR',
		flag: '--ocr ENGINE',
		meaning: 'What reads scanned pages: auto, native (the tesseract program), wasm (built in) or off.',
		usual: 'auto',
	},
	{
		name: 'UNCOVER_TOKEN',
		flag: '',
		meaning: 'The token that opens the desk, at least 16 characters.',
		usual: 'a new one at each start',
	},
];

const whole = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

const shapes = {
	case: z.string().min(1).optional(),
	port: whole(0, 65_535).default(4600),
	person: z.string().trim().min(1).max(200).optional(),
	workers: whole(1, 64).optional(),
	ocr: z.enum(['auto', 'native', 'wasm', 'off']).default('auto'),
	token: z.string().min(16).optional(),
};

/** Flags win over the environment. @throws Refusal not-valid naming the setting, what it was and what it may be. */
export function parseConfig(
	environment: Record<string, string | undefined>,
	flags: Record<string, unknown> = {},
): Config {
	const read = <K extends keyof typeof shapes>(key: K): z.infer<(typeof shapes)[K]> => {
		const name = `UNCOVER_${key.toUpperCase()}`;
		const given = flags[key] ?? environment[name];
		const result = shapes[key].safeParse(given === '' ? undefined : given);
		if (result.success) return result.data as z.infer<(typeof shapes)[K]>;
		const meaning = settings.find((setting) => setting.name === name)?.meaning ?? '';
		// The token is a secret: its value never becomes part of a message.
		const value = key === 'token' ? '' : ` (it is “${String(given)}”)`;
		throw new Refusal('not-valid', `The setting ${name} or its flag cannot be used${value}. ${meaning}`);
	};
	return {
		case: read('case'),
		port: read('port'),
		person: read('person'),
		workers: read('workers'),
		ocr: read('ocr'),
		token: read('token'),
	};
}
