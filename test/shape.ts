/** What a file of src may look like, whoever imports it. */

import { basename } from 'node:path';
import ts from 'typescript';
import { roomOf, type SourceFile } from './architecture.ts';

/** Files that may be longer than 400 lines, each with its reason. */
export const long: Readonly<Record<string, string>> = {};

/** Files that start something: the two makers, and what a thread begins with. */
const starts = (path: string) => /^src\/(main|worker)\.ts$|-thread\.ts$/.test(path);
const outside = ['base', 'io', 'http', 'cli', 'jobs', 'app', 'config', 'main', 'worker', 'web'];
const effects = [
	'node:fs',
	'node:fs/promises',
	'node:child_process',
	'node:http',
	'node:https',
	'node:net',
	'node:worker_threads',
	'node:sqlite',
];

/** What may be called at the top of a file: it makes a value and does nothing else. */
const makesValue =
	/^(z|sql|join|list|Object\.(freeze|fromEntries|keys|values|entries|assign)|Array\.(from|of)|Buffer\.(from|alloc)|String(\.raw)?|Number|BigInt|Symbol|RegExp|Math\.\w+|createRequire|(Map|Set|WeakMap|WeakSet|AsyncLocalStorage|TextEncoder|TextDecoder|Intl\.\w+|URL|Date|Array|ArrayBuffer|\w+(8|16|32|64)Array)(\.\w+)?)$/;

/** Methods of lists and texts, whoever has them: each makes a new one. */
const ofLists = /^(map|filter|flatMap|join|split|slice|concat|flat|toSorted|trim|keys|values|entries)$/;

/** Each breach in words. */
export function misshapen(files: readonly SourceFile[]): string[] {
	return files
		.filter(({ path }) => path.startsWith('src/'))
		.flatMap((file) => breaches(file).map((what) => `${file.path.replace(/^src\//, '')} ${what}`));
}

function breaches(file: SourceFile): string[] {
	const found: string[] = [];
	const room = roomOf(file.path);
	const line = (node: ts.Node) => file.ast.getLineAndCharacterOfPosition(node.getStart()).line + 1;
	const own = ownNames(file.ast);

	if (/^(utils?|helpers?|common|misc|shared)\.ts$/.test(basename(file.path)))
		found.push('is named after nothing: name it with the word of what it holds');
	const lines = file.text.split('\n').length - 1;
	if (lines > 400 && !(file.path in long))
		found.push(`has ${lines} lines, more than 400: divide it by noun, or list it in test/shape.ts with the reason`);
	if (!starts(file.path))
		for (const node of runsOnImport(file.ast, own))
			found.push(
				`does something when it is imported (line ${line(node)}: ${node.getText().split('\n')[0]?.slice(0, 60)})`,
			);
	if (
		file.ast.statements.length > 0 &&
		file.ast.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier)
	)
		found.push('is a barrel: import from where the thing is');

	const pure = !outside.includes(room) && !/(^|[/-])(store|actions)\.ts$/.test(file.path);
	const mayHoldSql =
		/(^|[/-])store\.ts$/.test(file.path) ||
		['src/io/sqlite.ts', 'src/io/postgres.ts', 'src/io/migrate.ts', 'src/base/db.ts'].includes(file.path);
	const visit = (node: ts.Node) => {
		if (ts.isEnumDeclaration(node)) found.push(`has an enum (line ${line(node)}): use a union of texts`);
		else if (ts.isModuleDeclaration(node)) found.push(`has a namespace (line ${line(node)}): a file is one already`);
		else if (
			ts.isExportAssignment(node) ||
			(ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((word) => word.kind === ts.SyntaxKind.DefaultKeyword))
		)
			found.push(`has a default export (line ${line(node)}): name it`);
		else if (ts.isClassDeclaration(node)) {
			const base = node.heritageClauses
				?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)
				?.types[0]?.getText();
			if (base && !/^(\w*Error|Refusal)$/.test(base))
				found.push(`has a class that extends ${base} (line ${line(node)}): pass functions instead`);
		} else if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql' && !mayHoldSql)
			found.push(`holds SQL (line ${line(node)}): it belongs into ${room}/store.ts`);
		else if (
			ts.isImportDeclaration(node) &&
			ts.isStringLiteral(node.moduleSpecifier) &&
			pure &&
			effects.includes(node.moduleSpecifier.text)
		)
			found.push(
				`imports ${node.moduleSpecifier.text}, and it is a pure file: take the effect from app, in actions.ts`,
			);
		ts.forEachChild(node, visit);
	};
	visit(file.ast);
	return found;
}

/** Statements and initialisers at the top level that do more than make values. */
function runsOnImport(ast: ts.SourceFile, own: ReadonlySet<string>): ts.Node[] {
	const found: ts.Node[] = [];
	for (const statement of ast.statements) {
		if (ts.isVariableStatement(statement)) {
			if (
				!(statement.declarationList.flags & ts.NodeFlags.Const) &&
				!(statement.declarationList.flags & ts.NodeFlags.Let)
			)
				found.push(statement);
			for (const declaration of statement.declarationList.declarations)
				if (declaration.initializer) look(declaration.initializer);
		} else if (
			ts.isExpressionStatement(statement) ||
			ts.isIfStatement(statement) ||
			ts.isIterationStatement(statement, false) ||
			ts.isTryStatement(statement)
		)
			found.push(statement);
	}
	return found;

	function look(node: ts.Node): void {
		// What stands in a function does not run yet.
		if (ts.isFunctionLike(node)) return;
		if (ts.isAwaitExpression(node)) found.push(node);
		else if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && !isValue(node.expression)) {
			found.push(node);
			return;
		}
		ts.forEachChild(node, look);
	}
	/** A known maker of values, a name of this file (whose body the other rules judge), or a method of one of them: `z.string().min`. */
	function isValue(callee: ts.Expression): boolean {
		if (makesValue.test(callee.getText()) || (ts.isIdentifier(callee) && own.has(callee.text))) return true;
		if (ts.isPropertyAccessExpression(callee)) return ofLists.test(callee.name.text) || isValue(callee.expression);
		if (ts.isCallExpression(callee) || ts.isNewExpression(callee)) return isValue(callee.expression);
		if (ts.isParenthesizedExpression(callee) || ts.isAsExpression(callee) || ts.isNonNullExpression(callee))
			return isValue(callee.expression);
		return (
			ts.isArrayLiteralExpression(callee) ||
			ts.isStringLiteralLike(callee) ||
			ts.isTemplateExpression(callee) ||
			ts.isRegularExpressionLiteral(callee) ||
			ts.isFunctionLike(callee)
		);
	}
}

/** Functions and constants that a file declares itself. */
function ownNames(ast: ts.SourceFile): Set<string> {
	const names = new Set<string>();
	for (const statement of ast.statements) {
		if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
			names.add(statement.name.text);
		else if (ts.isVariableStatement(statement))
			for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) names.add(name.text);
	}
	return names;
}
