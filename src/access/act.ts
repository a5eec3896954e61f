/** One act of the audit trail, and how it is chained to the one before. */

import { createHash } from 'node:crypto';

/** Something that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What an action says of itself. Details never hold secrets, covered words or personal details out of a record. */
export type Deed = {
	/** Verb in the words of the trade: `import-files`, `record-letter`. */
	action: string;
	/** What it was done to: `document 12`, `production 3`. */
	subject: string;
	details?: { readonly [key: string]: Json | undefined };
};

/** One link of the chain. `hash` is over everything else in it, `previous` is the hash of the act before. */
export type Act = {
	id: number;
	/** Instant, ISO 8601 in UTC. */
	at: string;
	person: string;
	action: string;
	subject: string;
	/** Canonical JSON, exactly as hashed. */
	details: string;
	previous: string;
	hash: string;
};

/** `previous` of the first act. */
export const root = '0'.repeat(64);

/** Hash of a link: SHA-256 over the hash before it and the canonical JSON of what happened. */
export function hashOf(link: Omit<Act, 'hash'>): string {
	const { previous, id, at, person, action, subject, details } = link;
	return createHash('sha256')
		.update(`${previous}\n${canonical({ id, at, person, action, subject, details })}`)
		.digest('hex');
}

/** JSON with its keys in order and nothing undefined: the same value always gives the same text. */
export function canonical(value: Json): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
			: inner,
	);
}

/** Why an act cannot be the link after `previous` with this id; undefined where it can. */
export function flaw(act: Act, id: number, previous: string): string | undefined {
	if (act.id !== id) return `Act ${id} is missing: the next one is act ${act.id}.`;
	if (act.previous !== previous) return `Act ${act.id} does not follow the act before it: one of the two was replaced.`;
	if (act.hash !== hashOf(act)) return `Act ${act.id} was changed after it was written.`;
	return undefined;
}
