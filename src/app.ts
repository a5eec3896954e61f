/** Everything Uncover can do to the world. Actions take an `App` first; only main.ts (and worker.ts, its twin in a thread) makes one. */

import type { Readable } from 'node:stream';
import type { Db, Sql } from './base/db.ts';
import type { Box, PageReading, PageText } from './base/page.ts';
import type { Paper } from './base/paper.ts';

export interface App {
	readonly case: CaseFolder;
	readonly db: Db;
	readonly files: Files;
	readonly reader: Reader;
	readonly ocr: Ocr;
	readonly records: Records;
	readonly log: Log;
	readonly process: Process;
	/** A paper as the bytes of a file for a word processor, or for print. The same paper gives the same bytes. */
	print(paper: Paper, format: 'docx' | 'pdf'): Promise<Uint8Array>;
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
	/** Where a derived file lies or may be written; its folder is there. */
	derivedPath(name: string): Promise<string>;
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
	/** The sheets of a table (CSV, also packed; XLSX; XLS), each with its first rows. @throws Refusal not-valid where the file is no table. */
	glance(path: string, name: string): Promise<SheetGlance[]>;
	/** Writes what stands below a sheet's head into a plain file that DuckDB reads: see LaidOut. */
	layOut(path: string, name: string, plan: LayoutPlan, onRows?: (progress: LayoutProgress) => void): Promise<LaidOut>;
	/** The small tables of a CSV, Excel or Word file, whole; what is hidden in a workbook is left out. @throws Refusal as `open` does, too-large past 50,000 rows. */
	tables(path: string, name: string): Promise<FileTable[]>;
	/** An XML file as a tree. @throws Refusal as `open` does. */
	tree(path: string): Promise<XmlElement>;
	close(): Promise<void>;
}

/** One sheet of a workbook, one table of a document, or the whole of a CSV file. */
export type FileTable = { name: string; rows: string[][] };

/** An element of XML, names and attributes without their prefixes. `text` is its own, without that of its children. */
export type XmlElement = { name: string; attributes: Record<string, string>; text: string; children: XmlElement[] };

/** A sheet at a glance. A file without sheets is one sheet without a name. */
export type SheetGlance = {
	name: string;
	hidden: 'visible' | 'hidden' | 'very-hidden';
	/** The first rows that hold anything, as printed; `row` counts from 1. */
	rows: { row: number; cells: string[] }[];
};

export type LayoutPlan = {
	/** Place of the sheet, from 0. */
	sheet: number;
	/** Number of the row that holds the head; records come after it. */
	head: number;
	/** The file to write. */
	to: string;
};

export type LayoutProgress = {
	rows: number /** 0 to 1; undefined where the size of the sheet is not known. */;
	share?: number;
};

/**
 * What was laid out. The file has one line a record, cells set apart by U+001F and never quoted: number of the row, the
 * first 32 digits of the SHA-256 over its cells, 1 where the row is hidden, what stands beyond the head's last column,
 * then a cell for each column of the head.
 */
export type LaidOut = {
	rows: number;
	columns: number;
	hiddenRows: number;
	/** Hidden columns that hold anything, from 1. */
	hiddenColumns: number[];
	/** Rows that repeat the head; left out. */
	repeatedHeads: number;
	/** Text below the table, and totals: not records. */
	notes: { row: number; cells: string[] }[];
};

/** Tables of records, column by column: DuckDB over Parquet files, without network and within bounds of memory. */
export interface Records {
	/** Rows of a query: texts, numbers, booleans, lists, null; days as ISO text. The caller names the row's type. */
	all<R>(statement: Sql): Promise<R[]>;
	/** Work with temporary tables of its own, gone when it ends. */
	session<T>(work: (session: RecordsSession) => Promise<T>): Promise<T>;
	/** A statement as it is run, values written out: to be shown. */
	text(statement: Sql): string;
	close(): Promise<void>;
}

export type RecordsSession = {
	all<R>(statement: Sql): Promise<R[]>;
	run(statement: Sql): Promise<void>;
	/** Appends rows to a temporary table. */
	insert(table: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void>;
};

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
