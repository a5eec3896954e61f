import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileOf, type Part, scratchFolder, zipOf } from '../../test/fixtures/intake/pack.ts';
import type { Member } from '../app.ts';
import { isRefusal } from '../base/refusal.ts';
import { openZip, type ZipLimits } from './zip.ts';

const opened = (parts: Part[], limits?: Partial<ZipLimits>) => openZip(fileOf(zipOf(parts)), scratchFolder(), limits);
const textOf = (member: Member | undefined) =>
	member && 'file' in member ? readFileSync(member.file, 'utf8') : undefined;
const refusalOf = (member: Member | undefined) => (member && 'refused' in member ? member.refused : undefined);

test('members come out whole, under names of ours, with their paths as text', async () => {
	const scratch = scratchFolder();
	const archive = zipOf([
		{ path: 'VOL001/' },
		{ path: 'VOL001/letter.txt', bytes: 'as released' },
		{ path: 'VOL001/empty.txt', bytes: '', method: 0 },
		{ path: 'inner.zip', bytes: zipOf([{ path: 'a.txt', bytes: 'a' }]), method: 0 },
		{ path: Buffer.from('año.txt'), bytes: 'said nothing of UTF-8' },
		{ path: Buffer.from([0xa4, 0x2e, 0x74]), bytes: 'code page 437' },
		{ path: 'streamed.txt', bytes: 'sizes behind the data', streamed: true },
	]);
	const { kind, pages, members, remarks, suspicious } = await openZip(fileOf(archive), scratch);
	assert.deepEqual({ kind, pages, remarks, suspicious }, { kind: 'zip', pages: 0, remarks: [], suspicious: false });
	assert.deepEqual(
		members.map(({ path }) => path),
		['VOL001/letter.txt', 'VOL001/empty.txt', 'inner.zip', 'año.txt', 'ñ.t', 'streamed.txt'],
	);
	assert.equal(textOf(members[0]), 'as released');
	assert.equal(textOf(members[5]), 'sizes behind the data');
	for (const member of members) {
		assert.ok('file' in member && member.file.startsWith(scratch));
		assert.equal(statSync(member.file).size, member.size);
		assert.match(member.file.slice(scratch.length), /^[/\\][\w-]+$/);
	}
});

test('a member that is a trick is refused with a sentence, and the others come out', async () => {
	const tricks: [Part, RegExp][] = [
		[{ path: '../../etc/cron.d/x', bytes: 'x' }, /leads out of/],
		[{ path: 'a/../../b', bytes: 'x' }, /leads out of/],
		[{ path: '/etc/passwd', bytes: 'x' }, /leads out of/],
		[{ path: 'C:\\Windows\\x.dll', bytes: 'x' }, /leads out of/],
		[{ path: '..\\..\\x', bytes: 'x' }, /leads out of/],
		[{ path: '\\\\server\\share\\x', bytes: 'x' }, /leads out of/],
		[{ path: 'link', bytes: '/etc/passwd', mode: 0o120777 }, /link to another file/],
		[{ path: 'pipe', bytes: '', mode: 0o010644 }, /special file/],
		[{ path: 'locked.pdf', bytes: 'x', flags: 1 }, /locked with a password/],
		[{ path: 'odd.bin', bytes: 'x', method: 14 }, /ZIP method 14/],
		[{ path: '', bytes: 'x' }, /no proper name/],
		[{ path: 'a\0.txt', bytes: 'x' }, /no proper name/],
	];
	const scratch = scratchFolder();
	const parts = [...tricks.map(([part]) => part), { path: 'good.txt', bytes: 'good' }];
	const { members } = await openZip(fileOf(zipOf(parts)), scratch);
	assert.equal(members.length, parts.length);
	for (const [i, [part, sentence]] of tricks.entries())
		assert.match(refusalOf(members[i]) ?? 'not refused', sentence, String(part.path));
	assert.equal(textOf(members.at(-1)), 'good');
	assert.equal(readdirSync(scratch).length, 1);
});

test('backslashes as Windows writes them are only separators', async () => {
	const { members } = await opened([{ path: 'VOL001\\NATIVES\\a.txt', bytes: 'a' }]);
	assert.equal(members[0]?.path, 'VOL001/NATIVES/a.txt');
	assert.equal(textOf(members[0]), 'a');
});

test('a bomb is stopped while it unpacks, whatever size it claims', async () => {
	const zeros = Buffer.alloc(30_000_000);
	const scratch = scratchFolder();
	const archive = zipOf([
		{ path: 'bomb', bytes: zeros, claims: { size: 5 } },
		{ path: 'good.txt', bytes: 'good' },
	]);
	const { members } = await openZip(fileOf(archive), scratch);
	assert.match(refusalOf(members[0]) ?? '', /more than 200 times its size/);
	assert.equal(textOf(members[1]), 'good');
	assert.equal(readdirSync(scratch).length, 1, 'nothing of the bomb stays');
});

