import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

// An address that leads nowhere is told so inside the site, with its sections and its search.
export const load: PageLoad = ({ url }) =>
	error(404, { message: `There is nothing at ${url.pathname}.`, code: 'not-found' });
