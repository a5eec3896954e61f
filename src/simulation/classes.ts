/** The invented people of the model: not persons but classes, and how many there are of each. */

export const statuses = ['citizen', 'naturalised', 'lawful', 'removable'] as const;
export const charges = ['felony', 'misdemeanour', 'driving-drunk', 'traffic', 'none-filed'] as const;
/** Convictions on record, as the programme's levels: L1 the gravest, `none` no conviction. */
export const levels = ['L1', 'L2', 'L3', 'none'] as const;
export const processes = ['reinstatement', 'expedited', 'administrative', 'voluntary', 'judge'] as const;

/** What is true of an invented person; the programme does not see it. `naturalised` stands for every citizen born abroad, since only they are in DHS files. */
export type Status = (typeof statuses)[number];
export type Charge = (typeof charges)[number];
export type Level = (typeof levels)[number];
export type Process = (typeof processes)[number];

export type Class = { readonly status: Status; readonly charge: Charge; readonly level: Level };

/** All combinations in a fixed order: status slowest, level fastest. */
export const classes: readonly Class[] = statuses.flatMap((status) =>
	charges.flatMap((charge) => levels.map((level) => ({ status, charge, level }))),
);

export function classIndex({ status, charge, level }: Class): number {
	return (statuses.indexOf(status) * charges.length + charges.indexOf(charge)) * levels.length + levels.indexOf(level);
}

export function isCitizen(status: Status): boolean {
	return status === 'citizen' || status === 'naturalised';
}
