/**
 * The words of a vocabulary within an edit distance of one word, nearest first, at most `limit`. Both sides folded as the
 * index folds them. Myers (1999), “A fast bit-vector algorithm for approximate string matching”: one machine word holds
 * a column of the table, so a vocabulary of 300,000 takes tens of milliseconds.
 */
export function neighbours(word: string, vocabulary: Iterable<string>, distance: 1 | 2, limit = 50): string[] {
	const found: string[][] = [[], [], []];
	const measure = word.length <= 32 ? bitVector(word) : (other: string) => editDistance(word, other, distance);
	for (const other of vocabulary) {
		if (Math.abs(other.length - word.length) > distance) continue;
		const far = measure(other);
		if (far <= distance) found[far]?.push(other);
	}
	return found.flat().slice(0, limit);
}

function bitVector(word: string): (other: string) => number {
	const length = word.length;
	if (length === 0) return (other) => other.length;
	const top = 1 << (length - 1);
	const peq = new Int32Array(65536);
	for (let i = 0; i < length; i++) {
		const unit = word.charCodeAt(i);
		peq[unit] = (peq[unit] ?? 0) | (1 << i);
	}
	return (other) => {
		let pv = -1;
		let mv = 0;
		let score = length;
		for (let i = 0; i < other.length; i++) {
			const eq = peq[other.charCodeAt(i)] ?? 0;
			const xv = eq | mv;
			const xh = (((eq & pv) + pv) ^ pv) | eq;
			let ph = mv | ~(xh | pv);
			let mh = pv & xh;
			if (ph & top) score++;
			if (mh & top) score--;
			ph = (ph << 1) | 1;
			mh <<= 1;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		return score;
	};
}

/** Insertions, deletions and replacements that make one text the other; anything above `most` comes back as most + 1. */
export function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		let least = i;
		for (let k = 1; k <= b.length; k++) {
			const change = (row[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1);
			const cost = Math.min(change, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1);
			next.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) return most + 1;
		row = next;
	}
	return Math.min(row[b.length] ?? 0, most + 1);
}
