/** The clocks of a suit, as data, and the state in which each district court sits. */

export const suitRules = {
	answer: {
		rule: 'FOIA-answer',
		days: 30,
		citation: '5 U.S.C. 552(a)(4)(C); FRCP 4(i), 6(a)',
		// That the days run from service on the United States Attorney.
		checked: false,
	},
	service: { rule: 'FRCP-4m', days: 90, citation: 'FRCP 4(m), 6(a)', checked: false },
	limitation: {
		rule: '28-USC-2401a',
		years: 6,
		citation: '28 U.S.C. 2401(a); Spannaus v. DOJ, 824 F.2d 52 (D.C. Cir. 1987)',
		checked: true,
	},
	// That FRCP 6(a) moves a day which is counted, and not one which is named.
	order: { rule: 'court-order', citation: 'the order of the court; FRCP 6(a)', checked: false },
} as const;

/** The state whose holidays a district court keeps; undefined where the court is not named or not known. "S.D.N.Y." → "NY". */
export function courtState(court: string | undefined): string | undefined {
	if (court === undefined) return undefined;
	const name = court
		.toUpperCase()
		.replace(/[^A-Z]/g, '')
		.replace(/^(?:UNITEDSTATES|US)?(?:DISTRICTCOURT|DISTCT|DC(?=[NSEWCM]?D))(?:FORTHE|FOR)?/, '');
	if (/^(DDC|DC)$/.test(name) || name.includes('DISTRICTOFCOLUMBIA')) return 'DC';
	const spelled: [RegExp, string][] = [
		[/NEWYORK/, 'NY'],
		[/CALIFORNIA/, 'CA'],
		[/ILLINOIS/, 'IL'],
		[/MASSACHUSETTS/, 'MA'],
		[/WESTVIRGINIA/, 'WV'],
		[/VIRGINIA/, 'VA'],
		[/TEXAS/, 'TX'],
		[/FLORIDA/, 'FL'],
		[/WASHINGTON/, 'WA'],
	];
	const whole = spelled.find(([pattern]) => pattern.test(name));
	if (whole) return whole[1];
	return ends[name.replace(/^[NSEWCM]?D/, '')];
}

const ends: Readonly<Record<string, string>> = {
	NY: 'NY',
	CAL: 'CA',
	CA: 'CA',
	ILL: 'IL',
	IL: 'IL',
	MASS: 'MA',
	MA: 'MA',
	VA: 'VA',
	WVA: 'WV',
	TEX: 'TX',
	TX: 'TX',
	FLA: 'FL',
	FL: 'FL',
	WASH: 'WA',
	WA: 'WA',
};
