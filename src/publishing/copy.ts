/** The public site as files: which file an address becomes, and how the links of one file lead to the others from any host, or from none. */

import { openapiPath } from './paths.ts';

/** Where the site answers while it is copied (`http://127.0.0.1:4600`), and where the copy will stand, or null where that is not known. */
export type Copying = { readonly origin: string; readonly base: string | null };

/** The same page, picture or table, as an address and as a file. */
type Copied = { readonly file: string; readonly hash: string };

/**
 * The file that an address becomes; undefined where it becomes none (the desk, the API). A page keeps its depth, so that
 * what it leads to by the way stays right, and drops its question: a file cannot be asked anything.
 * `/en/map?on=2010-01#counties` → `en/map.html`, `/data/events.csv` → `data/events.csv`.
 */
export function copied(address: string): Copied | undefined {
	const [, path = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
	const name = nameOf(path);
	if (name === undefined) return undefined;
	if (path === '/') return { file: 'index.html', hash };
	if (/^\/(en|es)(\/|$)/.test(path))
		return { file: /\.(atom|json)$/.test(path) ? name : `${name.replace(/\/$/, '')}.html`, hash };
	if (/^\/(data|og)\/.+\.\w+$|^\/(favicon\.svg|robots\.txt)$/.test(path)) return { file: name, hash };
	if (path === '/sitemap.xml') return { file: search === '' ? name : `sitemap-${search.replace(/\D/g, '')}.xml`, hash };
	// An answer of the API that a page leads to carries its question in its name. What is made for programs stays out.
	if (/^\/api\/public\/(?!v1\/)[\w/-]+(\.\w+)?$/.test(path) && path !== openapiPath) {
		const asked = search.replace(/[^\w]+/g, '-').replace(/-$/, '');
		const ending = /\.\w+$/.exec(name)?.[0] ?? '';
		return { file: `${name.slice(0, name.length - ending.length)}${asked}${ending || '.json'}`, hash };
	}
	return undefined;
}

/** The path as a file's, without its first slash; undefined where it cannot be read or leads out of the folder. */
function nameOf(path: string): string | undefined {
	try {
		const name = decodeURI(path).replace(/^\//, '');
		return /(?:^|[\\/])\.{1,2}(?:[\\/]|$)|[\\\0]/.test(name) ? undefined : name;
	} catch {
		return undefined;
	}
}

/** The way from one file to another: `../data/events.csv`. */
export function relative(from: string, to: string): string {
	const [a, b] = [from.split('/').slice(0, -1), to.split('/')];
	let common = 0;
	while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++;
	const way = [...a.slice(common).map(() => '..'), ...b.slice(common)].map(encodeURIComponent).join('/');
	return way.startsWith('..') ? way : `./${way}`;
}

/** Files that pages name in their data, to be fetched by their scripts. */
const named = /(["'])(\/api\/public\/[\w/-]+\.\w+(?:\?[^"'\\\s]*)?)(?=\\?["'#])/g;

/** A page, with its links made relative; whole addresses begin with the base, where there is one. */
export function copyPage(html: string, file: string, copying: Copying): string {
	const linked = html
		.replace(/ (href|src|action|poster)="(\/(?!\/)[^"]*)"/g, (all, name: string, to: string) => {
			const target = copied(unescaped(to));
			return target ? ` ${name}="${relative(file, target.file)}${target.hash}"` : all;
		})
		.replace(named, (all, quote: string, to: string) => {
			const target = copied(unescaped(to));
			return target ? `${quote}${relative(file, target.file)}` : all;
		});
	return copyText(linked, file, copying);
}

/** A feed, a table or another text: only whole addresses are changed, also those that are told without their scheme. */
export function copyText(text: string, file: string, { origin, base }: Copying): string {
	const scheme = /^https?:\/\//;
	const whole = new RegExp(
		`(https?://)?${RegExp.escape(origin.replace(scheme, ''))}(/(?:[^\\s"'<>]*[^\\s"'<>.,;:)])?)?`,
		'g',
	);
	return text.replace(whole, (_, linked?: string, to?: string) => {
		const stands = linked === undefined ? (base?.replace(scheme, '') ?? null) : base;
		if (to === undefined) return stands ?? '';
		const target = copied(unescaped(to)) ?? { file: to.slice(1), hash: '' };
		if (stands !== null) return `${stands}/${encodeURI(target.file)}${target.hash}`;
		return (linked === undefined ? target.file : relative(file, target.file)) + target.hash;
	});
}

/**
 * Every address of this site that a page leads to or is made of, and that becomes a file.
 * @param file of the page: it names other pages by the way to their files already.
 */
export function linksOf(html: string, origin: string, file: string): string[] {
	const links = [...html.matchAll(/ (?:href|src|poster|content)="([^"]*)"/g)].map(([, to = '']) => {
		if (to.startsWith(`${origin}/`)) return to.slice(origin.length);
		if (!/^\.\.?\/.*\.html(#|$)/.test(to)) return to;
		return new URL(to, `http://copy/${file}`).pathname.replace(/\.html$/, '');
	});
	const files = [...html.matchAll(named)].map(([, , to = '']) => to);
	const found = [...links, ...files].filter((to) => /^\/(?!\/)/.test(to)).map(unescaped);
	return [...new Set(found.filter((to) => copied(to) !== undefined).map((to) => to.replace(/#.*$/, '')))];
}

function unescaped(text: string): string {
	return text.replaceAll('&amp;', '&');
}

/** What stands at the root of a copy, and where an address leads on to another. */
export function signpost(links: readonly { readonly to: string; readonly name: string }[]): string {
	const [first] = links;
	const list = links.map(({ to, name }) => `<li><a href="${to}">${name}</a></li>`).join('');
	return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0; url=${first?.to ?? ''}"><title>Uncover</title></head>\n<body><ul>${list}</ul></body>\n</html>\n`;
}
