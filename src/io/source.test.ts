import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginning, bytesSource, fileSource } from './source.ts';

test('A file gives the same bytes as memory, wherever it is read, and never more than it has', () => {
	const folder = mkdtempSync(join(tmpdir(), 'uncover-source-'));
	// Three blocks and a bit, so that reads cross their edges.
	const bytes = Uint8Array.from({ length: 3 * 2 ** 18 + 77 }, (_, i) => (i * 2654435761) >>> 24);
	writeFileSync(join(folder, 'file'), bytes);
	const file = fileSource(join(folder, 'file'));
	try {
		fc.assert(
			fc.property(fc.nat(bytes.length + 10), fc.nat(300_000), (position, length) => {
				const [one, two] = [new Uint8Array(length), new Uint8Array(length)];
				assert.equal(file.read(position, one), position + length <= bytes.length);
				assert.equal(bytesSource(bytes).read(position, two), position + length <= bytes.length);
				assert.deepEqual(one, two);
			}),
			{ numRuns: 60 },
		);
		const part = beginning(file, 100);
		assert.deepEqual(
			[part.size, part.read(90, new Uint8Array(11)), part.read(90, new Uint8Array(10))],
			[100, false, true],
		);
	} finally {
		file.close();
		rmSync(folder, { recursive: true });
	}
});
