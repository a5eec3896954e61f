import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { movedBy, validateShares } from './conviction.ts';
import { parameters, places, profile } from './secure.case.ts';
import { parseShares } from './validation.ts';

const file = new URL('../../cases/secure-communities/validation.json', import.meta.url);
const shares = parseShares(JSON.parse(readFileSync(file, 'utf8')));

test('the share without a conviction after March 2011: one rate is sure and wrong, a drifting one is not sure and holds it', () => {
	const [verdict] = validateShares({ parameters, profile, places }, shares, 400);
	assert.ok(verdict);
	const { oneRate, drifting, low, high } = verdict;
	// From 29,296 of 101,741 and about 81,000 removals more: 28.4 to 29.2 %.
	assert.ok(Math.abs(oneRate.p2_5 - 0.284) < 0.0015 && Math.abs(oneRate.p97_5 - 0.292) < 0.0015);
	assert.ok(!oneRate.holds && oneRate.p2_5 > high);
	assert.ok(drifting.holds && drifting.p2_5 < low + 0.02);
	assert.ok(drifting.p97_5 - drifting.p2_5 < 0.25, 'as wide as that it would hold anything');
	assert.deepEqual(validateShares({ parameters, profile, places }, shares, 400), [verdict], 'the same draws again');
});

test('how fast the share drifts is taken from figures before the ones it is judged by', () => {
	const [figure] = shares;
	assert.ok(figure);
	assert.ok(figure.known.every(({ to }) => to < figure.from));
	// 26.2 % to June 2010, then 17,003 of 54,812.
	assert.ok(Math.abs(movedBy(figure.known) - 0.2367) < 0.0005);
});
