/** From parameters to the numbers the graph runs with, fitted to what was published for the whole country to March 2011. */

import { Refusal } from '../base/refusal.ts';
import { type Process, processes, statuses } from './classes.ts';
import type { Drawn } from './distribution.ts';
import { expectFlow } from './expectation.ts';
import { exposure } from './exposure.ts';
import { floating } from './fraction.ts';
import { ends, programme, type Stage, type WayId } from './graph.ts';
import { type Lag, lagOf, within } from './lag.ts';
import { monthNumber } from './month.ts';
import type { Parameter, Settled } from './parameter.ts';
import type { Place } from './place.ts';
import { type GivenValues, parameterShapes, parseValues, type Values } from './values.ts';

export type Model = {
	/** `status` is that of the whole country; a place has its own. */
	readonly values: Values<number>;
	readonly perThousand: number;
	readonly foreignBornRatio: number;
	readonly foreignBornMix: { readonly naturalised: number; readonly lawful: number; readonly removable: number };
	/** Months from custody to departure, and from booking to conviction. */
	readonly lags: Readonly<Record<Process | 'conviction', Lag>>;
	/** How far places and months differ from these rates: standard deviations of logs, and the share a state has in common. */
	readonly vary: {
		readonly submissions: number;
		readonly match: number;
		readonly custody: number;
		readonly removed: number;
		readonly state: number;
		readonly drift: number;
		readonly split: number;
	};
};

/** What the fit needs of the country: how bookings were spread over months, and over people born abroad. */
export type Profile = {
	readonly months: Float64Array;
	readonly last: number;
	readonly foreignBorn: number;
	readonly residentMonths: number;
};

/** The last month of the figures the model is fitted to, March 2011, as a month number. */
export const fittedTo = 2011 * 12 + 2;

/** The country as it was searched up to March 2011. */
export function profileOf(places: readonly Place[]): Profile {
	const first = monthNumber('2008-10');
	const months = new Float64Array(fittedTo - first + 1);
	let whole = 0;
	let abroad = 0;
	for (const place of places)
		for (let at = 0; at < months.length; at++) {
			const people = place.population * exposure(place, first + at);
			months[at] = (months[at] ?? 0) + people * (place.foreignBorn ?? 0);
			whole += people;
			abroad += people * (place.foreignBorn ?? 0);
		}
	return { months, last: fittedTo, foreignBorn: abroad / whole, residentMonths: whole };
}

/** @throws Refusal not-valid where a parameter is missing or of the wrong kind */
export function buildModel(parameters: readonly Parameter[], settled: Settled, profile: Profile): Model {
	const one = (id: string): number => {
		const value = settled.get(id);
		if (typeof value !== 'number') throw new Refusal('not-valid', `The parameters lack “${id}” as one number.`);
		return value;
	};
	const mix = table(settled.get('exposure.foreignBornMix'), 'exposure.foreignBornMix');
	const lags = Object.fromEntries(
		[...processes, 'conviction'].map((name) => [name, lagFrom(parameters, `days.${name}`)]),
	) as Model['lags'];
	const unfitted: Omit<Model, 'values'> = {
		perThousand: one('exposure.submissions'),
		foreignBornRatio: one('exposure.foreignBornRatio'),
		foreignBornMix: { naturalised: mix.naturalised ?? 0, lawful: mix.lawful ?? 0, removable: mix.removable ?? 0 },
		lags,
		vary: {
			submissions: one('vary.submissions'),
			match: one('vary.match'),
			custody: one('vary.custody'),
			removed: one('vary.removed'),
			state: one('vary.state'),
			drift: one('vary.drift'),
			split: one('vary.split'),
		},
	};
	const given = gathered(settled);
	const status = statusMix(unfitted, profile.foreignBorn);
	const values = parseValues({ ...roomFor(given), status }, floating, Number);
	const targets = { match: one('target.match'), custody: one('target.custody'), removed: one('target.removed') };
	return { ...unfitted, values: fit(values, lags, profile, targets) };
}

/** Who is booked in a place with this share of residents born abroad. */
export function statusMix(
	model: Pick<Model, 'foreignBornRatio' | 'foreignBornMix'>,
	foreignBorn: number,
): Record<keyof Values<number>['status'], number> {
	const abroad = Math.min(0.95, foreignBorn * model.foreignBornRatio);
	const { naturalised, lawful, removable } = model.foreignBornMix;
	return {
		citizen: 1 - abroad,
		naturalised: abroad * naturalised,
		lawful: abroad * lawful,
		removable: abroad * removable,
	};
}

/**
 * Scales three groups of parameters until the country comes out as published: matches per search, custody per search, and
 * departures by the end of March 2011 per custody. Each is linear in its own group, so one division each does it; a share
 * that would pass 1 stays at 1, and the next in line makes up for it.
 */
