/** What the pages on search, updates, corrections, gaps and method show, under /api/public. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { App, CaseFolder } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { allChanges } from '../ledger/desk-actions.ts';
import { type Language, languages } from '../ledger/when.ts';
import { known } from '../publishing/api.ts';
import { correctionsOf } from '../publishing/corrections.ts';
import { findablesOf } from '../publishing/findable.ts';
import { eventsShown, figuresShown, postsShown, sourcesShown, statementsShown } from '../publishing/known.ts';
import { missingOf } from '../publishing/missing.ts';
import { firstWords } from '../publishing/post.ts';
import { listPosts, postsMark } from '../publishing/post-actions.ts';
import type { PublishedSite } from '../publishing/published.ts';
import { type Searcher, searcherOf } from '../publishing/search.ts';
import type { Open } from './publishing-data.ts';
import { query } from './read.ts';

const asked = z.object({ known, language: z.enum(languages).default('en') });
const searched = asked.extend({
	q: z.string().max(500).default(''),
	most: z.coerce.number().int().min(1).max(500).default(10),
});

export function pageRoutes(app: Pick<App, 'db' | 'case'>, open: Open): Hono {
	const hono = new Hono();
	const searcher = keptSearchers(app.case);
	const given = async (context: Context) => {
		const { known, language } = query(context, asked);
		return { language, known: known ?? null, site: await open(known) };
	};

	hono.get('/api/public/search', async (context) => {
		const { q, most, language, known } = query(context, searched);
		const search = await searcher(await open(known), language);
		return context.json(search(q, most));
	});

	hono.get('/api/public/updates', async (context) => {
		const { language, known } = query(context, asked);
		const posts = postsShown(await listPosts(app.case, language), known ?? null);
		return context.json(posts.map(({ blocks, ...post }) => ({ ...post, first: firstWords({ blocks }) })));
	});

	hono.get('/api/public/updates/:id', async (context) => {
		const { language } = query(context, asked);
		const post = (await listPosts(app.case, language)).find(({ id }) => id === context.req.param('id'));
		if (!post) throw new Refusal('not-found', `There is no update “${context.req.param('id')}”.`);
		return context.json(post);
	});

	hono.get('/api/public/corrections', async (context) => {
		const { site, language } = await given(context);
		return context.json(correctionsOf(site, await allChanges(app), language));
	});

	hono.get('/api/public/missing', async (context) => {
		const { site, language } = await given(context);
		return context.json(missingOf(site, language));
	});

	/** The figures that the page on method speaks of. */
	hono.get('/api/public/method', async (context) => {
		const { site } = await given(context);
		const { places } = site.index.ledger;
		const counties = places.filter(({ kind }) => kind === 'county');
		return context.json({
			places: places.length,
			counties: counties.length,
			undated: counties.filter(({ activated }) => activated === null).length,
			events: eventsShown(site).length,
			statements: statementsShown(site).length,
			figures: figuresShown(site).length,
			sources: sourcesShown(site).length,
			accepted: site.accepted.length,
			unknownSince: [...site.index.ledger.events, ...site.index.ledger.statements].filter(
				({ known, standing }) => known === null && standing !== 'withdrawn',
			).length,
		});
	});

	return hono;
}

/** One index for each site, language and state of the posts; built for the first who searches. */
function keptSearchers(folder: Pick<CaseFolder, 'folder'>) {
	const kept = new WeakMap<PublishedSite, Map<string, Promise<Searcher>>>();
	return async (site: PublishedSite, language: Language): Promise<Searcher> => {
		const some = kept.get(site) ?? new Map<string, Promise<Searcher>>();
		kept.set(site, some);
		const name = `${language} ${await postsMark(folder)}`;
		const there = some.get(name);
		if (there) return there;
		const made = listPosts(folder, language).then((list) => searcherOf(findablesOf(site, list, language)));
		for (const old of [...some.keys()].filter((one) => one.startsWith(language))) some.delete(old);
		some.set(name, made);
		made.catch(() => some.delete(name));
		return made;
	};
}
