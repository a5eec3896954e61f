// Pages are whole without scripts. The few with moving parts (map, model) say `csr = true` themselves.
export const csr = false;
