/** Rules that tell events from repetitions, each switched on by name; what it took away is counted. */

import type { Bilingual } from './codebook.ts';

export type Rule = {
	readonly name: string;
	/** The kind of record it is for. */
	readonly of: string;
	readonly label: Bilingual;
	/** What it does, in a sentence. */
	readonly does: Bilingual;
	/** Records of one person are compared; without the person’s number nothing is taken away. */
	readonly person: string;
	readonly source: string;
} & (
	| {
			/** A record that follows the person’s last one by no more than so many days belongs to the same episode; the first is kept. */
			readonly is: 'episode';
			readonly day: string;
			readonly days: number;
			/** Records with this value come after others of the same day. */
			readonly last?: { readonly field: string; readonly value: string };
	  }
	| {
			/** Of records alike in these fields one is kept. */
			readonly is: 'same';
			readonly fields: readonly string[];
			readonly keep: 'first' | 'last';
	  }
);

const source = 'Deportation Data Project, processing of ICE releases (deportationdata.org), as read for model.md D.1';

export const rules: readonly Rule[] = [
	{
		name: 'arrest-episodes',
		of: 'arrests',
		is: 'episode',
		person: 'person',
		day: 'arrest_date',
		days: 1,
		last: { field: 'method', value: 'reprocessed' },
		label: { en: 'Arrest episodes of 24 hours', es: 'Episodios de arresto de 24 horas' },
		does: {
			en: 'Arrests of one person that follow each other within 24 hours are one episode; the first is kept, reprocessed arrests come last. Where only days are released, 24 hours means the same or the next day.',
			es: 'Los arrestos de una persona que se suceden en 24 horas son un solo episodio; se conserva el primero, y los reprocesados van al final. Donde solo se publican días, 24 horas significa el mismo día o el siguiente.',
		},
		source,
	},
	{
		name: 'same-removal',
		of: 'removals',
		is: 'same',
		person: 'person',
		fields: ['departed_date'],
		keep: 'first',
		label: { en: 'One removal a day', es: 'Una expulsión por día' },
		does: {
			en: 'Removals of one person with the same day of departure are one.',
			es: 'Las expulsiones de una persona con el mismo día de salida son una sola.',
		},
		source,
	},
	{
		name: 'same-encounter',
		of: 'encounters',
		is: 'same',
		person: 'person',
		fields: ['event_date'],
		keep: 'first',
		label: { en: 'One encounter a day', es: 'Un contacto por día' },
		does: {
			en: 'Encounters of one person on the same day are one.',
			es: 'Los contactos de una persona en el mismo día son uno solo.',
		},
		source,
	},
	{
		name: 'same-detainer',
		of: 'detainers',
		is: 'same',
		person: 'person',
		fields: ['prepare_date'],
		keep: 'first',
		label: { en: 'One detainer a day', es: 'Un detainer por día' },
		does: {
			en: 'Detainers for one person prepared on the same day are one.',
			es: 'Los detainers para una persona emitidos el mismo día son uno solo.',
		},
		source,
	},
	{
		name: 'same-stint',
		of: 'detentions',
		is: 'same',
		person: 'person',
		fields: ['facility', 'book_in'],
		keep: 'last',
		label: { en: 'One stint a day and facility', es: 'Un ingreso por día y centro' },
		does: {
			en: 'Book-ins of one person into one facility on the same day are one; the last row is kept.',
			es: 'Los ingresos de una persona a un mismo centro en el mismo día son uno solo; se conserva la última fila.',
		},
		source,
	},
];
