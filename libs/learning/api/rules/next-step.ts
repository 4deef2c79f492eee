import { isHers, type StepStanding } from './step-standing';

/** What the choice looks at beyond the standing. */
export interface Candidate extends StepStanding {
  /** ISO time at which its state began. */
  since: string;
  /** Best score so far of a quiz, percent. */
  score: number | null;
}

const meetings = new Set(['session', 'clinic']);

/**
 * The one next thing to do in the open stages.
 * 1. Work that came back, the oldest first. 2. What she can do by herself now: required before optional, untried before a quiz that
 * she tried without passing, else in order. 3. Choosing tracks (null: the screen offers them). 4. The next planned day or clinic.
 * What waits for a coach is never next.
 * @param steps of all open stages, and returned work of any stage
 */
export function nextStep<T extends Candidate>(steps: T[], tracksToChoose: number): T | null {
  const hers = steps.filter(isHers);
  const returned = hers.filter((step) => step.state === 'returned');
  if (returned.length > 0) return returned.toSorted(bySince)[0]!;
  const open = hers.filter((step) => step.state === 'open').toSorted(byTurn);
  const own = open.find((step) => !meetings.has(step.kind));
  if (own) return own;
  return tracksToChoose > 0 ? null : (open[0] ?? null);
}

const bySince = (a: Candidate, b: Candidate) =>
  Date.parse(a.since) - Date.parse(b.since) || a.position - b.position;

const byTurn = (a: Candidate, b: Candidate) =>
  Number(b.isRequired) - Number(a.isRequired) ||
  Number(a.score !== null) - Number(b.score !== null) ||
  a.position - b.position;
