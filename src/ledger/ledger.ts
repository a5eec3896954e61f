/** The whole ledger of a case as one value, and the ways into it. */

import type { Day } from '../base/day.ts';
import type {
	CitedPage,
	Figure,
	LedgerEvent,
	Merge,
	NotedConflict,
	Office,
	Person,
	Question,
	Repair,
	Review,
	Source,
	Statement,
	Translation,
} from './fact.ts';
import { fullName, key, type Place } from './place.ts';
import { compareWhen, order, surelyBy } from './when.ts';

export type Ledger = {
	readonly places: readonly Place[];
	readonly sources: readonly Source[];
	readonly events: readonly LedgerEvent[];
	readonly statements: readonly Statement[];
	readonly figures: readonly Figure[];
	readonly questions: readonly Question[];
	readonly repairs: readonly Repair[];
	readonly conflicts: readonly NotedConflict[];
	/** What the files say of contradictions; what persons decided at the desk goes before it. */
	readonly reviews: readonly Review[];
	readonly people: readonly Person[];
	readonly offices: readonly Office[];
	/** Each with the state it has now: stale where its original was changed. */
	readonly translations: readonly Translation[];
	/** Those in force; all lists above show what they were merged into. */
	readonly merges: readonly Merge[];
	/** The pages of the archive that facts cite. */
	readonly cited: readonly CitedPage[];
};

/** A ledger that holds nothing, to begin one from. */
export const emptyLedger: Ledger = {
	places: [],
	sources: [],
	events: [],
	statements: [],
	figures: [],
	questions: [],
	repairs: [],
	conflicts: [],
	reviews: [],
	people: [],
	offices: [],
	translations: [],
	merges: [],
	cited: [],
};

/** The source that the months in the table of places come from. */
export const listSource = 'activation-list';

/** A ledger with its roads built: by id, and facts by place. Facts withdrawn are left out of it. */
export type Index = {
	readonly ledger: Ledger;
	readonly place: ReadonlyMap<string, Place>;
	readonly source: ReadonlyMap<string, Source>;
	/** In order of time. The month in which a county joined, by the published list, stands among its events. */
	eventsOf(id: string): readonly LedgerEvent[];
	statementsOf(id: string): readonly Statement[];
	/** Counties of a state or of the nation; those a city or agency lies in; a county alone. */
	countiesOf(place: Place): readonly Place[];
	readonly person: ReadonlyMap<string, Person>;
	/** The person a speaker's name stands for; undefined where it is a body, or a name nobody has entered. */
	personOf(speaker: string): Person | undefined;
	/** What a person said, in order of time. */
	saidBy(person: string): readonly Statement[];
	/** Those that are not withdrawn, in order of time. */
	officesOf(person: string): readonly Office[];
};

/** @param known only facts that the public could surely know by that day; the published list of months is kept. */
export function indexLedger(ledger: Ledger, known?: Day): Index {
	const shown = <F extends LedgerEvent | Statement>(facts: readonly F[]): F[] =>
		facts.filter(
			(fact) =>
				fact.standing !== 'withdrawn' && (known === undefined || (fact.known !== null && surelyBy(fact.known, known))),
		);
	const place = new Map(ledger.places.map((one) => [one.id, one]));
	const events = byPlace([...shown(ledger.events), ...ledger.places.flatMap((one) => listed(one) ?? [])]);
	const statements = byPlace(shown(ledger.statements));
	const counties = ledger.places.filter((one) => one.kind === 'county');
	const names = new Map(ledger.people.flatMap((one) => [one.name, ...one.aliases].map((name) => [key(name), one])));
	const personOf = (speaker: string) => names.get(key(speaker));
	const said = Map.groupBy(inTime(shown(ledger.statements)), (one) => personOf(one.speaker)?.id);
	const offices = Map.groupBy(
		ledger.offices.filter((one) => one.standing !== 'withdrawn').sort(compareOffices),
		(one) => one.person,
	);
	return {
		person: new Map(ledger.people.map((one) => [one.id, one])),
		personOf,
		saidBy: (person) => said.get(person) ?? [],
		officesOf: (person) => offices.get(person) ?? [],
		ledger,
		place,
		source: new Map(ledger.sources.map((one) => [one.id, one])),
		eventsOf: (id) => events.get(id) ?? [],
		statementsOf: (id) => statements.get(id) ?? [],
		countiesOf: (one) => {
			if (one.kind === 'county') return [one];
			if (one.kind === 'nation') return counties;
			if (one.kind === 'state') return counties.filter((county) => county.within === one.id);
			return one.counties.flatMap((id) => place.get(id) ?? []);
		},
	};
}

/** What the published list says of a county, as an event. */
function listed(place: Place): LedgerEvent | undefined {
	if (place.activated === null) return undefined;
	return {
		kind: 'event',
		id: `listed-${place.id}`,
		when: place.activated,
		effective: null,
		type: 'activated',
		places: [place.id],
		actor: '',
		act: 'none',
		position: null,
		summary: `By the published list, fingerprints taken in ${fullName(place)} were shared from this month on.`,
		source: listSource,
		known: null,
		standing: 'asserted',
	};
}

function byPlace<F extends LedgerEvent | Statement>(facts: readonly F[]): Map<string, F[]> {
	const map = new Map<string, F[]>();
	for (const fact of inTime(facts)) for (const id of fact.places) map.set(id, [...(map.get(id) ?? []), fact]);
	return map;
}

function inTime<F extends LedgerEvent | Statement>(facts: readonly F[]): F[] {
	return [...facts].sort((a, b) => compareWhen(a.when, b.when) || order(a.id, b.id));
}

/** By the earliest day that is known of each; those without any come last. */
function compareOffices(a: Office, b: Office): number {
	const [one, other] = [a.from ?? a.seenFirst ?? a.until, b.from ?? b.seenFirst ?? b.until];
	if (one === null || other === null) return Number(one === null) - Number(other === null) || order(a.id, b.id);
	return compareWhen(one, other) || order(a.id, b.id);
}
