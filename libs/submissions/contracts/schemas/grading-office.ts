import { Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { CohortRef, PersonRef, StepRef } from './parts';
import { AdmissionView, GradingRuleInput } from './grading';

export const GradingOfficeParams = z.strictObject({ organisationId: Id });

export const GradingCoach = z.object({
  person: PersonRef,
  programmes: z.array(
    z.object({
      code: z.string(),
      /** Null: she was not admitted, because nothing was asked or because she is still learning. */
      admission: AdmissionView.nullable(),
      /** Agreement with the lead over her first and her last finished try of every set; null until each was finished. */
      firstKappa: z.number().nullable(),
      lastKappa: z.number().nullable(),
      /** Finished tries over all sets. */
      tries: z.int(),
    }),
  ),
  /** With the other readers of work that was read twice. `kappa` is null while there are too few pairs. */
  agreement: z.object({ kappa: z.number().nullable(), pairs: z.int() }),
  /** Working days from hand-in to answer, in the middle, over 90 days; null: she answered nothing. */
  medianDays: z.number().nullable(),
  answered: z.int(),
});

export const GradingOffice = z.object({
  organisation: z.object({ id: Id, name: z.string() }),
  programmes: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      samples: z.int(),
      rule: GradingRuleInput,
    }),
  ),
  /** Pairs from which an agreement is said. */
  fewestPairs: z.int(),
  /** By name. */
  coaches: z.array(GradingCoach),
  /** Work that two readers saw very differently, the longest waiting first. */
  apart: z.array(
    z.object({ readingId: Id, step: StepRef, cohort: CohortRef, readAt: Instant, widest: z.int() }),
  ),
});

export const ReadingParams = z.strictObject({ readingId: Id });
export const ClosingInput = z.strictObject({ note: paragraphs(1000, 1) });
