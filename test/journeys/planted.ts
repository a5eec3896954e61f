/** A case in which each private field holds a word of its own, and each public field of the ledger text that would run. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { importRequests } from '../../src/docket/intake-actions.ts';
import { propose } from '../../src/docket/proposal-actions.ts';
import { loadLedger } from '../../src/ledger/actions.ts';
import { loadFile } from '../../src/statistics/load-actions.ts';
import { releaseTable, withdrawTable } from '../../src/statistics/release-actions.ts';
import { freezeReport, publishReport, saveReport } from '../../src/statistics/report-actions.ts';
import { inventedArrests, released } from '../fixtures/statistics/records.ts';
import type { TestCase } from '../house.ts';
import type { Front } from './front.ts';

/** Words that stand in one private field each, so that a leak names its field. */
export const planted = new Map<string, string>();
export function secret(field: string): string {
	const word = `qxv${String(planted.size + 1).padStart(3, '0')}zorp`;
	planted.set(word, field);
	return word;
}

/** What a text gives away, by the names of the fields. */
export function leaks(text: string): string[] {
	return [...new Set(text.toLowerCase().match(/qxv\d{3}zorp/g) ?? [])].map((word) => planted.get(word) ?? word);
}

/** Text that would run where it is not written out as text; each public field of the ledger holds it. */
const markup = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
const csv = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** What no page may hold of it. */
export const live = /<script>alert|<img src=x|<\/script><script>|javascript:alert/i;

/** Where it is planted: a case, its front door, and a folder for files on their way in. */
export type Ground = { app: TestCase; front: Front; scratch: string };
/** The numbers of a request that is public and of one that is not. */
export type Planted = { shown: number; hidden: number };

export async function plant(ground: Ground): Promise<Planted> {
	await plantLedger(ground);
	await plantArchive(ground);
	await plantStatistics(ground);
	return plantDocket(ground);
}

const numberIn = (answer: unknown, key: string) =>
	z
		.looseObject({ [key]: z.union([z.number(), z.looseObject({ id: z.number() }).transform(({ id }) => id)]) })
		.parse(answer)[key] as number;

async function plantLedger({ app, front, scratch }: Ground): Promise<void> {
	const folder = join(scratch, secret('ledger: the folder it was loaded from'));
	await mkdir(folder);
	const only = secret('ledger: a person who said nothing but what was withdrawn');
	const office = secret('ledger: the office in a withdrawn statement');
	const bad = csv(markup);
	const statement =
		'id,when,speaker,office,department,venue,places,question,position,act,answers,summary,source,known,standing';
	const files: Record<string, string> = {
		'places.csv': `fips,name,state,population,foreign_born_share,activated\n51013,${bad},VA,200000,0.2,2010-04\n51610,Falls Church city,VA,12000,0.2,\n`,
		'jurisdictions.csv':
			'id,kind,name,state,within,counties,aliases,activated\nus,nation,United States,,,,,\n51,state,Virginia,VA,us,,,\n',
		'sources.csv': `id,title,publisher,date,url,note\nactivation-list,${bad},${bad},2013-01,https://example.org/list,${bad}\n`,
		'events.csv': `id,when,effective,type,places,actor,act,position,summary,source,known,standing\nevent-001,2010-09-28,,vote-to-leave,51013,${bad},switch,,${bad},activation-list,2010-09-28,asserted\n`,
		'statements.csv': [
			statement,
			`statement-001,2010-11-05,Ada Example,${bad},${bad},${bad},51013,can-leave,no,switch,51013,${bad},activation-list,2010-11-05,asserted`,
			`statement-002,2010-10-05,Ada Example,${bad},${bad},${bad},51013,can-leave,yes,switch,51013,She says yes.,activation-list,2010-10-05,asserted`,
			`statement-003,2010-10-06,${only},${office},,,51013,can-leave,yes,switch,51013,Nothing any more.,activation-list,2010-10-06,withdrawn`,
		].join('\n'),
		'figures.csv': [
			'id,asOf,place,scope,measure,unit,value,high,qualifier,source,note,standing',
			`figure-001,2013-01,us,,${bad},count,1,,,activation-list,${bad},asserted`,
			`figure-002,2013-01,us,,${bad},count,7,,,activation-list,${secret('ledger: the note of a withdrawn figure')},withdrawn`,
		].join('\n'),
		'repairs.csv': `fips,file,was,now,why\n51013,list.csv,${bad},Arlington,${bad}\n`,
		'conflicts.csv': `id,about,one,oneSource,other,otherSource\nlaunch,${bad},7,activation-list,14,activation-list\n`,
		'questions.csv': `id,en,es\ncan-leave,${bad},${bad}\n`,
		'contradictions.csv': `id,verdict,en,es\nstatement-002~statement-001,refused,${secret('ledger: why the files refuse a contradiction')},\n`,
		'people.csv': `id,name,aliases,note\nada,Ada Example,,${bad}\nonly,${only},,${secret('ledger: the note on such a person')}\n`,
		'translations.csv': [
			'id,language,text,state,original',
			`statement-001,es,${bad},draft,${bad}`,
			`office:${office},es,${secret('ledger: a translation of a withdrawn office')},draft,${office}`,
			`actor:${only},es,${secret('ledger: a translation of a withdrawn speaker')},draft,${only}`,
		].join('\n'),
	};
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	await loadLedger(app, folder);
	await front.post('/api/ledger/contradictions/statement-002~statement-001', {
		verdict: 'refused',
		reason: secret('ledger: why a contradiction was refused'),
	});
}

