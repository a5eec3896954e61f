/** The tables of what facts are about and rest on: places, people, offices, sources, questions, and where they disagree. */

import { z } from 'zod';
import { describeConflicts } from '../ledger/disagreement.ts';
import { translationStates } from '../ledger/fact.ts';
import { languages } from '../ledger/when.ts';
import { officesShown, peopleShown, sourcesShown, translationsShown } from './known.ts';
import { type Table, table } from './table.ts';
import { toldIn } from './translation.ts';

const told = (en: string, es: string) => ({ description: en, 'x-es': es });

const sourceId = z.string().meta(told('Id of the source.', 'Identificador de la fuente.'));
const date = (en: string, es: string) => z.string().nullable().meta(told(en, es));

const place = z.object({
	id: z
		.string()
		.meta(
			told(
				'FIPS code of a state (2 digits) or county (5 digits); a word for the others. It never changes.',
				'Código FIPS de un estado (2 cifras) o condado (5 cifras); una palabra para los demás. No cambia nunca.',
			),
		),
	kind: z.enum(['nation', 'state', 'county', 'city', 'agency']).meta(told('What it is.', 'Qué es.')),
	name: z.string().meta(told('Its name.', 'Su nombre.')),
	state: z.string().nullable().meta(told('Two letters of the state.', 'Dos letras del estado.')),
	within: z.string().nullable().meta(told('Id of the place it lies in.', 'Identificador del lugar en que está.')),
	counties: z
		.array(z.string())
		.meta(
			told(
				'For cities and agencies: the counties whose jails book people arrested there.',
				'Para ciudades y agencias: los condados cuyas cárceles fichan a quienes se detiene allí.',
			),
		),
	aliases: z.array(z.string()).meta(told('Other names.', 'Otros nombres.')),
	population: z.int().nullable().meta(told('People in 2010 (census).', 'Habitantes en 2010 (censo).')),
	foreign_born_share: z
		.number()
		.nullable()
		.meta(told('Share born abroad in 2010, from 0 to 1.', 'Proporción nacida en el extranjero en 2010, de 0 a 1.')),
	activated: date(
		'Month in which a county began to share fingerprints, by the published list. Empty where the list does not say, which is not “never”.',
		'Mes en que un condado empezó a compartir huellas, según la lista publicada. Vacío donde la lista no lo dice, lo que no significa «nunca».',
	),
});

const source = z.object({
	id: z.string().meta(told('Name of the source; it never changes.', 'Nombre de la fuente; no cambia nunca.')),
	title: z.string().meta(told('Title.', 'Título.')),
	publisher: z.string().meta(told('Publisher, or the site that holds it.', 'Editor, o el sitio que la guarda.')),
	date: date('Date of the source; empty where it bears none.', 'Fecha de la fuente; vacía si no lleva.'),
	url: z.string().meta(told('Address; empty where none was noted.', 'Dirección; vacía si no se anotó.')),
	note: z.string().meta(told('A remark, in English.', 'Una observación, en inglés.')),
});

const question = z.object({
	id: z.string().meta(told('Name of the question.', 'Nombre de la pregunta.')),
	en: z.string().meta(told('In English.', 'En inglés.')),
	es: z.string().meta(told('In Spanish.', 'En español.')),
});

const contradiction = z.object({
	id: z
		.string()
		.meta(told('Made of the ids of both statements.', 'Hecho de los identificadores de ambas declaraciones.')),
	question: z.string().meta(told('Id of the question.', 'Identificador de la pregunta.')),
	first: z.string().meta(told('Id of the earlier statement.', 'Identificador de la primera declaración.')),
	second: z.string().meta(told('Id of the later statement.', 'Identificador de la segunda declaración.')),
	between: z
		.enum(['one office', 'one department'])
		.meta(
			told(
				'Whether one office or one department spoke both times.',
				'Si habló las dos veces un mismo cargo o un mismo departamento.',
			),
		),
	kind: z
		.enum(['opposite', 'differing'])
		.meta(
			told(
				'Yes against no, or one of them against unclear.',
				'Sí frente a no, o uno de ellos frente a «no está claro».',
			),
		),
	acts: z
		.enum(['same', 'different', 'not recorded'])
		.meta(told('Whether both spoke of the same of the five acts.', 'Si ambas hablan del mismo de los cinco actos.')),
	days_least: z.int().meta(told('Days between the two, at least.', 'Días entre ambas, como mínimo.')),
	days_most: z.int().meta(told('Days between the two, at most.', 'Días entre ambas, como máximo.')),
	reason: z.string().meta(told('Why it was accepted.', 'Por qué se aceptó.')),
	accepted: z
		.string()
		.nullable()
		.meta(
			told(
				'The day a person accepted it at the desk; empty where it came accepted with the reviewed files of the case.',
				'El día en que una persona la aceptó en el sistema; vacío donde llegó aceptada con los archivos revisados del caso.',
			),
		),
	reason_es: z
		.string()
		.nullable()
		.meta(
			told(
				'The same in Spanish; empty where it was given in one language.',
				'Lo mismo en español; vacío donde se dio en un solo idioma.',
			),
		),
});

