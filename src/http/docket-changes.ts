/** The docket over HTTP, for changing: what a person enters, corrects, confirms and strikes. */

import { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { addItems, addRequests, changeItem, changeRequest, releaseRequest, sayStatus } from '../docket/actions.ts';
import { importAgencies, saveAgency } from '../docket/agency-actions.ts';
import { loadDocket } from '../docket/case-actions.ts';
import { addAppeal, addEntry, changeAppeal, changeEntry, strike } from '../docket/entry-actions.ts';
import {
	agencyGiven,
	appealChange,
	appealGiven,
	correctionGiven,
	coverageGiven,
	entryChange,
	entryGiven,
	itemChange,
	itemGiven,
	obligationChange,
	obligationGiven,
	orderGiven,
	productionChange,
	productionGiven,
	reminderGiven,
	requestChange,
	requestGiven,
	saidGiven,
	suitChange,
	suitGiven,
} from '../docket/given.ts';
import {
	changeProduction,
	correctPage,
	coverItems,
	linkProduction,
	uncorrectPage,
	unlinkProduction,
} from '../docket/production-actions.ts';
import { confirm, refuse } from '../docket/proposal-actions.ts';
import { remind, settleReminder } from '../docket/reminder-actions.ts';
import { addObligation, addOrder, addSuit, changeObligation, changeSuit } from '../docket/suit-actions.ts';
import { body, number } from './read.ts';

const reason = z.object({ reason: z.string().max(2000) });
const confirmation = z.object({
	request: z.number().int().positive(),
	entry: entryGiven,
	tracking: z
		.object({ number: z.string().trim().min(1).max(100), reason: z.string().max(1000).default('') })
		.nullable()
		.default(null),
});

export function docketChanges(app: App): Hono {
	const hono = new Hono().basePath('/api/docket');

	hono.post('/load', async (context) => {
		const { folder: _folder, ...loaded } = await loadDocket(app);
		return context.json(loaded);
	});

	hono.post('/requests', async (context) =>
		context.json({ requests: await addRequests(app, await body(context, requestGiven)) }),
	);
	hono.patch('/requests/:id', async (context) =>
		context.json({ request: await changeRequest(app, number(context, 'id'), await body(context, requestChange)) }),
	);
	hono.post('/requests/:id/said', async (context) =>
		context.json({ request: await sayStatus(app, number(context, 'id'), await body(context, saidGiven)) }),
	);
	hono.post('/requests/:id/release', async (context) => {
		const { released } = await body(context, z.object({ released: z.boolean() }));
		return context.json({ request: await releaseRequest(app, number(context, 'id'), released) });
	});

	hono.post('/requests/:id/items', async (context) => {
		const { items } = await body(context, z.object({ items: z.array(itemGiven).min(1).max(500) }));
		return context.json({ items: await addItems(app, number(context, 'id'), items) });
	});
	hono.patch('/items/:id', async (context) =>
		context.json({ item: await changeItem(app, number(context, 'id'), await body(context, itemChange)) }),
	);

	hono.post('/requests/:id/entries', async (context) =>
		context.json({
			entry: await addEntry(app, { request: number(context, 'id') }, await body(context, entryGiven)),
		}),
	);
	hono.post('/suits/:id/entries', async (context) =>
		context.json({ entry: await addEntry(app, { suit: number(context, 'id') }, await body(context, entryGiven)) }),
	);
	hono.patch('/entries/:id', async (context) =>
		context.json({ entry: await changeEntry(app, number(context, 'id'), await body(context, entryChange)) }),
	);
	hono.post('/entries/:id/strike', async (context) => {
		await strike(app, number(context, 'id'), (await body(context, reason)).reason);
		return context.json({ struck: true });
	});

	hono.post('/requests/:id/appeals', async (context) =>
		context.json({ appeal: await addAppeal(app, number(context, 'id'), await body(context, appealGiven)) }),
	);
	hono.patch('/appeals/:id', async (context) =>
		context.json({ appeal: await changeAppeal(app, number(context, 'id'), await body(context, appealChange)) }),
	);

	hono.post('/suits', async (context) => context.json({ suit: await addSuit(app, await body(context, suitGiven)) }));
	hono.patch('/suits/:id', async (context) =>
		context.json({ suit: await changeSuit(app, number(context, 'id'), await body(context, suitChange)) }),
	);
	hono.post('/suits/:id/orders', async (context) =>
		context.json({ order: await addOrder(app, number(context, 'id'), await body(context, orderGiven)) }),
	);
	hono.post('/entries/:id/obligations', async (context) =>
		context.json({ obligation: await addObligation(app, number(context, 'id'), await body(context, obligationGiven)) }),
	);
	hono.patch('/obligations/:id', async (context) =>
		context.json({
			obligation: await changeObligation(app, number(context, 'id'), await body(context, obligationChange)),
		}),
	);

	hono.post('/requests/:id/productions', async (context) =>
		context.json(await linkProduction(app, number(context, 'id'), await body(context, productionGiven))),
	);
	hono.patch('/productions/:id', async (context) =>
		context.json({
			production: await changeProduction(app, number(context, 'id'), await body(context, productionChange)),
		}),
	);
	hono.delete('/productions/:id', async (context) => {
		await unlinkProduction(app, number(context, 'id'));
		return context.json({ unlinked: true });
	});
	hono.post('/productions/:id/coverage', async (context) => {
		const { coverage } = await body(context, z.object({ coverage: coverageGiven }));
		await coverItems(app, number(context, 'id'), coverage);
		return context.json({ covered: coverage.length });
	});
	hono.post('/pages/:document/:page', async (context) => {
		await correctPage(app, number(context, 'document'), number(context, 'page'), await body(context, correctionGiven));
		return context.json({ corrected: true });
	});
	hono.delete('/pages/:document/:page', async (context) => {
		await uncorrectPage(app, number(context, 'document'), number(context, 'page'));
		return context.json({ corrected: false });
	});

	hono.post('/agencies', async (context) =>
		context.json({ agency: await saveAgency(app, await body(context, agencyGiven)) }),
	);
	hono.post('/agencies/import', async (context) => {
		const { name, text } = await body(
			context,
			z.object({ name: z.string().min(1).max(300), text: z.string().max(1_000_000) }),
		);
		return context.json(await importAgencies(app, name, text));
	});

	hono.post('/reminders', async (context) =>
		context.json({ reminder: await remind(app, await body(context, reminderGiven)) }),
	);
	hono.post('/reminders/:id/done', async (context) => {
		const { done } = await body(context, z.object({ done: z.boolean().default(true) }));
		return context.json({ reminder: await settleReminder(app, number(context, 'id'), done) });
	});

	hono.post('/proposals/:id/confirm', async (context) =>
		context.json({ entry: await confirm(app, number(context, 'id'), await body(context, confirmation)) }),
	);
	hono.post('/proposals/:id/refuse', async (context) => {
		await refuse(app, number(context, 'id'));
		return context.json({ refused: true });
	});

	return hono;
}
