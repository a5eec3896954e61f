/** What the layouts hand down to every part. */

import { createContext } from 'svelte';
import type { Translate } from './message.ts';

/** The translator of the page being drawn; the root layout sets it. */
export const [useMessages, setMessages] = createContext<Translate>();
