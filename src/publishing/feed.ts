/** Feeds: what is new, as Atom (RFC 4287) and JSON Feed 1.1. */

import type { Day } from '../base/day.ts';
import type { Language } from '../ledger/when.ts';
import { asKnown, type FeedFormat, type FeedSubject, feedPath, localised } from './paths.ts';
import { escaped } from './post.ts';

export type Entry = {
	/** Names it among all entries of the case, for ever: `post/…`, `fact/…`. */
	readonly name: string;
	/** Path without its language. */
	readonly path: string;
	readonly title: string;
	readonly html: string;
	/** The day the public could know it. */
	readonly published: Day;
	readonly tags: readonly string[];
	/** The language its words are in. */
	readonly language: Language;
};

export type Feed = {
	readonly subject: FeedSubject;
	readonly language: Language;
	readonly title: string;
	readonly about: string;
	/** The page it belongs to, without its language. */
	readonly path: string;
	/** The day of knowledge it is of; null for all that is known. */
	readonly known: Day | null;
	/** Newest first. */
	readonly entries: readonly Entry[];
	/** Of a feed that has no entry yet. */
	readonly since: Day;
};

/** Where and of what: addresses begin with `origin`, ids are made of `name`, which never changes. */
export type Press = { readonly origin: string; readonly name: string };

/** No host owns a case for ever, so ids stand under a name that no host can have (RFC 4151, RFC 2606). */
function idOf({ name }: Press, language: Language, what: string): string {
	return `tag:uncover.invalid,2026:${name}/${language}/${what}`;
}

const stamp = (day: Day) => `${day}T00:00:00Z`;
const updatedOf = ({ entries, since }: Feed) =>
	entries
		.map(({ published }) => published)
		.sort()
		.at(-1) ?? since;

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
	atom: 'application/atom+xml; charset=utf-8',
	json: 'application/feed+json; charset=utf-8',
};

export function writeFeed(feed: Feed, format: FeedFormat, press: Press): string {
	return format === 'atom' ? atomOf(feed, press) : `${JSON.stringify(jsonFeedOf(feed, press), null, '\t')}\n`;
}

export function atomOf(feed: Feed, press: Press): string {
	const { language, title, about, subject, path, known } = feed;
	const address = (to: string) => escaped(press.origin + asKnown(localised(language, to), known));
	const entries = feed.entries.map((one) =>
		[
			`\t<entry xml:lang="${one.language}">`,
			`\t\t<id>${escaped(idOf(press, language, one.name))}</id>`,
			`\t\t<title>${escaped(one.title)}</title>`,
			`\t\t<link rel="alternate" type="text/html" href="${address(one.path)}"/>`,
			`\t\t<published>${stamp(one.published)}</published>`,
			`\t\t<updated>${stamp(one.published)}</updated>`,
			...one.tags.map((tag) => `\t\t<category term="${escaped(tag)}"/>`),
			`\t\t<content type="html">${escaped(one.html)}</content>`,
			'\t</entry>',
		].join('\n'),
	);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
		`\t<id>${escaped(idOf(press, language, asKnown(subject, known)))}</id>`,
		`\t<title>${escaped(title)}</title>`,
		`\t<subtitle>${escaped(about)}</subtitle>`,
		`\t<updated>${stamp(updatedOf(feed))}</updated>`,
		'\t<author><name>Uncover</name></author>',
		`\t<link rel="self" type="application/atom+xml" href="${address(feedPath(subject, 'atom'))}"/>`,
		`\t<link rel="alternate" type="text/html" href="${address(path)}"/>`,
		...entries,
		'</feed>',
		'',
	].join('\n');
}

export function jsonFeedOf(feed: Feed, press: Press) {
	const { language, title, about, subject, path, known } = feed;
	const address = (to: string) => press.origin + asKnown(localised(language, to), known);
	return {
		version: 'https://jsonfeed.org/version/1.1',
		title,
		description: about,
		home_page_url: address(path),
		feed_url: address(feedPath(subject, 'json')),
		language,
		authors: [{ name: 'Uncover' }],
		items: feed.entries.map((one) => ({
			id: idOf(press, language, one.name),
			url: address(one.path),
			title: one.title,
			content_html: one.html,
			date_published: stamp(one.published),
			date_modified: stamp(one.published),
			language: one.language,
			tags: one.tags,
		})),
	};
}
