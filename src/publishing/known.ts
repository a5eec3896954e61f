/** Which facts a reader sees: none that was withdrawn, and by a day of knowledge only those that the public could surely know by then. */

import type { Figure, LedgerEvent, Office, Person, Source, Statement, Translation } from '../ledger/fact.ts';
import type { Index } from '../ledger/ledger.ts';
import { surelyBy } from '../ledger/when.ts';
import type { Post } from './post.ts';
import type { Site } from './site.ts';

type Seen = Pick<Site, 'known' | 'index'>;

/** Events of the whole ledger that the site shows, in the order of the ledger; the months of the published list are not among them. */
export function eventsShown({ index, known }: Seen): readonly LedgerEvent[] {
	return index.ledger.events.filter((one) => isShown(one, known));
}

export function statementsShown({ index, known }: Seen): readonly Statement[] {
	return index.ledger.statements.filter((one) => isShown(one, known));
}

function isShown(fact: LedgerEvent | Statement, known: Site['known']): boolean {
	return fact.standing !== 'withdrawn' && (known === null || (fact.known !== null && surelyBy(fact.known, known)));
}

/** Posts that had appeared by the day of knowledge. */
export function postsShown(posts: readonly Post[], known: Site['known']): readonly Post[] {
	return known === null ? posts : posts.filter(({ date }) => date <= known);
}

/** A figure is known since the day of its source; one whose sources bear no date is left out of a day of knowledge. */
export function figuresShown({ index, known }: Seen): readonly Figure[] {
	return index.ledger.figures.filter(
		(one) =>
			one.standing !== 'withdrawn' &&
			(known === null ||
				(surelyBy(one.asOf, known) && [one.source, ...(one.more ?? [])].some((id) => isOut(index, id, known)))),
	);
}

export function officesShown({ index, known }: Seen): readonly Office[] {
	return index.ledger.offices.filter((one) => {
		const held = one.from ?? one.seenFirst;
		return (
			one.standing !== 'withdrawn' &&
			(known === null || (held !== null && surelyBy(held, known) && isOut(index, one.source, known)))
		);
	});
}

export function sourcesShown({ index, known }: Seen): readonly Source[] {
	return known === null ? index.ledger.sources : index.ledger.sources.filter((one) => isOut(index, one.id, known));
}

/** People of whom the site shows a statement or an office: one whose every word was withdrawn is not named. */
export function peopleShown(site: Seen): readonly Person[] {
	const { index } = site;
	const named = new Set([
		...statementsShown(site).map(({ speaker }) => index.personOf(speaker)?.id),
		...officesShown(site).map(({ person }) => person),
	]);
	return index.ledger.people.filter(({ id }) => named.has(id));
}

/**
 * Translations of what the site shows. One of a text that only withdrawn facts hold would tell what stood in them, and by
 * a day of knowledge none is told: what was said is translated with it.
 */
export function translationsShown({ index, known }: Seen): readonly Translation[] {
	if (known !== null) return [];
	const { events, statements, figures, offices, people, translations } = index.ledger;
	const named = peopleShown({ index, known });
	const facts = [...events, ...statements, ...figures, ...offices];
	const texts = (things: readonly object[]) => things.flatMap((one) => Object.values(one));
	const kept = new Set(texts([...facts.filter(({ standing }) => standing !== 'withdrawn'), ...named]));
	const gone = [
		...facts.filter(({ standing }) => standing === 'withdrawn'),
		...people.filter((one) => !named.includes(one)),
	];
	const lost = new Set(texts(gone).filter((value) => !kept.has(value)));
	return translations.filter(({ id }) => !lost.has(id) && !lost.has(id.slice(id.indexOf(':') + 1)));
}

/** Whether a source had surely appeared by a day; false where it bears no date. */
function isOut(index: Index, source: string, known: NonNullable<Site['known']>): boolean {
	const date = index.source.get(source)?.date ?? null;
	return date !== null && surelyBy(date, known);
}
