/** The words of one language, fetched when they are needed: a page has one of them, a sheet for both sides has two. */

import type { Language } from './message.ts';

const read = {
	en: () => import('../messages/en.json'),
	es: () => import('../messages/es.json'),
};

export async function wordsOf(language: Language): Promise<Record<string, string>> {
	return (await read[language]()).default;
}
