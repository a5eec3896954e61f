/** Feeds, the sitemap and robots.txt: what machines read of the public site. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { parseDay } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { listPublicRequests } from '../docket/public-actions.ts';
import { type Language, languages } from '../ledger/when.ts';
import { pagesOf } from '../publishing/addresses.ts';
import { knownQuery } from '../publishing/api.ts';
import { placeFeed, questionFeed, updatesFeed } from '../publishing/entries.ts';
import { type Feed, feedTypes, writeFeed } from '../publishing/feed.ts';
import { postsShown, statementsShown } from '../publishing/known.ts';
import { type FeedFormat, feedFormats, requestPath, slug } from '../publishing/paths.ts';
import type { Post } from '../publishing/post.ts';
import { listPosts, postsMark } from '../publishing/post-actions.ts';
import type { PublishedSite } from '../publishing/published.ts';
import { robotsOf, sitemapOf } from '../publishing/sitemap.ts';
import { isFresh } from './fresh.ts';
import type { Open } from './publishing-data.ts';
import { query } from './read.ts';

const subjects = `:lang{${languages.join('|')}}`;
const ending = `\\.(${feedFormats.join('|')})`;

export function feedRoutes(app: Pick<App, 'case' | 'db' | 'now'>, open: Open, edition: string): Hono {
	const hono = new Hono();
	const press = (context: Context) => ({ origin: new URL(context.req.url).origin, name: slug(app.case.title) });

	/** @param make gives undefined where there is no such place or question. */
	const answer = async (
		context: Context,
		make: (given: {
			site: PublishedSite;
			language: Language;
			id: string;
			posts: readonly Post[];
			of: Pick<Feed, 'known' | 'since'>;
		}) => Feed | undefined,
	) => {
		const { lang, file = '' } = context.req.param() as { lang: Language; file?: string };
		const dot = file.lastIndexOf('.');
		const format = file.slice(dot + 1) as FeedFormat;
		const site = await open(query(context, knownQuery).known);
		const all = await listPosts(app.case, lang);
		const posts = postsShown(all, site.known);
		// A feed of which nothing is told yet is as old as the site.
		const of = { known: site.known, since: all.at(-1)?.date ?? parseDay('2026-01-01') };
		const feed = make({ site, language: lang, id: decodeURIComponent(file.slice(0, dot)), posts, of });
		if (!feed) throw new Refusal('not-found', `There is no feed at ${context.req.path}.`);
		if (isFresh(context, [edition, site.state, site.known ?? 'all', await postsMark(app.case)].join('-')))
			return context.body(null, 304);
		return context.body(writeFeed(feed, format, press(context)), 200, { 'Content-Type': feedTypes[format] });
	};

	hono.get(`/${subjects}/:file{updates${ending}}`, (context) =>
		answer(context, ({ language, posts, of }) =>
			updatesFeed(app.case.title, posts, language, of, press(context).origin),
		),
	);
	hono.get(`/${subjects}/places/:file{[^/]+${ending}}`, (context) =>
		answer(context, ({ site, language, id, of }) => {
			const place = site.index.place.get(id);
			return place && placeFeed(site.index, place, language, of);
		}),
	);
	hono.get(`/${subjects}/questions/:file{[^/]+${ending}}`, (context) =>
		answer(context, ({ site, language, id, of }) => {
			const question = site.index.ledger.questions.find((one) => one.id === id);
			const said = statementsShown(site).filter((one) => one.question === id);
			return question && questionFeed(site.index, question, said, language, of);
		}),
	);

	hono.get('/sitemap.xml', async (context) => {
		const { part } = query(context, z.object({ part: z.coerce.number().int().optional() }));
		const site = await open();
		const requests = (await listPublicRequests(app)).map(({ id }) => requestPath(id));
		const text = sitemapOf(pagesOf(site, await listPosts(app.case, 'en'), requests), press(context).origin, part);
		if (text === undefined) throw new Refusal('not-found', `There is no part ${part} of the sitemap.`);
		if (isFresh(context, [edition, site.state, await postsMark(app.case), part ?? ''].join('-')))
			return context.body(null, 304);
		return context.body(text, 200, { 'Content-Type': 'application/xml; charset=utf-8' });
	});

	hono.get('/robots.txt', (context) => context.text(robotsOf(press(context).origin)));

	return hono;
}
