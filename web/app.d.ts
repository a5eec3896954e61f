import type { Language } from './message.ts';

declare global {
	// biome-ignore lint/style/noNamespace: SvelteKit looks for its types under this name.
	namespace App {
		interface Error {
			/** A refusal's code, where the server gave one. */
			code?: string;
		}
		interface Locals {
			language: Language;
		}
	}
}
