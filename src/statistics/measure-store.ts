/** SQL of measures in DuckDB: a definition becomes one query, which is also what is shown. */

import type { Records } from '../app.ts';
import { join, list, type Sql, sql } from '../base/db.ts';
import { firstWithheld, stored } from './cell.ts';
import type { Codebook, Kind } from './codebook.ts';
import { columnsOf } from './codebook.ts';
import type { Condition, Figure, Measure } from './measure.ts';
import { ident } from './record-store.ts';
import type { Rule } from './rule.ts';
import type { Filter, Group } from './table.ts';

/** What a query is made over. */
export type Frame = {
	files: readonly string[];
	kind: Kind;
	book: Codebook;
	rules: readonly Rule[];
};

export type Counted = {
	groups: Group[];
	/** Records of the population. */
	n: number;
	/** Records of which it is unknown whether they belong to it. */
	undecided: number;
	/** Left out, by exclusion. */
	excluded: number[];
	/** For each numerator: with the property, and without; the rest is unknown. */
	yes: number[];
	no: number[];
	/** Records of the population at landmarks of each kind that was asked for. */
	noted: number[];
};

/**
 * Counts by group. One scan of the columns that are asked for: each combination of codes that occurs is counted once, and
 * the conditions are worked out on combinations, of which there are thousands, instead of records, of which there are millions.
 * @param noted kinds of landmark to be counted besides
 */
export function countQuery(
	frame: Frame,
	measure: Measure,
	by: readonly string[],
	filters: readonly Filter[],
	noted: readonly string[] = [],
): Sql {
	const groups = by.map((_, i) => ident(`g${i + 1}`));
	const numerators = numeratorsOf(measure.figure);
	const exclusions = measure.exclusions.map(({ where: out }) => out);
	const inside = population(frame, measure);
	const named = (letter: string, conditions: readonly Sql[]) =>
		conditions.map((one, i) => [one, ident(`${letter}${i + 1}`)] as const);
	const [x, p, k] = [
		named(
			'x',
			exclusions.map((one) => conditionOf(frame, one)),
		),
		named(
			'p',
			numerators.map((one) => conditionOf(frame, one)),
		),
		named(
			'k',
			noted.map((code) => sql`landmark_kind = ${code}`),
		),
	];
	const worked = [...(inside ? [[inside, ident('inside')] as const] : []), ...x, ...p, ...k];
	const needed = new Set([
		...[...(measure.where ? [measure.where] : []), ...exclusions, ...numerators].flatMap(columnsIn),
		...(noted.length > 0 ? ['landmark_kind'] : []),
	]);
	const within = inside ? sql`inside AND ` : sql``;
	const sums = [
		...groups,
		inside ? sql`sum(records) FILTER (inside) AS n` : sql`sum(records) AS n`,
		...(inside ? [sql`sum(records) FILTER (inside IS NULL) AS undecided`] : []),
		...x.map(([, name], i) => sql`sum(records) FILTER (${name}) AS ${ident(`excluded${i + 1}`)}`),
		...p.flatMap(([, name], i) => [
			sql`sum(records) FILTER (${within}${name}) AS ${ident(`yes${i + 1}`)}`,
			sql`sum(records) FILTER (${within}NOT ${name}) AS ${ident(`no${i + 1}`)}`,
		]),
		...k.map(([, name], i) => sql`sum(records) FILTER (${within}${name}) AS ${ident(`noted${i + 1}`)}`),
	];
	const dimensions = by.map((name, i) => sql`${dimension(frame.kind, name)} AS ${ident(`g${i + 1}`)}`);
	const scanned = [...dimensions, ...[...needed].map(ident)];
	const records = sql`FROM ${from(frame)}${where(frame, filters)}`;
	if (worked.length === 0)
		return sql`SELECT ${join([...dimensions, sql`count(*) AS n`], sql`, `)} ${records}${grouped(by.length)}`;
	// Days, numbers and words hardly repeat: counting their combinations first would only take longer.
	const combinations = [...needed].every((name) => isCoded(frame.kind, name))
		? sql`SELECT ${join([...scanned, sql`count(*) AS records`], sql`, `)} ${records} GROUP BY ALL`
		: sql`SELECT ${join([...scanned, sql`1 AS records`], sql`, `)} ${records}`;
	const judged = [...groups, ...worked.map(([condition, name]) => sql`${condition} AS ${name}`), sql`records`];
	return sql`SELECT ${join(sums, sql`, `)} FROM (SELECT ${join(judged, sql`, `)} FROM (${combinations}))${grouped(by.length)}`;
}

