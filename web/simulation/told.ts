/** The model's own texts (messages, labels, levers, limits) in the reader's language: English is in the engine, the rest beside it as data. */

import { createContext } from 'svelte';

/** `told(text)` is the text in the reader's language; without a translation, as it stands. The layout of the model's pages sets it. */
export const [useTold, setTold] = createContext<(text: string) => string>();
