/** Making a table public as it is now, taking it back, and what of the statistics anyone may read. */

import { noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import type { Bilingual } from './codebook.ts';
import { openDefinitions } from './definition-actions.ts';
import { type Claim, type Measure, measureNamed } from './measure.ts';
import { computeMeasure } from './measure-actions.ts';
import type { Question } from './question.ts';
import { checkedName, forPublic, type Release, releaseName } from './release.ts';
import { insertRelease, listReleases, listReleasesNamed, markWithdrawn } from './release-store.ts';

/**
 * Computes a table once more and makes it public; an earlier one under the same name stays as history.
 * @throws Refusal not-valid where the name is no address, or the threshold for small cells is lower than the usual one
 */
export async function releaseTable(
	app: App,
	question: Question,
	{ name, finding }: { name?: string | undefined; finding: Bilingual | null },
): Promise<Release> {
	const table = await computeMeasure(app, question);
	if (table.asked.threshold < 11)
		throw new Refusal('not-valid', 'A public table hides counts below 11. Ask for it again with the usual threshold.');
	const release = {
		name: checkedName(name || releaseName(table.asked)),
		finding,
		table: forPublic(table),
		releasedAt: app.now().toISOString(),
		by: app.case.person,
	};
	return app.db.atomic(async (tx) => {
		await markWithdrawn(tx, release.name, release.releasedAt);
		const id = await insertRelease(tx, release);
		await noteAct(tx, app, {
			action: 'release-table',
			subject: `statistics ${release.name}`,
			details: { release: id, asked: table.asked, definition: table.definition.version, records: table.records.hash },
		});
		return { ...release, id, withdrawnAt: null };
	});
}

/** Takes a table back: its page is gone, what was released stays on record. @throws Refusal not-found */
export async function withdrawTable(app: App, name: string): Promise<void> {
	await app.db.atomic(async (tx) => {
		if ((await markWithdrawn(tx, name, app.now().toISOString())) === 0)
			throw new Refusal('not-found', `There is no public table “${name}”.`);
		await noteAct(tx, app, { action: 'withdraw-table', subject: `statistics ${name}` });
	});
}

/** All that was ever released, newest first. */
export function allReleases(app: Pick<App, 'db'>): Promise<Release[]> {
	return listReleases(app.db);
}

/** A claim, with the released tables that ask exactly what it is tested by. */
export type PublicClaim = Claim & { label: Bilingual; tables: { name: string; table: Release['table'] }[] };

/** A release as anyone may read it: who pressed the button stays in the case. */
export type PublicRelease = Omit<Release, 'by' | 'withdrawnAt'>;
export type PublicStatistics = { releases: PublicRelease[]; claims: PublicClaim[] };

/** What the public page of the statistics is made from. */
export async function publicStatistics(app: App): Promise<PublicStatistics> {
	const releases = (await listReleases(app.db)).filter(({ withdrawnAt }) => withdrawnAt === null).map(unsigned);
	if (releases.length === 0) return { releases, claims: [] };
	const { claims, measures } = await openDefinitions(app);
	return {
		releases,
		claims: claims.flatMap((claim) => {
			const asked = releaseName(claim);
			const tables = releases.filter(
				({ table }) => asked === releaseName({ ...table.asked, by: withoutOwn(table.asked.by) }),
			);
			return tables.length === 0
				? []
				: [
						{
							...claim,
							label: measureNamed(measures, claim.measure).label,
							tables: tables.map(({ name, table }) => ({ name, table })),
						},
					];
		}),
	};
}

export type PublicTable = {
	release: PublicRelease;
	earlier: Pick<Release, 'id' | 'releasedAt' | 'withdrawnAt'>[];
	measure: Measure | null;
};

/** A table asked by hand does not name the dimension that its measure brings along. */
function withoutOwn(by: readonly string[]): string[] {
	return by.filter((name) => name !== 'reading');
}

/** One public table with its definition and earlier versions. @throws Refusal not-found */
export async function publicTable(app: App, name: string): Promise<PublicTable> {
	const [release, ...earlier] = await listReleasesNamed(app.db, name);
	if (!release || release.withdrawnAt !== null) throw new Refusal('not-found', `There is no public table “${name}”.`);
	const { measures } = await openDefinitions(app);
	return {
		release: unsigned(release),
		earlier: earlier.map(({ id, releasedAt, withdrawnAt }) => ({ id, releasedAt, withdrawnAt })),
		measure: measures.find(({ measure }) => measure === release.table.asked.measure) ?? null,
	};
}

function unsigned({ by: _, withdrawnAt: __, ...release }: Release): PublicRelease {
	return release;
}
