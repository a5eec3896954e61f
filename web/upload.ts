/** Hands one file to the server. */

import { Refusal } from '#src/base/refusal.ts';
import { address, send } from './api.ts';

/** @returns the number of the upload. @throws Refusal where no file was chosen or the server does not take it. */
export async function uploaded(file: FormDataEntryValue | null): Promise<string> {
	if (!(file instanceof File) || file.name === '') throw new Refusal('not-valid', 'Choose a file first.');
	const { upload } = await send<{ upload: string }>('POST', '/api/archive/uploads');
	await send('PUT', address(`/api/archive/uploads/${upload}`, { path: file.name }), file);
	return upload;
}
