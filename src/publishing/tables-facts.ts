/** The tables of what happened, what was said and what was counted. */

import { z } from 'zod';
import {
	actWords,
	archiveSource,
	eventTypes,
	type Grounds,
	type LedgerEvent,
	positions,
	type Standing,
	type Statement,
	standings,
	translationStates,
} from '../ledger/fact.ts';
import type { When } from '../ledger/when.ts';
import { eventsShown, figuresShown, statementsShown } from './known.ts';
import { type Published, type Table, table } from './table.ts';
import { toldIn } from './translation.ts';

const told = (en: string, es: string) => ({ description: en, 'x-es': es });
const shown = standings.filter((one) => one !== 'withdrawn');

/** Columns that events and statements share. */
const fact = {
	id: z.string().meta(told('Name of the fact; it never changes.', 'Nombre del hecho; no cambia nunca.')),
	when: z
		.string()
		.meta(
			told(
				'When it happened, as precisely as the source tells: 2011-02-07, 2011-02, 2011, FY2009, 2010-05/2010-08, about 2010-10.',
				'Cuándo ocurrió, con la precisión de la fuente: 2011-02-07, 2011-02, 2011, FY2009 (año fiscal), 2010-05/2010-08, about 2010-10 (hacia octubre de 2010).',
			),
		),
	first_day: z.string().meta(told('The earliest day it can have been.', 'El primer día en que pudo ser.')),
	last_day: z.string().meta(told('The latest day it can have been.', 'El último día en que pudo ser.')),
	known_since: z
		.string()
		.nullable()
		.meta(
			told(
				'Since when the public could know it; empty where that is not recorded.',
				'Desde cuándo pudo saberlo el público; vacío donde no consta.',
			),
		),
	places: z
		.array(z.string())
		.meta(told('Ids of the places it concerns.', 'Identificadores de los lugares a los que atañe.')),
	act: z
		.enum(actWords)
		.nullable()
		.meta(
			told(
				'Which of the five acts called opting out it is about; “unsaid” where it is about leaving and the record does not say which, “none” where it is not about leaving, empty where nobody has said yet.',
				'De cuál de los cinco actos llamados «salirse» trata; «unsaid» donde trata de salirse y el registro no dice cómo, «none» donde no trata de salirse, vacío donde nadie lo ha dicho aún.',
			),
		),
	position: z
		.enum(positions)
		.nullable()
		.meta(told('The position it takes on the question.', 'La posición que toma sobre la pregunta.')),
	summary: z
		.string()
		.meta(told('What happened, in our words, in English.', 'Qué ocurrió, con nuestras palabras, en inglés.')),
	summary_es: z
		.string()
		.nullable()
		.meta(
			told(
				'The same in Spanish; empty where there is no translation.',
				'Lo mismo en español; vacío donde no hay traducción.',
			),
		),
	translation: z
		.enum(translationStates)
		.nullable()
		.meta(
			told(
				'State of the Spanish: draft, reviewed, or stale where the English was changed since.',
				'Estado del español: draft (borrador), reviewed (revisada) o stale (desfasada: el inglés cambió después).',
			),
		),
	source: z
		.string()
		.meta(
			told(
				'Id of the source; “archive” where it rests on cited pages of released records alone.',
				'Identificador de la fuente; «archive» donde se apoya solo en páginas citadas de los documentos entregados.',
			),
		),
	more_sources: z.array(z.string()).meta(told('Ids of further sources.', 'Identificadores de otras fuentes.')),
	standing: z
		.enum(shown)
		.meta(
			told(
				'asserted, contested or corrected. Withdrawn facts are left out of the tables.',
				'asserted (afirmado), contested (disputado) o corrected (corregido). Los retirados no figuran en las tablas.',
			),
		),
};

/** The newest column of both: what is added stands last. */
const actReason = z
	.string()
	.meta(
		told(
			'Why it is sorted under that act, where the summary does not make it plain; in English.',
			'Por qué figura bajo ese acto, donde el resumen no lo deja claro; en inglés.',
		),
	);

function factCells({ index }: Published, one: LedgerEvent | Statement) {
	const spanish = toldIn(index.ledger, 'es', one.id, one.summary);
	return {
		id: one.id,
		...spanOf(one.when),
		known_since: one.known?.text ?? null,
		places: one.places,
		act: one.act,
		position: one.position,
		summary: one.summary,
		summary_es: spanish.language === 'es' ? spanish.text : null,
		translation: spanish.state,
		...groundsOf(one),
		standing: standingOf(one),
	};
}

/** Withdrawn facts never come here. */
function standingOf({ standing }: { standing: Standing }): (typeof shown)[number] {
	return standing === 'withdrawn' ? 'contested' : standing;
}

function spanOf(when: When) {
	return { when: when.text, first_day: when.first, last_day: when.last };
}

function groundsOf({ source, more = [] }: Grounds) {
	return { source: source === '' ? archiveSource : source, more_sources: more };
}

