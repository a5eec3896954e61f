import type { Report } from '#src/statistics/report.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ reports: Report[] }>(fetch, '/api/statistics/reports');
