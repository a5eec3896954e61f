/** How computed figures are written and linked on the pages of the statistics. */

import type { Measure } from '#src/statistics/measure.ts';
import { askedQuery, type Choice } from '#src/statistics/release.ts';
import type { Dimension, Row, Table } from '#src/statistics/table.ts';
import type { Language, Translate } from './message.ts';

export type Unit = Measure['unit'];
/** A table on the desk, or one that was released: then it has no query. */
export type Shown = Omit<Table, 'sql' | 'milliseconds'>;

/** “47.7%”, “110,104”, “1.25”: the value alone. */
export function valueText(value: number | null, unit: Unit, t: Translate): string {
	if (value === null) return '–';
	if (unit === 'share') return `${t.number(100 * value, 1)}${t.language === 'es' ? '\u00a0%' : '%'}`;
	return t.number(value, unit === 'ratio' ? 2 : 0);
}

/** “47.1–48.3%”; empty where a figure has no interval. */
export function rangeText({ low, high }: Pick<Row, 'low' | 'high'>, unit: Unit, t: Translate): string {
	if (low === null && high === null) return '';
	const ends = [low, high].map((end) => (end === null ? '∞' : valueText(end, unit, t)));
	return `${unit === 'share' ? ends[0]?.replace(/\s?%$/, '') : ends[0]}–${ends[1]}`;
}

/** A group as readers know it: its label, “October 2016” for a month, “not known” where it is. */
export function groupText(
	dimension: Pick<Dimension, 'kind' | 'labels'>,
	group: Row['by'][number],
	t: Translate,
): string {
	if (group === null) return t('statistics.not-known');
	const text = String(group);
	if (dimension.kind === 'day') return t.day(text);
	if (dimension.kind === 'month' && /^\d{4}-\d\d$/.test(text)) return monthText(text, t);
	return dimension.labels[text]?.[t.language] ?? text;
}

function monthText(month: string, t: Translate): string {
	const at = new Date(`${month}-01T00:00:00Z`);
	return new Intl.DateTimeFormat(t.language === 'es' ? 'es-US' : 'en-US', {
		month: 'short',
		year: 'numeric',
		timeZone: 'UTC',
	}).format(at);
}

/** All groups of a row in one line. */
export function rowText(table: Pick<Shown, 'dimensions'>, row: Pick<Row, 'by'>, t: Translate): string {
	return table.dimensions.map((dimension, place) => groupText(dimension, row.by[place] ?? null, t)).join(' · ');
}

export function isTime({ kind }: Pick<Dimension, 'kind'>): boolean {
	return kind === 'year' || kind === 'quarter' || kind === 'month' || kind === 'day';
}

/** The address that makes this table again. */
export function explorerHref(asked: Choice): string {
	return `/statistics/explorer?${askedQuery(asked)}`;
}

/** The same question as a file: csv, parquet, do (Stata), or the table as JSON. */
export function tableHref(asked: Choice, ending: '' | '.csv' | '.parquet' | '.do', language?: Language): string {
	const query = askedQuery(asked);
	query.delete('measure');
	if (language && (ending === '.csv' || ending === '.do')) query.set('lang', language);
	return `/api/statistics/measures/${asked.measure}/table${ending}?${query}`;
}

/** “42.1%”. */
export function shareText(share: number, t: Translate): string {
	return valueText(share, 'share', t);
}

/** What has to stand under a picture that leaves the page: what is counted, its version, interval, hidden cells, records. */
export function pictureNotes(table: Pick<Shown, 'definition' | 'asked' | 'records' | 'asOf'>, t: Translate): string[] {
	const { definition, asked } = table;
	const isRate = definition.unit === 'share' || definition.unit === 'ratio';
	const counted = isRate
		? `${definition.numerator[t.language]} / ${definition.denominator[t.language]}`
		: definition.population[t.language];
	const chance =
		definition.unit === 'records'
			? []
			: [`${t.loose(`statistics.interval.${asked.interval}`)}, ${t.percent(asked.level)}`];
	const unknown = isRate ? [`${t('statistics.explorer.way')}: ${t.loose(`statistics.way.${asked.way}`)}`] : [];
	return [
		counted,
		[`${t('statistics.version')} ${definition.version}`, ...chance, ...unknown].join(' · '),
		`${t('statistics.hidden')}: ${t('statistics.hidden-says', { threshold: asked.threshold })}`,
		recordsText(table, t),
	];
}

/** “Records: 110,104 of 253,574, 2015-10-01 to 2017-09-30 · 2026-11-22 · 3f2a…”: what has to go with every picture. */
export function recordsText({ records, asOf }: Pick<Shown, 'records' | 'asOf'>, t: Translate): string {
	const span =
		records.from && records.to ? t('statistics.span', { from: t.day(records.from), to: t.day(records.to) }) : '';
	return [
		records.counted === null
			? t('statistics.records-hidden', { all: records.all })
			: t('statistics.records-of', { counted: records.counted, all: records.all }),
		span,
		t('statistics.as-of', { day: t.day(asOf) }),
		records.hash,
	]
		.filter((part) => part !== '')
		.join(' · ');
}
