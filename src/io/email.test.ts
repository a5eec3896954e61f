import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileOf, scratchFolder } from '../../test/fixtures/intake/pack.ts';
import { isRefusal } from '../base/refusal.ts';
import { emailPages, openEmail } from './email.ts';

async function read(bytes: Uint8Array | string, name = 'message.eml') {
	const file = fileOf(bytes);
	const opened = await openEmail(file, name, scratchFolder());
	const pages = await Array.fromAsync(emailPages(file, name));
	assert.equal(pages.length, opened.pages);
	const files = opened.members.map((member) => ('file' in member ? readFileSync(member.file) : undefined));
	return { ...opened, text: pages[0]?.layer.text ?? '', page: pages[0], files };
}

const memo = [
	'From: "Rivera, Ana" <ana@agency.example>',
	'To: Lee <lee@county.example>, =?utf-8?Q?Nu=C3=B1ez?= <n@county.example>',
	'Cc: undisclosed-recipients:;',
	'Date: Mon, 7 Feb 2011 09:30:00 -0500',
	'Subject: Re: opt',
	' out',
	'Message-ID: <2@agency.example>',
	'In-Reply-To: <1@county.example>',
	'References: <0@county.example> <1@county.example>',
	'MIME-Version: 1.0',
	'Content-Type: multipart/mixed; boundary=b',
	'',
	'--b',
	'Content-Type: text/plain; charset=utf-8',
	'',
	'They cannot opt out.',
	'--b',
	'Content-Type: application/pdf; name="../../memo.pdf"',
	'Content-Transfer-Encoding: base64',
	'Content-Disposition: attachment',
	'',
	Buffer.from('%PDF-1.4 memo').toString('base64'),
	'--b',
	'Content-Type: message/rfc822',
	'',
	'From: lee@county.example',
	'Subject: the question',
	'',
	'Can we opt out?',
	'--b--',
].join('\r\n');

test('a message is one page that shows who, whom, when, what and the words; its files are members', async () => {
	const { properties, text, page, members, files, pages, suspicious } = await read(memo);
	assert.deepEqual({ pages, suspicious }, { pages: 1, suspicious: false });
	assert.deepEqual(properties, {
		from: 'Rivera, Ana <ana@agency.example>',
		to: 'Lee <lee@county.example>, Nuñez <n@county.example>',
		cc: 'undisclosed-recipients: ;',
		date: '2011-02-07T14:30:00.000Z',
		subject: 'Re: opt out',
		messageId: '<2@agency.example>',
		inReplyTo: '<1@county.example>',
		references: '<0@county.example> <1@county.example>',
	});
	assert.equal(
		text,
		[
			'From: Rivera, Ana <ana@agency.example>',
			'To: Lee <lee@county.example>, Nuñez <n@county.example>',
			'Cc: undisclosed-recipients: ;',
			'Date: Mon, 7 Feb 2011 09:30:00 -0500',
			'Subject: Re: opt out',
			'Attachments: .. .. memo.pdf, attachment-2.eml',
			'',
			'They cannot opt out.',
		].join('\n'),
	);
	assert.deepEqual(
		members.map(({ path }) => path),
		['.. .. memo.pdf', 'attachment-2.eml'],
	);
	assert.equal(files[0]?.toString(), '%PDF-1.4 memo');
	assert.match(files[1]?.toString() ?? '', /Can we opt out\?/);
	assert.deepEqual(
		{ needsOcr: page?.needsOcr, words: page?.layer.words, width: page?.width, height: page?.height },
		{ needsOcr: false, words: [], width: 612, height: 792 },
	);
	assert.match(page?.print ?? '', /^[0-9a-f]{64}$/);
});

test('an HTML message becomes what a reader sees; nothing of it runs or is fetched', async () => {
	const html = `Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><head><title>t</title><style>p{}</style></head><body>
		<script>document.write('scripted')</script><p>The program is&nbsp;<b>manda</b>tory.</p><!-- hidden -->
		<table><tr><td>County</td><td>Arrests</td></tr><tr><td>Arlington</td><td>12</td></tr></table>
		<a href="https://agency.example/faq">the FAQ</a><br>Fish &amp; chips &#8212; &lt;ok&gt;
		<img src="https://track.example/p.gif" width=1 height=1><img src="//cdn.example/seal.png" alt="Seal"><img src="cid:logo"></body></html>`;
	const { text, remarks } = await read(html);
	assert.equal(
		text,
		'Subject: x\n\nThe program is mandatory.\n\nCounty\tArrests\nArlington\t12\n\nthe FAQ <https://agency.example/faq>\nFish & chips — <ok> [Seal]',
	);
	assert.match(
		remarks.join(),
		/2 pictures that lie on other computers, 1 of them too small to be seen.*Nothing was fetched/,
	);
});

test('where the plain text is a stub, the HTML is shown', async () => {
	const body =
		'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlease use an HTML reader.\n--b\nContent-Type: text/html\n\n<p>' +
		'The county asked again whether it may leave. '.repeat(4) +
		'</p>\n--b--\n';
	const { text } = await read(`Subject: x\n${body}`);
	assert.match(text, /asked again/);
	assert.doesNotMatch(text, /HTML reader/);
});

