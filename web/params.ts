import { defineParams } from '@sveltejs/kit/params';
import { languages } from './message.ts';

export const params = defineParams({
	/** The first part of every public address. */
	language: (text: string) => languages.find((language) => language === text),
});
