/** The browser bundle, and the only thing of Uncover that is built. `build/handler.js` is mounted inside the server of src/http. */

import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const own = ['self'] as const;

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ precompress: true }),
			files: { src: 'web', assets: 'web/static' },
			// No inline style is ever needed: boxes on pages are drawn as SVG attributes, the rest is in style sheets.
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': [...own],
					'script-src': [...own],
					'style-src': [...own],
					// SvelteKit's own announcer of page changes is hidden by one inline style: that text is allowed, and no other.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': [...own, 'data:', 'blob:'],
					'font-src': [...own],
					'connect-src': [...own],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': [...own],
					'frame-ancestors': ['none'],
				},
			},
			version: { pollInterval: 0 },
		}),
	],
	build: { assetsInlineLimit: 0 },
});
