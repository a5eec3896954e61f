import { wordsOf } from '#web/words.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({
	language: data.language,
	messages: data.messages ?? (await wordsOf(data.language)),
});
