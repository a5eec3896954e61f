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
	throw new Refusal(
		'not-valid',
		where
			? `“${where}” in this request cannot be used: ${issue?.message}.`
			: `This request cannot be read: ${issue?.message ?? 'it is not JSON'}.`,
	);
}

/** A whole number in the path. @throws Refusal not-found. */
export function number(context: Context, name: string): number {
	const text = context.req.param(name) ?? '';
	if (!/^\d{1,15}$/.test(text)) throw new Refusal('not-found', `There is nothing at ${context.req.path}.`);
	return Number(text);
}
