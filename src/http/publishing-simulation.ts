/** The model's files and answers for the public site, under /api/public/simulation. All of it is about invented people. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { openAtlas } from '../publishing/map-actions.ts';
import { outlinesOf } from '../publishing/map-shapes.ts';
import { readWish, usualMonths } from '../simulation/address.ts';
import { choicesFor, openTraces, openWays, readTrace } from '../simulation/answer.ts';
import { countNames } from '../simulation/country.ts';
import { type CaseFiles, type OpenCase, openFiles, stateNames } from '../simulation/files.ts';
import { mark } from '../simulation/limits.ts';
import { countMonths } from '../simulation/months.ts';
import { hashOf } from '../simulation/scenario.ts';
import { parseFigures } from '../simulation/validation.ts';
import { isFresh } from './fresh.ts';
import { query } from './read.ts';

type Open = {
	readonly opened: OpenCase;
	readonly asset: Asset;
	readonly ways: ReturnType<typeof openWays>;
	readonly trace: ReturnType<typeof openTraces>;
};

/** A file that a browser asks for once: its bytes, plain and zipped, and their mark. */
type Asset = { readonly json: Buffer; readonly zipped: Buffer; readonly etag: string };

/** Where a page finds the model's files. Named in every answer that such a page begins with, so that a copy of the site takes them along. */
const filesAt = {
	files: '/api/public/simulation/case.json',
	outlines: '/api/public/simulation/outlines.json',
} as const;

export function simulationRoutes(): Hono {
	const hono = new Hono();
	let kept: Open | undefined;
	let outlines: Promise<Asset> | undefined;
	const open = () => {
		kept ??= openAll();
		return kept;
	};
	const asked = (context: Context) => new URL(context.req.url).searchParams;

	// What a browser needs to run the model by itself: one file, asked for once.
	hono.get(filesAt.files, (context) => send(context, open().asset));

	hono.get(filesAt.outlines, async (context) => {
		outlines ??= drawOutlines(open().opened.places);
		return send(context, await outlines);
	});

	hono.get('/api/public/simulation/words.json', (context) => {
		const { language, of } = query(context, z.object({ language: z.string(), of: z.string().default('') }));
		const words = language === 'es' ? spanish() : {};
		const groups = of.split(',');
		return context.json(
			Object.assign({}, ...Object.entries(words).flatMap(([name, said]) => (groups.includes(name) ? [said] : []))),
		);
	});

	hono.get('/api/public/simulation/trace', (context) => {
		const wish = readTrace(asked(context));
		const { opened, trace } = open();
		return context.json({
			...trace(wish),
			...filesAt,
			choices: choicesFor(opened, wish.place),
			stateNames: opened.states,
		});
	});

	hono.get('/api/public/simulation/ways', async (context) => {
		const wish = readWish(asked(context));
		const { opened, ways } = open();
		// A browser goes on where this stops; here others wait, so a large place gets fewer draws.
		const draws = Math.min(wish.draws, wish.place.length === 5 ? 200 : 40);
		const answer = await ways.ask(wish, draws, () => setImmediate());
		return context.json({
			...answer,
			...filesAt,
			movers: ways.follow(wish, 0),
			choices: choicesFor(opened, wish.place),
			stateNames: opened.states,
		});
	});

	hono.get('/api/public/simulation/months', async (context) => {
		const wish = readWish(asked(context), usualMonths);
		const { measure } = query(context, z.object({ measure: z.enum(countNames).default('custody') }));
		const { opened } = open();
		return context.json({
			...(await countMonths(opened, wish, measure)),
			...filesAt,
			choices: choicesFor(opened, wish.place),
			stateNames: opened.states,
		});
	});

	hono.get('/api/public/simulation/parameters', async (context) => {
		const { parameters } = open().opened;
		return context.json({ ...mark, hash: await hashOf(parameters), parameters });
	});

	hono.get('/api/public/simulation/validation', (context) => {
		const figures = parseFigures(JSON.parse(file('validation.json')));
		const counties = new Map(open().opened.places.map(({ fips, name, state }) => [fips, `${name}, ${state}`]));
		const places = Object.fromEntries(figures.map(({ place, name }) => [place, name ?? counties.get(place) ?? place]));
		return context.json({ ...mark, figures, places, ...stored('validated.json') });
	});

	hono.get('/api/public/simulation/drivers', (context) => {
		const { parameters } = open().opened;
		const labels = Object.fromEntries(parameters.map(({ id, label }) => [id, label]));
		return context.json({ ...mark, files: filesAt.files, labels, ...stored('drivers.json') });
	});

	return hono;
}

/** Counted beforehand by the command line, because it takes a minute; a test compares it with the engine. */
function stored(name: string): object {
	if (!existsSync(path(name)))
		throw new Refusal('not-found', `${name} has not been counted yet. docs/simulation.md says by which command.`);
	return JSON.parse(file(name)) as object;
}

function openAll(): Open {
	const files: CaseFiles = {
		places: file('places.csv'),
		states: stateNames(file('jurisdictions.csv')),
		parameters: JSON.parse(file('parameters.json')),
		messages: JSON.parse(file('messages.json')),
	};
	const opened = openFiles(files);
	return {
		opened,
		asset: assetOf(files),
		ways: openWays(opened),
		trace: openTraces(opened),
	};
}

function assetOf(data: unknown): Asset {
	const json = Buffer.from(JSON.stringify(data));
	const etag = createHash('sha256').update(json).digest('base64url').slice(0, 16);
	return { json, zipped: gzipSync(json, { level: 9 }), etag };
}

function send(context: Context, { json, zipped, etag }: Asset): Response {
	if (isFresh(context, etag)) return context.body(null, 304);
	const small = context.req.header('accept-encoding')?.includes('gzip') ?? false;
	context.header('Content-Type', 'application/json; charset=utf-8');
	context.header('Vary', 'Accept-Encoding');
	if (small) context.header('Content-Encoding', 'gzip');
	return context.body(new Uint8Array(small ? zipped : json));
}

/** The outlines of the counties, in the order of the table, and the borders of the states. */
async function drawOutlines(places: readonly { readonly fips: string }[]): Promise<Asset> {
	const atlas = await openAtlas();
	const counties = places.map(({ fips }) => ({ id: fips }));
	return assetOf({
		...outlinesOf(atlas, { groups: [{ counties }], since: new Map() }, () => ''),
		states: atlas.states,
	});
}

function spanish(): Record<string, Record<string, string>> {
	return JSON.parse(file('simulation.es.json')) as Record<string, Record<string, string>>;
}

const path = (name: string) => new URL(`../../cases/secure-communities/${name}`, import.meta.url);
const file = (name: string) => readFileSync(path(name), 'utf8');
