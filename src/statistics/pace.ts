/** How fast records are read, and how long it will take yet. */

export type Pace = { perSecond: number; secondsLeft: number | null };

/** @param share how much of the file has been read, 0 to 1; null where unknown. @param seconds since reading began */
export function paceOf({ rows, share }: { rows: number; share: number | null }, seconds: number): Pace {
	const left = share === null || share <= 0 ? null : Math.ceil((seconds / share) * (1 - Math.min(1, share)));
	return { perSecond: Math.round(rows / Math.max(0.1, seconds)), secondsLeft: left };
}
