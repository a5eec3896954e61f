/** Commands that look at the graph: one booking step by step, its levers, its numbers, and worlds in exact fractions. */

import { parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { LeverChoice } from '../simulation/choice.ts';
import { charges, levels, statuses } from '../simulation/classes.ts';
import { centre, type Drawn, quantileOf } from '../simulation/distribution.ts';
import { levers } from '../simulation/lever.ts';
import { limits, mark } from '../simulation/limits.ts';
import { buildModel, profileOf } from '../simulation/model.ts';
import { atCentre, type Parameter } from '../simulation/parameter.ts';
import { choosePlaces } from '../simulation/place.ts';
import { hashOf, parseWith } from '../simulation/scenario.ts';
import { leavingReadings, parseMessages, type Trace, traceBooking } from '../simulation/trace.ts';
import { countWorlds, type Ratio, WorldsFile } from '../simulation/worlds.ts';
import { type Call, Usage } from './command.ts';
import { caseFile, closing, oneWord, printExample, readJson, readParameters, readPlaces } from './simulation-case.ts';

export async function runTrace(call: Call): Promise<number> {
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
			asked: call.value('asked') === undefined ? undefined : oneOf(call, 'asked', leavingReadings, leavingReadings[0]),
			levers: call
				.values('lever')
				.map((lever) => parseWith(LeverChoice, { lever }, 'lever (`uncover simulate levers` lists them)')),
		},
	);
	if (call.json) call.print(JSON.stringify({ ...mark, ...trace }, null, '\t'));
	else {
		const asked = call.value('asked');
		describe(call, trace, [
			...call.values('lever'),
			...(asked === undefined ? [] : [`a request to leave, read as ${asked}`]),
		]);
	}
	return 0;
}

const statusWords = {
	citizen: 'a citizen born in the US',
	naturalised: 'a citizen born abroad',
	lawful: 'a lawful resident or visitor',
	removable: 'removable in fact',
} as const satisfies Record<Trace['booking']['status'], string>;

function describe(call: Call, trace: Trace, pulled: readonly string[]): void {
	const { status, charge, level } = trace.booking;
	call.print(
		`An invented booking in ${trace.place} on ${trace.day}: ${statusWords[status]}; ${charge.replaceAll('-', ' ')}; ${level === 'none' ? 'no conviction on record' : `convictions of level ${level.slice(1)}`}.`,
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
	const plain = (stage: string) => `“${stage.replaceAll('-', ' ')}”`;
	call.print(
		`The furthest this booking can come is ${plain(trace.end.today)}${pulled.length > 0 ? `, and with ${pulled.join(', ')} it is ${plain(trace.end.changed)}` : ''}.`,
	);
	for (const { question, readings } of trace.questions) {
		call.print(`${question} The public record answers in more than one way:`);
		for (const { reading, words } of readings) call.print(`  ${reading}: ${words}`);
	}
	closing(call);
}

const decides = {
	local: 'The place decides.',
	state: 'The state decides.',
	federal: 'The federal government decides.',
} as const satisfies Record<(typeof levers)[keyof typeof levers]['who'], string>;

export async function runLevers(call: Call): Promise<number> {
	const rows = Object.entries(levers).map(([lever, { title, who, also }]) => ({
		lever,
		title,
		who,
		also,
		usual: parseWith(LeverChoice, { lever }, 'lever'),
	}));
	if (call.json) call.print(JSON.stringify(rows, null, '\t'));
	else
		for (const { lever, title, who, also, usual } of rows) {
			call.print(`${lever}: ${title}. ${decides[who]}`);
			for (const sentence of also) call.print(`  ${sentence}`);
			const settings = Object.entries(usual).filter(([name]) => name !== 'lever');
			if (settings.length > 0)
				call.print(
					`  settings, as usual: ${settings.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')}`,
				);
		}
	return 0;
}

export async function runParameters(call: Call): Promise<number> {
	const all = readParameters();
	const qualities = ['assumed', 'derived', 'computed', 'published'] as const;
	const wanted = call.value('quality');
	if (wanted !== undefined && !qualities.some((one) => one === wanted))
		throw new Usage(`--quality takes ${qualities.join(', ')}, not “${wanted}”.`);
	const rows = qualities
		.filter((one) => wanted === undefined || one === wanted)
		.flatMap((quality) => all.filter((one) => one.quality === quality));
	if (call.json) call.print(JSON.stringify({ limits, hash: await hashOf(all), parameters: rows }, null, '\t'));
	else {
		call.print(
			'assumed: set for this model; derived: arithmetic on published figures; computed: counted from records;',
		);
		call.print('published: read in a source. In brackets where 95 of 100 draws lie.');
		for (const one of rows) {
			call.print(`${one.quality.padEnd(10)} ${one.id.padEnd(28)} ${one.label}: ${valueText(one.value)}`);
			for (const source of one.sources) call.print(`${' '.repeat(39)} ${sourceText(source)}`);
		}
	}
	return 0;
}

export async function runWorlds(call: Call): Promise<number> {
	if (call.has('example')) return printExample(call, 'toy-world.json');
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
			if (ratio) call.print(`  ${measure.padEnd(20)} ${ratioText(ratio)}`);
	}
	closing(call);
	return 0;
}

/** The fraction, and where it is no whole number its decimals. */
function ratioText([top, bottom]: Ratio): string {
	if (Number(bottom) === 1) return String(top);
	const decimals = (Number(top) / Number(bottom)).toLocaleString('en-US', { maximumSignificantDigits: 6 });
	return `${`${top}/${bottom}`.padEnd(24)} about ${decimals}`;
}

function oneOf<T extends string>(call: Call, name: string, known: readonly T[], usual: T): T {
	const text = call.value(name) ?? usual;
	const found = known.find((one) => one === text);
	if (!found) throw new Usage(`--${name} takes ${known.join(', ')}, not “${text}”.`);
	return found;
}

function sourceText(source: Parameter['sources'][number]): string {
	if ('why' in source) return `why: ${source.why}`;
	return `source: ${source.title}${source.locator ? `, ${source.locator}` : ''}`;
}

/** The middle and where 95 of 100 draws lie; a mix by the mean shares. */
function valueText(value: Parameter['value']): string {
	switch (value.kind) {
		case 'point':
			return String(value.value);
		case 'dirichlet':
			return Object.entries(centre(value))
				.map(([name, share]) => `${name} ${Math.round(100 * share)} %`)
				.join(', ');
		case 'mixture':
			return value.parts.map((part) => part.value).join(' or ');
		default: {
			const short = (number: Drawn) =>
				Number(Number(number).toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
			const [low, high] = [0.025, 0.975].map((share) => short(quantileOf(value, () => share)));
			return `${short(centre(value))} (${low} to ${high})`;
		}
	}
}
