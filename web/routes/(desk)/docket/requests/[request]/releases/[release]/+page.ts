import type { PageFate, Production } from '#src/docket/docket.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
	ask<{ production: Production; pages: PageFate[] }>(fetch, `/api/docket/productions/${params.release}/pages`);
