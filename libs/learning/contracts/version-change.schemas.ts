import { Code, StageCondition, StepKind } from '@pijar/curriculum/schemas';
import { Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';

export const VersionChangeParams = z.object({ cohortId: Id });
export const VersionChangeQuery = z.strictObject({ to: Id });

/** A step that is other in the new version; one that stays as it is is not told. */
export const StepDifference = z.object({
  code: Code,
  kind: StepKind,
  title: z.string(),
  /** `moved`: to another stage or module, its content as it was. */
  change: z.enum(['added', 'dropped', 'changed', 'moved']),
});

export const ModuleDifference = z.object({
  /** Null: planned days and clinics. */
  code: Code.nullable(),
  title: z.string().nullable(),
  isTrack: z.boolean(),
  change: z.enum(['added', 'dropped', 'changed']),
  steps: z.array(StepDifference),
});

/** One condition of a stage rule, short enough to be said in a line. */
export const RuleLine = z.object({
  kind: z.enum(StageCondition.options.map((option) => option.shape.kind.value)),
  /** Null where all are asked. */
  atLeast: z.int().nullable(),
  /** How many it may choose from; null where the rule names none. */
  of: z.int().nullable(),
});

export const StageDifference = z.object({
  code: Code,
  title: z.string(),
  /** Null: the rule stays. */
  rule: z.object({ before: z.array(RuleLine), after: z.array(RuleLine) }).nullable(),
  /** The questions asked before and after the stage; null: they stay, or there are none. */
  test: z.enum(['added', 'dropped', 'changed']).nullable(),
  modules: z.array(ModuleDifference),
  /** People whose stage is open and who complete it at once, because the new rule is met by what they did. */
  completing: z.int(),
});

/** Work on an assignment that the new version has no more. It stays to be read, and counts no more. */
export const DroppedWork = z.object({
  code: Code,
  title: z.string(),
  accepted: z.int(),
  waiting: z.int(),
  returned: z.int(),
});

const VersionRef = z.object({ versionId: Id, number: z.int() });

/** What would change for a cohort. */
export const VersionChangeView = z.object({
  cohortId: Id,
  programmeTitle: z.string(),
  from: VersionRef,
  to: VersionRef,
  /** Stands for all that is said here; it is given back to say "yes, this". */
  picture: z.string(),
  people: z.object({
    /** Who have not left. */
    total: z.int(),
    /** Who find new steps open at once. */
    gettingSteps: z.int(),
  }),
  /** Every stage of the programme, in order, also one where nothing changes. */
  stages: z.array(StageDifference),
  droppedWork: z.array(DroppedWork),
  /** Planned sessions whose day the new version does not know: they stay in the calendar and count for no stage. */
  freedSessions: z.array(z.object({ title: z.string(), startsAt: Instant })),
});

export const VersionChangeBody = z.strictObject({
  /** Made by the client: the same again changes nothing. */
  requestId: Id,
  to: Id,
  /** Of the view that the officer has read. */
  picture: z.string().max(100),
  reason: paragraphs(500, 3),
});

export const VersionChanged = z.object({
  cohortId: Id,
  from: VersionRef,
  to: VersionRef,
  people: z.int(),
});

/** Where a cohort stands, and which newer versions of its programme are published. */
export const VersionOffer = z.object({
  current: VersionRef,
  /** The newest first; a version with other stages is none that a cohort can move to. */
  newer: z.array(VersionRef.extend({ isPossible: z.boolean() })),
});
