/** The distributions themselves, as they can be asked for by name. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { betaQuantile, betaTails } from './beta.ts';
import { binomialTails, hypergeometricTails, poissonTails } from './discrete.ts';
import {
	chiSquareQuantile,
	chiSquareTails,
	fQuantile,
	fTails,
	normalQuantile,
	normalTails,
	tQuantile,
	tTails,
} from './distribution.ts';
import { gammaQuantile, gammaTails } from './gamma.ts';
import { type Statistic, statistic } from './statistic.ts';
import type { Tail, Tails } from './tails.ts';

const families: Readonly<
	Record<
		string,
		{
			parameters: readonly string[];
			tails(at: number, of: readonly number[]): Tails;
			quantile?(tail: Tail, of: readonly number[]): number;
		}
	>
> = {
	normal: { parameters: [], tails: (at) => normalTails(at), quantile: (tail) => normalQuantile(tail) },
	t: { parameters: ['df'], tails: (at, [df = 1]) => tTails(at, df), quantile: (tail, [df = 1]) => tQuantile(tail, df) },
	'chi-square': {
		parameters: ['df'],
		tails: (at, [df = 1]) => chiSquareTails(at, df),
		quantile: (tail, [df = 1]) => chiSquareQuantile(tail, df),
	},
	F: {
		parameters: ['df1', 'df2'],
		tails: (at, [df1 = 1, df2 = 1]) => fTails(at, df1, df2),
		quantile: (tail, [df1 = 1, df2 = 1]) => fQuantile(tail, df1, df2),
	},
	beta: {
		parameters: ['a', 'b'],
		tails: (at, [a = 1, b = 1]) => betaTails(at, a, b),
		quantile: (tail, [a = 1, b = 1]) => betaQuantile(tail, a, b),
	},
	gamma: {
		parameters: ['shape'],
		tails: (at, [shape = 1]) => gammaTails(at, shape),
		quantile: (tail, [shape = 1]) => gammaQuantile(tail, shape),
	},
	binomial: { parameters: ['n', 'share'], tails: (at, [n = 1, share = 0]) => binomialTails(at, n, share) },
	poisson: { parameters: ['mean'], tails: (at, [mean = 1]) => poissonTails(at, mean) },
	hypergeometric: {
		parameters: ['white', 'black', 'draws'],
		tails: (at, [white = 1, black = 1, draws = 1]) => hypergeometricTails(at, { white, black, draws }),
	},
};

export function distributionStatistic(): Statistic {
	const known = Object.entries(families).map(([name, { parameters }]) =>
		parameters.length === 0 ? name : `${name} (${parameters.join(', ')})`,
	);
	return statistic({
		name: 'distribution',
		also: ['tails', 'quantile'],
		question: 'What are a distribution’s tails, or where does it reach one?',
		fields: {
			family: z.enum(Object.keys(families)).describe(known.join('; ')),
			of: z.array(z.number().min(0)).default([]).describe('its parameters, in the order shown'),
			at: z.number().optional().describe('the place whose tails are wanted'),
			lower: z.number().optional().describe('or the lower tail whose place is wanted'),
			upper: z.number().optional().describe('or the upper tail'),
		},
		example: { family: 'chi-square', of: [1], at: 200 },
		run: ({ family, of, at, lower, upper }) => {
			const chosen = families[family];
			if (!chosen || of.length !== chosen.parameters.length)
				throw new Refusal(
					'not-valid',
					`Field “of”: ${family} takes ${chosen?.parameters.length ?? 0} parameters (${chosen?.parameters.join(', ')}).`,
				);
			if (of.some((value, i) => value === 0 && !/^(share|mean|white|black|draws|n)$/.test(chosen.parameters[i] ?? '')))
				throw new Refusal('not-valid', `Field “of”: the parameters of ${family} are above 0.`);
			if ([at, lower, upper].filter((value) => value !== undefined).length !== 1)
				throw new Refusal('not-valid', 'Give one of “at”, “lower” and “upper”.');
			if (at !== undefined) return chosen.tails(at, of);
			if (!chosen.quantile)
				throw new Refusal(
					'not-valid',
					`Field “${lower === undefined ? 'upper' : 'lower'}”: ${family} takes “at” only.`,
				);
			return { at: chosen.quantile(lower === undefined ? { upper: upper ?? 0 } : { lower }, of) };
		},
	});
}
