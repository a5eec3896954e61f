/** What papers say of laws and exemptions, in plain words. */

/** The records law of a jurisdiction, as a letter names it; undefined where none is on file. */
export function lawOf(jurisdiction: string): { name: string; cite: string } | undefined {
	return laws[jurisdiction];
}

const laws: Readonly<Record<string, { name: string; cite: string }>> = {
	'US-FED': { name: 'Freedom of Information Act', cite: '5 U.S.C. 552' },
	'US-CA': { name: 'California Public Records Act', cite: 'Gov. Code 7920.000 et seq.' },
	'US-FL': { name: 'Florida Public Records Act', cite: 'chapter 119, Florida Statutes' },
	'US-IL': { name: 'Illinois Freedom of Information Act', cite: '5 ILCS 140' },
	'US-MA': { name: 'Massachusetts Public Records Law', cite: 'G.L. c. 66, § 10' },
	'US-NY': { name: 'New York Freedom of Information Law', cite: 'Public Officers Law, Article 6' },
	'US-TX': { name: 'Texas Public Information Act', cite: 'Government Code, chapter 552' },
	'US-VA': { name: 'Virginia Freedom of Information Act', cite: 'Va. Code 2.2-3700 et seq.' },
	'US-WA': { name: 'Washington Public Records Act', cite: 'RCW 42.56' },
	'US-WV': { name: 'West Virginia Freedom of Information Act', cite: 'W. Va. Code chapter 29B' },
};

/** What an exemption protects, and what is usually said against it. A sub-code is looked up before its family. */
export function exemptionWords(code: string): { protects: string; argument: string } {
	const family = /^(\(b\)\(\d\))/.exec(code)?.[1] ?? '';
	return (
		exemptions[code] ??
		exemptions[family] ?? {
			protects: 'not an exemption of the Act',
			argument: 'It is no exemption: nothing may be withheld on it from a record that answers the request.',
		}
	);
}

const exemptions: Readonly<Record<string, { protects: string; argument: string }>> = {
	'(b)(1)': {
		protects: 'properly classified national defense or foreign policy information',
		argument:
			'It covers only what was properly classified under the order in force; the agency must say by whom, when and under which paragraph.',
	},
	'(b)(2)': {
		protects: 'solely internal personnel rules and practices',
		argument:
			'Since Milner v. Department of the Navy, 562 U.S. 562 (2011), it covers nothing but matters of personnel; program records are none.',
	},
	'(b)(3)': {
		protects: 'information that another statute shields',
		argument: 'The statute must be named, and must leave no discretion or set particular criteria for withholding.',
	},
	'(b)(4)': {
		protects: 'trade secrets and confidential commercial or financial information',
		argument:
			'The information must come from outside the government and be kept private by its owner; what the government itself wrote is not covered.',
	},
	'(b)(5)': {
		protects: 'privileged communications within or among agencies',
		argument:
			'For the deliberative privilege the document must come before a decision and be part of making it; facts, adopted positions and working law are not covered, nor are records twenty-five years old or more.',
	},
	'(b)(6)': {
		protects: 'personnel, medical and similar files whose disclosure would clearly invade privacy without warrant',
		argument:
			'The interest in privacy must be weighed against the public’s interest in how the government acts; officials acting in their office have little of the first.',
	},
	'(b)(7)(A)': {
		protects: 'law enforcement records whose disclosure would interfere with proceedings',
		argument: 'There must be a pending or expected proceeding, and a way in which disclosure would harm it.',
	},
	'(b)(7)(B)': {
		protects: 'a fair trial',
		argument:
			'A trial must be pending or truly imminent, and disclosure must be more likely than not to affect it seriously.',
	},
	'(b)(7)(C)': {
		protects: 'personal privacy in law enforcement records',
		argument:
			'Names may be covered; what the officials of a program decided and did is not, and the rest of the page can be segregated.',
	},
	'(b)(7)(D)': {
		protects: 'confidential sources',
		argument: 'Confidence is not presumed: the agency must show an express promise, or circumstances that imply one.',
	},
	'(b)(7)(E)': {
		protects:
			'techniques and procedures of law enforcement, and guidelines whose disclosure would risk that the law is evaded',
		argument:
			'The record must have been made for law enforcement, and the technique must not be known already; the policy of a program, its agreements and its public relations are no techniques.',
	},
	'(b)(7)(F)': {
		protects: 'the life or physical safety of an individual',
		argument: 'The agency must say how disclosure of these words could reasonably be expected to endanger someone.',
	},
	'(b)(7)': {
		protects: 'law enforcement records, where one of six kinds of harm would follow',
		argument: 'The agency must name which of the six harms, (A) to (F), would follow, and how.',
	},
	'(b)(8)': {
		protects: 'reports of the examination of banks',
		argument: 'It reaches only what agencies that supervise banks use for that.',
	},
	'(b)(9)': { protects: 'geological information about wells', argument: 'It reaches only information about wells.' },
};

/** "S.D.N.Y." → "SOUTHERN DISTRICT OF NEW YORK", as a caption has it; undefined for what is not on the list. */
export function districtOf(court: string): string | undefined {
	const [, side, state] = /^([NSEWMC]\.)?D\. ?(.+)$/.exec(court.trim()) ?? [];
	const name = state && states[state.replace(/\s/g, '')];
	return name && `${side ? `${sides[side]} ` : ''}DISTRICT OF ${name}`;
}

const sides: Readonly<Record<string, string>> = {
	'N.': 'NORTHERN',
	'S.': 'SOUTHERN',
	'E.': 'EASTERN',
	'W.': 'WESTERN',
	'M.': 'MIDDLE',
	'C.': 'CENTRAL',
};

/** The districts where most such suits are filed. */
const states: Readonly<Record<string, string>> = {
	'D.C.': 'COLUMBIA',
	'N.Y.': 'NEW YORK',
	'Cal.': 'CALIFORNIA',
	'Mass.': 'MASSACHUSETTS',
	'Ill.': 'ILLINOIS',
	'Tex.': 'TEXAS',
	'Va.': 'VIRGINIA',
	'Md.': 'MARYLAND',
	'Pa.': 'PENNSYLVANIA',
	'Fla.': 'FLORIDA',
	'Wash.': 'WASHINGTON',
	'N.J.': 'NEW JERSEY',
	'Conn.': 'CONNECTICUT',
	'Colo.': 'COLORADO',
	'Ariz.': 'ARIZONA',
	'Ga.': 'GEORGIA',
	'Mich.': 'MICHIGAN',
	'Minn.': 'MINNESOTA',
	Ohio: 'OHIO',
};
