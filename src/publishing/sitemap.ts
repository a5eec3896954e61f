/** The list of pages for search engines (sitemaps.org), both languages naming each other. */

import { languages } from '../ledger/when.ts';
import { localised } from './paths.ts';
import { escaped } from './post.ts';

/** What the protocol allows in one file. */
export const mostAddresses = 50_000;

/**
 * One sitemap, or an index of several where there are too many addresses for one.
 * @param pages without their language. @param part from 1, for one of several; undefined for `/sitemap.xml` itself.
 * @returns undefined where there is no such part.
 */
export function sitemapOf(
	pages: readonly string[],
	origin: string,
	part?: number,
	most = mostAddresses,
): string | undefined {
	const each = Math.floor(most / languages.length);
	const parts = Math.max(1, Math.ceil(pages.length / each));
	if (part === undefined && parts > 1) {
		const files = Array.from(
			{ length: parts },
			(_, i) => `\t<sitemap><loc>${escaped(`${origin}/sitemap.xml?part=${i + 1}`)}</loc></sitemap>`,
		);
		return document('sitemapindex', '', files);
	}
	if ((part ?? 1) < 1 || (part ?? 1) > parts) return undefined;
	const from = ((part ?? 1) - 1) * each;
	return document(
		'urlset',
		' xmlns:xhtml="http://www.w3.org/1999/xhtml"',
		pages.slice(from, from + each).flatMap((page) => {
			const address = (language: (typeof languages)[number]) => escaped(origin + localised(language, page));
			const others = languages.map(
				(language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address(language)}"/>`,
			);
			return languages.map((language) => `\t<url><loc>${address(language)}</loc>${others.join('')}</url>`);
		}),
	);
}

function document(root: string, more: string, lines: readonly string[]): string {
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${more}>`,
		...lines,
		`</${root}>`,
		'',
	].join('\n');
}

/** What crawlers may read: the site, and not the desk behind it. */
export function robotsOf(origin: string): string {
	return [
		'User-agent: *',
		'Allow: /en',
		'Allow: /es',
		'Allow: /data/',
		'Allow: /og/',
		'Disallow: /',
		'',
		`Sitemap: ${origin}/sitemap.xml`,
		'',
	].join('\n');
}
