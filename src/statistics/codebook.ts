/** What the columns of a release mean, as data: the fields of each kind of record, and the codes that stand in them. */

import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';

/** A text in both languages of the house. */
export const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a word in small letters such as departed_date');
const hyphened = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a name in small letters such as arrests-by-method');

const codeShape = z.strictObject({
	code: z.string().min(1),
	/** What the code is counted under where a measure asks for groups. */
	group: z.string().optional(),
	label: bilingual,
	/** Other ways it is printed; compared without case, spaces and punctuation. */
	spellings: z.array(z.string().min(1)).default([]),
	/** A pattern of what is printed, where there are thousands of ways: JavaScript’s regular expressions, without case. */
	pattern: z.string().optional(),
	/** Meanings that changed while the code stayed, oldest first. */
	meanings: z.array(z.strictObject({ since: z.string(), label: bilingual, source: z.string() })).default([]),
	note: bilingual.optional(),
});

const listShape = z.strictObject({
	list: word,
	version: z.string().min(1),
	title: bilingual,
	source: z.string().min(1),
	/** Groups named by the codes. */
	groups: z.record(z.string(), bilingual).default({}),
	codes: z.array(codeShape),
});

const fieldShape = z.strictObject({
	name: word,
	label: bilingual,
	/** code: one of a list. day: a civil day. text: words as printed. number. id: who or what a row is about, made anonymous. */
	kind: z.enum(['code', 'day', 'text', 'number', 'id']),
	list: word.optional(),
	/** A second field, derived from the text of this one by the patterns of a list: what kind of landmark. */
	derive: z.strictObject({ name: word, label: bilingual, list: word }).optional(),
	/** Heads under which it was released. */
	names: z.array(z.string().min(1)).min(1),
	/** What is printed where there is a value and it says “none”; elsewhere the same word would be missing. */
	reads: z.record(z.string(), z.string()).default({}),
	note: bilingual.optional(),
});

const kindShape = z.strictObject({
	name: word,
	title: bilingual,
	meaning: bilingual,
	/** The day a record counts by: the first of these that is known. */
	time: z.array(word).min(1),
	/** A record without a day takes the fiscal year its sheet is headed with. */
	place: word.optional(),
	/** Words in the names of files and sheets and in titles that tell this kind from the others. */
	titles: z.array(z.string().min(1)).min(1),
	/** Without these a sheet is not of this kind. */
	needs: z.array(word).default([]),
	fields: z.array(fieldShape).min(1),
});

const bookShape = z.strictObject({
	codebook: hyphened,
	version: z.string().min(1),
	title: bilingual,
	source: z.string().min(1),
	/** Printed for “nothing here”. */
	missing: z.array(z.string()),
	/** Words and phrases in heads, and the word they stand for: apprehension → arrest. In small letters. */
	sameWords: z.record(z.string(), z.string()).default({}),
	/** Words that make no difference in a head: description, name. */
	idleWords: z.array(z.string()).default([]),
	/** Days that no record can mean: the zero of a calendar, the end of time. */
	sentinels: z.array(z.string()),
	kinds: z.array(kindShape).min(1),
});

export type Code = z.infer<typeof codeShape>;
export type CodeList = z.infer<typeof listShape>;
export type Field = z.infer<typeof fieldShape>;
export type Kind = z.infer<typeof kindShape>;
export type Codebook = z.infer<typeof bookShape> & { readonly lists: ReadonlyMap<string, CodeList> };

/** @param files name and text of every codebook file. @throws Refusal not-valid naming the file and what is wrong in it */
export function parseCodebook(files: Readonly<Record<string, string>>): Codebook {
	const lists = new Map<string, CodeList>();
	let book: z.infer<typeof bookShape> | undefined;
	for (const [name, text] of Object.entries(files)) {
		const value = parseJson(name, text);
		if (typeof value === 'object' && value !== null && 'list' in value) {
			const list = checked(name, value, listShape);
			lists.set(list.list, list);
		} else book = checked(name, value, bookShape);
	}
	if (!book)
		throw new Refusal(
			'not-valid',
			'There is no codebook among the files: one of them has to name the kinds of records.',
		);
	for (const kind of book.kinds) {
		const names = new Set(kind.fields.map(({ name }) => name));
		for (const name of [...kind.time, ...kind.needs, ...(kind.place ? [kind.place] : [])])
			if (!names.has(name))
				throw new Refusal(
					'not-valid',
					`The codebook’s kind “${kind.name}” names a field “${name}”, which it does not have.`,
				);
		for (const field of kind.fields)
			for (const list of [field.list, field.derive?.list])
				if (list !== undefined && !lists.has(list))
					throw new Refusal(
						'not-valid',
						`The field “${field.name}” of “${kind.name}” needs the list “${list}”, which is missing.`,
					);
	}
	return { ...book, lists };
}

/** @throws Refusal not-valid with the names there are */
export function kindNamed(book: Codebook, name: string): Kind {
	const kind = book.kinds.find((one) => one.name === name);
	if (kind) return kind;
	throw new Refusal(
		'not-valid',
		`There is no kind of record “${name}”. The codebook knows ${book.kinds.map((one) => one.name).join(', ')}.`,
	);
}

/** All columns that a record of a kind has once it is loaded: its fields, and those derived from them. */
export function columnsOf(
	kind: Kind,
): { name: string; label: Bilingual; kind: Field['kind']; list: string | undefined }[] {
	return kind.fields.flatMap((field) => [
		{ name: field.name, label: field.label, kind: field.kind, list: field.list },
		...(field.derive
			? [{ name: field.derive.name, label: field.derive.label, kind: 'code' as const, list: field.derive.list }]
			: []),
	]);
}

/** What two spellings of one thing have in common: letters and digits, in small letters. */
export function alike(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}

/** @throws Refusal not-valid naming the file */
export function parseJson(name: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Refusal('not-valid', `${name} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
	}
}

/** A value in its shape. @throws Refusal not-valid naming the file and the place in it */
export function checked<S extends z.ZodType>(name: string, value: unknown, shape: S): z.infer<S> {
	const result = shape.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new Refusal(
		'not-valid',
		`${name}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'cannot be read'}.`,
	);
}
