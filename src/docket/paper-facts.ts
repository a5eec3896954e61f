/** The facts that papers are filled with, from all that the docket knows of a request. */

import { batesRange } from '../archive/cite.ts';
import type { Day } from '../base/day.ts';
import type { Dossier, Entry, PageFate, Production } from './docket.ts';
import { whenOf } from './inexact.ts';
import { itemPages } from './owed.ts';
import { citedRuns } from './paper-cited.ts';
import { plainDay } from './paper-day.ts';
import { exhibitsOf, spoken } from './paper-exhibit.ts';
import type { Facts } from './paper-fill.ts';
import { districtOf, exemptionWords, lawOf } from './paper-law.ts';
import { stateFacts } from './paper-states.ts';
import type { Clock, DueDate, Owed, OwedRow } from './reckoned.ts';
import { meanings } from './synonyms.ts';
import { listed, written } from './words.ts';

/** What is known of a request when a paper is written. `fates` are the pages of each production by its id; `names` are names of archive documents by id. */
export type Known = {
	dossier: Dossier;
	clock: Clock;
	owed: Owed;
	fates: ReadonlyMap<number, readonly PageFate[]>;
	names: ReadonlyMap<number, string>;
	today: Day;
};

/** The first working day of the rule that harm must be foreseeable: requests made after 30 June 2016. */
const harmSince = '2016-07-01';

export function factsOf(known: Known): Facts {
	const facts = namedFacts(known);
	const any = ['items', 'letters', 'exhibits', 'productions', 'exemptions', 'orders', 'bypage'].map((name) => {
		const list = facts[name];
		return [`any.${name}`, Array.isArray(list) && list.length > 0] as const;
	});
	return { ...facts, ...Object.fromEntries(any) };
}

function namedFacts(known: Known): Facts {
	const { dossier, clock, owed, today } = known;
	const { request, agency, parent } = dossier;
	const federal = agency.jurisdiction === 'US-FED';
	const law = lawOf(agency.jurisdiction);
	const [court] = dossier.suits;
	const received = request.receivedAgency ?? request.receivedUs;
	const rows = owed.rows.map((row) => rowFacts(row, dossier));
	return {
		today: plainDay(today),
		'us.names': listed(request.requesters) || null,
		'us.dissemination': null,
		'us.signatory': null,
		'us.contact': null,
		'agency.name': agency.name,
		'agency.short': agency.abbreviation ?? agency.name,
		'agency.address': agency.address ?? agency.email ?? agency.portal,
		'agency.parent': parent?.name ?? null,
		federal,
		'law.name': law?.name ?? null,
		'law.cite': law?.cite ?? null,
		'request.title': request.title,
		'request.text': request.text || null,
		'request.sent': dayOrNull(request.sent),
		'request.received': dayOrNull(received),
		'request.tracking': request.tracking.at(-1)?.number ?? null,
		'request.category': request.feeCategory === null ? null : categories[request.feeCategory],
		'request.waiver': ended(request.feeWaiver),
		'request.urgency': ended(request.expedite),
		harm: federal && (request.sent ?? received ?? '') >= harmSince,
		items: rows,
		unanswered: rows.filter((_, i) => owed.rows[i]?.answer === 'none' || owed.rows[i]?.answer === 'partly'),
		denied: rows.filter((_, i) => owed.rows[i]?.answer === 'denied' || owed.rows[i]?.answer === 'no-records'),
		letters: lettersOf(known),
		exhibits: exhibitsOf(dossier, known.names, known.fates).map(({ entry: _, ...exhibit }) => exhibit),
		productions: dossier.productions.map((production) => productionFacts(production, known)),
		exemptions: exemptionsOf(known),
		bypage: dossier.items.flatMap(({ id, label }) =>
			citedRuns(itemPages(id, dossier, known.fates)).map(({ bates, pages, fate, codes }) => ({
				label,
				bates: unbroken(bates),
				pages: pages.toLocaleString('en-US'),
				fate,
				codes: codes.join(' ') || '—',
			})),
		),
		...stateFacts(dossier, clock),
		...determinationFacts(dossier),
		...stillInterestedFacts(dossier),
		...clockFacts(clock),
		...appealFacts(dossier, clock),
		...sumFacts(owed, request.key !== null),
		'suit.caption': court?.suit.caption ?? null,
		'suit.court': court?.suit.court ?? null,
		'suit.district': court ? (districtOf(court.suit.court) ?? court.suit.court) : null,
		'suit.number': court?.suit.number ?? null,
		'suit.judge': court?.suit.judge ?? null,
		'suit.venue': null,
		orders: dossier.suits.flatMap(({ entries, obligations }) =>
			obligations
				.filter(({ requests }) => requests.length === 0 || requests.includes(request.id))
				.map((duty) => ({
					due: dayOrNull(duty.due),
					duty: duty.text,
					ecf: entries.find(({ id }) => id === duty.entry)?.ecf ?? null,
					met: duty.met ? plainDay(duty.met) : 'not on file',
				})),
		),
	};
}

