import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countiesOf, parseAreas } from './area.ts';
import { openAreas } from './area-actions.ts';

test('a county belongs to the area of its state, unless another area names it', async () => {
	const areas = await openAreas();
	const found = countiesOf(areas, ['25025', '06037', '06085', '06073', '48201', '48113', '36061', '36029', '78010']);
	const area = (county: string) => [...found].find(([, counties]) => counties.includes(county))?.[0];
	assert.deepEqual(['25025', '06037', '06085', '06073'].map(area), ['BOS', 'LOS', 'SFR', 'SND']);
	assert.deepEqual(['48201', '48113', '36061', '36029'].map(area), ['HOU', 'DAL', 'NYC', 'BUF']);
	assert.equal(areas.length, 24);
});

test('a line that is no area is refused by name', () => {
	assert.throws(() => parseAreas('area,states,counties\nBOS,25,\nBoston,25,'), /“Boston,25,”/);
});
