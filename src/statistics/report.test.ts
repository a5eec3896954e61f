import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askedQuery, atMost, reach, releaseName } from './release.ts';
import { blocksOf, figuresIn, questionAt } from './report.ts';
import type { Row } from './table.ts';

test('a text becomes headings, paragraphs, lists, quotations and figures', () => {
	const text =
		'## Jails\n\nThere were [[arrests]] *arrests*, **most**\nin [jails](/places).\n\n[[arrests?by=method]]\n\n- one\n- two\n\n> said';
	assert.deepEqual(blocksOf(text), [
		{ kind: 'heading', words: [{ kind: 'text', text: 'Jails' }] },
		{
			kind: 'paragraph',
			words: [
				{ kind: 'text', text: 'There were ' },
				{ kind: 'figure', address: 'arrests' },
				{ kind: 'text', text: ' ' },
				{ kind: 'emphasis', text: 'arrests' },
				{ kind: 'text', text: ', ' },
				{ kind: 'strong', text: 'most' },
				{ kind: 'text', text: ' in ' },
				{ kind: 'link', text: 'jails', to: '/places' },
				{ kind: 'text', text: '.' },
			],
		},
		{ kind: 'figure', address: 'arrests?by=method' },
		{ kind: 'list', items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]] },
		{ kind: 'quote', words: [{ kind: 'text', text: 'said' }] },
	]);
	assert.deepEqual(figuresIn(`${text}\n\n[[arrests]]`), ['arrests', 'arrests?by=method']);
});

test('a link never leads anywhere but to the site or to https', () => {
	const target = fc.oneof(
		fc.constantFrom(
			'javascript:alert(1)',
			'//elsewhere.example',
			'data:text/html,x',
			'http://x.example',
			'/ok',
			'https://ok.example',
		),
		fc.string(),
	);
	fc.assert(
		fc.property(fc.string(), target, (before, to) => {
			for (const block of blocksOf(`${before} [words](${to})`))
				if ('words' in block)
					for (const one of block.words) if (one.kind === 'link') assert.match(one.to, /^(https:\/\/|\/(?!\/))/);
		}),
	);
});

test('what the explorer’s address asks is what a figure in a report asks', () => {
	const asked = {
		measure: 'arrests',
		dataset: 'arrests-2',
		by: ['aor', 'fy'],
		filters: [
			{ field: 'fy', is: [2016, 2017] },
			{ field: 'gender', is: ['female', null] },
		],
		way: 'yes',
		interval: 'jeffreys',
		level: 0.9,
		rules: ['arrest-episodes'],
		threshold: 20,
	};
	assert.deepEqual(questionAt(`/statistics/explorer?${askedQuery(asked)}`), asked);
	assert.partialDeepStrictEqual(questionAt('arrests?by=aor'), { measure: 'arrests', by: ['aor'], filters: [] });
	assert.throws(() => questionAt('Arrests of 2016'), /is no figure/);
});

test('a table’s address is made of what was asked', () => {
	const filters = [{ field: 'landmark', is: ['EXAMPLE JAIL', null] }];
	assert.equal(
		releaseName({ measure: 'arrests', by: ['aor'], filters }),
		'arrests-by-aor-landmark-example-jail-unknown',
	);
	assert.equal(releaseName({ measure: 'arrests', by: [], filters: [] }), 'arrests');
});

test('a picture begins at zero, and nothing of a hidden row widens it', () => {
	const row = (more: Partial<Row>): Row => ({
		by: ['a'],
		value: 0.2,
		low: 0.1,
		high: 0.3,
		n: 100,
		unknown: 50,
		suppressed: false,
		...more,
	});
	assert.deepEqual(reach([row({}), row({ high: 9, suppressed: true })]), { low: 0, high: 0.3 });
	assert.deepEqual(reach([row({ low: -0.5 })]), { low: -0.5, high: 0.3 });
	assert.equal(atMost(row({}), 'no'), 0.7);
	assert.equal(atMost(row({ unknown: 0 }), 'no'), undefined);
	assert.equal(atMost(row({}), 'known'), undefined);
	assert.equal(reach([row({})], 'no').high, 0.7);
});
