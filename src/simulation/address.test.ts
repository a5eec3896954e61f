import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../base/refusal.ts';
import { readWish, scenarioOf, usualWish, type Wish, wishText } from './address.ts';
import { LeverChoice } from './choice.ts';
import { charges, levels } from './classes.ts';
import { hashOf } from './scenario.ts';

const read = (text: string) => readWish(new URLSearchParams(text));
const month = fc.constantFrom('2009-05', '2010-10', '2011-06', '2012-12');
const lever = fc
	.oneof(
		fc.constantFrom('no-submission', 'no-detainers', 'dhs-ignores').map((name) => ({ lever: name })),
		fc.record({ lever: fc.constant('fbi-filter'), leak: fc.constantFrom(0, 0.125, 0.3, 1) }),
		fc.record({
			lever: fc.constant('threshold'),
			levels: fc.subarray([...levels], { minLength: 1 }),
			charges: fc.subarray([...charges]),
		}),
		fc.record({
			lever: fc.constant('state-withholds'),
			charges: fc.subarray([...charges], { minLength: 1 }),
			criminalCheckKept: fc.boolean(),
		}),
		fc.record({ lever: fc.constant('conviction-check'), recompute: fc.boolean() }),
	)
	.map((given) => LeverChoice.parse(given));
const wish: fc.Arbitrary<Wish> = fc.record({
	place: fc.constantFrom('US', 'CA', '06085', '48201'),
	from: fc.constantFrom('2008-10', '2010-05'),
	to: fc.constantFrom('2010-06', '2013-01', '2019-12'),
	ways: fc.array(
		fc.array(
			fc.record({
				choice: lever,
				from: fc.option(month, { nil: undefined }),
				to: fc.option(month, { nil: undefined }),
			}),
			{ maxLength: 3 },
		),
		{ minLength: 1, maxLength: 4 },
	),
	parameters: fc.dictionary(
		fc.constantFrom('takenAtLarge', 'vary.match', 'convicted.driving-drunk'),
		fc.constantFrom(0, 0.25, 1.5),
	),
	readings: fc.dictionary(fc.constant('foundRemovable.naturalised'), fc.constantFrom('warren', 'critics')),
	draws: fc.constantFrom(40, 200),
});

test('a wish written into an address is read back as it was', () => {
	fc.assert(
		fc.property(wish, (asked) => {
			const back = read(wishText(asked));
			assert.deepEqual(JSON.parse(JSON.stringify(back)), JSON.parse(JSON.stringify(asked)));
		}),
	);
});

test('an address can be read by people, and says nothing that is as usual', () => {
	assert.equal(wishText(usualWish), '');
	const text = 'place=CA&way=threshold;levels=L1;from=2011-10,fbi-filter;leak=0.2&way=none&set=takenAtLarge:0.3';
	assert.equal(wishText(read(text)), `?${text}`);
});

test('a plain form asks for one way of all the levers ticked, from a month on', () => {
	const { ways, place } = read('state=CA&place=CA.06001&lever=no-detainers&lever=fbi-filter&since=2011-10');
	assert.equal(place, '06001');
	assert.deepEqual(
		ways.map((way) => way.map(({ choice, from }) => `${choice.lever} ${from}`)),
		[['no-detainers 2011-10', 'fbi-filter 2011-10']],
	);
	assert.equal(read('state=TX&place=CA.06001').place, 'TX', 'the state is what was changed');
});

test('the scenario of a way is the file of the command line, hash and all', async () => {
	const asked = read('way=threshold;levels=L1.L2;from=2011-10&from=2011-01&to=2012-12');
	const file = {
		schema: 'uncover-scenario-1',
		title: '',
		from: '2011-01',
		to: '2012-12',
		places: ['06085'],
		steps: [
			{ places: ['06085'], from: '2011-10', levers: [{ lever: 'threshold', levels: ['L1', 'L2'], charges: [] }] },
		],
		parameters: {},
		readings: {},
		seed: 1,
		draws: 200,
	};
	assert.equal(await hashOf(scenarioOf(asked, 0)), await hashOf(file));
});

test('what cannot be read is refused in a sentence', () => {
	for (const text of [
		'place=nowhere',
		'from=2013-01&to=2009-01',
		'from=1999-01',
		'way=magic',
		'way=fbi-filter;leak=2',
		'way=threshold;levels=',
		'set=takenAtLarge:lots',
		'way=none&way=none&way=none&way=none&way=none',
		'draws=3',
	])
		assert.throws(
			() => read(text),
			(error) => error instanceof Refusal && /\.$/.test(error.message),
			text,
		);
});
