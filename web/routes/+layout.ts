import type { LayoutLoad } from './$types';

// One language is fetched, not both.
const read = {
	en: () => import('../../messages/en.json'),
	es: () => import('../../messages/es.json'),
};

export const load: LayoutLoad = async ({ data }) => ({
	language: data.language,
	messages: data.messages ?? ((await read[data.language]()).default as Record<string, string>),
});
