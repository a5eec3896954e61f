/** Statistics of time, and of programmes that begin, as they can be asked for by name. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { aalenJohansen } from './competing.ts';
import { coxRegression } from './cox.ts';
import { periodHazard } from './hazard.ts';
import { type Panel, readPanel } from './panel.ts';
import { otherNames } from './spelling.ts';
import { staggeredEffect } from './staggered.ts';
import { levelField, type Statistic, statistic } from './statistic.ts';
import { kaplanMeier, logRank } from './survival.ts';
import { sunAbraham, twoWayEffect } from './twoway.ts';

export function timeStatistics(): Statistic[] {
	return [...spells(), ...programmes()];
}

const times = z.array(z.number()).describe('time of each spell');
const happened = z.union(
	[z.boolean(), z.literal([0, 1]).transform((value) => value === 1)],
	'expected 1, 0, true or false',
);
const events = z.array(happened).describe('for each spell 1 where it happened, 0 where it was still open');
const entries = z
	.array(z.number())
	.optional()
	.describe('for each spell the time from which it was watched; from the start where left out');
const groups = z.array(z.union([z.string(), z.number().transform(String)])).describe('for each spell its group');
const covariates = z
	.array(z.union([z.number().transform((value) => [value]), z.array(z.number())]))
	.describe('for each spell its covariate, or a list of them');

/** As survival packages call them. */
const spellNames = { t: 'time', times: 'time', status: 'event', events: 'event', groups: 'group', start: 'entry' };
const panelNames = { treated_from: 'from', treatedFrom: 'from', periods: 'times' };

type Columns = {
	readonly time: readonly number[];
	readonly event: readonly boolean[];
	readonly entry?: readonly number[] | undefined;
};

/** Columns made into rows. @throws Refusal where they are not of one length */
function rows<T>({ time, event, entry }: Columns, more: readonly T[], name: string) {
	for (const [column, length] of [
		['event', event.length],
		['entry', entry?.length ?? time.length],
		[name, more.length],
	] as const)
		if (length !== time.length)
			throw new Refusal(
				'not-valid',
				`Field “${column}” has ${length} values and “time” has ${time.length}; each spell needs one of each.`,
			);
	return time.map((at, i) => ({
		time: at,
		happened: event[i] === true,
		...(entry === undefined ? {} : { entry: entry[i] }),
		more: more[i],
	}));
}

function spells(): Statistic[] {
	const subjects = (given: Columns & { x: readonly (readonly number[])[] }) =>
		rows(given, given.x, 'x').map(({ more = [], ...spell }) => ({ ...spell, x: more }));
	return [
		statistic({
			name: 'kaplan-meier',
			also: ['km', 'survival'],
			question: 'How long does it take, where some are still waiting?',
			fields: {
				time: times,
				event: events,
				entry: entries,
				horizon: z.number().optional().describe('how far the restricted mean goes; to the longest time where left out'),
				level: levelField(),
			},
			reads: [otherNames(spellNames)],
			example: { time: [9, 13, 13, 18], event: [1, 1, 0, 1] },
			run: ({ level, horizon, ...given }) => kaplanMeier(rows(given, given.time, 'time'), { level, horizon }),
		}),
		statistic({
			name: 'log-rank',
			also: ['logrank'],
			question: 'Do groups leave at one pace?',
			fields: { time: times, event: events, group: groups, entry: entries },
			reads: [otherNames(spellNames)],
			example: { time: [9, 13, 5, 8], event: [1, 0, 1, 1], group: ['a', 'a', 'b', 'b'] },
			run: ({ group, ...given }) =>
				logRank(rows(given, group, 'group').map(({ more = '', ...spell }) => ({ ...spell, group: more }))),
		}),
		statistic({
			name: 'aalen-johansen',
			also: ['competing', 'cumulative-incidence'],
			question: 'How many have left in each way, by each time?',
			fields: {
				time: times,
				event: z
					.array(z.union([z.string().nullable(), z.number().transform((code) => (code === 0 ? null : String(code)))]))
					.describe('for each spell how it ended; null, 0, or the word of “censored”, where it was still open'),
				entry: entries,
				censored: z.string().default('cens').describe('the word for still open; cens where left out'),
				level: levelField(),
			},
			reads: [otherNames(spellNames)],
			example: { time: [1, 2, 2, 3], event: ['rem', 'rel', 'rem', 'cens'] },
			run: ({ time, event, entry, censored, level }) => {
				const given = rows(
					{ time, event: event.map((word) => word !== null && word !== censored), entry },
					event,
					'event',
				);
				return aalenJohansen(
					given.map(({ more = null, happened: isOver, ...spell }) => ({ ...spell, exit: isOver ? more : null })),
					level,
				);
			},
		}),
		statistic({
			name: 'cox',
			also: ['proportional-hazards', 'efron', 'breslow'],
			question: 'What goes with an earlier event?',
			fields: {
				time: times,
				event: events,
				x: covariates,
				entry: entries,
				ties: z
					.enum(['efron', 'breslow', 'exact'])
					.default('efron')
					.describe('how ties are treated; efron where left out'),
				level: levelField(),
			},
			reads: [otherNames(spellNames)],
			example: { time: [9, 13, 5, 8, 20], event: [1, 1, 1, 1, 0], x: [0, 0, 1, 1, 1] },
			run: ({ ties, level, ...given }) => coxRegression(subjects(given), { ties, level }),
		}),
		statistic({
			name: 'period-hazard',
			also: ['cloglog', 'discrete-hazard'],
			question: 'What goes with an earlier event, where time comes in periods?',
			fields: { time: times, event: events, x: covariates, entry: entries, level: levelField() },
			reads: [otherNames(spellNames)],
			example: { time: [1, 1, 2, 2, 3, 3], event: [1, 0, 1, 1, 0, 0], x: [1, 0, 1, 0, 1, 0] },
			run: ({ level, ...given }) => periodHazard(subjects(given), level),
		}),
	];
}

