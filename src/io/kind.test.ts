import assert from 'node:assert/strict';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { workbookOf, zipOf } from '../../test/fixtures/intake/pack.ts';
import { describeUnknown, kindOf } from './kind.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const compound = (inside = '') =>
	Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(100), Buffer.from(inside, 'utf16le')]);

test('content decides, whatever the name says', () => {
	assert.equal(kindOf(latin('%PDF-1.4\n'), 'letter.txt'), 'pdf');
	assert.equal(kindOf(latin('\xef\xbb\xbf\n%PDF-1.4\n'), 'x'), 'pdf');
	assert.equal(kindOf(latin('junk before %PDF-1.4'), 'x.pdf'), 'pdf');
	assert.equal(kindOf(latin('The file starts with %PDF-1.4'), 'notes.txt'), 'text');
	assert.equal(kindOf(latin('\x89PNG\r\n\x1a\n'), 'scan.pdf'), 'image');
	assert.equal(kindOf(latin('\xff\xd8\xff\xe0'), 'x'), 'image');
	assert.equal(kindOf(latin('II*\0'), 'x'), 'image');
	assert.equal(kindOf(latin('RIFFxxxxWEBP'), 'x'), 'image');
	assert.equal(kindOf(zipOf([{ path: 'a.pdf', bytes: '%PDF-' }]), 'release.pdf'), 'zip');
	assert.equal(kindOf(zipOf([]), 'empty'), 'zip');
	assert.equal(kindOf(compound('__substg1.0_'), 'mail'), 'email');
	assert.equal(kindOf(latin('Received: by x\nMessage-ID: <1@x>\nSubject: y\n\nz'), 'message.bin'), 'email');
	assert.equal(kindOf(latin('From a@b Mon Feb  7 09:30:00 2011\nSubject: y\n\nz'), 'inbox'), 'email');
	assert.equal(kindOf(latin('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff'), 'letter.txt'), 'unknown');
});

test('where the content leaves it open, the name decides', () => {
	assert.equal(kindOf(latin('a,b\n1,2\n'), 'rows.CSV'), 'csv');
	assert.equal(kindOf(latin('a|b'), 'rows.psv'), 'csv');
	assert.equal(kindOf(latin('\x1f\x8b\x08'), 'rows.csv.gz'), 'csv');
	assert.equal(kindOf(latin('\x1f\x8b\x08'), 'rows.tar.gz'), 'unknown');
	assert.equal(kindOf(latin('Subject: x\n\ny'), 'x.eml'), 'email');
	assert.equal(kindOf(compound(), 'x.msg'), 'email');
	assert.equal(kindOf(latin(''), 'empty.txt'), 'text');
	assert.equal(kindOf(latin(''), 'empty.pdf'), 'unknown');
});

test('the released text of a printed e-mail is a text, not a message file', () => {
	assert.equal(kindOf(latin('From: A\nSent: Monday\nTo: B\nSubject: opt out\n\nThey cannot.'), '0001.txt'), 'text');
});

test('a workbook is told from other Office files and from archives', () => {
	const book = workbookOf([{ name: 'a', xml: '<sheetData/>' }]);
	assert.equal(kindOf(book, 'x.zip'), 'xlsx');
	assert.equal(kindOf(zipOf([{ path: '[Content_Types].xml', bytes: 'x' }]), 'x.xlsm'), 'xlsx');
	assert.equal(
		kindOf(
			zipOf([
				{ path: '[Content_Types].xml', bytes: 'x' },
				{ path: 'word/document.xml', bytes: 'x' },
			]),
			'memo',
		),
		'unknown',
	);
	assert.equal(
		kindOf(zipOf([{ path: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text', method: 0 }]), 'memo'),
		'unknown',
	);
	assert.equal(kindOf(zipOf([{ path: 'xl/workbook.bin', bytes: 'x' }]), 'x.xlsb'), 'unknown');
});

test('what is kept unread says what it is and what to do', () => {
	assert.match(describeUnknown(compound('Workbook'), 'a.xls'), /old binary Excel format.*save a copy as \.xlsx/);
	assert.match(describeUnknown(compound('EncryptedPackage'), 'a.xlsx'), /locked with a password/);
	assert.match(describeUnknown(zipOf([{ path: 'word/document.xml', bytes: 'x' }]), 'a.docx'), /save a copy as PDF/);
	assert.match(describeUnknown(latin('!BDN'), 'a.pst'), /Outlook mail store/);
	assert.match(describeUnknown(latin(''), 'a.pdf'), /empty/);
	assert.match(describeUnknown(latin('\x01\x02\x03'), 'a.xyz'), /not known \(its name ends in \.xyz\)/);
});

test('every file of the corpus is what it is', (t) => {
	const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
	if (!existsSync(corpus)) return t.skip('The corpus of released records is not here.');
	const kinds: Record<string, string> = {
		pdf: 'pdf',
		eml: 'email',
		msg: 'email',
		mbox: 'email',
		png: 'image',
		tif: 'image',
		xlsx: 'xlsx',
		zip: 'zip',
		gz: 'csv',
		csv: 'csv',
		txt: 'text',
		json: 'text',
		hocr: 'text',
	};
	let seen = 0;
	for (const file of readdirSync(corpus, { withFileTypes: true, recursive: true })) {
		const expected = kinds[file.name.split('.').at(-1) ?? ''];
		if (!file.isFile() || !expected) continue;
		const head = Buffer.alloc(4096);
		const handle = openSync(`${file.parentPath}/${file.name}`, 'r');
		const length = readSync(handle, head);
		closeSync(handle);
		assert.equal(kindOf(head.subarray(0, length), file.name), expected, file.name);
		seen++;
	}
	assert.ok(seen > 200);
});
