/** The model in a thread of the browser: it fetches the case's files once, and then needs no server any more. */

import { Refusal } from '#src/base/refusal.ts';
import { scenarioOf } from '#src/simulation/address.ts';
import { choicesFor, countMonths, openTraces, openWays } from '#src/simulation/answer.ts';
import { findDrivers } from '#src/simulation/drivers.ts';
import { type CaseFiles, type OpenCase, openFiles } from '#src/simulation/files.ts';
import { withChoices } from '#src/simulation/parameter.ts';
import { choosePlaces } from '#src/simulation/place.ts';
import { predict } from '#src/simulation/predict.ts';
import { type CountMonths, type Question, type Reply, sizes } from './question.ts';

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
			const counted = await countMonths(opened, question.wish, question.measure);
			return send({ ...counted, choices: choicesFor(opened, question.wish.place) } satisfies CountMonths, true);
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

/** Lets a newer question in. */
function breathe(milliseconds = 0): Promise<void> {
	return new Promise((go) => setTimeout(go, milliseconds));
}
