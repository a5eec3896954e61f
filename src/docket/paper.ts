/** The papers that can be written from a request. Each is a text with facts in it, which a person may change for the case. */

import { type Paper, paperOf } from '../base/paper.ts';
import { Refusal } from '../base/refusal.ts';
import type { Dossier } from './docket.ts';
import { appealText, silenceText } from './paper-appeal.ts';
import { complaintText, declarationText, exhibitsText, suitTableText } from './paper-court.ts';
import { type Facts, filled } from './paper-fill.ts';
import { expediteText, requestText, stillInterestedText, waiverText } from './paper-request.ts';
import { reviewBy, stateNames, stateReviewText } from './paper-states.ts';
import type { Clock } from './reckoned.ts';
import { listed, written } from './words.ts';

/** What stands above every page of every paper. */
export const draftLine = 'Draft for counsel, not legal advice';

export const paperKinds = [
	'request',
	'fee-waiver',
	'expedite',
	'still-interested',
	'appeal',
	'silence-appeal',
	'state-review',
	'complaint',
	'exhibits',
	'declaration',
	'suit-table',
] as const;
export type PaperKind = (typeof paperKinds)[number];

type Template = {
	/** What lists call it. */
	name: string;
	text: string;
	/** Tables that need a wide page. */
	landscape: boolean;
	/** Which laws it rests on: it is of no use under another. */
	law: 'federal' | 'state' | 'any';
};

export const templates: Readonly<Record<PaperKind, Template>> = {
	request: { name: 'Request', text: requestText, landscape: false, law: 'any' },
	'fee-waiver': { name: 'Justification for a waiver of fees', text: waiverText, landscape: false, law: 'federal' },
	expedite: { name: 'Statement for expedited processing', text: expediteText, landscape: false, law: 'federal' },
	'still-interested': { name: 'Answer: still interested', text: stillInterestedText, landscape: false, law: 'federal' },
	appeal: { name: 'Administrative appeal', text: appealText, landscape: false, law: 'federal' },
	'silence-appeal': { name: 'Appeal from the failure to decide', text: silenceText, landscape: false, law: 'federal' },
	'state-review': {
		name: 'Appeal, review or demand under state law',
		text: stateReviewText,
		landscape: false,
		law: 'state',
	},
	complaint: { name: 'Complaint (skeleton)', text: complaintText, landscape: false, law: 'federal' },
	exhibits: { name: 'List of exhibits', text: exhibitsText, landscape: true, law: 'any' },
	declaration: {
		name: 'What was asked, what came, what is owed',
		text: declarationText,
		landscape: true,
		law: 'any',
	},
	'suit-table': { name: 'What is owed over a whole suit', text: suitTableText, landscape: true, law: 'any' },
};

/** @throws Refusal not-valid, with the kinds there are. */
export function parseKind(text: string): PaperKind {
	const kind = paperKinds.find((one) => one === text.trim().toLowerCase());
	if (!kind) throw new Refusal('not-valid', `There is no paper “${text}”. The papers are ${paperKinds.join(', ')}.`);
	return kind;
}

/**
 * A paper with its facts filled in. `text` is the case's own text for it, or the one that comes with Uncover.
 * @throws Refusal not-valid where the text cannot be read, or the paper rests on federal law and the request does not.
 */
export function writePaper(kind: PaperKind, facts: Facts, text: string = templates[kind].text): Paper {
	const template = templates[kind];
	if (template.law === 'federal' && facts.federal !== true)
		throw new Refusal(
			'not-valid',
			`The text for “${template.name}” rests on the federal Freedom of Information Act, and this request was made under another law. Write it with counsel; the appeal or review under a state’s law, the list of exhibits and the table of what is owed can be printed.`,
		);
	if (template.law === 'state' && (facts['review.title'] ?? null) === null)
		throw new Refusal(
			'not-valid',
			`“${template.name}” is written for the records laws of ${listed(stateNames)}. For a request under the federal Act write the appeal; under another law, write it with counsel.`,
		);
	if (kind === 'suit-table' && (facts['suit.caption'] ?? null) === null)
		throw new Refusal(
			'not-valid',
			'This request belongs to no suit. The table of the request alone is the paper “declaration”.',
		);
	const tracking = typeof facts['request.tracking'] === 'string' ? ` ${facts['request.tracking']}` : '';
	const about = kind === 'suit-table' ? facts['suit.number'] : `${String(facts['agency.short'] ?? '')}${tracking}`;
	return paperOf(unbroken(filled(text, facts)), {
		title: `${template.name}: ${String(about)}`,
		header: draftLine,
		landscape: template.landscape,
	});
}

/** Citations stay on one line: 5 U.S.C. 552, 711 F.3d 180. */
function unbroken(text: string): string {
	return text
		.replace(/§ (?=\d)/g, '§\u00a0')
		.replace(/(\d) (U\.S\.C\.|U\.S\.|F\.[23]d|CFR) (?=\d)/g, '$1\u00a0$2\u00a0');
}

/** What speaks against sending a paper on the day of the clock: the checks a careful clinic makes. */
export function concerns(kind: PaperKind, dossier: Dossier, clock: Clock): string[] {
	const { due, asOf } = clock;
	const found: string[] = [];
	const named = (name: string) => due.find((one) => one.name === name);
	const determination = named('determination_due');
	const latest = determination && (determination.latest ?? determination.date);
	const decided = determination?.done !== undefined;
	if (kind === 'complaint' || kind === 'silence-appeal') {
		if (!determination)
			found.push('No day is computed by which the agency had to decide. Enter when it received the request.');
		else if (!decided && latest && asOf <= latest)
			found.push(`The latest arguable day for a determination, ${written(latest)}, has not passed.`);
		if (decided)
			found.push(
				'A determination is on file. Silence no longer counts as denial: read it, and appeal from it first unless it was late and suit was already filed.',
			);
	}
	const limit = named('limitations_end');
	if (kind === 'complaint' && limit && asOf > limit.date)
		found.push(`The time to sue ended on ${written(limit.date)}.`);
	const window = named('appeal_window_end') ?? named('appeal_by');
	if (kind === 'appeal') {
		if (!decided) found.push('No determination is on file from which to appeal.');
		if (window && asOf > (window.safe ?? window.date))
			found.push(`The safe day to appeal, ${written(window.safe ?? window.date)}, has passed.`);
	}
	if (kind === 'state-review') {
		const by = reviewBy(dossier, clock);
		if (by && asOf > by) found.push(`The safe day for it, ${written(by)}, has passed.`);
	}
	if (kind === 'state-review' || (kind === 'request' && dossier.agency.jurisdiction !== 'US-FED'))
		found.push(
			'Its rules are told from secondary sources and were not checked against the primary text: check each citation before it is sent.',
		);
	if (kind === 'expedite' && dossier.request.expedite === null)
		found.push('The request does not say why it is urgent.');
	if (kind === 'fee-waiver' && dossier.request.feeWaiver === null)
		found.push('The request does not say why fees should be waived.');
	if (kind === 'request') {
		const long = dossier.request.text.length + dossier.items.reduce((sum, { text }) => sum + text.length, 0);
		if (long > portalLimit)
			found.push(
				`The description has ${long.toLocaleString('en-US')} characters; the portal of FOIA.gov takes ${portalLimit.toLocaleString('en-US')}. Attach it as a file there.`,
			);
		const open = dossier.items.filter(({ from, until }) => from === null && until === null).map(({ label }) => label);
		if (open.length > 0) found.push(`These items name no period: ${open.join(', ')}.`);
	}
	return found;
}

/** Characters that the description field of FOIA.gov takes. */
const portalLimit = 10_000;
