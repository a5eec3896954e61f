/**
 * The archive over HTTP: JSON under /api/archive, and the permanent addresses /d/… and /bates/….
 * Files come in three steps, so that none is ever whole in memory: POST /api/archive/uploads gives a number,
 * PUT /api/archive/uploads/N?path=folder/file.pdf sends one file, POST /api/archive/imports {upload: N} takes them in.
 */

import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { z } from 'zod';
import {
	allCitations,
	allNotes,
	changeNote,
	citePage,
	overview,
	releaseDocument,
	removeNote,
	reportBates,
	writeNote,
} from '../archive/actions.ts';
import { pageAddress } from '../archive/document.ts';
import { pageOfDocuments, readOriginal } from '../archive/document-actions.ts';
import { highlightTerms } from '../archive/highlight.ts';
import { retry, takeIn } from '../archive/intake-actions.ts';
import { checkCitations } from '../archive/integrity-actions.ts';
import { drawPage, findByBates, listStrip, openDocument, openPage } from '../archive/page-actions.ts';
import { parseQuery } from '../archive/query.ts';
import { fileTypes } from '../archive/query-field.ts';
import { otherReleases } from '../archive/release-actions.ts';
import { search } from '../archive/search-actions.ts';
import { asDay } from '../base/day.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';
import type { Desk } from './desk.ts';
import { body, number, query } from './read.ts';

const text = (most: number) => z.string().max(most);
const day = z.string().transform((value, context) => {
	const found = asDay(value);
	if (found) return found;
	context.addIssue('it is not a day such as 2011-02-07');
	return z.NEVER;
});
const boxes = z
	.array(
		z.object({
			x: z.number().min(0).max(1),
			y: z.number().min(0).max(1),
			w: z.number().min(0).max(1),
			h: z.number().min(0).max(1),
		}),
	)
	.max(200);
const noteShape = z.object({
	text: text(20_000).min(1),
	tags: z.array(text(60).min(1)).max(30).default([]),
	visibility: z.enum(['team', 'private']).default('team'),
});
const place = z.object({ document: z.number().int(), page: z.number().int() });
/** A stretch of words has both ends, and they are not the same. */
const stretch = <T extends { start?: number | undefined; end?: number | undefined }>(shape: z.ZodType<T>) =>
	shape.refine(({ start, end }) => (start === undefined ? end === undefined : end !== undefined && end > start), {
		path: ['end'],
		error: 'it must come after “start”',
	});
const states = ['waiting', 'reading', 'read', 'unread', 'locked', 'failed'] as const;

