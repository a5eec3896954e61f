import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readSources, rings, table, wrongImports } from './architecture.ts';
import { long, misshapen } from './shape.ts';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = readSources(home);
const none = (flaws: string[]) => assert.equal(flaws.length, 0, `\n${flaws.join('\n')}\n`);

test('every import goes a way the table allows', () => none(wrongImports(sources)));
test('no files import each other in a ring', () => none(rings(sources)));
test('every file of src has the shape of the house', () => none(misshapen(sources)));

test('no exception to the length of files outlives its reason', () => {
	for (const path of Object.keys(long))
		assert.ok(readFileSync(join(home, path), 'utf8').split('\n').length > 401, path);
});

test('CONTRIBUTING shows the table that is tested', () => {
	const page = readFileSync(join(home, 'CONTRIBUTING.md'), 'utf8');
	for (const [room, allowed] of Object.entries(table)) {
		if (['http', 'cli', 'jobs'].includes(room)) continue;
		assert.ok(page.includes(`| ${room} | ${allowed.join(', ') || 'nothing'} |`), `the row of ${room}`);
	}
});

/** Where the word of a feature must be met, once the feature has code; `access` is not called by itself. */
test('the word of a feature leads to its pages, commands and words on the screen', () => {
	const messages: Record<string, string> = JSON.parse(readFileSync(join(home, 'messages/en.json'), 'utf8'));
	const flaws: string[] = [];
	for (const feature of ['access', 'archive', 'docket', 'statistics', 'simulation', 'ledger', 'publishing']) {
		if (globSync(`src/${feature}/*.ts`, { cwd: home }).length === 0) continue;
		// A feature may begin as rules and a command; screens and tables come with their own places.
		const has = (pattern: string) => globSync(pattern, { cwd: home }).length > 0;
		const places = [`docs/${feature}.md`];
		if (feature !== 'access') places.push(`src/cli/${feature}.ts`);
		flaws.push(
			...places.filter((place) => !has(place)).map((place) => `${feature} has code, but there is no ${place}`),
		);
		if (has(`src/http/${feature}.ts`) && !Object.keys(messages).some((key) => key.startsWith(`${feature}.`)))
			flaws.push(`${feature} has screens, but messages/en.json has no "${feature}.…"`);
		if (has(`src/${feature}/*store.ts`) && !has(`migrations/*-${feature}-*.sql`))
			flaws.push(`${feature} has a store, but no migration has its name`);
	}
	none(flaws);
});

async function planted(t: TestContext, files: Record<string, string>) {
	const root = await mkdtemp(join(tmpdir(), 'uncover-tree-'));
	t.after(() => rm(root, { recursive: true, force: true }));
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), text);
	}
	return readSources(root);
}

const wrong: [string, Record<string, string>, string[]][] = [
	[
		'a feature that uses the server',
		{ 'src/docket/bad.ts': "import { serve } from '../http/server.ts';" },
		['docket/bad.ts imports http/server.ts: docket may use only base, app, access, archive'],
	],
	[
		'a type counts like a value',
		{ 'src/docket/bad.ts': "import type { Fact } from '../ledger/fact.ts';" },
		['docket/bad.ts imports ledger/fact.ts: docket may use only base, app, access, archive'],
	],
	[
		'an import inside a function or a type',
		{
			'src/simulation/bad.ts':
				"export const f = () => import('../archive/page.ts');\nexport type P = import('../archive/page.ts').Page;",
		},
		[
			'simulation/bad.ts imports archive/page.ts: simulation may use only base',
			'simulation/bad.ts imports archive/page.ts: simulation may use only base',
		],
	],
	[
		'a way in that goes to a store',
		{ 'src/cli/archive.ts': "import { listPages } from '../archive/page-store.ts';" },
		['cli/archive.ts imports archive/page-store.ts: cli calls actions, never a store'],
	],
	[
		'a feature that goes to the store of another',
		{ 'src/docket/actions.ts': "import { listPages } from '../archive/store.ts';" },
		['docket/actions.ts imports archive/store.ts: only archive itself uses its store'],
	],
	[
		'a page that runs an action in the browser',
		{
			'web/routes/+page.svelte':
				'<script lang="ts">\nimport { importFiles } from \'#src/archive/actions.ts\';\n</script>\n<p>words</p>',
		},
		[
			'web/routes/+page.svelte imports archive/actions.ts: web may use types of any feature, and values only of base and of the pure files of features',
		],
	],
	[
		'a room that is not in the house',
		{ 'src/misc/x.ts': "import { day } from '../base/day.ts';" },
		['misc/x.ts imports base/day.ts: misc is not in the table of who may import whom (test/architecture.ts)'],
	],
	[
		'what is allowed',
		{
			'src/main.ts': "import { serve } from './http/server.ts';",
			'src/worker.ts': "import { x } from './io/pdf.ts';",
			'src/http/archive.ts': "import { importFiles } from '../archive/actions.ts';\nimport { hono } from 'hono';",
			'web/parts/Page.svelte':
				"<script>\nimport type { X } from '#src/archive/store.ts';\nimport { type Y } from '#src/archive/actions.ts';\nimport { bates } from '#src/archive/bates.ts';\nimport { z } from '#web/api.ts';\n</script>",
		},
		[],
	],
];
for (const [what, files, flaws] of wrong)
	test(`imports: ${what}`, async (t) => assert.deepEqual(wrongImports(await planted(t, files)), flaws));