/** The columns a condition looks at. */
function columnsIn(one: Condition): string[] {
	if ('all' in one) return one.all.flatMap(columnsIn);
	if ('any' in one) return one.any.flatMap(columnsIn);
	if ('not' in one) return columnsIn(one.not);
	if ('cases' in one) return one.cases.flatMap((part) => columnsIn(part.if));
	return ['known' in one || 'withheld' in one || 'missing' in one ? `${one.field}_state` : one.field];
}

/** Whether a column holds one of few values: a code, a state, a fiscal year. */
function isCoded(kind: Kind, name: string): boolean {
	return name === 'fy' || columnsOf(kind).every((one) => one.name !== name || one.kind === 'code');
}

/** Records by group and whole days from one date to the other; `days` is null where one of them is not known. */
export function daysQuery(
	frame: Frame,
	measure: Measure,
	dates: { from: string; to: string },
	by: readonly string[],
	filters: readonly Filter[],
): Sql {
	const groups = by.map((name, i) => sql`${dimension(frame.kind, name)} AS ${ident(`g${i + 1}`)}`);
	const inside = population(frame, measure);
	const columns = [
		...groups,
		sql`date_diff('day', ${ident(dates.from)}, ${ident(dates.to)}) AS days`,
		sql`count(*) AS n`,
	];
	const conditions = [...filterConditions(frame, filters), ...(inside ? [sql`(${inside}) IS TRUE`] : [])];
	return sql`SELECT ${join(columns, sql`, `)} FROM ${from(frame)}${whereAll(conditions)} GROUP BY ALL ORDER BY ALL`;
}

export async function runCounts(
	records: Pick<Records, 'all'>,
	query: Sql,
	measure: Measure,
	by: readonly string[],
	noted: readonly string[] = [],
): Promise<Counted[]> {
	const rows = await records.all<Record<string, string | number | null>>(query);
	const number = (row: (typeof rows)[number], name: string) => Number(row[name] ?? 0);
	const numerators = numeratorsOf(measure.figure);
	return rows.map((row) => ({
		groups: by.map((name, i) => groupOf(name, row[`g${i + 1}`] ?? null)),
		n: number(row, 'n'),
		undecided: number(row, 'undecided'),
		excluded: measure.exclusions.map((_, i) => number(row, `excluded${i + 1}`)),
		yes: numerators.map((_, i) => number(row, `yes${i + 1}`)),
		no: numerators.map((_, i) => number(row, `no${i + 1}`)),
		noted: noted.map((_, i) => number(row, `noted${i + 1}`)),
	}));
}

export async function runDays(
	records: Pick<Records, 'all'>,
	query: Sql,
	by: readonly string[],
): Promise<{ groups: Group[]; days: number | null; n: number }[]> {
	const rows = await records.all<Record<string, string | number | null>>(query);
	return rows.map((row) => ({
		groups: by.map((name, i) => groupOf(name, row[`g${i + 1}`] ?? null)),
		days: typeof row.days === 'number' ? row.days : null,
		n: Number(row.n ?? 0),
	}));
}

/** Records of the population at landmarks of some kinds, where they were not counted with the rest. */
export async function countKinds(
	records: Pick<Records, 'all'>,
	frame: Frame,
	measure: Measure,
	codes: readonly string[],
	filters: readonly Filter[],
): Promise<{ code: string; records: number }[]> {
	if (codes.length === 0) return [];
	const inside = population(frame, measure);
	const conditions = [
		...filterConditions(frame, filters),
		sql`landmark_kind IN (${list(codes)})`,
		...(inside ? [sql`(${inside}) IS TRUE`] : []),
	];
	return records.all(
		sql`SELECT landmark_kind AS code, count(*) AS records FROM ${from(frame)}${whereAll(conditions)} GROUP BY 1`,
	);
}

