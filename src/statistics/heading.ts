/** What the head of a column says, whatever is written around it: footnote marks, units in brackets, “description”, another word for the same thing. */

import { alike, type Codebook } from './codebook.ts';

/** @returns for a head the words that matter, in one spelling and order; heads with the same gist name the same thing */
export function gistReader({
	sameWords,
	idleWords,
}: Pick<Codebook, 'sameWords' | 'idleWords'>): (head: string) => string {
	const idle = new Set(idleWords);
	// Longer phrases first: “area of responsibility” before any of its words.
	const phrases = Object.entries(sameWords).sort(([a], [b]) => b.length - a.length);
	return (head) => {
		let text = ` ${wordsOf(head).join(' ')} `;
		for (const [phrase, word] of phrases) text = text.replaceAll(` ${phrase} `, ` ${word} `);
		return text
			.split(' ')
			.filter((word) => word !== '' && !idle.has(word))
			.sort()
			.join(' ');
	};
}

/** “Birth Date [redacted]*”, “birth_date”, “BirthDate” and “Birth Date¹” are birth and date. */
function wordsOf(head: string): string[] {
	return head
		.replace(/[¹²³⁰-⁹]/g, '')
		.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.split(/[^\p{L}\p{N}]+/u)
		.map((word) => alike(word).replace(/^(\p{L}{3,})\d$/u, '$1'))
		.filter((word) => word !== '');
}
