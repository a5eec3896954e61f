import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Day, parseDay } from '../base/day.ts';
import { openLedger } from '../ledger/actions.ts';
import { proposeContradictions } from '../ledger/contradiction.ts';
import { describeContradictions } from '../ledger/disagreement.ts';
import { type Index, indexLedger, type Ledger } from '../ledger/ledger.ts';
import { findFact, type View } from './fact.ts';
import { personPage, personRows } from './person.ts';
import { proofPage } from './proof.ts';
import { questionPage } from './question.ts';
import { sourcePage, sourceRows } from './source.ts';
import type { Published } from './table.ts';

let ledger: Ledger;
let index: Index;
/** The Secretary's two answers of 2010, accepted. */
let accepted: Published['accepted'];
const today = parseDay('2026-01-15');

before(async () => {
	ledger = await openLedger(undefined);
	index = indexLedger(ledger);
	const proposal = proposeContradictions(ledger.statements).find(({ id }) => id === 'statement-053~statement-061');
	assert.ok(proposal);
	const decision = { reason: 'Both by the Secretary.', es: 'Ambas de la secretaria.', at: null };
	accepted = describeContradictions(index, [{ ...proposal, decision }]);
});

const view = (known: Day | null = null, language: View['language'] = 'en'): View => ({
	index: known === null ? index : indexLedger(ledger, known),
	known,
	language,
	today,
});
const question = (id = 'can-leave') => {
	const found = ledger.questions.find((one) => one.id === id);
	assert.ok(found);
	return found;
};

test('the flip of 2010 stands in one lane: the Secretary said yes, then no', () => {
	const { focus, divided } = questionPage(view(), question(), accepted);
	assert.deepEqual([focus.first, focus.last], ['2010-01-01', '2011-12-31']);
	const lane = focus.lanes.find(({ id }) => id === 'Secretary of Homeland Security');
	assert.deepEqual(
		lane?.marks.map(({ look, fact }) => `${look} ${fact}`),
		['yes statement-053', 'no statement-061', 'no statement-087'],
	);
	const [yes, no] = lane?.marks ?? [];
	assert.ok(yes && no && yes.x < no.x && no.x - yes.x < 5);
	assert.deepEqual(
		[divided?.year, divided?.department.text, divided?.counted.yes, divided?.counted.no],
		['2010', 'Department of Homeland Security', 3, 7],
	);
});

test('the department that spoke most comes first, and every position of the ledger is on the page', () => {
	const page = questionPage(view(), question(), accepted);
	assert.equal(page.focus.lanes[0]?.id, 'ICE Secure Communities');
	const all = ledger.statements.filter(
		(one) => one.question === 'can-leave' && one.position !== null && one.standing !== 'withdrawn',
	);
	assert.equal(page.positions.length, all.length);
	assert.equal(
		page.whole.lanes.reduce((sum, { marks }) => sum + marks.length, 0),
		all.length,
	);
	assert.equal(page.counted.yes + page.counted.no + page.counted.unclear, all.length);
});

test('only accepted contradictions are shown, with both sides and the days between them', () => {
	assert.deepEqual(questionPage(view(), question(), []).contradictions, []);
	const [one, ...more] = questionPage(view(null, 'es'), question(), accepted).contradictions;
	assert.equal(more.length, 0);
	assert.deepEqual(one?.gap, { least: 29, most: 29 });
	assert.deepEqual([one?.first.position, one?.second.position], ['yes', 'no']);
	assert.equal(one?.first.summary.language, 'es');
	assert.equal(one?.reason, 'Ambas de la secretaria.');
	assert.deepEqual(questionPage(view(), question('can-decline-result'), accepted).contradictions, []);
});

test('by a day of knowledge a side that was not yet known takes its contradiction along', () => {
	const page = questionPage(view(parseDay('2010-10-05')), question(), accepted);
	assert.deepEqual(page.contradictions, []);
	assert.ok(page.positions.every(({ known }) => known && known.last <= '2010-10-05'));
	assert.ok(!page.positions.some(({ id }) => id === 'statement-060'), 'the memo came out in 2012');
});

