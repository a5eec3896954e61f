/** What people and other programs enter into the docket: shapes that make known values of it. */

import { z } from 'zod';
import { asDay, type Day } from '../base/day.ts';
import { degrees, dispositions, feeCategories, saidStatuses } from './docket.ts';

const line = (most = 300) => z.string().trim().max(most);
const some = (most = 300) => line(most).min(1);
const prose = z.string().max(200_000);
/** An empty text is no text. */
const maybe = (most = 300) =>
	line(most)
		.nullable()
		.transform((text) => text || null);
export const day = z.string().transform((text, context): Day => {
	const found = asDay(text.trim());
	if (found) return found;
	context.addIssue('it is not a day such as 2011-02-07');
	return z.NEVER;
});
const whole = z.number().int().min(0).max(1e9);
const ids = z.array(z.number().int().positive()).max(10_000);
const web = z
	.string()
	.trim()
	.max(2000)
	.regex(/^https?:\/\/\S+$/, 'it is no address that begins with http:// or https://');
const source = z.object({ title: some(1000), url: web.nullable().default(null) });
const source0 = source.nullable().default(null);
const note = prose.default('');

/** A short lasting name: `ice`, `ny-dcjs`. */
export const agencyId = z
	.string()
	.trim()
	.max(80)
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'it is made of small letters, digits and single hyphens');

export const agencyGiven = z.object({
	id: agencyId,
	name: some(),
	abbreviation: maybe(40).default(null),
	within: agencyId.nullable().default(null),
	jurisdiction: z
		.string()
		.trim()
		.regex(/^US-([A-Z]{2}|FED)$/, 'it is US-FED, or US- and the two letters of a state'),
	address: maybe(1000).default(null),
	email: maybe().default(null),
	portal: web.nullable().default(null),
	phone: maybe().default(null),
	source: source0,
	checked: day.nullable().default(null),
	note,
});

export const itemGiven = z.object({
	label: some(60),
	text: some(20_000),
	from: day.nullable().default(null),
	until: day.nullable().default(null),
	note,
});

const requestShape = z.object({
	agency: agencyId,
	batch: maybe().default(null),
	title: some(),
	text: prose.default(''),
	requesters: z.array(some()).max(100).default([]),
	tracking: z
		.array(z.object({ number: some(100), since: day.nullable().default(null), reason: line(1000).default('') }))
		.max(100)
		.default([]),
	feeCategory: z.enum(feeCategories).nullable().default(null),
	feeWaiver: maybe(20_000).default(null),
	expedite: maybe(20_000).default(null),
	sent: day.nullable().default(null),
	receivedUs: day.nullable().default(null),
	receivedAgency: day.nullable().default(null),
	estimatedPages: whole.nullable().default(null),
	rulepack: maybe(60).default(null),
	source: source0,
	note,
});

/** One letter to one or more agencies, with the items that it asks for. */
export const requestGiven = requestShape.omit({ agency: true }).extend({
	agencies: z.array(agencyId).min(1).max(200),
	items: z.array(itemGiven).max(500).default([]),
});

/** Only what is to change. */
export const requestChange = partial(requestShape.shape);

export const saidGiven = z.object({ status: z.enum(saidStatuses), note: line(5000).default('') });

export const itemChange = partial({
	...itemGiven.shape,
	withdrawn: z.object({ since: day.nullable(), reason: line(2000) }).nullable(),
});

const entryShape = {
	date: day,
	type: some(80),
	way: z.enum(['in', 'out']).nullable().default(null),
	title: line(500).default(''),
	document: z.number().int().positive().nullable().default(null),
	ecf: maybe(40).default(null),
	items: ids.default([]),
	details: z.record(z.string().max(60), z.unknown()).default({}),
	source: source0,
	note,
};
export const entryGiven = z.object(entryShape);
export const entryChange = partial(entryShape);

const appealShape = {
	against: z.enum(['determination', 'silence', 'expedite', 'fee-waiver']),
	grounds: z.array(some(2000)).max(100).default([]),
	tracking: maybe(100).default(null),
	sent: day.nullable().default(null),
	received: day.nullable().default(null),
	decided: day.nullable().default(null),
	outcome: z.enum(['adverse', 'granted', 'remanded']).nullable().default(null),
	note,
};
export const appealGiven = z.object(appealShape);
export const appealChange = partial(appealShape);

