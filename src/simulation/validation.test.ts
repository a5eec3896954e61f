import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findDrivers } from './drivers.ts';
import { choosePlaces } from './place.ts';
import { parseScenario } from './scenario.ts';
import { parameters, places, profile } from './secure.case.ts';
import { crps, parseFigures, validate } from './validation.ts';

const file = new URL('../../cases/secure-communities/validation.json', import.meta.url);
const figures = parseFigures(JSON.parse(readFileSync(file, 'utf8')));

test('the score of a sure prediction is its miss, and a wide one is worth less than a narrow one', () => {
	assert.equal(crps([10, 10, 10], 13), 3);
	assert.ok(crps([9, 10, 11], 10) < crps([0, 10, 20], 10));
	// For two values a and b and a figure between: (b − a) / 2 − (b − a) / 4.
	assert.equal(crps([0, 8], 4), 2);
});

test('figures are judged beside one constant rate, which misses that of 2014 by a fifth', () => {
	const some = figures.filter((one) => ['fit-submissions', 'illinois-matches', 'removed-2014'].includes(one.id));
	const rows = validate({ parameters, profile, places }, some, 20);
	const [fitted, illinois, late] = ['fit-submissions', 'illinois-matches', 'removed-2014'].map((id) =>
		rows.find((row) => row.id === id),
	);
	assert.ok(fitted && illinois && late);
	assert.ok(Math.abs(fitted.mean / fitted.published - 1) < 0.02);
	assert.ok(illinois.within.p95);
	assert.ok(late.naive > 1.2 * late.published, 'detainer guidance and refusals are not in the rates');
});

test('of counties the model was never fitted to, the published figures lie in the intervals, which are wide as counties differ', () => {
	const some = figures.filter(({ id }) => ['harris-matches', 'travis-removed', 'contra-costa-custody'].includes(id));
	const rows = validate({ parameters, profile, places }, some, 20);
	assert.equal(rows.length, 3);
	for (const row of rows) {
		assert.ok(row.within.p95, `${row.id}: ${row.p10} to ${row.p90} for ${row.published}`);
		assert.ok(row.p90 < 14 * row.p10, `${row.id}: so wide that it would hold anything`);
	}
});

test('what the levers change in custody is driven by what happens to held people, and only by uncertain parameters', () => {
	const scenario = parseScenario({
		schema: 'uncover-scenario-1',
		from: '2011-01',
		to: '2011-12',
		steps: [{ levers: [{ lever: 'no-detainers' }] }],
	});
	const about = { parameters, profile, places: choosePlaces(places, ['06085']), scenario };
	const { screened, shares } = findDrivers(about, 'custody', { screened: 3, survivors: 3, rows: 16 });
	assert.ok(screened.slice(0, 6).some((one) => one.input === 'takenAtLarge'));
	assert.equal(screened.find((one) => one.input === 'removed.judge')?.effect, 0);
	assert.ok(!screened.some((one) => one.input.startsWith('vary.')));
	assert.equal(shares.length, 3);
});
