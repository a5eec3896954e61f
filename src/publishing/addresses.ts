/** Every public address, for the sitemap, the static copy and whoever checks the site. */

import { languages } from '../ledger/when.ts';
import { eventsShown, figuresShown, peopleShown, sourcesShown, statementsShown } from './known.ts';
import {
	factPath,
	feedFormats,
	feedPath,
	handoutPath,
	localised,
	openapiPath,
	packagePath,
	personPath,
	picturePath,
	placePath,
	questionPath,
	sourcePath,
	tablePath,
	updatePath,
} from './paths.ts';
import type { Post } from './post.ts';
import type { PublishedSite } from './published.ts';
import type { Table } from './table.ts';

/** Pages that are there whatever the ledger holds, without their language. Search is asked, not listed. */
export const fixedPages = [
	'/',
	'/map',
	'/places',
	'/questions',
	'/people',
	'/sources',
	'/timeline',
	'/lawsuit',
	'/updates',
	'/data',
	'/method',
	'/corrections',
	'/missing',
	'/requests',
	'/simulation',
	'/statistics',
] as const;

/** Pages of the site, without their language. @param more of other features, which publishing does not know of. */
export function pagesOf(
	site: Pick<PublishedSite, 'known' | 'index'>,
	posts: readonly Pick<Post, 'id'>[],
	more: readonly string[] = [],
): string[] {
	const { places, questions } = site.index.ledger;
	return [
		...fixedPages,
		...more,
		...questions.map(({ id }) => questionPath(id)),
		...peopleShown(site).map(({ id }) => personPath(id)),
		...places.flatMap((place) => [placePath(place), handoutPath(place)]),
		...posts.map(({ id }) => updatePath(id)),
		...sourcesShown(site).map(({ id }) => sourcePath(id)),
		...[...eventsShown(site), ...statementsShown(site), ...figuresShown(site)].map(({ id }) => factPath(id)),
	];
}

/** What is no page: feeds, tables, pictures, and what machines read first. Whole paths. */
export function filesOf(site: Pick<PublishedSite, 'index'>, tables: readonly Pick<Table, 'name'>[]): string[] {
	const { places, questions } = site.index.ledger;
	const feeds = [
		'updates' as const,
		...questions.map(({ id }) => `questions/${id}` as const),
		...places.map(({ id }) => `places/${id}` as const),
	];
	return [
		packagePath,
		openapiPath,
		...tables.flatMap(({ name }) => [tablePath(name, 'csv'), tablePath(name, 'json')]),
		...languages.flatMap((language) =>
			feeds.flatMap((subject) => feedFormats.map((format) => localised(language, feedPath(subject, format)))),
		),
		...places.flatMap(({ id }) => languages.map((language) => picturePath(id, language))),
	];
}
