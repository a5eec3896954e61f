import type { MonthsAnswer } from '#src/simulation/months.ts';
import { loadAnswer } from '#web/simulation/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, url }) => loadAnswer<MonthsAnswer>(fetch, url, 'months');
