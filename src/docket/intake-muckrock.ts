/** Requests in the JSON that MuckRock's API gives: one, a list of them, or a page of results. */

import { z } from 'zod';
import { asDay, type Day } from '../base/day.ts';
import type { Agency, SaidStatus } from './docket.ts';
import type { EntryGiven } from './given.ts';
import { proposeLetter } from './intake-letter.ts';
import { type Filed, type Flaw, findAgency, type Read } from './intake-requests.ts';

const text = z.string().nullish();
const communication = z.looseObject({
	subject: text,
	datetime: text,
	date: text,
	response: z.boolean().nullish(),
	communication: text,
	status: text,
	files: z.array(z.looseObject({ title: text, ffile: text })).nullish(),
});
const request = z.looseObject({
	id: z.union([z.number(), z.string()]),
	title: z.string(),
	slug: text,
	status: text,
	agency: z.union([z.number(), z.string()]).nullish(),
	agency_name: text,
	datetime_submitted: text,
	date_submitted: text,
	tracking_id: text,
	tracking_numbers: z.array(z.unknown()).nullish(),
	requested_docs: text,
	absolute_url: text,
	username: text,
	user: z.union([z.number(), z.string()]).nullish(),
	communications: z.array(z.unknown()).nullish(),
});

/** True for what looks like it: told from other JSON before any of it is read. */
export function isMuckrock(given: unknown): boolean {
	return listOf(given).some(
		(one) =>
			typeof one === 'object' &&
			one !== null &&
			'title' in one &&
			('communications' in one || 'datetime_submitted' in one || 'tracking_id' in one),
	);
}

/**
 * Every request that can be used, and a sentence for each that cannot. Letters become notes of the docket, which move no
 * clock: what kind each seems to be stands in its details, for a person to confirm.
 * @param agency the agency of this case for requests whose own is a number of MuckRock's
 */
export function readMuckrock(given: unknown, agencies: readonly Agency[], agency?: string): Read {
	const requests: Filed[] = [];
	const flaws: Flaw[] = [];
	listOf(given).forEach((one, i) => {
		const parsed = request.safeParse(one);
		if (!parsed.success) {
			const [issue] = parsed.error.issues;
			flaws.push({
				place: `request ${i + 1}`,
				sentence: `It cannot be read: “${issue?.path.join('.') ?? ''}” is missing or is not what it should be.`,
			});
			return;
		}
		const found = parsed.data;
		const place = `request ${found.id}`;
		const named = [found.agency_name, typeof found.agency === 'string' ? found.agency : undefined, agency].flatMap(
			(name) => (name ? (findAgency(agencies, name) ?? []) : []),
		)[0];
		if (!named) {
			flaws.push({
				place,
				sentence: `Its agency (${found.agency_name ?? found.agency ?? 'none'}) is not in this case. Add it, or name the agency with --agency.`,
			});
			return;
		}
		const sent = dayPart(found.datetime_submitted ?? found.date_submitted);
		if (sent === null) flaws.push({ place, sentence: 'It has no day on which it was submitted; enter it by hand.' });
		requests.push({
			key: `muckrock:${found.id}`,
			place,
			agency: named.id,
			request: {
				batch: null,
				title: found.title.trim().slice(0, 300) || `MuckRock ${found.id}`,
				text: found.requested_docs?.trim() ?? '',
				items: [],
				requesters: [typeof found.user === 'string' ? found.user : found.username].flatMap((name) =>
					name ? [name] : [],
				),
				tracking: [...new Set([found.tracking_id?.trim() ?? '', ...trackingOf(found.tracking_numbers)])]
					.filter((number) => number !== '')
					.map((number) => ({ number, since: null, reason: 'as MuckRock has it' })),
				feeCategory: null,
				feeWaiver: null,
				expedite: null,
				sent,
				receivedUs: null,
				receivedAgency: null,
				estimatedPages: null,
				rulepack: null,
				source: {
					title: 'MuckRock',
					url: /^https?:\/\/\S+$/.test(found.absolute_url ?? '') ? (found.absolute_url ?? null) : null,
				},
				note: '',
			},
			entries: (found.communications ?? []).flatMap((one, k) => entryOf(one, `${place}, letter ${k + 1}`, flaws)),
			said: saidOf(found.status ?? ''),
		});
	});
	return { requests, flaws };
}

function entryOf(given: unknown, place: string, flaws: Flaw[]): EntryGiven[] {
	const parsed = communication.safeParse(given);
	const day = parsed.success ? dayPart(parsed.data.datetime ?? parsed.data.date) : null;
	if (!parsed.success || day === null) {
		flaws.push({ place, sentence: 'It has no day that can be read, and was left out.' });
		return [];
	}
	const { subject, response, communication: body, status, files } = parsed.data;
	const seems = response
		? proposeLetter(body ?? '', { sent: day, ...(subject ? { subject } : {}) }).kind?.value
		: undefined;
	return [
		{
			date: day,
			type: 'note',
			way: response ? 'in' : 'out',
			title: (subject?.trim() || (response ? 'Letter from the agency' : 'Letter to the agency')).slice(0, 500),
			document: null,
			ecf: null,
			items: [],
			details: {
				...(seems ? { seems } : {}),
				...(status ? { status } : {}),
				...(files && files.length > 0 ? { files: files.length } : {}),
			},
			source: null,
			note: (body ?? '').slice(0, 100_000),
		},
	];
}

function listOf(given: unknown): unknown[] {
	if (Array.isArray(given)) return given;
	if (typeof given === 'object' && given !== null && 'results' in given && Array.isArray(given.results))
		return given.results;
	return typeof given === 'object' && given !== null ? [given] : [];
}

function trackingOf(given: readonly unknown[] | null | undefined): string[] {
	return (given ?? []).flatMap((one) =>
		typeof one === 'object' && one !== null && 'tracking_id' in one && typeof one.tracking_id === 'string'
			? [one.tracking_id.trim()]
			: [],
	);
}

/** The day as it is written where the letter was sent: moving it to another zone could change the due date. */
function dayPart(moment: string | null | undefined): Day | null {
	return asDay((moment ?? '').slice(0, 10)) ?? null;
}

const statuses: Readonly<Record<string, SaidStatus>> = {
	started: 'draft',
	submitted: 'sent',
	ack: 'sent',
	processed: 'processing',
	fix: 'waiting-for-us',
	payment: 'waiting-for-us',
	partial: 'interim-release',
	done: 'decided',
	rejected: 'decided',
	no_docs: 'decided',
	appealing: 'appealed',
	lawsuit: 'in-court',
	abandoned: 'closed',
};

function saidOf(status: string): Filed['said'] {
	const found = statuses[status];
	return found ? { status: found, note: `MuckRock’s status: ${status}.` } : null;
}
