/** Turns a sheet into the operators of a PDF page. Bad redactions are made here, each in its own way. */

import {
	black,
	type Colour,
	type Ink,
	type Line,
	paint,
	type Redaction,
	runs,
	type Sheet,
	type Token,
	type Width,
	white,
} from '../base/sheet.ts';
import { faceNames, pdfString } from './draw-fonts.ts';

/**
 * The page's operators, as text of the Windows code page. Fonts are /F0…/F7, the covering picture is /Cover, the picture
 * of a scan is /Scan, the hidden layer is /Hidden.
 * @param bare true to leave redactions away and print all words: the earlier revision of a page
 */
export function content(sheet: Sheet, width: Width, bare = false): string {
	const pen = new Pen(sheet.height);
	for (const ink of sheet.under) pen.ink(ink);
	for (const line of sheet.lines) {
		for (const run of runs(line, width, (word) => bare || word.covered === undefined)) pen.run(line, run, line.colour);
	}
	if (bare) return pen.out.join('\n');
	sheet.redactions.forEach((redaction, number) => {
		redacted(pen, redaction, sheet.lines, number, width);
	});
	return pen.out.join('\n');
}

function redacted(pen: Pen, redaction: Redaction, lines: readonly Line[], number: number, width: Width): void {
	const words = (colour?: Colour) => {
		for (const line of lines)
			for (const run of runs(line, width, (word) => word.covered === number)) pen.run(line, run, colour ?? line.colour);
	};
	const { bad } = redaction;
	if (bad === 'same-colour-text') words(white);
	else if (bad === 'hidden-layer') {
		pen.out.push('/OC /Hidden BDC');
		words();
		pen.out.push('EMC');
	} else if (bad === 'text-under-box' || bad === 'text-under-image' || bad === 'unapplied-redaction') words();

	if (redaction.drawn && bad === 'text-under-image')
		pen.picture('Cover', redaction.x, redaction.y, redaction.w, redaction.h);
	else if (redaction.drawn) {
		const fill = paint(redaction.shade);
		pen.ink({
			kind: 'box',
			x: redaction.x,
			y: redaction.y,
			w: redaction.w,
			h: redaction.h,
			fill,
			...(redaction.shade === 'black' ? {} : { stroke: black, weight: 0.6 }),
		});
	}
	const { label } = redaction;
	if (label) for (const run of runs(label, width, () => true)) pen.run(label, run, label.colour);
}

/** A scanned page: its picture, what was stamped on the picture, and the invisible words behind it. */
export function pictured(sheet: Sheet, width: Width): string {
	const pen = new Pen(sheet.height);
	pen.picture('Scan', 0, 0, sheet.width, sheet.height);
	for (const line of sheet.over) for (const run of runs(line, width, () => true)) pen.run(line, run, line.colour);
	if (sheet.behind.length > 0) {
		// Render mode 3 paints nothing.
		pen.out.push('BT 3 Tr /F4 9 Tf');
		for (const { x, y, text } of sheet.behind)
			pen.out.push(`1 0 0 1 ${short(x)} ${short(sheet.height - y)} Tm ${pdfString(text)} Tj`);
		pen.out.push('ET');
	}
	return pen.out.join('\n');
}

/** Collects operators; turns the page's y, which grows downwards, into PDF's, which grows upwards. */
class Pen {
	readonly out: string[] = [];
	readonly #height: number;

	constructor(height: number) {
		this.#height = height;
	}

	run(line: Line, words: readonly Token[], colour: Colour): void {
		const font = faceNames.indexOf(line.face);
		const text = words.map((word) => word.text).join(' ');
		this.out.push(
			`BT ${rgb(colour)} rg /F${font} ${short(line.size)} Tf ${short(words[0]?.x ?? 0)} ${short(this.#height - line.y)} Td ${pdfString(text)} Tj ET`,
		);
	}

	picture(name: string, x: number, y: number, w: number, h: number): void {
		this.out.push(`q ${short(w)} 0 0 ${short(h)} ${short(x)} ${short(this.#height - y - h)} cm /${name} Do Q`);
	}

	ink(ink: Ink): void {
		if (ink.kind === 'box') {
			const { fill, stroke } = ink;
			const y = this.#height - ink.y - ink.h;
			if (ink.h === 0)
				this.out.push(
					`${rgb(stroke ?? black)} RG ${short(ink.weight ?? 1)} w ${short(ink.x)} ${short(y)} m ${short(ink.x + ink.w)} ${short(y)} l S`,
				);
			else {
				const colours = `${fill ? `${rgb(fill)} rg ` : ''}${stroke ? `${rgb(stroke)} RG ${short(ink.weight ?? 1)} w ` : ''}`;
				this.out.push(
					`${colours}${short(ink.x)} ${short(y)} ${short(ink.w)} ${short(ink.h)} re ${fill && stroke ? 'B' : fill ? 'f' : 'S'}`,
				);
			}
		} else if (ink.kind === 'curve') this.#curve(ink.points, ink.weight, ink.colour);
		else this.#ring(ink.x, ink.y, ink.radius, ink.weight, ink.colour);
	}

	/** A smooth line through the points: Catmull–Rom turned into Béziers. Few points are joined straight. */
	#curve(points: readonly (readonly [number, number])[], weight: number, colour: Colour): void {
		const at = (i: number) => {
			const [x, y] = points[Math.max(0, Math.min(points.length - 1, i))] ?? [0, 0];
			return [x, this.#height - y] as const;
		};
		const [x0, y0] = at(0);
		let path = `${rgb(colour)} RG ${short(weight)} w 1 J 1 j ${short(x0)} ${short(y0)} m`;
		const straight = points.length < 12;
		for (let i = 0; i < points.length - 1; i++) {
			const [ax, ay] = at(i - 1);
			const [bx, by] = at(i);
			const [cx, cy] = at(i + 1);
			const [dx, dy] = at(i + 2);
			path += straight
				? ` ${short(cx)} ${short(cy)} l`
				: ` ${[bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy].map(short).join(' ')} c`;
		}
		this.out.push(`q ${path} S Q`);
	}

	#ring(x: number, y: number, radius: number, weight: number, colour: Colour): void {
		const middle = this.#height - y;
		// 0.5523: the handle length with which four Béziers come nearest to a circle.
		const k = radius * 0.5523;
		const r = radius;
		const arcs = [
			[r, k, k, r, 0, r],
			[-k, r, -r, k, -r, 0],
			[-r, -k, -k, -r, 0, -r],
			[k, -r, r, -k, r, 0],
		];
		const path = arcs
			.map((arc) => `${arc.map((value, i) => short(value + (i % 2 === 0 ? x : middle))).join(' ')} c`)
			.join(' ');
		this.out.push(`${rgb(colour)} RG ${short(weight)} w ${short(x + r)} ${short(middle)} m ${path} S`);
	}
}

function rgb(colour: Colour): string {
	return colour.map(short).join(' ');
}

/** Two decimals are a hundredth of a point: finer than any printer, and the same on every machine. */
function short(value: number): string {
	return String(Math.round(value * 100) / 100);
}
