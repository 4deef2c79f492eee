import { Criterion } from '@pijar/curriculum/contracts';

/** The four levels of every rubric, by their points. */
export const levels = [
  'belum',
  'mulai',
  'cukup',
  'mahir',
] as const satisfies readonly (keyof Criterion['levels'])[];

export type Level = (typeof levels)[number];
