import english from '../../messages/en.json';
import spanish from '../../messages/es.json';
import type { LayoutServerLoad } from './$types';

const whole: Record<string, Record<string, string>> = { en: english, es: spanish };
/** What a page that readers open on a phone needs of the words; the desk loads them all, once. */
const spoken: [route: RegExp, keys: RegExp][] = [
	[
		/\/simulation/,
		/^(publishing\.(shell|error|known|synthetic)|simulation)\.|^publishing\.map\.(play|pause|month|show)$/,
	],
	[/\(public\).*\/statistics/, /^(publishing\.(shell|error|known)|statistics)\./],
	[/\]\/map$/, /^(publishing\.(shell|error|known|map|act|cite)|ledger\.type)\./],
	[/\]\/requests/, /^(publishing|docket)\./],
	[/^\/\(public\)/, /^(publishing|ledger\.(act|type|status|position|standing))\./],
];

/** The words of each language for each kind of page, chosen once. */
const chosen = new Map<string, Record<string, string>>();

function wordsFor(language: string, keys: RegExp): Record<string, string> {
	const name = `${language} ${keys.source}`;
	const there = chosen.get(name);
	if (there) return there;
	const made = Object.fromEntries(Object.entries(whole[language] ?? english).filter(([key]) => keys.test(key)));
	chosen.set(name, made);
	return made;
}

export const load: LayoutServerLoad = ({ locals, route }) => {
	const keys = spoken.find(([place]) => place.test(route.id ?? ''))?.[1];
	return { language: locals.language, messages: keys && wordsFor(locals.language, keys) };
};
