import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, formatOf, numberText } from './format.ts';

test('serial numbers are days in both systems, and the day that never was is none', () => {
	const known: [number, boolean, string, string][] = [
		[1, false, '1900-01-01', ''],
		[59, false, '1900-02-28', ''],
		[61, false, '1900-03-01', ''],
		[40581, false, '2011-02-07', ''],
		[40581.572916667, false, '2011-02-07', '13:45'],
		[40580.999999, false, '2011-02-07', ''],
		[43549.0000116, false, '2019-03-25', '00:00:01'],
		[2_958_465, false, '9999-12-31', ''],
		[0, true, '1904-01-01', ''],
		[39119, true, '2011-02-07', ''],
	];
	for (const [serial, from1904, day, time] of known)
		assert.deepEqual(dateOf(serial, from1904), { day, time }, String(serial));
	for (const serial of [0, -1, 60, 60.5, 3e6, Number.POSITIVE_INFINITY])
		assert.equal(dateOf(serial, false), undefined, String(serial));
});

test('format codes say what kind of number it is', () => {
	const kinds: Record<string, string> = {
		General: 'number',
		'0.00': 'number',
		'#,##0_);[Red](#,##0)': 'number',
		'"Days in custody" 0': 'number',
		'[$-409]0': 'number',
		'0\\d': 'number',
		'@': 'number',
		'0.0%': 'percent',
		'm/d/yyyy': 'day',
		'[$-409]mmm-yy;@': 'day',
		mmmm: 'day',
		'm/d/yy h:mm': 'day and time',
		'h:mm:ss AM/PM': 'time',
		'[h]:mm': 'time',
		'mm:ss.0': 'time',
	};
	for (const [code, shows] of Object.entries(kinds)) assert.equal(formatOf(code).shows, shows, code);
});

test('numbers look about as their cells show them', () => {
	assert.equal(numberText(0.1 + 0.2, formatOf('General')), '0.3');
	assert.equal(numberText(0.4567, formatOf('0.0%')), '45.7%');
	assert.equal(numberText(0.5, formatOf('0%')), '50%');
	assert.equal(numberText(0.572916667, formatOf('h:mm')), '13:45');
	assert.equal(numberText(30.5, formatOf('[h]:mm')), '732:00');
	assert.equal(numberText(123456789012345, formatOf('0')), '123456789012345');
});
