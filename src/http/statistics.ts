/**
 * Statistics over HTTP, JSON under /api/statistics: datasets with their reports, measures, one measure computed, claims.
 * A table comes as JSON, CSV, Parquet or a Stata do-file, always with small cells hidden.
 */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { listDocuments } from '../archive/document-actions.ts';
import { Refusal } from '../base/refusal.ts';
import {
	allClaims,
	allDatasets,
	allMeasures,
	openDataset,
	openMeasure,
	removeDataset,
} from '../statistics/dataset-actions.ts';
import { asCsv, asStata } from '../statistics/export.ts';
import { asParquet, exportRecords } from '../statistics/export-actions.ts';
import { linkStays } from '../statistics/link-actions.ts';
import { type Load, loadFile, planLoad } from '../statistics/load-actions.ts';
import { loadingsOf } from '../statistics/loads-actions.ts';
import { computeMeasure } from '../statistics/measure-actions.ts';
import { parseFilter, type Question } from '../statistics/question.ts';
import { body, number, query } from './read.ts';

const text = (most: number) => z.string().max(most);
const words = text(500).transform((value) => value.split(',').filter((word) => word !== ''));

/** `by=aor,fy&filter=gender:female&filter=fy:2016,2017&way=no&rule=arrest-episodes`. */
const asked = z.object({
	by: words.optional(),
	dataset: text(100).optional(),
	way: text(20).optional(),
	interval: text(30).optional(),
	level: z.coerce.number().optional(),
	rule: words.optional(),
	threshold: z.coerce.number().optional(),
	lang: z.enum(['en', 'es']).default('en'),
});

const loading = z.object({
	document: z.number().int(),
	as: text(60).min(1),
	into: text(60).optional(),
	sheets: z.array(text(200)).max(200).optional(),
	confirmed: z.boolean().default(false),
	despiteChecks: z.boolean().default(false),
	/** False: answer at once with the number of the load, and tell of it under /api/statistics/loads/N. */
	wait: z.boolean().default(true),
});

export function statisticsRoutes(app: App): Hono {
	const hono = new Hono();
	const loads = loadingsOf(app);

	hono.get('/api/statistics/datasets', async (context) => context.json({ datasets: await allDatasets(app) }));
	hono.get('/api/statistics/datasets/:name', async (context) =>
		context.json(await openDataset(app, context.req.param('name'))),
	);
	hono.delete('/api/statistics/datasets/:name', async (context) => {
		await removeDataset(app, context.req.param('name'));
		return context.json({ removed: true });
	});
	hono.get('/api/statistics/datasets/:name/:file{records\\.(?:parquet|csv)}', async (context) => {
		const format = context.req.param('file').endsWith('.csv') ? 'csv' : 'parquet';
		const { file, done } = await exportRecords(app, context.req.param('name'), format);
		const stream = createReadStream(file).on('close', () => void done());
		return context.body(Readable.toWeb(stream) as ReadableStream, 200, {
			'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.apache.parquet',
			'Content-Length': String((await stat(file)).size),
			'Content-Disposition': `attachment; filename="${context.req.param('name')}.${format}"`,
		});
	});

	hono.post('/api/statistics/plans', async (context) => {
		const given = await body(context, loading);
		return context.json(await planLoad(app, await loadOf(app, given)));
	});
	hono.post('/api/statistics/loads', async (context) => {
		const given = await body(context, loading);
		const load = await loadOf(app, given);
		if (given.wait) return context.json({ sheets: await loadFile(app, load) });
		const { load: begun } = loads.begin(load, { file: load.name, document: given.document });
		return context.json({ loading: loads.one(begun) }, 202);
	});
	hono.get('/api/statistics/loads', (context) => context.json({ loads: loads.all() }));
	hono.get('/api/statistics/loads/:id', (context) => context.json({ loading: loads.one(number(context, 'id')) }));

	hono.get('/api/statistics/measures', async (context) => context.json({ measures: await allMeasures(app) }));
	hono.get('/api/statistics/measures/:name', async (context) =>
		context.json(await openMeasure(app, context.req.param('name'))),
	);
	hono.get('/api/statistics/measures/:name/table', async (context) =>
		context.json(await computeMeasure(app, question(context).question)),
	);
	hono.get('/api/statistics/measures/:name/:file{table\\.(?:csv|parquet|do)}', async (context) => {
		const { question: wanted, language } = question(context);
		const table = await computeMeasure(app, wanted);
		const [, ending = 'csv'] = context.req.param('file').split('.');
		context.header('Content-Disposition', `attachment; filename="${wanted.measure}.${ending}"`);
		if (ending === 'parquet')
			return context.body(new Uint8Array(await asParquet(app, table)), 200, {
				'Content-Type': 'application/vnd.apache.parquet',
			});
		return context.body(ending === 'csv' ? asCsv(table, language) : asStata(table, language), 200, {
			'Content-Type': ending === 'csv' ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
		});
	});

	hono.get('/api/statistics/claims', async (context) => context.json({ claims: await allClaims(app) }));
	hono.get('/api/statistics/links', async (context) => {
		const { arrests, detentions } = query(
			context,
			z.object({ arrests: text(100).default('arrests'), detentions: text(100).default('detentions') }),
		);
		return context.json(await linkStays(app, arrests, detentions));
	});

	return hono;
}

/** What an address asks: it makes the same table again wherever it is opened. */
function question(context: Context): { question: Question; language: 'en' | 'es' } {
	const { lang, rule, ...rest } = query(context, asked);
	const filters = (context.req.queries('filter') ?? []).map((one) => parseFilter(one.slice(0, 1000)));
	return {
		question: { ...rest, measure: context.req.param('name') ?? '', filters, ...(rule ? { rules: rule } : {}) },
		language: lang,
	};
}

async function loadOf(
	app: App,
	{ document, wait: _, ...rest }: z.infer<typeof loading>,
): Promise<Load & { name: string }> {
	const found = (await listDocuments(app)).find(({ id }) => id === document);
	if (!found) throw new Refusal('not-found', `There is no document ${document} in this case.`);
	return { ...rest, path: app.files.path(found.sha256), name: found.name };
}
