/** What an agency says of itself each year: its FOIA annual report (XML by the schema of the Department of Justice), as rows by component. */

import type { XmlElement } from '../app.ts';
import { Refusal } from '../base/refusal.ts';

/** One component in one fiscal year. Null where the report does not tell; days are working days, 0.5 stands for "less than one". */
export type AgencyYear = {
	/** Abbreviation of the department or agency that reports: `DHS`. */
	agency: string;
	/** Of the component; the agency's own for the whole. */
	component: string;
	name: string;
	/** Fiscal year: 2011 ended on 30 September 2011. */
	year: number;
	pendingStart: number | null;
	received: number | null;
	processed: number | null;
	pendingEnd: number | null;
	/** Requests past their time at the end of the year, and appeals. */
	backlog: number | null;
	appealBacklog: number | null;
	/** Perfected requests decided: median and mean working days by track. */
	simple: Days;
	complex: Days;
	expedited: Days;
	/** Requests still waiting at the end of the year. */
	waiting: { simple: Waiting; complex: Waiting; expedited: Waiting };
	/** Received day and age in working days of the oldest request that waits. */
	oldest: { received: string; days: number } | null;
	fullGrants: number | null;
	partialGrants: number | null;
	denials: number | null;
	/** Full-time staff and their equal, and cost of processing in cents. */
	staff: number | null;
	cost: number | null;
};
export type Days = { median: number | null; mean: number | null };
export type Waiting = Days & { number: number | null };

/** One row for each component that the report names. @throws Refusal not-valid where the file is no annual report. */
export function readAnnualReport(root: XmlElement): AgencyYear[] {
	const year = Number(first(root, 'DocumentFiscalYearDate')?.text.trim() ?? Number.NaN);
	const whole = root.name === 'FoiaAnnualReport' ? child(root, 'Organization') : undefined;
	if (!whole || !Number.isInteger(year))
		throw new Refusal(
			'not-valid',
			'This file is no FOIA annual report: it names no agency and no fiscal year. Get the report as XML from FOIA.gov.',
		);
	const agency = textOf(whole, 'OrganizationAbbreviationText') ?? '';
	const names = new Map<string, { component: string; name: string }>();
	for (const unit of [whole, ...whole.children.filter(({ name }) => name === 'OrganizationSubUnit')])
		names.set(unit.attributes.id ?? '', {
			component: textOf(unit, 'OrganizationAbbreviationText') ?? '',
			name: textOf(unit, 'OrganizationName') ?? '',
		});
	const sections = {
		processed: rowsOf(root, 'ProcessedRequestSection'),
		backlog: rowsOf(root, 'BacklogSection'),
		times: rowsOf(root, 'ProcessedResponseTimeSection'),
		waiting: rowsOf(root, 'PendingPerfectedRequestsSection'),
		oldest: rowsOf(root, 'OldestPendingRequestSection'),
		outcome: rowsOf(root, 'RequestDispositionSection'),
		staff: rowsOf(root, 'PersonnelAndCostSection'),
	};
	// Small agencies have one component, which is the whole: it is told once.
	const told = [...names].filter(([, unit], i, all) => i === 0 || all.length > 2 || unit.component !== agency);
	return told.map(([id, unit]): AgencyYear => {
		const row = (section: keyof typeof sections) => sections[section].get(id);
		const outcome = row('outcome');
		const cost = numberIn(row('staff'), 'ProcessingCostAmount');
		return {
			agency,
			...unit,
			year,
			pendingStart: numberIn(row('processed'), 'ProcessingStatisticsPendingAtStartQuantity'),
			received: numberIn(row('processed'), 'ProcessingStatisticsReceivedQuantity'),
			processed: numberIn(row('processed'), 'ProcessingStatisticsProcessedQuantity'),
			pendingEnd: numberIn(row('processed'), 'ProcessingStatisticsPendingAtEndQuantity'),
			backlog: numberIn(row('backlog'), 'BackloggedRequestQuantity'),
			appealBacklog: numberIn(row('backlog'), 'BackloggedAppealQuantity'),
			simple: daysOf(row('times'), 'SimpleResponseTime'),
			complex: daysOf(row('times'), 'ComplexResponseTime'),
			expedited: daysOf(row('times'), 'ExpeditedResponseTime'),
			waiting: {
				simple: waitingOf(row('waiting'), 'SimplePendingRequestStatistics'),
				complex: waitingOf(row('waiting'), 'ComplexPendingRequestStatistics'),
				expedited: waitingOf(row('waiting'), 'ExpeditedPendingRequestStatistics'),
			},
			oldest: oldestOf(row('oldest')),
			fullGrants: numberIn(outcome, 'RequestDispositionFullGrantQuantity'),
			partialGrants: numberIn(outcome, 'RequestDispositionPartialGrantQuantity'),
			denials: numberIn(outcome, 'RequestDispositionFullExemptionDenialQuantity'),
			staff: numberIn(row('staff'), 'TotalFullTimeStaffQuantity'),
			cost: cost === null ? null : Math.round(cost * 100),
		};
	});
}

