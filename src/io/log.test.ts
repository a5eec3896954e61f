import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LogOptions, openLog } from './log.ts';

function lines(options: Partial<LogOptions> = {}) {
	const written: string[] = [];
	const now = () => new Date('2011-02-07T10:20:30Z');
	return { log: openLog({ write: (line) => written.push(line), now, ...options }), written };
}

test('a person reads one line a message, with what belongs to it', () => {
	const { log, written } = lines();
	log.info('Read\n  a file', { name: 'memo 3.pdf', pages: 12 });
	log.warn('A page could not be read.', { file: '/case/files/ab12' });
	assert.deepEqual(written, [
		'10:20:30 Read a file name="memo 3.pdf" pages=12\n',
		'10:20:30 warn: A page could not be read. file=/case/files/ab12\n',
	]);
});

test('a machine reads JSON lines, errors with their stacks', () => {
	const { log, written } = lines({ json: true });
	log.error('Broke', { error: new Error('mishap'), size: 9007199254740993n });
	const entry = JSON.parse(written[0] ?? '');
	assert.equal(entry.level, 'error');
	assert.equal(entry.time, '2011-02-07T10:20:30.000Z');
	assert.match(entry.error, /Error: mishap\n\s+at /);
	assert.equal(entry.size, '9007199254740993');
});

test('what is less grave than asked for is left out', () => {
	const { log, written } = lines({ least: 'warn' });
	log.info('quiet');
	log.warn('loud');
	assert.equal(written.length, 1);
});

test('whatever is handed to it, the log does not throw', () => {
	const circle: Record<string, unknown> = {};
	circle.self = circle;
	for (const json of [true, false]) {
		const { log, written } = lines({ json });
		log.info('circle', { circle, nothing: undefined, fn: () => 1 });
		assert.match(written[0] ?? '', /\n$/);
	}
});