const conflict = z.object({
	id: z.string().meta(told('Name of the conflict.', 'Nombre de la discrepancia.')),
	kind: z
		.enum(['activation', 'figure', 'count', 'noted'])
		.meta(
			told(
				'How it was found: by comparing rows, or noted by hand.',
				'Cómo se halló: comparando filas, o anotada a mano.',
			),
		),
	about: z
		.string()
		.meta(told('What the sources disagree about, in English.', 'En qué discrepan las fuentes, en inglés.')),
	one: z.string().meta(told('What one source says.', 'Lo que dice una fuente.')),
	one_source: sourceId,
	other: z.string().meta(told('What the other says.', 'Lo que dice la otra.')),
	other_source: sourceId,
});

const repair = z.object({
	fips: z.string().meta(told('The county, where one is meant.', 'El condado, donde se trata de uno.')),
	file: z.string().meta(told('The file of the source.', 'El archivo de la fuente.')),
	was: z.string().meta(told('As it stood.', 'Como estaba.')),
	now: z.string().meta(told('As it is used.', 'Como se usa.')),
	why: z.string().meta(told('Why it was mended.', 'Por qué se reparó.')),
});

const person = z.object({
	id: z.string().meta(told('Name of the entry; it never changes.', 'Nombre de la entrada; no cambia nunca.')),
	name: z.string().meta(told('Name of the official.', 'Nombre del funcionario.')),
	aliases: z.array(z.string()).meta(told('Other spellings.', 'Otras grafías.')),
	note: z.string().meta(told('A remark.', 'Una observación.')),
});

const office = z.object({
	id: z.string().meta(told('Name of the entry.', 'Nombre de la entrada.')),
	person: z.string().meta(told('Id of the person.', 'Identificador de la persona.')),
	office: z.string().meta(told('The office.', 'El cargo.')),
	department: z.string().meta(told('What it belongs to.', 'A qué pertenece.')),
	place: z.string().nullable().meta(told('Id of the place it governs.', 'Identificador del lugar que gobierna.')),
	from: date('Since when it was held.', 'Desde cuándo se ocupó.'),
	until: date('Until when.', 'Hasta cuándo.'),
	seen_first: date('First day on which a source shows it held.', 'Primer día en que una fuente lo muestra ocupado.'),
	seen_last: date('Last day on which a source shows it held.', 'Último día en que una fuente lo muestra ocupado.'),
	source: sourceId,
});

const translation = z.object({
	id: z
		.string()
		.meta(
			told(
				'What it translates: a fact, a question, or measure:… and the like.',
				'Lo que traduce: un hecho, una pregunta, o measure:… y similares.',
			),
		),
	language: z.enum(languages).meta(told('Language of the text.', 'Idioma del texto.')),
	text: z.string().meta(told('The translation.', 'La traducción.')),
	state: z
		.enum(translationStates)
		.meta(told('draft, reviewed or stale.', 'draft (borrador), reviewed (revisada) o stale (desfasada).')),
	original: z.string().meta(told('The text that was translated.', 'El texto que se tradujo.')),
});

