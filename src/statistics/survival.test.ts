import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aalenJohansen } from './competing.ts';
import { coxRegression } from './cox.ts';
import { periodHazard } from './hazard.ts';
import { fixture, leukaemia, near } from './known.case.ts';
import { kaplanMeier, logRank } from './survival.ts';

const known = fixture('known-answers.json');
const { maintained, nonmaintained } = leukaemia();
const both = [...maintained, ...nonmaintained];

test('Kaplan–Meier with Greenwood’s errors, medians, restricted means and the log-log interval', () => {
	const expected = known.kaplan_meier_aml;
	const curve = kaplanMeier(maintained, { horizon: 52 });
	assert.deepEqual(
		curve.steps.map(({ time }) => time),
		expected.maintained.t,
	);
	for (const [i, step] of curve.steps.entries()) {
		near(step.survival, expected.maintained.S[i], 'S', 1e-12);
		near(step.se, expected.maintained.se[i], 'se', 1e-12);
	}
	const at = curve.steps.find(({ time }) => time === 23)?.interval;
	near(at?.low, expected.maintained.loglog_ci_at_23[0], 'low', 1e-9);
	near(at?.high, expected.maintained.loglog_ci_at_23[1], 'high', 1e-9);
	for (const [spells, name] of [
		[maintained, 'maintained'],
		[nonmaintained, 'nonmaintained'],
	] as const) {
		const { median, restrictedMean } = kaplanMeier(spells, { horizon: 52 });
		assert.equal(median, expected[name].median);
		near(restrictedMean.mean, expected[name].rmst52[0], 'mean', 1e-9);
		near(restrictedMean.se, expected[name].rmst52[1], 'se of the mean', 1e-9);
	}
});

test('a curve that rests at one half has its median in the middle; one that stays above has none', () => {
	const spells = (times: number[], happened: boolean[]) =>
		times.map((time, i) => ({ time, happened: happened[i] === true }));
	assert.equal(kaplanMeier(spells([1, 2, 3, 4], [true, true, true, true])).median, 2.5);
	assert.equal(kaplanMeier(spells([1, 2, 3, 4], [true, false, false, false])).median, null);
});

test('who is watched from later on is not at risk before', () => {
	const { steps } = kaplanMeier([
		{ time: 5, happened: true },
		{ time: 8, happened: true, entry: 6 },
		{ time: 9, happened: true, entry: 5 },
	]);
	assert.deepEqual(
		steps.map(({ time, atRisk }) => [time, atRisk]),
		[
			[5, 1],
			[8, 2],
			[9, 1],
		],
	);
	assert.throws(() => kaplanMeier([{ time: 3, happened: true, entry: 4 }]), /not before its end/);
});

test('log-rank test of two groups and of three', () => {
	const expected = known.kaplan_meier_aml.logrank;
	const found = logRank(both);
	near(found.x2, expected.chisq, 'x²', 1e-9);
	near(found.p, expected.p, 'p', 1e-9);
	for (const [i, group] of found.groups.entries()) near(group.expected, expected.E[i], 'E', 1e-9);
	const three = both.map((spell, i) => ({ ...spell, group: String(i % 3) }));
	const turned = three.map((spell) => ({ ...spell, group: String((Number(spell.group) + 1) % 3) })).reverse();
	near(logRank(three).x2, logRank(turned).x2, 'the order of groups does not matter', 1e-9);
	assert.equal(logRank(three).df, 2);
});

test('Aalen–Johansen: the ten known rows', () => {
	const expected = known.aalen_johansen;
	const { steps } = aalenJohansen(
		expected.time.map((time: number, i: number) => ({
			time,
			exit: expected.event[i] === 'cens' ? null : expected.event[i],
		})),
	);
	assert.deepEqual(
		steps.map(({ time }) => time),
		expected.at,
	);
	for (const [i, step] of steps.entries()) {
		near(step.exits.rem?.incidence, expected.cif_rem[i], 'rem', 1e-12);
		near(step.exits.rel?.incidence, expected.cif_rel[i], 'rel', 1e-12);
		near(step.survival, expected.S[i], 'S', 1e-12);
	}
});

test('all exits and those still in sum to one; a single kind is one minus Kaplan–Meier, with its error', () => {
	const spell = fc.record({
		time: fc.integer({ min: 1, max: 20 }),
		exit: fc.constantFrom('removed', 'released', 'other', null),
	});
	fc.assert(
		fc.property(fc.array(spell, { minLength: 2, maxLength: 60 }), (spells) => {
			if (spells.every(({ exit }) => exit === null)) return;
			for (const { survival, exits } of aalenJohansen(spells).steps)
				near(survival + Object.values(exits).reduce((sum, { incidence }) => sum + incidence, 0), 1, 'sum', 1e-12);
			const curve = kaplanMeier(spells.map(({ time, exit }) => ({ time, happened: exit !== null })));
			const single = aalenJohansen(spells.map(({ time, exit }) => ({ time, exit: exit && 'gone' })));
			for (const [i, step] of single.steps.entries()) {
				near(step.exits.gone?.incidence, 1 - (curve.steps[i]?.survival ?? 0), 'incidence', 1e-9);
				if (step.survival > 0) near(step.exits.gone?.se, curve.steps[i]?.se ?? 0, 'se', 1e-6);
			}
		}),
	);
});

test('Cox regression with each treatment of ties, and the hazard by periods', () => {
	for (const ties of ['efron', 'breslow', 'exact'] as const) {
		const [found] = coxRegression(both, { ties });
		near(found?.coefficient, known.cox[`aml_${ties}`][0], ties, 1e-9);
		near(found?.se, known.cox[`aml_${ties}`][1], ties, 1e-9);
	}
	const { coefficients, asInR } = periodHazard(both);
	near(asInR[0]?.coefficient, known.cox.aml_cloglog_period_dummies[0], 'as R stops', 1e-9);
	near(asInR[0]?.se, known.cox.aml_cloglog_period_dummies[1], 'as R stops', 1e-9);
	near(coefficients[0]?.coefficient, asInR[0]?.coefficient ?? 0, 'to the end', 2e-5);
});

test('scale and order of covariates change nothing but their own coefficient', () => {
	const two = both.map((spell, i) => ({ ...spell, x: [spell.x[0] ?? 0, (i * 7) % 5] }));
	const other = two.map((spell) => ({ ...spell, x: [(spell.x[1] ?? 0) * 1000 + 5e6, spell.x[0] ?? 0] }));
	for (const ties of ['efron', 'breslow', 'exact'] as const) {
		const [a, b] = coxRegression(two, { ties });
		const [c, d] = coxRegression(other, { ties });
		near(c?.coefficient, (b?.coefficient ?? 0) / 1000, ties, 1e-6);
		near(d?.se, a?.se ?? 0, ties, 1e-6);
	}
});

test('covariates that tell nothing, or everything, are refused', () => {
	for (const fit of [coxRegression, (subjects: typeof both) => periodHazard(subjects)])
		assert.throws(() => fit(both.map((spell) => ({ ...spell, x: [1] }))), /cannot be told apart/);
	const split = [1, 2, 3, 4, 5, 6].map((time) => ({ time, happened: time <= 3, x: [time <= 3 ? 1 : 0] }));
	assert.throws(() => coxRegression(split), /cannot be told apart/);
});
