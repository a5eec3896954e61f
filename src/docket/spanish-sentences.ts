/** The sentences of the working and the remarks, as the engine writes them, with their Spanish. Longer ones stand before shorter ones that they contain. */

export const sentences: readonly (readonly [english: string, spanish: string])[] = [];
