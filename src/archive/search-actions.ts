/** Finding pages. Counting, ranking and facets are apart from snippets: only the shown hits' texts are opened. */

import type { App } from '../app.ts';
import type { Db } from '../base/db.ts';
import { fromPageId, pageAddress } from './document.ts';
import { explain, hasOperators } from './explain.ts';
import { type Filter, toFts5 } from './fts.ts';
import { highlightTerms, snippet } from './highlight.ts';
import { neighbours } from './neighbours.ts';
import { readBody } from './page-store.ts';
import { parseQuery, type Query } from './query.ts';
import type { FileType } from './query-field.ts';
import type { Facet, SearchAnswer, SearchHit } from './search.ts';
import {
	counted,
	countMatches,
	countUnread,
	listBest,
	listDocumentFacets,
	listFiltered,
	listHits,
	listMatches,
	listPageFacets,
	listVocabulary,
	type Order,
	ranked,
	readVersion,
} from './search-store.ts';

export type SearchRequest = {
	query: string;
	sort?: Order | undefined;
	/** From 1. */
	page?: number | undefined;
	production?: string | undefined;
	type?: FileType | undefined;
	exemption?: string | undefined;
	source?: 'file' | 'ocr' | undefined;
};

export const hitsPerPage = 20;

/** @throws Refusal not-valid for a query that cannot be read, with `details.at`, the character. */
export async function search(app: App, request: SearchRequest): Promise<SearchAnswer> {
	const query = parseQuery(request.query);
	const expanded: Record<string, string[]> = {};
	const vocabulary = hasFuzzy(query) ? await listVocabulary(app.db) : [];
	const { match, filters } = toFts5(query, (word, distance) => {
		expanded[word] ??= neighbours(word, vocabulary, distance);
		return expanded[word];
	});
	const all = [...filters, ...chosen(request)];
	const matches = match === null ? undefined : await listMatches(app.db, match, all.length === 0 ? counted : undefined);
	const filtered = all.length > 0 || match === null ? await listFiltered(app.db, all, app.case.person) : undefined;
	const found = matches && filtered ? common(matches, filtered) : (matches ?? filtered ?? new Float64Array());
	const order = request.sort ?? 'relevance';
	const page = Math.max(1, request.page ?? 1);
	const most = match !== null && all.length === 0 && found.length >= counted;
	const bounded = most || (order === 'relevance' && match !== null && all.length === 0 && found.length > ranked);
	const best =
		found.length === 0
			? []
			: await listBest(app.db, {
					match,
					filters: all,
					person: app.case.person,
					order,
					bounded,
					limit: hitsPerPage,
					offset: (page - 1) * hitsPerPage,
				});
	return {
		query: request.query,
		reading: hasOperators(query) ? explain(query) : null,
		total: most ? await countMatches(app.db, match) : found.length,
		unread: await countUnread(app.db),
		hits: await present(app, best, query),
		facets: await facets(app.db, found),
		sort: order,
		page,
		bounded,
		expanded,
	};
}

function chosen(request: SearchRequest): Filter[] {
	const filters: Filter[] = [];
	if (request.production !== undefined) filters.push({ kind: 'production', text: request.production });
	if (request.type) filters.push({ kind: 'type', type: request.type });
	if (request.exemption) filters.push({ kind: 'exemption', code: request.exemption });
	if (request.source === 'ocr') filters.push({ kind: 'is', state: 'ocr' });
	if (request.source === 'file') filters.push({ kind: 'not', of: { kind: 'is', state: 'ocr' } });
	return filters;
}

function hasFuzzy(query: Query): boolean {
	switch (query.kind) {
		case 'fuzzy':
			return true;
		case 'near':
			return query.terms.some((term) => term.kind === 'fuzzy');
		case 'and':
		case 'or':
			return query.of.some(hasFuzzy);
		case 'not':
			return hasFuzzy(query.of);
		default:
			return false;
	}
}