test('a ring of files is shown from start to end', async (t) => {
	const files = await planted(t, {
		'src/docket/a.ts': "import './b.ts';",
		'src/docket/b.ts': "import type { C } from './c.ts';",
		'src/docket/c.ts': "import './a.ts';",
		'src/docket/d.ts': "import './a.ts';",
	});
	assert.deepEqual(rings(files), ['docket/a.ts → docket/b.ts → docket/c.ts → docket/a.ts']);
});

const shapes: [string, string, string, RegExp | undefined][] = [
	[
		'a call at the top',
		'src/docket/x.ts',
		'startServer(1);',
		/does something when it is imported \(line 1: startServer/,
	],
	[
		'a call behind a constant',
		'src/docket/x.ts',
		"import { read } from './y.ts';\nconst a = 1;\nexport const words = { list: [read('file')] };",
		/imported \(line 3: read/,
	],
	[
		'await at the top',
		'src/io/x.ts',
		'export const x = await (async () => 1)();',
		/does something when it is imported/,
	],
	['a loop at the top', 'src/docket/x.ts', 'for (const x of [1]) x;', /does something/],
	[
		'values at the top',
		'src/docket/x.ts',
		"export const a = new Map([['x', /y/g]]);\nconst b = Object.freeze({ c: 1 + 2 * 3 });\nexport const w = words('a b');\nfunction words(t: string) { return t.split(' ').map((x) => load(x)); }\nexport const d = z.object({ e: z.string().min(1).optional() });\nconst f = ['x'].map((y) => y).join();\nexport const g = () => fetchAll();",
		undefined,
	],
	['an enum', 'src/docket/x.ts', 'export enum A { b }', /has an enum/],
	['a namespace', 'src/docket/x.ts', 'export namespace A { export const b = 1 }', /has a namespace/],
	['a default export', 'src/docket/x.ts', 'export default function f() {}', /has a default export/],
	['another default export', 'src/docket/x.ts', 'const a = 1;\nexport default a;', /has a default export/],
	['a base class', 'src/docket/x.ts', 'class A {}\nexport class B extends A {}', /has a class that extends A/],
	['an error class', 'src/docket/x.ts', 'export class Odd extends Error {}', undefined],
	['a barrel', 'src/docket/x.ts', "export * from './a.ts';\nexport { b } from './b.ts';", /is a barrel/],
	['a file named after nothing', 'src/docket/utils.ts', 'export const a = 1;', /is named after nothing/],
	[
		'SQL outside a store',
		'src/docket/actions.ts',
		'export const f = (tx: { run(s: unknown): void }) => tx.run(sql`DELETE FROM x`);',
		/holds SQL \(line 1\): it belongs into docket\/store\.ts/,
	],
	['SQL in a store', 'src/docket/letter-store.ts', 'export const f = () => sql`SELECT 1`;', undefined],
	[
		'a pure file that reads a file',
		'src/docket/deadline.ts',
		"import { readFile } from 'node:fs/promises';\nexport const f = readFile;",
		/imports node:fs\/promises, and it is a pure file/,
	],
	['401 lines', 'src/docket/x.ts', '// a\n'.repeat(401), /has 401 lines/],
	['400 lines', 'src/docket/x.ts', '// a\n'.repeat(400), undefined],
];
for (const [what, path, text, flaw] of shapes)
	test(`shape: ${what} ${flaw ? 'is named' : 'is fine'}`, async (t) => {
		const [found, ...more] = misshapen(await planted(t, { [path]: text }));
		assert.deepEqual(more, []);
		if (flaw) assert.match(found ?? '', flaw);
		else assert.equal(found, undefined);
	});
