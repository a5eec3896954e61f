import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { htmlText } from './html.ts';

test('blocks stand on lines of their own, paragraphs apart; inline marks leave words whole', () => {
	assert.equal(
		htmlText('<div>To: <b>all</b></div><div>Re: opt<i>-</i>out</div><p>One.</p><p>Two.<br>Three.<br><br>Four.</p>')
			.text,
		'To: all\nRe: opt-out\n\nOne.\n\nTwo.\nThree.\n\nFour.',
	);
	assert.equal(htmlText('<ul><li>a</li><li>b</li></ul>').text, 'a\nb');
	assert.equal(htmlText('a   b\n\tc').text, 'a b c');
});

test('entities: by name, by number, in the Windows numbers of old programs, and unknown ones left as they are', () => {
	assert.equal(
		htmlText('&sect; 552&nbsp;&ndash;&nbsp;caf&eacute; &Eacute; &#167; &#xA7; &#147;x&#148; &AMP; &bogus; &#0; R&D')
			.text,
		'§ 552 – café É § § “x” & &bogus; \ufffd R&D',
	);
});

test('what no reader sees is left out, and what never ends is not', () => {
	assert.equal(htmlText('<style>p{}</style>a<script>"</p>"</script>b<!-- c -->d<![if mso]>e').text, 'abde');
	assert.equal(htmlText('before <script>var x; after').text, 'before var x; after');
	assert.equal(htmlText('5 < 6 and <a title="7 > 6">so</a>').text, '5 < 6 and so');
	assert.equal(htmlText('<o:p>Outlook</o:p><p class="MsoNormal">x').text, 'Outlook\n\nx');
});

test('plain words come through whatever stands between them', () => {
	const word = fc.stringMatching(/^[a-z]{1,8}$/);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1 }), (words) => {
			assert.equal(htmlText(words.map((w) => `<span class="x">${w}</span>`).join('\n ')).text, words.join(' '));
		}),
	);
});

test('hostile HTML takes no longer than its length', () => {
	const started = performance.now();
	for (const piece of ['<script>', '<', '<!--', '<a "', "<a href='", '&', '<p title="', '<td></td>', '</b'])
		htmlText(piece.repeat(200_000));
	assert.ok(performance.now() - started < 20_000);
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '/', '!', '-', 'a', ' ', '&', ';', 'p', '=') }),
			(html) => typeof htmlText(html).text === 'string',
		),
	);
});
