/** What every result says of itself. */

export const limits =
	'The people counted here are invented. The rates behind the counts come from public figures of 2008 to 2019, most of them national, ' +
	'some incomplete and some disputed; how often a search finds a record, by level of conviction, was never published. ' +
	'Changes in what police, prosecutors, ICE or families do are not modelled. The true numbers of a county can be twice these, or half, or further off. ' +
	'Nothing here says whether any person should be arrested, held or let go, and what the law allows is a question for counsel.';

/** Stands in every file and answer the simulation makes. */
export const mark = { synthetic: true, limits } as const;