async function plantArchive({ app, front, scratch }: Ground): Promise<void> {
	const name = secret('archive: the name of a file');
	const file = join(scratch, `${name}.txt`);
	await writeFile(file, `${secret('archive: the text of a page')} ICE-0001`);
	await takeIn(app, { paths: [file], production: secret('archive: the name of a production') });
	await work(app, { withoutOcr: true });
	const note = { document: 1, page: 1, text: secret('archive: a note'), tags: [secret('archive: a tag')] };
	await front.post('/api/archive/notes', note);
}

async function plantStatistics({ app, scratch }: Ground): Promise<void> {
	const file = join(scratch, `${secret('statistics: the name of a file')}.csv`);
	await writeFile(file, released(inventedArrests(1200, 2017), 'ERO Arrests for FY2017'));
	await loadFile(app, { path: file, as: 'arrests', production: secret('statistics: its production') });
	const finding = { en: 'Arrests by area.', es: 'Arrestos por área.' };
	await releaseTable(app, { measure: 'arrests', by: ['aor'] }, { name: 'shown', finding });
	const taken = secret('statistics: the finding of a withdrawn table');
	await releaseTable(app, { measure: 'arrests', by: ['gender'] }, { name: 'taken', finding: { en: taken, es: taken } });
	await withdrawTable(app, 'taken');
	const report = (text: string) => ({
		title: { en: `About ${text}`, es: `Sobre ${text}` },
		text: { en: text, es: text },
	});
	await saveReport(app, 'public', report('[[arrests?by=aor]]'));
	await freezeReport(app, 'public');
	await publishReport(app, 'public');
	await saveReport(app, 'public', report(secret('statistics: a draft over a public report')));
	await saveReport(app, 'draft', report(secret('statistics: a draft')));
}

