/** A question to the model as the query of an address, so that it can be shared, kept and asked again. */

import { Refusal } from '../base/refusal.ts';
import { LeverChoice } from './choice.ts';
import { firstMonth, monthNumber } from './month.ts';
import { parseScenario, parseWith, type Scenario } from './scenario.ts';

/** A lever with its settings, and the months in which it holds; without them always. */
export type Pull = { readonly choice: LeverChoice; readonly from: string | undefined; readonly to: string | undefined };

/** One place and time, and up to four ways of leaving to set beside the world as it was. */
export type Wish = {
	/** `US`, a state as `CA`, a county as `06085`. */
	readonly place: string;
	readonly from: string;
	readonly to: string;
	readonly ways: readonly (readonly Pull[])[];
	/** “What if” values and chosen readings, by parameter. */
	readonly parameters: Readonly<Record<string, number>>;
	readonly readings: Readonly<Record<string, string>>;
	readonly draws: number;
};

/** The query of an address, which is only read. */
export type Asked = Pick<URLSearchParams, 'get' | 'getAll'>;

export const mostWays = 4;

/** What is asked where an address says nothing. */
export const usualWish: Wish = {
	place: '06085',
	from: '2010-05',
	to: '2013-01',
	ways: [[{ choice: { lever: 'no-detainers' }, from: undefined, to: undefined }]],
	parameters: {},
	readings: {},
	draws: 200,
};

/** The same for counts by place and month: the whole country as it was. */
export const usualMonths: Wish = { ...usualWish, place: 'US', from: '2008-10', ways: [[]] };

/**
 * Reads `place=06085&from=2010-05&to=2012-12&way=threshold;levels=L1.L2;from=2011-10,fbi-filter;leak=0.2&set=takenAtLarge:0.3`.
 * Each `way` is one way of leaving; commas join levers. `lever=no-detainers&since=2011-10`, as a plain form writes it, is
 * one way of all the levers named. @throws Refusal not-valid
 */
export function readWish(query: Asked, usual: Wish = usualWish): Wish {
	const simple = query.getAll('lever').filter((text) => text !== '');
	const ways = query.getAll('way');
	if (ways.length > mostWays)
		throw new Refusal('not-valid', `${mostWays} ways of leaving can be compared at once, not ${ways.length}.`);
	const times = { from: query.get('since') || undefined, to: query.get('until') || undefined };
	const wish: Wish = {
		place: placeAsked(query) ?? usual.place,
		from: query.get('from') || usual.from,
		to: query.get('to') || usual.to,
		ways:
			simple.length > 0
				? [simple.map((lever) => ({ choice: parseWith(LeverChoice, { lever }, 'lever'), ...times }))]
				: ways.length > 0
					? ways.map(readWay)
					: usual.ways,
		parameters: Object.fromEntries(pairs(query, 'set').map(([id, value]) => [id, numberOf(id, value)])),
		readings: Object.fromEntries(pairs(query, 'read')),
		draws: Number(query.get('draws') ?? usual.draws),
	};
	if (monthNumber(wish.from) < monthNumber(firstMonth))
		throw new Refusal('not-valid', `The programme began in October 2008. Choose a first month from ${firstMonth} on.`);
	// What the rest may be, the scenario says.
	wish.ways.forEach((_, nth) => {
		scenarioOf(wish, nth);
	});
	return wish;
}

