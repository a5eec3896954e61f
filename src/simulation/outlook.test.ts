import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWish, scenarioOf } from './address.ts';
import { openEnsemble } from './ensemble.ts';
import { followPeople } from './movers.ts';
import { bookings, openOutlook, outlookCounts } from './outlook.ts';
import { flowLinks, flowNodes } from './picture.ts';
import { predict } from './predict.ts';
import { opened } from './secure.case.ts';

const draws = 40;
const wish = (text: string) => ({ ...readWish(new URLSearchParams(text)), draws });
const steps = (text: string) => scenarioOf(wish(text), 0).steps;
const { steps: _, ...frame } = scenarioOf(wish('place=06085'), 0);
const ensemble = openEnsemble(opened, frame);
while (ensemble.grow());
const look = openOutlook(ensemble);

test('what comes to a stage of the picture leaves it, in both worlds', () => {
	const { links, nodes } = look(steps('way=threshold;levels=L1,fbi-filter;leak=0.3;from=2011-01'));
	for (const world of ['today', 'changed'] as const) {
		assert.ok(Math.abs((nodes[0]?.[world].mean ?? 0) - bookings) < 1e-6, 'all are booked');
		for (const [at, node] of flowNodes.entries()) {
			const out = flowLinks.flatMap(({ from }, nth) => (from === node ? [links[nth]?.[world].mean ?? 0] : []));
			if (out.length === 0) continue;
			const sum = out.reduce((whole, one) => whole + one, 0);
			assert.ok(Math.abs(sum - (nodes[at]?.[world].mean ?? 0)) < 1e-6, `${node} in ${world}`);
		}
	}
});

test('a lever that changes nothing shows no difference at all', () => {
	const { counts } = look(steps('way=fbi-filter;leak=1'));
	for (const name of outlookCounts)
		assert.deepEqual(counts[name].difference, { mean: 0, p2_5: 0, p10: 0, p90: 0, p97_5: 0 }, name);
});

test('no lever that ends the search leaves anybody in custody, and only the one at the jail costs the criminal check', () => {
	const stopped = look(steps('way=no-submission'));
	assert.equal(stopped.counts.custody.changed.mean, 0);
	assert.equal(stopped.counts.criminal.changed.mean, 0);
	const filtered = look(steps('way=fbi-filter'));
	assert.equal(filtered.counts.custody.changed.mean, 0);
	assert.ok(Math.abs(filtered.counts.criminal.changed.mean - bookings) < 1e-6);
});

test('those still taken are all of those in custody, each for one reason', () => {
	for (const text of [
		'way=no-detainers',
		'way=threshold;from=2011-10',
		'way=none',
		'place=06085&way=warrant-only;to=2011-01',
	]) {
		const { still, counts } = look(steps(text));
		const sum = Object.values(still).reduce((whole, { mean }) => whole + mean, 0);
		assert.ok(Math.abs(sum - counts.custody.changed.mean) < 1e-6, text);
	}
	assert.ok(look(steps('way=no-detainers;from=2011-10')).still['other-months'].mean > 0, 'booked before it held');
});

test('per booking the picture has as many in custody as the prediction of the command line', () => {
	const scenario = scenarioOf(wish('way=no-detainers'), 0);
	const counted = predict({ ...opened, scenario }, ['06085']);
	const per = (measure: string, world: 'today' | 'scenario') => {
		const of = (name: string) => counted.find((one) => one.measure === name)?.[world].mean ?? Number.NaN;
		return (bookings * of(measure)) / of('bookings');
	};
	const { counts } = look(scenario.steps);
	const near = (a: number, b: number) => Math.abs(a - b) < 0.15 * b;
	// The prediction weighs draws by how many they book; the picture has 10,000 bookings in each.
	assert.ok(near(counts.custody.today.mean, per('custody', 'today')), 'as it was');
	assert.ok(near(counts.custody.changed.mean, per('custody', 'scenario')), 'with the lever');
});

test('the same people are followed through both worlds: without levers nobody moves, and as many as expected are taken', () => {
	const still = followPeople(ensemble, []);
	assert.equal(still.custody.onlyToday + still.custody.onlyChanged, 0);
	assert.deepEqual(still.people, []);
	const moved = followPeople(ensemble, steps('way=no-detainers'));
	assert.equal(
		moved.moved.reduce((sum, { count }) => sum + count, 0),
		bookings,
	);
	assert.equal(moved.custody.both + moved.custody.onlyToday, still.custody.both, 'the world as it was is the same');
	assert.ok(moved.people.length > 0 && moved.people.every(({ today, changed }) => today !== changed));
	for (const { parted } of moved.people) assert.equal(parted.at, 'hold', 'they part where the lever stands');
	const none = followPeople(ensemble, steps('way=fbi-filter'));
	assert.equal(none.custody.both + none.custody.onlyChanged, 0);
});
