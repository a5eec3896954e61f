/** The picture that a link to a place shows when it is shared: its name, its finding, and where it lies. */

import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { Index } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { sharingOn } from '../ledger/status.ts';
import { lastDay, type View } from './fact.ts';
import { findingOf } from './finding.ts';
import type { Spread } from './map.ts';
import { placeName } from './name.ts';

export const pictureSize = { width: 1200, height: 630 };

type Look = 'sharing' | 'not' | 'unknown';
/** Rings of one colour, in the units of the map; `here` where they are the place itself. */
export type Patch = {
	readonly look: Look;
	readonly here: boolean;
	readonly rings: readonly (readonly (readonly [number, number])[])[];
};

/** All that the picture shows, as values: the same values make the same picture. */
export type Poster = {
	readonly kicker: string;
	readonly headline: string;
	readonly foot: string;
	readonly patches: readonly Patch[];
	/** True where the map is what it is about, and takes the larger half. */
	readonly wide: boolean;
};

/** @param map counties-albers-10m.json of us-atlas; territories are not on it, and their pictures go without a map. */
export function posterOf(view: View, place: Place, map: Topology): Poster {
	const { index, language } = view;
	return {
		kicker: placeName(index.ledger, place, language, true),
		headline: findingOf(index, place, lastDay(view), language).headline,
		foot: language === 'es' ? 'Comunidades Seguras, lugar por lugar' : 'Secure Communities, place by place',
		patches: patchesOf(view, place, map),
		wide: false,
	};
}

/** The picture of the map: how many counties there were in its first month and in its last. @throws where the ledger has no nation. */
export function mapPosterOf(view: View, { months, counts }: Spread, map: Topology): Poster {
	const nation = view.index.ledger.places.find(({ kind }) => kind === 'nation');
	if (!nation) throw new Error('a map of the country needs the country in the ledger');
	const number = new Intl.NumberFormat(view.language === 'es' ? 'es-US' : 'en-US');
	const [first, last] = [counts[0]?.sharing ?? 0, counts.at(-1)?.sharing ?? 0].map((count) => number.format(count));
	const span = months.length - 1;
	return {
		kicker: view.language === 'es' ? 'Comunidades Seguras' : 'Secure Communities',
		headline:
			view.language === 'es'
				? `De ${first} condado a ${last} en ${span} meses`
				: `From ${first} county to ${last} in ${span} months`,
		foot: view.language === 'es' ? 'El mapa, mes por mes' : 'The map, month by month',
		patches: patchesOf(view, nation, map),
		wide: true,
	};
}

function patchesOf(view: View, place: Place, map: Topology): Patch[] {
	const counties = (map.objects.counties as GeometryCollection).geometries as (Polygon | MultiPolygon)[];
	const around = counties.filter(({ id }) => place.state === null || `${id}`.startsWith(stateOf(view.index, place)));
	const here = new Set(
		place.kind === 'county' || place.kind === 'city' || place.kind === 'agency'
			? view.index.countiesOf(place).map(({ id }) => id)
			: [],
	);
	const look = (id: string): Look => {
		const county = view.index.place.get(id);
		const sharing = county ? sharingOn(view.index, county, lastDay(view)).sharing : null;
		return sharing === true ? 'sharing' : sharing === false ? 'not' : 'unknown';
	};
	// Counties of the whole nation are too small to tell apart: those of one colour are one patch.
	const groups = Map.groupBy(around, ({ id }) => (place.state === null ? look(`${id}`) : `${id}`));
	return [...groups.values()].flatMap((shapes): Patch[] => {
		const [first] = shapes;
		if (!first) return [];
		const rings = merge(map as Topology, shapes as never).coordinates.flat() as unknown as Patch['rings'];
		return [{ look: look(`${first.id}`), here: here.has(`${first.id}`), rings }];
	});
}

function stateOf(index: Index, place: Place): string {
	return (
		index.ledger.places.find(({ kind, state }) => kind === 'state' && state === place.state)?.id ?? place.id.slice(0, 2)
	);
}

/** Paper, ink and the colours of a status, as web/app.css has them for the light. */
const colours = {
	paper: hex('#fbf9f4'),
	ink: hex('#1c1a17'),
	soft: hex('#5d584e'),
	accent: hex('#1b568c'),
	sharing: hex('#2c6690'),
	not: hex('#e4ddcf'),
	unknown: hex('#a49b89'),
	here: hex('#c2410c'),
};

function hex(text: string) {
	const part = (at: number) => Number.parseInt(text.slice(at, at + 2), 16) / 255;
	return rgb(part(1), part(3), part(5));
}

const margin = 64;
/** Where the map stands: left, top, width, height. */
const frames = { narrow: [760, 96, 376, 420], wide: [472, 72, 680, 440] } as const;

