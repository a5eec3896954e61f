import type { Log } from '../app.ts';

export type LogOptions = {
	/** Takes one line, with its end. */
	write: (line: string) => void;
	now: () => Date;
	/** JSON lines for machines; else a line a person reads. */
	json?: boolean;
	/** Leaves out what is not at least this grave. */
	least?: 'info' | 'warn' | 'error';
};

const grave = { info: 0, warn: 1, error: 2 } as const;

/** A log that writes one line for each message, whatever line ends the message has. */
export function openLog(options: LogOptions): Log {
	const least = grave[options.least ?? 'info'];
	const at =
		(level: keyof typeof grave) =>
		(message: string, details: Record<string, unknown> = {}) => {
			if (grave[level] < least) return;
			const time = options.now().toISOString();
			options.write(
				options.json ? jsonLine({ time, level, message, ...details }) : humanLine(time, level, message, details),
			);
		};
	return { info: at('info'), warn: at('warn'), error: at('error') };
}

function humanLine(time: string, level: string, message: string, details: Record<string, unknown>): string {
	const mark = level === 'info' ? '' : `${level}: `;
	const pairs = Object.entries(details).map(([key, value]) => ` ${key}=${shown(value)}`);
	return `${time.slice(11, 19)} ${mark}${message.replace(/\s*\n\s*/g, ' ')}${pairs.join('')}\n`;
}

function shown(value: unknown): string {
	if (value instanceof Error) return JSON.stringify(value.stack ?? value.message);
	return typeof value === 'string' && /^[\w./:-]+$/.test(value) ? value : (jsonText(value) ?? String(value));
}

function jsonLine(entry: Record<string, unknown>): string {
	return `${jsonText(entry) ?? '{}'}\n`;
}

/** JSON with errors as their stacks, bigints as digits, and no throw on a circle: a log must never be what breaks. */
function jsonText(value: unknown): string | undefined {
	try {
		return JSON.stringify(value, (_, inner: unknown) => {
			if (inner instanceof Error) return inner.stack ?? inner.message;
			return typeof inner === 'bigint' ? String(inner) : inner;
		});
	} catch {
		return JSON.stringify(String(value));
	}
}