function dayOrNull(day: Day | null): string | null {
	return day === null ? null : plainDay(day);
}

const categories = {
	commercial: 'commercial use',
	educational: 'educational or noncommercial scientific institution',
	media: 'representative of the news media',
	other: 'all other requesters',
} as const;

const answerWords: Readonly<Record<OwedRow['answer'], string>> = {
	answered: 'Nothing: answered in full',
	partly: 'The rest: answered in part',
	none: 'Everything: no answer',
	denied: 'In dispute: denied',
	'no-records': 'In dispute: no records claimed',
	withdrawn: 'Nothing: no longer asked for',
};

function rowFacts(row: OwedRow, dossier: Dossier): Facts {
	const { pages } = row;
	const item = dossier.items.find(({ id }) => id === row.item);
	const [first] = row.late;
	// What came from a case's files is what its sources tell: where they tell of no answer, one may have come.
	const untold = row.answer === 'none' && dossier.request.key !== null;
	const unheld = pages.total === 0 && (row.productions.length > 0 || untold);
	const came = pages.total > 0 ? 'pages without numbers' : unheld ? 'no pages on file' : 'nothing';
	return {
		label: row.label,
		text: row.text,
		range: item ? periodOf(item.from, item.until) : null,
		bates: row.ranges.length > 0 ? row.ranges.map(([from, to]) => unbroken(batesRange(from, to))).join('; ') : came,
		pages: unheld ? 'not on file' : `${pages.full} / ${pages.part} / ${pages.withheld}`,
		answer: untold ? 'Not known' : answerWords[row.answer],
		because: untold ? 'The sources on file tell of no answer.' : becauseOf(row, dossier),
		due: dayOrNull(row.due),
		late: first
			? `Overdue since ${plainDay(first.since)} (${first.days.toLocaleString('en-US')} days) under ${first.by === 'order' ? 'the court’s order' : 'the statute'}: ${first.duty} (${first.citation}).`
			: null,
	};
}

/** The letter or the release that says so. */
function becauseOf({ because, answer, item }: OwedRow, { entries, productions, items }: Dossier): string {
	const withdrawn = items.find(({ id }) => id === item)?.withdrawn;
	if (withdrawn)
		return `Withdrawn${withdrawn.since ? ` on ${plainDay(withdrawn.since)}` : ''}${withdrawn.reason ? `: ${ended(withdrawn.reason)}` : '.'}`;
	const letter = entries.find(({ id }) => id === because.entry);
	if (letter) return `See “${letter.title || spoken(letter.type)}” (${whenOf(letter)}).`;
	const release = productions.find(({ id }) => id === because.production);
	if (release)
		return release.received ? `See the release of ${plainDay(release.received)}.` : 'See the release linked to it.';
	return answer === 'none' ? 'No letter and no release speaks to it.' : 'No letter says why.';
}

/** A number is not torn apart at the end of a line. */
function unbroken(bates: string): string {
	return bates.replaceAll(' ', '\u00a0');
}

function periodOf(from: Day | null, until: Day | null): string | null {
	if (from && until) return `${plainDay(from)} to ${plainDay(until)}`;
	if (from) return `from ${plainDay(from)}`;
	return until ? `until ${plainDay(until)}` : null;
}

function sumFacts({ items, rows, pages }: Owed, fromSources: boolean): Facts {
	return {
		'sum.items': String(rows.length),
		'sum.answered': String(items.answered),
		'sum.partly': String(items.partly),
		'sum.open': `${items.none}${fromSources && items.none > 0 ? ' (as far as the sources tell)' : ''}`,
		'sum.pages': pages.total.toLocaleString('en-US'),
		'sum.full': pages.full.toLocaleString('en-US'),
		'sum.part': pages.part.toLocaleString('en-US'),
		'sum.withheld': pages.withheld.toLocaleString('en-US'),
	};
}

function lettersOf({ dossier, names, fates }: Known): Facts[] {
	const exhibits = exhibitsOf(dossier, names, fates);
	return dossier.entries
		.filter((entry) => entry.way !== null)
		.map((entry) => ({
			date: whenOf(entry),
			title: entry.title || spoken(entry.type),
			way: entry.way === 'in' ? 'received' : 'sent',
			document: entry.document === null ? 'not on file' : (names.get(entry.document) ?? `document ${entry.document}`),
			exhibit: exhibits.find((one) => one.entry === entry.id)?.exhibit ?? '—',
		}));
}

