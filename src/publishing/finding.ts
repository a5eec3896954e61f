/** What is to be said of a place in a sentence or two: derived from its dated facts by rules, never typed in. */

import type { Day } from '../base/day.ts';
import type { Index } from '../ledger/ledger.ts';
import type { Place } from '../ledger/place.ts';
import { type StatusWord, type Step, sharingOn, statusOn, stepsOf, type Tally } from '../ledger/status.ts';
import { compareWhen, type Language, surelyBy, type When } from '../ledger/when.ts';
import { placeInside, placeSubject } from './name.ts';
import { type Phrases, phrases } from './phrase.ts';

export type Finding = {
	/** One or two whole sentences: what the place did and what it was told; where it did nothing, how it shares. */
	readonly headline: string;
	/** What has to be known besides; '' where the headline says it all. */
	readonly rest: string;
	/** What decided which rule spoke. */
	readonly kind: 'tried' | 'told' | 'limited' | 'sharing' | 'unknown';
	/** Ids of the facts that the sentences rest on, in order of time. */
	readonly facts: readonly string[];
};

const tries: readonly StatusWord[] = ['vote-to-leave', 'asked-to-leave', 'suspended', 'agreement-ended'];
const answers: readonly StatusWord[] = ['answered-yes', 'answered-unclear', 'answered-no'];
const limitWords: readonly StatusWord[] = ['detainers-limited', 'law-signed'];

type Said = { readonly text: string; readonly steps: readonly (Pick<Step, 'fact'> | undefined)[] };

/** @param day only what had surely happened by then plays a part. */
export function findingOf(index: Index, place: Place, day: Day, language: Language): Finding {
	const say = phrases[language];
	const name = placeSubject(index.ledger, place, language);
	const events = index.eventsOf(place.id);
	// A law that is not said to be about leaving is about something else.
	const besides = new Set(
		events.filter(({ type, act }) => type === 'law' && (act === null || act === 'none')).map(({ id }) => id),
	);
	const taken = stepsOf(place, events, index.statementsOf(place.id)).filter(
		({ when, fact }) => surelyBy(when, day) && !besides.has(fact),
	);
	const of = (words: readonly StatusWord[]) => taken.filter(({ word }) => words.includes(word));
	// What federal bodies do to their own agreements is no place trying to leave.
	const tried = place.kind === 'nation' ? [] : of(tries);
	const told = place.kind === 'nation' ? [] : of(answers);
	const limited = of(limitWords);
	const [first] = tried;
	const sharing = sayShares(index, place, day, first?.when ?? null, language);
	const limits = sayLimits(say, limited);
	const whole = (kind: Finding['kind'], head: readonly Said[], rest: readonly Said[]): Finding => ({
		kind,
		headline: head.map(({ text }) => text).join(' '),
		rest: rest
			.map(({ text }) => text)
			.filter((text) => text !== '')
			.join(' '),
		facts: inOrder(index, place, [...head, ...rest]),
	});
	if (first) {
		const answer = sayAnswers(say, told);
		return whole(
			'tried',
			[sayTried(say, name, tried), ...(answer ? [answer] : [])],
			[...(answer ? [] : [plain(say.noAnswer)]), sharing, ...(limits ? [limits] : [])],
		);
	}
	const [answered] = told;
	if (answered) return whole('told', [sayTold(say, name, answered)], [sharing, ...(limits ? [limits] : [])]);
	const [limit] = limited;
	if (limit) return whole('limited', [sayLimited(say, name, limit)], [sharing]);
	const unknown = isUnknown(index, place, day);
	return whole(
		unknown ? 'unknown' : 'sharing',
		[sharing],
		[
			plain(
				unknown ? say.unknownIsNotNo : place.kind === 'nation' ? sayNation(index, place, day, say) : say.nothingTried,
			),
		],
	);
}

const plain = (text: string): Said => ({ text, steps: [] });

function sayTried(say: Phrases, name: string, tried: readonly Step[]): Said {
	const first = (word: StatusWord) => tried.find((step) => step.word === word);
	const vote = first('vote-to-leave');
	const asked = tried.filter(({ word }) => word === 'asked-to-leave');
	const suspended = first('suspended');
	const ended = first('agreement-ended');
	const did = [
		...(vote ? [say.voted(say.at(vote.when))] : []),
		...(suspended ? [say.suspended(say.at(suspended.when))] : []),
		...(ended ? [say.ended(say.at(ended.when))] : []),
	];
	const [ask] = asked;
	if (ask)
		did.push(
			did.length > 0 ? say.alsoAsked(say.times(asked.length)) : say.asked(say.at(ask.when), say.times(asked.length)),
		);
	return { text: say.did(name, did), steps: [vote, suspended, ended, ...asked] };
}

