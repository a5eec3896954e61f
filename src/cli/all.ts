import { archiveCommands } from './archive.ts';
import type { Command } from './command.ts';
import { compareCommands } from './compare.ts';
import { docketCommands } from './docket.ts';
import { houseCommands } from './house.ts';
import { ledgerCommands } from './ledger.ts';
import { referenceCommands } from './reference.ts';
import { simulateCommands } from './simulation.ts';
import { statisticsCommands } from './statistics.ts';

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [
	...houseCommands,
	...archiveCommands,
	...compareCommands,
	...docketCommands,
	...ledgerCommands,
	...simulateCommands,
	...statisticsCommands,
	...referenceCommands,
];