/** The rows of a section by the organization that each is about: the section lists rows first, then whose they are. */
function rowsOf(root: XmlElement, section: string): ReadonlyMap<string, XmlElement> {
	const found = child(root, section);
	const rows = new Map((found?.children ?? []).map((row) => [row.attributes.id ?? '', row]));
	const owned = new Map<string, XmlElement>();
	for (const link of found?.children ?? []) {
		const row = rows.get(child(link, 'ComponentDataReference')?.attributes.ref ?? 'none');
		const owner = child(link, 'OrganizationReference')?.attributes.ref;
		if (row && owner !== undefined) owned.set(owner, row);
	}
	return owned;
}

function daysOf(row: XmlElement | undefined, track: string): Days {
	const times = row && child(row, track);
	return { median: daysIn(times, 'ResponseTimeMedianDays'), mean: daysIn(times, 'ResponseTimeAverageDays') };
}

function waitingOf(row: XmlElement | undefined, track: string): Waiting {
	const times = row && child(row, track);
	return {
		number: numberIn(times, 'PendingRequestQuantity'),
		median: daysIn(times, 'PendingRequestMedianDays'),
		mean: daysIn(times, 'PendingRequestAverageDays'),
	};
}

/** A number of days is a value, or a code for "less than one". Zero stands where a track decided nothing: there is no time to tell. */
function daysIn(element: XmlElement | undefined, name: string): number | null {
	const value = numberIn(element, `${name}Value`);
	if (value !== null) return value === 0 ? null : value;
	return element && textOf(element, `${name}Code`) === 'LT1' ? 0.5 : null;
}

function oldestOf(row: XmlElement | undefined): AgencyYear['oldest'] {
	const items = (row?.children ?? []).flatMap((item) => {
		const received = textOf(item, 'OldItemReceiptDate');
		const days = numberIn(item, 'OldItemPendingDaysQuantity');
		return received !== undefined && days !== null ? [{ received, days }] : [];
	});
	return items.toSorted((a, b) => b.days - a.days)[0] ?? null;
}

function child(element: XmlElement, name: string): XmlElement | undefined {
	return element.children.find((one) => one.name === name);
}

function first(element: XmlElement, name: string): XmlElement | undefined {
	return child(element, name) ?? element.children.map((one) => first(one, name)).find((one) => one !== undefined);
}

function textOf(element: XmlElement, name: string): string | undefined {
	const text = child(element, name)?.text.trim();
	return text === '' ? undefined : text;
}

function numberIn(element: XmlElement | undefined, name: string): number | null {
	const text = element && textOf(element, name);
	const number = Number(text ?? Number.NaN);
	return text !== undefined && Number.isFinite(number) ? number : null;
}

/** The rows of one component over the years, earliest first; a year told twice counts as told last. @param component abbreviation, within `agency` or anywhere */
export function overYears(rows: readonly AgencyYear[], component: string, agency?: string): AgencyYear[] {
	const wanted = component.toLowerCase();
	const years = new Map<string, AgencyYear>();
	for (const row of rows)
		if (
			row.component.toLowerCase() === wanted &&
			(agency === undefined || row.agency.toLowerCase() === agency.toLowerCase())
		)
			years.set(`${row.agency} ${row.year}`, row);
	return [...years.values()].toSorted((a, b) => a.year - b.year || (a.agency < b.agency ? -1 : 1));
}
