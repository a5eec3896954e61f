import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interval, predict } from './predict.ts';
import { parseScenario } from './scenario.ts';
import { parameters, places, profile } from './secure.case.ts';

const about = (change: object = {}) => ({
	parameters,
	profile,
	places,
	scenario: parseScenario({ schema: 'uncover-scenario-1', from: '2010-05', to: '2011-03', draws: 60, ...change }),
});
const row = (rows: ReturnType<typeof predict>, place: string, measure: string) =>
	rows.find((one) => one.place === place && one.measure === measure);

test('a scenario without steps differs from the world as it was in nothing', () => {
	for (const one of predict(about(), ['06085'])) {
		assert.deepEqual(one.scenario, one.today, one.measure);
		assert.deepEqual(one.difference, { mean: 0, p2_5: 0, p10: 0, p25: 0, p75: 0, p90: 0, p97_5: 0 }, one.measure);
	}
});

test('the interval holds the published figures of California to March 2011, and is no narrower than its parts', () => {
	const rows = predict(about({ from: '2009-05' }), ['CA', '06085']);
	for (const [measure, published] of [
		['submissions', 1_785_488],
		['custody', 78_407],
		['removed', 38_828],
	] as const) {
		const { today, variance } = row(rows, 'CA', measure) ?? assert.fail();
		assert.ok(today.p2_5 < published && published < today.p97_5, `${measure} ${JSON.stringify(today)}`);
		assert.ok(variance.parameters > variance.chance);
	}
	// A county is less certain than its state.
	const width = (place: string) => {
		const { today } = row(rows, place, 'custody') ?? assert.fail();
		return (today.p90 - today.p10) / today.mean;
	};
	assert.ok(width('06085') > width('CA'));
});

test('the same county gives the same numbers beside others or alone', () => {
	const [alone, beside] = [predict(about(), ['06085']), predict(about(), ['06085', '06001', '48201'])];
	assert.deepEqual(
		beside.filter((one) => one.place === '06085'),
		alone,
	);
});

test('matches drift apart from custody: how far widens what is said of early matches, and changes nothing else', () => {
	const apart = (sd: number) =>
		predict(
			{
				...about({ from: '2008-10', to: '2009-08', draws: 20 }),
				parameters: parameters.map((one) =>
					one.id === 'vary.split' ? { ...one, value: { kind: 'point', value: sd } } : one,
				),
			},
			['US'],
		);
	const [much, none] = [apart(0.5), apart(0)];
	for (const measure of ['submissions', 'custody', 'removed'])
		assert.deepEqual(row(much, 'US', measure)?.today, row(none, 'US', measure)?.today);
	const width = (rows: typeof much) => {
		const { today } = row(rows, 'US', 'matches') ?? assert.fail();
		return (today.p90 - today.p10) / today.mean;
	};
	assert.ok(width(much) > 1.2 * width(none), `${width(much)} and ${width(none)}`);
});

test('leaving lowers, and the paired difference is surer than the two counts', () => {
	const rows = predict(about({ steps: [{ levers: [{ lever: 'no-detainers' }] }] }), ['06085']);
	const { difference, today } = row(rows, '06085', 'custody') ?? assert.fail();
	assert.ok(difference.p97_5 < 0 && difference.p2_5 > -today.p97_5);
});

test('quantiles between two values are interpolated', () => {
	const { mean, p10, p90 } = interval([3, 1, 2]);
	assert.deepEqual([mean, Math.round(p10 * 10) / 10, Math.round(p90 * 10) / 10], [2, 1.2, 2.8]);
});

test('a place whose date no source tells is drawn, so that its interval is wide and its state still adds up', () => {
	const rows = predict(about({ from: '2008-10', to: '2013-01', draws: 60 }), [
		'HI',
		'15001',
		'15003',
		'15005',
		'15007',
		'15009',
		'US',
	]);
	const [state, nation] = [row(rows, 'HI', 'submissions')?.today, row(rows, 'US', 'submissions')?.today];
	assert.ok(state && nation && state.p2_5 > 0 && state.p97_5 > 4 * state.p2_5, JSON.stringify(state));
	const parts = rows.filter(({ place, measure }) => place.startsWith('150') && measure === 'submissions');
	assert.ok(Math.abs(parts.reduce((sum, { today }) => sum + today.mean, 0) / state.mean - 1) < 1e-9);
});

test('what undated places add gives way to the published total of March 2011', () => {
	const { today } =
		row(predict(about({ from: '2008-10', to: '2011-03' }), ['US']), 'US', 'submissions') ?? assert.fail();
	assert.ok(Math.abs(today.mean / 7_225_393 - 1) < 0.005, String(today.mean));
});