const panelFields = {
	y: z.record(z.string(), z.array(z.number())).describe('for each unit its values, one a period'),
	from: z
		.record(z.string(), z.number().nullable())
		.describe('for each unit its first treated period; null, or left out, for never'),
	times: z.array(z.number()).optional().describe('the periods; 1, 2, 3, … where left out'),
};

function panelOf({
	y,
	from,
	times: given,
}: {
	y: Record<string, number[]>;
	from: Record<string, number | null>;
	times?: number[] | undefined;
}): Panel {
	const periods = given ?? (Object.values(y)[0] ?? []).map((_, i) => i + 1);
	const stranger = Object.keys(from).find((unit) => !(unit in y));
	if (stranger !== undefined)
		throw new Refusal('not-valid', `Field “from” names “${stranger}”, for which “y” has no values.`);
	for (const [unit, values] of Object.entries(y))
		if (values.length !== periods.length)
			throw new Refusal('not-valid', `Field “y”: “${unit}” has ${values.length} values for ${periods.length} periods.`);
	return readPanel(
		Object.entries(y).flatMap(([unit, values]) =>
			values.map((value, i) => ({ unit, time: periods[i] ?? 0, y: value, from: from[unit] ?? null })),
		),
	);
}

function programmes(): Statistic[] {
	const example = { y: { E: [0, 1, 4], L: [0, 0, 1] }, from: { E: 2, L: 3 } };
	return [
		statistic({
			name: 'staggered',
			also: ['callaway-santanna', 'did', 'difference-in-differences', 'event-study'],
			question: 'What did a programme change that places joined one after another?',
			fields: {
				...panelFields,
				control: z
					.enum(['not-yet', 'never'])
					.default('not-yet')
					.describe('compared with those not yet treated, or never; not-yet where left out'),
				base: z
					.enum(['varying', 'universal'])
					.default('varying')
					.describe('what periods before treatment are compared with; varying where left out'),
				draws: z
					.number()
					.int()
					.min(0)
					.max(10_000)
					.default(999)
					.describe('draws for the simultaneous bands; 999 where left out'),
				seed: z.string().default('1').describe('seed of those draws'),
				level: levelField(),
			},
			reads: [otherNames(panelNames)],
			example,
			run: ({ y, from, times: periods, ...options }) => staggeredEffect(panelOf({ y, from, times: periods }), options),
		}),
		statistic({
			name: 'two-way',
			also: ['twfe', 'two-way-fixed-effects'],
			question: 'What does the plain two-way regression say, and why not to trust it?',
			fields: { ...panelFields, level: levelField() },
			reads: [otherNames(panelNames)],
			example,
			run: ({ level, ...given }) => twoWayEffect(panelOf(given), level),
		}),
		statistic({
			name: 'sun-abraham',
			question: 'What does a regression with a term for every cohort say?',
			fields: panelFields,
			reads: [otherNames(panelNames)],
			example: { y: { E: [0, 1, 4], L: [0, 0, 1], N: [0, 0, 0] }, from: { E: 2, L: 3 } },
			run: (given) => sunAbraham(panelOf(given)),
		}),
	];
}
