/** Everything the public site can be searched for, in the language of the page and findable in both. */

import { fipsOf, fullName, type Place } from '../ledger/place.ts';
import { type Language, languages, tellWhen } from '../ledger/when.ts';
import { eventsShown, figuresShown, peopleShown, postsShown, sourcesShown, statementsShown } from './known.ts';
import { placeName } from './name.ts';
import { factPath, personPath, placePath, questionPath, sourcePath, updatePath } from './paths.ts';
import { firstWords, type Post } from './post.ts';
import type { Findable } from './search.ts';
import type { Site } from './site.ts';
import { type Told, toldIn } from './translation.ts';

/** @param posts in the language of the page. */
export function findablesOf(
	site: Pick<Site, 'index' | 'known'>,
	posts: readonly Post[],
	language: Language,
): Findable[] {
	const { index, known } = site;
	const { ledger } = index;
	const told = (id: string, original: string) => toldIn(ledger, language, id, original);
	const said = (text: string): Told => ({ text, language, state: null });
	const both = (id: string, original: string) => [original, toldIn(ledger, 'es', id, original).text];
	const stateNames = new Map(
		ledger.places.filter(({ kind }) => kind === 'state').map((one) => [one.state, namesOf(one)] as const),
	);

	function namesOf(place: Place): string[] {
		return [
			place.name,
			...languages.map((one) => placeName(ledger, place, one)),
			...place.aliases,
			...(place.kind === 'state' && place.state !== null ? [place.state] : []),
		];
	}

	const places = ledger.places.map((place): Findable => {
		const fips = fipsOf(place);
		const state = place.kind === 'state' ? [] : [...new Set(stateNames.get(place.state) ?? [])];
		const names = [...new Set(namesOf(place).flatMap((name) => [name, cutShort(name)]))];
		const wider = place.kind === 'nation' ? 3 : place.kind === 'state' ? 2 : place.kind === 'city' ? 1 : 0;
		return {
			group: 'places',
			path: placePath(place),
			title: said(placeName(ledger, place, language, true)),
			detail: fips === null ? null : said(`FIPS ${fips}`),
			names: [...names, ...names.flatMap((name) => state.map((one) => `${name} ${one}`)), ...(fips ? [fips] : [])],
			texts: [],
			weight: wider * 1e9 + (place.population ?? 0),
		};
	});
	const people = peopleShown(site).map((one): Findable => {
		const last = index.saidBy(one.id).at(-1);
		return {
			group: 'people',
			path: personPath(one.id),
			title: said(one.name),
			detail: last ? told(`office:${last.office}`, last.office) : null,
			names: [one.name, ...one.aliases],
			texts: index.saidBy(one.id).flatMap(({ office }) => both(`office:${office}`, office)),
			weight: index.saidBy(one.id).length,
		};
	});
	const questions = ledger.questions.map(
		({ id, en, es }): Findable => ({
			group: 'questions',
			path: questionPath(id),
			title: said(language === 'es' ? es : en),
			detail: null,
			names: [],
			texts: [en, es],
			weight: 0,
		}),
	);
	const facts = [...eventsShown(site), ...statementsShown(site)].map((fact): Findable => {
		const who = fact.kind === 'event' ? fact.actor : fact.speaker;
		const name = told(`actor:${who}`, who).text;
		return {
			group: 'facts',
			path: factPath(fact.id),
			title: said(`${tellWhen(fact.when, language)}${name ? ` · ${name}` : ''}`),
			detail: told(fact.id, fact.summary),
			names: [],
			texts: [
				...both(fact.id, fact.summary),
				...both(`actor:${who}`, who),
				...(fact.kind === 'statement'
					? [...both(`office:${fact.office}`, fact.office), fact.department, fact.venue]
					: []),
				...languages.map((one) => tellWhen(fact.when, one)),
			],
			weight: Number(fact.when.last.replaceAll('-', '')),
		};
	});
	const figures = figuresShown(site).map((one): Findable => {
		const place = index.place.get(one.place);
		const where = place ? placeName(ledger, place, language, true) : one.place;
		return {
			group: 'figures',
			path: factPath(one.id),
			title: told(`measure:${one.measure}`, one.measure),
			detail: said(`${where} · ${tellWhen(one.asOf, language)}`),
			names: [],
			texts: [...both(`measure:${one.measure}`, one.measure), where, place ? fullName(place) : '', one.scope],
			weight: Number(one.asOf.last.replaceAll('-', '')),
		};
	});
	const sources = sourcesShown(site).map(
		(one): Findable => ({
			group: 'sources',
			path: sourcePath(one.id),
			title: { text: one.title, language: 'en', state: null },
			detail: { text: one.publisher, language: 'en', state: null },
			names: [],
			texts: [one.title, one.publisher],
			weight: Number((one.date?.last ?? '').replaceAll('-', '')),
		}),
	);
	const updates = postsShown(posts, known).map(
		(post): Findable => ({
			group: 'updates',
			path: updatePath(post.id),
			title: { text: post.title, language: post.language, state: null },
			detail: { text: firstWords(post), language: post.language, state: null },
			names: [],
			texts: [post.title, ...post.tags, ...post.blocks.flatMap(textOf)],
			weight: Number(post.date.replaceAll('-', '')),
		}),
	);
	return [...places, ...people, ...questions, ...facts, ...figures, ...sources, ...updates];
}

/** “Arlington” for Arlington County: what people type. */
function cutShort(name: string): string {
	return name.replace(/ (County|Parish|Borough|city)$|^Condado de /i, '');
}

function textOf(block: Post['blocks'][number]): string[] {
	return (block.kind === 'list' ? block.items.flat() : block.words).map(({ text }) => text);
}
