import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ url, request }) => {
	const live = request.headers.get('x-uncover-copy') === null;
	return {
		known: url.searchParams.get('known'),
		/** Where whole addresses begin (feeds, pictures, search engines). We listen on this machine only, without TLS. */
		origin: `http://${url.host}`,
		/** False where the page becomes a file: then nothing can be asked of it. */
		live,
		/** The address of a page that becomes a file: its links are made from there. */
		copy: live ? null : url.pathname,
	};
};
