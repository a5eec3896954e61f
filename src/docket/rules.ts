/** The rules of one docket: which packs and tables its jurisdiction has. */

import type { Day } from '../base/day.ts';
import { california } from './rules-california.ts';
import { type AgencyPack, agencyOn, packNamed, type StatutePack, statuteOn } from './rules-federal.ts';
import { florida } from './rules-florida.ts';
import { illinois } from './rules-illinois.ts';
import { massachusetts } from './rules-massachusetts.ts';
import { newYork } from './rules-new-york.ts';
import type { StateRules } from './rules-state.ts';
import { texas } from './rules-texas.ts';
import { virginia } from './rules-virginia.ts';
import { washington } from './rules-washington.ts';
import { westVirginia } from './rules-west-virginia.ts';

export type Rules = {
	jurisdiction: string;
	/** The federal statute as it applies to a request made on a day. */
	statute(day: Day): StatutePack | undefined;
	/** An agency's own rule on appeals, for a request made on a day. */
	agency(name: string, day: Day): AgencyPack | undefined;
	/** Of a state; undefined for federal requests. */
	state: StateRules | undefined;
	/** How the ten days of the routing cap are counted: as the guidance has it, or as the bare statute does. */
	routingCap: 'working' | 'calendar';
};

/** @param named a pack that is to hold whatever the date says: `DHS-2003`. */
export function rulesOf(
	jurisdiction: string,
	options: { named?: string; routingCap?: 'working' | 'calendar' } = {},
): Rules {
	const pack = options.named === undefined ? undefined : packNamed(options.named);
	return {
		jurisdiction,
		statute: (day) => (pack && 'decide' in pack ? pack : statuteOn(day)),
		agency: (name, day) => (pack && 'satisfiedBy' in pack ? pack : agencyOn(name, day)),
		state: stateRules[jurisdiction],
		routingCap: options.routingCap ?? 'working',
	};
}

const stateRules: Readonly<Record<string, StateRules>> = {
	'US-CA': california,
	'US-NY': newYork,
	'US-IL': illinois,
	'US-MA': massachusetts,
	'US-VA': virginia,
	'US-TX': texas,
	'US-FL': florida,
	'US-WA': washington,
	'US-WV': westVirginia,
};
