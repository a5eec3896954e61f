import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRefusal } from '../base/refusal.ts';
import { firstWords, postHtml, readPost } from './post.ts';
import { listPosts, postsMark } from './post-actions.ts';

const head = '---\ndate: 2026-11-22\ntitle: A & B\ntags: one, two\n---\n';

test('a post is read into words, and written as HTML that nothing can break out of', () => {
	const post = readPost(
		'a.es.md',
		`${head}See **<b>** and [here](/method),\nthen [there](https://example.org/?a=1&b=2).\n\n## Next\n\n- one\n- two\n`,
	);
	assert.deepEqual(
		[post.id, post.language, post.date, post.title, post.tags],
		['a', 'es', '2026-11-22', 'A & B', ['one', 'two']],
	);
	assert.equal(firstWords(post), 'See <b> and here, then there.');
	assert.equal(
		postHtml(post, 'https://uncover.example'),
		'<p>See <strong>&lt;b&gt;</strong> and <a href="https://uncover.example/es/method">here</a>, then <a href="https://example.org/?a=1&amp;b=2">there</a>.</p>\n<h2>Next</h2>\n<ul><li>one</li><li>two</li></ul>',
	);
});

test('what cannot be shown is refused with the reason', () => {
	for (const [name, text, reason] of [
		['A.en.md', head, /name/],
		['a.fr.md', head, /name/],
		['a.en.md', 'no head', /head/],
		['a.en.md', '---\ntitle: x\n---\n', /no date/],
		['a.en.md', '---\ndate: 2026-02-30\ntitle: x\n---\n', /no date/],
		['a.en.md', '---\ndate: 2026-02-03\n---\n', /no title/],
		['a.en.md', `${head}[x](javascript:alert(1))`, /javascript/],
		['a.en.md', `${head}[x](//evil.example/)`, /evil/],
		['a.en.md', `${head}[x](http://plain.example/)`, /plain/],
	] as const)
		assert.throws(
			() => readPost(name, text),
			(error) => isRefusal(error) && reason.test(error.message),
			`${name} ${text}`,
		);
});

test('the posts that come with Uncover stand in both languages, newest first', async () => {
	const [en, es] = [await listPosts({ folder: '/nowhere' }, 'en'), await listPosts({ folder: '/nowhere' }, 'es')];
	assert.ok(en.length >= 3);
	assert.deepEqual(
		en.map(({ id }) => id),
		es.map(({ id }) => id),
	);
	assert.ok(es.every(({ language }) => language === 'es'));
	assert.deepEqual(
		en.map(({ date }) => date),
		en
			.map(({ date }) => date)
			.sort()
			.reverse(),
	);
});

test('a post that is written, written anew or taken away changes what is made from posts', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'uncover-posts-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const app = { folder };
	const titles = async () => (await listPosts(app, 'en')).map(({ title }) => title);
	const seen = new Set([await postsMark(app)]);
	const changed = async () => {
		const mark = await postsMark(app);
		assert.equal(await postsMark(app), mark, 'the same files have the same mark');
		const fresh = !seen.has(mark);
		seen.add(mark);
		return fresh;
	};
	const file = join(folder, 'updates', 'first.en.md');
	await mkdir(join(folder, 'updates'));
	await writeFile(file, `${head}One.\n`);
	assert.ok(await changed());
	assert.deepEqual(await titles(), ['A & B']);
	await writeFile(file, `${head.replace('A & B', 'B and A')}One.\n`);
	assert.ok(await changed());
	assert.deepEqual(await titles(), ['B and A']);
	// The words of the same length, by the clock alone.
	await utimes(file, new Date(), new Date('2026-11-22T10:00:00Z'));
	assert.ok(await changed());
	await writeFile(join(folder, 'updates', 'second.en.md'), `${head}Two.\n`);
	assert.ok(await changed());
	await rm(join(folder, 'updates'), { recursive: true });
	assert.ok(!(await changed()), 'as it was before the first post');
});
