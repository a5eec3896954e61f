/** Federal rules by the day of the request, as data. What differs from one pack to the next is what a count asks for. */

export type StatutePack = {
	id: string;
	title: string;
	/** Requests made from this day until before the next pack. */
	from: string;
	/** Working days to decide on a request, and on an appeal. */
	decide: number;
	/** The clock starts no later than so many days after first receipt by a designated component. */
	routingCap: number | null;
	/** How many requests for information stop the clock; fee questions always may. */
	clarifications: number;
	/** Working days that unusual circumstances can add, once in all. */
	extension: number;
	/** Calendar days that an appeal window must have at least. */
	appealFloor: number | null;
	feeBar: 'none' | '2008' | '2016';
	/** Requests that take longer than so many days need a tracking number. */
	tracking: number | null;
	checked: boolean;
};

export const statutePacks: readonly StatutePack[] = [
	{
		id: 'FOIA-pre-OGA',
		title: 'FOIA before the OPEN Government Act of 2007',
		// The twenty days of the 1996 amendments; before them it was ten.
		from: '1997-10-02',
		decide: 20,
		routingCap: null,
		clarifications: Number.POSITIVE_INFINITY,
		extension: 10,
		appealFloor: null,
		feeBar: 'none',
		tracking: null,
		checked: true,
	},
	{
		id: 'FOIA-2008',
		title: 'FOIA as amended by the OPEN Government Act of 2007',
		from: '2008-12-31',
		decide: 20,
		routingCap: 10,
		clarifications: 1,
		extension: 10,
		appealFloor: null,
		feeBar: '2008',
		tracking: 10,
		checked: true,
	},
	{
		id: 'FOIA-2016',
		title: 'FOIA as amended by the FOIA Improvement Act of 2016',
		from: '2016-07-01',
		decide: 20,
		routingCap: 10,
		clarifications: 1,
		extension: 10,
		appealFloor: 90,
		feeBar: '2016',
		tracking: 10,
		checked: true,
	},
];

export type AgencyPack = {
	id: string;
	agency: string;
	from: string;
	n: number;
	unit: 'calendar' | 'working';
	/** What has to happen within the window. */
	satisfiedBy: 'transmission' | 'receipt';
	/** Local hour of the last day, in the agency's time zone. */
	cutoff: string;
	timeZone: string;
	citation: string;
	checked: boolean;
};

const eastern = { cutoff: '23:59:59', timeZone: 'America/New_York' };

/** Appeal windows by agency, oldest first. Always held against the floor of the statute. */
export const agencyPacks: readonly AgencyPack[] = [
	{
		id: 'DHS-2003',
		agency: 'DHS',
		from: '2003-01-27',
		n: 60,
		unit: 'calendar',
		satisfiedBy: 'receipt',
		...eastern,
		citation: '6 CFR 5.9 (2003)',
		checked: false,
	},
	{
		id: 'DHS-2016',
		agency: 'DHS',
		from: '2016-12-22',
		n: 90,
		unit: 'working',
		satisfiedBy: 'transmission',
		...eastern,
		citation: '6 CFR 5.8(a)(1)',
		checked: true,
	},
	{
		id: 'DOJ-1998',
		agency: 'DOJ',
		from: '1998-07-01',
		n: 60,
		unit: 'calendar',
		satisfiedBy: 'receipt',
		...eastern,
		citation: '28 CFR 16.9 (2014)',
		checked: true,
	},
	{
		id: 'DOJ-2015',
		agency: 'DOJ',
		from: '2015-05-04',
		n: 60,
		unit: 'calendar',
		satisfiedBy: 'transmission',
		...eastern,
		citation: '28 CFR 16.8 (2015)',
		checked: true,
	},
	{
		id: 'DOJ-2016',
		agency: 'DOJ',
		from: '2016-07-01',
		n: 90,
		unit: 'calendar',
		satisfiedBy: 'transmission',
		...eastern,
		citation: '28 CFR 16.8(a)',
		checked: false,
	},
	{
		id: 'CIA',
		agency: 'CIA',
		from: '2016-07-01',
		n: 90,
		unit: 'calendar',
		satisfiedBy: 'receipt',
		...eastern,
		citation: '32 CFR 1900.42',
		checked: true,
	},
	{
		id: 'DOI',
		agency: 'DOI',
		from: '2016-07-01',
		n: 90,
		unit: 'working',
		satisfiedBy: 'receipt',
		cutoff: '17:00:00',
		timeZone: 'America/New_York',
		citation: '43 CFR 2.58',
		checked: true,
	},
];

