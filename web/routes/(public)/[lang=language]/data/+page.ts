import type { Column, Table } from '#src/publishing/table.ts';
import { address, ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export type ShownTable = Pick<Table, 'name' | 'title' | 'about' | 'key' | 'filters'> & {
	readonly columns: readonly Column[];
	readonly rows: number;
	readonly bytes: number;
	readonly sha256: string;
};

export const load: PageLoad = async ({ fetch, url }) => ({
	tables: await ask<ShownTable[]>(fetch, address('/api/public/tables', { known: url.searchParams.get('known') })),
});