/** In the order in which they came; the same word twice in a row once. */
function sayAnswers(say: Phrases, told: readonly Step[]): Said | undefined {
	const words = told
		.map(({ word }) => word)
		.filter((word, i, all) => word !== all[i - 1])
		.map((word) => say.answerWord(word));
	return words.length > 0 ? { text: say.wasTold(words), steps: told } : undefined;
}

function sayTold(say: Phrases, name: string, step: Step): Said {
	return { text: say.wasToldAlone(name, step.word, say.at(step.when)), steps: [step] };
}

function sayLimits(say: Phrases, limited: readonly Step[]): Said | undefined {
	const [first] = limited;
	return first && { text: say.alsoLimited(first.word, say.at(first.when)), steps: [first] };
}

function sayLimited(say: Phrases, name: string, step: Step): Said {
	return { text: say.limited(name, step.word, say.at(step.when)), steps: [step] };
}

function isUnknown(index: Index, place: Place, day: Day): boolean {
	return index.countiesOf(place).every((county) => {
		const { sharing, perhaps } = sharingOn(index, county, day);
		return sharing === null && !perhaps;
	});
}

/** That federal bodies answered in more than one way, once they had. */
function sayNation(index: Index, place: Place, day: Day, say: Phrases): string {
	const said = index.statementsOf(place.id).filter(({ when }) => surelyBy(when, day));
	const has = (position: string) => said.some((one) => one.question === 'can-leave' && one.position === position);
	return has('yes') && has('no') ? say.noNational : '';
}

/** @param tried when the place first tried to leave; null where it did not. */
function sayShares(index: Index, place: Place, day: Day, tried: When | null, language: Language): Said {
	const say = phrases[language];
	const status = statusOn(index, place, day);
	const inside = placeInside(index.ledger, place, language);
	const steps = [place, ...index.countiesOf(place).slice(0, 1)].flatMap((one) =>
		stepsOf(one, index.eventsOf(one.id), []).filter((step) => step.sharing === true),
	);
	if (place.kind === 'county') {
		const { sharing, since, perhaps } = status;
		const by = steps.find((step) => step.when === since);
		if (sharing === true && since)
			return tried !== null && compareWhen(tried, since) < 0
				? { text: say.switchedOnAllTheSame(say.at(since)), steps: [by] }
				: {
						text: tried !== null ? say.itsPrints(say.since(since)) : say.prints(inside, say.since(since)),
						steps: [by],
					};
		if (sharing === false) return plain(say.notYet(inside, say.on(day)));
		return plain(perhaps ? say.justNow(inside, say.on(day)) : say.unknown(inside));
	}
	const counties = index.countiesOf(place);
	if (place.kind === 'city' || place.kind === 'agency') {
		const [county] = counties;
		if (counties.length === 1 && county) {
			const { sharing, since } = sharingOn(index, county, day);
			const there = placeInside(index.ledger, county, language);
			const by = stepsOf(county, index.eventsOf(county.id), []).find((step) => step.when === since);
			const text =
				sharing === true && since
					? say.bookedShares(there, say.since(since))
					: sharing === false
						? say.bookedNot(there, say.on(day))
						: say.bookedUnknown(there);
			return { text: place.kind === 'agency' ? `${say.agency(inside)} ${text}` : text, steps: [by] };
		}
		if (counties.length === 0) return plain(say.agency(inside));
	}
	return plain(sayTally(say, inside, status.counties, latest(index, counties, day)));
}

function sayTally(say: Phrases, inside: string, tally: Tally | null, last: When | null): string {
	const { sharing, possible, not, unknown } = tally ?? { sharing: 0, possible: 0, not: 0, unknown: 0 };
	const all = sharing + possible + not + unknown;
	if (all === unknown) return say.unknown(inside);
	if (last === null)
		return possible > 0 ? say.firstCounties(inside, possible, all) : say.noCounties(inside, all, unknown);
	if (sharing === all) return say.allCounties(inside, all, say.at(last));
	return say.someCounties(inside, sharing, all, say.at(last), possible, unknown);
}

/** When the last of the counties that share was switched on. */
function latest(index: Index, counties: readonly Place[], day: Day): When | null {
	const dates = counties.flatMap((county) => {
		const { sharing, since } = sharingOn(index, county, day);
		return sharing === true && since ? [since] : [];
	});
	return dates.sort(compareWhen).at(-1) ?? null;
}

function inOrder(index: Index, place: Place, said: readonly Said[]): string[] {
	const ids = new Set(said.flatMap(({ steps }) => steps.flatMap((step) => step?.fact ?? [])));
	const around = [place, ...index.countiesOf(place).slice(0, 1)];
	const facts = around.flatMap(({ id }) => [...index.eventsOf(id), ...index.statementsOf(id)]);
	const sorted = facts.filter(({ id }) => ids.has(id)).sort((a, b) => compareWhen(a.when, b.when));
	return [...new Set(sorted.map(({ id }) => id))];
}
