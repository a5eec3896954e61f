/** What stands in a feed: posts for the whole site, facts for one place or one question. */

import { shortened } from '../base/text.ts';
import type { LedgerEvent, Question, Statement } from '../ledger/fact.ts';
import type { Index } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { type Language, order, perhapsBy, tellWhen } from '../ledger/when.ts';
import type { Entry, Feed } from './feed.ts';
import { placeInside, placeName } from './name.ts';
import { factPath, placePath, questionPath, updatePath } from './paths.ts';
import { escaped, type Post, postHtml } from './post.ts';
import { toldIn } from './translation.ts';

/** Entries of one feed; older ones stand on the page. */
const most = 50;

const phrases = {
	en: {
		updates: (title: string) => `${title}: updates`,
		aboutUpdates: 'What is new on this site.',
		about: (name: string) => `Dated facts about ${name}, newest first.`,
		question: 'Statements that take a position on this question, newest first.',
		source: 'Source',
		listed: 'Fingerprints shared from this month on, by the published list',
	},
	es: {
		updates: (title: string) => `${title}: novedades`,
		aboutUpdates: 'Lo nuevo en este sitio.',
		about: (name: string) => `Hechos con fecha sobre ${name}, los más recientes primero.`,
		question: 'Declaraciones que toman posición sobre esta pregunta, las más recientes primero.',
		source: 'Fuente',
		listed: 'Se comparten huellas desde este mes, según la lista publicada',
	},
} as const;

/** @param posts in the language of the feed, newest first. */
export function updatesFeed(
	title: string,
	posts: readonly Post[],
	language: Language,
	{ known, since }: Pick<Feed, 'known' | 'since'>,
	origin: string,
): Feed {
	return {
		subject: 'updates',
		language,
		title: phrases[language].updates(title),
		about: phrases[language].aboutUpdates,
		path: '/updates',
		known,
		since,
		entries: posts.slice(0, most).map((post) => ({
			name: `post/${post.id}`,
			path: updatePath(post.id),
			title: post.title,
			html: postHtml({ ...post, language }, origin),
			published: post.date,
			tags: post.tags,
			language: post.language,
		})),
	};
}

/** @param index of what was known by that day of knowledge. */
export function placeFeed(
	index: Index,
	place: Place,
	language: Language,
	{ known, since }: Pick<Feed, 'known' | 'since'>,
): Feed {
	const name = placeName(index.ledger, place, language, true);
	return {
		subject: `places/${place.id}`,
		language,
		title: name,
		about: phrases[language].about(placeInside(index.ledger, place, language)),
		path: placePath(place),
		known,
		since,
		entries: newest(
			// The published list stands on every day of knowledge; its months that lie after the day do not.
			[...index.eventsOf(place.id), ...index.statementsOf(place.id)].filter(
				({ when }) => known === null || perhapsBy(when, known),
			),
		).map((fact) =>
			fact.id === `listed-${place.id}` ? listedEntry(place, fact, language) : entryOf(index, fact, language),
		),
	};
}

/** @param statements those shown, on this question. */
export function questionFeed(
	index: Index,
	question: Question,
	statements: readonly Statement[],
	language: Language,
	{ known, since }: Pick<Feed, 'known' | 'since'>,
): Feed {
	return {
		subject: `questions/${question.id}`,
		language,
		title: question[language],
		about: phrases[language].question,
		path: questionPath(question.id),
		known,
		since,
		entries: newest(statements).map((fact) => entryOf(index, fact, language)),
	};
}

function newest<F extends LedgerEvent | Statement>(facts: readonly F[]): readonly F[] {
	return [...facts].sort((a, b) => order(publishedOf(b), publishedOf(a)) || order(a.id, b.id)).slice(0, most);
}

/** Since when it could be known; where that is not recorded, the last day on which it can have happened. */
const publishedOf = (fact: LedgerEvent | Statement) => (fact.known ?? fact.when).last;

function entryOf(index: Index, fact: LedgerEvent | Statement, language: Language): Entry {
	const summary = toldIn(index.ledger, language, fact.id, fact.summary);
	const source = index.source.get(fact.source);
	const title = escaped(source?.title ?? fact.source);
	const cited = source?.url.startsWith('http') ? `<a href="${escaped(source.url)}">${title}</a>` : title;
	const who =
		fact.kind === 'statement' ? `${toldIn(index.ledger, language, `actor:${fact.speaker}`, fact.speaker).text}: ` : '';
	return {
		name: `fact/${fact.id}`,
		path: factPath(fact.id),
		title: `${tellWhen(fact.when, language)}: ${shortened(`${who}${summary.text}`, 110)}`,
		html: `<p>${escaped(who + summary.text)}</p>\n<p>${phrases[language].source}: ${cited}</p>`,
		published: publishedOf(fact),
		tags: [fact.kind === 'event' ? fact.type : (fact.position ?? 'statement')],
		language: summary.language,
	};
}

/** The month in the published list is a row of the table of places, and has no page of its own. */
function listedEntry(place: Place, fact: LedgerEvent | Statement, language: Language): Entry {
	const { listed } = phrases[language];
	return {
		name: `fact/${fact.id}`,
		path: placePath(place),
		title: `${tellWhen(fact.when, language)}: ${listed}`,
		html: `<p>${listed}.</p>`,
		published: publishedOf(fact),
		tags: ['activated'],
		language,
	};
}
