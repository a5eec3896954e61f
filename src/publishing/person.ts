/** What the pages of people show: the offices they held, what they said in them, and where it contradicts. */

import type { Office, Person, Statement } from '../ledger/fact.ts';
import { compareWhen, order } from '../ledger/when.ts';
import {
	inTime,
	type Link,
	linkTo,
	type ShownDate,
	type ShownFact,
	type ShownSource,
	showDate,
	showFact,
	sourcesOf,
	type View,
} from './fact.ts';
import { officesShown, statementsShown } from './known.ts';
import { factPath, personPath } from './paths.ts';
import { contradictionsOf, type ShownContradiction } from './question.ts';
import type { Published } from './table.ts';
import { type Told, toldIn } from './translation.ts';

export type ShownOffice = {
	readonly id: string;
	readonly office: Told;
	readonly department: Told | null;
	readonly place: Link | null;
	readonly from: ShownDate | null;
	readonly until: ShownDate | null;
	/** Days on which a source shows it held, where its beginning or end is not recorded. */
	readonly seenFirst: ShownDate | null;
	readonly seenLast: ShownDate | null;
	readonly sources: readonly ShownSource[];
};

export type PersonRow = {
	readonly id: string;
	readonly name: string;
	readonly path: string;
	/** The last office known. */
	readonly office: Told | null;
	readonly statements: number;
};

export type PersonPage = PersonRow & {
	readonly aliases: readonly string[];
	readonly note: Told | null;
	readonly offices: readonly ShownOffice[];
	readonly said: readonly ShownFact[];
	readonly contradictions: readonly ShownContradiction[];
};

/** A body that spoke without a person's name. */
export type BodyRow = { readonly name: Told; readonly statements: readonly Link[] };

/** People of whom the site shows a statement or an office, by their last name. */
export function personRows(view: View): PersonRow[] {
	return view.index.ledger.people
		.map((one) => personRow(view, one))
		.filter(({ statements, office }) => statements > 0 || office !== null)
		.sort((a, b) => order(lastName(a.name), lastName(b.name)) || order(a.id, b.id));
}

const lastName = (name: string) =>
	name
		.replace(/,? (Jr|Sr|II|III)\.?$/, '')
		.split(' ')
		.at(-1) ?? name;

/** Bodies and offices that spoke without a name the ledger knows as a person's. */
export function bodyRows(view: View): BodyRow[] {
	const said = statementsShown(view).filter(({ speaker }) => !view.index.personOf(speaker));
	return [...Map.groupBy(said, ({ speaker }) => speaker)]
		.sort(([a], [b]) => order(a, b))
		.map(([speaker, statements]) => ({
			name: toldIn(view.index.ledger, view.language, `actor:${speaker}`, speaker),
			statements: inTime(statements).map((one) => ({
				text: showDate(one.when, view.language).told,
				path: factPath(one.id),
			})),
		}));
}

function saidBy(view: View, person: Person): Statement[] {
	return inTime(statementsShown(view).filter(({ speaker }) => view.index.personOf(speaker)?.id === person.id));
}

function officesOf(view: View, person: Person): Office[] {
	return officesShown(view)
		.filter((one) => one.person === person.id)
		.sort((a, b) => {
			const [one, other] = [a.from ?? a.seenFirst ?? a.until, b.from ?? b.seenFirst ?? b.until];
			return one && other ? compareWhen(one, other) || order(a.id, b.id) : Number(!one) - Number(!other);
		});
}

function personRow(view: View, person: Person): PersonRow {
	const office = officesOf(view, person).at(-1);
	return {
		id: person.id,
		name: person.name,
		path: personPath(person.id),
		office: office ? toldOffice(view, office.office) : null,
		statements: saidBy(view, person).length,
	};
}

const toldOffice = (view: View, office: string) => toldIn(view.index.ledger, view.language, `office:${office}`, office);

export function personPage(view: View, person: Person, accepted: Published['accepted']): PersonPage {
	const said = saidBy(view, person);
	const mine = new Set(said.map(({ id }) => id));
	return {
		...personRow(view, person),
		aliases: person.aliases,
		note: person.note === '' ? null : toldIn(view.index.ledger, view.language, `note:${person.note}`, person.note),
		offices: officesOf(view, person).map((one) => showOffice(view, one)),
		said: said.map((one) => showFact(view, one)),
		contradictions: contradictionsOf(
			view,
			accepted.filter(({ first, second }) => mine.has(first.id) || mine.has(second.id)),
		),
	};
}

function showOffice(view: View, one: Office): ShownOffice {
	const date = (when: Office['from']) => (when === null ? null : showDate(when, view.language));
	const place = one.place === null ? undefined : view.index.place.get(one.place);
	return {
		id: one.id,
		office: toldOffice(view, one.office),
		department: one.department === '' ? null : toldOffice(view, one.department),
		place: place ? linkTo(view.index, place, view.language) : null,
		from: date(one.from),
		until: date(one.until),
		seenFirst: date(one.seenFirst),
		seenLast: date(one.seenLast),
		sources: sourcesOf(view, one),
	};
}
