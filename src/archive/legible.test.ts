import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { PageText } from '../base/page.ts';
import { type Random, random } from '../base/random.ts';
import { openPdf } from '../io/pdfium.ts';
import { type Engine, startPdfium } from '../io/pdfium-wasm.ts';
import { bytesSource } from '../io/source.ts';
import { betterLayer, isGarbage, legibility } from './legible.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);

const english = `The county asked whether it could leave the programme, and the director answered that participation was a matter
for the sheriff. A second letter, received in October, said that no agreement could be ended by a town, because fingerprints
are sent by the state police and not by the city. We ask you to explain which of the two statements is right.`;
const spanish = `El condado preguntó si podía salir del programa y el director respondió que la participación dependía de la policía.
Una segunda carta, recibida en octubre, decía que ningún municipio podía terminar el acuerdo, porque las huellas dactilares son
enviadas por el estado. Le pedimos que explique cuál de las dos respuestas es la correcta.`;
const table = `NAME COUNTY BOOKED MATCHES RATE
Harris, Dolores Maricopa 2010-03-14 1,204 12.5%
Okafor, Ben Fairfax 2010-04-02 388 4.1%
Nguyen, Thuy Harris 2010-05-19 2,010 20.9%
McAllister, Rod Los Angeles 2010-06-30 17 0.2%
Total 3,619 (b)(7)(E) (b)(6), (b)(7)(C) 212a9CiII 237a2Aiii`;

const letters = (text: string, change: (letter: string) => string) => text.replace(/[A-Za-z]/g, change);
const caesar = (text: string, by: number) =>
	letters(text, (letter) => {
		const first = letter < 'a' ? 65 : 97;
		return String.fromCharCode(((letter.charCodeAt(0) - first + by) % 26) + first);
	});
/** What a subset font without its encoding gives: every character moved by the same number of places. */
const moved = (text: string, by: number) =>
	[...text].map((char) => (char > ' ' ? String.fromCharCode(char.charCodeAt(0) + by) : char)).join('');

test('sentences and tables, English and Spanish, are legible', () => {
	for (const text of [english, spanish, table, english.toUpperCase()]) {
		const found = legibility(text);
		assert.ok(found !== null && found > 0.9, `${found} for: ${text.slice(0, 40)}`);
	}
});

test('too little text, numbers alone and other scripts are neither legible nor garbage', () => {
	for (const text of [
		'',
		'EXHIBIT 4',
		'1,204 388 4.1% 2,010 20.9% 17 3,619 2010-04-02',
		'Это письмо было отправлено в прошлом году директору ведомства и осталось без ответа.',
	])
		assert.equal(legibility(text), null, text);
});

test('a text layer in a wrong encoding is garbage', () => {
	const wrecked = {
		caesar: caesar(english, 3),
		rot13: caesar(english, 13),
		'moved font': moved(english, -29),
		'moved font, Spanish': moved(spanish.normalize('NFD').replace(/\p{M}/gu, ''), 3),
		reversed: [...english].reverse().join(''),
		'reversed words': english.replace(/\S+/g, (word) => [...word].reverse().join('')),
		'bytes read as UTF-16': Buffer.from(english).toString('utf16le'),
		'private use': letters(english, (letter) => String.fromCodePoint(0xe000 + letter.charCodeAt(0))),
		'replacement characters': english.replace(/[aeiou]/g, '\ufffd'),
		'letters as signs': letters(
			english,
			(letter) => '!"#$%&()*+-./:;<=>?@[\\]^_`'[letter.toLowerCase().charCodeAt(0) - 97] ?? '?',
		),
	};
	for (const [how, text] of Object.entries(wrecked)) assert.ok(isGarbage(text), `${how}: ${legibility(text)}`);
});

test('a page whose recognition failed in many places is garbage, one with a scrawl in it is not', () => {
	const form =
		'Name Number Date of Birth Address in the United States of the person and place of entry Office Signature of the officer';
	const wrecks = 'Of!icer rEcEivEd nUmbErS th~se Strctd app11cation cOuNtRy';
	assert.ok(isGarbage(`${form} ${wrecks}`));
	assert.ok(!isGarbage(`${english} ${english} Signed: th~se S!gn Stxq`));
});

