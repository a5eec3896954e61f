/** Letters that a program has read: what it proposes waits for a person, who confirms it as corrected, or refuses it. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { openDocument } from '../archive/page-actions.ts';
import type { Tx } from '../base/db.ts';
import { Refusal } from '../base/refusal.ts';
import { type Desk, noRequest } from './actions.ts';
import type { Entry, Proposal } from './docket.ts';
import { writeEntry } from './entry-actions.ts';
import type { EntryGiven } from './given.ts';
import { insertProposal, listProposals, readProposal, updateProposal } from './production-store.ts';
import { readRequest, updateRequest } from './store.ts';

export function allProposals(app: Pick<App, 'db'>, state?: Proposal['state']): Promise<Proposal[]> {
	return listProposals(app.db, state);
}

/**
 * Keeps what was read in a letter until a person decides. Nothing else is set by it.
 * @param reading as the reader of letters gives it: kind, dates, tracking number, each with the words it was read from.
 * @param request the one it seems to be about, where that is known.
 */
export async function propose(
	app: App,
	document: number,
	reading: Record<string, unknown>,
	request: number | null,
): Promise<Proposal> {
	await openDocument(app, document);
	return app.db.atomic(async (tx) => {
		if (request !== null && !(await readRequest(tx, request))) noRequest(request);
		const row: Omit<Proposal, 'id'> = {
			document,
			request,
			reading,
			state: 'waiting',
			entry: null,
			by: null,
			at: app.now().toISOString(),
		};
		const id = await insertProposal(tx, row);
		await noteAct(tx, app, { action: 'propose-letter', subject: `proposal ${id}`, details: { document, request } });
		return { id, ...row };
	});
}

/**
 * A person confirms a proposal: the letter is entered as they give it, which may differ from what was read, and a new
 * tracking number is kept with its reason.
 */
export async function confirm(
	app: Desk,
	id: number,
	given: { request: number; entry: EntryGiven; tracking: { number: string; reason: string } | null },
): Promise<Entry> {
	return app.db.atomic(async (tx) => {
		const proposal = await waiting(tx, id);
		const entry = await writeEntry(
			tx,
			app,
			{ request: given.request },
			{ ...given.entry, document: proposal.document },
		);
		const { tracking } = given;
		const request = (await readRequest(tx, given.request)) ?? noRequest(given.request);
		if (tracking && !request.tracking.some(({ number }) => number === tracking.number))
			await updateRequest(tx, { ...request, tracking: [...request.tracking, { ...tracking, since: entry.date }] });
		await updateProposal(tx, { ...decided(app, proposal, 'confirmed'), request: given.request, entry: entry.id });
		await noteAct(tx, app, {
			action: 'confirm-letter',
			subject: `proposal ${id}`,
			details: { entry: entry.id, request: given.request, type: entry.type, date: entry.date },
		});
		return entry;
	});
}

export async function refuse(app: Desk, id: number): Promise<void> {
	await app.db.atomic(async (tx) => {
		await updateProposal(tx, decided(app, await waiting(tx, id), 'refused'));
		await noteAct(tx, app, { action: 'refuse-letter', subject: `proposal ${id}` });
	});
}

function decided(app: Desk, proposal: Proposal, state: Proposal['state']): Proposal {
	return { ...proposal, state, by: app.case.person, at: app.now().toISOString() };
}

async function waiting(tx: Tx, id: number): Promise<Proposal> {
	const proposal = await readProposal(tx, id);
	if (!proposal) throw new Refusal('not-found', `There is no proposal ${id} in this case.`);
	if (proposal.state !== 'waiting')
		throw new Refusal('in-conflict', `${proposal.by ?? 'Somebody'} has ${proposal.state} proposal ${id} already.`);
	return proposal;
}
