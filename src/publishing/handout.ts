/** One printed page about a place for a council meeting: what happened in plain words, three dates, what to ask, where to read on. */

import { type Place, upwards } from '../ledger/place.ts';
import { statusOn } from '../ledger/status.ts';
import { order } from '../ledger/when.ts';
import { lastDay, type ShownFact, type ShownSource, showFact, type View } from './fact.ts';
import { type Finding, findingOf } from './finding.ts';
import { placeName } from './name.ts';
import { placePath } from './paths.ts';
import { limitsOn, type PlacePage, placePage, tryTypes } from './place.ts';

/** What a council can be asked, by the words under which the page asks it. */
export const asks = [
	'who-decided',
	'not-known',
	'which-act',
	'detainers',
	'result',
	'how-many',
	'state',
	'answer',
] as const;
export type Ask = (typeof asks)[number];

export type Handout = {
	readonly name: string;
	readonly path: string;
	readonly last: PlacePage['last'];
	readonly finding: Finding;
	readonly status: PlacePage['status'];
	/** At most three, in order of time: the ones that moved things most. */
	readonly dates: readonly ShownFact[];
	readonly limits: number;
	readonly asks: readonly Ask[];
	/** At most six, each once. */
	readonly sources: readonly ShownSource[];
};

export function handoutOf(view: View, place: Place): Handout {
	const page = placePage(view, place);
	const dates = datesOf(view, page, place);
	const sources = new Map(dates.flatMap(({ sources }) => sources).map((one) => [one.id, one]));
	return {
		name: placeName(view.index.ledger, place, view.language, true),
		path: placePath(place),
		last: page.last,
		finding: findingOf(view.index, place, lastDay(view), view.language),
		status: page.status,
		dates,
		limits: page.limits.length,
		asks: asksOf(view, place),
		sources: [...sources.values()].slice(0, 6),
	};
}

/** What moved things most: trying to leave, the answer, being switched on, a limit; then what was said for everyone at that time. */
function datesOf(view: View, page: PlacePage, place: Place): ShownFact[] {
	const tried = page.facts.find(({ type }) => (tryTypes as readonly (string | null)[]).includes(type));
	const weight = (one: ShownFact): number => {
		if (one.answers.includes(place.id)) return 4;
		if (one.type === null) return 0;
		if (one.type === 'vote-to-leave') return 5;
		if ((tryTypes as readonly string[]).includes(one.type)) return 3;
		if (one.type === 'detainers-limited' || one.type === 'law') return 2;
		// To be switched on after having said no tells more than having asked again.
		return one.type === 'activated' ? (tried && tried.when.last < one.when.first ? 3.5 : 1) : 0;
	};
	const own = page.facts.filter((one) => weight(one) > 0).sort((a, b) => weight(b) - weight(a));
	// A second vote or answer tells less than the first of another kind.
	const kinds = new Set<number>();
	const [chosen, again]: [ShownFact[], ShownFact[]] = [[], []];
	for (const one of own) {
		(kinds.has(weight(one)) ? again : chosen).push(one);
		kinds.add(weight(one));
	}
	const around = [
		...limitsOn(view, place, page.last).map((one) => showFact(view, one)),
		...page.meanwhile.said.flatMap(({ before, after }) => [after, before]),
		...page.facts,
	].flatMap((one) => one ?? []);
	const all = [...new Map([...chosen, ...again, ...around].map((one) => [one.id, one])).values()];
	return all.slice(0, 3).sort((a, b) => order(a.when.first, b.when.first) || order(a.when.last, b.when.last));
}

/** At most five, by what is on record: whatever nobody has written down is what a council can find out. */
function asksOf(view: View, place: Place): Ask[] {
	const status = statusOn(view.index, place, lastDay(view));
	const tried = view.index.eventsOf(place.id).some(({ type }) => (tryTypes as readonly string[]).includes(type));
	const answered = view.index.statementsOf(place.id).some(({ answers }) => answers.includes(place.id));
	const limited = upwards(view.index.place, place).some(({ id }) =>
		view.index.eventsOf(id).some(({ type }) => type === 'detainers-limited' || type === 'law'),
	);
	const list: Ask[] = [];
	if (status.sharing === null && status.since === null && status.counties?.sharing !== 0) list.push('not-known');
	if (!tried) list.push('who-decided');
	if (tried && !answered) list.push('answer');
	list.push('which-act');
	if (!limited) list.push('detainers');
	list.push('how-many', 'result');
	if (place.kind !== 'state' && place.kind !== 'nation') list.push('state');
	return list.slice(0, 5);
}
