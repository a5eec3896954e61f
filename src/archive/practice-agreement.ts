/** Agreements between offices, with the statute citations that look like exemptions. */

import type { Random } from '../base/random.ts';
import { black } from '../base/sheet.ts';
import { english } from './practice-english.ts';
import { type Block, flow } from './practice-flow.ts';
import { several } from './practice-grammar.ts';
import { later, longDay, offices, person, programme, workday } from './practice-names.ts';
import {
	type Desk,
	factsOf,
	letterFrame,
	type PracticeRecord,
	pageNumber,
	sheetsOf,
	signature,
	withPhrase,
} from './practice-paper.ts';

/** An agreement full of statute citations that look like exemptions and are none. */
export function agreement(desk: Desk): PracticeRecord {
	const { random } = desk;
	const facts = factsOf(random);
	const county = facts.county ?? 'Alder';
	const clauses = several(english, 'clause', 16, random, facts);
	const signed = workday(random);
	const article = (number: string, title: string, texts: string[]): Block[] => [
		{ kind: 'text', text: `${number}. ${title.toUpperCase()}`, face: 'serif-bold', size: 11.5, after: 4, needs: 48 },
		...texts.map((text): Block => ({ kind: 'text', text, size: 11.5, indent: 18, leading: 1.25 })),
	];
	const blocks: Block[] = [
		{ kind: 'space', height: 20 },
		{ kind: 'text', text: 'MEMORANDUM OF AGREEMENT', face: 'serif-bold', size: 16, align: 'center', after: 4 },
		{ kind: 'text', text: 'BETWEEN', size: 11, align: 'center', after: 4 },
		{ kind: 'text', text: offices.bureau.name.toUpperCase(), face: 'serif-bold', size: 12, align: 'center', after: 4 },
		{ kind: 'text', text: 'AND', size: 11, align: 'center', after: 4 },
		{ kind: 'text', text: offices.state.name.toUpperCase(), face: 'serif-bold', size: 12, align: 'center', after: 18 },
		...article('I', 'Parties and purpose', [
			`This Agreement is made between the ${offices.bureau.name} and the ${offices.state.name} for the exchange of records under the ${programme} program, with ${county} County as the first place of deployment.`,
			clauses.slice(0, 2).join(' '),
		]),
		...article('II', 'Authority', [
			'The parties act under INA 287(g)(10), INA 103(a)(10) and 8 U.S.C. 1373(b), and with regard to INA 241(b)(3) and section 236(c)(1)(B). Nothing in this Agreement enlarges those provisions.',
			'A request to hold a person is made under 8 C.F.R. 287.7(b)(2) and is not a warrant. Disclosure is governed by 5 U.S.C. 552a(b)(3) and 5 U.S.C. 552a(b)(7).',
		]),
		...article('III', 'What the parties will do', [clauses.slice(2, 5).join(' '), clauses.slice(5, 7).join(' ')]),
		...article('IV', 'Counting and reporting', [clauses.slice(7, 10).join(' ')]),
		...article('V', 'Costs and training', [clauses.slice(10, 12).join(' ')]),
		...article('VI', 'Disputes', [
			'Neither party will move to dismiss under Rule 12(b)(6), nor name a witness under Rule 30(b)(6), before the officers named below have met.',
			withPhrase(desk, clauses.slice(12, 14), 'en', 'clause'),
		]),
		...article('VII', 'Changes and ending', [
			'Either party may end this Agreement on thirty days’ written notice. Section 5(b)(1) continues after its end.',
			clauses.slice(14, 16).join(' '),
		]),
		{
			kind: 'text',
			text: 'By signing below the parties accept the terms stated above.',
			size: 11.5,
			after: 28,
			needs: 220,
		},
		...signatureLines(random, person(random, 'bureau').name, offices.bureau.name, longDay(signed)),
		...signatureLines(
			random,
			person(random, 'state').name,
			offices.state.name,
			longDay(later(signed, random.whole(1, 40))),
		),
	];
	const sets = flow(blocks, letterFrame, desk.width);
	return {
		title: `Memorandum of Agreement ${county} County`,
		sheets: sheetsOf(sets, 'agreement', { traps: ['statute citations'], furniture: pageNumber(desk, 'of') }),
	};
}

function signatureLines(random: Random, name: string, office: string, day: string): Block[] {
	return [
		{ ...signature(random), height: 38 },
		{
			kind: 'ink',
			height: 2,
			ink: (x, y) => [
				{ kind: 'box', x, y, w: 250, h: 0, stroke: black, weight: 0.7 },
				{ kind: 'box', x: x + 300, y, w: 130, h: 0, stroke: black, weight: 0.7 },
			],
		},
		{ kind: 'field', name, value: day, at: 300, face: 'serif', size: 10.5, light: true, after: 0 },
		{ kind: 'field', name: office, value: 'Date', at: 300, face: 'serif', size: 10.5, light: true, after: 26 },
	];
}