function fit(
	values: Values<number>,
	lags: Model['lags'],
	profile: Profile,
	targets: { match: number; custody: number; removed: number },
): Values<number> {
	const matched = matchedTo(values, targets.match);
	const now = totals(matched);
	const others = now.custody - now['no-detainer>custody'];
	const without = Math.min(
		1,
		Math.max(0, (matched.takenWithoutDetainer * (targets.custody - others)) / now['no-detainer>custody']),
	);
	const partly = { ...matched, takenWithoutDetainer: without };
	const held = totals(partly);
	const rest = held.custody - held['honoured>custody'];
	const fromHold = (partly.takenFromHold * (targets.custody - rest)) / held['honoured>custody'];
	const full = { ...partly, takenFromHold: Math.min(1, Math.max(0, fromHold)) };
	const taken = withMoreFound(full, targets.custody);
	const custody = totals(taken);
	const known = processes.reduce((sum, process) => {
		const gone = custody[`${process}>removed`] + custody[`${process}>returned`];
		return sum + gone * within(lags[process], profile.months);
	}, 0);
	const factor = (targets.removed * custody.custody) / known;
	const removed = capped(scaled(taken.removed, factor), { judge: taken.relief + taken.terminated });
	return { ...taken, removed, returned: capped(scaled(taken.returned, factor), removed) };
}

/** Scales the chances of a match; where one of them reaches 1 the others are scaled on, so a few rounds may be needed. */
function matchedTo(values: Values<number>, target: number): Values<number> {
	let now = values;
	for (let round = 0; round < 100; round++) {
		const factor = target / totals(now).match;
		if (Math.abs(factor - 1) < 1e-10) break;
		now = { ...now, match: scaled(now.match, factor) };
	}
	return now;
}

/** Where even all who are found removable are too few for the published custody, more of the lawful must have been found so. */
function withMoreFound(values: Values<number>, custody: number): Values<number> {
	const { lawful } = values.foundRemovable;
	const now = totals(values).custody;
	if (now > custody * (1 - 1e-9)) return values;
	const without = totals({ ...values, foundRemovable: { ...values.foundRemovable, lawful: 0 } }).custody;
	const needed = (lawful * (custody - without)) / (now - without);
	const found = Math.min(needed, 1 - values.foundCitizen.lawful);
	const room = 1 - values.foundCitizen.lawful - found;
	return {
		...values,
		foundRemovable: { ...values.foundRemovable, lawful: found },
		notAmenable: { ...values.notAmenable, lawful: Math.min(values.notAmenable.lawful, room) },
	};
}

/** What the country's bookings come to, per booking, at the stages and ways the fit looks at. */
function totals(values: Values<number>): Record<Stage | WayId, number> {
	const flow = expectFlow(programme, values, 1, floating);
	const sum = (amounts: readonly number[]) => amounts.reduce((whole, amount) => whole + amount, 0);
	return Object.fromEntries(
		[...Object.entries(flow.stages), ...Object.entries(flow.ways)].map(([name, amounts]) => [name, sum(amounts)]),
	) as Record<Stage | WayId, number>;
}

function scaled<T extends Readonly<Record<string, number>>>(shares: T, factor: number): T {
	return Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, Math.min(1, share * factor)])) as T;
}

/** No share takes more than what is left before it. */
function capped<T extends Readonly<Record<string, number>>>(shares: T, before: Readonly<Record<string, number>>): T {
	return Object.fromEntries(
		Object.entries(shares).map(([name, share]) => [name, Math.min(share, 1 - (before[name] ?? 0))]),
	) as T;
}

/** `match.lawful` and its kin become `match: { lawful }`; what is no parameter of the graph stays out. */
function gathered(settled: Settled): GivenValues {
	const given: Record<string, number | Record<string, number>> = {};
	for (const [id, value] of settled) {
		const [name = '', of] = id.split('.');
		if (!(name in parameterShapes)) continue;
		if (typeof value !== 'number') given[name] = { ...value };
		else if (of === undefined) given[name] = value;
		else {
			const before = given[name];
			given[name] = { ...(typeof before === 'object' ? before : {}), [of]: value };
		}
	}
	return given;
}

/** Shares drawn apart can sum to more than one; then the less consequential of them gives way. */
function roomFor(given: GivenValues): GivenValues {
	const part = (name: string, of: string): number => {
		const value = given[name];
		return typeof value === 'object' ? Number(value[of] ?? 0) : 0;
	};
	const room = (names: readonly string[], name: string, before: readonly string[]) =>
		Object.fromEntries(
			names.map((of) => [
				of,
				Math.max(0, Math.min(part(name, of), 1 - before.reduce((sum, other) => sum + part(other, of), 0))),
			]),
		);
	return {
		...given,
		foundCitizen: room(statuses, 'foundCitizen', ['foundRemovable']),
		notAmenable: room(statuses, 'notAmenable', ['foundRemovable', 'foundCitizen']),
		returned: room(processes, 'returned', ['removed']),
	};
}

function lagFrom(parameters: readonly Parameter[], id: string): Lag {
	const value = parameters.find((one) => one.id === id)?.value;
	if (value?.kind === 'point') return lagOf(value.value, 0);
	if (value?.kind !== 'log-normal')
		throw new Refusal('not-valid', `The parameters lack “${id}” as a log-normal number of days.`);
	return lagOf(value.median, value.sd);
}

function table(value: Drawn | undefined, id: string): Readonly<Record<string, number>> {
	if (typeof value !== 'object') throw new Refusal('not-valid', `The parameters lack “${id}” as a mix of shares.`);
	return value;
}

/** The way by which each departure ends, with its procedure: departures are dated by procedure. */
export const departures: readonly { way: WayId; process: Process }[] = processes.flatMap((process) =>
	[`${process}>removed` as WayId, `${process}>returned` as WayId].map((way) => ({
		way,
		process: ends(way).from as Process,
	})),
);