test('shuffling the letters inside the words of a legible text makes it illegible', () => {
	fc.assert(
		fc.property(fc.integer(), fc.constantFrom(english, spanish), (seed, page) => {
			const draw = random(seed);
			const shuffled = `${page} ${page}`.replace(/\p{L}+/gu, (word) => shuffle([...word], draw).join(''));
			assert.ok(isGarbage(shuffled), `${legibility(shuffled)}: ${shuffled}`);
		}),
		{ numRuns: 200 },
	);
});

function shuffle(chars: string[], draw: Random): string[] {
	for (let i = chars.length - 1; i > 0; i--) {
		const j = draw.whole(0, i);
		[chars[i], chars[j]] = [chars[j]!, chars[i]!];
	}
	return chars;
}

test('any text at all gets a number from 0 to 1 or null', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
			const found = legibility(text);
			assert.ok(found === null || (found >= 0 && found <= 1));
		}),
	);
});

test('which text of a page is shown, and why', () => {
	const page = (text: string): PageText => ({ text, words: [] });
	const shown = (file: string, ocr: string) => {
		const { source, reason } = betterLayer(page(file), page(ocr), legibility(file));
		return `${source} ${reason}`;
	};
	assert.equal(shown('', ''), 'file archive.layer.none');
	assert.equal(shown('', english), 'ocr archive.layer.missing');
	assert.equal(shown(english, english), 'file archive.layer.legible');
	assert.equal(shown(caesar(english, 3), english), 'ocr archive.layer.garbled');
	assert.equal(shown('ICE 2010FOIA2674.0117629', english), 'ocr archive.layer.short');
	assert.equal(shown('ICE 2010FOIA2674.0117629', caesar(english, 3)), 'file archive.layer.legible');
	assert.equal(shown(english, ''), 'file archive.layer.legible');
});

test('real text layers: the garbled ones are found, the others are left alone', async (t) => {
	if (!existsSync(corpus)) return t.skip('The shared corpus is not on this machine; real text layers were not tried.');
	const engine = await startPdfium();
	const garbage: string[] = [];
	let pages = 0;
	for (const folder of ['redacted-page', 'agreements', 'redaction-truth'])
		for (const name of readdirSync(new URL(`${folder}/`, corpus)))
			for (const [i, text] of layers(engine, readFileSync(new URL(`${folder}/${name}`, corpus))).entries()) {
				pages++;
				if (isGarbage(text)) garbage.push(`${folder}/${name} ${i + 1}`);
			}
	assert.ok(pages > 300);
	assert.deepEqual(garbage.sort(), [
		// Spaces read as the letter e; a signature page in a moved font. Both are true wrecks, found by this test.
		'agreements/PierceCoGA_WSO_MOA_02.26.25.pdf 6',
		'agreements/clayCoSheriffsOffice_WSO_MOA_02242025.pdf 7',
		'redacted-page/3866f3-1789-1791.pdf 1',
	]);
});

function layers(engine: Engine, bytes: Uint8Array): string[] {
	const pdf = openPdf(engine, bytesSource(bytes));
	try {
		return Array.from({ length: Math.min(pdf.pages, 12) }, (_, i) => pdf.page(i + 1, (page) => page.read().text));
	} finally {
		pdf.close();
	}
}

test('real record rows and the true text of scanned pages are not garbage', (t) => {
	if (!existsSync(corpus)) return t.skip('The shared corpus is not on this machine; real records were not tried.');
	for (const name of ['EROArrests_FY2016', 'ICERemovals_FY2016', 'EROEncounters_FY2017']) {
		const rows = gunzipSync(readFileSync(new URL(`records/${name}.csv.gz`, corpus)))
			.subarray(0, 300_000)
			.toString()
			.split('\n')
			.slice(6, -1);
		assert.ok(!isGarbage(rows.slice(0, 50).join('\n')), name);
		assert.equal(rows.slice(0, 500).filter(isGarbage).length, 0, name);
	}
	for (const name of readdirSync(new URL('ocr-truth/', corpus)).filter((name) => name.endsWith('.hocr'))) {
		const text = readFileSync(new URL(`ocr-truth/${name}`, corpus), 'utf8')
			.replace(/<[^>]+>/g, ' ')
			.replace(/&[a-z#0-9]+;/g, ' ');
		assert.ok((legibility(text) ?? 0) > 0.9, name);
	}
});
