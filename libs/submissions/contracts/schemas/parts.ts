import { Criterion, Rubric } from '@pijar/curriculum/schemas';
import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';

/** An id made by the client (UUIDv7), so that a repetition is known again. */
export const ClientId = z.uuidv7().toLowerCase();

export const StepRef = z.object({ id: Id, code: z.string(), title: z.string() });
export const StageRef = z.object({ code: z.string(), title: z.string() });
export const CohortRef = z.object({
  id: Id,
  name: z.string(),
  timeZone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
});
export const PersonRef = z.object({ id: Id, name: z.string() });
export const RubricView = Rubric.extend({ criteria: z.array(Criterion) });

/** Points by criterion code: 0 belum, 1 mulai, 2 cukup, 3 mahir. */
export const Scores = z
  .record(z.string().max(60), z.int().min(0).max(3))
  .refine((scores) => Object.keys(scores).length <= 30, { error: 'too-many' });
