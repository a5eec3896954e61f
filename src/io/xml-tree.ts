/** A whole XML file as a tree. For files of some megabytes with a known form; the form is judged by whoever asks for it. */

import { createReadStream } from 'node:fs';
import type { XmlElement } from '../app.ts';
import { Refusal } from '../base/refusal.ts';
import { decoded } from './encoding.ts';
import { attributesOf, xmlReader } from './xml.ts';

const mostElements = 1_000_000;
const deepest = 200;

/** @throws Refusal not-valid where the file is no XML, too-large past the bounds. */
export async function readTree(path: string): Promise<XmlElement> {
	const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
	const open = [root];
	let elements = 0;
	const reader = xmlReader({
		open(name, written) {
			elements++;
			if (elements > mostElements || open.length > deepest)
				throw new Refusal('too-large', 'This file has more parts than any report of its kind, and was not read.');
			const given = Object.entries(attributesOf(written)).flatMap(([key, value]) =>
				value === undefined ? [] : [[key, value] as const],
			);
			const element = { name, attributes: Object.fromEntries(given), text: '', children: [] };
			open.at(-1)?.children.push(element);
			open.push(element);
		},
		close(name) {
			if (open.length > 1 && open.at(-1)?.name === name) open.pop();
			else throw broken();
		},
		text(text) {
			const at = open.at(-1);
			if (at && open.length > 1) at.text += text;
		},
	});
	for await (const piece of decoded(createReadStream(path))) reader.push(piece);
	const [top] = root.children;
	if (!top || open.length > 1) throw broken();
	return top;
}

function broken(): Refusal {
	return new Refusal(
		'not-valid',
		'This file is no whole XML file: a part of it begins and does not end, or ends and does not begin. Get it again.',
	);
}
