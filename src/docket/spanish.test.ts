import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day } from '../base/day.ts';
import { reckonDocket } from './clocks.ts';
import type { Reckoning } from './deadline.ts';
import { eventTypes } from './event.ts';
import { parseDockets } from './parse.ts';
import { spanish } from './spanish.ts';

test('a count is told in Spanish with its weekdays, so that it can be checked with a calendar', () => {
	assert.equal(
		spanish('20 working days: day 1 is Thu 4 February 2010, day 20 is Thu 4 March 2010.'),
		'20 días hábiles: el día 1 es el jueves 4 de febrero de 2010, el día 20 es el jueves 4 de marzo de 2010.',
	);
	assert.equal(
		spanish(
			'Not counted besides weekends: Washington’s Birthday (Mon 15 February 2010) and Memorial Day (Mon 31 May 2010).',
		),
		'Además de los fines de semana no se cuentan: Natalicio de Washington (lunes 15 de febrero de 2010) y Día de los Caídos (lunes 31 de mayo de 2010).',
	);
	assert.equal(spanish('decide on the request'), 'decidir sobre la solicitud');
});

test('a sentence that has no Spanish is not half translated', () => {
	assert.equal(spanish('Something that no rule says. Received on Wed 3 February 2010: that is day 0.'), undefined);
});

/** Every sentence has its Spanish, with the years of all its days in it. */
function told({ deadlines, problems, feeBar }: Reckoning): void {
	const said = deadlines.flatMap(({ duty, steps, readings = [] }) => [
		duty,
		...steps,
		...readings.map(({ step }) => step),
	]);
	for (const english of [...problems, ...said, ...(feeBar ? [feeBar.reason] : [])]) {
		const spoken = spanish(english);
		assert.ok(spoken !== undefined, english);
		assert.doesNotMatch(spoken, /[{}]|\b(Sun|Mon|Tue|Wed|Thu|Fri|Sat) \d/, english);
		const years = (text: string) => (text.match(/\b(19|20)\d\d\b/g) ?? []).sort();
		assert.deepEqual(years(spoken), years(english), english);
	}
}

const vectors = new URL('../../../shared/data/foia-vectors.json', import.meta.url);

test('every duty, step and remark of the known counts has its Spanish, with every day in it', (t) => {
	if (!existsSync(vectors)) return t.skip('The file of known counts lies beside the repository; it is not there.');
	for (const given of JSON.parse(readFileSync(vectors, 'utf8')) as unknown[])
		for (const docket of parseDockets(given)) told(reckonDocket(docket));
});

test('and so has whatever any other events come to, in every jurisdiction', () => {
	const types = [
		...eventTypes,
		...'denied granted partial_grant no_records glomar administrative_closure appeal_denied appeal_remanded'.split(' '),
		...'expedite_denied expedite_granted fee_waiver_denied request_received request_received'.split(' '),
	];
	const when = (n: number) => addDays('2007-06-01' as Day, n);
	const day = fc.integer({ min: 0, max: 120 });
	const event = fc.record({
		type: fc.constantFrom(...types),
		day,
		named: fc.option(day),
		odd: fc.integer({ min: 0, max: 9 }),
	});
	fc.assert(
		fc.property(
			fc.constantFrom(...'FED FED FED CA NY IL MA VA TX FL WA WV'.split(' ')),
			fc.integer({ min: 0, max: 7000 }),
			fc.array(event, { minLength: 1, maxLength: 7 }),
			fc.constantFrom('DHS', 'DOJ', 'CIA', 'DOI', 'EPA'),
			fc.boolean(),
			(state, base, given, agency, asked) => {
				const events = given.map(({ type, day, named, odd }) => ({
					type,
					date: when(base + day),
					...(named === null ? {} : { new_date: when(base + day + named) }),
					...(odd === 0 ? { grounds: ['staff'], days: 25 } : odd === 1 ? { working_days: 20, complete: false } : {}),
					...(odd === 2
						? { purpose: 'commercial', agency }
						: odd === 3
							? { pages: 6000, attempts: 3, court: 'D.D.C.' }
							: {}),
				}));
				const [docket] = parseDockets({ jurisdiction: `US-${state}`, events });
				if (docket) told(reckonDocket(docket, asked ? when(base + 100) : undefined));
			},
		),
		{ numRuns: 1500 },
	);
});
