/** Takes the time of packing out of a ZIP file, so that the same content gives the same bytes. */

/** A copy with the earliest moment that a ZIP can name (1 January 1980) in every header. APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
export function stilled(zip: Uint8Array): Uint8Array {
	const bytes = Uint8Array.from(zip);
	const view = new DataView(bytes.buffer);
	const end = endOf(view);
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left--) {
		if (view.getUint32(at, true) !== 0x02014b50)
			throw new TypeError('The directory of a ZIP file that was just written cannot be read.');
		view.setUint32(at + 12, earliest, true);
		view.setUint32(view.getUint32(at + 42, true) + 10, earliest, true);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return bytes;
}

/** Time 0:00 in the low half, 1980-01-01 in the high half. */
const earliest = 0x0021_0000;

function endOf(view: DataView): number {
	for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
	throw new TypeError('What should be a ZIP file has no end.');
}
