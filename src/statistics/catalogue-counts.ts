/** Statistics of shares and of tables of counts, as they can be asked for by name. */

import { z } from 'zod';
import { oddsRatio, riskRatio, shareDifference } from './comparison.ts';
import { chiSquareTest, equalShares, trendTest } from './contingency.ts';
import { fisherExact } from './fisher.ts';
import { binomialTest } from './incidence.ts';
import { rateThreeWays } from './rate.ts';
import { checkShare, shareIntervals } from './share.ts';
import { cellsForTable, columnsFor, columnsForTwo, flatTable, otherNames } from './spelling.ts';
import { fourfoldField, levelField, type Statistic, shareField, statistic, tableField } from './statistic.ts';
import { mantelHaenszel } from './stratified.ts';

export function countStatistics(): Statistic[] {
	return [...shares(), ...tables()];
}

function shares(): Statistic[] {
	const two = {
		a: shareField('the first share, [x, n]'),
		b: shareField('the second share, [x, n]'),
		level: levelField(),
	};
	return [
		statistic({
			name: 'proportion',
			also: ['wilson', 'clopper-pearson', 'jeffreys', 'agresti-coull', 'share'],
			question: 'What share has the property, and how sure is it?',
			fields: {
				x: z.number().describe('how many have the property'),
				n: z.number().describe('how many were counted'),
				level: levelField(),
			},
			example: { x: 6, n: 375 },
			run: ({ level, ...share }) => shareIntervals(share, level),
		}),
		statistic({
			name: 'rate',
			also: ['three-ways', 'bounds', 'manski', 'imbens-manski'],
			question: 'What is the rate where some answers are missing or withheld?',
			fields: {
				yes: z.number().describe('known to have the property'),
				no: z.number().describe('known not to'),
				unknown: z.number().describe('missing, withheld or suppressed'),
				level: levelField(),
			},
			example: { yes: 120, no: 300, unknown: 80 },
			run: ({ level, ...answers }) => rateThreeWays(answers, level),
		}),
		statistic({
			name: 'binomial',
			also: ['binomial-test', 'binom-test'],
			question: 'Does a share differ from one stated beforehand?',
			fields: {
				x: z.number().describe('how many have the property'),
				n: z.number().describe('how many were counted'),
				share: z.number().min(0).max(1).describe('the share stated beforehand'),
			},
			reads: [otherNames({ p: 'share', p0: 'share' })],
			example: { x: 6, n: 375, share: 0.05 },
			run: ({ share, ...counted }) => {
				checkShare(counted);
				return { p: binomialTest(counted.x, counted.n, share) };
			},
		}),
		statistic({
			name: 'difference',
			also: ['newcombe', 'risk-difference'],
			question: 'How far apart are two shares?',
			fields: two,
			reads: [columnsForTwo(['x', 'n'])],
			example: { a: [56, 70], b: [48, 80] },
			run: ({ a, b, level }) => shareDifference(a, b, level),
		}),
		statistic({
			name: 'risk-ratio',
			also: ['katz', 'koopman', 'relative-risk'],
			question: 'How many times as often as in the second group?',
			fields: two,
			reads: [columnsForTwo(['x', 'n'])],
			example: { a: [56, 70], b: [48, 80] },
			run: ({ a, b, level }) => riskRatio(a, b, level),
		}),
		statistic({
			name: 'odds-ratio',
			also: ['woolf'],
			question: 'How do the odds of two groups compare?',
			fields: { table: fourfoldField('rows are groups, columns yes and no'), level: levelField() },
			reads: [cellsForTable],
			example: {
				table: [
					[56, 14],
					[48, 32],
				],
			},
			run: ({ table, level }) => oddsRatio(table, level),
		}),
	];
}

function tables(): Statistic[] {
	const groups = z.array(shareField('one group, [x, n]')).describe('the groups, each [x, n]');
	return [
		statistic({
			name: 'fisher',
			also: ['fisher-exact'],
			question: 'Can chance alone make this fourfold table?',
			fields: { table: fourfoldField('rows are groups, columns yes and no'), level: levelField() },
			reads: [cellsForTable],
			example: {
				table: [
					[3, 1],
					[1, 3],
				],
			},
			run: ({ table, level }) => fisherExact(table, level),
		}),
		statistic({
			name: 'chi-square',
			also: ['pearson', 'yates', 'chisq', 'chi-squared'],
			question: 'Do rows and columns of a table hang together?',
			fields: { table: tableField('counts, a list of rows') },
			reads: [cellsForTable, flatTable],
			example: {
				table: [
					[762, 327, 468],
					[484, 239, 477],
				],
			},
			run: ({ table }) => chiSquareTest(table),
		}),
		statistic({
			name: 'equal-shares',
			also: ['prop-test'],
			question: 'Do several groups have one share?',
			fields: { groups },
			reads: [columnsFor('groups', ['x', 'n'])],
			example: {
				groups: [
					[83, 86],
					[90, 93],
					[129, 136],
					[70, 82],
				],
			},
			run: (input) => equalShares(input.groups),
		}),
		statistic({
			name: 'trend',
			also: ['cochran-armitage', 'prop-trend'],
			question: 'Does a share rise or fall along ordered groups?',
			fields: {
				groups,
				scores: z.array(z.number()).optional().describe('where each group stands; 1, 2, 3, … where left out'),
			},
			reads: [columnsFor('groups', ['x', 'n'])],
			example: {
				groups: [
					[83, 86],
					[90, 93],
					[129, 136],
					[70, 82],
				],
			},
			run: (input) => trendTest(input.groups, input.scores),
		}),
		statistic({
			name: 'mantel-haenszel',
			also: ['cmh', 'stratified'],
			question: 'How do two groups compare within strata?',
			fields: {
				strata: z
					.array(fourfoldField('one stratum'))
					.describe('one fourfold table a stratum: rows are groups, columns yes and no'),
				level: levelField(),
			},
			reads: [otherNames({ tables: 'strata' })],
			example: {
				strata: [
					[
						[512, 313],
						[89, 19],
					],
					[
						[353, 207],
						[17, 8],
					],
				],
			},
			run: ({ strata, level }) => mantelHaenszel(strata, level),
		}),
	];
}