test('a person’s page has the offices, what was said in them, and where it contradicts', () => {
	const row = personRows(view()).find(({ name }) => name === 'Janet Napolitano');
	assert.equal(row?.statements, 3);
	const person = index.person.get(row?.id ?? '');
	assert.ok(person);
	const page = personPage(view(), person, accepted);
	assert.deepEqual(
		page.said.map(({ id }) => id),
		['statement-053', 'statement-061', 'statement-087'],
	);
	assert.equal(page.contradictions.length, 1);
	assert.ok(page.offices.some(({ office }) => office.text === 'Secretary of Homeland Security'));
});

test('a source’s page has everything that rests on it, and the list counts the same', () => {
	const fact = ledger.statements.find(({ id }) => id === 'statement-061');
	const source = index.source.get(fact?.source ?? '');
	assert.ok(source);
	const page = sourcePage(view(), source);
	assert.ok(page?.events.some(({ id }) => id === 'statement-061'));
	for (const row of sourceRows(view())) {
		const one = index.source.get(row.id);
		const whole = one && sourcePage(view(), one);
		assert.equal(row.facts, (whole?.events.length ?? 0) + (whole?.figures.length ?? 0), row.id);
	}
	const list = index.source.get('activation-list');
	assert.equal(list && sourcePage(view(), list)?.months, 3102);
});

test('“how do we know?” tells the source, how exact the date is, since when it was known, and what speaks against it', () => {
	const proof = (id: string, known: Day | null = null) => {
		const fact = findFact(view(known), id);
		return fact && proofPage(view(known), fact, accepted);
	};
	const memo = proof('statement-060');
	assert.equal(memo?.known?.text, '2012-01-09');
	assert.ok((memo?.sources.length ?? 0) > 0);
	assert.equal(proof('statement-060', parseDay('2010-12-31')), undefined);
	assert.equal(proof('statement-061')?.contradictions.length, 1);
	const month = proof('listed-06001');
	assert.deepEqual(
		[month?.when.precision, month?.when.first, month?.when.last, month?.known],
		['month', '2010-04-01', '2010-04-30', null],
	);
	// Two reports of one day that cannot both be right: the count of ICE and the month by the list.
	const disputed = ledger.figures.filter(({ id }) => (proof(id)?.disputes.length ?? 0) > 0);
	assert.ok(disputed.length >= 5, `${disputed.length}`);
	assert.equal(proof('nothing-of-the-kind'), undefined);
});

test('a cited page of a record is shown by its words and its printed number; its picture stays at the desk', () => {
	const cited = {
		id: 7,
		document: 3,
		page: 12,
		name: 'folder/memorandum.pdf',
		bates: 'TEST-2010FOIA.0000012',
		sha256: 'ab'.repeat(32),
		exact: 'no county may leave',
	};
	const resting = {
		...ledger,
		cited: [cited, { ...cited, id: 8 }],
		statements: ledger.statements.map((one) => (one.id === 'statement-061' ? { ...one, citations: [7] } : one)),
	};
	const here = { ...view(), index: indexLedger(resting) };
	const fact = findFact(here, 'statement-061');
	const page = fact && proofPage(here, fact, []);
	assert.deepEqual(page?.pages, [
		{
			id: 7,
			words: 'no county may leave',
			bates: 'TEST-2010FOIA.0000012',
			page: 12,
			sha256: 'ab'.repeat(32),
			address: '/d/3/p/12',
		},
	]);
	assert.ok(!JSON.stringify(page).includes('memorandum.pdf'), 'what a file was called can name a person');
});

test('a fact that was withdrawn has no page', () => {
	const gone = {
		...ledger,
		events: ledger.events.map((one) => (one.id === 'event-055' ? { ...one, standing: 'withdrawn' as const } : one)),
	};
	assert.equal(findFact({ ...view(), index: indexLedger(gone) }, 'event-055'), undefined);
	assert.ok(findFact(view(), 'event-055'));
});