/** What a duplicate rule takes away, and the records it cannot judge. */
export async function countRule(
	records: Pick<Records, 'all'>,
	frame: Frame,
	rule: Rule,
): Promise<{ removed: number; undecided: number }> {
	const [row] = await records.all<{ removed: number; undecided: number }>(sql`
		SELECT count(*) FILTER (NOT (${keeps(rule)})) AS removed, count(*) FILTER (${ident(rule.person)} IS NULL) AS undecided
		FROM (${ruled(frame.files, rule)})`);
	return row ?? { removed: 0, undecided: 0 };
}

/** The numerators of a figure, in order. */
export function numeratorsOf(figure: Figure): Condition[] {
	switch (figure.is) {
		case 'share':
		case 'ratio':
			return [figure.numerator];
		case 'readings':
			return figure.readings.map(({ numerator }) => numerator);
		default:
			return [];
	}
}

/** Time in four sizes, beside the fields of the kind. */
export const times = ['fy', 'year', 'quarter', 'month', 'day'] as const;

/** All names that a table of this kind can be divided by. */
export function dimensionsOf(kind: Kind): string[] {
	return [
		...times,
		...columnsOf(kind)
			.filter((one) => one.kind !== 'id')
			.map(({ name }) => name),
	];
}

function dimension(kind: Kind, name: string): Sql {
	const day = sql`coalesce(${join(kind.time.map(ident), sql`, `)})`;
	switch (name) {
		case 'fy':
			return ident('fy');
		case 'year':
			return sql`year(${day})`;
		case 'quarter':
			// Quarters of the fiscal year, which begins in October.
			return sql`year(${day} + INTERVAL 3 MONTH) * 10 + quarter(${day} + INTERVAL 3 MONTH)`;
		case 'month':
			return sql`year(${day}) * 100 + month(${day})`;
		case 'day':
			return day;
		default:
			return ident(name);
	}
}

function groupOf(name: string, value: string | number | null): Group {
	if (value === null || typeof value === 'string') return value;
	if (name === 'month') return `${Math.floor(value / 100)}-${String(value % 100).padStart(2, '0')}`;
	if (name === 'quarter') return `FY${Math.floor(value / 10)} Q${value % 10}`;
	return value;
}

/** A group as it stands in the column: the way back from `groupOf`. */
function columnValue(name: string, group: Group): string | number | null {
	const text = String(group);
	if (group !== null && name === 'month') return Number(text.replace('-', ''));
	if (group !== null && name === 'quarter') return Number(text.replace(/\D/g, ''));
	return group;
}

function from(frame: Frame): Sql {
	return frame.rules.reduce<Sql>((inner, rule) => {
		const files = inner;
		return sql`(SELECT * FROM (${episodes(files, rule)}) WHERE ${keeps(rule)})`;
	}, scan(frame.files));
}

function scan(files: readonly string[]): Sql {
	return sql`read_parquet([${list(files)}], union_by_name = true)`;
}

function ruled(files: readonly string[], rule: Rule): Sql {
	return episodes(scan(files), rule);
}

/** Records with what a rule compares: the person’s record before, or the place among those alike. */
function episodes(files: Sql, rule: Rule): Sql {
	if (rule.is === 'episode') {
		const day = ident(rule.day);
		const late = rule.last ? sql`${ident(rule.last.field)} IS NOT DISTINCT FROM ${rule.last.value}, ` : sql``;
		return sql`SELECT *, lag(${day}) OVER (PARTITION BY ${ident(rule.person)} ORDER BY ${day}, ${late}source, row) AS before FROM ${files}`;
	}
	const alike = join([rule.person, ...rule.fields].map(ident), sql`, `);
	const order = rule.keep === 'first' ? sql`source, row` : sql`source DESC, row DESC`;
	return sql`SELECT *, row_number() OVER (PARTITION BY ${alike} ORDER BY ${order}) AS nth FROM ${files}`;
}

