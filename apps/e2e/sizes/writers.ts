import { recordFacts, type FactsAnswer } from '@pijar/learning/contracts';
import { until } from '@pijar/shared/testing';
import { v7 } from 'uuid';
import { stepsOf } from '../journeys/path-of-hers';
import { isTryAgainLater, type Answer } from './caller';
import type { Learner } from './cohort';

export interface Writers {
  /** Facts that the product said it holds, with when it said so. */
  acknowledged: Map<string, number>;
  /** Answers that asked to try again later. */
  refused: Answer[];
  /** Any other answer than these, and requests that got none: there should be nothing in it. */
  strange: string[];
  /** The slowest answer so far. */
  slowestMs: number;
  /** Ends the load; each writer first brings its last fact home. */
  stop(): Promise<void>;
}

/**
 * Bounded load as phones make it: each learner reports to every process one fact after the other, each with an id of its own
 * that stays the same until it is acknowledged.
 */
export function startWriters(learners: Learner[], origins: string[]): Writers {
  let isStopping = false;
  const running: Promise<void>[] = [];
  const writers: Writers = {
    ...{ acknowledged: new Map(), refused: [], strange: [], slowestMs: 0 },
    stop: async () => {
      isStopping = true;
      await Promise.all(running);
    },
  };
  const write = async (learner: Learner, origin: string) => {
    while (!isStopping) {
      const id = v7();
      // Patient beyond every bound that the test sets: a writer that gives up would end the load.
      await until(() => isTaken(writers, learner, origin, id), 45);
    }
  };
  for (const learner of learners) {
    for (const origin of origins) running.push(write(learner, origin));
  }
  return writers;
}

async function isTaken(
  writers: Writers,
  { caller, path }: Learner,
  origin: string,
  id: string,
): Promise<boolean> {
  const { stepId } = stepsOf(path)[0]!;
  const deviceAt = new Date().toISOString();
  const fact = { id, stepId, deviceAt, kind: 'lesson_opened', payload: {} };
  const asked = caller.ask(origin, recordFacts, {
    params: { membershipId: path.membershipId },
    body: { facts: [fact] },
  });
  const answer = await asked.catch((fault: unknown) => {
    writers.strange.push(String(fault));
    return null;
  });
  if (!answer) return false;
  writers.slowestMs = Math.max(writers.slowestMs, answer.tookMs);
  if (isTryAgainLater(answer)) {
    writers.refused.push(answer);
    return false;
  }
  const outcome = outcomeOf(answer);
  if (outcome !== 'accepted' && outcome !== 'duplicate') {
    writers.strange.push(`${answer.status} ${answer.text}`);
    return false;
  }
  writers.acknowledged.set(id, Date.now());
  return true;
}

const outcomeOf = ({ status, text }: Answer): string | undefined =>
  status === 200 ? (JSON.parse(text) as FactsAnswer).answers[0]?.outcome : undefined;