const suitShape = {
	caption: some(500),
	court: some(100),
	number: some(100),
	judge: maybe().default(null),
	requests: ids.default([]),
	source: source0,
	note,
};
export const suitGiven = z.object(suitShape);
export const suitChange = partial(suitShape);

const obligationShape = {
	text: some(5000),
	due: day.nullable().default(null),
	pages: whole.nullable().default(null),
	items: ids.default([]),
	requests: ids.default([]),
	met: day.nullable().default(null),
	doubt: maybe(2000).default(null),
	source: source0,
	note,
};
export const obligationGiven = z.object(obligationShape);
export const obligationChange = partial(obligationShape);

/** An order of a court with the duties it sets. */
export const orderGiven = entryGiven
	.omit({ type: true, way: true, items: true, details: true })
	.extend({ obligations: z.array(obligationGiven).max(400).default([]) });

const productionShape = {
	production: maybe().default(null),
	document: z.number().int().positive().nullable().default(null),
	first: maybe(100).default(null),
	last: maybe(100).default(null),
	received: day.nullable().default(null),
	entry: z.number().int().positive().nullable().default(null),
	claimed: z.partialRecord(z.enum([...dispositions, 'reviewed']), whole).default({}),
	pages: whole.nullable().default(null),
	source: source0,
	note,
};
export const productionChange = partial(productionShape);

const coverageOne = z.object({
	item: z.number().int().positive(),
	degree: z.enum(degrees),
	first: maybe(100).default(null),
	last: maybe(100).default(null),
	note,
});
export const coverageGiven = z.array(coverageOne).max(2000);
export const productionGiven = z.object({ ...productionShape, coverage: coverageGiven.default([]) });

export const correctionGiven = z.object({
	disposition: z.enum(dispositions),
	codes: z.array(some(60)).max(50).default([]),
	pages: z.number().int().min(1).max(1_000_000).default(1),
	reason: some(2000),
});

export const reminderGiven = z
	.object({
		request: z.number().int().positive().nullable().default(null),
		suit: z.number().int().positive().nullable().default(null),
		text: some(1000),
		person: maybe().default(null),
		day: day.nullable().default(null),
		deadline: maybe(80).default(null),
	})
	.refine(({ day, deadline }) => (day === null) !== (deadline === null), {
		path: ['day'],
		error: 'give either a day or the name of a deadline',
	});

/** The fields without their defaults, each of which may be left out: what is not named stays as it is. */
function partial<S extends z.ZodRawShape>(shape: S) {
	return z.object(
		Object.fromEntries(
			Object.entries(shape).map(([name, field]) => [
				name,
				z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
			]),
		) as { [K in keyof S]: z.ZodOptional<S[K] extends z.ZodDefault<infer Inner> ? Inner : S[K]> },
	);
}

export type AgencyGiven = z.output<typeof agencyGiven>;
export type RequestGiven = z.output<typeof requestGiven>;
export type RequestChange = z.output<typeof requestChange>;
export type ItemGiven = z.output<typeof itemGiven>;
export type ItemChange = z.output<typeof itemChange>;
export type EntryGiven = z.output<typeof entryGiven>;
export type EntryChange = z.output<typeof entryChange>;
export type AppealGiven = z.output<typeof appealGiven>;
export type AppealChange = z.output<typeof appealChange>;
export type SuitGiven = z.output<typeof suitGiven>;
export type SuitChange = z.output<typeof suitChange>;
export type ObligationChange = z.output<typeof obligationChange>;
export type ObligationGiven = z.output<typeof obligationGiven>;
export type OrderGiven = z.output<typeof orderGiven>;
export type ProductionGiven = z.output<typeof productionGiven>;
export type ProductionChange = z.output<typeof productionChange>;
export type CoverageGiven = z.output<typeof coverageGiven>;
export type CorrectionGiven = z.output<typeof correctionGiven>;
export type ReminderGiven = z.output<typeof reminderGiven>;
