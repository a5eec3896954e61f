/**
 * The docket's papers over HTTP: letters out as DOCX and PDF, the texts they are written from, letters read, indexes of what
 * is withheld, requests filed elsewhere, yearly figures, and calendars. Files come in through an upload, as in archive.ts.
 */

import { basename } from 'node:path';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { addFeed, allFeeds, calendar, endFeed, readFeed } from '../docket/calendar-actions.ts';
import { day } from '../docket/given.ts';
import { agencyYears, importRequests, proposeDocument, readLetter } from '../docket/intake-actions.ts';
import { paperKinds, parseKind } from '../docket/paper.ts';
import { filePaper, openPaper, paperTexts, printPaper, savePaperText } from '../docket/paper-actions.ts';
import { type Columns, indexFields } from '../docket/vaughn.ts';
import {
	addRow,
	changeRow,
	glanceIndex,
	keepIndex,
	openIndexes,
	readIndexFile,
	strikeRow,
} from '../docket/vaughn-actions.ts';
import type { Desk } from './desk.ts';
import { body, number, query } from './read.ts';

const upload = z.string().max(100);
const onDay = () => z.object({ asOf: day.optional() });
const format = z.enum(['docx', 'pdf']);
const columns: z.ZodType<Columns> = z.object({
	table: z.number().int().min(0).max(1000),
	head: z.number().int().min(0).max(1000),
	fields: z.partialRecord(z.enum(indexFields), z.number().int().min(0).max(1000)),
});
const cells = z.partialRecord(z.enum(indexFields), z.string().max(20_000));
const reason = z.string().max(2000);
const mimes = {
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	pdf: 'application/pdf',
} as const;

