/** Commands that count: scenarios beside the world as it was, and predictions. */

import { type CountName, countNames, countTitles } from '../simulation/country.ts';
import { levers } from '../simulation/lever.ts';
import { mark } from '../simulation/limits.ts';
import { profileOf } from '../simulation/model.ts';
import { flawOf } from '../simulation/month.ts';
import { withChoices } from '../simulation/parameter.ts';
import { cutRange } from '../simulation/part.ts';
import { choosePlaces } from '../simulation/place.ts';
import { type About, type Interval, type Prediction, predict, predictFrom } from '../simulation/predict.ts';
import { hashOf, parseScenario } from '../simulation/scenario.ts';
import { type Call, Usage, wholeNumber } from './command.ts';
import { runBookings } from './simulation-bookings.ts';
import {
	closing,
	oneWord,
	placeTitles,
	printExample,
	range,
	readJson,
	readParameters,
	readPlaces,
	telling,
} from './simulation-case.ts';

export async function runScenario(call: Call): Promise<number> {
	if (call.has('example')) return printExample(call, 'example-scenario.json');
	const given = parseScenario(readJson(oneWord(call, 'a scenario file')));
	const scenario = { ...given, draws: wholeNumber(call, 'draws', given.draws, 20, 10_000) };
	const parameters = withChoices(readParameters(), scenario);
	const about = { parameters, scenario, ...readCountry() };
	if (call.value('bookings') !== undefined) return runBookings(call, about);
	const results = await predictions(call, about, scenario.places);
	const pulled = new Set(scenario.steps.flatMap((step) => step.levers.map((one) => one.lever)));
	const also = [...pulled].map((lever) => ({ lever, title: levers[lever].title, also: levers[lever].also }));
	const [hash, parametersHash] = await Promise.all([hashOf(scenario), hashOf(parameters)]);
	if (call.json) {
		call.print(JSON.stringify({ ...mark, scenario, hash, parametersHash, also, results }, null, '\t'));
		return 0;
	}
	call.print(
		`${scenario.title || 'A scenario'}: expected counts of invented bookings and what follows, ${scenario.from} to ${scenario.to}.`,
	);
	call.print(
		'In brackets where 80 of 100 draws lie. The difference is taken draw by draw, on the same rates and luck.',
	);
	const title = placeTitles(about.places);
	for (const place of scenario.places) {
		call.print('');
		call.print(
			`${title(place).padEnd(46)} ${'as it was'.padStart(32)} ${'with the levers'.padStart(32)} ${'difference'.padStart(34)}`,
		);
		for (const one of results.filter((result) => result.place === place))
			call.print(
				`  ${countTitles[one.measure].padEnd(44)} ${range(one.today).padStart(32)} ${range(one.scenario).padStart(32)} ${range(one.difference).padStart(34)}`,
			);
	}
	call.print('');
	call.print('ICE takes people on a hold and without one, so custody can be more than the holds honoured.');
	for (const one of also) {
		call.print(`${one.lever}: ${one.title}.`);
		for (const sentence of one.also) call.print(`  ${sentence}`);
	}
	call.print(
		`Scenario ${hash.slice(0, 16)}, parameters ${parametersHash.slice(0, 16)}, seed ${scenario.seed}, ${scenario.draws} draws.`,
	);
	closing(call);
	return 0;
}

export async function runPredict(call: Call): Promise<number> {
	const words = [...new Set(call.values('place'))];
	if (words.length === 0) throw new Usage('Name a place with --place: US, a state as CA, or a county as 06085.');
	const names = (call.value('measure') ?? 'submissions,matches,custody,removed').split(',').map((name) => name.trim());
	const measures = [...new Set(names.map(countNamed))];
	const country = readCountry();
	const meant = words.map((word) => choosePlaces(country.places, [word]));
	const months = { from: call.value('from') ?? '2008-10', to: call.value('to') ?? '2013-01' };
	const flaw = flawOf(months);
	if (flaw) throw new Usage(flaw);
	const scenario = parseScenario({
		schema: 'uncover-scenario-1',
		...months,
		places: words,
		draws: wholeNumber(call, 'draws', 400, 20, 10_000),
		seed: wholeNumber(call, 'seed', 1, 0, 0xffffffff),
	});
	const { from, to } = scenario;
	const hash = await hashOf(scenario);
	const about = { parameters: readParameters(), scenario, ...country };
	const drawn = await predictions(call, about, words);
	const rows = words.flatMap((place) =>
		measures.flatMap((measure) =>
			drawn
				.filter((one) => one.place === place && one.measure === measure)
				.map(({ today }) => ({ place, measure, from, to, ...rounded(today), synthetic: true, hash })),
		),
	);
	if (call.json) {
		call.print(JSON.stringify(rows, null, '\t'));
		return 0;
	}
	call.print(`Expected counts of invented bookings and what follows, ${from} to ${to}, with no lever pulled.`);
	call.print('In brackets where 80 of 100 draws lie. Fitted to national totals of 31 March 2011 and to nothing else.');
	const title = placeTitles(about.places);
	for (const [nth, place] of words.entries()) {
		call.print('');
		call.print(title(place));
		const undated = meant[nth]?.filter(({ activated }) => activated === undefined).length ?? 0;
		if (undated > 0) call.print(undatedText(undated, meant[nth]?.length ?? 0));
		for (const row of rows)
			if (row.place === place) call.print(`  ${countTitles[row.measure].padEnd(44)} ${range(row).padStart(32)}`);
	}
	closing(call);
	return 0;
}

function undatedText(undated: number, all: number): string {
	const which = all === 1 ? 'here' : `in ${undated} of these ${all} places`;
	return `  No source says when the sharing was switched on ${which}: the month is drawn, and the intervals are the wider for it.`;
}

/** A few draws are made sooner here than threads are started. */
const fewDraws = 40;

/** Draws in as many threads as there are, and adds them up. */
async function predictions(call: Call, about: About, words: readonly string[]): Promise<Prediction[]> {
	choosePlaces(about.places, words);
	const { draws } = about.scenario;
	const crew = call.make.crew();
	if (draws <= fewDraws || crew.threads === 1) return predict(about, words, telling(call, 'Drawing parameters', draws));
	const parts = cutRange(draws, crew.threads).map((range) => ({ do: 'draws' as const, words, ...range }));
	const made = await crew.run(about, parts, telling(call, 'Drawing parameters', draws));
	call.status('');
	return predictFrom(about, words, joined(made));
}

function joined(parts: readonly Float64Array[]): Float64Array {
	const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export function readCountry(): Pick<About, 'places' | 'profile'> {
	const places = readPlaces();
	return { places, profile: profileOf(places) };
}

export function countNamed(name: string): CountName {
	const known = countNames.find((one) => one === name);
	if (!known) throw new Usage(`There is no measure “${name}”. Known are ${countNames.join(', ')}.`);
	return known;
}

/** To tenths: no count of the model is known better. */
function rounded({ mean, p10, p90, p2_5, p97_5 }: Interval) {
	const tenths = (value: number) => Math.round(value * 10) / 10;
	return { mean: tenths(mean), p10: tenths(p10), p90: tenths(p90), p2_5: tenths(p2_5), p97_5: tenths(p97_5) };
}
