/** The picture of a flow: boxes and bands as numbers, laid out so that the world as it was and the one with levers share it. */

import { sankey, sankeyJustify } from 'd3-sankey';
import type { Pair } from '#src/simulation/outlook.ts';
import { type FlowNode, flowLinks, flowNodes } from '#src/simulation/picture.ts';

export type Box = {
	readonly node: FlowNode;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly last: boolean;
	readonly pair: Pair;
};
export type Ribbon = { readonly name: string; readonly today: string; readonly changed: string; readonly pair: Pair };
export type Drawing = {
	readonly boxes: readonly Box[];
	readonly ribbons: readonly Ribbon[];
	/** Pixels for one booking. */
	readonly scale: number;
};

type Node = { node: FlowNode; pair: Pair };
type Link = { source: FlowNode; target: FlowNode; value: number; pair: Pair };

/** Links thinner than this in both worlds are in the table only. */
const least = 0.05;

/**
 * From the match on: before it nearly all bookings end, and would leave no room for the rest.
 * Each band has room for the larger of the two worlds; both are drawn from its upper edge.
 */
export function drawFlow(
	nodes: readonly Pair[],
	links: readonly Pair[],
	width: number,
	height: number,
	before = { left: 4, right: 150 },
): Drawing {
	const shown = flowLinks.flatMap(({ from, to }, at): Link[] => {
		const pair = links[at];
		if (!pair || from === 'booked' || from === 'searched') return [];
		const value = Math.max(pair.today.mean, pair.changed.mean);
		return value < least ? [] : [{ source: from, target: to, value, pair }];
	});
	if (shown.length === 0) return { boxes: [], ribbons: [], scale: 0 };
	const named = new Set(shown.flatMap(({ source, target }) => [source, target]));
	const graph = sankey<Node, Link>()
		.nodeId(({ node }) => node)
		.nodeAlign((node, count) => (node.node === 'not-followed' ? 1 : sankeyJustify(node, count)))
		.nodeWidth(10)
		.nodePadding(26)
		.nodeSort((a, b) => flowNodes.indexOf(a.node) - flowNodes.indexOf(b.node))
		.extent([
			[before.left, 14],
			[width - before.right, height - 18],
		])({
		nodes: flowNodes.flatMap((node, at): Node[] => {
			const pair = nodes[at];
			return pair && named.has(node) ? [{ node, pair }] : [];
		}),
		links: shown.map((link) => ({ ...link })),
	});
	const [first] = graph.links;
	const scale = first ? (first.width ?? 0) / first.value : 0;
	const deepest = Math.max(...graph.nodes.map(({ depth = 0 }) => depth));
	return {
		scale,
		boxes: graph.nodes.map(({ node, pair, x0 = 0, x1 = 0, y0 = 0, y1 = 0, depth }) => ({
			node,
			pair,
			x: x0,
			y: y0,
			width: x1 - x0,
			height: y1 - y0,
			last: depth === deepest,
		})),
		ribbons: graph.links.map(({ source, target, y0 = 0, y1 = 0, width: room = 0, pair }) => {
			const [from, to] = [source as Node & { x1: number }, target as Node & { x0: number }];
			const ribbon = (amount: number) => band(from.x1, y0 - room / 2, to.x0, y1 - room / 2, amount * scale);
			return {
				name: `${from.node} ${to.node}`,
				today: ribbon(pair.today.mean),
				changed: ribbon(pair.changed.mean),
				pair,
			};
		}),
	};
}

/** A band of even thickness from one upper edge to another. */
function band(x0: number, top0: number, x1: number, top1: number, thick: number): string {
	const middle = (x0 + x1) / 2;
	const at = (value: number) => value.toFixed(1);
	return (
		`M${at(x0)},${at(top0)}C${at(middle)},${at(top0)} ${at(middle)},${at(top1)} ${at(x1)},${at(top1)}` +
		`V${at(top1 + thick)}C${at(middle)},${at(top1 + thick)} ${at(middle)},${at(top0 + thick)} ${at(x0)},${at(top0 + thick)}Z`
	);
}
