import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FileName, fileNames, shapes, spare } from './columns.ts';
import { parseLedger } from './files.ts';

/** A small ledger in which all is well. */
const good: Record<FileName, string> = {
	'places.csv':
		'fips,name,state,population,foreign_born_share,activated\n51013,Arlington County,VA,209077,0.2335,2010-04\n51600,Fairfax city,VA,22615,,\n',
	'jurisdictions.csv':
		'id,kind,name,state,within,counties,aliases,activated\nus,nation,United States,,,,national;US,\n51,state,Virginia,VA,us,,,\n51013,county,,,,,"Arlington, VA",\nballston,city,Ballston,VA,51013,51013,,\n',
	'sources.csv':
		'id,title,publisher,date,url,note\nnews,County release,Arlington County,2010-11-05,https://example.org/news,\n',
	'events.csv':
		'id,when,effective,type,places,actor,act,position,summary,source,known,standing\nvote,2010-09-28,,vote-to-leave,51013,County Board,,,"Votes, to leave.",news,2010-09-28,asserted\n',
	'statements.csv':
		'id,when,speaker,office,department,venue,places,question,position,act,answers,summary,source,known,standing\ntold,2010-11-05,ICE,ICE,Homeland Security,a meeting,51013,can-leave,no,fbi,51013,Says no.,news,,asserted\n',
	'figures.csv':
		'id,asOf,place,scope,measure,unit,value,high,qualifier,source,note,standing\nf1,FY2009,us,,jurisdictions activated,count,88,,,news,,asserted\n',
	'questions.csv': 'id,en,es\ncan-leave,Can a jurisdiction leave?,¿Puede una jurisdicción salirse?\n',
	'repairs.csv': 'fips,file,was,now,why\n51013,list.csv,ARLINGTN,Arlington County,misspelt\n',
	'conflicts.csv': 'id,about,one,oneSource,other,otherSource\nc1,How many,24,news,31,news\n',
	'contradictions.csv': 'id,verdict,en,es\n',
	'people.csv': 'id,name,aliases,note\nada,Ada Example,A. Example,\ngrace,Grace Sample,,\n',
	'offices.csv':
		'id,person,office,department,place,from,until,seenFirst,seenLast,source,standing\no1,ada,Manager,Arlington County,51013,2009,,2010-09-28,,news,asserted\n',
	'translations.csv': 'id,language,text,state,original\nvote,es,"Votos, para salir.",draft,"Votes, to leave."\n',
	'merges.csv': 'id,kind,from,into\nperson-grace,person,grace,ada\n',
	'citations.csv': `id,document,page,name,bates,sha256,exact\n4,2,7,letter.pdf,ICE 7,${'0'.repeat(64)},may leave\n`,
};
const flaws = (change: Partial<Record<FileName, string>>) => parseLedger({ ...good, ...change }).flaws;

test('what stands cannot rest on what is withdrawn; what is withdrawn with it can', () => {
	const withdrawn = good['sources.csv'].replace('url,note\n', 'url,note,standing\n').replace(/,\n$/, ',,withdrawn\n');
	const sentences = flaws({ 'sources.csv': withdrawn }).map(({ file, sentence }) => `${file} ${sentence}`);
	assert.ok(
		sentences.some((one) => /^events\.csv The source “news” is withdrawn in sources\.csv/.test(one)),
		sentences.join('\n'),
	);
	const events = good['events.csv'].replace('asserted', 'withdrawn');
	assert.ok(!flaws({ 'sources.csv': withdrawn, 'events.csv': events }).some(({ file }) => file === 'events.csv'));
});

test('good files become a ledger with nothing to say against it', () => {
	const { ledger, flaws: none } = parseLedger(good);
	assert.deepEqual(none, []);
	const arlington = ledger.places.find(({ id }) => id === '51013');
	assert.deepEqual(
		[arlington?.within, arlington?.aliases, arlington?.activated?.text],
		['51', ['Arlington, VA'], '2010-04'],
	);
	assert.equal(ledger.places.find(({ id }) => id === '51600')?.activated, null);
	assert.deepEqual(ledger.statements[0]?.answers, ['51013']);
	assert.equal(ledger.events[0]?.summary, 'Votes, to leave.');
});

