/** The simulation on the command line: the programme on invented bookings. */

import { readFileSync } from 'node:fs';
import { parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { LeverChoice } from '../simulation/choice.ts';
import { charges, levels, statuses } from '../simulation/classes.ts';
import { type CountName, countNames, countTitles } from '../simulation/country.ts';
import { findDrivers } from '../simulation/drivers.ts';
import { levers } from '../simulation/lever.ts';
import { limits, mark } from '../simulation/limits.ts';
import { buildModel, profileOf } from '../simulation/model.ts';
import { atCentre, type Parameter, parseParameters, withChoices } from '../simulation/parameter.ts';
import { choosePlaces, parsePlaces } from '../simulation/place.ts';
import { type Interval, predict } from '../simulation/predict.ts';
import { hashOf, parseScenario, parseWith, type Scenario } from '../simulation/scenario.ts';
import { parseMessages, type Trace, traceBooking } from '../simulation/trace.ts';
import { parseFigures, validate } from '../simulation/validation.ts';
import { countWorlds, WorldsFile } from '../simulation/worlds.ts';
import { type Call, type Command, Usage, wholeNumber } from './command.ts';

export const simulateCommands: readonly Command[] = [
	{
		name: 'simulate run',
		words: 'SCENARIO',
		summary: 'Counts invented bookings under a scenario file, beside the world as it was, with intervals.',
		details:
			'A scenario is a JSON file; docs/simulation.md shows one. Its hash stands in the result.\nWith --json prints {synthetic, limits, scenario, hash, parametersHash, also, results}.',
		options: [
			{ name: 'draws', value: 'NUMBER', meaning: 'How often the parameters are drawn; usually as the scenario says.' },
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
		options: [],
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
		summary: 'Sets what the model says beside figures published later than those it is fitted to, misses included.',
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
			'Morris screening over all uncertain parameters, then the variance shares of Sobol’ for the first few.\nWith --json prints {synthetic, limits, hash, measure, screened, shares}.',
		options: [
			{ name: 'measure', value: 'NAME', meaning: `One of ${countNames.join(', ')}; usually custody.` },
			{ name: 'rows', value: 'NUMBER', meaning: 'How many points share the variance out; usually 256.' },
			{ name: 'survivors', value: 'NUMBER', meaning: 'How many parameters survive the screening; usually 7.' },
		],
		needs: 'none',
		run: runSensitivity,
	},
];

const caseFile = (name: string) =>
	readFileSync(new URL(`../../cases/secure-communities/${name}`, import.meta.url), 'utf8');
const readParameters = () => parseParameters(JSON.parse(caseFile('parameters.json')));
const readPlaces = () => parsePlaces(caseFile('places.csv'));

async function runScenario(call: Call): Promise<number> {
	const given = parseScenario(readJson(oneWord(call, 'a scenario file')));
	const scenario = { ...given, draws: wholeNumber(call, 'draws', given.draws, 20, 10_000) };
	const parameters = withChoices(readParameters(), scenario);
	const results = predictions(call, parameters, scenario, scenario.places);
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

async function runPredict(call: Call): Promise<number> {
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
	const rows = predictions(call, readParameters(), scenario, words)
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

function predictions(call: Call, parameters: readonly Parameter[], scenario: Scenario, words: readonly string[]) {
	const places = readPlaces();
	const results = predict({ parameters, profile: profileOf(places), places, scenario }, words, (done, of) =>
		call.status(`Drawing parameters: ${done} of ${of}`),
	);
	call.status('');
	return results;
}

async function runValidate(call: Call): Promise<number> {
	const places = readPlaces();
	const about = { parameters: readParameters(), places, profile: profileOf(places) };
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

async function runSensitivity(call: Call): Promise<number> {
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

async function runTrace(call: Call): Promise<number> {
	const day = parseDay(call.value('date') ?? '2011-06-01');
	const word = call.value('place');
	if (word === undefined || !/^\d{5}$/.test(word))
		throw new Usage('Name the county of the booking by its FIPS code, for example --place 06085.');
	const places = readPlaces();
	const [place] = choosePlaces(places, [word]);
	if (!place) throw new Refusal('not-found', `There is no county ${word} in the table of places.`);
	const parameters = readParameters();
	const trace = traceBooking(
		parseMessages(JSON.parse(caseFile('messages.json'))),
		buildModel(parameters, atCentre(parameters), profileOf(places)).values,
		{
			day,
			place,
			booking: {
				status: oneOf(call, 'status', statuses, 'removable'),
				charge: oneOf(call, 'charge', charges, 'misdemeanour'),
				level: oneOf(call, 'level', levels, 'none'),
			},
			levers: call
				.values('lever')
				.map((lever) => parseWith(LeverChoice, { lever }, 'lever (`uncover simulate levers` lists them)')),
		},
	);
	if (call.json) call.print(JSON.stringify({ ...mark, ...trace }, null, '\t'));
	else describe(call, trace, call.values('lever'));
	return 0;
}

function describe(call: Call, trace: Trace, pulled: readonly string[]): void {
	const { status, charge, level } = trace.booking;
	call.print(
		`An invented booking in ${trace.place} on ${trace.day}: ${status}, ${charge}, ${level === 'none' ? 'no conviction' : level}.`,
	);
	if (!trace.searched)
		call.print(
			trace.activated
				? `The sharing is switched on here in ${trace.activated}, later than this booking.`
				: 'No date was published on which the sharing was switched on here.',
		);
	if (pulled.length > 0)
		call.print(`Capitals tell what changes with ${pulled.join(', ')}; the rest happens as before.`);
	for (const step of trace.steps) {
		const state = step.change === 'same' ? '' : `  ${step.change.toUpperCase()}`;
		call.print('');
		call.print(`${step.message}: ${step.from} → ${step.to}${state}`);
		call.print(`  ${step.plain}`);
		call.print(`  seen by ${step.seenBy.join(', ')}; kept: ${step.kept}; takes: ${step.takes}`);
		if (step.note) call.print(`  ${step.note}`);
		call.print(`  source: ${step.sources.map((source) => source.title).join('; ')}`);
	}
	call.print('');
	call.print(
		`It can come as far as “${trace.end.today}”${pulled.length > 0 ? `, and with the lever as far as “${trace.end.changed}”` : ''}.`,
	);
	for (const one of trace.questions)
		call.print(
			`Read in ${one.readings.length} ways: ${one.question} ${one.readings.map((reading) => `(${reading.reading}) ${reading.words}`).join(' ')}`,
		);
	closing(call);
}

async function runLevers(call: Call): Promise<number> {
	const rows = Object.entries(levers).map(([lever, { title, who, also }]) => ({
		lever,
		title,
		who,
		also,
		usual: parseWith(LeverChoice, { lever }, 'lever'),
	}));
	if (call.json) call.print(JSON.stringify(rows, null, '\t'));
	else
		for (const { lever, title, who, also } of rows) {
			call.print(`${lever}  (${who})  ${title}`);
			for (const sentence of also) call.print(`  ${sentence}`);
		}
	return 0;
}

async function runParameters(call: Call): Promise<number> {
	const all = readParameters();
	const qualities = ['assumed', 'derived', 'computed', 'published'] as const;
	const wanted = call.value('quality');
	if (wanted !== undefined && !qualities.some((one) => one === wanted))
		throw new Usage(`--quality takes ${qualities.join(', ')}, not “${wanted}”.`);
	const rows = qualities
		.filter((one) => wanted === undefined || one === wanted)
		.flatMap((quality) => all.filter((one) => one.quality === quality));
	if (call.json) call.print(JSON.stringify({ limits, hash: await hashOf(all), parameters: rows }, null, '\t'));
	else
		for (const { id, quality, label, value } of rows)
			call.print(`${quality.padEnd(10)} ${id.padEnd(28)} ${label}: ${valueText(value)}`);
	return 0;
}

async function runWorlds(call: Call): Promise<number> {
	const file = parseWith(WorldsFile, readJson(oneWord(call, 'a file of worlds')), 'file of worlds');
	const worlds = countWorlds(file);
	const hash = await hashOf(file);
	if (call.json) {
		call.print(JSON.stringify({ ...mark, hash, ...worlds }, null, '\t'));
		return 0;
	}
	for (const [name, world] of Object.entries(worlds)) {
		call.print(name);
		for (const [measure, ratio] of Object.entries(world))
			if (ratio) call.print(`  ${measure.padEnd(20)} ${ratio[1] === 1 ? ratio[0] : `${ratio[0]}/${ratio[1]}`}`);
	}
	closing(call);
	return 0;
}

function closing(call: Call): void {
	call.print(`SYNTHETIC. ${limits}`);
}

function oneWord(call: Call, what: string): string {
	const [path] = call.words;
	if (path === undefined || call.words.length > 1) throw new Usage(`Name ${what}, and only one.`);
	return path;
}

function readJson(path: string): unknown {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		throw new Refusal('not-found', `There is no file ${path} that can be read.`);
	}
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('not-valid', `${path} is no JSON. A comma or a quotation mark may be missing.`);
	}
}

function oneOf<T extends string>(call: Call, name: string, known: readonly T[], usual: T): T {
	const text = call.value(name) ?? usual;
	const found = known.find((one) => one === text);
	if (!found) throw new Usage(`--${name} takes ${known.join(', ')}, not “${text}”.`);
	return found;
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

function valueText(value: Parameter['value']): string {
	switch (value.kind) {
		case 'point':
			return String(value.value);
		case 'beta':
			return `${(value.a / (value.a + value.b)).toFixed(3)} (Beta ${value.a}, ${value.b})`;
		case 'dirichlet':
			return Object.entries(value.alpha)
				.map(([name, amount]) => `${name} ${amount}`)
				.join(', ');
		case 'mixture':
			return value.parts.map((part) => part.value).join(' or ');
		default:
			return `${value.median} (${value.kind}, sd ${value.sd})`;
	}
}
