/** PDFium compiled to WebAssembly: one instance, its calls with plain numbers, and views of its memory. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Functions } from '@embedpdf/pdfium';
import { init } from '@embedpdf/pdfium';

type Numbers<T extends readonly unknown[]> = { [I in keyof T]: number };

/** Every PDFium function as the WASM exports it: strings and structures are addresses, truth is 0 or 1. */
export type Calls = { readonly [K in keyof Functions]: (...values: Numbers<Functions[K][0]>) => number };

type Exports = Calls & { memory: WebAssembly.Memory; malloc(size: number): number; free(address: number): void };
type Runtime = { wasmExports: Exports; addFunction(run: (...values: number[]) => number, signature: string): number };

export type Engine = {
	readonly call: Calls;
	/** 256 bytes that any single call may use for its answers. Always 8-byte aligned. */
	readonly scratch: number;
	bytes(): Uint8Array;
	uints(): Uint32Array;
	floats(): Float32Array;
	/** Runs `use` with `size` zeroed bytes of memory, and frees them whatever happens. */
	lend<T>(size: number, use: (address: number) => T): T;
	/** Memory that outlives a call; the caller frees it. @throws RangeError where there is none left. */
	allocate(size: number): number;
	free(address: number): void;
	/** Makes a function callable from PDFium; `signature` as Emscripten writes it. It lives as long as the instance. */
	callback(run: (...values: number[]) => number, signature: string): number;
};

const GIGABYTE = 2 ** 30;

/** Compiles PDFium once; a module may be handed to any number of threads. */
export async function compilePdfium(): Promise<WebAssembly.Module> {
	const path = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'));
	return WebAssembly.compile(await readFile(path));
}

/**
 * Starts an instance. Past `limit` bytes its memory refuses to grow, and PDFium aborts. After any abort the instance is
 * poisoned: throw it away.
 */
export async function startPdfium(compiled?: WebAssembly.Module, limit = GIGABYTE): Promise<Engine> {
	const wasm = compiled ?? (await compilePdfium());
	const library = await init({
		instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
			void WebAssembly.instantiate(wasm, imports).then((instance) => {
				bound(instance.exports.memory as WebAssembly.Memory, limit);
				receive(instance);
			});
			return {};
		},
		print: () => undefined,
		printErr: () => undefined,
	} as Parameters<typeof init>[0]);
	const runtime = library.pdfium as unknown as Runtime;
	const exports = runtime.wasmExports;
	exports.PDFiumExt_Init();
	return engine(runtime, exports);
}

function engine(runtime: Runtime, exports: Exports): Engine {
	// The buffer is replaced whenever the memory grows, and every view with it.
	let bytes = new Uint8Array(exports.memory.buffer);
	let uints = new Uint32Array(exports.memory.buffer);
	let floats = new Float32Array(exports.memory.buffer);
	const renew = () => {
		if (bytes.buffer === exports.memory.buffer) return;
		bytes = new Uint8Array(exports.memory.buffer);
		uints = new Uint32Array(exports.memory.buffer);
		floats = new Float32Array(exports.memory.buffer);
	};
	const views = {
		bytes() {
			renew();
			return bytes;
		},
		uints() {
			renew();
			return uints;
		},
		floats() {
			renew();
			return floats;
		},
	};
	const allocate = (size: number): number => {
		const address = exports.malloc(size);
		if (address === 0) throw new RangeError(`PDFium has no ${size} bytes left.`);
		return address;
	};
	return {
		call: exports,
		scratch: allocate(256),
		...views,
		allocate,
		free: (address) => exports.free(address),
		lend(size, use) {
			const address = allocate(size);
			try {
				views.bytes().fill(0, address, address + size);
				return use(address);
			} finally {
				exports.free(address);
			}
		},
		callback: (run, signature) => runtime.addFunction(run, signature),
	};
}

function bound(memory: WebAssembly.Memory, limit: number): void {
	const grow = memory.grow.bind(memory);
	memory.grow = (pages) => {
		if (memory.buffer.byteLength + pages * 65_536 > limit) throw new RangeError('The memory bound is reached.');
		return grow(pages);
	};
}

/** Lends `text` as zero-ended UTF-8, the form of PDFium's byte strings. */
export function lendText<T>(engine: Engine, text: string, use: (address: number) => T): T {
	const encoded = new TextEncoder().encode(text);
	return engine.lend(encoded.length + 1, (address) => {
		engine.bytes().set(encoded, address);
		return use(address);
	});
}

/** Text that a call writes as zero-ended UTF-16 into (address, byte length), saying the length it needs. */
export function wideText(engine: Engine, call: (address: number, length: number) => number): string {
	const size = call(0, 0);
	if (size <= 2 || size > 1 << 24) return '';
	return engine.lend(size, (address) => {
		call(address, size);
		const bytes = engine.bytes().slice(address, address + size - 2);
		return new TextDecoder('utf-16le').decode(bytes).replaceAll('\0', '');
	});
}
