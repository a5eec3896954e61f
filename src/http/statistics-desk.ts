/** What the desk does with statistics beyond asking: correcting columns, releasing tables. And what of it anyone may read. */

import { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { listDocuments } from '../archive/document-actions.ts';
import { outlineOf } from '../publishing/atlas.ts';
import { openAtlas } from '../publishing/map-actions.ts';
import { countiesOf } from '../statistics/area.ts';
import { openAreas } from '../statistics/area-actions.ts';
import { openDefinitions } from '../statistics/definition-actions.ts';
import { asCsv } from '../statistics/export.ts';
import { correctMapping } from '../statistics/mapping-actions.ts';
import {
	allReleases,
	publicStatistics,
	publicTable,
	releaseTable,
	withdrawTable,
} from '../statistics/release-actions.ts';
import {
	allReports,
	freezeReport,
	liveFigures,
	openReport,
	publicReport,
	publicReports,
	publishReport,
	saveReport,
	withdrawReport,
} from '../statistics/report-actions.ts';
import { body, query } from './read.ts';

const word = z.string().max(100);
const bilingual = z.object({ en: z.string().min(1).max(300), es: z.string().min(1).max(300) });

/** A question as the explorer has it. */
export const asked = z.object({
	measure: word,
	dataset: word.optional(),
	by: z.array(word).max(2).default([]),
	filters: z
		.array(z.object({ field: word, is: z.array(z.union([z.string().max(200), z.number(), z.null()])).max(500) }))
		.max(20)
		.default([]),
	way: word.optional(),
	interval: word.optional(),
	level: z.number().optional(),
	rules: z.array(word).max(20).optional(),
	threshold: z.number().optional(),
});

export function statisticsDeskRoutes(app: App): Hono {
	const hono = new Hono();

	hono.get('/api/statistics/kinds', async (context) => {
		const { book } = await openDefinitions(app);
		return context.json({
			kinds: book.kinds.map(({ name, title, meaning, fields }) => ({
				name,
				title,
				meaning,
				fields: fields.map(({ name, label }) => ({ name, label })),
			})),
		});
	});
	/** Documents of the archive that may hold records. */
	hono.get('/api/statistics/files', async (context) => {
		const documents = (await listDocuments(app)).filter(
			({ name, duplicateOf }) =>
				duplicateOf === null && /\.(csv|tsv|psv|tab|txt|dat|xlsx|xlsm|xls)(\.gz)?$/i.test(name),
		);
		return context.json({ files: documents.map(({ id, name, production, size }) => ({ id, name, production, size })) });
	});
	let areas: ReturnType<typeof drawAreas> | undefined;
	hono.get('/api/statistics/areas', async (context) => {
		areas ??= drawAreas();
		context.header('Cache-Control', 'private, max-age=86400');
		return context.json({ areas: await areas });
	});
	hono.post('/api/statistics/mappings/:name', async (context) => {
		const given = await body(
			context,
			z.object({
				as: word,
				headRow: z.number().int().positive().max(100_000).optional(),
				columns: z.record(z.string().max(500), word.nullable()),
			}),
		);
		await correctMapping(app, context.req.param('name'), given);
		return context.json({ written: true });
	});

	hono.get('/api/statistics/releases', async (context) => context.json({ releases: await allReleases(app) }));
	hono.post('/api/statistics/releases', async (context) => {
		const given = await body(
			context,
			z.object({ question: asked, name: word.optional(), finding: bilingual.nullable().default(null) }),
		);
		return context.json(await releaseTable(app, given.question, given), 201);
	});
	hono.delete('/api/statistics/releases/:name', async (context) => {
		await withdrawTable(app, context.req.param('name'));
		return context.json({ withdrawn: true });
	});

	hono.route('/', reportRoutes(app));

	hono.get('/api/public/statistics', async (context) =>
		context.json({ ...(await publicStatistics(app)), reports: await publicReports(app) }),
	);
	hono.get('/api/public/statistics/reports/:slug', async (context) =>
		context.json(await publicReport(app, context.req.param('slug'))),
	);
	hono.get('/api/public/statistics/tables/:name', async (context) =>
		context.json(await publicTable(app, context.req.param('name'))),
	);
	hono.get('/api/public/statistics/tables/:name/table.csv', async (context) => {
		const { lang } = query(context, z.object({ lang: z.enum(['en', 'es']).default('en') }));
		const { release } = await publicTable(app, context.req.param('name'));
		return context.body(asCsv({ ...release.table, sql: '', milliseconds: 0 }, lang), 200, {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${release.name}.csv"`,
		});
	});

	return hono;
}

/** Outlines of the areas of responsibility, in steps of the atlas’s grid. */
async function drawAreas(): Promise<{ area: string; outline: string }[]> {
	const [atlas, areas] = await Promise.all([openAtlas(), openAreas()]);
	const counties = atlas.plates.flatMap((plate) => [...plate.counties.keys()]);
	return [...countiesOf(areas, counties)].map(([area, ids]) => ({ area, outline: outlineOf(atlas, ids) }));
}

function reportRoutes(app: App): Hono {
	const hono = new Hono();
	const text = z.string().max(200_000);
	const draft = z.object({ title: bilingual, text: z.object({ en: text, es: text }) });
	const reports = '/api/statistics/reports';
	hono.get(reports, async (context) => context.json({ reports: await allReports(app) }));
	hono.post('/api/statistics/report-figures', async (context) => {
		const { texts } = await body(context, z.object({ texts: z.array(text).max(2) }));
		return context.json({ figures: await liveFigures(app, texts) });
	});
	hono.get(`${reports}/:slug`, async (context) => context.json(await openReport(app, context.req.param('slug'))));
	hono.post(`${reports}/:slug`, async (context) => {
		await saveReport(app, context.req.param('slug'), await body(context, draft));
		return context.json(await openReport(app, context.req.param('slug')));
	});
	hono.post(`${reports}/:slug/frozen`, async (context) =>
		context.json(await freezeReport(app, context.req.param('slug'))),
	);
	hono.post(`${reports}/:slug/publication`, async (context) => {
		await publishReport(app, context.req.param('slug'));
		return context.json({ published: true });
	});
	hono.delete(`${reports}/:slug/publication`, async (context) => {
		await withdrawReport(app, context.req.param('slug'));
		return context.json({ withdrawn: true });
	});
	return hono;
}
