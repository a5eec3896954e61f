/** `simulate run --bookings`: invented bookings drawn one by one in both worlds, beside what the exact way of counting expects. */

import { stages } from '../simulation/graph.ts';
import { mark } from '../simulation/limits.ts';
import { cutLots, expectLots, lotsOf, type Reached } from '../simulation/lot.ts';
import { centred } from '../simulation/part.ts';
import { choosePlaces } from '../simulation/place.ts';
import type { About } from '../simulation/predict.ts';
import { hashOf } from '../simulation/scenario.ts';
import { type Call, wholeNumber } from './command.ts';
import { closing, telling } from './simulation-case.ts';

export async function runBookings(call: Call, about: About): Promise<number> {
	const bookings = wholeNumber(call, 'bookings', 100_000, 1000, 1_000_000_000);
	const { scenario } = about;
	const model = centred(about);
	const lots = lotsOf(model, scenario, choosePlaces(about.places, scenario.places), bookings);
	const crew = call.make.crew();
	const began = performance.now();
	const parts = cutLots(lots, crew.threads).map((some) => ({ do: 'bookings' as const, lots: some, replicate: 0 }));
	const made = await crew.run(about, parts, telling(call, 'Drawing bookings', bookings));
	call.status('');
	const seconds = Math.round((performance.now() - began) / 100) / 10;
	const drawn = added(made);
	const exact = expectLots(model, scenario, lots);
	const rows = stages.map((stage, at) => ({
		stage,
		today: { drawn: drawn.today[at] ?? 0, expected: exact.today[at] ?? 0 },
		scenario: { drawn: drawn.scenario[at] ?? 0, expected: exact.scenario[at] ?? 0 },
		difference: {
			drawn: (drawn.scenario[at] ?? 0) - (drawn.today[at] ?? 0),
			expected: (exact.scenario[at] ?? 0) - (exact.today[at] ?? 0),
		},
	}));
	const hash = await hashOf(scenario);
	if (call.json) {
		call.print(JSON.stringify({ ...mark, scenario, hash, bookings, rows }, null, '\t'));
		return 0;
	}
	call.print(
		`${bookings.toLocaleString('en-US')} invented bookings, drawn one by one in ${seconds} s on ${crew.threads} threads; in brackets what the exact way of counting expects.`,
	);
	call.print(
		`${'reached'.padEnd(24)} ${'as it was'.padStart(30)} ${'with the levers'.padStart(30)} ${'difference'.padStart(30)}`,
	);
	for (const { stage, ...row } of rows)
		call.print(
			`${stage.padEnd(24)} ${both(row.today).padStart(30)} ${both(row.scenario).padStart(30)} ${both(row.difference).padStart(30)}`,
		);
	call.print(
		`Scenario ${hash.slice(0, 16)}, seed ${scenario.seed}. The number of threads changes none of these counts.`,
	);
	closing(call);
	return 0;
}

/** Tallies of parts, added stage by stage. */
function added(parts: readonly Reached[]): Reached {
	const sum = (world: keyof Reached) =>
		Float64Array.from(stages, (_, at) => parts.reduce((whole, part) => whole + (part[world][at] ?? 0), 0));
	return { scenario: sum('scenario'), today: sum('today') };
}

function both({ drawn, expected }: { drawn: number; expected: number }): string {
	const written = (value: number, digits: number) =>
		value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
	return `${written(drawn, 0)} (${written(expected, 1)})`;
}
