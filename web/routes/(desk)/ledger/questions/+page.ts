import type { QuestionRow } from '#src/ledger/question.ts';
import { ask } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch }) => ask<{ questions: QuestionRow[] }>(fetch, '/api/ledger/questions');
