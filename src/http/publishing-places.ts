/** What the pages of places, questions, people, sources and facts are made from, under /api/public/pages. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { type Day, dayOf } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { historyOf } from '../ledger/desk-actions.ts';
import type { Place } from '../ledger/place.ts';
import { languages } from '../ledger/when.ts';
import { known, statusQuery } from '../publishing/api.ts';
import { showChanges } from '../publishing/correction.ts';
import { findFact, type View } from '../publishing/fact.ts';
import { handoutOf } from '../publishing/handout.ts';
import { mergedInto } from '../publishing/merged.ts';
import { openPainter } from '../publishing/og-actions.ts';
import { placeIdOf } from '../publishing/paths.ts';
import { bodyRows, personPage, personRows } from '../publishing/person.ts';
import { placePage } from '../publishing/place.ts';
import { placeFilters, placesPage } from '../publishing/places.ts';
import { proofPage } from '../publishing/proof.ts';
import type { PublishedSite } from '../publishing/published.ts';
import { questionPage, questionRows } from '../publishing/question.ts';
import { sourcePage, sourceRows } from '../publishing/source.ts';
import { isFresh, openToAll } from './fresh.ts';
import { query } from './read.ts';

const asked = z.object({ known, language: z.enum(languages).default('en') });
const list = asked.extend({
	q: z.string().max(200).default(''),
	state: z.string().max(2).default(''),
	filter: z.enum(['', ...placeFilters]).default(''),
	page: z.coerce.number().int().min(1).catch(1),
});

/** @param published from `publishedOf`. */
export function placeRoutes(
	app: Pick<App, 'db' | 'now' | 'files' | 'reader'>,
	published: (known?: Day | null) => Promise<PublishedSite>,
): Hono {
	const hono = new Hono();
	const paint = openPainter(app);
	/** What a request asks to see, and the contradictions that are public then. */
	const open = async (context: Context): Promise<View & Pick<PublishedSite, 'accepted'>> => {
		const { known, language } = query(context, asked);
		const { index, accepted, ...site } = await published(known);
		return { known: site.known, index, accepted, language, today: dayOf(app.now()) };
	};
	const placeOf = ({ index }: View, context: Context): Place => {
		const segment = context.req.param('place') ?? '';
		const place = index.place.get(mergedInto(index.ledger, 'place', placeIdOf(segment)));
		if (!place)
			throw new Refusal(
				'not-found',
				`The ledger knows no place under “${segment}”. The list of places names them all.`,
			);
		return place;
	};
	const found = <T>(thing: T | undefined, what: string): T => {
		if (thing === undefined)
			throw new Refusal(
				'not-found',
				`There is no ${what} here, or it was not known by the day chosen. What was withdrawn stands among the corrections.`,
			);
		return thing;
	};

	hono.get('/api/public/pages/places', async (context) => {
		const view = await open(context);
		return context.json(placesPage(view, query(context, list)));
	});

	hono.get('/api/public/pages/places/:place', async (context) => {
		const view = await open(context);
		const { on } = query(context, z.object({ on: statusQuery.shape.on }));
		return context.json(placePage(view, placeOf(view, context), on));
	});

	hono.get('/api/public/pages/places/:place/handout', async (context) => {
		const view = await open(context);
		return context.json(handoutOf(view, placeOf(view, context)));
	});

	hono.get('/og/places/:file', async (context) => {
		const [, id = '', language = ''] = /^([a-z0-9-]+)\.(en|es)\.png$/.exec(context.req.param('file')) ?? [];
		const { index, known } = await published(null);
		const view: View = { index, known, language: language === 'es' ? 'es' : 'en', today: dayOf(app.now()) };
		const place = found(index.place.get(mergedInto(index.ledger, 'place', id)), 'picture of this name');
		const { tag, draw } = await paint(view, place);
		openToAll(context);
		if (isFresh(context, tag)) return context.body(null, 304);
		return context.body(new Uint8Array(await draw()), 200, { 'content-type': 'image/png' });
	});

	hono.get('/api/public/pages/questions', async (context) => context.json(questionRows(await open(context))));

	hono.get('/api/public/pages/questions/:question', async (context) => {
		const view = await open(context);
		const id = context.req.param('question');
		const question = found(
			view.index.ledger.questions.find((one) => one.id === id),
			`question “${id}”`,
		);
		return context.json(questionPage(view, question, view.accepted));
	});

	hono.get('/api/public/pages/people', async (context) => {
		const view = await open(context);
		return context.json({ people: personRows(view), bodies: bodyRows(view) });
	});

	hono.get('/api/public/pages/people/:person', async (context) => {
		const view = await open(context);
		const id = mergedInto(view.index.ledger, 'person', context.req.param('person'));
		const page = personPage(view, found(view.index.person.get(id), `person “${id}”`), view.accepted);
		if (page.said.length === 0 && page.offices.length === 0) found(undefined, `person “${id}”`);
		return context.json(page);
	});

	hono.get('/api/public/pages/sources', async (context) => context.json(sourceRows(await open(context))));

	hono.get('/api/public/pages/sources/:source', async (context) => {
		const view = await open(context);
		const id = context.req.param('source');
		const source = found(view.index.source.get(id), `source “${id}”`);
		return context.json(found(sourcePage(view, source), `source “${id}”`));
	});

	hono.get('/api/public/pages/facts/:fact', async (context) => {
		const view = await open(context);
		const id = context.req.param('fact');
		const fact = found(findFact(view, id), `fact “${id}”`);
		const kind = 'kind' in fact ? fact.kind : 'figure';
		// A change made today was not known on an earlier day.
		const changes = view.known === null ? await historyOf(app, kind, fact.id) : [];
		return context.json({ ...proofPage(view, fact, view.accepted), changes: showChanges(changes) });
	});

	return hono;
}
