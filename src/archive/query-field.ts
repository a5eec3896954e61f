import { asDay, type Day } from '../base/day.ts';
import type { Refusal } from '../base/refusal.ts';
import { parseBates } from './bates.ts';

/** A condition on the page or its document rather than on its words. */
export type Field =
	/** One number (from = to), or first to last; as written. */
	| { kind: 'bates'; from: string; to: string }
	| { kind: 'bates-start'; start: string }
	| { kind: 'production' | 'name' | 'note'; text: string }
	/** Canonical, `(b)(7)(C)`; `(b)(7)` also finds `(b)(7)(C)`. */
	| { kind: 'exemption'; code: string }
	| { kind: 'type'; type: FileType }
	/** `after`: received that day or later; `before`: received on an earlier day. */
	| { kind: 'after' | 'before'; day: Day }
	| { kind: 'document'; id: number }
	| { kind: 'is'; state: State }
	| { kind: 'confidence'; compare: '<' | '<=' | '>' | '>='; value: number };

export const fieldNames = [
	'bates',
	'production',
	'exemption',
	'type',
	'after',
	'before',
	'document',
	'name',
	'is',
	'confidence',
	'note',
] as const;

export const fileTypes = ['pdf', 'image', 'text', 'email', 'csv', 'xlsx', 'zip', 'unknown'] as const;
export type FileType = (typeof fileTypes)[number];

export const states = ['redacted', 'quarantined', 'duplicate', 'ocr', 'unread', 'noted'] as const;
export type State = (typeof states)[number];

const examples: Record<(typeof fieldNames)[number], string> = {
	bates: 'bates:ICE-2010FOIA2674.0117629',
	production: 'production:"First release"',
	exemption: 'exemption:(b)(5)',
	type: 'type:pdf',
	after: 'after:2010-10-01',
	before: 'before:2011-01-01',
	document: 'document:12',
	name: 'name:memo',
	is: 'is:redacted',
	confidence: 'confidence:<60',
	note: 'note:privilege',
};

/** The value of a field. `wrong` makes the refusal, which knows where in the query the field stands. @throws Refusal not-valid. */
export function parseField(name: string, value: string, wrong: (message: string) => Refusal): Field {
	const text = value.trim();
	const field = fieldNames.find((one) => one === name.toLowerCase());
	if (!field)
		throw wrong(
			`There is no field “${name}”. The fields are ${fieldNames.join(', ')}. To search for the words themselves, put them in quotation marks.`,
		);
	if (text === '')
		throw wrong(`After “${name}:” comes what to look for, without a space, for example ${examples[field]}.`);
	const refuse = (reason: string) => wrong(`“${name}:${value}” cannot be used: ${reason}`);
	switch (field) {
		case 'bates':
			return batesField(text, refuse);
		case 'production':
		case 'name':
		case 'note':
			return { kind: field, text };
		case 'exemption':
			return { kind: 'exemption', code: exemptionCode(text, refuse) };
		case 'type': {
			const type = fileTypes.find((one) => one === text.toLowerCase());
			if (!type) throw refuse(`the types are ${fileTypes.join(', ')}.`);
			return { kind: 'type', type };
		}
		case 'after':
		case 'before': {
			const day = asDay(text) ?? asDay(`${text}-01`) ?? asDay(`${text}-01-01`);
			if (!day) throw refuse('write the day as year-month-day, for example 2010-10-01, or only the year.');
			return { kind: field, day };
		}
		case 'document': {
			if (!/^[1-9]\d{0,14}$/.test(text)) throw refuse('a document has a whole number, the one in its address.');
			return { kind: 'document', id: Number(text) };
		}
		case 'is': {
			const state = states.find((one) => one === text.toLowerCase());
			if (!state) throw refuse(`a page can be ${states.join(', ')}.`);
			return { kind: 'is', state };
		}
		case 'confidence': {
			const match = /^([<>]=?)\s*(\d{1,3}(?:\.\d{1,2})?)$/.exec(text);
			const compare = (['<', '<=', '>', '>='] as const).find((one) => one === match?.[1]);
			const number = Number(match?.[2]);
			if (!compare || number > 100)
				throw refuse('write < or > and a number from 0 to 100, for example confidence:<60.');
			return { kind: 'confidence', compare, value: number };
		}
	}
}

/** A field as it can be typed again. */
export function printField(field: Field): string {
	switch (field.kind) {
		case 'bates':
			return `bates:"${field.from === field.to ? field.from : `${field.from}..${field.to}`}"`;
		case 'bates-start':
			return `bates:"${field.start}*"`;
		case 'production':
		case 'name':
		case 'note':
			return `${field.kind}:"${field.text}"`;
		case 'exemption':
			return `exemption:${field.code}`;
		case 'type':
			return `type:${field.type}`;
		case 'after':
		case 'before':
			return `${field.kind}:${field.day}`;
		case 'document':
			return `document:${field.id}`;
		case 'is':
			return `is:${field.state}`;
		case 'confidence':
			return `confidence:${field.compare}${field.value}`;
	}
}

function batesField(text: string, refuse: (reason: string) => Refusal): Field {
	if (text.endsWith('*')) {
		const start = text.replace(/[*\s]+$/, '');
		if (!/[\p{L}\p{N}]/u.test(start))
			throw refuse('before the * comes the beginning of a Bates number, for example bates:ICE-2010*.');
		return { kind: 'bates-start', start };
	}
	const [from = '', to = from, ...more] = text.split('..').map((one) => one.trim());
	const valid = parseBates(from) && (parseBates(to) || /^\d{1,12}$/.test(to)) && more.length === 0;
	if (!valid)
		throw refuse(
			'write a Bates number (bates:ICE-2010FOIA2674.0117629), a range with two dots (bates:ICE-0001..ICE-0009) or a beginning with a star (bates:ICE-2010*), in quotation marks where it has spaces.',
		);
	return { kind: 'bates', from, to };
}

/** b5, b7C, (b)(7)(c), 7(1)(b) → (b)(5), (b)(7)(C), (b)(7)(C), 7(1)(b). */
function exemptionCode(text: string, refuse: (reason: string) => Refusal): string {
	const federal = /^\(?([bdjk])\)?\s*\(?(\d{1,2})\)?\s*(?:\(?([a-z])\)?)?$/i.exec(text);
	if (federal) {
		const [, letter = '', number = '', sub] = federal;
		return `(${letter.toLowerCase()})(${number})${sub ? `(${sub.toUpperCase()})` : ''}`;
	}
	if (/^[0-9a-z.-]{1,12}(?:\([0-9a-z.-]{1,6}\))*$/i.test(text)) return text;
	throw refuse('write an exemption as (b)(5), b5, (b)(7)(E) or b7E.');
}
