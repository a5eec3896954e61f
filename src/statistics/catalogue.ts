/** Every statistic by its name. */

import { Refusal } from '../base/refusal.ts';
import { countStatistics } from './catalogue-counts.ts';
import { distributionStatistic } from './catalogue-distribution.ts';
import { rateStatistics } from './catalogue-rates.ts';
import { timeStatistics } from './catalogue-time.ts';
import type { Statistic } from './statistic.ts';

export function allStatistics(): Statistic[] {
	return [...countStatistics(), ...rateStatistics(), ...timeStatistics(), distributionStatistic()];
}

/**
 * @param name its name or another it goes by; further words beside it do no harm: risk_ratio_katz, wilson-interval
 * @throws Refusal not-found with the names there are
 */
export function statisticNamed(name: string): Statistic {
	const wanted = name
		.trim()
		.toLowerCase()
		.replaceAll(/[^a-z]+/g, '-');
	const all = allStatistics();
	const named = all.flatMap((one) => [one.name, ...one.also].map((known) => ({ one, known })));
	const exact = named.find(({ known }) => known === wanted);
	if (exact) return exact.one;
	const within = named
		.filter(({ known }) => `-${wanted}-`.includes(`-${known}-`))
		.sort((a, b) => b.known.length - a.known.length);
	if (within[0]) return within[0].one;
	throw new Refusal(
		'not-found',
		`There is no statistic “${name}”. There are: ${all.map((one) => one.name).join(', ')}.`,
	);
}
