/** Dots on a line that would cover each other, moved off it by as little as need be. */

/**
 * For each dot the number of dot heights it stands above (positive) or below the line: 0, 1, -1, 2 …
 * @param at where the dots stand along the line, in order from the left, in the unit of `width`.
 * @param width of a dot.
 */
export function swarm(at: readonly number[], width: number): number[] {
	const levels: number[] = [];
	for (const [i, here] of at.entries()) {
		const near = levels.filter((_, j) => j < i && here - (at[j] ?? 0) < width);
		let level = 0;
		while (near.includes(level)) level = level > 0 ? -level : 1 - level;
		levels.push(level);
	}
	return levels;
}
