import type { BenchOperation } from '../operations/operation';
import { reviewQueue } from '../operations/review-queue';
import { takeNextReview } from '../operations/take-next';
import type { BenchSize } from '../world/size';
import { piecesEach } from './queue-work.sql';

/** How much waits in all, and for the coach with few cohorts. */
export function waitingIn({ queue }: BenchSize): { few: number; many: number } {
  const many = queue.participants * piecesEach;
  return { few: (many / queue.cohorts) * queue.fewCohorts, many };
}

/** Every coach in her own cohort; statements are counted with coaches of a few cohorts and of all of them. */
export function queueOperations(size: BenchSize): BenchOperation[] {
  const sizes = waitingIn(size);
  const among = `among ${sizes.many.toLocaleString('en')} that wait`;
  const rows = 'submissions that wait for her';
  return [
    { ...reviewQueue, name: `first page of the queue ${among}`, rows, sizes },
    { ...takeNextReview, name: `take next ${among}`, rows, sizes },
  ];
}