test('what repeats itself a little is no bomb', async () => {
	const { members } = await opened([{ path: 'log.txt', bytes: Buffer.alloc(9_000_000) }]);
	assert.ok('file' in (members[0] ?? {}));
});

test('one member, all members together, and their number have limits, each with its sentence', async () => {
	const noise = (size: number) => Buffer.from(Array.from({ length: size }, (_, i) => (i * i * 31) % 251));
	const parts = ['a', 'b', 'c', 'd'].map((path) => ({ path, bytes: noise(1000), method: 0 }));
	const single = await opened(parts, { member: 999 });
	assert.match(refusalOf(single.members[0]) ?? '', /import this file alone/);
	const total = await opened(parts, { total: 2500 });
	assert.deepEqual(
		total.members.map((member) => 'file' in member),
		[true, true, false, false],
	);
	assert.match(refusalOf(total.members[3]) ?? '', /past that/);
	const number = await opened(parts, { members: 3 });
	assert.equal(number.members.length, 3);
	assert.match(number.remarks.join(), /lists 4 members, and only the first 3/);
});

test('clutter of the packing computer is left out with one remark; names that differ only in capitals are both kept', async () => {
	const { members, remarks } = await opened([
		{ path: '__MACOSX/._a.txt', bytes: 'x' },
		{ path: 'folder/.DS_Store', bytes: 'x' },
		{ path: 'A.TXT', bytes: 'upper' },
		{ path: 'a.txt', bytes: 'lower' },
	]);
	assert.deepEqual(
		members.map(({ path }) => path),
		['A.TXT', 'a.txt'],
	);
	assert.deepEqual(members.map(textOf), ['upper', 'lower']);
	assert.equal(remarks.length, 2);
	assert.match(remarks.join(), /2 files that only the packing computer uses/);
});

test('an archive cut short gives the members before the cut', async () => {
	const parts = Array.from({ length: 20 }, (_, i) => ({
		path: `${i}.txt`,
		bytes: `page ${i} `.repeat(50),
		streamed: i % 3 === 0,
	}));
	const whole = zipOf(parts);
	const { members, remarks } = await openZip(fileOf(whole.subarray(0, whole.indexOf('12.txt') + 20)), scratchFolder());
	assert.deepEqual(
		members.slice(0, 12).map(textOf),
		parts.slice(0, 12).map(({ bytes }) => bytes),
	);
	assert.match(refusalOf(members[12]) ?? '', /damaged or cut short/);
	assert.match(remarks.join(), /cut short/);
});

test('a member that does not match its checksum is kept and said', async () => {
	const { members, remarks } = await opened([{ path: 'a.txt', bytes: 'a', claims: { crc: 1 } }]);
	assert.equal(textOf(members[0]), 'a');
	assert.match(remarks.join(), /“a\.txt” does not match its checksum/);
});

test('an empty archive says so, and what is no archive is refused', async () => {
	assert.match((await opened([])).remarks.join(), /holds no files/);
	await assert.rejects(openZip(fileOf('not a zip at all'), scratchFolder()), isRefusal);
	await assert.rejects(openZip(fileOf(''), scratchFolder()), isRefusal);
});

test('a damaged archive never breaks anything: members, sentences, or a refusal', async () => {
	const whole = zipOf([
		{ path: 'a.txt', bytes: 'as released '.repeat(30) },
		{ path: 'b.txt', bytes: 'withheld', streamed: true },
		{ path: 'c.txt', bytes: 'in part', method: 0 },
	]);
	const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
	await fc.assert(
		fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), async (changes, cut) => {
			const bytes = Buffer.from(whole);
			for (const [at, value] of changes) bytes[at] = value;
			const scratch = scratchFolder();
			try {
				const { members } = await openZip(fileOf(bytes.subarray(0, cut % 3 === 0 ? cut : undefined)), scratch);
				for (const member of members)
					if ('file' in member)
						assert.ok(existsSync(member.file) && !member.file.slice(scratch.length + 1).includes('/'));
			} catch (error) {
				assert.ok(isRefusal(error), String(error));
			}
		}),
		{ numRuns: 300, seed: 2011 },
	);
});

test('a released archive opens', async (t) => {
	const archive = new URL('../../../shared/corpus/annual-reports/2011-FOIASetFull.zip', import.meta.url).pathname;
	if (!existsSync(archive)) return t.skip('The corpus of released records is not here.');
	const { members } = await openZip(archive, scratchFolder());
	assert.ok(members.length > 90);
	assert.ok(members.every((member) => 'file' in member && statSync(member.file).size === member.size));
});
