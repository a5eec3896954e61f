/** The token that the server prints at its start: who has it may use the desk. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits, safe in an address. */
export function makeToken(): string {
	return randomBytes(24).toString('base64url');
}

/** Takes as long for a near miss as for any other: the time tells nothing of the token. */
export function isToken(given: string | undefined, token: string): boolean {
	return given !== undefined && token.length > 0 && timingSafeEqual(digest(given), digest(token));
}

/** Equal lengths, which the comparison asks for. */
function digest(text: string): Uint8Array {
	return createHash('sha256').update(text).digest();
}
