/** The public site on the command line: its addresses, and a copy of it as plain files. */

import { lastTrailId } from '../access/audit.ts';
import { dayOf } from '../base/day.ts';
import { Refusal } from '../base/refusal.ts';
import { count } from '../base/text.ts';
import { languages } from '../ledger/when.ts';
import { filesOf, pagesOf } from '../publishing/addresses.ts';
import { copySite } from '../publishing/copy-actions.ts';
import { localised } from '../publishing/paths.ts';
import { listPosts, postsMark } from '../publishing/post-actions.ts';
import { publishedOf } from '../publishing/published.ts';
import { siteOf } from '../publishing/site.ts';
import { publicTables } from '../publishing/tables.ts';
import { type Call, type Command, Usage } from './command.ts';

export const publishingCommands: readonly Command[] = [
	{
		name: 'publishing addresses',
		summary: 'Lists every address of the public site: pages in both languages, feeds, tables, pictures.',
		details:
			'With --json prints {pages: […], files: […]}. Pages that lead on to others by a question (search, filters) stand here once.',
		options: [],
		needs: 'case',
		run: runAddresses,
	},
	{
		name: 'publishing write',
		words: 'FOLDER',
		summary: 'Writes the whole public site as files that any web host can serve, or that open from a disk.',
		details:
			'Links are relative, so the folder works wherever it stands. Search, the API and days of knowledge need the program and are left out.\nStopped or killed, the same command takes it up again; after a change of the case it begins anew.',
		options: [
			{
				name: 'base',
				value: 'URL',
				meaning: 'Where the copy will stand, for feeds, the sitemap and search engines, as https://example.org/s-comm.',
			},
		],
		needs: 'case',
		run: runWrite,
	},
];

async function addressesOf(call: Call): Promise<{ pages: string[]; files: string[] }> {
	const { app } = call;
	const site = await publishedOf(app, siteOf(app))();
	const posts = await listPosts(app.case, 'en');
	return {
		pages: pagesOf(site, posts).flatMap((page) => languages.map((language) => localised(language, page))),
		files: [...filesOf(site, publicTables()), '/sitemap.xml', '/robots.txt'],
	};
}

async function runAddresses(call: Call): Promise<number> {
	const { pages, files } = await addressesOf(call);
	if (call.json) call.print(JSON.stringify({ pages, files }, null, 2));
	else for (const address of [...pages, ...files]) call.print(address);
	return 0;
}

async function runWrite(call: Call): Promise<number> {
	const [folder, ...more] = call.words;
	if (!folder || more.length > 0) throw new Usage('Name the one folder that the copy goes into.');
	const base = baseOf(call.value('base'));
	const { pages, files } = await addressesOf(call);
	// Without a place to stand, a list of whole addresses cannot be written.
	const lists = base === null ? ['/sitemap.xml', '/robots.txt'] : [];
	const day = dayOf(call.app.now());
	const visit = await call.make.visit(call.app);
	try {
		const report = await copySite(visit, folder, {
			addresses: [...pages, ...files].filter((address) => !lists.includes(address)),
			state: `${await lastTrailId(call.app.db)} ${day} ${await postsMark(call.app.case)}`,
			base,
			signal: call.signal,
			now: call.app.now,
			onProgress: ({ done, of, perSecond, secondsLeft }) =>
				call.status(
					`Writing: ${done} of ${of} files, ${perSecond.toFixed(0)} a second, ${Math.ceil(secondsLeft / 60)} min left`,
				),
		});
		call.status('');
		if (call.json) call.print(JSON.stringify(report, null, 2));
		else {
			call.print(
				`Wrote ${count(report.written, 'file')} into ${folder} in ${report.seconds.toFixed(0)} s${report.kept > 0 ? `; ${report.kept} stood there already` : ''}. Begin at index.html.`,
			);
			for (const { address, from } of report.lost)
				call.print(`Not there: ${address}${from ? `, to which ${from} leads` : ''}`);
		}
		return report.lost.length > 0 ? 1 : 0;
	} finally {
		await visit.close();
	}
}

/** @throws Refusal not-valid where it is no web address. */
function baseOf(text: string | undefined): string | null {
	if (text === undefined) return null;
	if (!URL.canParse(text) || !/^https?:/.test(text))
		throw new Refusal('not-valid', `“${text}” is no web address. Write one such as https://example.org/s-comm.`);
	return text.replace(/\/+$/, '');
}
