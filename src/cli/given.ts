/** Words of the command line made into what an action takes. */

import type { z } from 'zod';
import { type Call, type Option, Usage } from './command.ts';

/** The options that were given, by name. An option that was left out has no key. */
export function named<N extends string>(call: Pick<Call, 'value'>, ...names: N[]): Partial<Record<N, string>> {
	const found: Partial<Record<N, string>> = {};
	for (const name of names) {
		const value = call.value(name);
		if (value !== undefined) found[name] = value;
	}
	return found;
}

/** What an action takes, made from options of the same names. @throws Usage naming the option that cannot be used. */
export function given<S extends z.ZodType>(shape: S, facts: Record<string, unknown>): z.output<S> {
	const read = shape.safeParse(facts);
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	throw new Usage(`--${String(issue?.path[0] ?? 'option')}: ${issue?.message ?? 'it cannot be used'}`);
}

/** For entries whose day is not known. */
export const about: Option = {
	name: 'about',
	value: 'WORDS',
	meaning: 'How the time is told where no day is known: “late October 2010”. DATE then only sorts.',
};
