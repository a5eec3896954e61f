import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../test/fixtures/intake/pack.ts';
import { isRefusal } from '../base/refusal.ts';
import { openFiles } from './files.ts';

const folder = scratchFolder;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const temporary = (at: string) => readdirSync(join(at, 'files')).filter((name) => name.startsWith('.'));

test('an original lies under its SHA-256, whole and read-only, and the same bytes are stored once', async () => {
	const at = folder();
	const files = openFiles(at);
	const bytes = randomBytes(3_000_000);
	writeFileSync(join(at, 'letter.pdf'), bytes);
	const stored = await files.put(join(at, 'letter.pdf'));
	assert.deepEqual(stored, { sha256: sha256(bytes), size: 3_000_000 });
	assert.equal(files.path(stored.sha256), join(at, 'files', stored.sha256.slice(0, 2), stored.sha256.slice(2)));
	assert.deepEqual(readFileSync(files.path(stored.sha256)), bytes);
	assert.equal(statSync(files.path(stored.sha256)).mode & 0o777, 0o444);
	const before = statSync(files.path(stored.sha256)).ino;
	assert.deepEqual(await files.putBytes(bytes), stored);
	assert.equal(statSync(files.path(stored.sha256)).ino, before);
	assert.deepEqual(temporary(at), []);
	assert.equal(await files.rehash(stored.sha256), stored.sha256);
});

test('an empty file is a file', async () => {
	const files = openFiles(folder());
	const stored = await files.putBytes(new Uint8Array());
	assert.equal(stored.sha256, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	assert.equal(statSync(files.path(stored.sha256)).size, 0);
});

test('rehash notices a changed original and a missing one', async () => {
	const files = openFiles(folder());
	const { sha256: name } = await files.putBytes(Buffer.from('as released'));
	rmSync(files.path(name));
	assert.equal(await files.rehash(name), undefined);
	writeFileSync(files.path(name), 'as forged!!');
	assert.equal(await files.rehash(name), sha256(Buffer.from('as forged!!')));
	assert.notEqual(await files.rehash(name), name);
});

test('what cannot be copied is refused in words, and leaves nothing behind', async () => {
	const at = folder();
	const files = openFiles(at);
	await assert.rejects(
		files.put(join(at, 'nowhere.pdf')),
		(error) => isRefusal(error) && error.code === 'not-found' && /nowhere\.pdf/.test(error.message),
	);
	await assert.rejects(files.put(at), (error) => isRefusal(error) && /is a folder/.test(error.message));
	assert.throws(() => files.path('../../etc/passwd'), isRefusal);
	assert.deepEqual(temporary(at), []);
});

test('many copies of one file at once store it once', async () => {
	const at = folder();
	const files = openFiles(at);
	const bytes = randomBytes(500_000);
	const stored = await Promise.all(Array.from({ length: 12 }, () => files.putBytes(bytes)));
	assert.equal(new Set(stored.map((each) => each.sha256)).size, 1);
	assert.equal(await files.rehash(sha256(bytes)), sha256(bytes));
	assert.deepEqual(temporary(at), []);
});

test('derived files can be written, read, replaced and thrown away; their names cannot leave the folder', async () => {
	const files = openFiles(folder());
	assert.equal(await files.readDerived('pages/7/31.jpg'), undefined);
	await files.writeDerived('pages/7/31.jpg', Buffer.from('one'));
	await files.writeDerived('pages/7/31.jpg', Buffer.from('two'));
	assert.equal(Buffer.from((await files.readDerived('pages/7/31.jpg')) ?? []).toString(), 'two');
	await files.clearDerived();
	assert.equal(await files.readDerived('pages/7/31.jpg'), undefined);
	for (const name of ['../case.db', '/etc/passwd', 'a/../../b', '', 'a//b', '.hidden', 'a\\b', 'a/'])
		await assert.rejects(files.writeDerived(name, Buffer.from('x')), isRefusal, name);
});

test('a copy killed in the middle leaves no original, and its leftover goes at the next opening', async () => {
	const at = folder();
	const program = `
		import { openFiles } from ${JSON.stringify(new URL('./files.ts', import.meta.url).href)};
		import { open } from 'node:fs/promises';
		const source = ${JSON.stringify(join(at, 'large.bin'))};
		const handle = await open(source, 'w');
		await handle.truncate(3e9);
		await handle.close();
		const files = openFiles(${JSON.stringify(at)});
		console.log('copying');
		await files.put(source);
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	while (temporary(at).every((name) => statSync(join(at, 'files', name)).size < 20e6))
		await new Promise((soon) => setTimeout(soon, 5));
	child.kill('SIGKILL');
	await once(child, 'exit');
	assert.equal(temporary(at).length, 1, 'the kill came in the middle');
	assert.deepEqual(
		readdirSync(join(at, 'files')).filter((name) => !name.startsWith('.')),
		[],
	);
	openFiles(at);
	assert.deepEqual(readdirSync(join(at, 'files')), []);
	rmSync(at, { recursive: true });
});

test('the copy of a living neighbour is left alone', async () => {
	const at = folder();
	const files = openFiles(at);
	const neighbour = join(at, 'files', `.incoming-${process.ppid}-1`);
	const ours = join(at, 'files', `.incoming-${process.pid}-1`);
	writeFileSync(neighbour, 'half');
	writeFileSync(ours, 'half');
	openFiles(at);
	assert.equal(temporary(at).length, 2);
	assert.ok(files);
});
