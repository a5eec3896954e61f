/** The public tables: as files under /data, and row by row through the API under /api/public/v1. */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { App } from '../app.ts';
import { dayOf } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { countOn } from '../ledger/count.ts';
import {
	apiRoot,
	chooseRows,
	countQuery,
	countShape,
	knownQuery,
	listQuery,
	statusAnswer,
	statusQuery,
} from '../publishing/api.ts';
import { tableCsv } from '../publishing/csv.ts';
import { openapiOf } from '../publishing/openapi.ts';
import { type Packed, packageOf } from '../publishing/package.ts';
import { asKnown, openapiPath, packagePath } from '../publishing/paths.ts';
import type { PublishedSite } from '../publishing/published.ts';
import { columnsOf, type Row, type Table } from '../publishing/table.ts';
import { publicTables } from '../publishing/tables.ts';
import { isFresh, openToAll } from './fresh.ts';
import { query } from './read.ts';

export type Open = (known?: PublishedSite['known']) => Promise<PublishedSite>;

/** @param edition differs between two runs of the program, so that a reader's copy does not outlive a new version. */
export function dataRoutes(app: Pick<App, 'now' | 'case'>, open: Open, edition: string): Hono {
	const hono = new Hono();
	const tables = publicTables();
	const rowsOf = keptRows();
	const filesOf = keptFiles(tables, rowsOf);
	const tagOf = (site: PublishedSite, ...more: string[]) =>
		[edition, site.state, site.known ?? 'all', ...more].join('-');
	const none = (context: Context) => context.body(null, 304);

	hono.use(`${apiRoot}/*`, async (context, next) => {
		openToAll(context);
		await next();
	});
	hono.use('/data/*', async (context, next) => {
		openToAll(context);
		await next();
	});

	hono.get(openapiPath, (context) => {
		openToAll(context);
		return context.json(openapiOf(tables, new URL(context.req.url).origin));
	});

	hono.get(`${apiRoot}/count`, async (context) => {
		const asked = query(context, countQuery);
		const site = await open(asked.known);
		const on = asked.on ?? dayOf(app.now());
		if (isFresh(context, tagOf(site, on))) return none(context);
		const within = asked.within === undefined ? undefined : placeOf(site, asked.within);
		return context.json(countShape.parse(countOn(site.index, on, within)));
	});

	hono.get(`${apiRoot}/places/:id/status`, async (context) => {
		const asked = query(context, statusQuery);
		const site = await open(asked.known);
		const on = asked.on ?? dayOf(app.now());
		if (isFresh(context, tagOf(site, on))) return none(context);
		return context.json(statusAnswer(site, placeOf(site, context.req.param('id')), on));
	});

	for (const table of tables) {
		const shape = listQuery(table);
		hono.get(`${apiRoot}/${table.name}`, async (context) => {
			const asked = query(context, shape);
			const site = await open(asked.known);
			if (isFresh(context, tagOf(site))) return none(context);
			const chosen = table.filters.flatMap((name) => {
				const value: unknown = asked[name as keyof typeof asked];
				return typeof value === 'string' ? [[name, value] as const] : [];
			});
			const rows = chooseRows(rowsOf(site, table), Object.fromEntries(chosen));
			const last = asked.offset + asked.limit;
			return context.json({
				total: rows.length,
				next: last < rows.length ? addressOf(context, { offset: String(last) }) : null,
				items: rows.slice(asked.offset, last),
			});
		});
		const [key, ...more] = table.key;
		if (key === undefined || more.length > 0) continue;
		hono.get(`${apiRoot}/${table.name}/:id`, async (context) => {
			const site = await open(query(context, knownQuery).known);
			if (isFresh(context, tagOf(site))) return none(context);
			const row = rowsOf(site, table).find((one) => one[key] === context.req.param('id'));
			if (!row)
				throw new Refusal('not-found', `There is no “${context.req.param('id')}” in the public table “${table.name}”.`);
			return context.json(row);
		});
	}

	hono.get(packagePath, async (context) => {
		const site = await open(query(context, knownQuery).known);
		if (isFresh(context, tagOf(site))) return none(context);
		const { origin } = new URL(context.req.url);
		return context.json(
			packageOf({
				title: app.case.title,
				created: app.now().toISOString(),
				version: `${dayOf(app.now()).replaceAll('-', '.')}+${site.state}`,
				known: site.known,
				origin,
				sources: [{ title: `${app.case.title}: sources`, path: `${origin}${asKnown('/en/sources', site.known)}` }],
				packed: filesOf(site),
			}),
		);
	});

	hono.get('/data/:file{[a-z-]+\\.(csv|json)}', async (context) => {
		const [name, ending] = context.req.param('file').split('.');
		const table = tables.find((one) => one.name === name);
		if (!table) throw new Refusal('not-found', `There is no public table “${name}”.`);
		const site = await open(query(context, knownQuery).known);
		if (isFresh(context, tagOf(site))) return none(context);
		const rows = rowsOf(site, table);
		if (ending === 'json') return context.json(rows);
		return context.body(tableCsv(columnsOf(table), rows), 200, {
			'Content-Type': 'text/csv; charset=utf-8; header=present',
		});
	});

	/** What the page on data shows. */
	hono.get('/api/public/tables', async (context) => {
		const packed = filesOf(await open(query(context, knownQuery).known));
		return context.json(
			packed.map(({ table: { name, title, about, shape, key, filters }, ...sizes }) => ({
				name,
				title,
				about,
				key,
				filters,
				columns: columnsOf({ shape }),
				...sizes,
			})),
		);
	});

	return hono;
}

function placeOf({ index }: PublishedSite, id: string) {
	const place = index.place.get(id);
	if (!place)
		throw new Refusal('not-found', `There is no place “${id}”. The table “places” lists them with their ids.`);
	return place;
}

/** The address of this request with other values. */
function addressOf(context: Context, change: Record<string, string>): string {
	const url = new URL(context.req.url);
	for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
	return url.href;
}

/** The rows of each table, made once for each site. */
function keptRows(): (site: PublishedSite, table: Table) => readonly Row[] {
	const kept = new WeakMap<PublishedSite, Map<string, readonly Row[]>>();
	return (site, table) => {
		const tables = kept.get(site) ?? new Map<string, readonly Row[]>();
		kept.set(site, tables);
		const rows = tables.get(table.name) ?? table.rows(site);
		tables.set(table.name, rows);
		return rows;
	};
}

/** Sizes and hashes of the CSV files, made once for each site. */
function keptFiles(tables: readonly Table[], rowsOf: (site: PublishedSite, table: Table) => readonly Row[]) {
	const kept = new WeakMap<PublishedSite, readonly Packed[]>();
	return (site: PublishedSite): readonly Packed[] => {
		const there = kept.get(site);
		if (there) return there;
		const made = tables.map((table) => {
			const rows = rowsOf(site, table);
			const bytes = Buffer.from(tableCsv(columnsOf(table), rows));
			return {
				table,
				rows: rows.length,
				bytes: bytes.length,
				sha256: createHash('sha256').update(bytes).digest('hex'),
			};
		});
		kept.set(site, made);
		return made;
	};
}
