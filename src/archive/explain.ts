import type { Query } from './query.ts';

/**
 * A query in plain words, as message keys with their values: the screen puts them into the reader's language.
 * `say` is the last part of a message key ("archive.says." + say); `parts` are what it joins.
 */
export type Reading = {
	say:
		| 'all'
		| 'word'
		| 'beginning'
		| 'phrase'
		| 'phrase-beginning'
		| 'fuzzy'
		| 'near'
		| 'not'
		| 'and'
		| 'or'
		| 'bates'
		| 'bates-range'
		| 'bates-start'
		| 'production'
		| 'name'
		| 'note'
		| 'exemption'
		| 'type'
		| 'after'
		| 'before'
		| 'document'
		| 'is'
		| 'confidence';
	values: Record<string, string | number>;
	parts: Reading[];
};

/** True where more was typed than words side by side, so that a reader may wonder how it was taken. */
export function hasOperators(query: Query): boolean {
	const plain = (one: Query) => one.kind === 'all' || (one.kind === 'word' && !one.prefix);
	return query.kind === 'and' ? !query.of.every(plain) : !plain(query);
}

/** What the search will look for, so that a reader sees how AND, OR and quotation marks were taken. */
export function explain(query: Query): Reading {
	const says = (say: Reading['say'], values: Reading['values'] = {}, parts: readonly Query[] = []): Reading => ({
		say,
		values,
		parts: parts.map(explain),
	});
	switch (query.kind) {
		case 'all':
			return says('all');
		case 'word':
			return says(query.prefix ? 'beginning' : 'word', { text: query.text });
		case 'phrase':
			return says(query.prefix ? 'phrase-beginning' : 'phrase', { text: query.text });
		case 'fuzzy':
			return says('fuzzy', { text: query.text, distance: query.distance });
		case 'near':
			return says('near', { distance: query.distance }, query.terms);
		case 'not':
			return says('not', {}, [query.of]);
		case 'and':
		case 'or':
			return says(query.kind, {}, query.of);
		case 'bates':
			return query.from === query.to
				? says('bates', { text: query.from })
				: says('bates-range', { from: query.from, to: query.to });
		case 'bates-start':
			return says('bates-start', { text: query.start });
		case 'production':
		case 'name':
		case 'note':
			return says(query.kind, { text: query.text });
		case 'exemption':
			return says('exemption', { code: query.code });
		case 'type':
			return says('type', { type: query.type });
		case 'after':
		case 'before':
			return says(query.kind, { day: query.day });
		case 'document':
			return says('document', { id: query.id });
		case 'is':
			return says('is', { state: query.state });
		case 'confidence':
			return says('confidence', { compare: query.compare, value: query.value });
	}
}
