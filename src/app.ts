/** Everything Uncover can do to the world. Actions take an `App` first; only main.ts (and worker.ts, its twin in a thread) makes one. */

import type { Readable } from 'node:stream';
import type { Db } from './base/db.ts';
import type { Box, PageReading, PageText } from './base/page.ts';

export interface App {
	readonly case: CaseFolder;
	readonly db: Db;
	readonly files: Files;
	readonly reader: Reader;
	readonly ocr: Ocr;
	readonly log: Log;
	readonly process: Process;
	now(): Date;
}

/** This running process, and whether another one still runs: how two processes on one case keep out of each other's way. */
export interface Process {
	readonly id: string;
	alive(id: string): boolean;
}

/** One programme under scrutiny: a folder with uncover.json, case.db, files/ and derived/. */
export interface CaseFolder {
	readonly folder: string;
	readonly title: string;
	/** The person at the keyboard, written into the audit trail. */
	readonly person: string;
	/** True where the case holds invented records; every screen says so. */
	readonly practice: boolean;
}

/** Originals by SHA-256, never changed; and derived files, which may vanish at any time. */
export interface Files {
	/** The files at and below a path, in a fixed order. `path` starts with the name of what was given. Links and special files are refused, each with a sentence. */
	walk(path: string): AsyncIterable<Found>;
	/** An empty folder for the time being; `done` removes it with all that is in it. */
	scratch(): Promise<{ folder: string; done(): Promise<void> }>;
	/** Copies a file in. The same bytes are stored once. The copy is complete or absent, also after a kill. */
	put(path: string): Promise<{ sha256: string; size: number }>;
	putBytes(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
	/** Where the original lies, for reading only. */
	path(sha256: string): string;
	/** The hash of the stored bytes, computed anew; undefined where the original is missing. */
	rehash(sha256: string): Promise<string | undefined>;
	stream(sha256: string): Readable;
	/** A place where files sent by a browser wait to be taken in: they may be large, and come one by one. */
	openUpload(): Promise<string>;
	/** @param path as the browser names it, with its folders. @throws Refusal not-valid for a path that leads outside. */
	writeUpload(upload: string, path: string, bytes: Readable): Promise<void>;
	/** The top files and folders of an upload: the paths to import. */
	listUpload(upload: string): Promise<string[]>;
	dropUpload(upload: string): Promise<void>;
	readDerived(name: string): Promise<Uint8Array | undefined>;
	writeDerived(name: string, bytes: Uint8Array): Promise<void>;
	/** Throws all derived files away. */
	clearDerived(): Promise<void>;
}

export type Found = { path: string; file: string; size: number } | { path: string; refused: string };

export type FileKind = 'pdf' | 'image' | 'text' | 'email' | 'csv' | 'xlsx' | 'zip' | 'unknown';

/** What a file is, once opened. */
export type Opened = {
	kind: FileKind;
	/** 0 for files that have no pages (containers, unknown types). */
	pages: number;
	/** Title, author, dates and the like as the file states them. */
	properties: Record<string, string>;
	/** Sentences about the file as a whole: repaired, hidden sheet, earlier revision. */
	remarks: string[];
	/** True where the whole file carries something under its surface that no page shows (an earlier revision, a hidden layer). */
	suspicious: boolean;
	/** Files inside this one: attachments, members of an archive, in order. */
	members: Member[];
};

/** A file inside a file, copied out to `file` in the scratch folder; or the sentence that says why it was left where it is. */
export type Member = Found;

/** Reads untrusted files, each in a worker thread with a bound on time and memory. A file that breaks the worker costs that file a refusal and nothing else. */
export interface Reader {
	/** How many files it reads at once. */
	readonly workers: number;
	/** @throws Refusal locked where a password is needed or wrong; not-valid where the file cannot be read; too-large past a limit. */
	open(path: string, name: string, options: { scratch: string; password?: string }): Promise<Opened>;
	/** Pages `from` to `to`, both included, in order. */
	pages(
		path: string,
		kind: FileKind,
		range: { from: number; to: number; password?: string },
	): AsyncIterable<PageReading>;
	/** A page's picture as JPEG or PNG, `width` pixels wide. `cover` is painted over in black: what a failed redaction would still show. */
	picture(
		path: string,
		kind: FileKind,
		page: number,
		options: { width: number; format: 'jpeg' | 'png'; password?: string; cover?: readonly Box[] },
	): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** Reads words off page pictures. */
export interface Ocr {
	/** Which engine, with its version and languages: kept beside every text it made. */
	describe(): Promise<string>;
	/** How many pages it can work on at once. */
	readonly workers: number;
	/** @param picture PNG or JPEG of a whole page, about 200 dpi. Words come back in fractions of it, with confidence. */
	read(picture: Uint8Array, languages: readonly string[]): Promise<PageText>;
	/** What is printed inside boxes of a page (white on black or black on white), one text a box: exemption codes only. */
	readBoxes(picture: Uint8Array, boxes: readonly Box[]): Promise<string[]>;
	close(): Promise<void>;
}

export interface Log {
	info(message: string, details?: Record<string, unknown>): void;
	warn(message: string, details?: Record<string, unknown>): void;
	error(message: string, details?: Record<string, unknown>): void;
}
