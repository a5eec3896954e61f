import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blanksOf, wordsOf } from '../base/paper.ts';
import { isRefusal } from '../base/refusal.ts';
import { day, dossier, item } from './dossier.case.ts';
import { clockOf } from './due.ts';
import { owed } from './owed.ts';
import { concerns, paperKinds, parseKind, templates, writePaper } from './paper.ts';
import { letterOf } from './paper-exhibit.ts';
import { factsOf } from './paper-facts.ts';
import { checkText, type Facts, filled } from './paper-fill.ts';
import { districtOf, exemptionWords } from './paper-law.ts';
import { factNames } from './paper-names.ts';
import { stateNames } from './paper-states.ts';

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
	fate: 'released in part',
	codes: '(b)(5)',
	answers: 'A.1',
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
	'bypage',
	'suit.table',
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
	// Without these such a paper is not written at all.
	'review.title': 'Appeal',
	'suit.caption': 'A v. B',
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
		// The table of a suit names it once for each request, and here there is none.
		if (kind !== 'suit-table' && /\{\{request\.received\}\}/.test(templates[kind].text))
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

test('papers under a state’s law say that its rules wait to be checked; those under the federal act do not', () => {
	const warned = (kind: 'request' | 'state-review' | 'exhibits', jurisdiction: string) => {
		const given = dossier({ agency: { jurisdiction, name: 'Example Police', abbreviation: null }, parent: null });
		return /check each citation/.test(concerns(kind, given, clockOf(given, day('2026-06-01'))).join(' '));
	};
	assert.equal(warned('request', 'US-CA'), true);
	assert.equal(warned('state-review', 'US-NY'), true);
	assert.equal(warned('request', 'US-FED'), false);
	assert.equal(warned('exhibits', 'US-CA'), false);
});

test('each of the eight states has a request and an appeal, review or demand that names its own law', () => {
	const words = (kind: 'request' | 'state-review', jurisdiction: string, name: string) => {
		const given = dossier({
			agency: { jurisdiction, name: 'Example Police', abbreviation: null },
			parent: null,
			items: [item(1, 'A')],
			request: { receivedUs: day('2026-03-02') },
		});
		const clock = clockOf(given, day('2026-06-01'));
		const facts = factsOf({
			dossier: given,
			clock,
			owed: owed(given, new Map(), clock.due, day('2026-06-01')),
			fates: new Map(),
			names: new Map(),
			today: day('2026-06-01'),
		});
		const text = all(facts, kind).words;
		assert.doesNotMatch(text, /5 U\.S\.C\.|null|undefined/, `${name} ${kind}`);
		return text.replaceAll('\u00a0', ' ');
	};
	const says: Record<string, [jurisdiction: string, request: RegExp, review: RegExp]> = {
		California: ['US-CA', /7922\.535\(a\)/, /no appeal within the government/],
		Florida: ['US-FL', /gives no number of days/, /119\.12/],
		Illinois: ['US-IL', /140\/3\(d\)/, /Public Access Counselor/],
		Massachusetts: ['US-MA', /c\. 66, § 10/, /Supervisor of Records/],
		'New York': ['US-NY', /§ 89\(3\)\(a\)/, /§ 89\(4\)\(a\)[\s\S]*Committee on Open Government/],
		Texas: ['US-TX', /552\.301\(b\)/, /552\.304/],
		Virginia: ['US-VA', /2\.2-3704\(B\)/, /2\.2-3713/],
		Washington: ['US-WA', /42\.56\.520/, /42\.56\.550/],
	};
	assert.deepEqual(Object.keys(says), stateNames);
	for (const [name, [jurisdiction, request, review]] of Object.entries(says)) {
		assert.match(words('request', jurisdiction, name), request, name);
		assert.match(words('state-review', jurisdiction, name), review, name);
	}
	assert.match(words('state-review', 'US-NY', 'New York'), /must be made is April \d+, 2026/);
	assert.throws(() => writePaper('state-review', { ...unknown, 'review.title': null }), /Massachusetts, New York/);
	assert.throws(() => writePaper('suit-table', { ...unknown, 'suit.caption': null }), /belongs to no suit/);
});
