/** The map, the front page and the timelines of the public site, under /api/public. */

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { Index } from '../ledger/ledger.ts';
import { type Language, languages } from '../ledger/when.ts';
import { known } from '../publishing/api.ts';
import type { Atlas } from '../publishing/atlas.ts';
import { lastDay, type View } from '../publishing/fact.ts';
import { type HomePage, homePage } from '../publishing/home.ts';
import { lawsuitPage } from '../publishing/lawsuit.ts';
import { monthAt, type Spread, spreadOf } from '../publishing/map.ts';
import { openAtlas } from '../publishing/map-actions.ts';
import { countyRows, type MapPage, mapPage } from '../publishing/map-page.ts';
import { outlinesOf, shapesOf } from '../publishing/map-shapes.ts';
import { placeName } from '../publishing/name.ts';
import { openMapPainter } from '../publishing/og-actions.ts';
import { asKnown } from '../publishing/paths.ts';
import type { Site } from '../publishing/site.ts';
import { timelinePage } from '../publishing/timeline.ts';
import { isFresh, openToAll } from './fresh.ts';
import { query } from './read.ts';

type Open = (known?: Day | null) => Promise<Site>;

/** A file that browsers keep: its address carries the mark of its bytes. */
type Asset = { readonly mark: string; readonly bytes: Buffer; readonly zipped: Buffer; readonly type: string };

/** What is made once for each state of the case and day of knowledge. */
type Drawn = {
	readonly until: Day;
	readonly spread: Spread;
	readonly shapes: Asset;
	readonly outlines: Map<string, Asset>;
	readonly pages: Map<string, MapPage>;
	readonly homes: Map<string, HomePage>;
};

type Made = { readonly drawn: Drawn; readonly atlas: Atlas };

const language = z.enum(languages).default('en');
const word = z.string().max(100).default('');

export function mapRoutes(app: Pick<App, 'now' | 'files' | 'reader'>, open: Open): Hono {
	const hono = new Hono();
	const paint = openMapPainter(app);
	let atlas: Promise<Atlas> | undefined;
	const kept = new WeakMap<Index, Drawn>();

	async function draw(view: View): Promise<Made> {
		atlas ??= openAtlas();
		const shapes = await atlas;
		const day = lastDay(view);
		// A day of knowledge is part of the site; today bounds the months only until the last of them has passed.
		const there = kept.get(view.index);
		if (there?.until === day) return { drawn: there, atlas: shapes };
		const spread = spreadOf(view.index, day);
		const drawn: Drawn = {
			until: day,
			spread,
			shapes: asset(shapesOf(shapes, spread), 'image/svg+xml'),
			outlines: new Map(),
			pages: new Map(),
			homes: new Map(),
		};
		kept.set(view.index, drawn);
		return { drawn, atlas: shapes };
	}

	async function viewed(asked: { known?: Day | undefined; language?: Language }): Promise<View> {
		return { ...(await open(asked.known)), language: asked.language ?? 'en', today: dayOf(app.now()) };
	}

	hono.get('/api/public/home', async (context) => {
		const asked = query(context, z.object({ language, known }));
		const view = await viewed(asked);
		const made = await draw(view);
		const { homes, spread } = made.drawn;
		const page = homes.get(view.language) ?? homePage(view, spread);
		homes.set(view.language, page);
		return context.json({
			...page,
			groups: spread.groups.map(({ history }) => history),
			shapes: shapesPath(made, asked.known),
		});
	});

	hono.get('/api/public/timeline', async (context) => {
		const asked = query(context, z.object({ language, known, type: word, place: word, act: word, year: word }));
		return context.json(timelinePage(await viewed(asked), asked));
	});

	hono.get('/api/public/lawsuit', async (context) =>
		context.json(lawsuitPage(await viewed(query(context, z.object({ language, known }))))),
	);

	hono.get('/api/public/map', async (context) => {
		const asked = query(context, z.object({ language, known, on: word, q: word, state: word }));
		const view = await viewed(asked);
		const made = await draw(view);
		const { spread } = made.drawn;
		return context.json({
			...pageOf(view, made),
			on: monthAt(spread.months, asked.on) ?? spread.months.length - 1,
			found: countyRows(view, spread, { state: asked.state, words: asked.q }),
			shapes: shapesPath(made, asked.known),
			outlines: asKnown(
				`/api/public/map-outlines.json?v=${outlinesFor(view, made).mark}&language=${asked.language}`,
				view.known,
			),
		});
	});

	hono.get('/api/public/map.svg', async (context) => {
		const asked = query(context, z.object({ known, v: z.string().optional() }));
		const { drawn } = await draw(await viewed(asked));
		return send(context, drawn.shapes, asked.v);
	});

	hono.get('/api/public/map-outlines.json', async (context) => {
		const asked = query(context, z.object({ language, known, v: z.string().optional() }));
		const view = await viewed(asked);
		return send(context, outlinesFor(view, await draw(view)), asked.v);
	});

	hono.get('/og/:file{map\\.(?:en|es)\\.png}', async (context) => {
		const view = await viewed({ language: context.req.param('file') === 'map.es.png' ? 'es' : 'en' });
		const { tag, draw: paintIt } = await paint(view, (await draw(view)).drawn.spread);
		openToAll(context);
		if (isFresh(context, tag)) return context.body(null, 304);
		return context.body(new Uint8Array(await paintIt()), 200, { 'content-type': 'image/png' });
	});

	return hono;
}

/** The files carry the mark of their bytes, and the day of knowledge that they were drawn for. */
function shapesPath({ drawn }: Made, known: Day | undefined): string {
	return asKnown(`/api/public/map.svg?v=${drawn.shapes.mark}`, known ?? null);
}

function pageOf(view: View, { drawn, atlas }: Made): MapPage {
	const page = drawn.pages.get(view.language) ?? mapPage(view, drawn.spread, atlas);
	drawn.pages.set(view.language, page);
	return page;
}

function outlinesFor(view: View, { drawn, atlas }: Made): Asset {
	const { language, index } = view;
	const there = drawn.outlines.get(language);
	if (there) return there;
	const outlines = outlinesOf(atlas, drawn.spread, (county) => placeName(index.ledger, county, language, true));
	const made = asset(JSON.stringify(outlines), 'application/json');
	drawn.outlines.set(language, made);
	return made;
}

function asset(text: string, type: string): Asset {
	const bytes = Buffer.from(text);
	const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
	return { mark, bytes, zipped: gzipSync(bytes, { level: 9 }), type };
}

/** Under its own mark a file never changes; asked for without it, browsers look again each time. */
function send(context: Context, { mark, bytes, zipped, type }: Asset, asked: string | undefined): Response {
	const tag = `"${mark}"`;
	const headers = {
		'content-type': type,
		etag: tag,
		vary: 'accept-encoding',
		'cache-control': asked === mark ? 'public, max-age=31536000, immutable' : 'public, no-cache',
	};
	if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers);
	if (/\bgzip\b/.test(context.req.header('accept-encoding') ?? ''))
		return context.body(Uint8Array.from(zipped), 200, { ...headers, 'content-encoding': 'gzip' });
	return context.body(Uint8Array.from(bytes), 200, headers);
}
