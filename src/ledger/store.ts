/** SQL of the ledger. */

import { type Db, type Row, sql, type Tx } from '../base/db.ts';
import { listCited } from './change-store.ts';
import type { Decision } from './contradiction.ts';
import type {
	Figure,
	Grounds,
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
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import { parseWhen, type When } from './when.ts';

type Reads = Pick<Db, 'all' | 'one'>;

export async function holdsLedger(db: Reads): Promise<boolean> {
	return (await db.one(sql`SELECT id FROM ledger_place LIMIT 1`)) !== undefined;
}

/** Takes everything out but what persons decided. */
export async function clearLedger(tx: Tx): Promise<void> {
	await tx.run(sql`DELETE FROM ledger_merge`);
	await tx.run(sql`DELETE FROM ledger_translation`);
	await tx.run(sql`DELETE FROM ledger_office`);
	await tx.run(sql`DELETE FROM ledger_person`);
	await tx.run(sql`DELETE FROM ledger_review`);
	await tx.run(sql`DELETE FROM ledger_conflict`);
	await tx.run(sql`DELETE FROM ledger_repair`);
	await tx.run(sql`DELETE FROM ledger_figure`);
	await tx.run(sql`DELETE FROM ledger_statement_place`);
	await tx.run(sql`DELETE FROM ledger_statement`);
	await tx.run(sql`DELETE FROM ledger_question`);
	await tx.run(sql`DELETE FROM ledger_event_place`);
	await tx.run(sql`DELETE FROM ledger_event`);
	await tx.run(sql`DELETE FROM ledger_source`);
	await tx.run(sql`DELETE FROM ledger_place`);
}

export async function insertLedger(tx: Tx, ledger: Ledger): Promise<void> {
	for (const one of ledger.places)
		await tx.run(sql`
			INSERT INTO ledger_place (id, kind, name, state, within_place, counties, aliases, population, foreign_born_share, activated)
			VALUES (${one.id}, ${one.kind}, ${one.name}, ${one.state}, ${one.within}, ${JSON.stringify(one.counties)}, ${JSON.stringify(one.aliases)},
				${one.population}, ${one.foreignBornShare}, ${one.activated?.text ?? null})`);
	for (const one of ledger.sources)
		await tx.run(sql`
			INSERT INTO ledger_source (id, title, publisher, dated, url, note, standing)
			VALUES (${one.id}, ${one.title}, ${one.publisher}, ${one.date?.text ?? null}, ${one.url}, ${one.note}, ${one.standing ?? 'asserted'})`);
	for (const one of ledger.questions)
		await tx.run(sql`
			INSERT INTO ledger_question (id, en, es, standing) VALUES (${one.id}, ${one.en}, ${one.es}, ${one.standing ?? 'asserted'})`);
	for (const one of ledger.events) await insertEvent(tx, one);
	for (const one of ledger.statements) await insertStatement(tx, one);
	for (const one of ledger.figures)
		await tx.run(sql`
			INSERT INTO ledger_figure (id, as_of, place, scope, measure, unit, value, high, qualifier, source, more, citations, note, standing)
			VALUES (${one.id}, ${one.asOf.text}, ${one.place}, ${one.scope}, ${one.measure}, ${one.unit}, ${one.value}, ${one.high},
				${one.qualifier}, ${one.source}, ${asList(one.more)}, ${asList(one.citations)}, ${one.note}, ${one.standing})`);
	for (const [i, one] of ledger.repairs.entries())
		await tx.run(sql`
			INSERT INTO ledger_repair (id, fips, file, was, became, why) VALUES (${i + 1}, ${one.fips}, ${one.file}, ${one.was}, ${one.now}, ${one.why})`);
	for (const one of ledger.conflicts)
		await tx.run(sql`
			INSERT INTO ledger_conflict (id, about, one, one_source, other, other_source)
			VALUES (${one.id}, ${one.about}, ${one.one}, ${one.oneSource}, ${one.other}, ${one.otherSource})`);
	for (const one of ledger.reviews)
		await tx.run(
			sql`INSERT INTO ledger_review (id, verdict, en, es) VALUES (${one.id}, ${one.verdict}, ${one.en}, ${one.es})`,
		);
	for (const one of ledger.people)
		await tx.run(sql`
			INSERT INTO ledger_person (id, name, aliases, note, standing)
			VALUES (${one.id}, ${one.name}, ${asList(one.aliases)}, ${one.note}, ${one.standing ?? 'asserted'})`);
	for (const one of ledger.offices)
		await tx.run(sql`
			INSERT INTO ledger_office (id, person, office, department, place, since, until, seen_first, seen_last, source, more, citations, standing)
			VALUES (${one.id}, ${one.person}, ${one.office}, ${one.department}, ${one.place}, ${one.from?.text ?? null}, ${one.until?.text ?? null},
				${one.seenFirst?.text ?? null}, ${one.seenLast?.text ?? null}, ${one.source}, ${asList(one.more)}, ${asList(one.citations)}, ${one.standing})`);
	for (const one of ledger.translations)
		await tx.run(sql`
			INSERT INTO ledger_translation (id, language, text, state, original)
			VALUES (${one.id}, ${one.language}, ${one.text}, ${one.state}, ${one.original})`);
	for (const one of ledger.merges)
		await tx.run(sql`
			INSERT INTO ledger_merge (id, kind, merged, into_one) VALUES (${one.id}, ${one.kind}, ${one.from}, ${one.into})`);
}

const asList = (list: readonly unknown[] = []): string => JSON.stringify(list);

async function insertEvent(tx: Tx, one: LedgerEvent): Promise<void> {
	await tx.run(sql`
		INSERT INTO ledger_event (id, happened, effective, type, actor, act, act_reason, position, summary, source, more, citations, known, standing)
		VALUES (${one.id}, ${one.when.text}, ${one.effective?.text ?? null}, ${one.type}, ${one.actor}, ${one.act}, ${one.actReason ?? ''}, ${one.position},
			${one.summary}, ${one.source}, ${asList(one.more)}, ${asList(one.citations)}, ${one.known?.text ?? null}, ${one.standing})`);
	for (const place of one.places)
		await tx.run(sql`INSERT INTO ledger_event_place (event, place) VALUES (${one.id}, ${place})`);
}

async function insertStatement(tx: Tx, one: Statement): Promise<void> {
	await tx.run(sql`
		INSERT INTO ledger_statement (id, happened, speaker, office, department, venue, question, position, act, act_reason, summary, source, more, citations, known, standing)
		VALUES (${one.id}, ${one.when.text}, ${one.speaker}, ${one.office}, ${one.department}, ${one.venue}, ${one.question}, ${one.position},
			${one.act}, ${one.actReason ?? ''}, ${one.summary}, ${one.source}, ${asList(one.more)}, ${asList(one.citations)}, ${one.known?.text ?? null}, ${one.standing})`);
	for (const place of one.places)
		await tx.run(sql`
			INSERT INTO ledger_statement_place (statement, place, answered) VALUES (${one.id}, ${place}, ${one.answers.includes(place) ? 1 : 0})`);
}

type StoredPlace = Omit<Place, 'within' | 'counties' | 'aliases' | 'foreignBornShare' | 'activated'> & {
	within_place: string | null;
	counties: string;
	aliases: string;
	foreign_born_share: number | null;
	activated: string | null;
};
type StoredGrounds = { more: string; citations: string };
type StoredEvent = Omit<
	LedgerEvent,
	'kind' | 'when' | 'effective' | 'known' | 'places' | 'actReason' | keyof StoredGrounds
> &
	StoredGrounds & {
		act_reason: string;
		happened: string;
		effective: string | null;
		known: string | null;
	};
type StoredStatement = Omit<
	Statement,
	'kind' | 'when' | 'known' | 'places' | 'answers' | 'actReason' | keyof StoredGrounds
> &
	StoredGrounds & {
		act_reason: string;
		happened: string;
		known: string | null;
	};

type StoredFigure = Omit<Figure, 'asOf' | keyof StoredGrounds> & StoredGrounds & { as_of: string };
type StoredOffice = Omit<Office, 'from' | 'until' | 'seenFirst' | 'seenLast' | keyof StoredGrounds> &
	StoredGrounds & {
		since: string | null;
		until: string | null;
		seen_first: string | null;
		seen_last: string | null;
	};

const asGrounds = ({ more, citations }: StoredGrounds): Required<Pick<Grounds, 'more' | 'citations'>> => ({
	more: JSON.parse(more),
	citations: JSON.parse(citations),
});
const asDate = (text: string | null): When | null => (text === null ? null : parseWhen(text));

/** The whole ledger; empty lists where none was loaded. */
export async function readLedger(db: Reads): Promise<Ledger> {
	const places = await db.all<StoredPlace>(sql`SELECT * FROM ledger_place ORDER BY id`);
	const sources = await db.all<Omit<Source, 'date'> & { dated: string | null }>(
		sql`SELECT * FROM ledger_source ORDER BY id`,
	);
	const events = await db.all<StoredEvent>(sql`SELECT * FROM ledger_event ORDER BY id`);
	const statements = await db.all<StoredStatement>(sql`SELECT * FROM ledger_statement ORDER BY id`);
	const figures = await db.all<StoredFigure>(sql`SELECT * FROM ledger_figure ORDER BY id`);
	const eventPlaces = Map.groupBy(
		await db.all<{ event: string; place: string }>(sql`SELECT event, place FROM ledger_event_place ORDER BY place`),
		(row) => row.event,
	);
	const statementPlaces = Map.groupBy(
		await db.all<{ statement: string; place: string; answered: number }>(
			sql`SELECT statement, place, answered FROM ledger_statement_place ORDER BY place`,
		),
		(row) => row.statement,
	);
	return {
		places: places.map(({ within_place, foreign_born_share, ...one }) => ({
			...one,
			within: within_place,
			counties: JSON.parse(one.counties),
			aliases: JSON.parse(one.aliases),
			foreignBornShare: foreign_born_share,
			activated: asDate(one.activated),
		})),
		sources: sources.map(({ dated, ...one }) => ({ ...one, date: asDate(dated) })),
		events: events.map(({ happened, act_reason, ...one }) => ({
			...one,
			actReason: act_reason,
			...asGrounds(one),
			kind: 'event',
			when: parseWhen(happened),
			effective: asDate(one.effective),
			known: asDate(one.known),
			places: (eventPlaces.get(one.id) ?? []).map((row) => row.place),
		})),
		statements: statements.map(({ happened, act_reason, ...one }) => {
			const among = statementPlaces.get(one.id) ?? [];
			return {
				...one,
				...asGrounds(one),
				actReason: act_reason,
				kind: 'statement',
				when: parseWhen(happened),
				known: asDate(one.known),
				places: among.map((row) => row.place),
				answers: among.filter((row) => row.answered === 1).map((row) => row.place),
			};
		}),
		figures: figures.map(({ as_of, ...one }) => ({ ...one, ...asGrounds(one), asOf: parseWhen(as_of) })),
		questions: await db.all<Question>(sql`SELECT id, en, es, standing FROM ledger_question ORDER BY id`),
		repairs: await db.all<Repair & Row>(
			sql`SELECT fips, file, was, became AS now, why FROM ledger_repair ORDER BY ledger_repair.id`,
		),
		conflicts: await db.all<NotedConflict>(
			sql`SELECT id, about, one, one_source AS "oneSource", other, other_source AS "otherSource" FROM ledger_conflict ORDER BY id`,
		),
		reviews: await db.all<Review>(sql`SELECT id, verdict, en, es FROM ledger_review ORDER BY id`),
		people: (await db.all<Person & { aliases: string }>(sql`SELECT * FROM ledger_person ORDER BY id`)).map((one) => ({
			...one,
			aliases: JSON.parse(one.aliases),
		})),
		offices: (await db.all<StoredOffice>(sql`SELECT * FROM ledger_office ORDER BY id`)).map(
			({ since, until, seen_first, seen_last, ...one }) => ({
				...one,
				...asGrounds(one),
				from: asDate(since),
				until: asDate(until),
				seenFirst: asDate(seen_first),
				seenLast: asDate(seen_last),
			}),
		),
		translations: await db.all<Translation>(sql`SELECT * FROM ledger_translation ORDER BY id, language`),
		merges: await db.all<Merge>(
			sql`SELECT id, kind, merged AS "from", into_one AS "into" FROM ledger_merge ORDER BY id`,
		),
		cited: await listCited(db),
	};
}

/** What a person decided about a proposed contradiction at the desk. */
export type Decided = Omit<Decision, 'es' | 'by' | 'at'> & { readonly by: string; readonly at: string };

export async function listDecisions(db: Reads): Promise<Decided[]> {
	return db.all<Decided>(
		sql`SELECT contradiction, verdict, reason, by_person AS by, at FROM ledger_decision ORDER BY contradiction`,
	);
}

/** The newest word counts; the trail keeps the earlier ones. */
export async function putDecision(tx: Tx, one: Decided): Promise<void> {
	await tx.run(sql`DELETE FROM ledger_decision WHERE contradiction = ${one.contradiction}`);
	await tx.run(sql`
		INSERT INTO ledger_decision (contradiction, verdict, reason, by_person, at)
		VALUES (${one.contradiction}, ${one.verdict}, ${one.reason}, ${one.by}, ${one.at})`);
}
