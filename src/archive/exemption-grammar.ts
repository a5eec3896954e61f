/**
 * How exemption codes are written on released pages, form by form. Each form says how sure its shape alone makes us:
 * `anywhere` stands in running text too, `near` counts only by a redaction box, `inside` only in or against one.
 * Forms after research on federal, FBI and state productions; canonical codes are "(b)(7)(E)", "(k)(2)", "7(1)(b)", "NR".
 */

export type Family = 'foia' | 'privacy' | 'state' | 'mark';
export type Tier = 'anywhere' | 'near' | 'inside';
export type Reading = { code: string; family: Family; sub?: string };
export type Form = { tier: Tier; pattern: RegExp; read(groups: string[]): Reading | undefined };

/** Forms in the order they are tried at one place: the surest first. Patterns are sticky; groups are what is in brackets. */
export const forms: readonly Form[] = [
	{
		// The box cut the last bracket off.
		tier: 'inside',
		pattern: /\(b\)\s?\(7\)\s?\(([A-F])(?![)\w])/iy,
		read: ([letter]) => foia('7', letter),
	},
	{
		tier: 'anywhere',
		pattern:
			/\(\s*b\s*\)\s*\(\s*([1-9])\s*\)(?:\s*\(\s*([A-F])\s*\)(?!\s*\(\s*\d)|\s*\((high|low)\))?(?!\s*\((?!\s*b\s*\)\s*\()(?:[ivx]+|\d+|[A-Z])\))/iy,
		read: ([number, letter, sub]) => foia(number, letter, sub),
	},
	{
		tier: 'anywhere',
		pattern: /(?<![\w.])7\s*\(\s*1\s*\)\s*\(\s*([a-z]{1,2})\s*\)(?:\s*\(\s*([ivx]{1,5})\s*\))?/iy,
		read: ([letter, roman]) => state('7(1)', letter, roman),
	},
	{
		tier: 'anywhere',
		pattern: /(?<![\w.])87\s*\(\s*2\s*\)\s*\(\s*([a-t])\s*\)(?:\s*\(\s*([ivx]{1,5})\s*\))?/iy,
		read: ([letter, roman]) => state('87(2)', letter, roman),
	},
	{
		tier: 'near',
		pattern: /\(\s*([djk])\s*\)\s*\(\s*([1-7])\s*\)/iy,
		read: ([letter, number]) => privacy(letter, number),
	},
	{
		tier: 'near',
		pattern:
			/(?<![\w.])(?:§\s*)?(62(?:54(?:\.\d{1,2})?|55)|79\d\d\.\d{3})(?![\d.]*\d)(?:\s*\(\s*([a-z]{1,2})\s*\))?(?:\s*\(\s*(\d{1,2})\s*\))?/iy,
		read: ([section, letter, number]) => state(section ?? '', letter, number),
	},
	{
		tier: 'near',
		pattern: /(?<![\w.])(?:§\s*)?(552\.1[0-6]\d)(?!\d)(?:\s*\(\s*([a-z])\s*\))?(?:\s*\(\s*(\d{1,2})\s*\))?/iy,
		read: ([section, letter, number]) => state(section ?? '', letter, number),
	},
	{
		tier: 'near',
		pattern:
			/(?<![\w(])b\s?[-(]?\s?([1-9])\s?\)?(?:\s?[-(]?\s?([A-F])(?!\s?\(?\d)\)?)?(?![A-Za-z0-9])(?:\s?-\s?(\d{1,2})(?!\d))?/iy,
		read: ([number, letter, sub]) => foia(number, letter, sub),
	},
	{
		tier: 'near',
		pattern: /(?<!\w)\(b\)\s?-?([1-9])\s?\(?([A-F])?\)?(?![A-Za-z0-9])(?:\s?-\s?(\d{1,2})(?!\d))?/iy,
		read: ([number, letter, sub]) => foia(number, letter, sub),
	},
	{
		tier: 'near',
		pattern: /(?<!\w)([jk])\s?\(?([1-7])\)?(?!\w)/iy,
		read: ([letter, number]) => privacy(letter, number),
	},
	{
		tier: 'near',
		pattern: /(?<!\w)(?:FOIA\s+)?Ex(?:\.|emption)?\s*\(?([1-9])\)?\s*\(?([A-F])?\)?(?!\w)/iy,
		read: ([number, letter]) => foia(number, letter),
	},
	{
		tier: 'near',
		pattern: /(?<!\w)(non-?\s?responsive|not\s+responsive|(?:out(?:side)?\s+of|outside)\s+(?:the\s+)?scope)(?!\w)/iy,
		read: ([word]) => mark(word ?? ''),
	},
	{
		tier: 'inside',
		pattern: /(?<!\w)(N\/?R|OOS|DUP(?:L|LICATE)?|Duplicate|REF(?:ERRED|ERRAL)?|Referred|SEAL(?:ED)?)(?!\w)/y,
		read: ([word]) => mark(word ?? ''),
	},
	{
		// OCR reads "(" as "{" or "[", ")(" as "X", b as h or 6, and digits as the letters they look like.
		tier: 'inside',
		pattern:
			/[({[|]?\s?[bh6]\s?(?:[)}\]]\s?[({[]|[XJ][({[]?|[)}\]])\s?([1-9SGTIlB?])\s?(?:(?:[)}\]]\s?[({[]|[XKJ][({[]?)\s?([A-FG€])\s?[)}\]J]?|[)}\]J])(?!\w)/iy,
		read: ([number, letter]) => foia(digits[number ?? ''] ?? number, letters[letter ?? ''] ?? letter),
	},
];

/** What may stand between two codes of one run: "(b)(6), (b)(7)(C)", "b6/b7C", or nothing at all. */
export const separator = /\s*(?:[,;:&/|+.]|and\b|or\b)?\s*/iy;

/** What may follow a FOIA code with its beginning left out: "(b)(7)(C), (E)", "(b)(6) and (7)(C)", "b6, 7C". */
export const continuations: readonly {
	pattern: RegExp;
	read(groups: string[], before: string): Reading | undefined;
}[] = [
	{
		pattern: /\s*(?:[,;&/]|and\b|or\b)\s*\(\s*([A-F])\s*\)(?!\s*\()/iy,
		read: ([letter], before) => (before.startsWith('(b)(7)') ? foia('7', letter) : undefined),
	},
	{
		pattern: /\s*(?:[,;&/]|and\b|or\b)\s*\(\s*([1-9])\s*\)(?:\s*\(\s*([A-F])\s*\))?(?!\s*\()/iy,
		read: ([number, letter]) => foia(number, letter),
	},
	{
		pattern: /\s*[,;&/]\s*(7)\s?-?([A-F])(?:\s?-\s?\d{1,2})?(?!\w)/iy,
		read: ([number, letter]) => foia(number, letter),
	},
	{
		pattern: /\s*(?:[,;&/]|and\b|or\b)?\s*\(\s*([djk])\s*\)\s*\(\s*([1-7])\s*\)(?!\s*\()/iy,
		read: ([letter, number]) => privacy(letter, number),
	},
];

/** What an agency adds to a code: the privilege claimed under (b)(5), or FBI's numbered reasons. */
export const privilege = /\s*[-:,]?\s*\(?(DPP|DP|ACP|AC|AWP|AW|PCP)(?!\w)\)?/y;

/** The statute that (b)(3) must name: "(b)(3): 8 U.S.C. § 1367", "(b)(3) Rule 6(e)". */
export const statutes =
	/\s*[-:,;]?\s*\(?((?:\d+\s*U\.?\s?S\.?\s?C\.?(?:\s?A\.?)?\s*(?:§+|[Ss]ec(?:tion|\.)?)?\s*|§+\s*)\d+\w*(?:-\d+)?(?:\([a-z0-9]{1,3}\))*|(?:Fed\.?\s?R\.?\s?Crim\.?\s?P\.?\s*)?Rule\s+6\(e\)|(?:P\.?\s?L\.?|Pub\.?\s?L\.?(?:\s?No\.?)?)\s*\d+-\d+)/iy;

const digits: Record<string, string> = { S: '5', s: '5', G: '6', T: '7', '?': '7', I: '1', l: '1', B: '8' };
const letters: Record<string, string> = { G: 'C', g: 'C', '€': 'C' };

function foia(number = '', letter = '', sub = ''): Reading | undefined {
	if (!/^[1-9]$/.test(number)) return undefined;
	// Only exemption 7 has lettered parts; (b)(3)(A) and (B) are its two kinds of statute and read as (b)(3).
	if (letter && number !== '7' && !(number === '3' && /^[AB]$/i.test(letter))) return undefined;
	const code = number === '7' && letter ? `(b)(7)(${letter.toUpperCase()})` : `(b)(${number})`;
	return sub ? { code, family: 'foia', sub: sub.toLowerCase() } : { code, family: 'foia' };
}

/** (d)(5), (j)(1)–(2), (k)(1)–(7) of the Privacy Act, 5 U.S.C. § 552a; no other subsection exempts. */
function privacy(letter = '', number = ''): Reading | undefined {
	const code = `(${letter.toLowerCase()})(${number})`;
	return /^\(d\)\(5\)|\(j\)\([12]\)|\(k\)\([1-7]\)$/.test(code) ? { code, family: 'privacy' } : undefined;
}

function state(section: string, ...parts: (string | undefined)[]): Reading {
	const tail = parts.filter(Boolean).map((part) => `(${part?.toLowerCase()})`);
	return { code: `${section}${tail.join('')}`, family: 'state' };
}

function mark(word: string): Reading {
	const code = /^N/i.test(word)
		? 'NR'
		: /^O/i.test(word)
			? 'OOS'
			: /^D/i.test(word)
				? 'DUP'
				: /^R/i.test(word)
					? 'REF'
					: 'SEAL';
	return { code, family: 'mark' };
}
