/** What the tests of this folder share: answers known from elsewhere, and well-known data. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A file of test/fixtures/statistics. The tests know its shape; a wrong one fails them. */
export function fixture(name: string) {
	return JSON.parse(readFileSync(new URL(`../../test/fixtures/statistics/${name}`, import.meta.url), 'utf8'));
}

/** Equal to the last printed digits. */
export function near(actual: number | null | undefined, expected: number, what = '', tolerance = 1e-8): void {
	const off =
		expected === 0 ? Math.abs(actual ?? Number.NaN) : Math.abs(((actual ?? Number.NaN) - expected) / expected);
	assert.ok(actual === expected || off <= tolerance, `${what}: ${actual} is not ${expected} (off by ${off})`);
}

/** Admitted and rejected by department, men and women. Bickel, Hammel and O'Connell, Science 187 (1975); R's UCBAdmissions. */
export const admissions = {
	men: [
		[512, 313],
		[353, 207],
		[120, 205],
		[138, 279],
		[53, 138],
		[22, 351],
	],
	women: [
		[89, 19],
		[17, 8],
		[202, 391],
		[131, 244],
		[94, 299],
		[24, 317],
	],
} as const;

/** Weeks in remission, + where still in it. Miller, Survival Analysis (1981); R's aml. */
export function leukaemia() {
	const spells = (text: string, group: string) =>
		text.split(' ').map((time) => ({
			time: Number.parseFloat(time),
			happened: !time.endsWith('+'),
			group,
			x: [group === 'maintained' ? 0 : 1],
		}));
	return {
		maintained: spells('9 13 13+ 18 23 28+ 31 34 45+ 48 161+', 'maintained'),
		nonmaintained: spells('5 5 8 8 12 16+ 23 27 30 33 43 45', 'nonmaintained'),
	};
}
