/** Who may import whom, as data, and the search for what breaks it. The table is the one of CONTRIBUTING.md. */

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

export type SourceFile = {
	/** From the root of the repository: `src/docket/store.ts`. */ path: string;
	text: string;
	ast: ts.SourceFile;
};

const features = ['access', 'archive', 'docket', 'statistics', 'simulation', 'ledger', 'publishing'] as const;
const ways = ['http', 'cli', 'jobs'] as const;

/** What each room may import besides itself. `main` and `worker` make everything, so they may import everything. */
export const table: Readonly<Record<string, readonly string[]>> = {
	base: [],
	app: ['base'],
	config: ['base'],
	io: ['base', 'app'],
	access: ['base', 'app'],
	archive: ['base', 'app', 'access'],
	docket: ['base', 'app', 'access', 'archive'],
	statistics: ['base', 'app', 'access', 'archive'],
	simulation: ['base'],
	ledger: ['base', 'app', 'access', 'archive', 'statistics', 'simulation'],
	publishing: ['base', 'app', 'access', 'archive', 'docket', 'statistics', 'simulation', 'ledger'],
	http: ['base', 'app', ...features],
	cli: ['base', 'app', ...features],
	jobs: ['base', 'app', ...features],
};

const makers = ['main', 'worker'];
const isTest = (path: string) => /\.(test|case)\.ts$/.test(path);
const isStore = (path: string) => /(^|[/-])store\.ts$/.test(path);
const isAction = (path: string) => /(^|[/-])actions\.ts$/.test(path);
const isFeature = (room: string) => (features as readonly string[]).includes(room);

/** src and web as they lie on disk, without tests. */
export function readSources(root: string): SourceFile[] {
	return globSync(['src/**/*.ts', 'web/**/*.ts', 'web/**/*.svelte'], { cwd: root })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => !isTest(path) && !path.endsWith('.d.ts'))
		.sort()
		.map((path) => {
			const whole = readFileSync(join(root, path), 'utf8');
			const text = path.endsWith('.svelte')
				? [...whole.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
				: whole;
			return {
				path,
				text: whole,
				ast: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS),
			};
		});
}

type Import = { to: string; onlyTypes: boolean };

/** Every import of ours in a file, as a path from the root; packages are left out. */
export function importsOf(file: SourceFile): Import[] {
	const found: Import[] = [];
	const add = (specifier: string, onlyTypes: boolean) => {
		if (specifier.startsWith('.')) found.push({ to: posix.join(dirname(file.path), specifier), onlyTypes });
		else if (/^#(src|web)\//.test(specifier)) found.push({ to: specifier.slice(1), onlyTypes });
	};
	const visit = (node: ts.Node) => {
		if (
			(ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
			node.moduleSpecifier &&
			ts.isStringLiteral(node.moduleSpecifier)
		)
			add(node.moduleSpecifier.text, isTypeOnly(node));
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [name] = node.arguments;
			if (name && ts.isStringLiteral(name)) add(name.text, false);
		} else if (
			ts.isImportTypeNode(node) &&
			ts.isLiteralTypeNode(node.argument) &&
			ts.isStringLiteral(node.argument.literal)
		)
			add(node.argument.literal.text, true);
		ts.forEachChild(node, visit);
	};
	visit(file.ast);
	return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	const clause = node.importClause;
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	return (
		!clause.name &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

/** `src/docket/store.ts` → `docket`; `src/app.ts` → `app`. */
export function roomOf(path: string): string {
	const [top = '', second = ''] = path.split('/');
	return top === 'web' ? 'web' : second.replace(/\.ts$/, '');
}

/** Each import that the table does not allow, in words. */
export function wrongImports(files: readonly SourceFile[]): string[] {
	return files.flatMap((file) => importsOf(file).flatMap((to) => wrongImport(file.path, to) ?? []));
}

function wrongImport(path: string, { to, onlyTypes }: Import): string | undefined {
	const from = roomOf(path);
	const target = roomOf(to);
	if (makers.includes(from) || (from === target && from !== 'web')) return undefined;
	const short = (name: string) => name.replace(/^src\//, '');
	const wrong = (rule: string) => `${short(path)} imports ${short(to)}: ${rule}`;
	if (from === 'web') {
		if (!to.startsWith('src/') || onlyTypes || target === 'base') return undefined;
		return isFeature(target) && !isStore(to) && !isAction(to)
			? undefined
			: wrong('web may use types of any feature, and values only of base and of the pure files of features');
	}
	if (target === 'web') return wrong('nothing in src may use web');
	const allowed = table[from];
	if (!allowed) return wrong(`${from} is not in the table of who may import whom (test/architecture.ts)`);
	if (!allowed.includes(target)) return wrong(`${from} may use only ${allowed.join(', ') || 'nothing'}`);
	if (isStore(to))
		return wrong(
			(ways as readonly string[]).includes(from)
				? `${from} calls actions, never a store`
				: `only ${target} itself uses its store`,
		);
	return undefined;
}

/** Files that import each other in a ring, each ring once. Types count too: a ring is a sign of two words for one thing. */
export function rings(files: readonly SourceFile[]): string[] {
	const links = new Map(
		files.filter(({ path }) => path.startsWith('src/')).map((file) => [file.path, importsOf(file).map(({ to }) => to)]),
	);
	const state = new Map<string, 'open' | 'done'>();
	const found: string[] = [];
	const walk = (path: string, way: readonly string[]) => {
		if (state.get(path) === 'done' || !links.has(path)) return;
		if (state.get(path) === 'open') {
			found.push([...way.slice(way.indexOf(path)), path].map((step) => step.replace(/^src\//, '')).join(' → '));
			return;
		}
		state.set(path, 'open');
		for (const next of links.get(path) ?? []) walk(next, [...way, path]);
		state.set(path, 'done');
	};
	for (const path of links.keys()) walk(path, []);
	return found;
}
