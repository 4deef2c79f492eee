import { Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { ClientId, PersonRef, RubricView, Scores } from './parts';

/** A programme or an assignment by its code. */
const Titled = z.object({ code: z.string(), title: z.string() });
const code = z.string().min(1).max(60);

/** Weighted kappa: 1 is always the same, 0 is as by chance. Null: chance explains everything, or nothing was compared. */
const Kappa = z.number().nullable();

/** One way through the samples of an assignment. */
export const GradingTrySummary = z.object({
  id: Id,
  number: z.int(),
  begunAt: Instant,
  /** Null: samples are left. */
  finishedAt: Instant.nullable(),
  kappa: Kappa,
});

export const GradingLearning = z.object({
  programmes: z.array(
    Titled.extend({
      /** The agreement that an organisation of hers asks for before she takes work; null: none does, or she is admitted. */
      wanted: z.number().nullable(),
      /** She was admitted where it was asked for; null: nothing was. */
      admitted: z.enum(['before', 'agreement', 'hand']).nullable(),
      /** Over her last finished try of every set; null until each was finished once. */
      overall: z.object({ kappa: Kappa, pairs: z.int() }).nullable(),
      sets: z.array(
        z.object({
          step: Titled,
          samples: z.int(),
          /** Oldest first; only the last can be unfinished. */
          tries: z.array(GradingTrySummary),
        }),
      ),
    }),
  ),
});

export const GradingTryParams = z.strictObject({ tryId: ClientId });
export const GradingScoreParams = z.strictObject({ tryId: ClientId, sampleCode: code });
export const BeginTryInput = z.strictObject({ programme: code, step: code });
export const ScoresInput = z.strictObject({ scores: Scores });

export const GradingTry = GradingTrySummary.extend({
  programme: Titled,
  step: Titled.extend({ brief: z.array(z.string()) }),
  rubric: RubricView,
  /** Criteria that were compared so far. */
  pairs: z.int(),
  /** In the order of this try. */
  samples: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      /** Hers; null: not scored yet. */
      scores: Scores.nullable(),
      /** What the lead gave, once hers are there. */
      lead: z.object({ scores: Scores, why: z.string() }).nullable(),
    }),
  ),
});

export const GradingRuleParams = z.strictObject({ organisationId: Id, programme: code });
export const GradingRuleInput = z.strictObject({
  /** Weighted kappa from which somebody new may take work; null: everybody may. */
  admissionLevel: z.number().min(0.1).max(1).nullable(),
  /** Of a hundred answers, how many are read a second time. */
  secondPercent: z.int().min(0).max(100),
  /** Levels on one criterion from which a difference goes to the lead. */
  apartFrom: z.int().min(1).max(3),
});

export const AdmissionParams = z.strictObject({
  organisationId: Id,
  programme: code,
  personId: Id,
});
/** Why she may take work without the agreement. */
export const AdmissionInput = z.strictObject({ reason: paragraphs(500, 3) });
export const AdmissionView = z.object({
  how: z.enum(['before', 'agreement', 'hand']),
  kappa: Kappa,
  by: PersonRef.nullable(),
  reason: z.string().nullable(),
  admittedAt: Instant,
});
