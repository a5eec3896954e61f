/** What somebody asks of a measure, made complete and checked. */

import { Refusal } from '../base/refusal.ts';
import { type IntervalName, intervals, type Measure, type Way, ways } from './measure.ts';
import { rules } from './rule.ts';
import type { Asked, Filter } from './table.ts';

export type Question = {
	measure: string;
	dataset?: string | undefined;
	/** At most two; the measure’s own where left out. */
	by?: readonly string[] | undefined;
	filters?: readonly Filter[] | undefined;
	way?: string | undefined;
	interval?: string | undefined;
	level?: number | undefined;
	rules?: readonly string[] | undefined;
	/** Counts below it are hidden. */
	threshold?: number | undefined;
};

/** @throws Refusal not-valid in a sentence that says what there is to choose from */
export function questionOf(question: Question, measure: Measure, dimensions: readonly string[]): Asked {
	const { figure } = measure;
	const wanted = [...new Set(question.by ?? [])];
	for (const name of wanted)
		if (!dimensions.includes(name) && !(name === 'reading' && figure.is === 'readings'))
			throw new Refusal(
				'not-valid',
				`“${measure.measure}” cannot be divided by “${name}”. It can by ${dimensions.join(', ')}.`,
			);
	const own = figure.is === 'readings' ? ['reading'] : figure.is === 'ratio' ? [figure.between] : [];
	const by = [...wanted.filter((name) => !own.includes(name)), ...own];
	if (by.length > 2)
		throw new Refusal(
			'not-valid',
			`A table has at most two dimensions, and here it would have ${by.length}: ${by.join(', ')}. Leave one out, or use it as a filter.`,
		);
	const filters = question.filters ?? [];
	for (const { field } of filters)
		if (!dimensions.includes(field))
			throw new Refusal(
				'not-valid',
				`“${measure.measure}” cannot be filtered by “${field}”. It can by ${dimensions.join(', ')}.`,
			);
	const known = rules.filter(({ of }) => of === measure.of).map(({ name }) => name);
	for (const name of question.rules ?? [])
		if (!known.includes(name))
			throw new Refusal(
				'not-valid',
				`There is no rule “${name}” for ${measure.of}. ${known.length > 0 ? `There is ${known.join(', ')}.` : 'There is none.'}`,
			);
	const threshold = question.threshold ?? 11;
	if (!Number.isInteger(threshold) || threshold < 5)
		throw new Refusal(
			'not-valid',
			`The threshold for small cells is a whole number, 5 or more; ${threshold} is not. 11 is usual.`,
		);
	const level = question.level ?? 0.95;
	if (!(level > 0 && level < 1))
		throw new Refusal('not-valid', `The level lies between 0 and 1; ${level} does not. 0.95 is usual.`);
	return {
		measure: measure.measure,
		dataset: question.dataset ?? measure.of,
		by,
		filters: [...filters],
		way: oneOf<Way>('way', ways, question.way) ?? measure.way,
		interval: oneOf<IntervalName>('interval', intervals, question.interval) ?? 'wilson',
		level,
		rules: [...(question.rules ?? [])],
		threshold,
	};
}

function oneOf<T extends string>(what: string, choices: readonly T[], given: string | undefined): T | undefined {
	if (given === undefined) return undefined;
	const found = choices.find((choice) => choice === given);
	if (found) return found;
	throw new Refusal('not-valid', `There is no ${what} “${given}”. There is ${choices.join(', ')}.`);
}

/** `gender:female`, `fy:2016,2017`, `aor:` (not known) → a filter. @throws Refusal not-valid */
export function parseFilter(text: string): Filter {
	const [, field, values] = /^([a-z][a-z0-9_]*)[:=](.*)$/.exec(text) ?? [];
	if (field === undefined || values === undefined)
		throw new Refusal(
			'not-valid',
			`“${text}” is no filter. Write field:value, such as fy:2017 or gender:female,male; field: alone means not known.`,
		);
	return {
		field,
		is: values
			.split(',')
			.map((value) => (value === '' ? null : /^-?\d+$/.test(value) && isNumbered(field) ? Number(value) : value)),
	};
}

/** Fields whose groups are numbers; codes such as threat level 1 are texts. */
function isNumbered(field: string): boolean {
	return field === 'fy' || field === 'year' || field.endsWith('_year');
}
