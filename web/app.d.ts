import type { Language } from './message.ts';

declare global {
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