/** The query of a wish; what is as usual is left out. It begins with `?` or is empty. */
export function wishText(wish: Wish, usual: Wish = usualWish): string {
	const parts: string[] = [];
	const add = (name: string, value: string) => parts.push(`${name}=${encodeURIComponent(value).replace(kept, bare)}`);
	if (wish.place !== usual.place) add('place', wish.place);
	if (wish.from !== usual.from) add('from', wish.from);
	if (wish.to !== usual.to) add('to', wish.to);
	const ways = wish.ways.map(wayText);
	if (ways.join('|') !== usual.ways.map(wayText).join('|')) for (const way of ways) add('way', way);
	for (const [id, value] of Object.entries(wish.parameters)) add('set', `${id}:${value}`);
	for (const [id, reading] of Object.entries(wish.readings)) add('read', `${id}:${reading}`);
	if (wish.draws !== usual.draws) add('draws', String(wish.draws));
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** One of the ways as the scenario that the command line runs too; its hash is that of the file. @throws Refusal not-valid */
export function scenarioOf(wish: Wish, nth: number, title = ''): Scenario {
	const { place, from, to, parameters, readings, draws } = wish;
	return parseScenario({
		schema: 'uncover-scenario-1',
		title,
		from,
		to,
		places: [place],
		steps: (wish.ways[nth] ?? []).map((pull) => ({
			levers: [pull.choice],
			places: [place],
			...(pull.from === undefined ? {} : { from: pull.from }),
			...(pull.to === undefined ? {} : { to: pull.to }),
		})),
		parameters,
		readings,
		draws,
	});
}

/** `threshold;levels=L1;from=2011-10`; settings that are as usual are left out. The world as it was is `none`. */
export function wayText(way: readonly Pull[]): string {
	if (way.length === 0) return 'none';
	return way
		.map(({ choice, from, to }) => {
			const usual: Record<string, unknown> = LeverChoice.parse({ lever: choice.lever });
			const settings = Object.entries(choice)
				.filter(([name, value]) => name !== 'lever' && JSON.stringify(value) !== JSON.stringify(usual[name]))
				.map(([name, value]) => `${name}=${settingText(value)}`);
			const times = [...(from ? [`from=${from}`] : []), ...(to ? [`to=${to}`] : [])];
			return [choice.lever, ...settings, ...times].join(';');
		})
		.join(',');
}

function readWay(text: string): Pull[] {
	if (text === 'none') return [];
	return text.split(',').map((part) => {
		const [lever = '', ...settings] = part.split(';');
		const given = new Map(settings.map((one) => halves(one, '=')));
		const [from, to] = [given.get('from'), given.get('to')];
		given.delete('from');
		given.delete('to');
		const usual: Record<string, unknown> = parseWith(LeverChoice, { lever }, 'lever');
		const choice = Object.fromEntries([...given].map(([name, value]) => [name, readSetting(usual[name], value)]));
		return { choice: parseWith(LeverChoice, { lever, ...choice }, `setting of “${lever}”`), from, to };
	});
}

function settingText(value: unknown): string {
	if (Array.isArray(value)) return value.join('.');
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return String(value);
}

/** A setting is written as its usual value is: a list, a yes or no, a number. */
function readSetting(usual: unknown, text: string): unknown {
	if (Array.isArray(usual)) return text === '' ? [] : text.split('.');
	if (typeof usual === 'boolean') return text === 'yes';
	return text === '' ? Number.NaN : Number(text);
}

/**
 * The place of a query. A form without scripts sends `state=CA&place=CA.06085`: where the two do not fit, the state is what
 * was changed.
 */
export function placeAsked(query: Asked): string | undefined {
	const [state, place] = [query.get('state'), query.get('place')];
	if (!state) return place || undefined;
	return place?.startsWith(`${state}.`) ? place.slice(state.length + 1) || state : state;
}

function pairs(query: Asked, name: string): [string, string][] {
	return query.getAll(name).map((text) => halves(text, ':'));
}

function halves(text: string, between: string): [string, string] {
	const at = text.indexOf(between);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function numberOf(id: string, text: string): number {
	const value = text === '' ? Number.NaN : Number(text);
	if (!Number.isFinite(value)) throw new Refusal('not-valid', `${id} is to be a number such as 0.3, not “${text}”.`);
	return value;
}

/** Signs that an address may hold as they are. */
const kept = /%(2C|3A|3B|3D)/g;
function bare(escaped: string): string {
	return decodeURIComponent(escaped);
}