export function docketPaperRoutes({ app, port, reading }: Pick<Desk, 'app' | 'port' | 'reading'>): Hono {
	const hono = new Hono();
	const site = `http://127.0.0.1:${port}`;

	hono.get('/api/docket/papers', async (context) => context.json({ papers: await paperTexts(app) }));
	hono.put('/api/docket/papers/:kind', async (context) => {
		const { text } = await body(context, z.object({ text: z.string().max(200_000).nullable() }));
		await savePaperText(app, parseKind(context.req.param('kind')), text);
		return context.json({ papers: await paperTexts(app) });
	});

	/** What a paper would say, as blocks to be shown, with its blanks and what speaks against sending it. */
	hono.get('/api/docket/requests/:id/papers/:kind', async (context) =>
		context.json(
			await openPaper(app, number(context, 'id'), parseKind(context.req.param('kind')), query(context, onDay()).asOf),
		),
	);

	/** The file itself: `declaration.pdf`, `appeal.docx`. */
	hono.get('/docket/requests/:id/papers/:file{[a-z-]+\\.(?:docx|pdf)}', async (context) => {
		const [kind = '', ending = ''] = context.req.param('file').split('.');
		const as = format.parse(ending);
		const { bytes, file } = await printPaper(
			app,
			number(context, 'id'),
			parseKind(kind),
			as,
			query(context, onDay()).asOf,
		);
		return context.body(new Uint8Array(bytes), 200, {
			'Content-Type': mimes[as],
			'Content-Length': String(bytes.length),
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
		});
	});

	hono.post('/api/docket/requests/:id/papers', async (context) => {
		const given = await body(context, z.object({ kind: z.enum(paperKinds), format: format.default('pdf') }));
		const filed = await filePaper(app, number(context, 'id'), given.kind, given.format);
		reading.wake();
		return context.json(filed);
	});

	hono.get('/api/docket/letters/:document', async (context) =>
		context.json({ reading: await readLetter(app, number(context, 'document')) }),
	);
	hono.post('/api/docket/letters/:document', async (context) => {
		const { request } = await body(context, z.object({ request: z.number().int().positive().optional() }));
		return context.json(await proposeDocument(app, number(context, 'document'), request));
	});

	hono.get('/api/docket/requests/:id/indexes', async (context) =>
		context.json({ indexes: await openIndexes(app, number(context, 'id')) }),
	);
	/** First without columns: what they seem to hold, and the first rows to judge by. Then with columns, as confirmed: kept and matched. */
	hono.post('/api/docket/requests/:id/indexes', async (context) => {
		const given = await body(context, z.object({ upload, columns: columns.optional() }));
		const id = number(context, 'id');
		return withUpload(app, given.upload, async (path) => {
			if (!given.columns) {
				const { tables, columns: proposed } = await glanceIndex(app, path, basename(path));
				return context.json({
					columns: proposed,
					tables: tables.map(({ name, rows }) => ({ name, rows: rows.slice(0, 30) })),
				});
			}
			const { entries } = await readIndexFile(app, path, basename(path), given.columns);
			await keepIndex(app, id, { name: basename(path), columns: given.columns, entries });
			await app.files.dropUpload(given.upload);
			return context.json({ indexes: await openIndexes(app, id) });
		});
	});

	/** Rows typed by hand: without `index` they go to the request's own typed one. */
	hono.post('/api/docket/requests/:id/indexes/rows', async (context) => {
		const given = await body(context, z.object({ index: z.number().int().positive().optional(), cells }));
		return context.json(await addRow(app, number(context, 'id'), given));
	});
	hono.patch('/api/docket/indexes/:id/rows/:row', async (context) => {
		const given = await body(context, z.object({ cells, reason: reason.default('') }));
		return context.json({ entry: await changeRow(app, number(context, 'id'), number(context, 'row'), given) });
	});
	hono.post('/api/docket/indexes/:id/rows/:row/strike', async (context) => {
		const given = await body(context, z.object({ reason }));
		await strikeRow(app, number(context, 'id'), number(context, 'row'), given.reason);
		return context.json({ struck: true });
	});

	hono.post('/api/docket/imports', async (context) => {
		const given = await body(context, z.object({ upload, agency: z.string().max(80).optional() }));
		return withUpload(app, given.upload, async (path) => {
			const result = await importRequests(app, path, given.agency);
			await app.files.dropUpload(given.upload);
			return context.json(result);
		});
	});

	hono.get('/api/docket/figures/:component', async (context) =>
		context.json({ years: await agencyYears(app, context.req.param('component')) }),
	);

	hono.get('/api/docket/calendars', async (context) => context.json({ calendars: await allFeeds(app) }));
	hono.post('/api/docket/calendars', async (context) => {
		const { person } = await body(context, z.object({ person: z.string().trim().min(1).max(200).nullable() }));
		const { id, token } = await addFeed(app, person);
		return context.json({ id, address: `${site}/calendar/${token}.ics` });
	});
	hono.delete('/api/docket/calendars/:id', async (context) => {
		await endFeed(app, number(context, 'id'));
		return context.json({ closed: true });
	});

	/** Calendar programs have no cookie: whoever has the address reads it, so it cannot be guessed and can be closed. */
	hono.get('/calendar/:file{[\\w-]+\\.ics}', async (context) => {
		const token = context.req.param('file').replace(/\.ics$/, '');
		return ics(context, await readFeed(app, token, site), 'docket.ics');
	});
	hono.get('/docket/requests/:id/calendar.ics', async (context) => {
		const request = number(context, 'id');
		return ics(context, await calendar(app, { site, request }), `request-${request}.ics`);
	});
	return hono;
}

function ics(context: Context, text: string, name: string): Response {
	return context.body(text, 200, {
		'Content-Type': 'text/calendar; charset=utf-8',
		'Content-Disposition': `attachment; filename="${name}"`,
		'Cache-Control': 'private, max-age=300',
	});
}

/** The one file of an upload. It stays there where the work is not done yet. */
async function withUpload<T>(app: App, id: string, work: (path: string) => Promise<T>): Promise<T> {
	const [path, ...more] = await app.files.listUpload(id);
	if (path === undefined || more.length > 0) throw new Refusal('not-valid', 'Send one file at a time.');
	return work(path);
}
