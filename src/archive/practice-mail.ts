/** Printed e-mail chains, and the same as an electronic message. */

import { type Face, lineOf } from '../base/sheet.ts';
import { english, matters, subjects } from './practice-english.ts';
import { type Block, flow, unmarked } from './practice-flow.ts';
import { expanded, several, shuffled, written } from './practice-grammar.ts';
import { later, mailTime, offices, type Person, person, workday } from './practice-names.ts';
import {
	correspondents,
	type Desk,
	factsOf,
	letterFrame,
	type PracticeRecord,
	pageNumber,
	paragraph,
	sheetsOf,
} from './practice-paper.ts';

type Message = { from: Person; to: Person; cc: string; sent: Date; minutes: number; subject: string; body: string[] };

/** A chain as a mail program prints it: the newest message on top, the older ones under "-----Original Message-----". */
export function mailChain(desk: Desk): PracticeRecord {
	const { random } = desk;
	const messages = chain(desk, random.whole(2, 6));
	const [newest, ...older] = messages;
	if (!newest) return { title: 'E-mail', sheets: [] };
	const face: Face = random.pick(['sans', 'serif', 'mono'] as const);
	const bold: Face = `${face}-bold`;
	const size = face === 'mono' ? 9 : face === 'sans' ? 10 : 11;
	const attachment = random.chance(0.4)
		? `${written(english, 'paperName', random)} ${newest.sent.getUTCFullYear()}.doc`
		: '';
	const blocks: Block[] = [
		{ kind: 'text', text: `{p:${newest.to.name}}`, face: bold, size: size + 4, after: 0 },
		{ kind: 'rule', weight: 2.5, after: 6 },
		...fields(newest, attachment).map(
			([name, value]): Block => ({ kind: 'field', name, value, at: 84, face, size, after: 1 }),
		),
		{ kind: 'space', height: 14 },
		...newest.body.map((text): Block => body(text, face, size)),
	];
	for (const message of older) {
		blocks.push({ kind: 'text', text: '-----Original Message-----', face, size, after: 0 });
		for (const [name, value] of fields(message, ''))
			blocks.push({ kind: 'text', text: `${name} ${value}`, face, size, after: 0 });
		blocks.push({ kind: 'space', height: 8 }, ...message.body.map((text) => body(text, face, size)));
	}
	const sets = flow(blocks, letterFrame, desk.width);
	return {
		title: `E-mail ${newest.subject}`,
		sheets: sheetsOf(sets, 'e-mail', {
			furniture: random.chance(0.6)
				? pageNumber(desk, 'plain')
				: (number, count) => [
						lineOf(`Page ${number} of ${count}`, { x: 540, y: 744, size: 8, face: 'sans', align: 'right' }, desk.width),
					],
		}),
	};
}

/** The same kind of chain as plain text, for a message file. */
export function mailText(desk: Desk): { from: Person; to: Person; sent: Date; subject: string; text: string } {
	const [newest, ...older] = chain(desk, 2);
	if (!newest) throw new Error('A chain has at least one message.');
	const lines = [...newest.body];
	for (const message of older)
		lines.push(
			'-----Original Message-----',
			...fields(message, '').map(([name, value]) => `${name} ${value}`),
			'',
			...message.body,
		);
	return {
		...newest,
		sent: new Date(newest.sent.getTime() + newest.minutes * 60_000),
		text: lines.map(unmarked).join('\n\n'),
	};
}

function chain(desk: Desk, length: number): Message[] {
	const { random } = desk;
	const facts = factsOf(random);
	const topics = shuffled(matters, random);
	const topic = topics[0] ?? 'leaving';
	const subject = expanded(random.pick(subjects[topic]), english, random, facts);
	let [from, to] = correspondents(random);
	let sent = workday(random);
	let minutes = random.whole(8 * 60, 11 * 60);
	const messages: Message[] = [];
	for (let i = 0; i < length; i++) {
		const text: string[] = [];
		const greeting = written(english, 'greeting', random);
		if (greeting) text.push(greeting);
		if (i === 0 || random.chance(0.4)) text.push(paragraph(desk, random.pick([topic, topics[1] ?? topic]), facts));
		else text.push(...several(english, 'short', random.whole(1, 2), random, facts));
		if (random.chance(0.35)) text.push(`@advice ${paragraph(desk, 'advice', facts, random.whole(2, 4))}`);
		text.push(...signOff(from), ...several(english, 'footer', 1, random).filter((line) => line !== ''));
		messages.unshift({
			from,
			to,
			cc: random.chance(0.5) ? address(person(random, from.office)) : '',
			sent,
			minutes,
			subject: i === 0 ? subject : `${random.chance(0.85) ? 'RE' : 'FW'}: ${subject}`,
			body: text,
		});
		[from, to] = random.chance(0.25) ? [to, person(random, from.office)] : [to, from];
		minutes += random.whole(3, 300);
		if (minutes > 19 * 60) {
			minutes = random.whole(7 * 60, 10 * 60);
			sent = later(sent, 1);
		}
	}
	return messages;
}

function body(text: string, face: Face, size: number): Block {
	const advice = text.startsWith('@advice ');
	return {
		kind: 'text',
		text: advice ? text.slice(8) : text,
		face,
		size,
		after: size * 0.75,
		...(advice ? { secret: 'advice' as const } : {}),
	};
}

function address(who: Person): string {
	return `{p:${who.family}, ${who.given}} {c:<${who.email}>}`;
}

function fields(message: Message, attachment: string): [string, string][] {
	const all: [string, string][] = [
		['From:', address(message.from)],
		['Sent:', mailTime(message.sent, message.minutes)],
		['To:', address(message.to)],
		['Cc:', message.cc],
		['Subject:', message.subject],
		['Attachments:', attachment],
	];
	return all.filter(([, value]) => value !== '');
}

function signOff(who: Person): string[] {
	return [`{p:${who.name}}`, `${who.title}, ${offices[who.office].short}  {c:${who.phone}}`];
}
