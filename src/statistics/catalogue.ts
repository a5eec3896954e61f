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

/** @param name its name or another it goes by @throws Refusal not-found with the names there are */
export function statisticNamed(name: string): Statistic {
	const wanted = name.toLowerCase().replaceAll('_', '-');
	const all = allStatistics();
	const found = all.find((one) => one.name === wanted || one.also.includes(wanted));
	if (found) return found;
	throw new Refusal(
		'not-found',
		`There is no statistic “${name}”. There are: ${all.map((one) => one.name).join(', ')}.`,
	);
}
