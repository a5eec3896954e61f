import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readWish, scenarioOf, usualWish } from './address.ts';
import { choicesFor, eras, openTraces, openWays, readTrace, traceText } from './answer.ts';
import { countTitles } from './country.ts';
import { levers } from './lever.ts';
import { limits } from './limits.ts';
import { hashOf } from './scenario.ts';
import { opened } from './secure.case.ts';
import { type Figure, parseFigures, type Verdict, validate } from './validation.ts';

const file = (name: string) =>
	JSON.parse(readFileSync(new URL(`../../cases/secure-communities/${name}`, import.meta.url), 'utf8'));

test('an answer carries its mark, its limits and the hash of each scenario', async () => {
	const wish = { ...readWish(new URLSearchParams('way=no-detainers&way=fbi-filter')), draws: 20 };
	const answer = await openWays(opened).ask(wish, 20, async () => {});
	assert.equal(answer.synthetic, true);
	assert.equal(answer.limits, limits);
	assert.equal(answer.place, 'Santa Clara County, CA');
	assert.deepEqual(
		answer.scenarios.map(({ hash }) => /^[0-9a-f]{64}$/.test(hash)),
		[true, true],
	);
	assert.notEqual(answer.scenarios[0]?.hash, answer.scenarios[1]?.hash);
});

test('places without a search are refused with a way on', async () => {
	const ask = (text: string) =>
		openWays(opened).ask({ ...readWish(new URLSearchParams(text)), draws: 20 }, 20, async () => {});
	await assert.rejects(ask('place=AK'), /No date was published .* Choose another place\./);
	await assert.rejects(ask('place=17031&from=2009-01&to=2010-01'), /was not on here .* Choose later months\./);
});

test('a booking is followed under the rules of every era, and its address leads back to it', () => {
	const trace = openTraces(opened);
	for (const date of eras) {
		const wish = readTrace(new URLSearchParams(`date=${date}&place=48201&lever=fbi-filter`));
		const answer = trace(wish);
		assert.ok(answer.trace.steps.length > 10, date);
		assert.ok(answer.trace.steps.some(({ change }) => change === 'no longer'));
		assert.deepEqual(readTrace(new URLSearchParams(traceText(wish))), wish);
	}
	assert.deepEqual(choicesFor(opened, '48201').state, 'TX');
});

/** Texts of the engine and the case that a screen shows; what is a name or a number only needs no translation. */
function texts(): Record<string, Set<string>> {
	const wordy = (all: Iterable<string | undefined>) =>
		new Set(
			[...all].filter((text): text is string => text !== undefined && text !== 'unknown' && /[a-z]{2}/.test(text)),
		);
	const { messages, questions } = opened.messages;
	return {
		house: wordy([limits]),
		levers: wordy(Object.values(levers).flatMap(({ title, also }) => [title, ...also])),
		counts: wordy(Object.values(countTitles)),
		messages: wordy([
			...messages.flatMap(({ message, plain, from, to, seenBy, kept, takes, note }) => [
				message,
				plain,
				from,
				to,
				...seenBy,
				kept,
				takes,
				note,
			]),
			...questions.flatMap(({ question, readings }) => [question, ...readings.map(({ words }) => words)]),
		]),
		parameters: wordy(
			opened.parameters.flatMap(({ label, note, scope, sources, contested = [] }) => [
				label,
				note,
				scope.place,
				scope.period,
				scope.denominator,
				...sources.map((source) => ('why' in source ? source.why : source.locator)),
				...contested.map(({ by }) => by),
			]),
		),
		figures: wordy(parseFigures(file('validation.json')).flatMap(({ name, note, words }) => [name, note, words])),
	};
}

test('every text of the model has its Spanish, and no Spanish has lost its text', () => {
	const spanish: Record<string, Record<string, string>> = file('simulation.es.json');
	for (const [group, all] of Object.entries(texts())) {
		const told = spanish[group] ?? {};
		assert.deepEqual(
			[...all].filter((text) => !told[text]),
			[],
			`${group}: without a translation in simulation.es.json`,
		);
		const lost = Object.keys(told).filter((text) => !all.has(text) && !/^[^a-z]*$/.test(text));
		assert.deepEqual(lost, [], `${group}: translations of what is no longer said`);
	}
});

test('what was counted beforehand is what the model says today', async () => {
	const again = 'Run `uncover simulate validate --json` and keep its output as validated.json.';
	const { rows } = file('validated.json') as { rows: Verdict[] };
	const figures: Figure[] = parseFigures(file('validation.json'));
	assert.deepEqual(
		rows.map(({ id }) => id),
		figures.map(({ id }) => id),
		again,
	);
	const one = figures.filter(({ id }) => id === 'illinois-matches');
	const [row] = validate(opened, one, 200);
	const kept = rows.find(({ id }) => id === 'illinois-matches');
	assert.ok(row && kept && Math.abs(row.crps - kept.crps) < 0.001 * kept.crps, again);
	const { shares, hash } = file('drivers.json') as { shares: { input: string; quality: string }[]; hash: string };
	assert.equal(hash, await hashOf(scenarioOf(usualWish, 0)), 'drivers.json is about the usual wish');
	for (const { input, quality } of shares)
		assert.equal(
			opened.parameters.find(({ id }) => id === input)?.quality,
			quality,
			`${input}: count drivers.json again`,
		);
});
