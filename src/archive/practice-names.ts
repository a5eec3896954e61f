/** The invented world of the practice production: no such county, state, agency or person exists. Telephone numbers are from the range kept for fiction, addresses end in .example. */

import type { Random } from '../base/random.ts';

export const state = 'Tamarack';
export const programme = 'Linked Counties';

export const counties = [
	'Alder',
	'Birchfield',
	'Cinder Lake',
	'Dunmore',
	'Elkhollow',
	'Ferris Bay',
	'Garnet',
	'Hobbs Fork',
	'Juniper Flats',
	'Kestrel',
	'Larkmere',
	'Marrow Creek',
	'Nettle',
	'Ospreyville',
	'Pomeroy Gap',
	'Quarry',
	'Rookwood',
	'Saltmarsh',
	'Thistle',
	'Umberland',
	'Vesper',
	'Willowmere',
	'Yarrow',
] as const;

export const cities = [
	'Port Alder',
	'North Alder',
	'Alder Falls',
	'Millrace',
	'Saint Odo',
	'Three Ferries',
	'Lanternhill',
	'Coldwater Bend',
] as const;

export type Office = { name: string; short: string; lines: readonly string[]; domain: string; seal: string };

export const offices: Readonly<Record<'sheriff' | 'bureau' | 'state' | 'counsel' | 'governor' | 'board', Office>> = {
	sheriff: {
		name: 'Alder County Sheriff’s Office',
		short: 'ACSO',
		lines: ['Custody Division', '14 Courthouse Row, Port Alder, Tamarack 00417'],
		domain: 'sheriff.alder-county.example',
		seal: 'COUNTY OF ALDER',
	},
	bureau: {
		name: 'Bureau of Custody Referral',
		short: 'BCR',
		lines: ['Linked Counties Program Office', '900 Capitol Annex, Room 6117, Washington Landing 00020'],
		domain: 'bcr.agency.example',
		seal: 'BUREAU OF CUSTODY REFERRAL',
	},
	state: {
		name: 'Tamarack State Identification Bureau',
		short: 'TSIB',
		lines: ['Records Exchange Section', '2200 Ridgeline Drive, Saint Odo, Tamarack 00431'],
		domain: 'tsib.tamarack.example',
		seal: 'STATE OF TAMARACK',
	},
	counsel: {
		name: 'Office of County Counsel',
		short: 'OCC',
		lines: ['County of Alder', '14 Courthouse Row, Suite 300, Port Alder, Tamarack 00417'],
		domain: 'counsel.alder-county.example',
		seal: 'COUNTY OF ALDER',
	},
	governor: {
		name: 'Office of the Governor',
		short: 'GOV',
		lines: ['State of Tamarack', 'The Statehouse, Saint Odo, Tamarack 00430'],
		domain: 'governor.tamarack.example',
		seal: 'STATE OF TAMARACK',
	},
	board: {
		name: 'Alder County Board of Supervisors',
		short: 'BOS',
		lines: ['Clerk of the Board', '14 Courthouse Row, Hall B, Port Alder, Tamarack 00417'],
		domain: 'board.alder-county.example',
		seal: 'COUNTY OF ALDER',
	},
};

export type OfficeKey = keyof typeof offices;

const givenNames = [
	'Wren',
	'Basil',
	'Piper',
	'Odell',
	'Marigold',
	'Tobin',
	'Inez',
	'Linden',
	'Cosmo',
	'Juno',
	'Ansel',
	'Fern',
	'Ravi',
	'Delphine',
	'Hollis',
	'Mirabel',
	'Casper',
	'Opal',
	'Thaddeus',
	'Zora',
	'Emeric',
	'Paloma',
	'Quincy',
	'Salome',
	'Barnaby',
	'Ximena',
] as const;
const familyNames = [
	'Hollowell-Finch',
	'Thornquist',
	'Larkspur',
	'Brackenbury',
	'Quillfeather',
	'Marrowby',
	'Candlewick',
	'Ashgrove',
	'Pemberwood',
	'Saltonmere',
	'Foxglove',
	'Underbough',
	'Windermoor',
	'Copperleaf',
	'Duskwater',
	'Ironwood-Vale',
	'Mossgrave',
	'Nightingale-Orr',
	'Pepperidge',
	'Rainscombe',
	'Starling-Bray',
	'Tallowmere',
	'Vinterholm',
	'Wickersley',
	'Yellowbrook',
	'Zephyrine',
] as const;

const titles: Readonly<Record<OfficeKey, readonly string[]>> = {
	sheriff: [
		'Undersheriff',
		'Captain, Custody Division',
		'Booking Supervisor',
		'Records Lieutenant',
		'Public Information Officer',
	],
	bureau: [
		'Deputy Program Director',
		'Regional Coordinator',
		'Outreach Lead',
		'Deployment Analyst',
		'Senior Adviser',
		'Chief of Staff',
	],
	state: ['Bureau Chief', 'Section Manager, Records Exchange', 'Interface Engineer', 'Compact Officer'],
	counsel: ['County Counsel', 'Deputy County Counsel', 'Assistant County Counsel'],
	governor: ['Policy Director', 'Deputy Chief of Staff', 'Legal Affairs Secretary'],
	board: ['Supervisor, Second District', 'Clerk of the Board', 'Chief Analyst to the Board'],
};

export type Person = {
	name: string;
	given: string;
	family: string;
	title: string;
	office: OfficeKey;
	email: string;
	phone: string;
};

export function person(random: Random, office: OfficeKey): Person {
	const given = random.pick(givenNames);
	const family = random.pick(familyNames);
	const simple = family.toLowerCase().replace(/[^a-z]/g, '');
	return {
		name: `${given} ${family}`,
		given,
		family,
		title: random.pick(titles[office]),
		office,
		email: `${given.toLowerCase()}.${simple}@${offices[office].domain}`,
		phone: `(555) 555-01${String(random.whole(0, 99)).padStart(2, '0')}`,
	};
}

export const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const meses = [
	'enero',
	'febrero',
	'marzo',
	'abril',
	'mayo',
	'junio',
	'julio',
	'agosto',
	'septiembre',
	'octubre',
	'noviembre',
	'diciembre',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A working day of the years 2009 to 2011, as UTC midnight. */
export function workday(random: Random): Date {
	for (;;) {
		const day = new Date(Date.UTC(2009, 2, 1) + random.whole(0, 950) * 86_400_000);
		if (day.getUTCDay() % 6 !== 0) return day;
	}
}

export function later(day: Date, days: number): Date {
	return new Date(day.getTime() + days * 86_400_000);
}

/** "February 7, 2011" */
export function longDay(day: Date): string {
	return `${months[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`;
}

/** "7 de febrero de 2011" */
export function longDaySpanish(day: Date): string {
	return `${day.getUTCDate()} de ${meses[day.getUTCMonth()]} de ${day.getUTCFullYear()}`;
}

/** "02/07/2011" */
export function shortDay(day: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${day.getUTCFullYear()}`;
}

/** "Monday, February 07, 2011 4:12 PM", as mail programs of the time printed it. */
export function mailTime(day: Date, minutes: number): string {
	const hour = Math.floor(minutes / 60) % 24;
	const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
	return `${weekdays[day.getUTCDay()]}, ${months[day.getUTCMonth()]} ${String(day.getUTCDate()).padStart(2, '0')}, ${day.getUTCFullYear()} ${clock}`;
}
