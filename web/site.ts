/** Addresses of the public site: every one names its language, and keeps the day of knowledge the reader chose. */

import { createContext } from 'svelte';
import { copied, relative } from '#src/publishing/copy.ts';
import { localised } from '#src/publishing/paths.ts';
import { address } from '#web/api.ts';
import type { Language } from './message.ts';

export type SiteHref = (path: string, query?: Record<string, string | number | null | undefined>) => string;

/** `href('/places')` → `/es/places?known=2010-10-06`. The layout of the public site sets it. */
export const [useHref, setHref] = createContext<SiteHref>();

/** @param copy the address of this page where it becomes a file: then links lead from file to file. */
export function siteHref(language: Language, known: string | null, copy: string | null = null): SiteHref {
	const here = copy === null ? undefined : copied(copy)?.file;
	return (path, query = {}) => {
		const target = localised(language, path);
		const there = here === undefined ? undefined : copied(target);
		return here !== undefined && there ? relative(here, there.file) + there.hash : address(target, { known, ...query });
	};
}

/** Data for search engines as the block that holds it. It is never run; `<` is written so that no text can end the block. */
export function asScript(data: object): string {
	return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</${'script'}>`;
}
