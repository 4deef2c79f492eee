import { newId } from '@pijar/shared/api';
import { takeNext } from '@pijar/submissions/contracts';
import type { BenchOperation, Call } from './operation';
import { reviewQueue } from './review-queue';

const taking = (call: Call): Call => ({ ...call, body: { takeId: newId() } });

/** Coaches in turn, each taking what waits longest in her cohort. */
export const takeNextReview: BenchOperation = {
  name: 'take the next review',
  kind: 'write',
  route: takeNext,
  rows: "submissions that wait in the coach's cohort",
  sample: async (world, size) => taking(await reviewQueue.sample(world, size)),
  async calls(world) {
    const next = await reviewQueue.calls(world);
    return () => taking(next());
  },
  /** What was taken waits again; what the world began with as taken has a longer lease. */
  async reset(world) {
    await world.query(
      `update submission set state = 'submitted', claimed_by = null, claimed_until = null
        where state = 'in_review' and claimed_until < now() + interval '1 hour'`,
    );
  },
};
