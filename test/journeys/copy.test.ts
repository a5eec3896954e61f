/** The public site as files: written, taken up after a stop, served by a plain host, and every link of it followed. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const home = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const built = existsSync(join(home, 'build/handler.js'));

/** A small ledger, so that the whole of its site is a few hundred files. */
const files: Readonly<Record<string, string>> = {
	'places.csv':
		'fips,name,state,population,foreign_born_share,activated\n51013,Arlington County,VA,200000,0.2,2010-04\n51610,Falls Church city,VA,12000,0.2,\n',
	'jurisdictions.csv':
		'id,kind,name,state,within,counties,aliases,activated\nus,nation,United States,,,,,\n51,state,Virginia,VA,us,,,\n',
	'sources.csv':
		'id,title,publisher,date,url,note\nactivation-list,A list,A library,2013-01,https://example.org/list,\n',
	'events.csv':
		'id,when,effective,type,places,actor,act,position,summary,source,known,standing\nevent-001,2010-09-28,,vote-to-leave,51013,County Board,switch,,The board votes & asks to leave.,activation-list,2010-09-28,asserted\n',
	'statements.csv':
		'id,when,speaker,office,department,venue,places,question,position,act,answers,summary,source,known,standing\nstatement-001,2010-11-05,Ada Example,An office,A department,A letter,51013,can-leave,no,switch,51013,She says no.,activation-list,2010-11-05,asserted\n',
	'figures.csv':
		'id,asOf,place,scope,measure,unit,value,high,qualifier,source,note,standing\nfigure-001,2013-01,us,,jurisdictions activated,count,1,,,activation-list,,asserted\n',
	'repairs.csv': 'fips,file,was,now,why\n51013,list.csv,Arlngton,Arlington County,the name was misspelt\n',
	'conflicts.csv':
		'id,about,one,oneSource,other,otherSource\nlaunch,How many at the launch,7,activation-list,14,activation-list\n',
	'questions.csv': 'id,en,es\ncan-leave,Can a jurisdiction leave?,¿Puede una jurisdicción salirse?\n',
};
const reportShape = z.object({
	written: z.number(),
	kept: z.number(),
	lost: z.array(z.object({ address: z.string(), from: z.string() })),
});

describe('a copy of the public site', {
	skip: built ? undefined : 'It needs the built pages: run npm run build.',
}, () => {
	let folder: string;
	let copy: string;
	let all: string[];
	const base = 'https://example.org/s-comm';

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'uncover-copy-'));
		copy = join(folder, 'site');
		await mkdir(join(folder, 'ledger'));
		for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'ledger', name), text);
		await uncover('new', join(folder, 'case'), '--title', 'Small', '--person', 'Ada Example');
		await uncover('ledger', 'load', join(folder, 'ledger'), '--case', join(folder, 'case'));
		const first = reportShape.parse(JSON.parse(await write('--base', base)));
		assert.deepEqual(first.lost, []);
		assert.ok(first.written > 50, `${first.written} files`);
		all = (await readdir(copy, { recursive: true, withFileTypes: true }))
			.filter((one) => one.isFile() && !one.name.startsWith('.'))
			.map((one) => join(one.parentPath, one.name).slice(copy.length + 1));
	});
	after(() => rm(folder, { recursive: true, force: true }));

	const write = (...more: string[]) =>
		uncover('publishing', 'write', copy, '--case', join(folder, 'case'), '--json', ...more);

	test('every link of every page leads to a file, from any host', async () => {
		const there = new Set(all);
		const pages = all.filter((file) => file.endsWith('.html'));
		assert.ok(pages.includes('index.html') && pages.includes('es/places/51013-arlington-county-va.html'));
		const lost: string[] = [];
		for (const file of pages) {
			const html = await readFile(join(copy, file), 'utf8');
			assert.doesNotMatch(html, /127\.0\.0\.1/, file);
			for (const [, to = ''] of html.matchAll(/ (?:href|src|poster)="([^"#]*)[^"]*"/g)) {
				if (to === '' || /^(https?:|mailto:|data:)/.test(to)) continue;
				const target = normalize(join(dirname(file), decodeURIComponent(to.split('?')[0] ?? '')));
				if (to.startsWith('/') || !there.has(target)) lost.push(`${file} leads to ${to}`);
			}
		}
		assert.deepEqual([...new Set(lost)], []);
	});

	test('what search engines and feed readers need names the place where the copy stands', async () => {
		const read = (file: string) => readFile(join(copy, file), 'utf8');
		const sitemap = await read('sitemap.xml');
		assert.doesNotMatch(sitemap, /127\.0\.0\.1/);
		for (const [, address = ''] of sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)) {
			assert.ok(address.startsWith(`${base}/`), address);
			assert.ok(all.includes(decodeURI(address.slice(base.length + 1))), `${address} is not in the copy`);
		}
		assert.match(await read('robots.txt'), /^Sitemap: https:\/\/example\.org\/s-comm\/sitemap\.xml$/m);
		const feed = await read('en/places/51013.atom');
		assert.match(feed, /href="https:\/\/example\.org\/s-comm\/en\/facts\/event-001\.html"/);
		assert.match(
			await read('en/places/51013-arlington-county-va.html'),
			/rel="canonical" href="https:\/\/example\.org/,
		);
	});

	test('what cannot be asked of a file is not offered', async () => {
		const html = await readFile(join(copy, 'en/data.html'), 'utf8');
		assert.doesNotMatch(html, /role="search"|\/api\/public\/v1|href="[^"]*desk"/);
	});

	test('the same command writes nothing twice, and a changed case begins anew', async () => {
		const again = reportShape.parse(JSON.parse(await write('--base', base)));
		assert.equal(again.written, 0);
		assert.ok(again.kept > 50);
		await rm(join(copy, '.uncover-copy-done'));
		await mkdir(join(folder, 'full'), { recursive: true });
		await writeFile(join(folder, 'full', 'mine.txt'), 'mine');
		const refused = await uncover('publishing', 'write', join(folder, 'full'), '--case', join(folder, 'case')).catch(
			String,
		);
		assert.match(refused, /holds files that are no copy of the site/);
	});
});

function uncover(...words: string[]): Promise<string> {
	return new Promise((done, failed) => {
		const child = spawn(process.execPath, [
			'--disable-warning=ExperimentalWarning',
			join(home, 'src/main.ts'),
			...words,
		]);
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk) => {
			out += chunk;
		});
		child.stderr.on('data', (chunk) => {
			err += chunk;
		});
		child.once('exit', (code) => (code === 0 || out.startsWith('{') ? done(out) : failed(new Error(err || out))));
	});
}
