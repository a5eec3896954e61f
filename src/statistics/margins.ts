/** A table with its margins as a network: what a reader can work out about hidden cells from those that are printed. */

/** Where a cell stands; the place after the last row or column is the total. */
export type Cell = { readonly row: number; readonly column: number };

/** A cell as a pipe between two sums: what flows in equals what flows out at every node, and that is all the margins say. */
export type Pipe = Cell & {
	readonly value: number;
	readonly from: number;
	readonly to: number /** How many cells it sums; 1 inside the table. */;
	readonly sums: number;
};

/**
 * All cells of a table and of its margins. In a table of one row or column the margins along it repeat the cells, and
 * only the total is a cell of its own.
 */
export function pipesOf(table: readonly (readonly number[])[]): Pipe[] {
	const [height, width] = [table.length, table[0]?.length ?? 0];
	const value = (row: number, column: number) => table[row]?.[column] ?? 0;
	const total = table.flat().reduce((sum, cell) => sum + cell, 0);
	if (height === 1 || width === 1) {
		const cells = table.flatMap((line, row) =>
			line.map((_, column): Pipe => ({ row, column, value: value(row, column), from: 0, to: 1, sums: 1 })),
		);
		return [...cells, { row: height, column: width, value: total, from: 1, to: 0, sums: cells.length }];
	}
	const [gather, spread] = [height + width, height + width + 1];
	const inside = table.flatMap((line, row) =>
		line.map((cell, column): Pipe => ({ row, column, value: cell, from: row, to: height + column, sums: 1 })),
	);
	const rows = table.map(
		(line, row): Pipe => ({
			row,
			column: width,
			value: line.reduce((a, b) => a + b, 0),
			from: spread,
			to: row,
			sums: width,
		}),
	);
	const columns = Array.from(
		{ length: width },
		(_, column): Pipe => ({
			row: height,
			column,
			value: table.reduce((sum, line) => sum + (line[column] ?? 0), 0),
			from: height + column,
			to: gather,
			sums: height,
		}),
	);
	return [
		...inside,
		...rows,
		...columns,
		{ row: height, column: width, value: total, from: gather, to: spread, sums: height * width },
	];
}

/** Hidden cells as a network that grows as more are hidden. */
export type Network = {
	add(pipe: Pipe): void;
	/**
	 * The least and the most a hidden cell can be for someone who sees all others and knows that none is below the floor.
	 * @param enough stop looking once the range is this wide; the ends are then only bounds from inside
	 */
	rangeOf(cell: Pipe, enough?: number): { low: number; high: number };
};

/**
 * What a reader knows of hidden cells. Exact: the table’s equations are those of a flow, so the ends of a range are whole
 * numbers and the most that can be pushed round a ring of hidden cells: up without end, down to the floor.
 * Source: Ford and Fulkerson, Flows in Networks (1962); for tables Cox, JASA 90 (1995) 1453.
 * Every hidden cell of a table asks this of the same network, so it is built once, and each answer is undone after it.
 */
