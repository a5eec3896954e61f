/** The desk of the ledger over HTTP: lists and pages of entries, and every change a person makes, under /api/ledger. */

import { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { decideContradiction, listContradictions, openLayers } from '../ledger/actions.ts';
import { addThing, changeThing, mergeTwo, thingActs, translate, unmerge } from '../ledger/desk-actions.ts';
import { entryPage, marksOf, tell } from '../ledger/entry.ts';
import { actWords, positions, standings, translationStates } from '../ledger/fact.ts';
import { listEntries, pageSize } from '../ledger/list.ts';
import { suggest } from '../ledger/lookup.ts';
import { listPeople, personPage } from '../ledger/person.ts';
import { listQuestions } from '../ledger/question.ts';
import { overviewOf } from '../ledger/review.ts';
import { withWithdrawn } from '../ledger/standing.ts';
import { kinds } from '../ledger/thing.ts';
import { listTranslations } from '../ledger/translation.ts';
import { placePage, placesWithin } from '../ledger/tree.ts';
import { languages } from '../ledger/when.ts';
import { body, query } from './read.ts';

const kind = z.enum(kinds);
const name = z.string().max(300);
const reason = z.string().max(4000);
const cells = z.record(z.string().max(40), z.string().max(20_000));
const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);

export function ledgerDeskRoutes(app: App): Hono {
	const hono = new Hono();

	hono.get('/api/ledger/overview', async (context) => {
		const layers = await openLayers(app);
		const { proposals } = await listContradictions(app);
		return context.json({
			...overviewOf(layers, {
				accepted: proposals.filter(({ decision }) => decision?.verdict === 'accepted').length,
				proposed: proposals.filter(({ decision }) => decision === null).length,
			}),
			recent: layers.changes.slice(-12).reverse().map(tell),
		});
	});

	hono.get('/api/ledger/entries', async (context) => {
		const shape = z.object({
			kind: z.enum([...kinds, 'fact']).default('event'),
			q: name.optional(),
			place: name.optional(),
			type: name.optional(),
			standing: z.enum(standings).optional(),
			position: z.enum(positions).optional(),
			act: z.enum(actWords).optional(),
			source: name.optional(),
			only: z.enum(['unknown', 'unsorted', 'desk', 'cited', 'overtaken']).optional(),
			page: pageNumber,
		});
		const { q, page, ...filter } = query(context, shape);
		const layers = await openLayers(app);
		return context.json({
			...listEntries(withWithdrawn(layers), marksOf(layers), { ...filter, words: q }, page),
			pageSize,
		});
	});

	hono.get('/api/ledger/entries/:kind/:id', async (context) => {
		const of = kindIn(context.req.param('kind'), context.req.path);
		const layers = await openLayers(app);
		const page = entryPage(layers, of, context.req.param('id'));
		if (!page) throw new Refusal('not-found', `The ledger has no ${of} “${context.req.param('id')}”.`);
		return context.json({ ...page, questions: layers.ledger.questions });
	});

	hono.post('/api/ledger/entries/:kind', async (context) => {
		const of = kindIn(context.req.param('kind'), context.req.path);
		const given = await body(context, z.object({ cells, reason: reason.optional() }));
		return context.json(await addThing(app, { kind: of, ...given }));
	});

	hono.patch('/api/ledger/entries/:kind/:id', async (context) => {
		const of = kindIn(context.req.param('kind'), context.req.path);
		const shape = z.object({
			act: z.enum(thingActs),
			cells: cells.optional(),
			reason,
			seen: z.number().int().min(0).optional(),
		});
		return context.json(
			await changeThing(app, { kind: of, id: context.req.param('id'), ...(await body(context, shape)) }),
		);
	});

	hono.get('/api/ledger/find', async (context) => {
		const { what, q } = query(context, z.object({ what: z.enum(['place', 'person', 'source']), q: name.default('') }));
		const { ledger } = await openLayers(app);
		return context.json({ found: suggest(ledger, what, q) });
	});

	hono.get('/api/ledger/questions', async (context) =>
		context.json({ questions: listQuestions(await openLayers(app)) }),
	);

	hono.get('/api/ledger/people', async (context) => context.json(listPeople(await openLayers(app))));

	hono.get('/api/ledger/people/:id', async (context) => {
		const id = context.req.param('id');
		const page = personPage(await openLayers(app), id);
		if (!page) throw new Refusal('not-found', `The ledger has no person “${id}”.`);
		return context.json(page);
	});

	hono.get('/api/ledger/places', async (context) => {
		const { within } = query(context, z.object({ within: name.default('us') }));
		const { ledger } = await openLayers(app);
		return context.json(placesWithin(ledger, within));
	});

	hono.get('/api/ledger/places/:id', async (context) =>
		context.json(placePage(await openLayers(app), context.req.param('id'))),
	);

	hono.post('/api/ledger/merges', async (context) => {
		const shape = z.object({ kind: z.enum(['person', 'place']), from: name, into: name, reason });
		return context.json(await mergeTwo(app, await body(context, shape)));
	});

	hono.delete('/api/ledger/merges/:id', async (context) => {
		const { reason: why } = query(context, z.object({ reason: reason.default('') }));
		return context.json(await unmerge(app, context.req.param('id'), why));
	});

	hono.post('/api/ledger/contradictions/:id', async (context) => {
		const given = await body(context, z.object({ verdict: z.enum(['accepted', 'refused']), reason }));
		return context.json(await decideContradiction(app, context.req.param('id'), given.verdict, given.reason));
	});

	hono.get('/api/ledger/translations', async (context) => {
		const shape = z.object({ state: z.enum([...translationStates, 'none']).optional(), page: pageNumber });
		const { state, page } = query(context, shape);
		const { ledger } = await openLayers(app);
		return context.json(listTranslations(ledger, 'es', state, page));
	});

	hono.post('/api/ledger/translations', async (context) => {
		const shape = z.object({
			id: name,
			language: z.enum(languages),
			text: z.string().max(20_000),
			state: z.enum(['draft', 'reviewed']),
		});
		return context.json(await translate(app, await body(context, shape)));
	});

	hono.get('/api/ledger/changes', async (context) => {
		const { page } = query(context, z.object({ page: pageNumber }));
		const { changes } = await openLayers(app);
		const told = [...changes].reverse().map(tell);
		return context.json({ total: told.length, changes: told.slice((page - 1) * pageSize, page * pageSize) });
	});

	return hono;
}

function kindIn(text: string, path: string): z.output<typeof kind> {
	const found = kind.safeParse(text);
	if (!found.success) throw new Refusal('not-found', `There is nothing at ${path}.`);
	return found.data;
}