/** One request that is public, one that is not, and a suit over both. */
async function plantDocket({ app, front, scratch }: Ground): Promise<Planted> {
	await front.post('/api/docket/agencies', {
		...{
			id: 'example',
			name: 'Agency of Examples',
			jurisdiction: 'US-FED',
			email: `${secret('docket: an e-mail')}@agency.example`,
		},
		...{
			phone: secret('docket: a phone'),
			address: secret('docket: an address'),
			note: secret('docket: a note on an agency'),
		},
	});
	const request = (word: (field: string) => string, more: object) => ({
		agencies: ['example'],
		sent: '2026-03-01',
		receivedUs: '2026-03-02',
		batch: word('its batch'),
		text: word('its letter'),
		feeWaiver: word('why fees should be waived'),
		expedite: word('why it is urgent'),
		note: word('its note'),
		...more,
	});
	const both = await front.post('/api/docket/requests', {
		...request((field) => secret(`docket: of a public request, ${field}`), {}),
		...{ title: 'Opt-out records', requesters: ['A coalition'] },
		tracking: [{ number: 'EXFO-1', reason: secret('docket: why a number changed') }],
		items: [{ label: 'A', text: 'Policies on leaving', note: secret('docket: the note of an item') }],
	});
	const [shown = 0] = z.looseObject({ requests: z.array(z.number()) }).parse(both).requests;
	const other = await front.post('/api/docket/requests', {
		...request((field) => secret(`docket: of a private request, ${field}`), {}),
		...{
			title: secret('docket: the title of a private request'),
			requesters: [secret('docket: who asked in private')],
		},
		tracking: [{ number: secret('docket: a private number'), reason: '' }],
		items: [{ label: 'A', text: secret('docket: a private item') }],
	});
	const [hidden = 0] = z.looseObject({ requests: z.array(z.number()) }).parse(other).requests;
	const entry = (more: object) => ({ date: '2026-03-09', type: 'acknowledgement', way: 'in', ...more });
	const letter = await front.post(`/api/docket/requests/${shown}/entries`, {
		...entry({ title: 'They acknowledge', note: secret('docket: the note of a letter') }),
		...{ document: 1, details: { [secret('docket: a detail of a letter')]: secret('docket: what it says') } },
	});
	await front.post(`/api/docket/requests/${shown}/entries`, {
		...entry({ type: 'note', way: null, title: secret('docket: the title of a note') }),
		note: secret('docket: a note'),
	});
	const wrong = await front.post(
		`/api/docket/requests/${shown}/entries`,
		entry({ title: secret('docket: a struck entry') }),
	);
	const reason = { reason: secret('docket: why an entry was struck') };
	await front.post(`/api/docket/entries/${numberIn(wrong, 'entry')}/strike`, reason);
	const dossier = z.looseObject({ dossier: z.looseObject({ items: z.array(z.looseObject({ id: z.number() })) }) });
	const [{ id: closed } = { id: 0 }] = dossier.parse(await front.get(`/api/docket/requests/${hidden}`)).dossier.items;
	await front.post(`/api/docket/requests/${hidden}/entries`, entry({ title: secret('docket: a private letter') }));
	await front.post(`/api/docket/requests/${shown}/said`, {
		status: 'processing',
		note: secret('docket: what was said'),
	});
	await front.post(`/api/docket/requests/${shown}/appeals`, {
		...{ against: 'silence', grounds: [secret('docket: a ground of appeal')], sent: '2026-05-01' },
		...{ tracking: secret('docket: the number of an appeal'), note: secret('docket: the note of an appeal') },
	});
	await front.post(`/api/docket/requests/${shown}/productions`, {
		...{
			document: 1,
			received: '2026-04-01',
			entry: numberIn(letter, 'entry'),
			note: secret('docket: the note of a release'),
		},
	});
	const suit = numberIn(
		await front.post('/api/docket/suits', {
			...{ caption: 'Coalition v. Agency', court: 'S.D.N.Y.', number: '26-cv-1', requests: [shown, hidden] },
			note: secret('docket: the note of a suit'),
		}),
		'suit',
	);
	await front.post(`/api/docket/suits/${suit}/entries`, {
		...{ date: '2026-06-01', type: 'note', way: null, title: secret('docket: the title of a note on a suit') },
		note: secret('docket: a note on a suit'),
	});
	await front.post(`/api/docket/suits/${suit}/entries`, {
		...{ date: '2026-06-02', type: 'answer_filed', way: 'in', items: [closed] },
		title: secret('docket: a filing on a private item'),
	});
	await front.post(`/api/docket/suits/${suit}/orders`, {
		...{ date: '2026-07-01', title: 'Order', note: secret('docket: the note of an order') },
		obligations: [
			{ text: 'Produce 100 pages', due: '2026-08-01', requests: [shown], note: secret('docket: the note of a duty') },
			{ text: secret('docket: a duty to a private request'), due: '2026-08-02', requests: [hidden] },
			{ text: secret('docket: a duty on a private item'), due: '2026-08-03', items: [closed] },
		],
	});
	await front.post('/api/docket/reminders', {
		...{
			request: shown,
			text: secret('docket: a reminder'),
			day: '2026-12-01',
			person: secret('docket: whom it reminds'),
		},
	});
	await propose(app, 1, { kind: { value: 'acknowledgement', words: secret('docket: a proposal') } }, shown);
	await front.post('/api/docket/calendars', { person: secret('docket: whose calendar') });
	await front.send('PUT', '/api/docket/papers/appeal', { json: { text: secret('docket: the text of a paper') } });
	await front.post(`/api/docket/requests/${shown}/release`, { released: true });
	const elsewhere = join(scratch, 'requests.json');
	const communication = {
		datetime: '2026-01-02',
		response: true,
		subject: secret('docket: a letter filed elsewhere'),
	};
	await writeFile(
		elsewhere,
		JSON.stringify([
			{
				...{ id: 7, title: 'Filed elsewhere', agency_name: 'Agency of Examples', datetime_submitted: '2026-01-01' },
				...{
					user: 'A coalition',
					communications: [{ ...communication, communication: secret('docket: its words') }],
				},
			},
		]),
	);
	const [imported = 0] = (await importRequests(app, elsewhere)).added;
	await front.post(`/api/docket/requests/${imported}/entries`, {
		...{ date: '2026-03-09', type: 'note', way: null, title: secret('docket: our note on an imported request') },
	});
	await front.post(`/api/docket/requests/${imported}/release`, { released: true });
	return { shown, hidden };
}
