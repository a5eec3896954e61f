/** One process at a time reads a case's files. A process that was killed is taken over at once; one on another machine after a minute of silence. */

import type { App } from '../app.ts';
import { dropLease, readLease, saveLease } from './lease-store.ts';

const silence = 60_000;

/** Runs the work if no other process holds the lease. @returns false, with nothing done, where another one does. */
export async function withLease(app: App, name: string, work: () => Promise<void>): Promise<boolean> {
	if (!(await take(app, name))) return false;
	const beat = setInterval(() => {
		take(app, name).catch((error: unknown) =>
			app.log.warn('The lease could not be renewed', { name, error: String(error) }),
		);
	}, silence / 4);
	try {
		await work();
	} finally {
		clearInterval(beat);
		await app.db.atomic((tx) => dropLease(tx, name, app.process.id));
	}
	return true;
}

/** Whether some living process holds the lease. */
export async function isHeld(app: App, name: string): Promise<boolean> {
	const lease = await readLease(app.db, name);
	return lease !== undefined && Date.parse(lease.until) > app.now().getTime() && app.process.alive(lease.holder);
}

function take(app: App, name: string): Promise<boolean> {
	return app.db.atomic(async (tx) => {
		const lease = await readLease(tx, name);
		const now = app.now();
		const theirs =
			lease &&
			lease.holder !== app.process.id &&
			Date.parse(lease.until) > now.getTime() &&
			app.process.alive(lease.holder);
		if (theirs) return false;
		await saveLease(tx, name, app.process.id, new Date(now.getTime() + silence).toISOString());
		return true;
	});
}
