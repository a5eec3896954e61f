import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { lie, unturned, WIDEST_SKEW } from './deskew.ts';
import { toGrey } from './pixels.ts';

const letter = readFileSync(new URL('../../test/fixtures/ocr/letter.png', import.meta.url));

const turned = async (angle: number) =>
	toGrey(
		sharp(await sharp(letter).rotate(angle, { background: '#fff' }).png().toBuffer()).resize({
			width: 900,
			height: 900,
			fit: 'inside',
		}),
	);

test('the skew of a page is found within a quarter of a degree, black boxes and all', async () => {
	for (const angle of [-7.5, -3.2, -0.6, 0, 0.4, 2, 5, 7.9]) {
		const found = lie(await turned(angle));
		assert.ok(Math.abs(found.skew - angle) < 0.25, `${angle}: ${found.skew}`);
		assert.equal(found.sideways, false, `${angle}`);
	}
});

test('a page on its side is told from an upright one, and its skew is found too', async () => {
	for (const angle of [90, 270, 92, 266.5]) {
		const found = lie(await turned(angle));
		assert.equal(found.sideways, true, `${angle}`);
		assert.ok(Math.abs(found.skew - (angle - (angle < 180 ? 90 : 270))) < 0.25, `${angle}: ${found.skew}`);
	}
	assert.equal(lie(await turned(180)).sideways, false);
});

test('an empty page and a black page have no skew', () => {
	for (const level of [0, 255]) {
		const grey = new Uint8Array(300 * 400).fill(level);
		assert.deepEqual(lie({ width: 300, height: 400, grey }), { skew: 0, sideways: false });
	}
});

test('a box found on the turned page comes back to where its middle was', () => {
	const side = fc.integer({ min: 200, max: 3000 });
	fc.assert(
		fc.property(
			side,
			side,
			fc.double({ min: -WIDEST_SKEW, max: WIDEST_SKEW, noNaN: true }),
			fc.constantFrom(0, 90, 180, 270),
			(width, height, skew, quarter) => {
				const angle = quarter + skew;
				const radians = (angle * Math.PI) / 180;
				const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
				const to = {
					width: width * Math.abs(cos) + height * Math.abs(sin),
					height: width * Math.abs(sin) + height * Math.abs(cos),
				};
				// A point at 30 % and 40 % of the page, turned clockwise about the middle.
				const [dx, dy] = [(0.3 - 0.5) * width, (0.4 - 0.5) * height];
				const [x, y] = [to.width / 2 + dx * cos - dy * sin, to.height / 2 + dx * sin + dy * cos];
				const box = unturned({ x: x - 4, y: y - 4, w: 8, h: 8 }, { angle, from: { width, height }, to });
				assert.ok(Math.abs(box.x + box.w / 2 - 0.3) < 1e-6 && Math.abs(box.y + box.h / 2 - 0.4) < 1e-6);
				assert.ok(box.w * width >= 7.99 && box.h * height >= 7.99, 'it is no smaller than it was');
			},
		),
	);
});