const event = z.object({
	...fact,
	effective: z
		.string()
		.nullable()
		.meta(
			told(
				'When a law or policy takes effect, where another day than when it was made.',
				'Cuándo entra en vigor una ley o norma, si es otro día.',
			),
		),
	type: z.enum(eventTypes).meta(told('What happened, in one word.', 'Qué ocurrió, en una palabra.')),
	actor: z.string().meta(told('Who did it.', 'Quién lo hizo.')),
	act_reason: actReason,
});

const statement = z.object({
	...fact,
	speaker: z.string().meta(told('Who said it.', 'Quién lo dijo.')),
	person: z
		.string()
		.nullable()
		.meta(
			told(
				'Id of the person; empty where a body spoke.',
				'Identificador de la persona; vacío donde habló un organismo.',
			),
		),
	office: z.string().meta(told('Office held at the time.', 'Cargo que ocupaba entonces.')),
	department: z.string().meta(told('What the office belongs to.', 'A qué pertenece el cargo.')),
	venue: z.string().meta(told('Where it was said.', 'Dónde se dijo.')),
	question: z
		.string()
		.nullable()
		.meta(told('Id of the question it answers.', 'Identificador de la pregunta a la que responde.')),
	answers: z
		.array(z.string())
		.meta(told('Ids of the places that had asked.', 'Identificadores de los lugares que habían preguntado.')),
	act_reason: actReason,
});

const figure = z.object({
	id: fact.id,
	as_of: z
		.string()
		.meta(
			told(
				'The day or period the figure is for, as precisely as the source tells.',
				'El día o período de la cifra, con la precisión de la fuente.',
			),
		),
	first_day: fact.first_day,
	last_day: fact.last_day,
	place: z.string().meta(told('Id of the place.', 'Identificador del lugar.')),
	scope: z
		.string()
		.meta(
			told(
				'What part of the place it is about; empty for all of it.',
				'De qué parte del lugar trata; vacío si es de todo.',
			),
		),
	measure: z.string().meta(told('What was counted, as the source calls it.', 'Qué se contó, como lo llama la fuente.')),
	unit: z.enum(['count', 'percent', 'USD']).meta(told('Unit of the value.', 'Unidad del valor.')),
	value: z
		.number()
		.meta(
			told(
				'The figure; the lower end where the source gives a range.',
				'La cifra; el extremo inferior si la fuente da un intervalo.',
			),
		),
	high: z.number().nullable().meta(told('The upper end of a range.', 'El extremo superior de un intervalo.')),
	qualifier: z
		.string()
		.meta(told('“about”, “more than” … as in the source.', '«about» (unos), «more than» (más de)… como en la fuente.')),
	note: z.string().meta(told('A remark on the figure, in English.', 'Una observación sobre la cifra, en inglés.')),
	source: fact.source,
	more_sources: fact.more_sources,
	standing: fact.standing,
});

export function factTables(): readonly Table[] {
	return [
		table({
			name: 'events',
			title: { en: 'Events', es: 'Hechos' },
			about: {
				en: 'What happened, with its date, its places and its source.',
				es: 'Qué ocurrió, con su fecha, sus lugares y su fuente.',
			},
			shape: event,
			key: ['id'],
			filters: ['places', 'type', 'act', 'source'],
			rows: (published) =>
				eventsShown(published).map((one) => ({
					...factCells(published, one),
					effective: one.effective?.text ?? null,
					type: one.type,
					actor: one.actor,
					act_reason: one.actReason ?? '',
				})),
		}),
		table({
			name: 'statements',
			title: { en: 'Statements', es: 'Declaraciones' },
			about: {
				en: 'Who said what, in what office, and which position it takes on a question.',
				es: 'Quién dijo qué, desde qué cargo, y qué posición toma sobre una pregunta.',
			},
			shape: statement,
			key: ['id'],
			filters: ['places', 'question', 'position', 'act', 'person', 'department', 'source'],
			rows: (published) =>
				statementsShown(published).map((one) => ({
					...factCells(published, one),
					speaker: one.speaker,
					person: published.index.personOf(one.speaker)?.id ?? null,
					office: one.office,
					department: one.department,
					venue: one.venue,
					question: one.question,
					answers: one.answers,
					act_reason: one.actReason ?? '',
				})),
		}),
		table({
			name: 'figures',
			title: { en: 'Published figures', es: 'Cifras publicadas' },
			about: {
				en: 'Official and reported figures, each for its own day and from its own source. Figures that disagree all stay.',
				es: 'Cifras oficiales y de prensa, cada una con su fecha y su fuente. Las que discrepan se conservan todas.',
			},
			shape: figure,
			key: ['id'],
			filters: ['place', 'measure', 'unit', 'source'],
			rows: (published) =>
				figuresShown(published).map((one) => ({
					id: one.id,
					as_of: one.asOf.text,
					first_day: one.asOf.first,
					last_day: one.asOf.last,
					place: one.place,
					scope: one.scope,
					measure: one.measure,
					unit: one.unit,
					value: one.value,
					high: one.high,
					qualifier: one.qualifier,
					note: one.note,
					source: one.source,
					more_sources: [...(one.more ?? [])],
					standing: standingOf(one),
				})),
		}),
	];
}