describe('a bad row is named by file and line, with what is wrong', () => {
	const cases: [string, FileName, (text: string) => string, number, RegExp][] = [
		[
			'a date that is none',
			'events.csv',
			(text) => text.replace('2010-09-28,,', '2010-09-31,,'),
			2,
			/when: “2010-09-31” is no date/,
		],
		[
			'a type nobody knows',
			'events.csv',
			(text) => text.replace('vote-to-leave', 'voted'),
			2,
			/type: it must be one of activated, /,
		],
		[
			'a place nobody knows',
			'events.csv',
			(text) => text.replace(',51013,', ',51999,'),
			2,
			/There is no place “51999”/,
		],
		['a fact without a place', 'events.csv', (text) => text.replace(',51013,', ',,'), 2, /needs at least one place/],
		['a fact without a source', 'events.csv', (text) => text.replace(',news,', ',,'), 2, /source: it is empty/],
		[
			'a cited page nobody knows',
			'events.csv',
			(text) => text.replace('standing', 'standing,citations').replace('asserted', 'asserted,9'),
			2,
			/There is no cited page “9” in citations.csv/,
		],
		['an office of nobody', 'offices.csv', (text) => text.replace('o1,ada', 'o1,eve'), 2, /There is no person “eve”/],
		[
			'an office that ends before it begins',
			'offices.csv',
			(text) => text.replace('51013,2009,,', '51013,2009,2008,'),
			2,
			/It ends before it begins/,
		],
		[
			'a source nobody knows',
			'statements.csv',
			(text) => text.replace(',news,', ',rumour,'),
			2,
			/There is no source “rumour”/,
		],
		[
			'known before it happened',
			'events.csv',
			(text) => text.replace('news,2010-09-28', 'news,2010-09-27'),
			2,
			/known before it happened/,
		],
		[
			'in force before it was made',
			'events.csv',
			(text) => text.replace('2010-09-28,,', '2010-09-28,2010-01-01,'),
			2,
			/takes effect before it was made/,
		],
		[
			'a position without a question',
			'statements.csv',
			(text) => text.replace('can-leave', ''),
			2,
			/stand together or not at all/,
		],
		[
			'an answer to a place it is not about',
			'statements.csv',
			(text) => text.replace('fbi,51013', 'fbi,51600'),
			2,
			/It answers “51600”, which is not among its places/,
		],
		[
			'an id twice',
			'events.csv',
			(text) => text + (text.split('\n')[1] ?? ''),
			3,
			/The id “vote” stands in this file already/,
		],
		[
			'a place twice',
			'jurisdictions.csv',
			(text) => `${text}51,state,Virginia,VA,us,,,\n`,
			6,
			/The place “51” stands in the files twice/,
		],
		[
			'a place within nowhere',
			'jurisdictions.csv',
			(text) => text.replace('VA,51013,51013', 'VA,51013,51999'),
			5,
			/no place “51999” for “ballston”/,
		],
		[
			'a cell too many',
			'figures.csv',
			(text) => text.replace('88', '88,88'),
			2,
			/has 13 cells, and there are 12 columns/,
		],
		[
			'a number in words',
			'figures.csv',
			(text) => text.replace('88', '1,508').replace('1,508', '"1,508"'),
			2,
			/value: it is no plain number/,
		],
		[
			'a column missing',
			'sources.csv',
			(text) => text.replace('id,title,publisher,', 'id,title,'),
			1,
			/It lacks publisher/,
		],
		[
			'quotation marks that do not close',
			'events.csv',
			(text) => text.replace('leave."', 'leave.'),
			2,
			/quotation marks of this row/,
		],
		[
			'an address that is none',
			'sources.csv',
			(text) => text.replace('https://', 'javascript:'),
			2,
			/url: it is no address/,
		],
	];
	for (const [what, file, change, line, sentence] of cases)
		test(what, () => {
			const found = flaws({ [file]: change(good[file]) });
			const named = found.find((flaw) => flaw.file === file && flaw.line === line && sentence.test(flaw.sentence));
			assert.ok(named, JSON.stringify(found));
		});

	test('every bad row is named, not only the first', () => {
		const bad = good['events.csv'].replace('vote-to-leave', 'voted');
		const two = `${bad}again,2010-09-28,,voted,51013,Board,,,Again.,news,,asserted\n`;
		assert.deepEqual(
			flaws({ 'events.csv': two }).map(({ line }) => line),
			[2, 3],
		);
	});

	test('a file that is missing is named', () => {
		const { 'events.csv': _, ...rest } = good;
		assert.deepEqual(parseLedger(rest).flaws, [{ file: 'events.csv', line: 0, sentence: 'This file is missing.' }]);
	});
});

test('the order of the columns and a byte-order mark do not matter', () => {
	assert.deepEqual(flaws({ 'questions.csv': '\uFEFFes,id,en\n¿Puede?,can-leave,Can it?\n' }), []);
	assert.deepEqual(fileNames, Object.keys(shapes));
});

test('a fact may rest on cited pages alone; then the archive is its source', () => {
	const events = good['events.csv']
		.replace('standing', 'standing,citations')
		.replace(',news,', ',,')
		.replace('asserted', 'asserted,4');
	const { ledger, flaws: none } = parseLedger({ ...good, 'events.csv': events });
	assert.deepEqual(none, []);
	assert.deepEqual([ledger.events[0]?.source, ledger.events[0]?.citations], ['archive', [4]]);
	assert.ok(ledger.sources.some(({ id }) => id === 'archive'));
});

test('files about people, translations, merges and cited pages may be missing', () => {
	const bare = Object.fromEntries(Object.entries(good).filter(([name]) => !spare.includes(name as FileName)));
	assert.deepEqual(parseLedger(bare).flaws, []);
	assert.deepEqual(parseLedger(bare).ledger.people, []);
});
