/** The model in a thread of the browser: it fetches the case's files once, and then needs no server any more. */

import { Refusal } from '#src/base/refusal.ts';
import { scenarioOf, type Wish, wishText } from '#src/simulation/address.ts';
import { choicesFor, openTraces, openWays } from '#src/simulation/answer.ts';
import { openBands } from '#src/simulation/bands.ts';
import { findDrivers } from '#src/simulation/drivers.ts';
import { type CaseFiles, type OpenCase, openFiles } from '#src/simulation/files.ts';
import { countMap, countMonths, countWorlds, type Worlds } from '#src/simulation/months.ts';
import { withChoices } from '#src/simulation/parameter.ts';
import { choosePlaces } from '#src/simulation/place.ts';
import { predict } from '#src/simulation/predict.ts';
import { type Kinds, type Question, type Reply, sizes } from './question.ts';

type Desk = {
	readonly opened: OpenCase;
	readonly ways: ReturnType<typeof openWays>;
	readonly trace: ReturnType<typeof openTraces>;
};

let desk: Promise<Desk> | undefined;
/** The number of the last question of each kind: an older one is given up. */
const last = new Map<string, number>();

addEventListener('message', (event: MessageEvent<Question>) => {
	void take(event.data);
});

async function take(question: Question): Promise<void> {
	const { id, kind } = question;
	last.set(kind, id);
	const send = (reply: Reply) => postMessage(reply);
	try {
		desk ??= openDesk(question.files);
		desk.catch(() => {
			desk = undefined;
		});
		await answer(await desk, question, (value, done) => send({ id, value, done }));
	} catch (error) {
		const message = error instanceof Refusal ? error.message : undefined;
		if (message === undefined) console.error(error);
		send({ id, done: true, refused: message ?? 'unavailable' });
	}
}

async function openDesk(files: string): Promise<Desk> {
	const answered = await fetch(files);
	if (!answered.ok) throw new Error(`${files}: ${answered.status}`);
	const opened = openFiles((await answered.json()) as CaseFiles);
	return { opened, ways: openWays(opened), trace: openTraces(opened) };
}

async function answer(
	{ opened, ways, trace }: Desk,
	question: Question,
	send: (value: unknown, done: boolean) => void,
): Promise<void> {
	const given = () => last.get(question.kind) !== question.id;
	switch (question.kind) {
		case 'trace':
			return send({ ...trace(question.wish), choices: choicesFor(opened, question.wish.place) }, true);
		case 'ways': {
			const { wish, nth } = question;
			const choices = choicesFor(opened, wish.place);
			// Bands from the first draws at once, then from more of them.
			for (const draws of [...sizes.filter((size) => size < wish.draws), wish.draws]) {
				const found = await ways.ask(wish, draws, () => breathe());
				if (given()) return;
				const done = (found.outlooks[0]?.draws ?? 0) >= wish.draws;
				send({ ...found, choices }, false);
				if (done) break;
				await breathe();
				if (given()) return;
			}
			// Following people takes longer than a slider stands still between two moves.
			await breathe(250);
			if (given()) return;
			return send({ movers: ways.follow(wish, nth) }, true);
		}
		case 'months': {
			const { wish, measure } = question;
			const worlds = worldsFor(opened, wish);
			const answer: Kinds['months']['answer'] = {
				...(await countMonths(opened, wish, measure, worlds)),
				choices: choicesFor(opened, wish.place),
				map: countMap(opened, measure, worlds),
			};
			return send(answer, true);
		}
		case 'bands': {
			const desk = openBands(opened, question.wish, question.measure);
			const shown = [20, ...sizes.filter((size) => size < question.draws), question.draws];
			for (let draw = 1; draw <= question.draws; draw++) {
				desk.grow();
				if (shown.includes(draw)) send(desk.bands(), draw === question.draws);
				await breathe();
				if (given()) return;
			}
			return;
		}
		case 'predict': {
			const scenario = scenarioOf({ ...question.wish, draws: question.draws }, 0);
			const parameters = withChoices(opened.parameters, scenario);
			return send(predict({ ...opened, parameters, scenario }, scenario.places), true);
		}
		case 'drivers': {
			const scenario = scenarioOf(question.wish, 0);
			const parameters = withChoices(opened.parameters, scenario);
			const about = {
				parameters,
				profile: opened.profile,
				places: choosePlaces(opened.places, scenario.places),
				scenario,
			};
			send(findDrivers(about, question.measure, { screened: 3, survivors: 7, rows: 32 }), false);
			await breathe();
			if (given()) return;
			return send(findDrivers(about, question.measure, { screened: 12, survivors: 7, rows: 256 }), true);
		}
	}
}

/** The counts last made: another measure of the same wish needs no new ones. */
let counted: { of: string; worlds: Worlds } | undefined;

function worldsFor(opened: OpenCase, wish: Wish): Worlds {
	const of = wishText(wish);
	if (counted?.of !== of) counted = { of, worlds: countWorlds(opened, wish) };
	return counted.worlds;
}

/** Lets a newer question in. */
function breathe(milliseconds = 0): Promise<void> {
	return new Promise((go) => setTimeout(go, milliseconds));
}
