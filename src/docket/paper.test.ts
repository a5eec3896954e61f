import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blanksOf, wordsOf } from '../base/paper.ts';
import { isRefusal } from '../base/refusal.ts';
import { paperKinds, parseKind, templates, writePaper } from './paper.ts';
import { letterOf } from './paper-exhibit.ts';
import { checkText, type Facts, filled } from './paper-fill.ts';
import { districtOf, exemptionWords } from './paper-law.ts';
import { factNames } from './paper-names.ts';

/** Every fact known, with signs in it that must not become marks. */
const row: Facts = {
	label: 'A.1',
	text: 'Records | on *opt-out*',
	bates: 'ICE_1–2',
	pages: '1 / 2 / 3',
	answer: 'Everything: no answer',
	because: 'Nothing came.',
	range: null,
	late: 'Overdue.',
	date: 'May 1, 2010',
	title: 'A letter',
	document: 'a.pdf',
	exhibit: 'A',
	code: '(b)(5)',
	protects: 'privilege',
	argument: 'No.',
	examples: 'ICE_1',
	received: 'May 2, 2010',
	total: '6',
	full: '1',
	part: '2',
	withheld: '3',
	other: '0',
	due: 'June 1, 2010',
	duty: 'Produce',
	ecf: '41',
	met: 'no',
	step: 'Day 20.',
};
const lists = [
	'items',
	'unanswered',
	'denied',
	'letters',
	'exhibits',
	'productions',
	'exemptions',
	'orders',
	'clock.working',
];
const known: Facts = {
	...Object.fromEntries(Object.keys(factNames).map((name) => [name, `<${name}>`])),
	...Object.fromEntries(lists.map((name) => [name, [row]])),
	federal: true,
};
/** Nothing known but whose law holds. */
const unknown: Facts = {
	...Object.fromEntries(Object.keys(factNames).map((name) => [name, null])),
	...Object.fromEntries(lists.map((name) => [name, []])),
	federal: true,
};

const all = (facts: Facts, kind: (typeof paperKinds)[number]) => {
	const paper = writePaper(kind, facts);
	const words = paper.blocks.flatMap((block) =>
		block.kind === 'break'
			? []
			: block.kind === 'table'
				? [...block.head, ...block.rows.flat()].map(wordsOf)
				: [wordsOf(block.spans)],
	);
	return { paper, words: words.join('\n') };
};

for (const kind of paperKinds) {
	test(`${kind}: every fact finds its place, and nothing of the markup is left`, () => {
		const { paper, words } = all(known, kind);
		assert.doesNotMatch(words, /\{\{|\}\}|: unknown\]/);
		assert.equal(paper.header, 'Draft for counsel, not legal advice');
		if (/\{\{#items\}\}/.test(templates[kind].text)) assert.ok(words.includes('Records | on *opt-out*'));
	});

	test(`${kind}: what is not known is a blank that says what is missing`, () => {
		const { paper, words } = all(unknown, kind);
		assert.doesNotMatch(words, /null|undefined|\{\{/);
		assert.ok(blanksOf(paper).length > 0);
		if (/\{\{request\.received\}\}/.test(templates[kind].text))
			assert.ok(blanksOf(paper).includes('[date of receipt: unknown]'));
	});
}

test('a text that names no fact, or leaves a part open, is refused when it is saved', () => {
	for (const wrong of ['{{agency.colour}}', '{{#items}} x', 'x {{/items}}', '{{#items}}{{/letters}}'])
		assert.throws(() => checkText(wrong), isRefusal, wrong);
	checkText('{{#items}}\n{{label}}{{#range}} ({{range}}){{/range}}\n{{/items}}{{^items}}none{{/items}}');
});

test('parts are repeated for each of a list, kept where a fact holds, and left out where it does not', () => {
	const facts = {
		...unknown,
		items: [
			{ label: 'A', range: 'May 2010' },
			{ label: 'B', range: null },
		],
	};
	assert.equal(
		filled('{{#items}}\n{{n}}. {{label}}{{#range}} ({{range}}){{/range}}\n{{/items}}\nend', facts),
		'1. A (May 2010)\n2. B\nend',
	);
	assert.equal(filled('{{^items}}none{{/items}}{{^letters}}no letters{{/letters}}', facts), 'no letters');
	assert.equal(
		filled('{{{request.text}}}', { ...unknown, 'request.text': 'one\nline\n\n# two' }),
		'one line\n\n\\# two',
	);
});

test('papers that rest on federal law are not written for a request under another', () => {
	assert.throws(
		() => writePaper('appeal', { ...known, federal: false }),
		(error) => isRefusal(error) && /federal/.test(error.message),
	);
	assert.ok(writePaper('declaration', { ...known, federal: false }).landscape);
	assert.throws(() => parseKind('sonnet'), isRefusal);
});

test('exhibits run from A to Z and on with AA; districts and exemptions have their words', () => {
	assert.deepEqual([0, 25, 26, 27, 51, 52].map(letterOf), ['A', 'Z', 'AA', 'AB', 'AZ', 'BA']);
	assert.equal(districtOf('S.D.N.Y.'), 'SOUTHERN DISTRICT OF NEW YORK');
	assert.equal(districtOf('D.D.C.'), 'DISTRICT OF COLUMBIA');
	assert.equal(districtOf('Supreme Court'), undefined);
	assert.match(exemptionWords('(b)(7)(E)').protects, /techniques/);
	assert.match(exemptionWords('(b)(2)').argument, /Milner/);
	assert.match(exemptionWords('NR').argument, /no exemption/);
});
