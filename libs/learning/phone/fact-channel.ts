import type { FactAnswer, FactsAnswer } from '@pijar/learning/contracts';
import { recordFacts } from '@pijar/learning/contracts';
import { urlOf } from '@pijar/shared/contracts';
import { verdictOf, type Channel, type Entry, type Verdict } from '@pijar/shared/phone';
import { FACT_KIND, FACT_SCHEMA, type FactPayload } from './fact';

/** A step that is locked may open when a coach or an officer has done something. */
const LOCKED_PAUSE_MS = 15 * 60_000;
/** She hears of the end of a pause from people, not from this phone. */
const PAUSED_PAUSE_MS = 15 * 60_000;

/** Facts of one membership travel together, each answered by itself; the server takes them in any order. */
export const factChannel: Channel<FactPayload> = {
  kind: FACT_KIND,
  schema: FACT_SCHEMA,
  batch: 50,
  keepsReceipts: false,
  canPass: true,
  migrate: () => null,
  async send(entries, line) {
    const { membershipId } = entries[0]!.payload;
    const facts = entries.map(({ id, deviceAt, payload }) => ({ ...payload.fact, id, deviceAt }));
    const answer = await line.call('POST', urlOf(recordFacts, { membershipId }), { facts });
    const verdict = verdictOf(answer);
    if (verdict.is !== 'received') return entries.map((entry) => ofAll(verdict, entry));
    const { answers } = verdict.receipt as FactsAnswer;
    return entries.map((entry) =>
      ofOne(
        answers.find(({ id }) => id === entry.id),
        entry,
      ),
    );
  },
};

/** The whole request was refused. */
function ofAll(verdict: Verdict, { isSilent }: Entry): Verdict {
  if (verdict.is !== 'rejected') return verdict;
  if (verdict.problem.type.endsWith('/membership-paused')) {
    return { is: 'later', afterMs: PAUSED_PAUSE_MS };
  }
  return isSilent ? { is: 'received', receipt: null } : verdict;
}

/** That a lesson was opened is no work of hers: when it is not wanted, she need not hear of it. */
function ofOne(answer: FactAnswer | undefined, { isSilent }: Entry): Verdict {
  if (!answer) return { is: 'later' };
  if (answer.outcome !== 'refused') return { is: 'received', receipt: answer };
  if (answer.reason === 'step-locked') return { is: 'later', afterMs: LOCKED_PAUSE_MS };
  if (isSilent) return { is: 'received', receipt: answer };
  const type = `/problems/fact-${answer.reason}`;
  return { is: 'rejected', problem: { type, title: 'The fact was refused', status: 422 } };
}
