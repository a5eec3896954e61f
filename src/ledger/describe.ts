/** What the ledger answers about a place on a day, with every fact spelt out and its source: the same for commands, API and pages. */

import type { Day } from '../base/day.ts';
import type { ActWord, CitedPage, Grounds, LedgerEvent, Position, Source, Standing, Statement } from './fact.ts';
import type { Index, Ledger } from './ledger.ts';
import { fipsOf, fullName, type Place, type PlaceKind, upwards } from './place.ts';
import { type Limit, type Status, type StatusWord, statusOn, type Tally } from './status.ts';
import { perhapsBy, surelyBy, tellWhen } from './when.ts';

export type SourceAnswer = Pick<Source, 'id' | 'title' | 'publisher' | 'url' | 'note'> & {
	readonly date: string | null;
};

type FactAnswer = {
	readonly id: string;
	/** As noted, and for reading. */
	readonly when: string;
	readonly told: string;
	/** The first and last day it can have been. */
	readonly first: Day;
	readonly last: Day;
	/** False where it may also have happened after the day asked for. */
	readonly surely: boolean;
	readonly label: string;
	readonly act: ActWord | null;
	readonly actReason: string;
	readonly summary: string;
	readonly known: string | null;
	readonly standing: Standing;
	readonly source: SourceAnswer;
	/** Further sources, and pages of the archive it cites. */
	readonly more: readonly SourceAnswer[];
	readonly cited: readonly (CitedPage & { readonly address: string })[];
};
export type EventAnswer = FactAnswer & {
	readonly type: string;
	readonly actor: string;
	readonly effective: string | null;
	readonly position: Position | null;
};
export type StatementAnswer = FactAnswer & {
	readonly speaker: string;
	readonly office: string;
	readonly department: string;
	readonly venue: string;
	readonly question: string | null;
	readonly position: Position | null;
	/** True where it answers this place, which had asked. */
	readonly answers: boolean;
};

type StatusAnswer = {
	readonly id: string;
	readonly place: string;
	readonly kind: PlaceKind;
	readonly fips: string | null;
	readonly on: Day;
	readonly status: StatusWord;
	/** Id of the fact that moved the status last. */
	readonly by: string | null;
	readonly limits: Limit | null;
	readonly sharing: boolean | null;
	/** As precise as known: `2010-04`, `2010-06-08`. */
	readonly since: string | null;
	/** True where it may have begun or ended within these days. */
	readonly perhaps: boolean;
	readonly counties: Tally | null;
	/** The same in a sentence. */
	readonly says: string;
};
export type PlaceAnswer = StatusAnswer & {
	/** What it lies in, from the inside out: the position of the state and of the nation. */
	readonly above: readonly StatusAnswer[];
	readonly events: readonly EventAnswer[];
	readonly statements: readonly StatementAnswer[];
};

export function describePlace(index: Index, place: Place, day: Day): PlaceAnswer {
	const by = (fact: LedgerEvent | Statement) => perhapsBy(fact.when, day);
	return {
		...describeStatus(index, place, day),
		above: upwards(index.place, place)
			.slice(1)
			.map((one) => describeStatus(index, one, day)),
		events: index
			.eventsOf(place.id)
			.filter(by)
			.map((one) => ({
				...describeFact(index, one, day, one.type.replaceAll('-', ' ')),
				type: one.type,
				actor: one.actor,
				effective: one.effective?.text ?? null,
				position: one.position,
			})),
		statements: index
			.statementsOf(place.id)
			.filter(by)
			.map((one) => ({
				...describeFact(index, one, day, labelOf(index, one)),
				speaker: one.speaker,
				office: one.office,
				department: one.department,
				venue: one.venue,
				question: one.question,
				position: one.position,
				answers: one.answers.includes(place.id),
			})),
	};
}

function describeStatus(index: Index, place: Place, day: Day): StatusAnswer {
	const status = statusOn(index, place, day);
	return {
		id: place.id,
		place: fullName(place),
		kind: place.kind,
		fips: fipsOf(place),
		on: day,
		status: status.status,
		by: status.by,
		limits: status.limits,
		sharing: status.sharing,
		since: status.since?.text ?? null,
		perhaps: status.perhaps,
		counties: status.counties,
		says: sentence(place, status),
	};
}

/** Words that the rest of the sentence says anyway. */
const plain: readonly StatusWord[] = ['sharing', 'not-sharing', 'partly-sharing', 'unknown'];

function sentence(place: Place, { status, limits, sharing, since, perhaps, counties }: Status): string {
	const said = [status, ...(limits !== null && limits !== status ? [limits] : [])].filter(
		(word) => !plain.includes(word),
	);
	const state = said.map((word) => `${word.replaceAll('-', ' ')}; `).join('');
	if (sharing === true)
		return `${state}sharing fingerprints since ${since ? tellWhen(since, 'en') : 'an unknown day'}.`;
	if (sharing === false) return `${state}not sharing fingerprints${since ? ` since ${tellWhen(since, 'en')}` : ''}.`;
	if (counties && counties.sharing + counties.possible > 0) {
		const all = counties.sharing + counties.possible + counties.not + counties.unknown;
		const extra = [
			counties.possible > 0 ? `${counties.possible} more began in this month` : '',
			counties.unknown > 0 ? `of ${counties.unknown} it is not known` : '',
		].filter((part) => part !== '');
		return `${state}${counties.sharing} of ${all} counties sharing fingerprints${extra.length > 0 ? ` (${extra.join('; ')})` : ''}.`;
	}
	if (perhaps) return `${state}sharing began about this time, before or after this day.`;
	return `${state}whether it shares fingerprints is not known: no source gives a date${place.kind === 'agency' ? ' for an agency' : ''}.`;
}

/** “Janet Napolitano, Secretary of Homeland Security, on “Can a jurisdiction leave?”: no”. */
function labelOf(index: Index, { speaker, office, question, position }: Statement): string {
	const who = speaker === office ? office : `${speaker}, ${office}`;
	if (position === null) return who;
	const asked = index.ledger.questions.find(({ id }) => id === question);
	return `${who}, on “${asked?.en ?? question}”: ${position}`;
}

function describeFact(index: Index, fact: LedgerEvent | Statement, day: Day, label: string): FactAnswer {
	return {
		id: fact.id,
		when: fact.when.text,
		told: tellWhen(fact.when, 'en'),
		first: fact.when.first,
		last: fact.when.last,
		surely: surelyBy(fact.when, day),
		label,
		act: fact.act,
		actReason: fact.actReason ?? '',
		summary: fact.summary,
		known: fact.known?.text ?? null,
		standing: fact.standing,
		source: describeSource(index, fact.source),
		more: (fact.more ?? []).map((id) => describeSource(index, id)),
		cited: citedBy(index.ledger, fact),
	};
}

/** The pages of the archive that a fact cites, with their addresses. */
export function citedBy(ledger: Ledger, fact: Grounds): (CitedPage & { address: string })[] {
	return ledger.cited
		.filter(({ id }) => fact.citations?.includes(id) === true)
		.map((one) => ({ ...one, address: `/d/${one.document}/p/${one.page}` }));
}

/** A source spelt out. Files and tables see to it that it exists; a missing one would show its bare id. */
export function describeSource(index: Index, id: string): SourceAnswer {
	const source = index.source.get(id);
	return {
		id,
		title: source?.title ?? id,
		publisher: source?.publisher ?? '',
		date: source?.date?.text ?? null,
		url: source?.url ?? '',
		note: source?.note ?? '',
	};
}
