/** Commands that count: scenarios, predictions, how good they are and what drives them. */

import { type CountName, countNames, countTitles } from '../simulation/country.ts';
import { findDrivers } from '../simulation/drivers.ts';
import { levers } from '../simulation/lever.ts';
import { mark } from '../simulation/limits.ts';
import { profileOf } from '../simulation/model.ts';
import { withChoices } from '../simulation/parameter.ts';
import { cutRange } from '../simulation/part.ts';
import { choosePlaces } from '../simulation/place.ts';
import { type About, type Interval, type Prediction, predict, predictFrom } from '../simulation/predict.ts';
import { hashOf, parseScenario } from '../simulation/scenario.ts';
import { parseFigures, validate } from '../simulation/validation.ts';
import { type Call, Usage, wholeNumber } from './command.ts';
import { runBookings } from './simulation-bookings.ts';
import {
	caseFile,
	closing,
	oneWord,
	printExample,
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
		`${scenario.title || 'A scenario'}: invented bookings, ${scenario.from} to ${scenario.to}. 80 % of the draws lie between the two numbers.`,
	);
	for (const place of scenario.places) {
		call.print('');
		call.print(
			`${place.padEnd(46)} ${'as it was'.padStart(32)} ${'with the levers'.padStart(32)} ${'difference'.padStart(34)}`,
		);
		for (const one of results.filter((result) => result.place === place))
			call.print(
				`  ${countTitles[one.measure].padEnd(44)} ${range(one.today).padStart(32)} ${range(one.scenario).padStart(32)} ${range(one.difference).padStart(34)}`,
			);
	}
	call.print('');
	for (const one of also) for (const sentence of one.also) call.print(`${one.lever}: ${sentence}`);
	call.print(
		`Scenario ${hash.slice(0, 16)}, parameters ${parametersHash.slice(0, 16)}, seed ${scenario.seed}, ${scenario.draws} draws.`,
	);
	closing(call);
	return 0;
}

