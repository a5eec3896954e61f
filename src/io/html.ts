/** HTML as the text a reader would see. Nothing in it is run, and nothing is fetched. */

export type HtmlText = {
	text: string;
	/** Pictures that lie on other computers; `tracking` counts those too small to be seen, which tell the sender who read. */
	remote: number;
	tracking: number;
};

/** Linear in the length of `html`, however broken it is. */
export function htmlText(html: string): HtmlText {
	const out: string[] = [];
	let remote = 0;
	let tracking = 0;
	let link = '';
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		const stop = open < 0 ? html.length : open;
		if (stop > at) out.push(decodeEntities(html.slice(at, stop)).replace(/[\t\n\r\f ]+/g, ' '));
		if (open < 0) break;
		if (html.startsWith('<!--', open)) {
			at = after(html, '-->', open + 4);
			continue;
		}
		const match = tag.exec(html.slice(open, open + 64));
		if (!match) {
			// A lone “<” is text; a declaration is skipped.
			if (/[!?]/.test(html[open + 1] ?? '')) at = after(html, '>', open);
			else {
				out.push('<');
				at = open + 1;
			}
			continue;
		}
		const [, slash = '', raw = ''] = match;
		const name = raw.toLowerCase().replace(/^[a-z]+:/, '');
		at = after(html, '>', open);
		const attributes = html.slice(open + match[0].length, at - 1);
		if (!slash && unseen.has(name)) at = closing(html, name, at);
		else if (blocks.has(name)) out.push('\n');
		else if (name === 'td' || name === 'th') out.push(slash ? '\t' : '');
		else if (name === 'img' && !slash) {
			const alt = attribute(attributes, 'alt').trim();
			if (alt) out.push(`[${alt}]`);
			if (/^(https?:)?\/\//i.test(attribute(attributes, 'src').trim())) {
				remote++;
				if (
					[attribute(attributes, 'width'), attribute(attributes, 'height')].some((size) =>
						/^[01](px)?$/.test(size.trim()),
					)
				)
					tracking++;
			}
		} else if (name === 'a') {
			if (link && !out.slice(-8).join('').includes(link)) out.push(` <${link}> `);
			link = slash ? '' : webAddress(attribute(attributes, 'href'));
		}
	}
	return { text: tidy(out.join('')), remote, tracking };
}

const tag = /^<(\/?)([a-zA-Z][\w:-]*)/;
const unseen = new Set(['script', 'style', 'head', 'title', 'template', 'svg', 'math', 'object', 'iframe']);
const blocks = new Set(
	'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
		' ',
	),
);

function after(html: string, sign: string, from: number): number {
	const found = html.indexOf(sign, from);
	return found < 0 ? html.length : found + sign.length;
}

/** Behind the end tag of an element whose content no reader sees. A head that never ends would swallow the message, so it is not skipped. */
function closing(html: string, name: string, from: number): number {
	const end = new RegExp(`</${name}\\s*>`, 'gi');
	end.lastIndex = from;
	return end.test(html) ? end.lastIndex : from;
}

function attribute(attributes: string, name: string): string {
	const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
		attributes.slice(0, 8192),
	);
	return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}

/** Addresses worth reading; the long ones are made by tracking services. */
function webAddress(href: string): string {
	const address = href.trim();
	return /^https?:\/\//i.test(address) && address.length <= 200 ? address : '';
}

function tidy(text: string): string {
	return text
		.replace(/\u00a0/g, ' ')
		.split('\n')
		.map((line) => line.replace(/ {2,}/g, ' ').trim())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d?));?/gi,
		(whole, decimal?: string, hex?: string, name?: string) => {
			if (name !== undefined) return entities.get(name) ?? entities.get(name.toLowerCase()) ?? whole;
			const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
			// Old mail programs write Windows-1252 numbers for quotes and dashes.
			if (code >= 0x80 && code < 0xa0) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
			return code > 0 && code <= 0x10ffff && (code & 0x1ff800) !== 0xd800 ? String.fromCodePoint(code) : '\ufffd';
		},
	);
}

/** The names of U+00A0 to U+00FF in order (HTML 4.01, 24.2.1), then the ones that mail programs write beside them. */
const latin1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const entities = new Map<string, string>([
	...latin1.split(' ').map((name, i): [string, string] => [name, String.fromCharCode(0xa0 + i)]),
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['ndash', '–'],
	['mdash', '—'],
	['lsquo', '‘'],
	['rsquo', '’'],
	['sbquo', '‚'],
	['ldquo', '“'],
	['rdquo', '”'],
	['bdquo', '„'],
	['hellip', '…'],
	['bull', '•'],
	['trade', '™'],
	['euro', '€'],
	['rarr', '→'],
	['larr', '←'],
	['zwnj', ''],
	['zwj', ''],
	['ensp', ' '],
	['emsp', ' '],
	['thinsp', ' '],
]);