/** The poster as a page of a PDF, in the faces that every reader of PDFs brings along: no font of the machine plays a part. */
export async function drawPoster(poster: Poster): Promise<Uint8Array> {
	const pdf = await PDFDocument.create();
	const [serif, sans, bold] = await Promise.all(
		[StandardFonts.TimesRomanBold, StandardFonts.Helvetica, StandardFonts.HelveticaBold].map((name) =>
			pdf.embedFont(name),
		),
	);
	const { width, height } = pictureSize;
	const page = pdf.addPage([width, height]);
	page.drawRectangle({ x: 0, y: 0, width, height, color: colours.paper });
	const frame = frames[poster.wide ? 'wide' : 'narrow'];
	drawPatches(page, poster.patches, frame);
	if (!serif || !sans || !bold) return pdf.save();
	const wide = (poster.patches.length > 0 ? frame[0] - 40 : width - margin) - margin;
	page.drawText(printable(poster.kicker), {
		x: margin,
		y: height - 100,
		size: fitted(bold, poster.kicker, wide, 30),
		font: bold,
		color: colours.accent,
	});
	const { lines, size } = setLines(serif, printable(poster.headline), wide);
	for (const [row, line] of lines.entries())
		page.drawText(line, {
			x: margin,
			y: height - 100 - 36 - size * (0.86 + row * 1.12),
			size,
			font: serif,
			color: colours.ink,
		});
	page.drawRectangle({ x: margin, y: 80, width: 28, height: 8, color: colours.ink });
	page.drawRectangle({ x: margin, y: 66, width: 18, height: 8, color: colours.ink });
	page.drawText('Uncover', { x: margin + 42, y: 66, size: 28, font: serif, color: colours.ink });
	page.drawText(printable(poster.foot), { x: margin + 168, y: 66, size: 22, font: sans, color: colours.soft });
	return pdf.save();
}

type Frame = (typeof frames)[keyof typeof frames];

function drawPatches(page: PDFPage, patches: readonly Patch[], frame: Frame): void {
	const points = patches.flatMap(({ rings }) => rings.flat());
	const [left, top, width, height] = frame;
	const bound = (of: (point: readonly [number, number]) => number) =>
		points.reduce(([low, high], point) => [Math.min(low, of(point)), Math.max(high, of(point))] as const, [
			Infinity,
			-Infinity,
		] as const);
	const [west, east] = bound(([x]) => x);
	const [north, south] = bound(([, y]) => y);
	if (!Number.isFinite(west)) return;
	const scale = Math.min(width / (east - west), height / (south - north));
	const x = left + (width - (east - west) * scale) / 2 - west * scale;
	const y = top + (height - (south - north) * scale) / 2 - north * scale;
	const step = (value: number) => value.toFixed(1);
	const path = (rings: Patch['rings']) =>
		rings
			.map((ring) => `M${ring.map(([px, py]) => `${step(px * scale + x)} ${step(py * scale + y)}`).join('L')}Z`)
			.join('');
	const alone = patches.length <= 3;
	for (const patch of [...patches].sort((a, b) => Number(a.here) - Number(b.here)))
		page.drawSvgPath(path(patch.rings), {
			x: 0,
			y: pictureSize.height,
			color: colours[patch.here ? 'here' : patch.look],
			...(alone ? {} : { borderColor: colours.paper, borderWidth: 0.75 }),
		});
	for (const { rings } of patches.filter(({ here }) => here)) {
		const xs = rings.flat().map(([px]) => px * scale + x);
		const ys = rings.flat().map(([, py]) => py * scale + y);
		const [w, e, n, s] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
		// What is too small to be seen is ringed.
		if (Math.max(e - w, s - n) < 28)
			page.drawCircle({
				x: (w + e) / 2,
				y: pictureSize.height - (n + s) / 2,
				size: 20,
				borderColor: colours.here,
				borderWidth: 4,
			});
	}
}

/** The largest size at which the text fits the width and six lines, and its lines. */
function setLines(font: PDFFont, text: string, width: number): { lines: string[]; size: number } {
	for (let size = 68; size > 34; size -= 2) {
		const lines = wrapped(font, text, width, size);
		if (lines.length * size * 1.12 <= 380) return { lines, size };
	}
	return { lines: wrapped(font, text, width, 34).slice(0, 10), size: 34 };
}

function wrapped(font: PDFFont, text: string, width: number, size: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && font.widthOfTextAtSize(`${last} ${word}`, size) <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

function fitted(font: PDFFont, text: string, width: number, most: number): number {
	return Math.min(most, (most * width) / font.widthOfTextAtSize(printable(text), most));
}

/** The faces hold the letters of Western Europe; any other loses its accent or becomes a question mark. */
function printable(text: string): string {
	return text.replace(/[^\u0020-\u007e\u00a1-\u00ff–—‘’“”…]/g, (letter) => {
		const [plain = '?'] = letter.normalize('NFD');
		return /[\u0020-\u007e]/.test(plain) ? plain : '?';
	});
}
