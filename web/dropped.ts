/** Files out of what was dropped on the page, folders walked, each with its path as it lay there. */

export type Given = { file: File; path: string };

/** Reads dropped files and folders. The entries must be taken before the drop event ends; the walk may take longer. */
export async function dropped(transfer: DataTransfer): Promise<Given[]> {
	const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (entries.length === 0) return picked(transfer.files);
	const found: Given[] = [];
	for (const entry of entries) await walk(entry, found);
	return found;
}

/** Files of a file field; a chosen folder gives paths of its own. */
export function picked(files: FileList): Given[] {
	return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

async function walk(entry: FileSystemEntry, found: Given[]): Promise<void> {
	if (isFile(entry)) {
		const file = await new Promise<File>((done, fail) => entry.file(done, fail));
		found.push({ file, path: entry.fullPath.replace(/^\//, '') });
	} else if (isFolder(entry)) {
		const reader = entry.createReader();
		// A reader gives at most a hundred entries at a time, and an empty list at the end.
		for (;;) {
			const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
			if (some.length === 0) return;
			for (const inner of some) await walk(inner, found);
		}
	}
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
	return entry.isDirectory;
}
