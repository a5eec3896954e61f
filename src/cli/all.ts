import { archiveCommands } from './archive.ts';
import type { Command } from './command.ts';
import { compareCommands } from './compare.ts';
import { docketCommands } from './docket.ts';
import { docketCourtCommands } from './docket-court.ts';
import { docketEnterCommands } from './docket-enter.ts';
import { docketIndexCommands } from './docket-index.ts';
import { docketIntakeCommands } from './docket-intake.ts';
import { docketPaperCommands } from './docket-papers.ts';
import { docketSaidCommands } from './docket-said.ts';
import { docketShowCommands } from './docket-show.ts';
import { houseCommands } from './house.ts';
import { ledgerCommands } from './ledger.ts';
import { publishingCommands } from './publishing.ts';
import { referenceCommands } from './reference.ts';
import { simulateCommands } from './simulation.ts';
import { statisticsCommands } from './statistics.ts';
import { recordCommands } from './statistics-records.ts';

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [
	...houseCommands,
	...archiveCommands,
	...compareCommands,
	...docketCommands,
	...docketEnterCommands,
	...docketSaidCommands,
	...docketCourtCommands,
	...docketShowCommands,
	...docketPaperCommands,
	...docketIntakeCommands,
	...docketIndexCommands,
	...ledgerCommands,
	...simulateCommands,
	...recordCommands,
	...statisticsCommands,
	...publishingCommands,
	...referenceCommands,
];
