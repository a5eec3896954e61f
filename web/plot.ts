/** Pictures of computed tables by Observable Plot, loaded when the first one is drawn. Nothing in them needs an inline style. */

import type { Markish, PlotOptions } from '@observablehq/plot';
import { atMost } from '#src/statistics/release.ts';
import type { Row } from '#src/statistics/table.ts';
import type { Translate } from './message.ts';
import { groupText, isTime, type Shown, valueText } from './statistics.ts';

type Library = typeof import('@observablehq/plot');
type Point = { x: number; group: string; value: number; low: number | null; high: number | null };
type Bar = {
	name: string;
	value: number;
	low: number | null;
	high: number | null;
	/** Of a share where the unknown count as no: what it were, had all of them the property. */
	most: number | undefined;
	isUnknown: boolean;
	text: string;
};

const ink = { main: 'var(--status-sharing)', pale: 'var(--status-unknown)', soft: 'var(--soft)', hair: 'var(--hair)' };
/** Lines with a name; more than these would cross each other unread. */
const named = 6;
/** Bars in one picture; the table has them all. */
export const mostBars = 30;

let library: Promise<Library> | undefined;

/** @returns undefined where there is nothing to draw: a single figure, or only hidden cells. */
export async function drawTable(table: Shown, width: number, t: Translate): Promise<SVGSVGElement | undefined> {
	const options = optionsOf(table, width, t, await loaded());
	if (!options) return undefined;
	const plot = (await loaded()).plot({ ...options, width, className: 'plot' });
	if (!(plot instanceof SVGSVGElement)) return undefined;
	// Plot brings a style element, which the page's policy would refuse: app.css holds what it says.
	for (const style of plot.querySelectorAll('style')) style.remove();
	for (const part of plot.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
	plot.setAttribute('role', 'img');
	plot.setAttribute('aria-label', table.definition.label[t.language]);
	return plot;
}

function loaded(): Promise<Library> {
	library ??= import('@observablehq/plot');
	return library;
}

function optionsOf(table: Shown, width: number, t: Translate, plot: Library): PlotOptions | undefined {
	const time = table.dimensions.findIndex(isTime);
	if (table.dimensions.length === 0 || table.rows.every(({ value, suppressed }) => suppressed || value === null))
		return undefined;
	const times = new Set(table.rows.map(({ by }) => by[time] ?? null)).size;
	return time >= 0 && times > 3 ? lines(table, time, width, t, plot) : bars(table, width, t, plot);
}

/** One line for each group of the other dimension, named at its end; the interval behind it. */
function lines(table: Shown, time: number, width: number, t: Translate, plot: Library): PlotOptions {
	const { unit } = table.definition;
	const other = table.dimensions[1 - time];
	const moments = [...new Set(table.rows.flatMap(({ by }) => by[time] ?? []))].sort();
	const points = table.rows.flatMap((row): Point[] => {
		const at = row.by[time] ?? null;
		if (at === null || row.value === null || row.suppressed) return [];
		const group = other ? groupText(other, row.by[1 - time] ?? null, t) : '';
		return [{ x: moments.indexOf(at), group, value: row.value, low: row.low, high: row.high }];
	});
	const groups = [...new Set(points.map(({ group }) => group))]
		.map((group) => ({
			group,
			most: Math.max(...points.filter((one) => one.group === group).map(({ value }) => value)),
		}))
		.sort((a, b) => b.most - a.most)
		.map(({ group }) => group);
	const first = new Set(groups.slice(0, named));
	const isFirst = (one: Point) => first.has(one.group);
	const ends = groups
		.slice(0, named)
		.flatMap((group) => points.filter((one) => one.group === group).at(-1) ?? [])
		.sort((a, b) => b.value - a.value);
	const right = other ? Math.min(200, width * 0.36) : 24;
	const few = Math.ceil(moments.length / Math.max(2, Math.floor((width - 56 - right) / 68)));
	const dimension = table.dimensions[time];
	return {
		height: 340,
		marginLeft: 56,
		marginRight: right,
		x: {
			ticks: moments.map((_, i) => i).filter((i) => i % few === 0),
			tickFormat: (i: number) => (dimension ? groupText(dimension, moments[i] ?? null, t) : ''),
			label: null,
			nice: false,
		},
		y: { zero: true, grid: true, label: null, ticks: 5, tickFormat: (value: number) => valueText(value, unit, t) },
		marks: [
			plot.ruleY([unit === 'ratio' ? 1 : 0], { stroke: 'var(--line)' }),
			plot.line(
				points.filter((one) => !isFirst(one)),
				{
					x: 'x',
					y: 'value',
					z: 'group',
					stroke: ink.hair,
					strokeWidth: 1.25,
				},
			),
			plot.ruleX(
				points.filter((one) => isFirst(one) && one.low !== null && one.high !== null),
				{
					x: 'x',
					y1: 'low',
					y2: 'high',
					stroke: ink.main,
					strokeOpacity: 0.35,
					strokeWidth: 3,
				},
			),
			plot.line(points.filter(isFirst), { x: 'x', y: 'value', z: 'group', stroke: ink.main, strokeWidth: 1.75 }),
			...(moments.length <= 40
				? [plot.dot(points.filter(isFirst), { x: 'x', y: 'value', r: 2.5, fill: ink.main })]
				: []),
			...(other ? labels(apart(ends, 340, Math.max(...points.map(({ value }) => value), 0)), plot) : []),
		],
	};
}

/** Names at the ends of lines, moved so that none covers another. */
function apart(ends: readonly Point[], height: number, most: number): (Point & { at: number })[] {
	const step = most / Math.max(1, (height - 50) / 14);
	let above = Number.POSITIVE_INFINITY;
	return ends.map((one) => {
		above = Math.min(one.value, above - step);
		return { ...one, at: above };
	});
}

function labels(ends: readonly (Point & { at: number })[], plot: Library): Markish[] {
	return [
		plot.text(ends, {
			x: 'x',
			y: 'at',
			text: 'group',
			dx: 8,
			textAnchor: 'start',
			fill: 'currentColor',
			lineWidth: 14,
			textOverflow: 'ellipsis-end',
		}),
	];
}

/** Bars from zero for counts; dots with their intervals for shares, days and ratios. Groups that are not known are hatched. */
function bars(table: Shown, width: number, t: Translate, plot: Library): PlotOptions {
	const { unit } = table.definition;
	const [first, second] = table.dimensions;
	const name = (row: Row) => (first ? groupText(first, row.by[0] ?? null, t) : '');
	const facet = (row: Row) => (second ? groupText(second, row.by[1] ?? null, t) : '');
	const facets = second ? [...new Set(table.rows.map(facet))].slice(0, 4) : [];
	const shown = table.rows.filter((row) => !second || facets.includes(facet(row)));
	const rows = shown.flatMap((row): (Bar & { facet: string })[] =>
		row.suppressed || row.value === null
			? []
			: [
					{
						name: name(row),
						facet: facet(row),
						value: row.value,
						low: row.low,
						high: row.high,
						most: unit === 'share' ? atMost(row, table.asked.way) : undefined,
						isUnknown: row.by[0] === null,
						text: valueText(row.value, unit, t),
					},
				],
	);
	const isOrdered = first !== undefined && (isTime(first) || first.kind === 'reading' || first.kind === 'number');
	const names = [...new Set(shown.map(name))];
	const size = (one: string) => Math.max(0, ...rows.filter((row) => row.name === one).map(({ value }) => value));
	const order = (isOrdered ? names : names.toSorted((a, b) => size(b) - size(a))).slice(0, mostBars);
	const drawn = rows.filter((row) => order.includes(row.name));
	const hidden = shown
		.filter((row) => row.suppressed && order.includes(name(row)))
		.map((row) => ({ name: name(row), facet: facet(row), text: t('statistics.hidden') }));
	const fx = second ? { fx: 'facet' } : {};
	const left = Math.min(width * 0.4, 24 + 6.4 * Math.max(...order.map(({ length }) => length)));
	/** In ems of the picture's type; longer names take a second line. */
	const lineWidth = (left - 16) / 12;
	const lines = Math.max(1, ...order.map(({ length }) => Math.ceil((length * 0.56) / lineWidth)));
	const line = 6 + 16 * Math.min(4, lines);
	const inset = (line - 10) / 2;
	const dots: Markish[] = [
		hatch,
		plot.barX(
			drawn.filter(({ most }) => most !== undefined),
			{ x1: 'value', x2: 'most', y: 'name', ...fx, fill: 'url(#plot-hatch)', insetTop: inset, insetBottom: inset },
		),
		plot.ruleY(
			drawn.filter(({ low, high }) => low !== null && high !== null),
			{ x1: 'low', x2: 'high', y: 'name', ...fx, stroke: ink.main, strokeOpacity: 0.4, strokeWidth: 4 },
		),
		plot.dot(drawn, { x: 'value', y: 'name', ...fx, r: 4, fill: (one: Bar) => (one.isUnknown ? ink.pale : ink.main) }),
	];
	const solid: Markish[] = [
		hatch,
		plot.barX(drawn, {
			x: 'value',
			y: 'name',
			...fx,
			fill: (one: Bar) => (one.isUnknown ? 'url(#plot-hatch)' : ink.main),
			insetTop: 2,
			insetBottom: 2,
		}),
	];
	return {
		height: 60 + order.length * line,
		marginLeft: left,
		marginTop: second ? 32 : 28,
		marginRight: second ? 20 : 64,
		x: {
			zero: true,
			grid: true,
			label: null,
			axis: second ? 'bottom' : 'top',
			ticks: Math.max(2, Math.floor((width - left) / (90 * Math.max(1, facets.length)))),
			tickFormat: (value: number) => valueText(value, unit, t),
		},
		y: { domain: order, axis: null },
		...(second ? { fx: { domain: facets, label: null, axis: 'top' as const } } : {}),
		color: { type: 'identity' },
		marks: [
			plot.axisY({ label: null, tickSize: 0, lineWidth }),
			...(unit === 'records' ? solid : dots),
			plot.ruleX([unit === 'ratio' ? 1 : 0], { stroke: 'var(--line)' }),
			...(second
				? []
				: [
						plot.text(drawn, {
							x: (one: Bar) => Math.max(one.most ?? one.value, one.high ?? one.value),
							y: 'name',
							text: 'text',
							dx: 8,
							textAnchor: 'start',
							fill: 'currentColor',
						}),
					]),
			plot.text(hidden, { x: 0, y: 'name', ...fx, text: 'text', dx: 6, textAnchor: 'start', fill: ink.soft }),
		],
	};
}

/** A mark of its own: the hatch of what is not known. */
function hatch(): SVGElement {
	const make = (name: string, attributes: Record<string, string>, ...inside: SVGElement[]) => {
		const element = document.createElementNS('http://www.w3.org/2000/svg', name);
		for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
		element.append(...inside);
		return element;
	};
	const stripe = make('rect', { width: '2', height: '6', fill: ink.pale });
	const ways = {
		id: 'plot-hatch',
		width: '6',
		height: '6',
		patternUnits: 'userSpaceOnUse',
		patternTransform: 'rotate(45)',
	};
	return make('defs', {}, make('pattern', ways, stripe));
}

/** A picture as a file of its own: colours written out, with a ground, its title, and below it what has to go with its figures. */
export function asFile(svg: SVGSVGElement, title: string, notes: readonly string[]): string {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	const { width, height } = svg.viewBox.baseVal;
	// In units of the picture: a letter of the sans is about half as wide as it is high.
	const scale = Math.max(1, width / 700);
	const [large, small] = [16 * scale, 11 * scale];
	const heads = wrapped(title, width / (large * 0.56));
	const feet = notes.flatMap((note) => wrapped(note, width / (small * 0.54)));
	const above = heads.length * large * 1.3 + small;
	const whole = above + height + (feet.length + 1) * small * 1.45;
	const margin = 2 * small;
	const frame = { x: -margin, y: -above - margin / 2, width: width + 2 * margin, height: whole + margin };
	copy.setAttribute('viewBox', `${frame.x} ${frame.y} ${frame.width} ${frame.height}`);
	copy.setAttribute('width', String(frame.width));
	copy.setAttribute('height', String(frame.height));
	copy.setAttribute('font-family', 'Public Sans, Helvetica, Arial, sans-serif');
	copy.setAttribute('font-size', '12');
	const add = (name: string, attributes: Record<string, string | number>, text = '') => {
		const element = document.createElementNS('http://www.w3.org/2000/svg', name);
		for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
		element.textContent = text;
		return element;
	};
	copy.prepend(add('rect', { ...frame, fill: 'var(--paper)' }));
	const line = (text: string, y: number, size: number, more: Record<string, string | number>) =>
		add('text', { x: 0, y, 'font-size': size, 'text-anchor': 'start', stroke: 'none', ...more }, text);
	copy.append(
		...heads.map((text, i) =>
			line(text, (i + 1) * large * 1.3 - above, large, { 'font-weight': 600, fill: 'var(--ink)' }),
		),
		...feet.map((text, i) => line(text, height + (i + 1.4) * small * 1.45, small, { fill: 'var(--soft)' })),
	);
	const look = getComputedStyle(document.documentElement);
	return new XMLSerializer()
		.serializeToString(copy)
		.replace(/var\((--[a-z-]+)\)/g, (_, name: string) => look.getPropertyValue(name).trim())
		.replaceAll('currentColor', look.getPropertyValue('--ink').trim());
}

/** Lines of at most so many letters, cut between words. */
function wrapped(text: string, letters: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** The same picture as PNG, twice as large. */
export async function asPng(text: string): Promise<Blob> {
	const picture = new Image();
	const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
	try {
		picture.src = url;
		await picture.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
		canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
		return await new Promise((found, failed) =>
			canvas.toBlob(
				(blob) => (blob ? found(blob) : failed(new Error('The browser could not draw the picture.'))),
				'image/png',
			),
		);
	} finally {
		URL.revokeObjectURL(url);
	}
}
