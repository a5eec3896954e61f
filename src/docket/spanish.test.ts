import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { reckonDocket } from './clocks.ts';
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

const vectors = new URL('../../../shared/data/foia-vectors.json', import.meta.url);

test('every duty, step and remark of the known counts has its Spanish, with every day in it', (t) => {
	if (!existsSync(vectors)) return t.skip('The file of known counts lies beside the repository; it is not there.');
	for (const given of JSON.parse(readFileSync(vectors, 'utf8')) as unknown[])
		for (const docket of parseDockets(given)) {
			const { deadlines, problems } = reckonDocket(docket);
			for (const english of [...problems, ...deadlines.flatMap(({ duty, steps }) => [duty, ...steps])]) {
				const told = spanish(english);
				assert.ok(told !== undefined, english);
				assert.doesNotMatch(told, /[{}]|\b(Sun|Mon|Tue|Wed|Thu|Fri|Sat) \d/, english);
				const years = (text: string) => (text.match(/\b(19|20)\d\d\b/g) ?? []).sort();
				assert.deepEqual(years(told), years(english), english);
			}
		}
});
