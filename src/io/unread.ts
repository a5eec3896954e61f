import type { PageReading } from '../base/page.ts';

/** A page that could not be read, kept in its place on letter paper (612 by 792 points) with the sentence that says why. */
export function unread(number: number, error: string): PageReading {
	return {
		number,
		width: 612,
		height: 792,
		layer: { text: '', words: [] },
		legibility: null,
		needsOcr: false,
		redactions: [],
		covered: [],
		ink: null,
		print: '',
		error,
	};
}
