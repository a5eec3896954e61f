import type { WaysAnswer } from '#src/simulation/answer.ts';
import type { Movers } from '#src/simulation/movers.ts';
import { loadAnswer } from '#web/simulation/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url }) => loadAnswer<WaysAnswer & { movers: Movers }>(fetch, url, 'ways');
