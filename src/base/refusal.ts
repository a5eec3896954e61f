/** The one expected error: something a person asked for cannot be done, and why, in a sentence they can act on. */

export type RefusalCode =
	| 'not-found'
	| 'not-allowed'
	| 'not-valid'
	| 'in-conflict'
	| 'too-large'
	| 'locked'
	| 'unavailable';

export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: RefusalCode;
	readonly details: Record<string, unknown>;

	/** `message` is a whole sentence: what happened, and what to do about it. It never carries secrets or covered words. */
	constructor(code: RefusalCode, message: string, details: Record<string, unknown> = {}) {
		super(message);
		this.code = code;
		this.details = details;
	}
}

export function isRefusal(error: unknown): error is Refusal {
	return error instanceof Refusal;
}

/** The sentence to show for any error: a refusal's own words, and for a bug the bare fact with its message. */
export function sentence(error: unknown): string {
	if (isRefusal(error)) return error.message;
	return `Something broke that should not have: ${error instanceof Error ? error.message : String(error)}`;
}
