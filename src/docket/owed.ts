/** What is still owed: each thing asked for, what answered it, which duty is missed; and the sums, which balance. */

import { type Day, dayNumber } from '../base/day.ts';
import { inRange, rangesOf } from './bates-range.ts';
import type { Coverage, Dossier, Entry, Item, PageFate, Production } from './docket.ts';
import { type Answer, answers, type DueDate, type Late, type Owed, type OwedRow } from './reckoned.ts';
import { keyOf, tally } from './tally.ts';

/** Pages by the production that delivered them, in order. */
export type Delivered = ReadonlyMap<number, readonly PageFate[]>;

/**
 * The owed table of a request on a day. @param due its deadlines and those of its suits on that day.
 * Each row's pages may repeat in another row: sum of rows − repeated + unassigned = pages, for every kind of page.
 */
export function owed(dossier: Dossier, delivered: Delivered, due: readonly DueDate[], asOf: Day): Owed {
	// Two links may name the same page: it counts once.
	const whole = new Map([...delivered.values()].flat().map((page) => [keyOf(page), page]));
	const under = new Map<string, number>();
	const rows = dossier.items.map((item) => {
		const row = rowOf(item, dossier, delivered, whole, due, asOf);
		for (const key of row.keys) under.set(key, (under.get(key) ?? 0) + 1);
		return row.row;
	});
	const items = Object.fromEntries(answers.map((answer) => [answer, 0])) as Record<Answer, number>;
	for (const { answer } of rows) items[answer]++;
	return {
		request: dossier.request.id,
		asOf,
		rows,
		items,
		pages: tally(whole.values()),
		unassigned: tally([...whole].flatMap(([key, page]) => (under.has(key) ? [] : [page]))),
		repeated: tally(
			[...under].flatMap(([key, times]) => Array.from({ length: times - 1 }, () => whole.get(key) ?? [])).flat(),
		),
		notHeld: dossier.productions.reduce(
			(sum, one) => sum + ((delivered.get(one.id) ?? []).length === 0 ? (one.pages ?? 0) : 0),
			0,
		),
		differences: dossier.productions.flatMap((one) => differences(one, delivered.get(one.id) ?? [])),
	};
}

function rowOf(
	item: Item,
	dossier: Dossier,
	delivered: Delivered,
	whole: ReadonlyMap<string, PageFate>,
	due: readonly DueDate[],
	asOf: Day,
): { row: OwedRow; keys: ReadonlySet<string> } {
	const coverage = dossier.coverage.filter(
		(one) => one.item === item.id && dossier.productions.some(({ id }) => id === one.production),
	);
	const keys = new Set(coverage.flatMap((one) => coveredPages(one, delivered)).map(keyOf));
	const under = [...keys].flatMap((key) => whole.get(key) ?? []);
	const pages = tally(under);
	const nothingShown = pages.total > 0 && pages.full + pages.part === 0;
	const { answer, because } = answerOf(item, coverage, dossier.entries, nothingShown);
	const open = answer === 'none' || answer === 'partly';
	const duties = open ? dutiesOf(item, dossier, due) : [];
	return {
		keys,
		row: {
			item: item.id,
			label: item.label,
			text: item.text,
			answer,
			because,
			pages,
			ranges: rangesOf(under.flatMap(({ bates }) => bates ?? [])),
			productions: [...new Set(coverage.map(({ production }) => production))],
			late: duties
				.filter(({ since }) => since < asOf)
				.map((duty) => ({ ...duty, days: dayNumber(asOf) - dayNumber(duty.since) })),
			due: duties.reduce<Day | null>((first, { since }) => (first === null || since < first ? since : first), null),
		},
	};
}

/** Every page that answers an item, once. */
export function itemPages(item: number, { coverage }: Pick<Dossier, 'coverage'>, delivered: Delivered): PageFate[] {
	const pages = coverage.filter((one) => one.item === item).flatMap((one) => coveredPages(one, delivered));
	return [...new Map(pages.map((page) => [keyOf(page), page])).values()];
}

function coveredPages({ production, first, last }: Coverage, delivered: Delivered): PageFate[] {
	const pages = delivered.get(production) ?? [];
	if (first === null && last === null) return [...pages];
	return pages.filter(({ bates }) => bates !== null && inRange(bates, first ?? bates, last ?? bates));
}

/** Pages answer before letters do: an agency that found nothing at first may have sent something since. */
function answerOf(
	item: Item,
	coverage: readonly Coverage[],
	entries: readonly Entry[],
	nothingShown: boolean,
): Pick<OwedRow, 'answer' | 'because'> {
	const from = (answer: Answer, because: Partial<OwedRow['because']>) => ({
		answer,
		because: { entry: null, production: null, ...because },
	});
	if (item.withdrawn) return from('withdrawn', {});
	const full = coverage.findLast(({ degree }) => degree === 'full');
	const part = coverage.findLast(({ degree }) => degree === 'part');
	const best = full ?? part;
	if (best) return from(nothingShown ? 'denied' : full ? 'answered' : 'partly', { production: best.production });
	const letter = entries.findLast(
		({ type, items }) =>
			(items.length === 0 || items.includes(item.id)) && (noRecords.test(type) || denials.test(type)),
	);
	if (letter) return from(noRecords.test(letter.type) ? 'no-records' : 'denied', { entry: letter.id });
	return from('none', {});
}

/** The names that such letters go by, as entries have them. */
const noRecords = /^no_(responsive_)?records$/;
const denials = /^(denied|denial|denial_letter|request_denied|full_denial|glomar|exemption_claimed)$/;

/** Duties not yet met that cover an item, orders first, each in order of days. */
function dutiesOf(item: Item, { request, suits }: Dossier, due: readonly DueDate[]): Omit<Late, 'days'>[] {
	const orders = suits
		.flatMap(({ obligations }) => obligations)
		.filter((duty) => duty.requests.length === 0 || duty.requests.includes(request.id))
		.filter((duty) => duty.items.length === 0 || duty.items.includes(item.id));
	const open = due.filter(({ state }) => state !== 'done' && state !== 'fact' && state !== 'moot');
	const byOrder = open.filter(({ obligation }) => orders.some(({ id }) => id === obligation));
	const byClock = open.filter(({ name, whose }) => whose === 'agency' && answersRequest.test(name));
	const told = (by: Late['by']) => (one: DueDate) => ({
		by,
		since: one.date,
		duty: one.duty,
		citation: one.citation,
		obligation: one.obligation,
	});
	return [...byOrder.map(told('order')), ...byClock.map(told('clock'))];
}

/** The agency's duties to answer the request as a whole. */
const answersRequest =
	/^(determination_due|response_due|extended_due|acknowledge_due|appeal_decision_due|supervisor_decision_due)$/;

function differences(production: Production, pages: readonly PageFate[]): Owed['differences'] {
	if (pages.length === 0) return [];
	const found = tally(pages);
	return Object.entries(production.claimed).flatMap(([kind, claimed]) => {
		const counted = kind === 'reviewed' ? found.total : found[kind as PageFate['disposition']];
		return claimed === counted
			? []
			: [{ production: production.id, kind: kind as PageFate['disposition'] | 'reviewed', claimed, found: counted }];
	});
}
