/** HTML as the text a reader would see. Nothing in it is run, and nothing is fetched. */

export type HtmlText = {
	text: string;
	/** Pictures that lie on other computers; `tracking` counts those too small to be seen, which tell the sender who read. */
	remote: number;
	tracking: number;
};

/** Reads any HTML, however broken, in time that grows with its length alone. */
export function htmlText(html: string): HtmlText {
	const page = writer();
	const neverCloses = new Set<string>();
	let remote = 0;
	let tracking = 0;
	let link = '';
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		page.text(html.slice(at, open < 0 ? html.length : open));
		if (open < 0) break;
		const [whole, slash, raw = ''] = tag.exec(html.slice(open, open + 64)) ?? [];
		if (whole === undefined) {
			const markup = /[!?]/.test(html[open + 1] ?? '');
			if (!markup) page.text('&lt;');
			at = markup ? behind(html, html.startsWith('<!--', open) ? '-->' : '>', open) : open + 1;
			continue;
		}
		at = tagEnd(html, open);
		const name = raw.toLowerCase();
		const value = (wanted: string) => attribute(html.slice(open + whole.length, at - 1), wanted).trim();
		if (name === 'br') page.newLine();
		else if (paragraphs.has(name)) page.gap(2);
		else if (blocks.has(name)) page.gap(1);
		else if (name === 'td' || name === 'th') {
			if (slash) page.tab();
		} else if (name === 'a') {
			if (link) page.address(link);
			link = slash ? '' : webAddress(value('href'));
		} else if (slash) continue;
		else if (unseen.has(name) && !neverCloses.has(name)) {
			const end = closing(html, name, at);
			// An element that never ends would swallow the rest, so its content is shown.
			if (end === undefined) neverCloses.add(name);
			else at = end;
		} else if (name === 'img') {
			if (value('alt')) page.text(`[${value('alt')}]`);
			if (!/^(https?:)?\/\//i.test(value('src'))) continue;
			remote++;
			if ([value('width'), value('height')].some((size) => /^[01](px)?$/.test(size))) tracking++;
		}
	}
	return { text: page.end(), remote, tracking };
}

const tag = /^<(\/?)(?:\w+:)?([a-zA-Z][\w-]*)/;
const words = (list: string) => new Set(list.split(' '));
const unseen = words('script style head title template svg math object iframe');
const paragraphs = words('p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre hr');
const blocks = words('address article aside body center dd div dt figure footer form header li main nav section tr');

/** Collects text as a page shows it: white space runs together, blocks begin on a new line, and gaps do not add up. */
function writer() {
	const out: string[] = [];
	let gap = 0;
	const write = (text: string) => {
		if (gap > 0 && out.length > 0) out.push('\n'.repeat(gap));
		gap = 0;
		out.push(text);
	};
	return {
		text(html: string) {
			const text = decodeEntities(html.replace(/[\t\n\r\f ]+/g, ' ')).replaceAll('\u00a0', ' ');
			if (text !== '' && (gap === 0 || text.trim() !== '')) write(text);
		},
		tab: () => write('\t'),
		/** The address behind a link, where the link's own words do not give it. */
		address(link: string) {
			if (!out.at(-1)?.includes(link)) write(` <${link}>`);
		},
		newLine() {
			gap = Math.min(2, gap + 1);
		},
		gap(lines: number) {
			gap = Math.max(gap, lines);
		},
		end() {
			const lines = out.join('').split('\n');
			return lines
				.map((line) => line.replace(/ {2,}/g, ' ').trim())
				.join('\n')
				.replace(/\n{3,}/g, '\n\n')
				.trim();
		},
	};
}

/** Behind a tag's “>”. One within quotes does not count, unless the quotes are broken. */
function tagEnd(html: string, open: number): number {
	const whole = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(html.slice(open, open + 4096));
	return whole ? open + whole[0].length : behind(html, '>', open);
}

function behind(html: string, sign: string, from: number): number {
	const found = html.indexOf(sign, from);
	return found < 0 ? html.length : found + sign.length;
}

/** Behind the end tag of an element. */
function closing(html: string, name: string, from: number): number | undefined {
	const end = new RegExp(`</${name}\\s*>`, 'gi');
	end.lastIndex = from;
	return end.test(html) ? end.lastIndex : undefined;
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
