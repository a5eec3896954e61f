/** Datasets, measures and tables as lines in a terminal. */

import { count } from '../base/text.ts';
import type { Dataset, Quality } from '../statistics/dataset.ts';
import type { ComparedClaim } from '../statistics/dataset-actions.ts';
import type { Planned } from '../statistics/load-actions.ts';
import type { Measure } from '../statistics/measure.ts';
import type { Group, Row, Table } from '../statistics/table.ts';

const figure = (value: number) => value.toLocaleString('en-US');
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The head that was found, and what each column was taken for. */
export function planLines(plan: Planned): string[] {
	const where =
		plan.name === '' ? plan.file : `${plan.file}, sheet “${plan.name}”${plan.hidden === 'visible' ? '' : ' (hidden)'}`;
	const how = { name: '', content: '  (by its content)', file: '  (by the mapping file)', none: '  (kept as text)' };
	const width = Math.max(...plan.columns.map(({ head }) => head.length));
	return [
		`${where}: ${plan.as}, head in row ${plan.headRow}`,
		...(plan.banner.length > 0 ? [`  above it: ${plan.banner.join(' / ')}`] : []),
		...plan.columns.map(
			(column) => `  ${column.head.padEnd(width)}  → ${column.field ?? column.stored}${how[column.by]}`,
		),
	];
}

export function qualityLines(label: string, quality: Quality, flagged: number): string[] {
	const withheld = quality.states.filter(({ state }) => state === 'withheld');
	const fields = [...new Set(withheld.map(({ field }) => field))];
	return [
		`${label}: ${count(quality.rows, 'record')}${flagged > 0 ? `, ${figure(flagged)} flagged` : ''}`,
		...quality.remarks.map((remark) => `  ${remark}`),
		...quality.checks
			.filter(({ broken, verdict }) => broken > 0 || verdict !== 'fine')
			.map(
				({ label: says, broken, share, verdict }) =>
					`  ${verdict === 'fine' ? ' ' : '!'} ${says.en}: ${figure(broken)} (${percent(share)})`,
			),
		...fields.map((field) => {
			const here = withheld.filter((one) => one.field === field);
			const cells = here.reduce((sum, one) => sum + one.cells, 0);
			return `    withheld in ${field}: ${figure(cells)} as ${[...new Set(here.flatMap(({ codes }) => codes ?? []))].join(', ')}`;
		}),
		...quality.fields
			.filter(({ unread }) => unread.length > 0)
			.map(
				({ field, unread }) =>
					`  ! not in the codebook, ${field}: ${unread
						.slice(0, 5)
						.map(({ printed, rows }) => `${printed} (${figure(rows)})`)
						.join(', ')}`,
			),
	];
}

export function datasetLines(datasets: readonly Dataset[]): string[] {
	if (datasets.length === 0) return ['No datasets yet. Load one with uncover statistics load FILE --as arrests'];
	return datasets.flatMap(({ name, kind, rows, flagged, from, to, sources }) => [
		`${name}: ${count(rows, 'record')} of ${kind}, ${from ?? '?'} to ${to ?? '?'}, ${figure(flagged)} flagged`,
		...sources.map(
			({ file, sheet, rows: own, state }) =>
				`  ${file}${sheet === '' ? '' : `, sheet “${sheet}”`}: ${state === 'ready' ? figure(own) : 'not finished'}`,
		),
	]);
}

export function measureLines(measures: readonly Measure[]): string[] {
	const width = Math.max(...measures.map(({ measure }) => measure.length));
	return measures.map(({ measure, question }) => `${measure.padEnd(width)}  ${question.en}`);
}

/** A table with its total, and below it what has to be told. */
export function tableLines(table: Table): string[] {
	const { unit } = table.definition;
	const heads = [
		...table.dimensions.map(({ label }) => label.en),
		unit,
		...(unit === 'records' ? [] : ['from', 'to', 'n']),
		'unknown',
	];
	const lines = table.rows.map((row) => [...row.by.map((group, i) => named(table, i, group)), ...cells(row, unit)]);
	const total =
		table.dimensions.length === 0 || table.total.n === null
			? []
			: [['all', ...table.dimensions.slice(1).map(() => ''), ...cells(table.total, unit)]];
	const all = [heads, ...lines, ...total];
	const widths = heads.map((_, i) => Math.max(...all.map((line) => (line[i] ?? '').length)));
	const groups = table.dimensions.length;
	return [
		table.definition.question.en,
		'',
		...all.map((line) =>
			line
				.map((cell, i) => (i < groups ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
				.join('  ')
				.trimEnd(),
		),
		'',
		...table.rules.map(
			({ label, removed, undecided }) =>
				`${label.en}: ${figure(removed)} taken away, ${figure(undecided)} without a person’s number.`,
		),
		...table.told.map(({ en }) => en),
		...table.definition.traps.map(({ en }) => `Mind: ${en}`),
		`${table.records.counted === null ? 'A hidden number of records' : count(table.records.counted, 'record')} of ${figure(table.records.all)}, ${table.records.from ?? '?'} to ${table.records.to ?? '?'}; definition ${table.definition.version}, records ${table.records.hash}.`,
	];
}

function named(table: Table, place: number, group: Group): string {
	if (group === null) return 'not known';
	return table.dimensions[place]?.labels[String(group)]?.en ?? String(group);
}

function cells(row: Omit<Row, 'by'>, unit: Table['definition']['unit']): string[] {
	const width = unit === 'records' ? 2 : 5;
	if (row.suppressed) return ['hidden', ...Array.from({ length: width - 1 }, () => '')];
	const show = (value: number | null) =>
		value === null ? '–' : unit === 'share' ? percent(value) : unit === 'ratio' ? value.toFixed(2) : figure(value);
	const unknown = row.unknown === null ? '–' : figure(row.unknown);
	if (unit === 'records') return [show(row.value), unknown];
	return [show(row.value), show(row.low), show(row.high), row.n === null ? '–' : figure(row.n), unknown];
}

export function claimLines(claims: readonly ComparedClaim[]): string[] {
	return claims.flatMap(({ about, said, table, why, gap }) => [
		`${about}: ${said.en}`,
		...(table
			? table.rows.map(
					(row) =>
						`  ${table.asked.measure} ${row.by.map((group, i) => named(table, i, group)).join(', ')}: ${cells(row, table.definition.unit)[0] ?? ''}`,
				)
			: [`  not computed: ${why ?? ''}`]),
		`  gap: ${gap.en}`,
		'',
	]);
}
