/** What the pages of the ledger share: dates in the reader's language, addresses, and the keys that walk a list. */

import { asWhen, tellWhen } from '#src/ledger/when.ts';
import type { Translate } from './message.ts';

/** A date as noted → for reading; the text itself where it is none. */
export function told(t: Translate, text: string | null): string {
	const when = text === null ? undefined : asWhen(text);
	return when ? tellWhen(when, t.language) : (text ?? '');
}

/** Where an entry is shown and changed. */
export function entryHref({ kind, id, standing }: { kind: string; id: string; standing?: string | null }): string {
	if (kind === 'place') return `/ledger/places/${encodeURIComponent(id)}`;
	// Who was withdrawn has no page but the one with the history.
	if (kind === 'person' && standing !== 'withdrawn') return `/ledger/people/${encodeURIComponent(id)}`;
	return editHref({ kind, id });
}

/** The page with the form and the history; places and people have another page in front of it. */
export function editHref({ kind, id }: { kind: string; id: string }): string {
	return `/ledger/entries/${kind}/${encodeURIComponent(id)}`;
}

/** A cell of names with semicolons between them, as a list. */
export function listed(cell: string | undefined): string[] {
	return (cell ?? '')
		.split(';')
		.map((one) => one.trim())
		.filter((one) => one !== '');
}

/** Whether a key was typed at the page itself, so that a single letter may mean something. */
export function isCommand(event: KeyboardEvent): boolean {
	const at = event.target;
	if (event.metaKey || event.ctrlKey || event.altKey) return false;
	return !(at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable]'));
}

/** Moves the focus to the next or the previous of the links marked `data-step`. */
export function step(by: 1 | -1): void {
	const links = [...document.querySelectorAll<HTMLElement>('[data-step]')];
	const here = document.activeElement;
	const at = here instanceof HTMLElement ? links.indexOf(here) : -1;
	const to = at === -1 && by === -1 ? links.length - 1 : at + by;
	links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
}
