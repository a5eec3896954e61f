/** Other ways of writing the input of a statistic: columns instead of rows, alpha instead of a level, the short names of textbooks. */

/** What was given, by its fields. */
export type Given = Readonly<Record<string, unknown>>;

/** Makes one way of writing into the usual one; leaves everything else as it is, for the fields to judge. */
export type Reader = (given: Given) => Given;

/** @returns what was given with every other way of writing made usual; what is no object stays what it is */
export function asUsual(given: unknown, readers: readonly Reader[]): unknown {
	if (given === null || typeof given !== 'object' || Array.isArray(given)) return given;
	return readers.reduce<Given>((so, read) => read(so), { ...given });
}

/** @param names other name → field */
export function otherNames(names: Readonly<Record<string, string>>): Reader {
	return (given) =>
		Object.fromEntries(
			Object.entries(given).map(([name, value]) => {
				const field = Object.hasOwn(names, name) ? names[name] : undefined;
				return [field !== undefined && !Object.hasOwn(given, field) ? field : name, value];
			}),
		);
}

/** `alpha`, the chance of a wrong interval, for `level`, the chance of a right one. */
export const alphaForLevel: Reader = (given) => {
	const { alpha, ...rest } = given;
	return typeof alpha === 'number' && !('level' in given) ? { ...rest, level: 1 - alpha } : given;
};

/** Columns of one length for a list of rows: `{"x": [3, 4], "n": [9, 8]}` for `{"groups": [{"x": 3, "n": 9}, {"x": 4, "n": 8}]}`. */
export function columnsFor(field: string, columns: readonly string[]): Reader {
	return (given) => {
		const rows = field in given ? undefined : rowsOf(given, columns);
		return rows ? { ...without(given, columns), [field]: rows } : given;
	};
}

/** The same for two things compared, a and b; also `{"x1": 3, "n1": 9, "x2": 4, "n2": 8}`. */
export function columnsForTwo(columns: readonly string[]): Reader {
	const numbered = columns.flatMap((name) => [`${name}1`, `${name}2`]);
	return (given) => {
		if ('a' in given || 'b' in given) return given;
		const lists = numbered.every((name) => name in given)
			? Object.fromEntries(columns.map((name) => [name, [given[`${name}1`], given[`${name}2`]]]))
			: given;
		const rows = rowsOf(lists, columns);
		return rows?.length === 2 ? { ...without(given, [...columns, ...numbered]), a: rows[0], b: rows[1] } : given;
	};
}

/** `{"a": 3, "b": 1, "c": 1, "d": 3}`, or two groups `{"a": [3, 4], "b": [1, 4]}` as x of n, for a fourfold table. */
export const cellsForTable: Reader = (given) => {
	const { a, b, c, d, ...rest } = given;
	if ('table' in given || a === undefined || b === undefined) return given;
	if (c !== undefined && d !== undefined) return { ...rest, table: [a, b, c, d] };
	const rows = [a, b].map((group) => {
		const [x, n] = Array.isArray(group) ? group : [];
		return typeof x === 'number' && typeof n === 'number' ? [x, n - x] : undefined;
	});
	return rows.every((row) => row !== undefined) ? { ...rest, table: rows } : given;
};

/** Four numbers for a fourfold table. */
export const flatTable: Reader = (given) => {
	const { table } = given;
	if (!Array.isArray(table) || table.length !== 4 || !table.every((cell) => typeof cell === 'number')) return given;
	return { ...given, table: [table.slice(0, 2), table.slice(2)] };
};

function rowsOf(given: Given, columns: readonly string[]): Given[] | undefined {
	const lists = columns.map((name) => given[name]);
	const [first] = lists;
	if (!Array.isArray(first)) return undefined;
	if (!lists.every((list) => Array.isArray(list) && list.length === first.length)) return undefined;
	return first.map((_, i) => Object.fromEntries(columns.map((name, j) => [name, (lists[j] as readonly unknown[])[i]])));
}

function without(given: Given, names: readonly string[]): Given {
	return Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
}