export function thingTables(): readonly Table[] {
	return [
		table({
			name: 'places',
			title: { en: 'Places', es: 'Lugares' },
			about: {
				en: 'The nation, states, counties, cities and agencies, with the month in which a county began to share.',
				es: 'El país, estados, condados, ciudades y agencias, con el mes en que cada condado empezó a compartir.',
			},
			shape: place,
			key: ['id'],
			filters: ['kind', 'state', 'within'],
			rows: ({ index }) =>
				index.ledger.places.map((one) => ({
					id: one.id,
					kind: one.kind,
					name: one.name,
					state: one.state,
					within: one.within,
					counties: one.counties,
					aliases: one.aliases,
					population: one.population,
					foreign_born_share: one.foreignBornShare,
					activated: one.activated?.text ?? null,
				})),
		}),
		table({
			name: 'sources',
			title: { en: 'Sources', es: 'Fuentes' },
			about: { en: 'Where every fact and figure comes from.', es: 'De dónde viene cada hecho y cada cifra.' },
			shape: source,
			key: ['id'],
			filters: ['publisher'],
			rows: (published) =>
				sourcesShown(published).map((one) => ({
					id: one.id,
					title: one.title,
					publisher: one.publisher,
					date: one.date?.text ?? null,
					url: one.url,
					note: one.note,
				})),
		}),
		table({
			name: 'questions',
			title: { en: 'Questions', es: 'Preguntas' },
			about: { en: 'What statements take a position on.', es: 'Sobre qué toman posición las declaraciones.' },
			shape: question,
			key: ['id'],
			filters: [],
			rows: ({ index }) =>
				index.ledger.questions.map(({ id, en, es }) => ({
					id,
					en,
					es: toldIn(index.ledger, 'es', id, es).text,
				})),
		}),
		table({
			name: 'contradictions',
			title: { en: 'Contradictions', es: 'Contradicciones' },
			about: {
				en: 'Where one office, or two of one department, took different positions; each accepted with a reason.',
				es: 'Donde un cargo, o dos de un mismo departamento, tomaron posiciones distintas; cada una aceptada con su razón.',
			},
			shape: contradiction,
			key: ['id'],
			filters: ['question', 'between', 'kind'],
			rows: ({ accepted }) =>
				accepted.map((one) => ({
					id: one.id,
					question: one.question.id,
					first: one.first.id,
					second: one.second.id,
					between: one.between,
					kind: one.kind,
					acts: one.acts,
					days_least: one.gap.least,
					days_most: one.gap.most,
					reason: one.decision.reason,
					accepted: one.decision.at?.slice(0, 10) ?? null,
					reason_es: one.decision.es === '' ? null : one.decision.es,
				})),
		}),
		table({
			name: 'conflicts',
			title: { en: 'Conflicts between sources', es: 'Discrepancias entre fuentes' },
			about: {
				en: 'Where two sources cannot both be right. Both sides stay.',
				es: 'Donde dos fuentes no pueden tener razón a la vez. Se conservan ambas.',
			},
			shape: conflict,
			key: ['id'],
			filters: ['kind'],
			rows: ({ index, known }) =>
				// A comparison made today was not to be had on an earlier day.
				known === null
					? describeConflicts(index).map(({ id, kind, about, one, other }) => ({
							id,
							kind: conflict.shape.kind.parse(kind),
							about,
							one: one.says,
							one_source: one.source.id,
							other: other.says,
							other_source: other.source.id,
						}))
					: [],
		}),
		table({
			name: 'people',
			title: { en: 'People', es: 'Personas' },
			about: { en: 'Officials who made statements.', es: 'Funcionarios que hicieron declaraciones.' },
			shape: person,
			key: ['id'],
			filters: [],
			rows: (published) => peopleShown(published).map(({ id, name, aliases, note }) => ({ id, name, aliases, note })),
		}),
		table({
			name: 'offices',
			title: { en: 'Offices', es: 'Cargos' },
			about: {
				en: 'Who held which office, and when a source shows it.',
				es: 'Quién ocupó qué cargo, y cuándo lo muestra una fuente.',
			},
			shape: office,
			key: ['id'],
			filters: ['person', 'place', 'department'],
			rows: (published) =>
				officesShown(published).map((one) => ({
					id: one.id,
					person: one.person,
					office: one.office,
					department: one.department,
					place: one.place,
					from: one.from?.text ?? null,
					until: one.until?.text ?? null,
					seen_first: one.seenFirst?.text ?? null,
					seen_last: one.seenLast?.text ?? null,
					source: one.source,
				})),
		}),
		table({
			name: 'repairs',
			title: { en: 'Repairs', es: 'Reparaciones' },
			about: {
				en: 'What was mended in a source before it was used: old codes, split names, garbled letters.',
				es: 'Lo que se reparó en una fuente antes de usarla: códigos viejos, nombres partidos, letras estropeadas.',
			},
			shape: repair,
			key: ['fips', 'file', 'was'],
			filters: ['fips', 'file'],
			rows: ({ index }) => index.ledger.repairs.map(({ fips, file, was, now, why }) => ({ fips, file, was, now, why })),
		}),
		table({
			name: 'translations',
			title: { en: 'Translations', es: 'Traducciones' },
			about: {
				en: 'Texts of the ledger in Spanish, each with its state.',
				es: 'Textos del registro en español, cada uno con su estado.',
			},
			shape: translation,
			key: ['id', 'language'],
			filters: ['language', 'state'],
			rows: (published) =>
				translationsShown(published).map(({ id, language, text, state, original }) => ({
					id,
					language,
					text,
					state,
					original,
				})),
		}),
	];
}
