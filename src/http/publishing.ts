/** The public site's own data, under /api/public: read without a token, and made of public facts alone. */

import { type Context, Hono } from 'hono';
import type { App } from '../app.ts';
import { knownQuery } from '../publishing/api.ts';
import { eventsShown } from '../publishing/known.ts';
import { publishedOf } from '../publishing/published.ts';
import { siteOf } from '../publishing/site.ts';
import { dataRoutes } from './publishing-data.ts';
import { feedRoutes } from './publishing-feeds.ts';
import { mapRoutes } from './publishing-map.ts';
import { pageRoutes } from './publishing-pages.ts';
import { placeRoutes } from './publishing-places.ts';
import { requestRoutes } from './publishing-requests.ts';
import { simulationRoutes } from './publishing-simulation.ts';
import { query } from './read.ts';

export function publishingRoutes(app: Pick<App, 'db' | 'now' | 'case' | 'files' | 'reader'>): Hono {
	const hono = new Hono();
	const site = siteOf(app);
	const published = publishedOf(app, site);
	const edition = app.now().getTime().toString(36);
	/** The site as the request asks to see it. */
	const asked = async (context: Context) => site(query(context, knownQuery).known);

	hono.get('/api/public/site', async (context) => {
		const shown = await asked(context);
		const { state, known, index } = shown;
		return context.json({
			title: app.case.title,
			state,
			known,
			events: eventsShown(shown).length,
			places: index.ledger.places.length,
		});
	});

	hono.route('/', dataRoutes(app, published, edition));
	hono.route('/', feedRoutes(app, published, edition));
	hono.route('/', pageRoutes(app, published));
	hono.route('/', mapRoutes(app, site));
	hono.route('/', placeRoutes(app, published));
	hono.route('/', requestRoutes(app));

	hono.route('/', simulationRoutes());

	return hono;
}