export async function runPredict(call: Call): Promise<number> {
	const words = call.values('place');
	if (words.length === 0) throw new Usage('Name a place with --place: US, a state as CA, or a county as 06085.');
	const names = (call.value('measure') ?? 'submissions,matches,custody,removed').split(',').map((name) => name.trim());
	const measures = names.map(countNamed);
	const scenario = parseScenario({
		schema: 'uncover-scenario-1',
		from: call.value('from') ?? '2008-10',
		to: call.value('to') ?? '2013-01',
		places: words,
		draws: wholeNumber(call, 'draws', 400, 20, 10_000),
		seed: wholeNumber(call, 'seed', 1, 0, 0xffffffff),
	});
	const { from, to } = scenario;
	const hash = await hashOf(scenario);
	const drawn = await predictions(call, { parameters: readParameters(), scenario, ...readCountry() }, words);
	const rows = drawn
		.filter((one) => measures.includes(one.measure))
		.map(({ place, measure, today }) => ({ place, measure, from, to, ...rounded(today), synthetic: true, hash }));
	if (call.json) {
		call.print(JSON.stringify(rows, null, '\t'));
		return 0;
	}
	for (const row of rows)
		call.print(`${row.place.padEnd(6)} ${countTitles[row.measure].padEnd(44)} ${range(row).padStart(32)}`);
	closing(call);
	return 0;
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

function readCountry(): Pick<About, 'places' | 'profile'> {
	const places = readPlaces();
	return { places, profile: profileOf(places) };
}

export async function runValidate(call: Call): Promise<number> {
	const about = { parameters: readParameters(), ...readCountry() };
	const figures = parseFigures(JSON.parse(caseFile('validation.json')));
	call.status('Drawing parameters …');
	const rows = validate(
		about,
		figures,
		wholeNumber(call, 'draws', 200, 20, 10_000),
		wholeNumber(call, 'seed', 1, 0, 0xffffffff),
	);
	call.status('');
	const tested = rows.filter((row) => row.heldOut);
	const coverage = { p50: 0, p80: 0, p95: 0, of: tested.length };
	for (const { within } of tested)
		for (const level of ['p50', 'p80', 'p95'] as const) if (within[level]) coverage[level]++;
	if (call.json) {
		call.print(JSON.stringify({ ...mark, coverage, rows }, null, '\t'));
		return 0;
	}
	call.print(
		`${'figure'.padEnd(24)} ${'published'.padStart(12)} ${'model'.padStart(36)} ${'held by'.padStart(8)} ${'CRPS'.padStart(10)} ${'one rate'.padStart(12)} ${'its miss'.padStart(10)}`,
	);
	for (const row of rows) {
		const held = !row.heldOut
			? 'fitted'
			: row.within.p50
				? '50 %'
				: row.within.p80
					? '80 %'
					: row.within.p95
						? '95 %'
						: 'MISSED';
		call.print(
			`${row.id.padEnd(24)} ${whole(row.published).padStart(12)} ${range(row).padStart(36)} ${held.padStart(8)} ${whole(row.crps).padStart(10)} ${whole(row.naive).padStart(12)} ${whole(row.naiveMiss).padStart(10)}`,
		);
		if (row.note) call.print(`  ${row.note}`);
	}
	call.print(
		`Of ${coverage.of} figures the model had not seen, the 50 % intervals hold ${coverage.p50}, the 80 % ones ${coverage.p80}, the 95 % ones ${coverage.p95}.`,
	);
	closing(call);
	return 0;
}

export async function runSensitivity(call: Call): Promise<number> {
	const scenario = parseScenario(readJson(oneWord(call, 'a scenario file')));
	const measure = countNamed(call.value('measure') ?? 'custody');
	const all = readPlaces();
	const parameters = withChoices(readParameters(), scenario);
	call.status('Drawing parameters …');
	const drivers = findDrivers(
		{ parameters, profile: profileOf(all), places: choosePlaces(all, scenario.places), scenario },
		measure,
		{
			screened: 12,
			survivors: wholeNumber(call, 'survivors', 7, 1, 20),
			rows: wholeNumber(call, 'rows', 256, 32, 8192),
		},
	);
	call.status('');
	const hash = await hashOf(scenario);
	if (call.json) {
		call.print(JSON.stringify({ ...mark, hash, measure, ...drivers }, null, '\t'));
		return 0;
	}
	const changes = scenario.steps.length > 0 ? ', what the levers change' : '';
	call.print(
		`${countTitles[measure]}${changes}: the share of what we do not know that each parameter brings, with 95 % intervals.`,
	);
	const part = ({ value, low, high }: { value: number; low: number; high: number }) =>
		`${percent(value)} (${percent(low)} to ${percent(high)})`;
	for (const one of drivers.shares)
		call.print(
			`${one.quality.padEnd(10)} ${one.input.padEnd(28)} alone ${part(one.own).padEnd(22)} with others ${part(one.total)}`,
		);
	closing(call);
	return 0;
}

function countNamed(name: string): CountName {
	const known = countNames.find((one) => one === name);
	if (!known) throw new Usage(`There is no measure “${name}”. Known are ${countNames.join(', ')}.`);
	return known;
}

function percent(share: number): string {
	return `${Math.round(100 * share) + 0} %`;
}

/** One rule of rounding for people: whole numbers, and words where less than about one is expected. */
function range({ mean, p10, p90 }: Interval | { mean: number; p10: number; p90: number }): string {
	if (mean >= 0 && mean < 1.1 && p90 >= 0)
		return mean < 0.05 ? 'none' : `${Math.round(100 * (1 - Math.exp(-mean)))} in 100 chance of any`;
	return `${whole(mean)} (${whole(p10)} to ${whole(p90)})`;
}

function whole(value: number): string {
	return (Math.round(value) + 0).toLocaleString('en-US');
}

/** To tenths: no count of the model is known better. */
function rounded({ mean, p10, p90, p2_5, p97_5 }: Interval) {
	const tenths = (value: number) => Math.round(value * 10) / 10;
	return { mean: tenths(mean), p10: tenths(p10), p90: tenths(p90), p2_5: tenths(p2_5), p97_5: tenths(p97_5) };
}
