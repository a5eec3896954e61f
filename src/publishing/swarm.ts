/** Dots on a line that would cover each other, moved off it by as little as need be. */

/** Which way a dot goes first where the line is taken; `up` and `down` go no other way. */
export type Side = 'up' | 'down' | 'either';

/**
 * For each dot the number of dot heights it stands above (positive) or below the line: 0, 1, -1, 2 …
 * @param at where the dots stand along the line, in order from the left, in the unit of `width`.
 * @param width of a dot.
 * @param sides of each dot; either where left out.
 */
export function swarm(at: readonly number[], width: number, sides: readonly Side[] = []): number[] {
	const levels: number[] = [];
	for (const [i, here] of at.entries()) {
		const near = levels.filter((_, j) => j < i && here - (at[j] ?? 0) < width);
		const side = sides[i] ?? 'either';
		let level = 0;
		while (near.includes(level)) level = next(level, side);
		levels.push(level);
	}
	return levels;
}

function next(level: number, side: Side): number {
	if (side === 'up') return level + 1;
	if (side === 'down') return level - 1;
	return level > 0 ? -level : 1 - level;
}
