/** The description of the public API (OpenAPI 3.1), made from the shapes that its routes use. */

import { z } from 'zod';
import {
	apiRoot,
	countQuery,
	countShape,
	errorShape,
	knownQuery,
	listQuery,
	listShape,
	statusQuery,
	statusShape,
} from './api.ts';
import type { Table } from './table.ts';

type Json = { readonly [name: string]: unknown };

/** @param origin `http://127.0.0.1:4600`. */
export function openapiOf(tables: readonly Table[], origin: string): Json {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Uncover, public API',
			version: '1.0.0',
			summary: 'The public tables of a case, for reading.',
			description:
				'Places, dated events, statements, figures and their sources. Facts that were withdrawn are left out; contradictions are those that were accepted with a reason. Answers carry an ETag.',
			license: { name: 'ODC-BY 1.0', identifier: 'ODC-By-1.0' },
		},
		servers: [{ url: `${origin}${apiRoot}` }],
		paths: {
			...Object.fromEntries(tables.map((table) => [`/${table.name}`, { get: list(table) }])),
			...Object.fromEntries(
				tables.filter(({ key }) => key.length === 1).map((table) => [`/${table.name}/{id}`, { get: one(table) }]),
			),
			'/places/{id}/status': {
				get: operation(
					'How a place stood on a day',
					'placeStatus',
					[id, ...parameters(statusQuery)],
					schema(statusShape),
				),
			},
			'/count': {
				get: operation(
					'How many counties shared fingerprints by a day',
					'count',
					parameters(countQuery),
					schema(countShape),
				),
			},
		},
		components: {
			schemas: {
				...Object.fromEntries(tables.map((table) => [table.name, schema(table.shape)])),
				error: schema(errorShape),
			},
		},
	};
}

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const;

function list(table: Table): Json {
	const answer = schema(listShape({ shape: z.object({}) }));
	const properties = { ...(answer.properties as Json), items: { type: 'array', items: reference(table.name) } };
	return operation(table.about.en, `list-${table.name}`, parameters(listQuery(table)), { ...answer, properties });
}

function one(table: Table): Json {
	return operation(
		`One of: ${table.title.en}`,
		`get-${table.name}`,
		[id, ...parameters(knownQuery)],
		reference(table.name),
	);
}

function operation(summary: string, operationId: string, asked: readonly Json[], answer: Json): Json {
	const refused = (description: string) => ({ description, content: json(reference('error')) });
	return {
		summary,
		operationId,
		parameters: asked,
		responses: {
			'200': { description: 'Found.', content: json(answer) },
			'304': { description: 'As it was: the ETag in If-None-Match still holds.' },
			'400': refused('The question cannot be read.'),
			'404': refused('There is none.'),
		},
	};
}

/** A query's shape as parameters; what is asked is text, so the shape before it is read. */
function parameters(shape: z.ZodObject): Json[] {
	const { properties } = schema(shape, 'input') as { properties: Record<string, Json> };
	return Object.entries(properties).map(([name, { description, ...rest }]) => ({
		name,
		in: 'query',
		required: false,
		...(description === undefined ? {} : { description }),
		schema: rest,
	}));
}

function schema(shape: z.ZodType, io: 'input' | 'output' = 'output'): Json {
	const { $schema: _, ...rest } = z.toJSONSchema(shape, { io });
	return rest;
}

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (answer: Json): Json => ({ 'application/json': { schema: answer } });