function productionFacts(production: Production, { fates }: Known): Facts {
	const pages = fates.get(production.id) ?? [];
	const sum = (...kinds: PageFate['disposition'][]) =>
		pages.filter((page) => kinds.includes(page.disposition)).reduce((total, page) => total + page.pages, 0);
	const held = pages.length > 0;
	const count = (number: number) => (held ? number.toLocaleString('en-US') : null);
	const stamped = pages.flatMap(({ bates }) => (bates === null ? [] : [bates]));
	const [first, last] = [production.first ?? stamped[0], production.last ?? stamped.at(-1)];
	return {
		received: dayOrNull(production.received),
		bates: first && last ? batesRange(first, last) : (production.production ?? null),
		total: held
			? count(pages.reduce((total, page) => total + page.pages, 0))
			: (production.pages?.toLocaleString('en-US') ?? null),
		full: count(sum('full')),
		part: count(sum('part')),
		withheld: count(sum('withheld')),
		other: count(sum('referred', 'duplicate', 'non-responsive')),
	};
}

/** Each code with the pages that bear it, most frequent first, and the first few of them by number. */
function exemptionsOf({ fates, owed }: Known): Facts[] {
	const pages = [...fates.values()].flat();
	return Object.entries(owed.pages.codes)
		.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
		.map(([code, number]) => {
			const words = exemptionWords(code);
			const stamped = pages.flatMap((page) => (page.codes.includes(code) && page.bates ? [page.bates] : []));
			return {
				code,
				protects: words.protects,
				argument: words.argument,
				pages: number.toLocaleString('en-US'),
				examples: stamped.slice(0, 3).join('; ') || null,
			};
		});
}

/** Entries of a type, under whatever name they were entered, oldest first. */
function entriesOf(dossier: Dossier, type: string): Entry[] {
	return dossier.entries.filter((entry) => entry.type === type || meanings[entry.type]?.type === type);
}

function determinationFacts(dossier: Dossier): Facts {
	const last = entriesOf(dossier, 'determination').at(-1);
	return { 'determination.date': last ? whenOf(last) : null, 'determination.kind': last?.title ?? null };
}

function stillInterestedFacts(dossier: Dossier): Facts {
	const letters = entriesOf(dossier, 'still_interested_letter');
	const last = letters.at(-1);
	const by = last?.details.reply_by ?? last?.details.replyBy;
	return {
		'stillinterested.date': last ? whenOf(last) : null,
		'stillinterested.reply': typeof by === 'string' && /^\d{4}-\d\d-\d\d$/.test(by) ? plainDay(by as Day) : null,
		'stillinterested.short': null,
		'stillinterested.repeated': letters.length > 1,
	};
}

function clockFacts({ due, asOf, flags }: Clock): Facts {
	const named = (name: string) => due.find((one) => one.name === name);
	const determination = named('determination_due') ?? named('response_due');
	const extended = named('extended_due');
	const overdue = determination && !determination.done ? daysAfter(determination, asOf) : 0;
	return {
		'clock.due': determination ? plainDay(determination.date) : null,
		'clock.latest': determination ? plainDay(determination.latest ?? determination.date) : null,
		'clock.overdue': overdue > 0 ? String(overdue) : null,
		'clock.extended': extended ? plainDay(extended.date) : null,
		'clock.working': (determination?.steps ?? []).map((step) => ({ step })),
		...(flags.includes('still_interested_too_short') ? { 'stillinterested.short': true } : {}),
	};
}

function daysAfter(due: DueDate, asOf: Day): number {
	return Math.round((Date.parse(asOf) - Date.parse(due.date)) / 86_400_000);
}

function appealFacts({ appeals, parent }: Dossier, { due }: Clock): Facts {
	const window = due.find((one) => one.name === 'appeal_window_end' || one.name === 'appeal_by');
	const last = appeals.at(-1);
	return {
		'appeal.by': window ? written(window.safe ?? window.date) : null,
		'appeal.citation': window?.citation ?? null,
		'appeal.office': `FOIA Appeals Officer${parent ? `, ${parent.name}` : ''}`,
		'appeal.sent': dayOrNull(last?.sent ?? null),
		'appeal.tracking': last?.tracking ?? null,
	};
}

/** With a full stop at its end, so that a sentence can follow. */
function ended(words: string | null): string | null {
	const trimmed = words?.trim() ?? '';
	return trimmed === '' ? null : /[.!?”"]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
