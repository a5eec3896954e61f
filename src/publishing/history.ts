/** The history of a place as a chart: how it shared, what it did to leave, what it was told, what limits it, and what was said above it meanwhile. */

import type { Day } from '../base/day.ts';
import type { LedgerEvent, Position, Statement } from '../ledger/fact.ts';
import { type Place, upwards } from '../ledger/place.ts';
import { statusOn, stepsOf } from '../ledger/status.ts';
import { type Language, tellWhen, type When } from '../ledger/when.ts';
import { eventsAt, lastDay, positionsOf, statementsAt, type View } from './fact.ts';
import {
	type Axis,
	axisOver,
	type Band,
	type Chart,
	isOn,
	type Lane,
	type Mark,
	type MarkLook,
	markAt,
	place as placeAt,
	ticksOf,
} from './lane.ts';
import { placeName } from './name.ts';
import { toldIn } from './translation.ts';

/** The years that the programme took to reach every county: each chart shows them. */
const always = ['2008-10-27', '2013-01-31'] as Day[];

/** The lanes are named `sharing`, `tried`, `told`, `limits`, `state` and `nation`; the last two carry the name of the place they speak for. */
export function historyOf(view: View, place: Place): Chart {
	const last = lastDay(view);
	const events = eventsAt(view, place.id);
	const answers = statementsAt(view, place.id).filter((one) => one.position !== null && one.answers.includes(place.id));
	const tried = events.filter(({ type }) => type in triedLooks && place.kind !== 'nation');
	const limited = events.filter(({ type }) => type === 'detainers-limited' || type === 'law');
	const own = [...tried, ...limited, ...answers].flatMap(({ when }) => [when.first, when.last]);
	const axis = axisOver([...always, ...own], last);
	const lanes: Lane[] = [
		{ id: 'sharing', title: '', bands: sharingBands(view, place, axis, last), marks: [] },
		lane(
			'tried',
			'',
			tried.map((one) => eventMark(view, axis, one, triedLooks[one.type] ?? 'asked')),
		),
		lane(
			'told',
			'',
			answers.map((one) => statementMark(view, axis, one)),
		),
		{
			...lane(
				'limits',
				'',
				limited.map((one) => eventMark(view, axis, one, 'limit')),
			),
			bands: limitBands(axis, limited, last),
		},
		...saidAbove(view, place, axis),
	];
	return {
		first: axis.first,
		last: axis.last,
		ticks: ticksOf(axis, (day) => monthName(day, view.language)),
		lanes: lanes.filter(({ id, bands, marks }) => id === 'sharing' || bands.length + marks.length > 0),
	};
}

const lane = (id: string, title: string, marks: readonly Mark[]): Lane => ({ id, title, bands: [], marks });

const triedLooks: Partial<Record<LedgerEvent['type'], MarkLook>> = {
	'vote-to-leave': 'vote',
	'asked-to-leave': 'asked',
	suspended: 'ended',
	'agreement-ended': 'ended',
};

function eventMark({ index, language }: View, axis: Axis, one: LedgerEvent, look: MarkLook): Mark {
	return markAt(
		axis,
		one.when,
		look,
		labelled(one.when, toldIn(index.ledger, language, one.id, one.summary).text, language),
		one.id,
	);
}

export function statementMark(
	{ index, language }: View,
	axis: Axis,
	one: Statement & { position: Position | null },
): Mark {
	const summary = toldIn(index.ledger, language, one.id, one.summary).text;
	return markAt(
		axis,
		one.when,
		one.position ?? 'unclear',
		labelled(one.when, `${one.speaker}. ${summary}`, language),
		one.id,
	);
}

const labelled = (when: When, text: string, language: Language) => `${tellWhen(when, language)}: ${text}`;

/** What the state and the federal government said on leaving, for everyone in them. */
function saidAbove(view: View, place: Place, axis: Axis): Lane[] {
	return upwards(view.index.place, place)
		.filter(({ kind }) => kind === 'state' || kind === 'nation')
		.map((above) =>
			lane(
				above.kind === 'state' ? 'state' : 'nation',
				placeName(view.index.ledger, above, view.language),
				positionsOf(view, above)
					.filter(({ when, answers }) => isOn(axis, when) && !(above.id === place.id && answers.includes(place.id)))
					.map((one) => statementMark(view, axis, one)),
			),
		);
}

/** One band for each state of the sharing. Of several counties: none yet, some, all; unknown where no source gives a date. */
function sharingBands({ index, language }: View, place: Place, axis: Axis, last: Day): Band[] {
	const counties = index.countiesOf(place);
	const dates = counties.flatMap((county) =>
		stepsOf(county, index.eventsOf(county.id), [])
			.filter((step) => step.sharing === true && step.when.last <= last)
			.slice(0, 1)
			.map(({ when }) => when),
	);
	const [first, ...more] = [...dates].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
	const status = statusOn(index, place, last);
	const end = placeAt(axis, last, 'close');
	const band = (from: number, to: number, look: Band['look'], label: string): Band[] =>
		to > from ? [{ from, to, look, label }] : [];
	const unknownHere = counties.filter(({ activated }) => activated === null).length;
	if (!first) {
		const known = counties.length > 0 && unknownHere === 0;
		return band(0, end, known ? 'not' : 'unknown', '');
	}
	const before = unknownHere === counties.length ? 'unknown' : 'not';
	const began = placeAt(axis, first.first);
	const final = more.at(-1);
	if (!final) {
		const now = status.sharing === false ? 'not' : 'sharing';
		return [
			...band(0, began, before, ''),
			...band(began, end, counties.length > 1 ? 'partly' : now, tellWhen(first, language)),
		];
	}
	const whole = placeAt(axis, final.first);
	const all = dates.length === counties.length;
	return [
		...band(0, began, before, ''),
		...band(began, all ? whole : end, 'partly', tellWhen(first, language)),
		...(all ? band(whole, end, 'sharing', tellWhen(final, language)) : []),
	];
}

/** From the first rule in force on. */
function limitBands(axis: Axis, limited: readonly LedgerEvent[], last: Day): Band[] {
	const [first] = limited
		.map(({ effective, when }) => effective ?? when)
		.filter((when) => when.first <= last)
		.sort((a, b) => (a.last < b.last ? -1 : 1));
	return first
		? [{ from: placeAt(axis, first.first), to: placeAt(axis, last, 'close'), look: 'limit', label: '' }]
		: [];
}

function monthName(day: Day, language: Language): string {
	return new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es', { month: 'short', timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00Z`),
	);
}
