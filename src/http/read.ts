/** Reading what a request brings: unknown becomes known here, with a sentence where it cannot. */

import type { Context } from 'hono';
import type { z } from 'zod';
import { Refusal } from '../base/refusal.ts';

/** The JSON body in the given shape. @throws Refusal not-valid naming the field. */
export async function body<T>(context: Context, shape: z.ZodType<T>): Promise<T> {
	const given: unknown = await context.req.json().catch(() => undefined);
	return parse(given, shape);
}

/** The query string in the given shape. @throws Refusal not-valid naming the field. */
export function query<T>(context: Context, shape: z.ZodType<T>): T {
	return parse(context.req.query(), shape);
}

function parse<T>(given: unknown, shape: z.ZodType<T>): T {
	const result = shape.safeParse(given);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const where = issue?.path.join('.') ?? '';
	if (given === undefined || !issue) throw new Refusal('not-valid', 'This request cannot be read: it is not JSON.');
	const what = where ? `“${where}” in this request cannot be used` : 'This request cannot be read';
	throw new Refusal('not-valid', `${what}: ${inWords(issue)}.`);
}

/** What is wrong with a value, in words that do not take a programmer to read. */
function inWords(issue: z.core.$ZodIssue): string {
	const counted = 'origin' in issue && issue.origin === 'string' ? ' characters long' : '';
	switch (issue.code) {
		case 'invalid_type':
			return `it is missing or is not ${names[issue.expected] ?? issue.expected}`;
		case 'invalid_value':
			return `it may be ${issue.values.map(String).join(', ')}`;
		case 'unrecognized_keys':
			return `there is no “${issue.keys.join('”, “')}” to be asked here`;
		case 'too_small':
			return `it must be at least ${issue.minimum}${counted}`;
		case 'too_big':
			return `it must be at most ${issue.maximum}${counted}`;
		default:
			return issue.message;
	}
}

const names: Partial<Record<z.core.$ZodIssueInvalidType['expected'], string>> = {
	int: 'a whole number',
	number: 'a number',
	string: 'text',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
};

/** A whole number in the path. @throws Refusal not-found. */
export function number(context: Context, name: string): number {
	const text = context.req.param(name) ?? '';
	if (!/^\d{1,15}$/.test(text)) throw new Refusal('not-found', `There is nothing at ${context.req.path}.`);
	return Number(text);
}
