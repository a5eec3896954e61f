/** What a PDF page paints, object by object in paint order, forms entered. */

import type { Box, Mark } from '../base/page.ts';
import type { Affine, Paint } from './pdfium-text.ts';
import type { Engine } from './pdfium-wasm.ts';

export type Painting = {
	marks: Mark[];
	/** By the address of the text object. */
	paints: Map<number, Paint>;
	/** Orders of objects that belong to optional content, which a viewer may hide. */
	layered: Set<number>;
};

type Colour = readonly [number, number, number, number];
export type Rectangle = readonly [left: number, right: number, bottom: number, top: number];

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
const DEEPEST = 12;
const MOST_OBJECTS = 200_000;
const MOST_MARKS = 20_000;
/** A path of more segments is a drawing, not a set of boxes. */
const MOST_SEGMENTS = 400;
export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

export function readPainting(engine: Engine, page: number, affine: Affine): Painting {
	const { call, scratch } = engine;
	const painting: Painting = { marks: [], paints: new Map(), layered: new Set() };
	let order = 0;
	const visit = (object: number, matrix: Affine, depth: number, layered: boolean): void => {
		if (object === 0 || order >= MOST_OBJECTS) return;
		const type = call.FPDFPageObj_GetType(object);
		const hidden = layered || isOptional(engine, object);
		if (type === FORM) {
			if (depth >= DEEPEST) return;
			const inner = compose(matrixOf(engine, object), matrix);
			const count = call.FPDFFormObj_CountObjects(object);
			for (let i = 0; i < count; i++) visit(call.FPDFFormObj_GetObject(object, i), inner, depth + 1, hidden);
			return;
		}
		order++;
		if (hidden) painting.layered.add(order);
		if (type === TEXT) {
			const fill = colour(engine, object, call.FPDFPageObj_GetFillColor) ?? [0, 0, 0, 255];
			painting.paints.set(object, {
				order,
				fill,
				mode: call.FPDFTextObj_GetTextRenderMode(object),
			});
		} else if (painting.marks.length < MOST_MARKS) {
			if (type === PATH) addPath(engine, object, matrix, affine, order, painting.marks);
			if (type === IMAGE || type === SHADING) {
				if (!call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return;
				const box = displayed(bounds(engine), matrix, affine);
				painting.marks.push({ ...box, kind: type === IMAGE ? 'image' : 'shading', order });
			}
		}
	};
	const count = call.FPDFPage_CountObjects(page);
	for (let i = 0; i < count; i++) visit(call.FPDFPage_GetObject(page, i), IDENTITY, 0, false);
	return painting;
}

/** The answer of GetBounds (left, bottom, right, top) in scratch. */
function bounds(engine: Engine): Rectangle {
	const at = engine.scratch >> 2;
	const [left = 0, bottom = 0, right = 0, top = 0] = engine.floats().subarray(at, at + 4);
	return [left, right, bottom, top];
}

function addPath(engine: Engine, path: number, matrix: Affine, affine: Affine, order: number, marks: Mark[]): void {
	const { call, scratch } = engine;
	if (!call.FPDFPath_GetDrawMode(path, scratch, scratch + 4)) return;
	const uints = engine.uints();
	const filled = uints[scratch >> 2] !== 0;
	const stroked = uints[(scratch >> 2) + 1] !== 0;
	if (!filled && !stroked) return;
	const fill = filled ? colour(engine, path, call.FPDFPageObj_GetFillColor) : undefined;
	const stroke = stroked ? colour(engine, path, call.FPDFPageObj_GetStrokeColor) : undefined;
	const look = { order, ...(fill && { fill }), ...(stroke && { stroke }) };
	const rectangles = rectanglesOf(engine, path, matrix, affine);
	if (rectangles) {
		for (const box of rectangles) marks.push({ ...box, kind: 'rectangle', ...look });
		return;
	}
	if (!call.FPDFPageObj_GetBounds(path, scratch, scratch + 4, scratch + 8, scratch + 12)) return;
	marks.push({ ...displayed(bounds(engine), matrix, affine), kind: 'path', ...look });
}

/** The rectangles a path is made of, or undefined where any part of it is something else. */
function rectanglesOf(engine: Engine, path: number, matrix: Affine, affine: Affine): Box[] | undefined {
	const { call, scratch } = engine;
	const count = call.FPDFPath_CountSegments(path);
	if (count < 4 || count > MOST_SEGMENTS) return undefined;
	const [a, b, c, d, e, f] = compose(compose(matrixOf(engine, path), matrix), affine);
	const found: Box[] = [];
	let points: [number, number][] = [];
	const close = (): boolean => {
		if (points.length < 2) return true;
		const box = rectangle(points);
		if (box) found.push(box);
		return box !== undefined;
	};
	for (let i = 0; i < count; i++) {
		const segment = call.FPDFPath_GetPathSegment(path, i);
		const type = call.FPDFPathSegment_GetType(segment);
		if (type === CURVE || !call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) return undefined;
		const [x = 0, y = 0] = engine.floats().subarray(scratch >> 2, (scratch >> 2) + 2);
		if (type === MOVE) {
			if (!close()) return undefined;
			points = [];
		}
		points.push([a * x + c * y + e, b * x + d * y + f]);
	}
	return close() && found.length > 0 ? found : undefined;
}

const CURVE = 1;
const MOVE = 2;

/** Four or five points whose every side is upright or level; undefined for any other shape. */
export function rectangle(points: readonly (readonly [number, number])[]): Box | undefined {
	if (points.length < 4 || points.length > 5) return undefined;
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	const x = Math.min(...xs);
	const y = Math.min(...ys);
	const w = Math.max(...xs) - x;
	const h = Math.max(...ys) - y;
	const near = (value: number, low: number, size: number) =>
		Math.min(Math.abs(value - low), Math.abs(value - low - size)) < 1e-3;
	const corners = new Set(points.map(([px, py]) => `${px - x > w / 2},${py - y > h / 2}`));
	return corners.size === 4 && xs.every((v) => near(v, x, w)) && ys.every((v) => near(v, y, h))
		? { x, y, w, h }
		: undefined;
}

export function displayed([left, right, bottom, top]: Rectangle, matrix: Affine, affine: Affine): Box {
	const [a, b, c, d, e, f] = compose(matrix, affine);
	const xs: number[] = [];
	const ys: number[] = [];
	for (const [x, y] of [
		[left, bottom],
		[right, bottom],
		[left, top],
		[right, top],
	] as const) {
		xs.push(a * x + c * y + e);
		ys.push(b * x + d * y + f);
	}
	const x = Math.min(...xs);
	const y = Math.min(...ys);
	return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** First `inner`, then `outer`. */
function compose(inner: Affine, outer: Affine): Affine {
	const [a, b, c, d, e, f] = inner;
	const [A, B, C, D, E, F] = outer;
	return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function matrixOf(engine: Engine, object: number): Affine {
	const { call, scratch } = engine;
	if (!call.FPDFPageObj_GetMatrix(object, scratch)) return IDENTITY;
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = engine.floats().subarray(scratch >> 2, (scratch >> 2) + 6);
	return [a, b, c, d, e, f];
}

type ColourCall = Engine['call']['FPDFPageObj_GetFillColor'];

function colour(engine: Engine, object: number, read: ColourCall): Colour | undefined {
	const { scratch } = engine;
	if (!read(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return undefined;
	const [red = 0, green = 0, blue = 0, opacity = 255] = engine.uints().subarray(scratch >> 2, (scratch >> 2) + 4);
	return [red, green, blue, opacity];
}

function isOptional(engine: Engine, object: number): boolean {
	const { call, scratch } = engine;
	const count = call.FPDFPageObj_CountMarks(object);
	for (let i = 0; i < count; i++) {
		const mark = call.FPDFPageObj_GetMark(object, i);
		if (!mark || !call.FPDFPageObjMark_GetName(mark, scratch, 64, scratch + 64)) continue;
		// "OC" as UTF-16 and its end are six bytes.
		const at = scratch >> 2;
		if (engine.uints()[(scratch + 64) >> 2] === 6 && engine.uints()[at] === 0x0043_004f) return true;
	}
	return false;
}
