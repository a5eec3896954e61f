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

/**
 * The least and the most a hidden cell can be for someone who sees all others and knows that none is below `floor`.
 * Exact: the table's equations are those of a flow, so the ends are whole numbers and the most that can be pushed round
 * a ring of hidden cells. Source: Ford and Fulkerson, Flows in Networks (1962); for tables Cox, JASA 90 (1995) 1453.
 * @param enough stop looking once the range is this wide; the ends are then only bounds from inside
 */
export function rangeOf(
	cell: Pipe,
	hidden: ReadonlySet<Pipe>,
	floor: number,
	enough = Infinity,
): { low: number; high: number } {
	const down = Math.min(
		cell.value - floor,
		push(cell, hidden, floor, { source: cell.from, sink: cell.to }, Math.min(enough, cell.value - floor)),
	);
	const up = enough - down <= 0 ? 0 : push(cell, hidden, floor, { source: cell.to, sink: cell.from }, enough - down);
	return { low: cell.value - down, high: cell.value + up };
}

type Edge = { readonly to: number; room: number; readonly back: number };

/** The most that flows from source to sink through hidden cells other than `cell`: up without end, down to the floor. */
function push(
	cell: Pipe,
	hidden: ReadonlySet<Pipe>,
	floor: number,
	{ source, sink }: { source: number; sink: number },
	enough: number,
): number {
	const edges: Edge[] = [];
	const leaving = new Map<number, number[]>();
	const add = (from: number, edge: Edge) => {
		const list = leaving.get(from);
		if (list) list.push(edges.length);
		else leaving.set(from, [edges.length]);
		edges.push(edge);
	};
	for (const pipe of hidden) {
		if (pipe === cell) continue;
		const place = edges.length;
		add(pipe.from, { to: pipe.to, room: Infinity, back: place + 1 });
		add(pipe.to, { to: pipe.from, room: pipe.value - floor, back: place });
	}
	let pushed = 0;
	while (pushed < enough) {
		const path = shortestPath(edges, leaving, source, sink);
		if (!path) return pushed;
		const room = Math.min(...path.map((edge) => edge.room));
		if (room === Infinity) return Infinity;
		for (const edge of path) {
			edge.room -= room;
			const back = edges[edge.back];
			if (back) back.room += room;
		}
		pushed += room;
	}
	return pushed;
}

function shortestPath(
	edges: readonly Edge[],
	leaving: ReadonlyMap<number, readonly number[]>,
	source: number,
	sink: number,
): Edge[] | undefined {
	const came = new Map<number, { edge: Edge; from: number }>();
	const queue = [source];
	for (const node of queue)
		for (const place of leaving.get(node) ?? []) {
			const edge = edges[place];
			if (!edge || edge.room <= 0 || edge.to === source || came.has(edge.to)) continue;
			came.set(edge.to, { edge, from: node });
			if (edge.to === sink) return walkBack(came, source, sink);
			queue.push(edge.to);
		}
	return undefined;
}

function walkBack(came: ReadonlyMap<number, { edge: Edge; from: number }>, source: number, sink: number): Edge[] {
	const path: Edge[] = [];
	for (let node = sink; node !== source; ) {
		const step = came.get(node);
		if (!step) break;
		path.push(step.edge);
		node = step.from;
	}
	return path;
}

/**
 * The cheapest ring through a cell along which `need` can be pushed, so that the cell may be that much larger for all a
 * reader knows. Source: Dijkstra, Numerische Mathematik 1 (1959).
 * @param cost of hiding a cell; undefined where it must stay
 * @param way shrink: so that the cell may be that much smaller
 * @returns the cells of the ring that are not hidden yet; undefined where there is no such ring
 */
export function cheapestRing(
	cell: Pipe,
	all: readonly Pipe[],
	room: (pipe: Pipe) => number,
	cost: (pipe: Pipe) => number | undefined,
	need: number,
	way: 'grow' | 'shrink' = 'grow',
): Pipe[] | undefined {
	const [start, end] = way === 'grow' ? [cell.to, cell.from] : [cell.from, cell.to];
	const touching = pipesAt(all);
	const far = new Map<number, { cost: number; pipe?: Pipe; before?: number; isDone?: boolean }>([[start, { cost: 0 }]]);
	for (;;) {
		let node: number | undefined;
		for (const [name, { cost: so, isDone }] of far)
			if (!isDone && (node === undefined || so < (far.get(node)?.cost ?? Infinity))) node = name;
		if (node === undefined) return undefined;
		const here = far.get(node);
		if (!here) return undefined;
		if (node === end) break;
		here.isDone = true;
		for (const pipe of touching.get(node) ?? []) {
			if (pipe === cell) continue;
			const next = pipe.from === node ? pipe.to : pipe.to === node && room(pipe) >= need ? pipe.from : undefined;
			const price = next === undefined ? undefined : cost(pipe);
			if (next === undefined || price === undefined) continue;
			const so = here.cost + price;
			if (so < (far.get(next)?.cost ?? Infinity)) far.set(next, { cost: so, pipe, before: node });
		}
	}
	const ring: Pipe[] = [];
	for (let step = far.get(end); step?.pipe && step.before !== undefined; step = far.get(step.before))
		if ((cost(step.pipe) ?? 0) > 0) ring.push(step.pipe);
	return ring;
}

const known = new WeakMap<readonly Pipe[], ReadonlyMap<number, readonly Pipe[]>>();

/** The pipes that end at each node; worked out once a table. */
function pipesAt(all: readonly Pipe[]): ReadonlyMap<number, readonly Pipe[]> {
	const made = known.get(all);
	if (made) return made;
	const map = new Map<number, Pipe[]>();
	for (const pipe of all)
		for (const node of [pipe.from, pipe.to]) {
			const list = map.get(node);
			if (list) list.push(pipe);
			else map.set(node, [pipe]);
		}
	known.set(all, map);
	return map;
}
