import { asDay } from '#src/base/day.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ url, request }) => {
	const live = request.headers.get('x-uncover-copy') === null;
	return {
		/** One that cannot be read is refused by the page itself; the links around it do not carry it on. */
		known: asDay(url.searchParams.get('known') ?? '') ?? null,
		/** Where whole addresses begin (feeds, pictures, search engines). We listen on this machine only, without TLS. */
		origin: `http://${url.host}`,
		/** False where the page becomes a file: then nothing can be asked of it. */
		live,
		/** The address of a page that becomes a file: its links are made from there. */
		copy: live ? null : url.pathname,
	};
};
