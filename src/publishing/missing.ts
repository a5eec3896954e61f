/** What is missing and known to be missing, counted from the data themselves: a gap that is filled leaves this page by itself. */

import { describeConflicts } from '../ledger/disagreement.ts';
import type { Figure } from '../ledger/fact.ts';
import { type Language, tellWhen } from '../ledger/when.ts';
import { eventsShown, figuresShown, sourcesShown, statementsShown } from './known.ts';
import { placeName } from './name.ts';
import { factPath, placePath, sourcePath } from './paths.ts';
import type { Site } from './site.ts';
import { type Told, toldIn } from './translation.ts';

/** `publishing.missing.<kind>` says what it means. */
export const gapKinds = [
	'months',
	'known',
	'effective',
	'source-dates',
	'source-addresses',
	'second-sources',
	'reviewed',
] as const;
export type GapKind = (typeof gapKinds)[number];

export type Gap = {
	readonly kind: GapKind;
	/** How many lack it, of how many. */
	readonly count: number;
	readonly of: number;
	readonly items: readonly { readonly path: string; readonly title: Told }[];
};

export type Side = { readonly says: Told; readonly source: { readonly path: string; readonly title: string } };
export type Disagreement = { readonly id: string; readonly about: Told; readonly one: Side; readonly other: Side };

export type Missing = { readonly gaps: readonly Gap[]; readonly conflicts: readonly Disagreement[] };

export function missingOf(site: Pick<Site, 'index' | 'known'>, language: Language): Missing {
	const { index, known } = site;
	const { ledger } = index;
	const told = (id: string, original: string) => toldIn(ledger, language, id, original);
	const said = (text: string, of: Language = language): Told => ({ text, language: of, state: null });
	const counties = ledger.places.filter(({ kind }) => kind === 'county');
	const facts = [...eventsShown(site), ...statementsShown(site)];
	const laws = eventsShown(site).filter(({ type }) => type === 'law');
	const sources = sourcesShown(site);
	const figures = figuresShown(site);
	const texts = language === 'es' ? ledger.translations.filter((one) => one.language === language) : [];
	const factItem = (fact: (typeof facts)[number]) => {
		const { text, ...rest } = told(fact.id, fact.summary);
		return { path: factPath(fact.id), title: { ...rest, text: `${tellWhen(fact.when, language)}: ${text}` } };
	};
	const sourceItem = ({ id, title }: (typeof sources)[number]) => ({ path: sourcePath(id), title: said(title, 'en') });
	const gap = <T>(
		kind: GapKind,
		all: readonly T[],
		lacks: (one: T) => boolean,
		item: (one: T) => Gap['items'][number],
	): Gap => {
		const some = all.filter(lacks);
		return { kind, count: some.length, of: all.length, items: some.map(item) };
	};
	const alone = lonely(figures);

	const gaps = [
		gap(
			'months',
			counties,
			({ activated }) => activated === null,
			(one) => ({ path: placePath(one), title: said(placeName(ledger, one, language, true)) }),
		),
		gap('known', facts, (one) => one.known === null, factItem),
		gap('effective', laws, ({ effective }) => effective === null, factItem),
		gap('source-dates', sources, ({ date }) => date === null, sourceItem),
		gap('source-addresses', sources, ({ url }) => !/^https?:/.test(url), sourceItem),
		gap(
			'second-sources',
			figures,
			(one) => alone.has(one.id),
			(one) => {
				const place = index.place.get(one.place);
				const measure = told(`measure:${one.measure}`, one.measure);
				const where = place ? placeName(ledger, place, language, true) : one.place;
				return {
					path: factPath(one.id),
					title: { ...measure, text: `${measure.text}, ${where}, ${tellWhen(one.asOf, language)}` },
				};
			},
		),
		...(texts.length > 0
			? [
					{
						kind: 'reviewed' as const,
						count: texts.filter(({ state }) => state !== 'reviewed').length,
						of: texts.length,
						items: [],
					},
				]
			: []),
	];
	return { gaps: gaps.filter(({ of }) => of > 0), conflicts: known === null ? disagreements(site, language) : [] };
}

/** Figures that no second source gives for the same measure, place and date. */
function lonely(figures: readonly Figure[]): Set<string> {
	const alike = Map.groupBy(figures, (one) =>
		JSON.stringify([one.place, one.scope, one.measure, one.unit, one.asOf.text]),
	);
	return new Set(
		[...alike.values()].flatMap((group) => {
			const sources = new Set(group.flatMap(({ source, more = [] }) => [source, ...more]));
			return sources.size > 1 ? [] : group.map(({ id }) => id);
		}),
	);
}

function disagreements({ index }: Pick<Site, 'index'>, language: Language): Disagreement[] {
	const { ledger } = index;
	const side = (
		id: string,
		part: 'one' | 'other',
		{ says, source }: { says: string; source: { id: string; title: string } },
	): Side => ({
		says: toldIn(ledger, language, `conflict:${id}:${part}`, says),
		source: { path: sourcePath(source.id), title: source.title },
	});
	return describeConflicts(index).map(({ id, about, one, other }) => ({
		id,
		about: toldIn(ledger, language, `conflict:${id}:about`, about),
		one: side(id, 'one', one),
		other: side(id, 'other', other),
	}));
}
