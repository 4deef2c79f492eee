import { cohortFunnel } from './cohort-funnel';
import { home } from './home';
import type { BenchOperation } from './operation';
import { reviewQueue } from './review-queue';
import { sendSubmission } from './send-submission';
import { takeNextReview } from './take-next';
import { verification } from './verification';

/** In the order in which they run: what changes rows comes after what only reads them. */
export const operations: BenchOperation[] = [
  home,
  reviewQueue,
  cohortFunnel,
  verification,
  takeNextReview,
  sendSubmission,
];