async function present(app: App, ids: readonly number[], query: Query): Promise<SearchHit[]> {
	const rows = await listHits(app.db, ids);
	const terms = highlightTerms(query);
	const hits: SearchHit[] = [];
	for (const id of ids) {
		const row = rows.get(id);
		if (!row) continue;
		const shown = snippet(await readBody(app.db, id, row.source), terms, 240);
		hits.push({
			document: row.document,
			name: row.name,
			page: row.number,
			bates: row.bates,
			production: row.production === '' ? null : row.production,
			kind: row.kind,
			snippet: shown.text,
			marks: shown.marks,
			address: pageAddress(row.document, row.number),
			redactions: row.redactions,
			ocr: row.source === 'ocr',
			confidence: row.confidence,
			received: row.received,
		});
	}
	return hits;
}

/** Numbers that stand in both lists; both ascending. */
function common(a: Float64Array, b: Float64Array): Float64Array {
	const found = new Float64Array(Math.min(a.length, b.length));
	let count = 0;
	for (let i = 0, k = 0; i < a.length && k < b.length; ) {
		if (a[i]! < b[k]!) i++;
		else if (a[i]! > b[k]!) k++;
		else {
			found[count++] = a[i]!;
			i++;
			k++;
		}
	}
	return found.subarray(0, count);
}

function countCommon(a: Float64Array, b: Float64Array): number {
	let count = 0;
	for (let i = 0, k = 0; i < a.length && k < b.length; ) {
		if (a[i]! < b[k]!) i++;
		else if (a[i]! > b[k]!) k++;
		else {
			count++;
			i++;
			k++;
		}
	}
	return count;
}

async function facets(db: Db, found: Float64Array): Promise<Facet[]> {
	const { documents, codes, ocr } = await facetLists(db);
	const productions = new Map<string, number>();
	const types = new Map<string, number>();
	const add = (counts: Map<string, number>, value: string, pages: number) =>
		counts.set(value, (counts.get(value) ?? 0) + pages);
	// Pages of a document stand together, so each document is looked up once.
	for (let from = 0; from < found.length; ) {
		const { document } = fromPageId(found[from]!);
		let to = from + 1;
		while (to < found.length && fromPageId(found[to]!).document === document) to++;
		const facet = documents.get(document);
		if (facet) {
			if (facet.production !== '') add(productions, facet.production, to - from);
			add(types, facet.kind, to - from);
		}
		from = to;
	}
	const recognised = countCommon(found, ocr);
	const exemptions = new Map([...codes].map(([code, pages]) => [code, countCommon(found, pages)]));
	return [
		facet('production', productions),
		facet('type', types),
		facet('exemption', exemptions),
		facet(
			'source',
			new Map([
				['file', found.length - recognised],
				['ocr', recognised],
			]),
		),
	];
}

function facet(name: Facet['name'], counts: Map<string, number>): Facet {
	const values = [...counts].filter(([, pages]) => pages > 0).map(([value, pages]) => ({ value, pages }));
	return { name, values: values.sort((a, b) => b.pages - a.pages || (a.value < b.value ? -1 : 1)) };
}

type FacetLists = {
	version: number;
	documents: Map<number, { production: string; kind: string }>;
	codes: Map<string, Float64Array>;
	ocr: Float64Array;
};

/** Facet lists per open database, made anew when anything was written: at a million pages they take longer to load than to use. */
const kept = new WeakMap<Db, FacetLists>();

async function facetLists(db: Db): Promise<FacetLists> {
	const version = await readVersion(db);
	const before = kept.get(db);
	if (before?.version === version) return before;
	const documents = new Map(
		(await listDocumentFacets(db)).map(({ id, production, kind }) => [id, { production, kind }]),
	);
	const lists = { version, documents, ...(await listPageFacets(db)) };
	kept.set(db, lists);
	return lists;
}
