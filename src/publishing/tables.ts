/** Every public table, in the order of the data page. */

import type { Table } from './table.ts';
import { factTables } from './tables-facts.ts';
import { thingTables } from './tables-things.ts';

export function publicTables(): readonly Table[] {
	return [...factTables(), ...thingTables()];
}