function keeps(rule: Rule): Sql {
	const person = ident(rule.person);
	return rule.is === 'episode'
		? sql`${person} IS NULL OR before IS NULL OR ${ident(rule.day)} IS NULL OR ${ident(rule.day)} - before > ${rule.days}`
		: sql`${person} IS NULL OR nth = 1`;
}

/** Records that belong: true, false, or null where a cell that decides is not known. Undefined where all do. */
function population(frame: Frame, measure: Measure): Sql | undefined {
	const conditions = [
		...(measure.where ? [conditionOf(frame, measure.where)] : []),
		...measure.exclusions.map(({ where: out }) => sql`(${conditionOf(frame, out)}) IS NOT TRUE`),
	];
	return conditions.length > 0
		? join(
				conditions.map((one) => sql`(${one})`),
				sql` AND `,
			)
		: undefined;
}

function where(frame: Frame, filters: readonly Filter[]): Sql {
	return whereAll(filterConditions(frame, filters));
}

function whereAll(conditions: readonly Sql[]): Sql {
	return conditions.length > 0 ? sql` WHERE ${join(conditions, sql` AND `)}` : sql``;
}

function grouped(dimensions: number): Sql {
	return dimensions > 0 ? sql` GROUP BY ALL ORDER BY ALL` : sql``;
}

function filterConditions({ kind }: Frame, filters: readonly Filter[]): Sql[] {
	return filters.map(({ field, is }) => {
		const column = dimension(kind, field);
		const values = is.filter((group) => group !== null).map((group) => columnValue(field, group));
		const ways = [
			...(values.length > 0 ? [sql`${column} IN (${list(values)})`] : []),
			...(is.includes(null) ? [sql`${column} IS NULL`] : []),
		];
		return sql`(${join(ways, sql` OR `)})`;
	});
}

const yes = sql`true`;
const no = sql`false`;

/** A condition with three answers, as SQL has them: true, false, null. */
export function conditionOf(frame: Pick<Frame, 'kind' | 'book'>, one: Condition): Sql {
	if ('all' in one)
		return sql`(${join(
			one.all.map((part) => conditionOf(frame, part)),
			sql` AND `,
		)})`;
	if ('any' in one)
		return sql`(${join(
			one.any.map((part) => conditionOf(frame, part)),
			sql` OR `,
		)})`;
	if ('not' in one) return sql`(NOT ${conditionOf(frame, one.not)})`;
	if ('cases' in one) {
		const parts = one.cases.map((part) => sql`WHEN ${conditionOf(frame, part.if)} THEN ${part.answer ? yes : no}`);
		return sql`(CASE ${join(parts, sql` `)} END)`;
	}
	const state = ident(`${one.field}_state`);
	if ('known' in one) return one.known ? sql`(${state} = ${stored.known})` : sql`(${state} <> ${stored.known})`;
	if ('withheld' in one) return one.withheld ? sql`(${state} >= ${firstWithheld})` : sql`(${state} < ${firstWithheld})`;
	if ('missing' in one) return one.missing ? sql`(${state} = ${stored.missing})` : sql`(${state} <> ${stored.missing})`;
	const column = one.field === 'fy' ? ident('fy') : ident(one.field);
	if ('in' in one) return sql`(${column} IN (${list(one.in)}))`;
	if ('group' in one) {
		const field = columnsOf(frame.kind).find(({ name }) => name === one.field);
		const codes = frame.book.lists.get(field?.list ?? '')?.codes ?? [];
		const inside = codes
			.filter(({ group }) => group !== undefined && one.group.includes(group))
			.map(({ code }) => code);
		const outside = codes.filter(({ code }) => !inside.includes(code)).map(({ code }) => code);
		// What is printed and not in the codebook is in no group: the answer is unknown.
		return sql`(CASE WHEN ${column} IN (${list(inside)}) THEN true WHEN ${column} IN (${list(outside)}) THEN false END)`;
	}
	const ends = [
		...(one.from === undefined ? [] : [sql`${column} >= ${one.from}`]),
		...(one.to === undefined ? [] : [sql`${column} <= ${one.to}`]),
	];
	return ends.length > 0 ? sql`(${join(ends, sql` AND `)})` : yes;
}
