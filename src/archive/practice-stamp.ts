/** What is put on every page after it was written: the mark that it is invented, its Bates number, court headers that are traps. */

import { grey, lineOf, type Sheet, type Width } from '../base/sheet.ts';

export const invented = 'INVENTED — PRACTICE RECORD';

export type Stamp = {
	bates: string | null;
	corner: 'right' | 'centre';
	face: 'serif' | 'sans-bold';
	mark: 'top' | 'foot';
	/** Page and count of a court filing that the page was once attached to. */
	court?: { page: number; count: number };
};

export function stamped(sheet: Sheet, stamp: Stamp, width: Width): Sheet {
	const { width: w, height: h } = sheet;
	const dark = sheet.kind === 'slide';
	// A slide's title band and a court's header both own the top edge.
	const atTop = stamp.mark === 'top' && !stamp.court && !dark;
	const lines = [...sheet.lines];
	const over = [...sheet.over];
	lines.push(
		lineOf(
			invented,
			{ x: w / 2, y: atTop ? 22 : h - 9, size: 7, face: 'sans-bold', colour: grey(0.3), align: 'center' },
			width,
		),
	);
	const traps = [...sheet.traps];
	if (stamp.court) {
		const { page, count } = stamp.court;
		const text = `Case 1:10-cv-09417-QRS   Document 38-2   Filed 03/14/11   Page ${page} of ${count}`;
		lines.push(
			lineOf(text, { x: w / 2, y: 16, size: 9, face: 'sans', colour: [0.1, 0.1, 0.7], align: 'center' }, width),
		);
		traps.push('court header');
	}
	if (stamp.bates !== null) {
		const at =
			stamp.corner === 'right' ? ({ x: w - 32, align: 'right' } as const) : ({ x: w / 2, align: 'center' } as const);
		// Stamped on the paper before it was scanned, or on the picture afterwards.
		(sheet.scan?.layer === 'stamp' ? over : lines).push(
			lineOf(stamp.bates, { ...at, y: h - 22, size: 10, face: stamp.face }, width),
		);
	}
	return { ...sheet, lines, over, traps, bates: stamp.bates };
}
