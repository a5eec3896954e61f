/** Writing reports, freezing their figures, and making what was frozen public. */

import { lastTrailId, noteAct } from '../access/audit.ts';
import type { App } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { openDefinitions } from './definition-actions.ts';
import { computeMeasure } from './measure-actions.ts';
import { forPublic, type ReleasedTable } from './release.ts';
import { type FrozenReport, figuresIn, questionAt, type Report, type ReportText } from './report.ts';
import { listReports, putDraft, putFrozen, putPublished, readReport } from './report-store.ts';

/** The newest changes first. */
export function allReports(app: Pick<App, 'db'>): Promise<Report[]> {
	return listReports(app.db);
}

/** @throws Refusal not-found */
export async function openReport(app: Pick<App, 'db'>, slug: string): Promise<Report> {
	const report = await readReport(app.db, slug);
	if (!report) throw new Refusal('not-found', `There is no report “${slug}”.`);
	return report;
}

/** Writes the draft; what was frozen or published before stays as it is. @throws Refusal not-valid */
export async function saveReport(app: App, slug: string, draft: ReportText): Promise<void> {
	if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(slug))
		throw new Refusal(
			'not-valid',
			`“${slug}” cannot be an address: small letters, digits and hyphens, such as jails-2017.`,
		);
	await app.db.atomic(async (tx) => {
		await putDraft(tx, slug, draft, app.now().toISOString(), app.case.person);
		await noteAct(tx, app, { action: 'write-report', subject: `report ${slug}` });
	});
}

/** The figures of a draft as they are now; the sentence of the refusal where one cannot be computed. */
export async function liveFigures(app: App, texts: readonly string[]): Promise<Record<string, ReleasedTable | string>> {
	const definitions = await openDefinitions(app);
	const figures: Record<string, ReleasedTable | string> = {};
	for (const address of new Set(texts.flatMap(figuresIn)))
		try {
			figures[address] = forPublic(await computeMeasure(app, questionAt(address), definitions));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			figures[address] = error.message;
		}
	return figures;
}

/** Computes every figure of the draft and keeps it with the text. @throws Refusal not-valid where a figure cannot be computed or public */
export async function freezeReport(app: App, slug: string): Promise<FrozenReport> {
	const { title, text } = await openReport(app, slug);
	const figures: Record<string, ReleasedTable> = {};
	for (const [address, figure] of Object.entries(await liveFigures(app, [text.en, text.es]))) {
		if (typeof figure === 'string')
			throw new Refusal('not-valid', `Nothing was frozen: the figure “${address}” cannot be computed. ${figure}`);
		if (figure.asked.threshold < 11)
			throw new Refusal(
				'not-valid',
				`Nothing was frozen: “${address}” shows counts below 11. Ask for it with the usual threshold.`,
			);
		figures[address] = figure;
	}
	const frozen: FrozenReport = {
		title,
		text,
		figures,
		frozenAt: app.now().toISOString(),
		state: await lastTrailId(app.db),
	};
	await app.db.atomic(async (tx) => {
		await putFrozen(tx, slug, frozen);
		await noteAct(tx, app, {
			action: 'freeze-report',
			subject: `report ${slug}`,
			details: {
				state: frozen.state,
				figures: Object.entries(figures).map(([address, { records }]) => ({ address, records: records.hash })),
			},
		});
	});
	return frozen;
}

/** Makes what was frozen public. @throws Refusal in-conflict where nothing is frozen, or the draft was changed since */
export async function publishReport(app: App, slug: string): Promise<void> {
	const { frozen, title, text } = await openReport(app, slug);
	if (!frozen)
		throw new Refusal('in-conflict', 'Freeze the report first: only figures that no longer change can be public.');
	if (JSON.stringify([title, text]) !== JSON.stringify([frozen.title, frozen.text]))
		throw new Refusal(
			'in-conflict',
			'The text was changed after its figures were frozen. Freeze it again, look at it, then publish.',
		);
	await app.db.atomic(async (tx) => {
		await putPublished(tx, slug, app.now().toISOString());
		await noteAct(tx, app, {
			action: 'publish-report',
			subject: `report ${slug}`,
			details: { state: frozen.state, frozenAt: frozen.frozenAt },
		});
	});
}

/** Takes a report back from the public. */
export async function withdrawReport(app: App, slug: string): Promise<void> {
	await openReport(app, slug);
	await app.db.atomic(async (tx) => {
		await putPublished(tx, slug, null);
		await noteAct(tx, app, { action: 'withdraw-report', subject: `report ${slug}` });
	});
}

export type PublicReport = FrozenReport & { slug: string; publishedAt: string };

/** A report as anyone may read it. @throws Refusal not-found */
export async function publicReport(app: Pick<App, 'db'>, slug: string): Promise<PublicReport> {
	const report = await readReport(app.db, slug);
	if (!report?.published || report.publishedAt === null)
		throw new Refusal('not-found', `There is no public report “${slug}”.`);
	return { ...report.published, slug, publishedAt: report.publishedAt };
}

/** What a list of public reports needs. */
export async function publicReports(
	app: Pick<App, 'db'>,
): Promise<Pick<PublicReport, 'slug' | 'title' | 'publishedAt'>[]> {
	return (await listReports(app.db)).flatMap(({ slug, published, publishedAt }) =>
		published && publishedAt !== null ? [{ slug, title: published.title, publishedAt }] : [],
	);
}
