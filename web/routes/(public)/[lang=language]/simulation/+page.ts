import type { TraceAnswer } from '#src/simulation/answer.ts';
import { loadAnswer } from '#web/simulation/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url }) => loadAnswer<TraceAnswer>(fetch, url, 'trace');
