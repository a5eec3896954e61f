/** The simulation on the command line: the programme on invented bookings. */

import { countNames } from '../simulation/country.ts';
import type { Command } from './command.ts';
import { runPredict, runScenario } from './simulation-counts.ts';
import { runLevers, runParameters, runTrace, runWorlds } from './simulation-graph.ts';
import { runSensitivity, runValidate } from './simulation-quality.ts';

export const simulateCommands: readonly Command[] = [
	{
		name: 'simulate run',
		words: 'SCENARIO',
		summary: 'Counts invented bookings under a scenario file, beside the world as it was, with intervals.',
		details:
			'A scenario is a JSON file; docs/simulation.md shows one. Its hash stands in the result.\nWith --json prints {synthetic, limits, scenario, hash, parametersHash, also, results}.',
		options: [
			{ name: 'example', meaning: 'Print a small scenario to start from, and run nothing.' },
			{ name: 'draws', value: 'NUMBER', meaning: 'How often the parameters are drawn; usually as the scenario says.' },
			{
				name: 'bookings',
				value: 'NUMBER',
				meaning: 'Instead of intervals, draw so many bookings one by one and set them beside the exact count.',
			},
		],
		needs: 'none',
		run: runScenario,
	},
	{
		name: 'simulate trace',
		summary:
			'Follows one invented booking, message by message, under the rules of its day, and what a lever would change.',
		options: [
			{ name: 'date', value: 'DATE', meaning: 'The day of the booking, as 2011-06-01.' },
			{ name: 'place', value: 'FIPS', meaning: 'The county, as 06085.' },
			{
				name: 'lever',
				value: 'NAME',
				meaning: 'A way of leaving, shown beside the trace; may be given several times.',
				many: true,
			},
			{
				name: 'asked',
				value: 'READING',
				meaning: 'The place has asked to leave; run it by either published reading, voluntary or mandatory.',
			},
			{ name: 'status', value: 'STATUS', meaning: 'Who is booked: citizen, naturalised, lawful or removable (usual).' },
			{
				name: 'charge',
				value: 'CHARGE',
				meaning: 'felony, misdemeanour (usual), driving-drunk, traffic or none-filed.',
			},
			{ name: 'level', value: 'LEVEL', meaning: 'Convictions on record: L1, L2, L3 or none (usual).' },
		],
		needs: 'none',
		run: runTrace,
	},
	{
		name: 'simulate levers',
		summary: 'Lists the ways of leaving the programme: who decides each, what it costs, and what it does not reach.',
		options: [],
		needs: 'none',
		run: runLevers,
	},
	{
		name: 'simulate parameters',
		summary: 'Lists every number of the model with its uncertainty, source and quality, assumed ones first.',
		options: [{ name: 'quality', value: 'QUALITY', meaning: 'Only assumed, derived, computed or published ones.' }],
		needs: 'none',
		run: runParameters,
	},
	{
		name: 'simulate worlds',
		words: 'FILE',
		summary: 'Counts several invented worlds as exact fractions, from one file of parameters and levers.',
		details: 'With --json prints {synthetic, limits, hash, WORLD: {measure: [numerator, denominator]}}.',
		options: [{ name: 'example', meaning: 'Print a small file to start from, and count nothing.' }],
		needs: 'none',
		run: runWorlds,
	},
	{
		name: 'simulate predict',
		summary:
			'Predicts counts of any county, state or the US in any months, with intervals, from figures up to March 2011.',
		details: 'With --json prints [{place, measure, from, to, mean, p10, p90, p2_5, p97_5, synthetic, hash}].',
		options: [
			{
				name: 'place',
				value: 'PLACE',
				meaning: 'US, a state as CA or 06, or a county as 06085; may be given several times.',
				many: true,
			},
			{ name: 'from', value: 'MONTH', meaning: 'First month, usually 2008-10.' },
			{ name: 'to', value: 'MONTH', meaning: 'Last month, usually 2013-01.' },
			{
				name: 'measure',
				value: 'NAMES',
				meaning: `Which counts, with commas between: ${countNames.join(', ')}. Usually submissions,matches,custody,removed.`,
			},
			{ name: 'draws', value: 'NUMBER', meaning: 'How often the parameters are drawn; usually 400.' },
			{ name: 'seed', value: 'NUMBER', meaning: 'Another seed takes other draws; usually 1.' },
		],
		needs: 'none',
		run: runPredict,
	},
	{
		name: 'simulate validate',
		summary: 'Sets what the model says beside published figures it is not fitted to, misses included.',
		details: 'With --json prints {synthetic, limits, coverage, rows, shares}.',
		options: [
			{ name: 'draws', value: 'NUMBER', meaning: 'How often the parameters are drawn; usually 200.' },
			{ name: 'seed', value: 'NUMBER', meaning: 'Another seed takes other draws; usually 1.' },
		],
		needs: 'none',
		run: runValidate,
	},
	{
		name: 'simulate sensitivity',
		words: 'SCENARIO',
		summary: 'Tells which parameters drive a count under a scenario, or drive what its levers change.',
		details:
			'Morris screening over all uncertain parameters, then the variance shares of Sobol for the first few, on scrambled Sobol points.\nWith --json prints {synthetic, limits, hash, measure, screened, shares}.',
		options: [
			{ name: 'measure', value: 'NAME', meaning: `One of ${countNames.join(', ')}; usually custody.` },
			{
				name: 'rows',
				value: 'NUMBER',
				meaning: 'How many points share the variance out, best a power of two; usually 256.',
			},
			{ name: 'survivors', value: 'NUMBER', meaning: 'How many parameters survive the screening; usually 7.' },
		],
		needs: 'none',
		run: runSensitivity,
	},
];
