/** Pictures as files (PNG, JPEG, TIFF) and as grey pixels. */

import sharp, { type Sharp } from 'sharp';
import type { Picture } from '../base/page.ts';

/** Past this a picture is refused before it is unpacked: more than an engineering drawing at 300 dpi. */
const MOST_PIXELS = 200_000_000;

/** A picture file → grey pixels on white, made smaller where its longer side exceeds `longSide` pixels. */
export async function greyPicture(bytes: Uint8Array, longSide: number): Promise<Picture> {
	return toGrey(
		sharp(bytes, { limitInputPixels: MOST_PIXELS })
			.flatten({ background: '#fff' })
			.resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true }),
	);
}

/** Pixels as the start of a sharp pipeline. */
export function drawn({ width, height, grey }: Picture): Sharp {
	return sharp(grey, { raw: { width, height, channels: 1 } });
}

/** The end of a sharp pipeline as grey pixels. */
export async function toGrey(image: Sharp): Promise<Picture> {
	const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, grey: data };
}
