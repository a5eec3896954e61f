import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LeverChoice } from './choice.ts';
import { classes } from './classes.ts';
import { expectFlow } from './expectation.ts';
import { exact, floating, parseFraction, toNumber } from './fraction.ts';
import { ends, programme, stages, wayIds, waysFrom } from './graph.ts';
import { pull } from './lever.ts';
import { toy, toyValues } from './toy.case.ts';
import { parseValues } from './values.ts';

const anyLever = fc.constantFrom(
	...[
		'no-submission',
		'state-withholds',
		'fbi-filter',
		'dhs-ignores',
		'no-detainers',
		'threshold',
		'conviction-check',
		'warrant-only',
		'federal-memo',
	].map((lever) => LeverChoice.parse({ lever })),
	LeverChoice.parse({ lever: 'fbi-filter', leak: 0.3 }),
	LeverChoice.parse({ lever: 'state-withholds', charges: ['traffic'], criminalCheckKept: true }),
);

test('nobody is lost and nobody is made: at every stage and class what comes in goes out', () => {
	fc.assert(
		fc.property(fc.array(anyLever, { maxLength: 4 }), (levers) => {
			const flow = expectFlow(pull(programme, levers), toyValues, 100_000, floating);
			for (const stage of stages)
				classes.forEach((_, at) => {
					const here = flow.stages[stage][at] ?? 0;
					const into = wayIds
						.filter((way) => ends(way).to === stage)
						.reduce((sum, way) => sum + (flow.ways[way][at] ?? 0), 0);
					const out = (waysFrom[stage] ?? []).reduce((sum, way) => sum + (flow.ways[way][at] ?? 0), 0);
					if (stage !== 'booked') assert.ok(Math.abs(into - here) <= 1e-9 * Math.max(1, here), stage);
					if (waysFrom[stage]?.length) assert.ok(Math.abs(out - here) <= 1e-9 * Math.max(1, here), stage);
				});
			const ended = stages.filter((stage) => !waysFrom[stage]?.length).flatMap((stage) => flow.stages[stage]);
			assert.ok(Math.abs(ended.reduce((sum, amount) => sum + amount, 0) - 100_000) < 1e-4);
		}),
		{ numRuns: 30 },
	);
});

test('floating point gives what exact fractions give', () => {
	const fractions = expectFlow(
		programme,
		parseValues(toy.parameters, exact, parseFraction),
		parseFraction(100_000),
		exact,
	);
	const numbers = expectFlow(programme, toyValues, 100_000, floating);
	for (const stage of stages)
		numbers.stages[stage].forEach((amount, at) => {
			const known = toNumber(fractions.stages[stage][at] ?? exact.zero);
			assert.ok(Math.abs(amount - known) <= 1e-9 * Math.max(1, known), `${stage} ${amount} ${known}`);
		});
});