export function archiveRoutes({ app, reading, port }: Desk): Hono {
	const hono = new Hono();
	const site = `http://127.0.0.1:${port}`;

	hono.get('/api/case', async (context) => context.json(await overview(app)));

	hono.get('/api/archive/search', async (context) => {
		const shape = z.object({
			q: text(2000).default(''),
			sort: z.enum(['relevance', 'bates', 'date']).default('relevance'),
			page: z.coerce.number().int().min(1).max(1_000_000).default(1),
			production: text(300).optional(),
			type: z.enum(fileTypes).optional(),
			exemption: text(40).optional(),
			source: z.enum(['file', 'ocr']).optional(),
		});
		const { q, ...rest } = query(context, shape);
		return context.json(await search(app, { query: q, ...rest }));
	});

	hono.get('/api/archive/documents', async (context) => {
		const shape = z.object({
			production: text(300).optional(),
			state: z.enum(states).optional(),
			kind: z.enum(fileTypes).optional(),
			is: z.enum(['quarantined']).optional(),
			cursor: z.coerce.number().int().optional(),
		});
		const { is, cursor, ...filter } = query(context, shape);
		return context.json(
			await pageOfDocuments(app, {
				...defined(filter),
				...(is ? { quarantined: true } : {}),
				...(cursor === undefined ? {} : { after: cursor }),
			}),
		);
	});

	hono.get('/api/archive/documents/:id', async (context) => {
		const { from, to } = query(
			context,
			z.object({ from: z.coerce.number().int().default(1), to: z.coerce.number().int().default(500) }),
		);
		const id = number(context, 'id');
		return context.json({ ...(await openDocument(app, id)), pages: await listStrip(app, id, from, to) });
	});

	hono.get('/api/archive/documents/:id/pages/:page', async (context) => {
		const { q } = query(context, z.object({ q: text(2000).optional() }));
		const page = await openPage(app, number(context, 'id'), number(context, 'page'));
		return context.json({ page, ...marked(page.text, q) });
	});

	hono.get('/api/archive/documents/:id/pages/:page/releases', async (context) =>
		context.json({ releases: await otherReleases(app, number(context, 'id'), number(context, 'page')) }),
	);

	hono.post('/api/archive/documents/:id/password', async (context) => {
		const { password } = await body(context, z.object({ password: text(500).min(1) }));
		await retry(app, number(context, 'id'), password);
		reading.wake();
		return context.json({ waiting: true });
	});

	hono.post('/api/archive/documents/:id/retry', async (context) => {
		await retry(app, number(context, 'id'));
		reading.wake();
		return context.json({ waiting: true });
	});

	hono.post('/api/archive/documents/:id/release', async (context) => {
		const { reason } = await body(context, z.object({ reason: text(2000) }));
		await releaseDocument(app, number(context, 'id'), reason);
		return context.json({ released: true });
	});

	hono.post('/api/archive/uploads', async (context) => context.json({ upload: await app.files.openUpload() }));

	hono.put('/api/archive/uploads/:upload', async (context) => {
		const { path } = query(context, z.object({ path: text(1000).min(1) }));
		const stream = context.req.raw.body;
		const bytes = stream
			? Readable.fromWeb(stream as import('node:stream/web').ReadableStream<Uint8Array>)
			: Readable.from([]);
		await app.files.writeUpload(context.req.param('upload'), path, bytes);
		return context.json({ received: path });
	});

	hono.post('/api/archive/imports', async (context) => {
		const shape = z.object({
			upload: text(100),
			production: text(300).optional(),
			received: day.optional(),
			password: text(500).optional(),
		});
		const { upload, ...intake } = await body(context, shape);
		const id = await takeIn(app, { ...intake, paths: await app.files.listUpload(upload) });
		await app.files.dropUpload(upload);
		reading.wake();
		return context.json({ import: await reading.progress(id) });
	});

	hono.get('/api/archive/imports', async (context) => context.json({ imports: await reading.all() }));
	hono.get('/api/archive/imports/:id', async (context) =>
		context.json({ import: await reading.progress(number(context, 'id')) }),
	);
	hono.post('/api/archive/imports/:id/resume', async (context) => {
		const id = number(context, 'id');
		const before = await reading.progress(id);
		reading.wake();
		return context.json({ import: before });
	});

	hono.get('/api/archive/citations', async (context) => context.json({ citations: await allCitations(app, site) }));
	hono.post('/api/archive/citations', async (context) => {
		const at = await body(
			context,
			stretch(place.extend({ start: z.number().int().min(0), end: z.number().int().min(1) })),
		);
		return context.json({ citation: await citePage(app, at, site) });
	});
	hono.post('/api/archive/citations/check', async (context) => context.json(await checkCitations(app)));

	hono.get('/api/archive/notes', async (context) => {
		const { tag } = query(context, z.object({ tag: text(60).optional() }));
		return context.json({ notes: await allNotes(app, tag) });
	});
	hono.post('/api/archive/notes', async (context) => {
		const shape = stretch(
			place.extend({
				...noteShape.shape,
				boxes: boxes.optional(),
				start: z.number().int().min(0).optional(),
				end: z.number().int().min(1).optional(),
			}),
		);
		return context.json({ note: await writeNote(app, await body(context, shape)) });
	});
	hono.patch('/api/archive/notes/:id', async (context) =>
		context.json({ note: await changeNote(app, number(context, 'id'), await body(context, noteShape)) }),
	);
	hono.delete('/api/archive/notes/:id', async (context) => {
		await removeNote(app, number(context, 'id'));
		return context.json({ removed: true });
	});

	hono.get('/api/archive/productions/:name/bates', async (context) =>
		context.json(await reportBates(app, context.req.param('name'))),
	);

	hono.get('/d/:id/p/:file{\\d+\\.(?:png|jpg|txt|json)}', async (context) => {
		const [page = '', ending] = context.req.param('file').split('.');
		const document = number(context, 'id');
		if (ending === 'json') return context.json(await openPage(app, document, Number(page)));
		if (ending === 'txt') {
			const opened = await openPage(app, document, Number(page));
			return context.text(opened.text.text, 200, { 'Content-Language': 'und' });
		}
		const { w } = query(context, z.object({ w: z.coerce.number().int().min(40).max(3000).default(1200) }));
		const format = ending === 'png' ? 'png' : 'jpeg';
		const picture = await drawPage(app, document, Number(page), { width: w, format });
		return context.body(new Uint8Array(picture), 200, {
			'Content-Type': `image/${format}`,
			'Cache-Control': 'private, max-age=3600',
		});
	});

	hono.get('/d/:id/original', async (context) => {
		const { despite } = query(context, z.object({ despite: z.enum(['quarantine']).optional() }));
		const original = await readOriginal(app, number(context, 'id'), despite === 'quarantine');
		return context.body(Readable.toWeb(original.stream) as ReadableStream, 200, {
			'Content-Type': 'application/octet-stream',
			'Content-Length': String(original.size),
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(original.name)}`,
		});
	});

	hono.get('/bates/:number', async (context) => {
		const [, printed = '', ending = ''] = /^(.*?)(\.(?:json|txt|png))?$/.exec(context.req.param('number')) ?? [];
		const found = await findByBates(app, context.req.param('number')).catch((error: unknown) => {
			// `.json` may end an address or be part of none: the whole is tried first, then without the ending.
			if (isRefusal(error) && error.code === 'not-found' && ending !== '') return findByBates(app, printed);
			throw error;
		});
		return context.redirect(pageAddress(found.document, found.page) + ending, 302);
	});

	return hono;
}

/** Which words of a page answer a query; a query that cannot be read marks nothing, for the page is still worth showing. */
function marked(
	page: Parameters<ReturnType<typeof highlightTerms>['words']>[0],
	q: string | undefined,
): { marks: number[]; textMarks: [number, number][] } {
	if (!q) return { marks: [], textMarks: [] };
	try {
		const terms = highlightTerms(parseQuery(q));
		return { marks: terms.words(page), textMarks: terms.ranges(page.text) };
	} catch (error) {
		if (error instanceof Refusal) return { marks: [], textMarks: [] };
		throw error;
	}
}

/** Without the keys that are undefined. */
function defined<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};
}
