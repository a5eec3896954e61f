/** How this person likes to see pages: kept from page to page while the desk is open. */

export type Panel = 'picture' | 'text' | 'facts';

export const viewer = $state({
	zoom: 1,
	/** Draw the outlines of redaction boxes on the picture. */
	outlines: false,
	/** Single letters turn pages. Off for those whose voice or screen reader types letters. */
	letters: true,
	/** What a phone shows, and what stands beside the picture on a wider screen. */
	open: 'picture' as Panel,
	side: 'text' as Panel,
});
