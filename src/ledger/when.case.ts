/** Dates of every kind that the files know, for property tests. */

import fc from 'fast-check';
import { dayFromNumber } from '../base/day.ts';
import { asWhen, type When } from './when.ts';

export const anyDay = fc.integer({ min: 13_000, max: 18_000 }).map(dayFromNumber);
const plain = fc.oneof(
	anyDay,
	anyDay.map((one) => one.slice(0, 7)),
	anyDay.map((one) => one.slice(0, 4)),
);
export const anyWhen: fc.Arbitrary<When> = fc
	.oneof(
		plain,
		plain.map((one) => `about ${one}`),
		fc.tuple(plain, plain).map(([from, to]) => `${from}/${to}`),
		fc.integer({ min: 2008, max: 2019 }).map((year) => `FY${year}`),
	)
	.map(asWhen)
	.filter((one) => one !== undefined);
