import { takeIn } from '../../src/archive/intake-actions.ts';
import { work } from '../../src/archive/reading-actions.ts';
import { listDocuments } from '../../src/archive/document-actions.ts';
import { importProgress } from '../../src/archive/progress-actions.ts';
import { testCase } from '../house.ts';
import { openFront } from './front.ts';
await using app = await testCase();
const front = openFront(app);
const base = new URL('../../../shared/corpus/', import.meta.url).pathname;
const t = performance.now();
await takeIn(app, { paths: ['odd-pdf', 'redaction-truth', 'redacted-page', 'mail', 'workbooks', 'agreements', 'scans'].map((d) => base + d), production: 'Corpus' });
await work(app, { withoutOcr: true });
console.log('read in', Math.round(performance.now() - t), 'ms', Math.round(process.memoryUsage.rss() / 1e6), 'MB');
const tally: Record<string, number> = {};
const slow: string[] = [];
const documents = await listDocuments(app);
const states: Record<string, number> = {};
for (const d of documents) states[d.kind + ' ' + d.state + (d.quarantined ? ' quarantined' : '')] = (states[d.kind + ' ' + d.state + (d.quarantined ? ' quarantined' : '')] ?? 0) + 1;
console.log(states);
for (const d of documents) {
	const paths = [`/api/archive/documents/${d.id}`, `/d/${d.id}/original`];
	for (let p = 0; p <= Math.min(d.pages, 6) + 1; p++) paths.push(`/api/archive/documents/${d.id}/pages/${p}`, `/d/${d.id}/p/${p}.txt`, `/d/${d.id}/p/${p}.json`, `/api/archive/documents/${d.id}/pages/${p}/releases`);
	if (d.pages > 0) paths.push(`/d/${d.id}/p/1.png?w=300`, `/d/${d.id}/p/${d.pages}.jpg?w=300`);
	for (const path of paths) {
		const began = performance.now();
		const answer = await front.send('GET', path);
		const text = answer.status >= 400 ? await answer.text() : (await answer.body?.cancel(), '');
		const took = performance.now() - began;
		if (took > 1000) slow.push(`${path} ${Math.round(took)}`);
		const key = `${answer.status}`;
		tally[key] = (tally[key] ?? 0) + 1;
		if (answer.status === 500 || answer.status === 503) console.log(path, text.slice(0, 200));
	}
}
console.log(tally, slow);
console.log([...new Set((await importProgress(app, 1)).failures.map((f) => f.sentence))]);
await front.stop();
