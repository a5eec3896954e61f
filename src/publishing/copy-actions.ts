/** Writes the whole public site as files that any web host can serve, or that open from a disk. It can be stopped and taken up again. */

import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { each } from '../base/each.ts';
import { Refusal } from '../base/refusal.ts';
import { type Copying, copied, copyPage, copyText, linksOf, relative, signpost } from './copy.ts';

/** The site as an anonymous reader gets it, without a network. */
export type Visit = {
	readonly origin: string;
	/** The folder of scripts, styles and fonts, as they were built. */
	readonly assets: string;
	/** Follows nothing: a redirect is told as such. */
	get(path: string): Promise<Response>;
};

export type CopyProgress = {
	readonly done: number;
	readonly of: number;
	readonly perSecond: number;
	readonly secondsLeft: number;
};
export type CopyReport = {
	readonly folder: string;
	readonly written: number;
	/** Files that stood there from an earlier run over the same state of the case. */
	readonly kept: number;
	/** Addresses that a page leads to and that are not there, with the first page that does. */
	readonly lost: readonly { readonly address: string; readonly from: string }[];
	readonly seconds: number;
};

/** What a folder holds a copy of; another state or base begins it anew. */
const label = '.uncover-copy.json';
const finished = '.uncover-copy-done';

/**
 * @param addresses where to begin; what their pages lead to is written too.
 * @param state of the case, with everything else that changes pages.
 * @throws Refusal in-conflict where the folder holds something else.
 */
export async function copySite(
	visit: Visit,
	folder: string,
	options: {
		readonly addresses: readonly string[];
		readonly state: string;
		readonly base: string | null;
		readonly signal: AbortSignal;
		readonly now: () => Date;
		onProgress(progress: CopyProgress): void;
	},
): Promise<CopyReport> {
	const { state, base, signal, now } = options;
	const copying: Copying = { origin: visit.origin, base };
	const done = await takeUp(folder, JSON.stringify({ state, base }));
	const began = now().getTime();
	const queue = [...new Set(options.addresses.filter((address) => copied(address) !== undefined))];
	const known = new Set(queue.map(fileOf));
	const lost: { address: string; from: string }[] = [];
	const from = new Map<string, string>();
	let kept = 0;
	let written = 0;

	const write = async (address: string) => {
		const file = fileOf(address);
		const earlier = done.get(file);
		// What an earlier run found on its way is found again without reading the page.
		if (earlier) {
			kept++;
			return add(earlier, address);
		}
		const answer = await visit.get(address);
		const type = answer.headers.get('content-type') ?? '';
		let links: string[] = [];
		if (answer.status >= 300 && answer.status < 400) {
			const to = new URL(answer.headers.get('location') ?? '/', visit.origin);
			const target = copied(to.pathname + to.search);
			if (!target) return void lost.push({ address, from: from.get(address) ?? '' });
			links = [to.pathname];
			await put(folder, file, signpost([{ to: relative(file, target.file), name: to.pathname }]));
		} else if (!answer.ok) {
			await answer.body?.cancel();
			return void lost.push({ address, from: from.get(address) ?? '' });
		} else if (type.startsWith('text/html')) {
			const html = await answer.text();
			links = linksOf(html, visit.origin, file);
			await put(folder, file, copyPage(html, file, copying));
		} else if (/json|xml|^text\//.test(type)) await put(folder, file, copyText(await answer.text(), file, copying));
		else await put(folder, file, new Uint8Array(await answer.arrayBuffer()));
		await appendFile(join(folder, finished), `${JSON.stringify([file, links])}\n`);
		written++;
		add(links, address);
	};
	const add = (links: readonly string[], page: string) => {
		for (const link of links) {
			const file = fileOf(link);
			// The sitemap and what crawlers read mean nothing without the place where the copy stands.
			if (known.has(file) || (base === null && /^(sitemap|robots)/.test(file))) continue;
			known.add(file);
			from.set(link, page);
			queue.push(link);
		}
	};

	await cp(visit.assets, folder, { recursive: true });
	await put(
		folder,
		'index.html',
		signpost([
			{ to: './en.html', name: 'English' },
			{ to: './es.html', name: 'Español' },
		]),
	);
	for (let next = 0; next < queue.length && !signal.aborted; ) {
		const batch = queue.slice(next, next + 24);
		next += batch.length;
		await each(batch, 6, write);
		const seconds = (now().getTime() - began) / 1000;
		const perSecond = written / Math.max(seconds, 0.001);
		options.onProgress({
			done: next,
			of: queue.length,
			perSecond,
			secondsLeft: perSecond > 0 ? (queue.length - next) / perSecond : 0,
		});
	}
	if (signal.aborted)
		throw new Refusal(
			'unavailable',
			`The copy in ${folder} was stopped after ${kept + written} of ${queue.length} files. The same command takes it up again.`,
		);
	return { folder, written, kept, lost, seconds: (now().getTime() - began) / 1000 };
}

function fileOf(address: string): string {
	return copied(address)?.file ?? '';
}

/** The files that an earlier run over the same state wrote, each with the links of its page. A copy of another state is taken away. */
async function takeUp(folder: string, now: string): Promise<Map<string, string[]>> {
	await mkdir(folder, { recursive: true });
	const was = await readFile(join(folder, label), 'utf8').catch(() => undefined);
	const log = await readFile(join(folder, finished), 'utf8').catch(() => '');
	// A line cut off by a kill is written again.
	const lines = log
		.split('\n')
		.filter((line) => line.endsWith(']]'))
		.map((line) => JSON.parse(line) as [string, string[]]);
	if (was === now) return new Map(lines);
	if (was === undefined) await refuseFull(folder);
	// The list lies in a folder that anyone may have given us: nothing outside of it is taken away.
	for (const [file] of lines) if (isWithin(folder, file)) await rm(join(folder, file), { force: true });
	await writeFile(join(folder, finished), '');
	await writeFile(join(folder, label), now);
	return new Map();
}

function isWithin(folder: string, file: string): boolean {
	return join(folder, file).startsWith(join(folder, sep));
}

async function refuseFull(folder: string): Promise<void> {
	if ((await readdir(folder)).some((name) => !name.startsWith('.')))
		throw new Refusal(
			'in-conflict',
			`${folder} holds files that are no copy of the site. Name an empty folder, or one that does not exist yet.`,
		);
}

async function put(folder: string, file: string, content: string | Uint8Array): Promise<void> {
	const path = join(folder, file);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, content);
}