test('odd messages are read as well as they can be', async () => {
	assert.match((await read('')).remarks.join(), /empty/);
	assert.equal((await read('')).text, '');
	const bare = await read('Only words here,\nno header at all: none.');
	assert.match(bare.text, /Only words here,\nno header at all: none\./);
	assert.match(bare.remarks.join(), /no header/);
	const legacy = await read(Buffer.from('Subject: caf\xe9\n\nna\xefve \x93quoted\x94', 'latin1'));
	assert.equal(legacy.text, 'Subject: café\n\nnaïve “quoted”');
	assert.match(legacy.remarks.join(), /Windows-1252/);
	const cyrillic = await read(
		Buffer.from('Subject: x\nContent-Type: text/plain; charset=koi8-r\n\n\xf0\xf2\xe9\xf7\xe5\xf4', 'latin1'),
	);
	assert.match(cyrillic.text, /ПРИВЕТ/);
	const unknown = await read('Subject: x\nContent-Type: text/plain; charset=martian\n\nplain words');
	assert.match(unknown.text, /plain words/);
	const open = await read('Subject: x\nContent-Type: multipart/mixed; boundary=never\n\nwords before any part');
	assert.equal(open.pages, 1);
	const marked = await read(Buffer.from(`\ufeff${memo}`));
	assert.equal(marked.properties.subject, 'Re: opt out');
	const deep = Array.from({ length: 100 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(
		'',
	);
	await assert.rejects(read(`Subject: x\n${deep}`), isRefusal);
});

test('a mailbox holds its messages as members; a sentence that begins with From parts nothing', async () => {
	const box =
		'From a@b.example Mon Feb  7 09:30:00 2011\nSubject: one\n\nbody\n\nFrom here on it was mandatory.\n>From the start.\n\nFrom c@d.example Tue Feb  8 10:00:00 2011\r\nSubject: two\r\n\r\nbody\r\n';
	const { pages, members, files } = await read(box, 'box.mbox');
	assert.equal(pages, 0);
	assert.deepEqual(
		members.map(({ path }) => path),
		['0001.eml', '0002.eml'],
	);
	assert.equal(files[0]?.toString(), 'Subject: one\n\nbody\n\nFrom here on it was mandatory.\nFrom the start.\n\n');
	assert.equal(files[1]?.toString(), 'Subject: two\r\n\r\nbody\r\n');
	const single = await read('From a@b.example Mon Feb  7 09:30:00 2011\nSubject: one\n\nbody\n', 'box.mbox');
	assert.equal(single.text, 'Subject: one\n\nbody');
});

test('every file of the mail corpus opens, with its words and attachments', async (t) => {
	const folder = fileURLToPath(new URL('../../../shared/corpus/mail/', import.meta.url));
	if (!existsSync(folder)) return t.skip('The corpus of released records is not here.');
	const words: Record<string, RegExp> = {
		'test-outlook.msg': /La réponse à vos attentes/,
		'testMSG.msg': /MIME registry use cases/,
		'testMSG_Contact.msg': /Company: Fence Co/,
		'testMSG_att_msg.msg': /Test email with 1 msg attachment/,
		'testMSG_chinese.msg': /格式測試/,
		'testEmailWithPNGAtt.eml': /PNG attachment included/,
	};
	for (const name of readdirSync(folder)) {
		const file = `${folder}${name}`;
		const opened = await openEmail(file, name, scratchFolder());
		const [page] = await Array.fromAsync(emailPages(file, name));
		assert.equal(opened.pages, 1, name);
		assert.match(page?.layer.text ?? '', words[name] ?? /[a-z]{4}/, name);
	}
	const nested = await openEmail(`${folder}testMSG_att_msg.msg`, 'testMSG_att_msg.msg', scratchFolder());
	const inner = nested.members.find(({ path }) => path.endsWith('.msg'));
	assert.ok(inner && 'file' in inner);
	assert.match((await openEmail(inner.file, inner.path, scratchFolder())).properties.subject ?? '', /Test Attachment/);
});

test('damaged messages give text or a refusal, never a crash', async (t) => {
	const folder = fileURLToPath(new URL('../../../shared/corpus/mail/', import.meta.url));
	if (!existsSync(folder)) return t.skip('The corpus of released records is not here.');
	const sources = ['testMSG.msg', 'testMSG_att_msg.msg', 'testEML_embedded_xhtml_and_img.eml'].map((name) => ({
		name,
		bytes: readFileSync(`${folder}${name}`),
	}));
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...sources),
			fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
			fc.option(fc.nat()),
			async ({ name, bytes }, changes, cut) => {
				const damaged = Buffer.from(bytes);
				for (const [at, value] of changes) damaged[at % damaged.length] = value;
				await read(cut === null ? damaged : damaged.subarray(0, cut % damaged.length), name).catch((error: unknown) =>
					assert.ok(isRefusal(error), String(error)),
				);
			},
		),
		{ numRuns: 150, seed: 2011 },
	);
});
