import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { isRefusal } from '../base/refusal.ts';
import { attributesOf, xmlReader } from './xml.ts';

type Event = ['open', string, Record<string, string | undefined>] | ['close', string] | ['text', string];

/** Pieces of text that follow one another count as one. */
function joined(events: Event[]): Event[] {
	const out: Event[] = [];
	for (const event of events) {
		const last = out.at(-1);
		if (event[0] === 'text' && last?.[0] === 'text') out[out.length - 1] = ['text', last[1] + event[1]];
		else if (event[0] !== 'text' || event[1] !== '') out.push(event);
	}
	return out;
}

function ours(xml: string, size = xml.length): Event[] {
	const events: Event[] = [];
	const reader = xmlReader({
		open: (name, written) => events.push(['open', name, attributesOf(written)]),
		close: (name) => events.push(['close', name]),
		text: (text) => events.push(['text', text]),
	});
	for (let at = 0; at < xml.length; at += size) reader.push(xml.slice(at, at + size));
	return joined(events);
}

function checked(xml: string): Event[] {
	const events: Event[] = [];
	const parser = new SaxesParser({ xmlns: false });
	parser.on('opentag', ({ name, attributes }) => events.push(['open', name, { ...attributes }]));
	parser.on('closetag', ({ name }) => events.push(['close', name]));
	parser.on('text', (text) => events.push(['text', text]));
	parser.on('cdata', (text) => events.push(['text', text]));
	parser.write(xml).close();
	return joined(events);
}

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,4}$/);
const plain = fc.string({
	unit: fc.constantFrom('a', 'Z', '1', ' ', '.', '=', '/', 'é', '😀', '&amp;', '&lt;', '&#233;', '&#x1F600;', '&quot;'),
	maxLength: 12,
});
const written = fc
	.uniqueArray(
		fc.tuple(
			name,
			plain.map((text) => `${text}>`),
			fc.constantFrom('"', "'"),
		),
		{ selector: ([key]) => key, maxLength: 3 },
	)
	.map((list) => list.map(([key, value, quote]) => ` ${key}=${quote}${value}${quote}`).join(''));
const { tree } = fc.letrec<{ tree: string; inner: string }>((tie) => ({
	tree: fc
		.tuple(name, written, fc.array(tie('inner'), { maxLength: 3 }))
		.map(([tag, attributes, children]) =>
			children.length > 0 ? `<${tag}${attributes}>${children.join('')}</${tag}>` : `<${tag}${attributes}/>`,
		),
	inner: fc.oneof(
		{ maxDepth: 4 },
		plain,
		tie('tree'),
		fc.constantFrom('<!-- <x> & -->', '<?pi <y> ?>', '<![CDATA[<z> & ]]>'),
	),
}));

test('it meets what a checking parser meets, wherever the document is cut', () => {
	fc.assert(
		fc.property(tree, fc.integer({ min: 1, max: 30 }), (xml, size) => {
			assert.deepEqual(ours(xml, size), checked(xml));
		}),
		{ numRuns: 300 },
	);
});

test('prefixes are dropped, and entities of the file’s own making refused', () => {
	assert.deepEqual(ours('<x:row r:id="1"/>'), [
		['open', 'row', { id: '1' }],
		['close', 'row'],
	]);
	const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>';
	assert.throws(() => ours(laughs), isRefusal);
	assert.throws(() => ours('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'), isRefusal);
	assert.deepEqual(ours('<x>&unknown;</x>')[1], ['text', '&unknown;']);
});

test('a tag that never ends is refused before it fills the memory', () => {
	const reader = xmlReader({});
	assert.throws(() => {
		for (let i = 0; i < 100; i++) reader.push(`<a b="${'x'.repeat(1 << 20)}`.slice(i > 0 ? 6 : 0));
	}, isRefusal);
});
