/** How much there is, and how long is measured. */
export interface BenchSize {
  participants: number;
  cohorts: number;
  organisations: number;
  /** At least five rounds: medians of fewer say little. */
  rounds: number;
  /** Of one side of one round of a read. */
  secondsOfReads: number;
  /** Of one side of one round of a write. */
  requestsOfWrites: number;
  /** Before the idle memory is read. */
  secondsOfRest: number;
  /** Of the full queue, which has a world of its own. */
  queue: QueueSize;
}

/** Each participant has five pieces of work that wait; each cohort has a coach. */
export interface QueueSize {
  participants: number;
  cohorts: number;
  /** Cohorts of the coach for whom little waits; the other one has them all. */
  fewCohorts: number;
  /** Pieces of work that the crowd of fifty takes. */
  taken: number;
}

/** Facts of each participant: five lessons opened and finished. */
export const factsEach = 10;
/** Kept-alive connections that send at once. */
export const connections = 16;
/** Database connections of the API and of the twin: the product's default. */
export const poolSize = 10;
/** Members of the two cohorts that only exist to count statements. */
export const sampleSizes = { few: 10, many: 1000 } as const;

export const fullSize: BenchSize = {
  participants: 10_000,
  cohorts: 200,
  organisations: 40,
  rounds: 7,
  secondsOfReads: 2,
  requestsOfWrites: 400,
  secondsOfRest: 10,
  queue: { participants: 10_000, cohorts: 200, fewCohorts: 4, taken: 2_000 },
};

/** Enough to see that everything still works; its ratios say nothing. */
export const quickSize: BenchSize = {
  participants: 400,
  cohorts: 8,
  organisations: 2,
  rounds: 3,
  secondsOfReads: 0.2,
  requestsOfWrites: 32,
  secondsOfRest: 1,
  queue: { participants: 200, cohorts: 50, fewCohorts: 1, taken: 200 },
};