export function networkOf(hidden: Iterable<Pipe>, floor: number): Network {
	// Each pipe is two edges side by side: forward at an even place, back at the odd one after it.
	const ends: number[] = [];
	const rooms: number[] = [];
	const leaving: number[][] = [];
	const places = new Map<Pipe, number>();
	const cameBy: number[] = [];
	const seen: number[] = [];
	let search = 0;

	const add = (pipe: Pipe) => {
		if (places.has(pipe)) return;
		places.set(pipe, ends.length);
		edge(pipe.from, pipe.to, Infinity);
		edge(pipe.to, pipe.from, pipe.value - floor);
	};
	const edge = (from: number, to: number, room: number) => {
		while (leaving.length <= Math.max(from, to)) {
			leaving.push([]);
			cameBy.push(-1);
			seen.push(0);
		}
		leaving[from]?.push(ends.length);
		ends.push(to);
		rooms.push(room);
	};

	/** The shortest way with room from one node to another, left in `cameBy`. @param barred the edge of the cell itself */
	const reaches = (source: number, sink: number, barred: number): boolean => {
		search++;
		seen[source] = search;
		const queue = [source];
		for (const node of queue)
			for (const at of leaving[node] ?? []) {
				const to = ends[at] ?? sink;
				if (seen[to] === search || at === barred || at === barred + 1 || (rooms[at] ?? 0) <= 0) continue;
				seen[to] = search;
				cameBy[to] = at;
				if (to === sink) return true;
				queue.push(to);
			}
		return false;
	};
	/** The most that flows from source to sink without the cell itself, or somewhat more than is enough. */
	const push = (cell: Pipe, source: number, sink: number, enough: number): number => {
		const barred = places.get(cell) ?? -2;
		const before = new Map<number, number>();
		const change = (at: number, by: number) => {
			const room = rooms[at] ?? 0;
			if (!before.has(at)) before.set(at, room);
			rooms[at] = room + by;
		};
		let pushed = 0;
		while (pushed < enough && reaches(source, sink, barred)) {
			const path: number[] = [];
			for (let node = sink; node !== source; ) {
				const at = cameBy[node] ?? 0;
				path.push(at);
				node = ends[at ^ 1] ?? source;
			}
			const room = Math.min(...path.map((at) => rooms[at] ?? 0));
			pushed += room;
			if (room === Infinity) break;
			for (const at of path) {
				change(at, -room);
				change(at ^ 1, room);
			}
		}
		for (const [at, room] of before) rooms[at] = room;
		return pushed;
	};

	for (const pipe of hidden) add(pipe);
	return {
		add,
		rangeOf(cell, enough = Infinity) {
			const most = cell.value - floor;
			const down = Math.min(most, push(cell, cell.from, cell.to, Math.min(enough, most)));
			const up = enough - down <= 0 ? 0 : push(cell, cell.to, cell.from, enough - down);
			return { low: cell.value - down, high: cell.value + up };
		},
	};
}

/** What it costs to hide each cell of a table: 0 where it is hidden already, Infinity where it must stay. */
export type Prices = Map<Pipe, number>;

/**
 * The cheapest ring through a cell along which `need` can be pushed, so that the cell may be that much larger for all a
 * reader knows. Source: Dijkstra, Numerische Mathematik 1 (1959).
 * @param room how much a cell can give
 * @param way shrink: so that the cell may be that much smaller
 * @returns the cells of the ring that are not hidden yet; undefined where there is no such ring
 */
export function cheapestRing(
	cell: Pipe,
	all: readonly Pipe[],
	room: (pipe: Pipe) => number,
	prices: Prices,
	need: number,
	way: 'grow' | 'shrink' = 'grow',
): Pipe[] | undefined {
	const [start, end] = way === 'grow' ? [cell.to, cell.from] : [cell.from, cell.to];
	const touching = pipesAt(all);
	const far: number[] = touching.map(() => Infinity);
	const came: (Pipe | undefined)[] = [];
	far[start] = 0;
	// In the order they were reached, which decides between rings of one price.
	const reached = [start];
	for (;;) {
		let nearest = -1;
		let least = Infinity;
		for (let i = 0; i < reached.length; i++) {
			const so = far[reached[i] ?? start] ?? Infinity;
			if (so >= least) continue;
			least = so;
			nearest = i;
		}
		if (nearest < 0) return undefined;
		const [node = start] = reached.splice(nearest, 1);
		if (node === end) break;
		for (const pipe of touching[node] ?? []) {
			if (pipe === cell) continue;
			const next = pipe.from === node ? pipe.to : room(pipe) >= need ? pipe.from : undefined;
			if (next === undefined) continue;
			const before = far[next] ?? Infinity;
			if (before <= least) continue;
			const so = least + (prices.get(pipe) ?? Infinity);
			if (so >= before) continue;
			if (before === Infinity) reached.push(next);
			far[next] = so;
			came[next] = pipe;
		}
	}
	const ring: Pipe[] = [];
	for (let node = end; node !== start; ) {
		const pipe = came[node];
		if (!pipe) return undefined;
		if ((prices.get(pipe) ?? 0) > 0) ring.push(pipe);
		node = pipe.from === node ? pipe.to : pipe.from;
	}
	return ring;
}

const known = new WeakMap<readonly Pipe[], readonly (readonly Pipe[])[]>();

/** The pipes that end at each node; worked out once a table. */
function pipesAt(all: readonly Pipe[]): readonly (readonly Pipe[])[] {
	const made = known.get(all);
	if (made) return made;
	const touching: Pipe[][] = [];
	for (const pipe of all)
		for (const node of [pipe.from, pipe.to]) {
			while (touching.length <= node) touching.push([]);
			touching[node]?.push(pipe);
		}
	known.set(all, touching);
	return touching;
}
