/** What narrows the queue; it stands in the address and goes along from one piece of work to the next. */
export interface QueueFilter {
  stage?: string;
  cohortId?: string;
  step?: string;
}

/** The filter without what is empty. */
export const filterOf = ({ stage, cohortId, step }: QueueFilter): QueueFilter => ({
  ...(stage && { stage }),
  ...(cohortId && { cohortId }),
  ...(step && { step }),
});
