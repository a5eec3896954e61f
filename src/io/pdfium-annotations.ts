/** What is laid upon a PDF page: annotations that may cover or say something, and the words people wrote into it. */

import type { Annotation, Box } from '../base/page.ts';
import { displayed, IDENTITY, type Rectangle } from './pdfium-marks.ts';
import type { Affine, PaintedText } from './pdfium-text.ts';
import type { Engine } from './pdfium-wasm.ts';
import { lendText, wideText } from './pdfium-wasm.ts';

/** Words typed into a form field or a text box, which are no part of the page's own text. */
export type Entry = Box & { text: string };

const KINDS: Record<number, Annotation['kind']> = {
	3: 'freetext',
	5: 'square',
	9: 'highlight',
	13: 'stamp',
	15: 'ink',
	16: 'popup',
	28: 'redact',
};
const LINK = 2;
const WIDGET = 20;
const FREE_TEXT = 3;
/** FPDF_OBJECT_STRING. */
const STRING = 3;
const INTERIOR = 1;
const HIDDEN_FLAGS = 0x02 | 0x20;
const MOST_ANNOTATIONS = 5_000;

/** Links and hidden annotations are left out; one of several quads gives one annotation each. */
export function readAnnotations(
	engine: Engine,
	page: number,
	affine: Affine,
): { annotations: Annotation[]; entries: Entry[] } {
	const { call } = engine;
	const annotations: Annotation[] = [];
	const entries: Entry[] = [];
	const count = Math.min(call.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS);
	for (let i = 0; i < count; i++) {
		const annotation = call.FPDFPage_GetAnnot(page, i);
		if (annotation === 0) continue;
		try {
			const subtype = call.FPDFAnnot_GetSubtype(annotation);
			if (subtype === LINK || call.FPDFAnnot_GetFlags(annotation) & HIDDEN_FLAGS) continue;
			const boxes = areas(engine, annotation).map((area) => displayed(area, IDENTITY, affine));
			const text = textOf(engine, annotation, subtype === WIDGET ? 'V' : 'Contents');
			const [first] = boxes;
			if (first && text !== '' && (subtype === WIDGET || subtype === FREE_TEXT)) entries.push({ ...first, text });
			if (subtype === WIDGET) continue;
			const shared = { kind: KINDS[subtype] ?? 'other', contents: text, ...look(engine, annotation) } as const;
			for (const box of boxes) annotations.push({ ...box, ...shared });
		} finally {
			call.FPDFPage_CloseAnnot(annotation);
		}
	}
	return { annotations, entries };
}

/** Only where the entry is a string: the value of a checkbox is a name. */
function textOf(engine: Engine, annotation: number, key: string): string {
	const { call } = engine;
	return lendText(engine, key, (name) =>
		call.FPDFAnnot_GetValueType(annotation, name) === STRING
			? wideText(engine, (address, length) => call.FPDFAnnot_GetStringValue(annotation, name, address, length)).trim()
			: '',
	);
}

/** The page's text with what was typed into it, each entry a line of its own at the end, its words spread over its box. */
export function withEntries(painted: PaintedText, entries: readonly Entry[]): PaintedText {
	let { text } = painted;
	const words = [...painted.words];
	for (const entry of entries) {
		const lines = entry.text.split(/[\r\n]+/);
		lines.forEach((line, row) => {
			let gap = text === '' ? '' : '\n';
			for (const match of line.matchAll(/\S+/g)) {
				const start = text.length + gap.length;
				text += gap + match[0];
				gap = ' ';
				const x = entry.x + (entry.w * match.index) / line.length;
				const w = (entry.w * match[0].length) / line.length;
				const h = entry.h / lines.length;
				words.push({ x, y: entry.y + row * h, w, h, start, end: text.length, confidence: null, ...TYPED });
			}
		});
	}
	return { text, words };
}

/** Above all that the page paints. */
const TYPED = { order: Number.MAX_SAFE_INTEGER, fill: [0, 0, 0, 255], mode: 0 } as const;

function look(engine: Engine, annotation: number): { opacity: number; fill?: readonly [number, number, number] } {
	const { call, scratch } = engine;
	const at = scratch >> 2;
	const opacity = call.EPDFAnnot_GetOpacity(annotation, scratch) ? (engine.uints()[at] ?? 255) : 255;
	if (!call.FPDFAnnot_GetColor(annotation, INTERIOR, scratch, scratch + 4, scratch + 8, scratch + 12))
		return { opacity };
	const [red = 0, green = 0, blue = 0] = engine.uints().subarray(at, at + 3);
	return { opacity, fill: [red, green, blue] };
}

function areas(engine: Engine, annotation: number): Rectangle[] {
	const { call, scratch } = engine;
	const at = scratch >> 2;
	const quads = Math.min(call.FPDFAnnot_CountAttachmentPoints(annotation), 200);
	const found: Rectangle[] = [];
	for (let i = 0; i < quads; i++) {
		if (!call.FPDFAnnot_GetAttachmentPoints(annotation, i, scratch)) continue;
		const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0, x4 = 0, y4 = 0] = engine.floats().subarray(at, at + 8);
		found.push([
			Math.min(x1, x2, x3, x4),
			Math.max(x1, x2, x3, x4),
			Math.min(y1, y2, y3, y4),
			Math.max(y1, y2, y3, y4),
		]);
	}
	if (found.length > 0) return found;
	if (!call.FPDFAnnot_GetRect(annotation, scratch)) return [];
	// FS_RECTF: left, top, right, bottom; files give the corners in any order.
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = engine.floats().subarray(at, at + 4);
	return [[Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)]];
}
