/** The agencies of the case: listed, opened, entered by hand, or taken in from a directory. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import type { Desk } from './actions.ts';
import { readDirectory } from './directory.ts';
import type { Agency } from './docket.ts';
import type { AgencyGiven } from './given.ts';
import type { Standing } from './reckoned.ts';
import { sameAgencies } from './same-agency.ts';
import { listStandings } from './standing-actions.ts';
import { listAgencies, putAgency, readAgency, touchAgency } from './store.ts';
import { flawLines } from './table.ts';

export function allAgencies(app: Pick<App, 'db'>): Promise<Agency[]> {
	return listAgencies(app.db);
}

/** An agency with its components and the requests made to it. @throws Refusal not-found. */
export async function openAgency(
	app: Pick<App, 'db' | 'now'>,
	id: string,
): Promise<{ agency: Agency; parent: Agency | null; components: Agency[]; requests: Standing[] }> {
	const agency = await readAgency(app.db, id);
	if (!agency)
		throw new Refusal('not-found', `There is no agency “${id}” in this case. \`uncover docket agencies\` lists them.`);
	const all = await listAgencies(app.db);
	return {
		agency,
		parent: all.find((one) => one.id === agency.within) ?? null,
		components: all.filter((one) => one.within === id),
		requests: await listStandings(app, { agency: id }),
	};
}

/** Enters an agency, or corrects it. */
export async function saveAgency(app: Desk, given: AgencyGiven): Promise<Agency> {
	return app.db.atomic(async (tx) => {
		if (given.within !== null && (given.within === given.id || !(await readAgency(tx, given.within))))
			throw new Refusal('not-found', `There is no agency “${given.within}” for “${given.id}” to be a part of.`);
		await putAgency(tx, given);
		await touchAgency(tx, given.id);
		await noteAct(tx, app, { action: 'save-agency', subject: `agency ${given.id}` });
		return given;
	});
}

/**
 * Takes in a directory: FOIA.gov's JSON, or CSV. Agencies that are there already take the new facts over; what the
 * directory leaves empty stays as it was.
 * @throws Refusal not-valid where nothing could be read.
 */
export async function importAgencies(
	app: Desk,
	file: string,
	text: string,
): Promise<{ taken: number; fresh: number; flaws: string[] }> {
	const { agencies, flaws } = readDirectory(file, text);
	if (agencies.length === 0)
		throw new Refusal('not-valid', [`No agency could be read from ${file}.`, ...flawLines(flaws)].join('\n'));
	return app.db.atomic(async (tx) => {
		let fresh = 0;
		const known = sameAgencies(await listAgencies(tx), agencies);
		for (const given of agencies) {
			const within = given.within && (known.get(given.within) ?? given.within);
			const agency = { ...given, id: known.get(given.id) ?? given.id, within };
			const there = await readAgency(tx, agency.id);
			if (!there) fresh++;
			await putAgency(tx, there ? filled(there, agency) : agency);
			if (there) await touchAgency(tx, agency.id);
		}
		await noteAct(tx, app, {
			action: 'import-agencies',
			subject: count(agencies.length, 'agency', 'agencies'),
			details: { file, fresh, flaws: flaws.length },
		});
		return { taken: agencies.length, fresh, flaws: flawLines(flaws) };
	});
}

/** New facts over old ones, where there are any. Where there are none but the name, the old source stays. */
function filled(old: Agency, fresh: Agency): Agency {
	const tells = [fresh.address, fresh.email, fresh.portal, fresh.phone].some((fact) => fact !== null);
	const told = Object.entries(fresh).filter(
		([key, value]) => value !== null && value !== '' && (tells || (key !== 'source' && key !== 'checked')),
	);
	return { ...old, ...(Object.fromEntries(told) as Partial<Agency>) };
}
