/** Commands that judge the model: how good it is beside published figures, and what drives an answer. */

import { type ShareVerdict, validateShares } from '../simulation/conviction.ts';
import { countTitles } from '../simulation/country.ts';
import { findDrivers } from '../simulation/drivers.ts';
import { mark } from '../simulation/limits.ts';
import { profileOf } from '../simulation/model.ts';
import { withChoices } from '../simulation/parameter.ts';
import { choosePlaces } from '../simulation/place.ts';
import { hashOf, parseScenario } from '../simulation/scenario.ts';
import { parseFigures, parseShares, type Verdict, validate } from '../simulation/validation.ts';
import { type Call, wholeNumber } from './command.ts';
import {
	caseFile,
	closing,
	count,
	oneWord,
	percent,
	placeTitles,
	range,
	readJson,
	readParameters,
	readPlaces,
} from './simulation-case.ts';
import { countNamed, readCountry } from './simulation-counts.ts';

export async function runValidate(call: Call): Promise<number> {
	const about = { parameters: readParameters(), ...readCountry() };
	const file: unknown = JSON.parse(caseFile('validation.json'));
	const seed = wholeNumber(call, 'seed', 1, 0, 0xffffffff);
	call.status('Drawing parameters …');
	const rows = validate(about, parseFigures(file), wholeNumber(call, 'draws', 200, 20, 10_000), seed);
	const shares = validateShares(about, parseShares(file), 1000, seed);
	call.status('');
	const tested = rows.filter((row) => row.heldOut);
	const coverage = covered(tested);
	if (call.json) {
		call.print(JSON.stringify({ ...mark, coverage, rows, shares }, null, '\t'));
		return 0;
	}
	call.print(
		'Published figures beside what the model says of the same place and months; in brackets where 80 of 100 draws lie.',
	);
	call.print('');
	call.print(
		`${'figure'.padEnd(24)} ${'published'.padStart(12)} ${'model'.padStart(36)} ${'held by'.padStart(8)} ${'CRPS'.padStart(10)} ${'one rate'.padStart(12)} ${'its miss'.padStart(10)}`,
	);
	const title = placeTitles(about.places);
	for (const row of rows) {
		call.print(
			`${row.id.padEnd(24)} ${count(row.published).padStart(12)} ${range(row).padStart(36)} ${heldBy(row).padStart(8)} ${count(row.crps).padStart(10)} ${count(row.naive).padStart(12)} ${count(row.naiveMiss).padStart(10)}`,
		);
		const what = `${row.name ?? title(row.place)}: ${countTitles[row.measure]}, ${row.from} to ${row.to}.`;
		call.print(`  ${row.note ? `${what} ${row.note}` : what}`);
	}
	call.print('');
	call.print(
		'“Held by” names the narrowest interval of the model that holds the published figure. CRPS is how far the model is off, its',
	);
	call.print(
		'spread counted in; “its miss” is how far one constant rate for all places and months is off. Smaller is better.',
	);
	call.print(sentence('figures the model was not fitted to', coverage));
	const local = covered(tested.filter((row) => row.place !== 'US'));
	call.print(sentence('of these that are of a county or a state', local));
	const nearer = tested.filter((row) => row.crps < row.naiveMiss).length;
	call.print(`The model comes nearer than one constant rate in ${nearer} of the ${tested.length}.`);
	for (const share of shares) call.print(shareSentence(share));
	closing(call);
	return 0;
}

type Coverage = { readonly p50: number; readonly p80: number; readonly p95: number; readonly of: number };

function covered(rows: readonly Verdict[]): Coverage {
	const among = (level: keyof Verdict['within']) => rows.filter(({ within }) => within[level]).length;
	return { p50: among('p50'), p80: among('p80'), p95: among('p95'), of: rows.length };
}

function sentence(which: string, { of, p50, p80, p95 }: Coverage): string {
	return `Of ${of} ${which}, the 50 % intervals hold ${p50}, the 80 % ones ${p80}, the 95 % ones ${p95}.`;
}

function heldBy({ heldOut, within }: Verdict): string {
	if (!heldOut) return 'fitted';
	if (within.p50) return '50 %';
	if (within.p80) return '80 %';
	return within.p95 ? '95 %' : 'MISSED';
}

function shareSentence({ from, to, published, low, high, oneRate, drifting }: ShareVerdict): string {
	const told = ({ p2_5, p97_5, holds }: ShareVerdict['oneRate']) =>
		`${percent(p2_5, 1)} to ${percent(p97_5, 1)} (${holds ? 'held' : 'MISSED'})`;
	return (
		`Removed without a conviction, ${from} to ${to}: about ${percent(published, 1)} of the removals (${percent(low)} to ${percent(high)}, as the source rounds). ` +
		`One constant rate says, at 95 %, ${told(oneRate)}; a rate that drifts as it had until then, ${told(drifting)}.`
	);
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
	const what = `${countTitles[measure]}, ${scenario.from} to ${scenario.to}`;
	call.print(
		`What makes us unsure of this: ${scenario.steps.length > 0 ? `how the levers change “${what}”` : `“${what}”`}.`,
	);
	call.print(
		'Each parameter’s share of the uncertainty: by itself, and in all it has a part in. In brackets 95 % intervals.',
	);
	call.print('');
	// What is assumed stands first: it is where a reader should doubt first.
	const assumedFirst = [true, false].flatMap((assumed) =>
		drivers.shares.filter((one) => (one.quality === 'assumed') === assumed),
	);
	for (const { input, quality, own, total } of assumedFirst) {
		const label = parameters.find(({ id }) => id === input)?.label ?? input;
		call.print(`${quality.padEnd(10)} ${label} (${input})`);
		call.print(`${''.padEnd(10)} by itself ${part(own)}, with its part in others ${part(total)}`);
	}
	call.print('');
	call.print(
		`${drivers.shares.length} of ${drivers.screened.length} uncertain parameters, those that moved the answer most; the others are held at their middle. Differences between places and months are not among them.`,
	);
	closing(call);
	return 0;
}

/** An estimate of a share can come out a little below 0 or above 1; the share cannot. */
function part({ value, low, high }: { value: number; low: number; high: number }): string {
	const cut = (share: number) => percent(Math.min(1, Math.max(0, share)));
	return `${cut(value)} (${cut(low)} to ${cut(high)})`;
}
