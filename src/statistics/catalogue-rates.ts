/** Statistics of rates, and of what may be published, as they can be asked for by name. */

import { z } from 'zod';
import { disparity, representation } from './disparity.ts';
import { poissonRate, poissonRatio } from './incidence.ts';
import { adjustForMany } from './multiplicity.ts';
import { columnsFor, columnsForTwo, otherNames } from './spelling.ts';
import { standardiseDirectly, standardiseIndirectly } from './standard.ts';
import { levelField, type Statistic, statistic, tableField } from './statistic.ts';
import { auditSuppression, suppress } from './suppression.ts';

export function rateStatistics(): Statistic[] {
	return [...rates(), ...publishing()];
}

function rates(): Statistic[] {
	const events = (meaning: string) => z.strictObject({ x: z.number(), time: z.number() }).describe(meaning);
	return [
		statistic({
			name: 'standardise',
			also: ['standardize', 'standardisation', 'standardization', 'direct', 'fay-feuer'],
			question: 'What would the rate be in a standard population?',
			fields: {
				strata: z
					.array(z.strictObject({ x: z.number(), n: z.number(), standard: z.number() }))
					.describe('events x among n, and the standard population of the stratum'),
				level: levelField(),
			},
			reads: [columnsFor('strata', ['x', 'n', 'standard'])],
			example: {
				strata: [
					{ x: 10, n: 100, standard: 500 },
					{ x: 30, n: 150, standard: 300 },
				],
			},
			run: ({ strata, level }) => standardiseDirectly(strata, level),
		}),
		statistic({
			name: 'indirect',
			also: ['indirect-standardisation', 'indirect-standardization', 'smr'],
			question: 'How many events against those expected at the reference’s rates?',
			fields: {
				strata: z
					.array(z.strictObject({ x: z.number(), n: z.number(), referenceX: z.number(), referenceN: z.number() }))
					.describe('events x among n, and the reference’s referenceX among referenceN'),
				level: levelField(),
			},
			reads: [columnsFor('strata', ['x', 'n', 'referenceX', 'referenceN'])],
			example: { strata: [{ x: 89, n: 108, referenceX: 512, referenceN: 825 }] },
			run: ({ strata, level }) => standardiseIndirectly(strata, level),
		}),
		statistic({
			name: 'poisson',
			also: ['poisson-exact', 'garwood'],
			question: 'How sure is a count of events, or a rate over time?',
			fields: {
				x: z.number().describe('how many events'),
				time: z.number().default(1).describe('time or population at risk; 1 where left out'),
				level: levelField(),
			},
			reads: [otherNames({ t: 'time' })],
			example: { x: 10 },
			run: ({ level, ...given }) => poissonRate(given, level),
		}),
		statistic({
			name: 'poisson-ratio',
			also: ['rate-ratio'],
			question: 'How do two rates over time compare?',
			fields: { a: events('events x in time'), b: events('events x in time'), level: levelField() },
			reads: [otherNames({ t: 'time', t1: 'time1', t2: 'time2' }), columnsForTwo(['x', 'time'])],
			example: { a: { x: 11, time: 800 }, b: { x: 21, time: 3011 } },
			run: ({ a, b, level }) => poissonRatio(a, b, level),
		}),
	];
}

function publishing(): Statistic[] {
	return [
		statistic({
			name: 'disparity',
			question: 'How do groups compare with one of them, and with a benchmark?',
			fields: {
				groups: z
					.array(z.strictObject({ name: z.string(), x: z.number(), n: z.number(), benchmark: z.number() }))
					.describe('x of n have the outcome; how many of the benchmark belong to the group'),
				reference: z.string().describe('name of the group compared with'),
				benchmark: z.string().describe('in words: what the benchmark counts'),
				level: levelField(),
			},
			example: {
				groups: [
					{ name: 'A', x: 20, n: 100, benchmark: 300 },
					{ name: 'B', x: 15, n: 150, benchmark: 700 },
				],
				reference: 'B',
				benchmark: 'residents',
			},
			run: ({ groups, ...options }) => disparity(groups, options),
		}),
		statistic({
			name: 'representation',
			question: 'How does a share compare with the benchmark’s?',
			fields: {
				share: z.number().describe('the group’s share, 0 to 1'),
				benchmark: z.number().describe('its share of the benchmark, 0 to 1'),
			},
			reads: [otherNames({ bench: 'benchmark' })],
			example: { share: 0.93, benchmark: 0.77 },
			run: ({ share, benchmark }) => representation(share, benchmark),
		}),
		statistic({
			name: 'multiple',
			also: ['holm', 'benjamini-hochberg', 'multiplicity'],
			question: 'Which p values hold among many?',
			fields: { p: z.array(z.number()).describe('the p values') },
			reads: [otherNames({ ps: 'p', pvalues: 'p' })],
			example: { p: [0.01, 0.04, 0.2] },
			run: ({ p }) => adjustForMany(p),
		}),
		statistic({
			name: 'suppression',
			also: ['small-cells', 'suppress'],
			question: 'Which cells of a public table must be hidden?',
			fields: {
				table: tableField('counts without margins, a list of rows'),
				threshold: z.number().default(11).describe('counts from 1 to one below it are hidden; 11 where left out'),
				zeros: z.enum(['shown', 'hidden']).default('shown').describe('whether zeros are printed; shown where left out'),
			},
			example: {
				table: [
					[20, 3, 9],
					[15, 12, 8],
					[4, 11, 30],
				],
				threshold: 5,
			},
			run: ({ table, ...options }) => suppress(table, options),
		}),
		statistic({
			name: 'suppression-audit',
			also: ['audit'],
			question: 'What can a reader work out about hidden cells?',
			fields: {
				table: tableField('counts without margins, a list of rows'),
				hidden: z
					.array(z.tuple([z.number(), z.number()]))
					.describe('[row, column] of each hidden cell, from 0; the place after the last is the total'),
			},
			example: {
				table: [
					[20, 3, 9],
					[15, 12, 8],
					[4, 11, 30],
				],
				hidden: [
					[0, 1],
					[0, 2],
					[2, 0],
					[2, 1],
				],
			},
			run: ({ table, hidden }) =>
				auditSuppression(
					table,
					hidden.map(([row, column]) => ({ row, column })),
				),
		}),
	];
}
