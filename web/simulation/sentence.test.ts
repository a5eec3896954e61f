import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Band, Outlook } from '#src/simulation/outlook.ts';
import { type Language, translator } from '#web/message.ts';
import { fewerOrMore, whoStill } from './sentence.ts';

const words = (language: Language) =>
	translator(language, JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8')));
const [en, es] = [words('en'), words('es')];
const band = (mean: number, p10: number, p90: number): Band => ({ mean, p10, p90, p2_5: p10, p97_5: p90 });
const one = (mean: number) => band(mean, mean, mean);

test('the difference reads well for hundreds, for one, for less than one, for none, and the other way round', () => {
	const say = (of: Band) => [en, es].map((t) => fewerOrMore(t, 'Cook', of).replace(/^(Of|De) 10,000 .*? Cook, /, ''));
	assert.deepEqual(say(band(-1171.4, -2369, -39)), [
		'1,171 fewer reach ICE custody (80%: between 39 and 2,369)',
		'1,171 menos llegan a custodia de ICE (80%: entre 39 y 2,369)',
	]);
	assert.match(say(band(-1.2, -3, 0))[0] ?? '', /^1 fewer reaches/);
	assert.match(say(band(-0.4, -1.3, 0))[0] ?? '', /hardly any fewer .* one or none \(80%: between 0 and 1\)/);
	assert.match(say(band(-0.4, -1.3, 0))[1] ?? '', /apenas llegan menos .* \(80%: entre 0 y 1\)/);
	assert.match(say(band(0, 0, 0))[0] ?? '', /^just as many/);
	assert.match(say(band(12, 3, 20))[0] ?? '', /^12 more reach .*between 3 and 20/);
});

test('who still would is told with reasons that add up, and nobody is nobody', () => {
	const outlook = (mean: number, refused: number, others: number) =>
		({
			counts: { custody: { changed: one(mean) } },
			still: {
				honoured: one(0),
				refused: one(refused),
				notice: one(0),
				'no-detainer': one(others),
				'other-months': one(0),
			},
		}) as unknown as Outlook;
	assert.equal(
		whoStill(en, outlook(398.8, 62.3, 336.5), true),
		'399 people still would: 62 arrested at large after a refused hold and 337 taken without anything asked of the jail.',
	);
	assert.match(whoStill(es, outlook(1.4, 1.4, 0), true), /^1 persona aún llegaría: 1 /);
	assert.equal(whoStill(en, outlook(0, 0, 0), true), 'Nobody reaches it.');
	assert.match(whoStill(en, outlook(0.4, 0.4, 0), true), /^Hardly anybody reaches it: 33 in 100 chance/);
});
