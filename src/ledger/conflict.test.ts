import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findConflicts } from './conflict.ts';
import type { Figure, LedgerEvent } from './fact.ts';
import { emptyLedger, indexLedger, type Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import { parseWhen } from './when.ts';

const state: Place = {
	id: '51',
	kind: 'state',
	name: 'Virginia',
	state: 'VA',
	within: null,
	counties: [],
	aliases: [],
	population: null,
	foreignBornShare: null,
	activated: null,
};
const county = (id: string, name: string, activated: string): Place => ({
	...state,
	id,
	kind: 'county',
	name,
	within: '51',
	activated: parseWhen(activated),
});
const switchedOn = (when: string, place: string): LedgerEvent => ({
	kind: 'event',
	id: 'on',
	when: parseWhen(when),
	effective: null,
	type: 'activated',
	places: [place],
	actor: 'ICE',
	act: null,
	position: null,
	summary: 'It was switched on.',
	source: 'release',
	known: null,
	standing: 'asserted',
});
const figure = (id: string, value: number, more: Partial<Figure> = {}): Figure => ({
	id,
	asOf: parseWhen('2010-06-30'),
	place: '51',
	scope: '',
	measure: 'people removed',
	unit: 'count',
	value,
	high: null,
	qualifier: '',
	source: `source of ${id}`,
	note: '',
	standing: 'asserted',
	...more,
});
const find = ({ events = [], figures = [] }: { events?: LedgerEvent[]; figures?: Figure[] }) => {
	const ledger: Ledger = {
		...emptyLedger,
		places: [state, county('51013', 'Arlington County', '2010-04'), county('51059', 'Fairfax County', '2010-06')],
		events,
		figures,
	};
	return findConflicts(indexLedger(ledger)).map(({ one, other }) => [one.says, other.says]);
};

test('a day of activation outside the month of the list is shown beside it, one within it is not', () => {
	assert.deepEqual(find({ events: [switchedOn('2010-05-04', '51013')] }), [['May 4, 2010', 'April 2010']]);
	assert.deepEqual(find({ events: [switchedOn('2010-04-13', '51013')] }), []);
	assert.deepEqual(find({ events: [switchedOn('about 2010-05-04', '51013')] }), []);
});

test('a state said to be complete is held against each of its counties', () => {
	assert.deepEqual(find({ events: [switchedOn('2010-05-21', '51')] }), [
		['May 21, 2010', '1 of 2 counties later, Fairfax County in June 2010'],
	]);
	assert.deepEqual(find({ events: [switchedOn('2010-06-21', '51')] }), []);
});

test('two values for one measure, place and day are both shown; equal ones and those of other days are no conflict', () => {
	assert.deepEqual(find({ figures: [figure('a', 2590), figure('b', 660, { qualifier: 'more than' })] }), [
		['2,590', 'more than 660'],
	]);
	assert.deepEqual(find({ figures: [figure('a', 660), figure('b', 660)] }), []);
	assert.deepEqual(find({ figures: [figure('a', 660), figure('b', 700, { asOf: parseWhen('2010-07-31') })] }), []);
	assert.deepEqual(find({ figures: [figure('a', 660), figure('b', 700, { scope: 'a sample' })] }), []);
});

test('a published count is held against the list, and “more than” is true of any greater count', () => {
	const counted = (value: number, more: Partial<Figure> = {}) =>
		find({ figures: [figure('a', value, { measure: 'counties activated', ...more })] });
	assert.deepEqual(counted(3), [['3', '2 counties']]);
	assert.deepEqual(counted(2), []);
	assert.deepEqual(counted(1), [['1', '2 counties']]);
	assert.deepEqual(counted(1, { qualifier: 'more than' }), []);
	// In the month of a switching on the list allows either count.
	assert.deepEqual(counted(1, { asOf: parseWhen('2010-06-15') }), []);
	assert.deepEqual(counted(2, { asOf: parseWhen('2010-06-15') }), []);
});
