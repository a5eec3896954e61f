import { Refusal } from '../base/refusal.ts';

/**
 * The name under which a person's acts are written down: what the case says, else the name of their account.
 * @param said from uncover.json or the command line. @param account the operating system's name for the person.
 * @throws Refusal not-valid where what was said is no name.
 */
export function personOf(said: unknown, account: string): string {
	if (said === undefined || said === null) return named(account) ?? 'unnamed';
	const name = typeof said === 'string' ? named(said) : undefined;
	if (!name)
		throw new Refusal(
			'not-valid',
			'The name of the person is empty, longer than 200 characters or not text. Write it in uncover.json as "person": "Ada Example".',
		);
	return name;
}

/** Without control characters and doubled spaces, so that one line of the trail stays one line. */
function named(text: string): string | undefined {
	const name = text.replace(/[\s\p{C}]+/gu, ' ').trim();
	return name.length > 0 && name.length <= 200 ? name : undefined;
}
