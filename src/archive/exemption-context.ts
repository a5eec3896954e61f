/** Tells an exemption from a citation that looks like one: Rule 12(b)(6), INA 241(b)(3), "(b)(1) of this section". */

/** @returns true where the run of codes from `start` to `end` cites a rule, a statute or a paragraph of a list. */
export function isCitation(text: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - 80), start);
	const after = text.slice(end, end + 60);
	return (
		/\d[a-z]{0,2}$/i.test(before) ||
		/\)$/.test(before) ||
		citing.test(before) ||
		within.test(after) ||
		deeper.test(after) ||
		isListItem(text, start, end)
	);
}

const number = String.raw`\d[\d.\-–]*[a-z]{0,2}`;
const paragraphs = String.raw`(?:\s*\(\s*[a-z0-9]{1,5}\s*\))*`;
const unit = String.raw`(?:§+|\b(?:sub-?|sub)?(?:sections?|secs?\b\.?|paragraphs?|paras?\b\.?|clauses?)|\brules?)`;
const book = String.raw`(?:\bINA\b|\bI\.\s?N\.\s?A\.|\bU\.?\s?S\.?\s?C\b\.?(?:\s?A\b\.?)?|\bC\.?\s?F\.?\s?R\b\.?|\bR\.\s?(?:Civ|Crim|App|Evid)\.(?:\s?P\.)?|\bFRCP|\bILCS\b(?:\s*\d+\s*/)?|\b(?:part|title|article|art\.|chapter|item)(?=\s*\d))`;
const several = String.raw`(?:\s*(?:,|;|and|or|through|to|–|-)\s*(?:and\s+|or\s+)?)?`;

/** A statute, rule or paragraph word just before, with its number and earlier paragraphs between. */
const citing = new RegExp(
	String.raw`(?:${unit}|${book})\s*(?:§+\s*)?(?:${number})?(?:${paragraphs}${several}(?:${number})?)*\s*$`,
	'i',
);
const within =
	/^\s*(?:,\s*)?(?:of|to|under)\s+(?:this|such|that|said|the)\s+(?:section|subsection|paragraph|rule|act\b|code|statute|title|regulation|part\b)/i;
const deeper = /^\s?\((?:[ivx]{1,5}|\d{1,2}|[A-Z])\)/i;

/** "(b)(1) The officer shall …" at the start of a line, on a page whose other lines start with (a), (c), (1) … */
function isListItem(text: string, start: number, end: number): boolean {
	if (!/(?:^|\n|[.;:]\s)\s*$/.test(text.slice(Math.max(0, start - 4), start))) return false;
	if (!/^\s+[A-Z][a-z]*\s+[a-z]/.test(text.slice(end, end + 40))) return false;
	return /(?:^|\n|[.;:]\s)\s*\((?:[acd]|[a-d]\)\s*\(\d{1,2}|\d{1,2}|i{1,3})\)/.test(
		text.slice(0, start) + text.slice(end),
	);
}