/** Components of the agencies above, by the names they sign with. */
const components: Readonly<Record<string, readonly string[]>> = {
	DHS: [
		'DHS',
		'ICE',
		'CBP',
		'USCIS',
		'TSA',
		'USSS',
		'FEMA',
		'USCG',
		'US-VISIT',
		'USVISIT',
		'OBIM',
		'CISA',
		'NPPD',
		'CRCL',
		'FLETC',
		'I&A',
		'DHS OIG',
		'DEPARTMENT OF HOMELAND SECURITY',
		'HOMELAND SECURITY',
	],
	DOJ: [
		'DOJ',
		'FBI',
		'EOIR',
		'OLC',
		'DEA',
		'BOP',
		'USMS',
		'ATF',
		'OIP',
		'EOUSA',
		'OJP',
		'CRT',
		'COPS',
		'DEPARTMENT OF JUSTICE',
		'JUSTICE',
	],
	CIA: ['CIA', 'CENTRAL INTELLIGENCE AGENCY'],
	DOI: ['DOI', 'BIA', 'BLM', 'NPS', 'FWS', 'USGS', 'DEPARTMENT OF THE INTERIOR', 'INTERIOR'],
};

/** The pack in force for a request made on a day; undefined before the first. */
export function statuteOn(day: string): StatutePack | undefined {
	return statutePacks.findLast((pack) => pack.from <= day);
}

/** The agency's own appeal rule for a request made on a day; undefined where none is on file. */
export function agencyOn(name: string, day: string): AgencyPack | undefined {
	const agency = agencyOf(name);
	return agencyPacks.findLast((pack) => pack.agency === agency && pack.from <= day);
}

function agencyOf(name: string): string {
	const wanted = name.trim().toUpperCase().replaceAll('.', '');
	const head = wanted.split(/[/:,–-] ?/)[0]?.trim();
	const found = Object.entries(components).find(([, names]) => names.includes(wanted) || names.includes(head ?? ''));
	return found ? found[0] : wanted;
}

/** `FOIA-pre-OPEN-Government-Act`, `DHS-2003` …: a pack named outright, by whoever knows better than the date. */
export function packNamed(name: string): StatutePack | AgencyPack | undefined {
	const wanted = name
		.toUpperCase()
		.replace(/^FOIA-PRE.*/, 'FOIA-PRE-OGA')
		.replace(/^DOJ-2016\+$/, 'DOJ-2016');
	return [...statutePacks, ...agencyPacks].find((pack) => pack.id.toUpperCase() === wanted);
}

/** Citations of the statute, by what they ground. */
export const statute = {
	decide: '5 U.S.C. 552(a)(6)(A)(i)',
	toll: '5 U.S.C. 552(a)(6)(A)(ii)',
	extend: '5 U.S.C. 552(a)(6)(B)',
	exhaust: '5 U.S.C. 552(a)(6)(C)(i)',
	expedite: '5 U.S.C. 552(a)(6)(E)',
	appeal: '5 U.S.C. 552(a)(6)(A)(ii)',
	floor: '5 U.S.C. 552(a)(6)(A)(i)(III)',
	feeBar: '5 U.S.C. 552(a)(4)(A)(viii)',
	tracking: '5 U.S.C. 552(a)(7)',
	stillInterested: 'OIP Guidance 7, still-interested inquiries',
} as const;
