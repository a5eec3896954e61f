/**
 * The wall between the desk and the public, attacked with marked words: each private field of a case holds a word of its
 * own, and no public answer, page, feed, picture's address or file of the copy may hold any of them.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isPublic } from '../../src/http/guard.ts';
import { withdrawTable } from '../../src/statistics/release-actions.ts';
import { withdrawReport } from '../../src/statistics/report-actions.ts';
import { type TestCase, testCase } from '../house.ts';
import { type Front, openFront } from './front.ts';
import { leaks, live, plant, planted, secret } from './planted.ts';

const home = fileURLToPath(new URL('../../', import.meta.url));
const built = existsSync(join(home, 'build/handler.js'));

describe('the wall', () => {
	let app: TestCase;
	let front: Front;
	let scratch: string;
	let shown: number;
	let hidden: number;
	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'uncover-wall-'));
		app = await testCase({ person: secret('access: the person') });
		front = openFront(app);
		({ shown, hidden } = await plant({ app, front, scratch }));
	});
	after(async () => {
		await front?.stop();
		await app?.[Symbol.asyncDispose]();
		await rm(scratch, { recursive: true, force: true });
	});

	const anonymous = { headers: { authorization: undefined } };
	const values: Readonly<Record<string, () => readonly (string | number)[]>> = {
		lang: () => ['en', 'es'],
		place: () => ['51013', 'us', '51', '51610'],
		question: () => ['can-leave'],
		person: () => ['ada', 'only'],
		source: () => ['activation-list'],
		fact: () => ['statement-001', 'statement-003', 'event-001', 'figure-001', 'figure-002', 'listed-51013'],
		id: () => [shown, hidden, 'ada', 'only', 'statement-003', 'figure-002', '51013'],
		name: () => ['shown', 'taken'],
		slug: () => ['public', 'draft'],
	};

	/** Every public route there is with something in the place of each parameter. */
	const addresses = async (): Promise<string[]> => {
		const tables = z.array(z.looseObject({ name: z.string() })).parse(await front.get('/api/public/tables'));
		const files: [test: RegExp, files: string[]][] = [
			[/updates/, ['updates.atom', 'updates.json']],
			[/csv/, tables.flatMap(({ name }) => [`${name}.csv`, `${name}.json`])],
			[/map/, ['map.en.png']],
			[/./, ['51013.atom', '51013.json', 'can-leave.atom', 'can-leave.json', '51013.en.png']],
		];
		const fill = (path: string): string[] => {
			const [whole, name = '', shape = ''] = /:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/.exec(path) ?? [];
			if (whole === undefined) return [path];
			const some =
				name === 'file' ? (files.find(([kind]) => kind.test(shape))?.[1] ?? []) : (values[name]?.() ?? ['x']);
			return some.flatMap((value) => fill(path.replace(whole, String(value))));
		};
		const gets = front.routes.filter(({ method }) => method === 'GET').flatMap(({ path }) => fill(path));
		return [...new Set(gets)].filter((path) => isPublic(path) && !path.includes('/simulation/'));
	};

	test('no public answer holds a word of a private field, whatever the reader asks', async () => {
		assert.ok(planted.size > 60, `${planted.size} fields`);
		const all = await addresses();
		assert.ok(all.length > 80, `${all.length} addresses`);
		const wrong: string[] = [];
		for (const path of all)
			for (const more of ['', 'known=2010-10-07', 'language=es', 'lang=es']) {
				const answer = await front.send(
					'GET',
					path + (more && (path.includes('?') ? `&${more}` : `?${more}`)),
					anonymous,
				);
				const text = `${await answer.text()} ${[...answer.headers].join(' ')}`;
				if (answer.status >= 500) wrong.push(`${path} answers ${answer.status}`);
				// What was withdrawn from the ledger stands among its corrections, with its reason; nothing else does.
				wrong.push(...leaks(text).map((field) => `${path}?${more} tells ${field}`));
			}
		assert.deepEqual([...new Set(wrong)], []);
	});

	test('no search finds one either', async () => {
		for (const [word, field] of planted) {
			const answer = await front.send('GET', `/api/public/search?q=${word}`, anonymous);
			assert.deepEqual(await answer.json(), { near: false, groups: [] }, field);
		}
	});

	test('what stands beside a table tells no count that the table hides', async () => {
		const shape = z.object({
			total: z.object({ suppressed: z.boolean() }),
			records: z.object({ counted: z.number().nullable() }),
			told: z.array(z.object({ en: z.string() })),
		});
		const codes = ['BR', 'CA', 'GT', 'HT', 'MX'];
		let closed = 0;
		for (const measure of ['arrests', 'arrests-from-jails', 'arrests-without-conviction'])
			for (const by of ['', 'gender', 'aor'])
				for (const code of codes) {
					const asked = `/api/statistics/measures/${measure}/table?by=${by}&filter=citizenship:${code}`;
					const table = shape.parse(await front.get(asked));
					if (!table.total.suppressed) continue;
					closed++;
					assert.equal(table.records.counted, null, asked);
					for (const ending of ['.csv', '.do']) {
						const file = await (await front.send('GET', asked.replace('table?', `table${ending}?`))).text();
						assert.match(file, /records: a hidden number of 1200/, asked);
						assert.doesNotMatch(file, /of \d+ records/, asked);
					}
					for (const { en } of table.told) assert.doesNotMatch(en, /of [\d,]+ records/, asked);
				}
		assert.ok(closed >= 6, `${closed} tables are hidden whole`);
	});

	test('a request that is not public cannot be told from one that is not there', async () => {
		const [closed, absent] = await Promise.all(
			[hidden, 999].map(async (id) => {
				const answer = await front.send('GET', `/api/public/requests/${id}`, anonymous);
				return `${answer.status} ${(await answer.text()).replaceAll(String(id), 'N')}`;
			}),
		);
		assert.equal(closed, absent);
	});

	test('what the sitemap names is there', async () => {
		const map = await (await front.send('GET', '/sitemap.xml', anonymous)).text();
		const people = [...map.matchAll(/<loc>[^<]*\/en\/people\/([^<]+)</g)].map(([, id]) => id);
		assert.deepEqual(people, ['ada']);
	});

	describe('as pages', { skip: built ? undefined : 'It needs the built pages: run npm run build.' }, () => {
		let site: Awaited<ReturnType<typeof serve>>;
		before(async () => {
			site = await serve(app.folder);
		});
		after(() => site?.[Symbol.asyncDispose]());

		test('no page that a reader or the copy gets to holds a private word, and no text of a source would run in it', async () => {
			const wrong: string[] = [];
			const seen = new Set(['/en', '/es', '/sitemap.xml', '/robots.txt']);
			let pages = 0;
			const look = async (path: string) => {
				// As a page, and as what the copy writes down as a file. The model knows nobody and is left to its own tests.
				for (const headers of [{}, { 'x-uncover-copy': '1' }]) {
					const answer = await fetch(site.address + path, { headers });
					const type = answer.headers.get('content-type') ?? '';
					if (answer.status >= 500) wrong.push(`${path} answers ${answer.status}`);
					if (type.startsWith('image/png') || path.startsWith('/_app/')) return void (await answer.body?.cancel());
					const text = await answer.text();
					wrong.push(...leaks(`${path} ${text}`).map((field) => `${path} tells ${field}`));
					if (!/html|xml|svg/.test(type)) continue;
					pages++;
					if (live.test(text)) wrong.push(`${path}: the text of a source would run`);
					for (const [, to = ''] of text.matchAll(
						/(?: (?:href|src|content)="|<loc>)(?:http:\/\/127\.0\.0\.1:\d+)?(\/[^"<#]*)/g,
					)) {
						const next = to.replaceAll('&amp;', '&');
						if (isPublic(next.replace(/\?.*/, '')) && !/\/simulation|\/map\?|\?known=/.test(next)) seen.add(next);
					}
				}
			};
			// What is found on the way stands at the end of the set, and is looked at too.
			for (const path of seen) await look(path);
			assert.ok(pages > 150, `${pages} pages`);
			assert.deepEqual([...new Set(wrong)], []);
			const fact = await (await fetch(`${site.address}/en/facts/event-001`)).text();
			assert.match(fact, /&lt;img src=x/, 'the text of the source stands there, as text');
		});

		test('no page has a script or style of its own in it but those it came with, whatever the address says', async () => {
			const wild = encodeURIComponent('</script><script>alert(1)</script>"><img src=x onerror=alert(1)>');
			const paths = [
				'/en',
				'/es/places/51013',
				'/en/places/51013/handout',
				'/en/facts/statement-001',
				'/en/questions/can-leave',
			];
			paths.push(
				'/en/corrections',
				`/en/requests/${shown}`,
				'/en/simulation',
				'/en/statistics/shown',
				'/login',
				'/login?token=wrong',
			);
			paths.push(
				`/en/search?q=${wild}`,
				`/en?known=${wild}`,
				`/en/places/${wild}`,
				`/en/map?on=${wild}`,
				`/en/timeline?type=${wild}`,
			);
			for (const path of paths) {
				const answer = await fetch(site.address + path);
				const policy = answer.headers.get('content-security-policy') ?? '';
				assert.match(policy, /default-src 'self'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/, path);
				assert.doesNotMatch(policy, /'unsafe-(inline|eval)'/, path);
				const html = await answer.text();
				assert.doesNotMatch(html, live, path);
				assert.deepEqual(leaks(html), [], path);
				assert.doesNotMatch(html, / on[a-z]+=["']|<style|href="javascript:/i, path);
				const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
				for (const [script, attributes = ''] of html.matchAll(/<script([^>]*)>/g))
					assert.ok(
						/ src=|type="application\/(ld\+)?json"/.test(attributes) || attributes.includes(`nonce="${nonce}"`),
						`${path}: ${script}`,
					);
			}
		});

		test('what is no page brings a policy too, and none of the desk is there without the token', async () => {
			const html = await (await fetch(`${site.address}/login`)).text();
			const script = /"([^"]*_app\/immutable\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
			for (const path of [
				'/favicon.svg',
				new URL(script, `${site.address}/login`).pathname,
				'/_app/immutable/none.js',
				'/',
			]) {
				const answer = await fetch(site.address + path, { redirect: 'manual' });
				assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
				assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
				await answer.body?.cancel();
			}
			for (const path of [
				'/desk',
				'/docket/requests/1',
				'/ledger',
				'/statistics/explorer',
				'/desk/__data.json',
				'/archive/__data.json',
			]) {
				const answer = await fetch(site.address + path, { redirect: 'manual' });
				assert.ok([303, 401].includes(answer.status), `${path} answers ${answer.status}`);
				assert.deepEqual(leaks(await answer.text()), [], path);
			}
			const data = await fetch(`${site.address}/en/requests/${shown}/__data.json?x-sveltekit-invalidated=111`);
			assert.deepEqual(leaks(await data.text()), []);
		});

		test('a page that was kept goes with what it showed, whoever takes that back', async () => {
			await mkdir(join(app.folder, 'updates'), { recursive: true });
			const post = join(app.folder, 'updates', '2026-11-01-soon-gone.en.md');
			await writeFile(post, '---\ndate: 2026-11-01\ntitle: Soon gone\n---\nNot for long.\n');
			// The files of posts are looked at twice a second.
			const noticed = () => new Promise((resolve) => setTimeout(resolve, 600));
			await noticed();
			const read = async (path: string) => {
				const answer = await fetch(site.address + path);
				return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') ?? '' };
			};
			const gone = [
				`/en/requests/${shown}`,
				'/en/statistics/shown',
				'/es/statistics/reports/public',
				'/api/public/statistics/tables/shown/table.csv',
				'/en/updates/2026-11-01-soon-gone',
			];
			const lists = [
				['/en/requests', 'Opt-out records'],
				['/en/updates', 'Soon gone'],
				['/en/updates.atom', 'Soon gone'],
				['/en/search?q=soon', 'Soon gone'],
				['/es/statistics', 'statistics/shown'],
			] as const;
			const tags = new Map<string, string>();
			// The second time they come as they were kept.
			for (const _ of [1, 2]) {
				for (const path of gone) {
					const { status, etag } = await read(path);
					assert.equal(status, 200, path);
					tags.set(path, etag);
				}
				for (const [path, words] of lists) assert.ok((await read(path)).text.includes(words), path);
			}
			// A post is a file, and taking it away leaves no act in the trail.
			await rm(post);
			await noticed();
			assert.equal((await read('/en/updates/2026-11-01-soon-gone')).status, 404);
			for (const [path, words] of lists)
				if (words === 'Soon gone') assert.ok(!(await read(path)).text.includes(words), `${path} still tells`);
			await front.post(`/api/docket/requests/${shown}/release`, { released: false });
			await withdrawTable(app, 'shown');
			await withdrawReport(app, 'public');
			for (const path of gone) {
				assert.equal((await read(path)).status, 404, path);
				const again = await fetch(site.address + path, { headers: { 'if-none-match': tags.get(path) ?? '' } });
				assert.equal(again.status, 404, `${path} for a reader who has it`);
			}
			for (const [path, words] of lists) assert.ok(!(await read(path)).text.includes(words), `${path} still tells`);
		});
	});
});

/** The site over a case, in a process of its own. */
async function serve(folder: string): Promise<{ address: string; [Symbol.asyncDispose](): Promise<void> }> {
	const child = spawn(
		process.execPath,
		[
			...['--disable-warning=ExperimentalWarning', join(home, 'src/main.ts')],
			...['start', '--case', folder, '--port', '0', '--ocr', 'off'],
		],
		{ env: { ...process.env, UNCOVER_TOKEN: 'wall-test-0123456789' }, stdio: ['ignore', 'pipe', 'inherit'] },
	);
	let said = '';
	for await (const chunk of child.stdout) {
		said += chunk;
		const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
		if (address === undefined) continue;
		return {
			address,
			async [Symbol.asyncDispose]() {
				const ended = once(child, 'exit');
				child.kill();
				await ended;
			},
		};
	}
	throw new Error(`The site did not open: ${said}`);
}
