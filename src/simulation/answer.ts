/** What the screens show: the answers to a wish, the same whether the server gives them or the browser by itself. */

import { parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { type Asked, type Pull, placeAsked, scenarioOf, type Wish } from './address.ts';
import { LeverChoice, type LeverId } from './choice.ts';
import { type Class, charges, levels, statuses } from './classes.ts';
import { type Ensemble, type ModelCache, openEnsemble } from './ensemble.ts';
import { type OpenCase, placeName, stateOf } from './files.ts';
import { levers } from './lever.ts';
import { mark } from './limits.ts';
import { buildModel } from './model.ts';
import { followPeople, type Movers } from './movers.ts';
import { type Band, type Outlook, openOutlook, type Pair } from './outlook.ts';
import { atCentre } from './parameter.ts';
import { choosePlaces } from './place.ts';
import { hashOf, parseWith, type Scenario } from './scenario.ts';
import { type Trace, traceBooking } from './trace.ts';

/** A place to choose, with the word that means it. */
export type Choosable = { readonly word: string; readonly name: string };

/** The states, and the counties of the one that a word lies in. */
export type Choices = { readonly state: string | undefined; readonly counties: readonly Choosable[] };

export function choicesFor({ places }: OpenCase, word: string): Choices {
	const state = stateOf(places, word);
	return {
		state,
		counties: places
			.filter((place) => place.state === state)
			.map((place) => ({ word: place.fips, name: place.name }))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
	};
}

export type WaysAnswer = typeof mark & {
	readonly wish: Wish;
	readonly place: string;
	/** One for each way, in their order. */
	readonly outlooks: readonly Outlook[];
	readonly scenarios: readonly { readonly scenario: Scenario; readonly hash: string }[];
	readonly parametersHash: string;
};

/** Holds what was reckoned for the last places and times, so that another lever costs next to nothing. */
export type WaysDesk = {
	/**
	 * @param draws at least so many are made before the answer; `pause` is awaited now and then, so that others get their turn
	 * @throws Refusal for a wish that cannot be answered
	 */
	ask(wish: Wish, draws: number, pause: () => Promise<void>): Promise<WaysAnswer>;
	/** Follows the people of one way. @throws Refusal as `ask` does */
	follow(wish: Wish, nth: number): Movers;
};

export function openWays(opened: OpenCase): WaysDesk {
	type Seat = { ensemble: Ensemble; look: ReturnType<typeof openOutlook>; parametersHash: Promise<string> };
	const seats = new Map<string, Seat>();
	const models: ModelCache = new Map();
	const seatFor = (wish: Wish): Seat => {
		const { steps, title, schema, ...frame } = scenarioOf(wish, 0);
		const name = JSON.stringify({ ...frame, draws: 0 });
		const known = seats.get(name);
		// A wish for more draws goes on where the last one stopped.
		if (known && known.ensemble.frame.draws >= frame.draws) return known;
		const ensemble = openEnsemble(opened, frame, models);
		const seat = { ensemble, look: openOutlook(ensemble), parametersHash: hashOf(ensemble.parameters) };
		seats.delete(name);
		if (seats.size >= 8) seats.delete(seats.keys().next().value ?? '');
		if (models.size > 4) models.delete(models.keys().next().value ?? '');
		seats.set(name, seat);
		return seat;
	};
	return {
		async ask(wish, draws, pause) {
			const { ensemble, look, parametersHash } = seatFor(wish);
			let since = 0;
			while (ensemble.members.length < draws && ensemble.grow()) if (++since % 4 === 0) await pause();
			const scenarios = wish.ways.map((_, nth) => scenarioOf(wish, nth));
			return {
				...mark,
				wish,
				place: placeName(opened, wish.place),
				outlooks: scenarios.map(({ steps }) => rounded(look(steps))),
				scenarios: await Promise.all(scenarios.map(async (scenario) => ({ scenario, hash: await hashOf(scenario) }))),
				parametersHash: await parametersHash,
			};
		},
		follow(wish, nth) {
			return followPeople(seatFor(wish).ensemble, scenarioOf(wish, nth).steps);
		},
	};
}

/** To hundredths of a booking: no count of the model is known better, and less has to be sent. */
function rounded(outlook: Outlook): Outlook {
	const cut = (band: Band): Band =>
		Object.fromEntries(Object.entries(band).map(([name, value]) => [name, Math.round(value * 100) / 100])) as Band;
	const each = <K extends string, V, W>(record: Readonly<Record<K, V>>, of: (value: V) => W) =>
		Object.fromEntries(Object.entries<V>(record).map(([name, value]) => [name, of(value)])) as Record<K, W>;
	const { links, nodes, counts, still } = outlook;
	const both = ({ today, changed }: Pair): Pair => ({ today: cut(today), changed: cut(changed) });
	return {
		...outlook,
		links: links.map(both),
		nodes: nodes.map(both),
		counts: each(counts, ({ today, changed, difference }) => ({
			today: cut(today),
			changed: cut(changed),
			difference: cut(difference),
		})),
		still: each(still, cut),
	};
}

/** What a booking to follow is asked by. */
export type TraceWish = {
	readonly date: string;
	readonly place: string;
	readonly booking: Class;
	readonly levers: readonly LeverId[];
};

/** One day from each time with rules of its own. */
export const eras = ['2009-06-01', '2012-06-01', '2015-09-01', '2018-06-01'] as const;

/** `date=2012-06-01&place=06085&status=removable&charge=misdemeanour&level=none&lever=fbi-filter`. @throws Refusal not-valid */
export function readTrace(query: Asked): TraceWish {
	const oneOf = <T extends string>(name: string, known: readonly T[], usual: T): T => {
		const text = query.get(name) || usual;
		const found = known.find((one) => one === text);
		if (!found) throw new Refusal('not-valid', `“${name}” may be ${known.join(', ')}, not “${text}”.`);
		return found;
	};
	return {
		date: query.get('date') || '2012-06-01',
		place: placeAsked(query) ?? '06085',
		booking: {
			status: oneOf('status', statuses, 'removable'),
			charge: oneOf('charge', charges, 'misdemeanour'),
			level: oneOf('level', levels, 'none'),
		},
		levers: query
			.getAll('lever')
			.filter((text) => text !== '')
			.map((lever) => parseWith(LeverChoice, { lever }, 'lever').lever),
	};
}

/** The query of such a wish; what is as usual is left out. */
export function traceText({ date, place, booking, levers: pulled }: TraceWish): string {
	const usual = readTrace(new URLSearchParams());
	const query = new URLSearchParams();
	if (date !== usual.date) query.set('date', date);
	if (place !== usual.place) query.set('place', place);
	for (const name of ['status', 'charge', 'level'] as const)
		if (booking[name] !== usual.booking[name]) query.set(name, booking[name]);
	for (const lever of pulled) query.append('lever', lever);
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
}

export type TraceAnswer = typeof mark & { readonly wish: TraceWish; readonly trace: Trace };

/** @returns what follows bookings, with the nation's model at its centre made once */
export function openTraces(opened: OpenCase): (wish: TraceWish) => TraceAnswer {
	let values: ReturnType<typeof buildModel>['values'] | undefined;
	return (wish) => {
		const [place] = choosePlaces(opened.places, [wish.place]);
		// A state stands for the first of its counties, until one is chosen.
		if (!place) throw new Refusal('not-found', 'A booking happens in a county. Choose one, such as 06085.');
		values ??= buildModel(opened.parameters, atCentre(opened.parameters), opened.profile).values;
		const choices = wish.levers.map((lever) => parseWith(LeverChoice, { lever }, 'lever'));
		const day = parseDay(wish.date);
		return {
			...mark,
			wish: { ...wish, place: place.fips },
			trace: traceBooking(opened.messages, values, { day, place, booking: wish.booking, levers: choices }),
		};
	};
}

/** What each lever of a way costs or does not reach, lever by lever, each once. */
export function costsOf(way: readonly Pull[]): { lever: LeverId; also: readonly string[] }[] {
	return [...new Set(way.map(({ choice }) => choice.lever))].map((lever) => ({ lever, also: levers[lever].also }));
}
