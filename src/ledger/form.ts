/** What a form asks for each kind of entry, in the order of the form. */

import { actWords, eventTypes, positions } from './fact.ts';
import type { Kind } from './thing.ts';

export type Input =
	| { readonly as: 'line' | 'text' | 'when' | 'number' | 'names' | 'cited' }
	| {
			readonly as: 'choice';
			readonly of: 'type' | 'act' | 'position' | 'unit' | 'kind' | 'question';
			readonly choices: readonly string[];
	  }
	| { readonly as: 'pick'; readonly of: 'place' | 'person' | 'source'; readonly many: boolean };
export type Field = { readonly name: string; readonly input: Input; readonly must: boolean };

const line = (name: string, must = false): Field => ({ name, input: { as: 'line' }, must });
const text = (name: string, must = false): Field => ({ name, input: { as: 'text' }, must });
const when = (name: string, must = false): Field => ({ name, input: { as: 'when' }, must });
const number = (name: string, must = false): Field => ({ name, input: { as: 'number' }, must });
const names = (name: string): Field => ({ name, input: { as: 'names' }, must: false });
const pick = (name: string, of: 'place' | 'person' | 'source', many = false, must = false): Field => ({
	name,
	input: { as: 'pick', of, many },
	must,
});
const choice = (
	name: string,
	of: 'type' | 'act' | 'position' | 'unit' | 'kind' | 'question',
	choices: readonly string[],
	must = false,
): Field => ({ name, input: { as: 'choice', of, choices }, must });

const grounds: readonly Field[] = [
	pick('source', 'source'),
	pick('more', 'source', true),
	{ name: 'citations', input: { as: 'cited' }, must: false },
];

/** @param questions ids of the questions a statement can answer. */
export function formOf(kind: Kind, questions: readonly string[]): readonly Field[] {
	switch (kind) {
		case 'event':
			return [
				text('summary', true),
				choice('type', 'type', eventTypes, true),
				when('when', true),
				when('known'),
				when('effective'),
				pick('places', 'place', true, true),
				line('actor', true),
				choice('act', 'act', actWords),
				text('actReason'),
				choice('position', 'position', positions),
				...grounds,
			];
		case 'statement':
			return [
				text('summary', true),
				line('speaker', true),
				line('office', true),
				line('department'),
				line('venue'),
				when('when', true),
				when('known'),
				pick('places', 'place', true, true),
				choice('question', 'question', questions),
				choice('position', 'position', positions),
				choice('act', 'act', actWords),
				text('actReason'),
				pick('answers', 'place', true),
				...grounds,
			];
		case 'figure':
			return [
				line('measure', true),
				line('scope'),
				pick('place', 'place', false, true),
				when('asOf', true),
				line('qualifier'),
				number('value', true),
				number('high'),
				choice('unit', 'unit', ['count', 'percent', 'USD'], true),
				text('note'),
				...grounds,
			];
		case 'office':
			return [
				pick('person', 'person', false, true),
				line('office', true),
				line('department'),
				pick('place', 'place'),
				when('from'),
				when('until'),
				when('seenFirst'),
				when('seenLast'),
				...grounds,
			];
		case 'source':
			return [line('title', true), line('publisher', true), when('date'), line('url'), text('note')];
		case 'place':
			return [
				line('name', true),
				choice('kind', 'kind', ['state', 'county', 'city', 'agency'], true),
				line('state'),
				pick('within', 'place', false, true),
				pick('counties', 'place', true),
				names('aliases'),
				number('population'),
				when('activated'),
			];
		case 'person':
			return [line('name', true), names('aliases'), text('note')];
		case 'question':
			return [text('en', true), text('es', true)];
	}
}
