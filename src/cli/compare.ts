/** Other releases of one page on the command line. */

import { findByBates, openPage } from '../archive/page-actions.ts';
import type { OtherRelease } from '../archive/release.ts';
import { otherReleases } from '../archive/release-actions.ts';
import { count, shortened } from '../base/text.ts';
import { type Call, type Command, Usage } from './command.ts';

export const compareCommands: readonly Command[] = [
	{
		name: 'compare',
		words: 'ADDRESS',
		summary: 'Finds other releases of a page, and tells what each shows that the other withholds.',
		details:
			'ADDRESS is that of a page, such as /d/7/p/2, or a Bates number.\nWith --json prints {address, releases: [{document, page, name, bates, address, same, shownHere, shownThere}]}.',
		options: [],
		needs: 'case',
		run: runCompare,
	},
];

async function runCompare(call: Call): Promise<number> {
	const { document, page } = await pageAt(call);
	const { address, bates, name } = await openPage(call.app, document, page);
	const releases = await otherReleases(call.app, document, page);
	if (call.json) {
		call.print(JSON.stringify({ address, releases }, null, 2));
		return 0;
	}
	call.print(place({ address, bates: bates?.printed ?? null, name }));
	call.print(
		releases.length === 0
			? 'No other release of this page was found in the case.'
			: `${count(releases.length, 'other release')} of this page:`,
	);
	for (const release of releases) {
		call.print('');
		call.print(`${place(release)}  ${Math.round(release.same * 100)}% of the words alike`);
		for (const shown of release.shownHere) call.print(`  only here:  ${shortened(shown.text, 300)}`);
		for (const shown of release.shownThere) call.print(`  only there: ${shortened(shown.text, 300)}`);
	}
	return 0;
}

function place({ address, bates, name }: Pick<OtherRelease, 'address' | 'bates' | 'name'>): string {
	return [address, bates ?? '', shortened(name, 60)].filter(Boolean).join('  ');
}

/** @throws Usage where no page is named; Refusal not-found for a Bates number that no page carries. */
async function pageAt(call: Call): Promise<{ document: number; page: number }> {
	const text = call.words.join(' ').trim();
	if (text === '')
		throw new Usage('Name a page by its address or its Bates number, for example: uncover compare /d/7/p/2');
	const [, document, page] = /\/d\/(\d+)\/p\/(\d+)(?:[.?#].*)?$/.exec(text) ?? [];
	if (document && page) return { document: Number(document), page: Number(page) };
	return findByBates(call.app, text);
}
