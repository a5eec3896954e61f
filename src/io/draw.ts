/** Prints sheets to the bytes of a PDF. The same sheets give the same bytes. */

import { paint, type Redaction, type Sheet, type Width } from '../base/sheet.ts';
import { content, pictured } from './draw-content.ts';
import { appendPdf, literal, type PdfObject, type PdfParts, writePdf } from './draw-file.ts';
import { faceNames, faces } from './draw-fonts.ts';

/** A page as a scanner saw it: grey, or one bit a pixel, already packed. */
export type Scanned = {
	width: number;
	height: number;
	bits: 1 | 8;
	filter: 'DCTDecode' | 'FlateDecode';
	bytes: Uint8Array;
};

export type Print = {
	sheets: readonly Sheet[];
	title: string;
	subject: string;
	password?: string;
	/** Pictures of the sheets that are scans, by index; the words of such a page are not in the file. */
	pictures?: ReadonlyMap<number, Scanned>;
};

/** All sheets as one PDF. */
export function drawPdf(print: Print, width: Width): Uint8Array {
	const objects = new Map<number, PdfObject>();
	const earlier = new Map<number, PdfObject>();
	const add = (object: PdfObject) => {
		const number = objects.size + 1;
		objects.set(number, object);
		return number;
	};
	const root = add({ dictionary: '' });
	const tree = add({ dictionary: '' });
	const fonts = faceNames.map((face) =>
		add({ dictionary: `<< /Type /Font /Subtype /Type1 /BaseFont /${faces[face]} /Encoding /WinAnsiEncoding >>` }),
	);
	const fontEntries = fonts.map((number, i) => `/F${i} ${number} 0 R`).join(' ');
	const layered = print.sheets.some((sheet) => sheet.redactions.some((redaction) => redaction.bad === 'hidden-layer'));
	const layer = layered ? add({ dictionary: '<< /Type /OCG /Name (Working copy) >>' }) : 0;

	const pages = print.sheets.map((sheet, index) => {
		const picture = print.pictures?.get(index);
		const pictures: string[] = [];
		if (picture) pictures.push(`/Scan ${add(scanObject(picture))} 0 R`);
		const covered = sheet.redactions.find((redaction) => redaction.bad === 'text-under-image');
		if (covered) pictures.push(`/Cover ${add(coverObject(covered))} 0 R`);
		const operators = picture ? pictured(sheet, width) : content(sheet, width);
		const stream = add(streamOf(operators, sheet));
		if (sheet.redactions.some((redaction) => redaction.bad === 'earlier-revision'))
			earlier.set(stream, streamOf(content(sheet, width, true), sheet));
		const marks = sheet.redactions
			.filter((redaction) => redaction.bad === 'unapplied-redaction')
			.map((redaction) => add(redactMark(redaction, sheet, add)));
		const resources = `<< /Font << ${fontEntries} >>${pictures.length > 0 ? ` /XObject << ${pictures.join(' ')} >>` : ''}${layer ? ` /Properties << /Hidden ${layer} 0 R >>` : ''} >>`;
		const paper = sheet.turned
			? `[0 0 ${sheet.height} ${sheet.width}] /Rotate 90`
			: `[0 0 ${sheet.width} ${sheet.height}]`;
		const annotations = marks.length > 0 ? ` /Annots [${marks.map((number) => `${number} 0 R`).join(' ')}]` : '';
		return add({
			dictionary: `<< /Type /Page /Parent ${tree} 0 R /MediaBox ${paper} /Contents ${stream} 0 R /Resources ${resources}${annotations} >>`,
		});
	});
	objects.set(tree, {
		dictionary: `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((number) => `${number} 0 R`).join(' ')}] >>`,
	});
	const layers = layer
		? ` /OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] /Order [${layer} 0 R] >> >>`
		: '';
	objects.set(root, { dictionary: `<< /Type /Catalog /Pages ${tree} 0 R${layers} >>` });

	const parts: PdfParts = {
		objects,
		root,
		info: {
			Title: print.title,
			Subject: print.subject,
			Keywords: 'invented, practice, not a real record',
			Producer: 'Uncover practice production',
			CreationDate: 'D:20110401090000Z',
		},
		identity: `${print.title} ${print.sheets.map((sheet) => sheet.bates ?? '').join(' ')}`,
		...(print.password === undefined ? {} : { password: print.password }),
	};
	if (earlier.size === 0) return writePdf(parts);
	const now = new Map([...earlier.keys()].map((number) => [number, objects.get(number) ?? { dictionary: '' }]));
	return appendPdf(writePdf({ ...parts, objects: new Map([...objects, ...earlier]) }), parts, now);
}

function streamOf(operators: string, sheet: Sheet): PdfObject {
	// A turned page is stored lying on its side: its content is laid down with it.
	const turned = sheet.turned ? `0 1 -1 0 ${sheet.height} 0 cm\n${operators}` : operators;
	return { dictionary: '<< >>', bytes: Buffer.from(turned, 'latin1') };
}

function scanObject({ width, height, bits, filter, bytes }: Scanned): PdfObject {
	return {
		dictionary: `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent ${bits} /Filter /${filter} >>`,
		bytes,
		packed: true,
	};
}

/** A patch of one tone that hides the words printed before it. */
function coverObject(redaction: Redaction): PdfObject {
	const level = Math.round(paint(redaction.shade)[0] * 255);
	return {
		dictionary: '<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 >>',
		bytes: new Uint8Array(64).fill(level),
	};
}

/** A mark for redaction that someone drew and never applied: a red outline, the words still there. */
function redactMark(redaction: Redaction, sheet: Sheet, add: (object: PdfObject) => number): PdfObject {
	const { w, h } = redaction;
	const number = (value: number) => value.toFixed(2);
	const look = add({
		dictionary: `<< /Type /XObject /Subtype /Form /BBox [0 0 ${number(w)} ${number(h)}] >>`,
		bytes: Buffer.from(`1 0 0 RG 1 w 0.5 0.5 ${number(w - 1)} ${number(h - 1)} re S`),
	});
	const left = number(redaction.x);
	const right = number(redaction.x + w);
	const top = number(sheet.height - redaction.y);
	const bottom = number(sheet.height - redaction.y - h);
	return {
		dictionary: `<< /Type /Annot /Subtype /Redact /Rect [${left} ${bottom} ${right} ${top}] /QuadPoints [${left} ${top} ${right} ${top} ${left} ${bottom} ${right} ${bottom}] /IC [0 0 0] /OC [1 0 0] /F 4 /Contents ${literal('')} /AP << /N ${look} 0 R >> >>`,
	};
}
