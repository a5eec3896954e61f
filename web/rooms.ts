/** The rooms of the desk that exist; a room without a page is not on the list. */

import type { Key } from './message.ts';
import type { CaseSummary } from './shapes.ts';

export type Place = {
	name: Key;
	href: string;
	/** A figure beside the name, where there is one to mind. */
	count?: (summary: CaseSummary) => number;
	/** True where a figure means that something needs a person. */
	alarm?: boolean;
};

export type Room = { name: Key; places: Place[] };

export const rooms: readonly Room[] = [
	{
		name: 'desk.room.archive',
		places: [
			{ name: 'desk.place.documents', href: '/archive' },
			{ name: 'desk.place.import', href: '/archive/import' },
			{ name: 'desk.place.warnings', href: '/archive/warnings', count: (summary) => summary.quarantined, alarm: true },
			{ name: 'desk.place.citations', href: '/archive/citations', count: (summary) => summary.citations },
			{ name: 'desk.place.notes', href: '/archive/notes', count: (summary) => summary.notes },
		],
	},
	{
		name: 'desk.room.docket',
		places: [
			{ name: 'docket.place.today', href: '/docket' },
			{ name: 'docket.place.requests', href: '/docket/requests' },
			{ name: 'docket.place.suits', href: '/docket/suits' },
			{ name: 'docket.place.agencies', href: '/docket/agencies' },
			{ name: 'docket.place.calendar', href: '/docket/calendar' },
		],
	},
	{
		name: 'desk.room.ledger',
		places: [
			{ name: 'ledger.place.overview', href: '/ledger' },
			{ name: 'ledger.place.entries', href: '/ledger/entries' },
			{ name: 'ledger.kinds.place', href: '/ledger/places' },
			{ name: 'ledger.kinds.person', href: '/ledger/people' },
			{ name: 'ledger.kinds.question', href: '/ledger/questions' },
			{ name: 'ledger.contradiction.title', href: '/ledger/contradictions' },
			{ name: 'ledger.translation.title', href: '/ledger/translations' },
		],
	},
	{
		name: 'desk.room.statistics',
		places: [
			{ name: 'statistics.place.datasets', href: '/statistics' },
			{ name: 'statistics.place.explorer', href: '/statistics/explorer' },
			{ name: 'statistics.place.measures', href: '/statistics/measures' },
			{ name: 'statistics.place.claims', href: '/statistics/claims' },
			{ name: 'statistics.place.public', href: '/statistics/public' },
			{ name: 'statistics.place.reports', href: '/statistics/reports' },
		],
	},
	{ name: 'desk.room.access', places: [{ name: 'desk.place.trail', href: '/access/trail' }] },
];

/** The one place whose address is the longest beginning of the page's. */
export function currentPlace(path: string): string | undefined {
	if (path.startsWith('/d/')) return '/archive';
	return rooms
		.flatMap((room) => room.places.map((place) => place.href))
		.filter((href) => path === href || path.startsWith(`${href}/`))
		.sort((a, b) => b.length - a.length)[0];
}
