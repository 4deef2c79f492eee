import { membershipStates } from '@pijar/cohorts/contracts';
import {
  Answer,
  AssignmentBody,
  Code,
  LessonBody,
  LessonRecording,
  QuizBody,
  StepKind,
} from '@pijar/curriculum/schemas';
import { Day, Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';

export * from './version-change.schemas';

export const stepStates = ['locked', 'open', 'waiting', 'returned', 'done'] as const;
export const StepState = z.enum(stepStates);
export const StageState = z.enum(['locked', 'open', 'done']);
const MembershipState = z.enum(membershipStates);

/** A step named in what is missing: enough to say it in words and to link to it. */
export const MissingStep = z.object({
  stepId: Id,
  code: z.string(),
  title: z.string(),
  kind: StepKind,
  state: StepState,
});

/** One condition of a stage rule that does not hold yet; the web turns it into plain words. */
export const Missing = z.object({
  kind: z.enum(['lessons', 'quizzes', 'assignments', 'sessions', 'tracks', 'clinics']),
  /** How many more are needed. */
  count: z.int().min(1),
  /** Tracks only: how many of them she has yet to choose; 0 otherwise. */
  toChoose: z.int().min(0),
  /** What would fill the gap: with `count` smaller than their number, any of them will do. */
  steps: z.array(MissingStep),
});

/** A step of the path, without its body. */
export const StepLine = z.object({
  stepId: Id,
  code: z.string(),
  kind: StepKind,
  title: z.string(),
  minutes: z.int(),
  isRequired: z.boolean(),
  state: StepState,
  /** When the state began. */
  since: Instant,
  dueOn: Day.nullable(),
  /** Best score of a quiz, percent. */
  score: z.int().nullable(),
});

export const ModulePath = z.object({
  moduleId: Id,
  code: z.string(),
  title: z.string(),
  summary: z.string(),
  courseTitle: z.string(),
  isTrack: z.boolean(),
  isChosen: z.boolean(),
  steps: z.array(StepLine),
});

/** The test of a stage is answered twice: before its first lesson, and after the last. */
export const testMoments = ['before', 'after'] as const;
export const TestMoment = z.enum(testMoments);
const TestResult = z.object({
  /** Questions answered right, of all. */
  right: z.int(),
  total: z.int(),
});
export const StageTest = z.object({
  title: z.string(),
  minutes: z.int(),
  questionCount: z.int(),
  before: TestResult.nullable(),
  after: TestResult.nullable(),
  /** Which of the two can be answered now; it is offered, and holds nothing up. */
  offer: TestMoment.nullable(),
});

export const StagePath = z.object({
  stageId: Id,
  code: z.string(),
  title: z.string(),
  purpose: z.string(),
  state: StageState,
  openedAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  /** An officer let her go on without all that the rule asks. */
  isWaived: z.boolean(),
  /** Steps that are hers (a track's only once chosen), and how many of them are done. */
  stepCount: z.int(),
  doneCount: z.int(),
  /** Of the open stage: what completes it, and so opens the next one. Empty for the others. */
  missing: z.array(Missing),
  modules: z.array(ModulePath),
  meetings: z.array(StepLine),
  /** Left out where the stage has none. */
  test: StageTest.optional(),
});

/** The one next thing to do. `returned`: work that came back goes first. */
export const NextStep = z.object({
  step: StepLine,
  moduleTitle: z.string().nullable(),
  stageTitle: z.string(),
});

export const PathView = z.object({
  membershipId: Id,
  state: MembershipState,
  personId: Id,
  fullName: z.string(),
  programmeTitle: z.string(),
  programmeVersionId: Id,
  organisationName: z.string(),
  cohort: z.object({
    cohortId: Id,
    name: z.string(),
    place: z.string(),
    startsOn: Day,
    endsOn: Day,
    timeZone: z.string(),
  }),
  /** Null when nothing can be done now: all done, all waiting, or paused. */
  next: NextStep.nullable(),
  /** Work that came back, oldest first. */
  returned: z.array(StepLine),
  /** Work that a coach has, oldest first. */
  waiting: z.array(StepLine),
  /** How many tracks she has yet to choose in the open stage; 0 where there is nothing to choose. */
  tracksToChoose: z.int(),
  stages: z.array(StagePath),
});

export const HomeView = z.object({
  fullName: z.string(),
  /** Running ones first. One who left is told so: nothing but the membership's head is in it. */
  memberships: z.array(PathView),
});

export const MembershipParams = z.strictObject({ membershipId: Id });
export const StepParams = z.strictObject({ membershipId: Id, stepId: Id });
export const StageParams = z.strictObject({ membershipId: Id, stageId: Id });

/** Where somebody goes from a step: its neighbours in the module or among the stage's meetings. */
const Neighbour = StepLine.pick({ stepId: true, kind: true, title: true, state: true });

export const StepView = z.object({
  membershipId: Id,
  step: StepLine,
  stage: z.object({ stageId: Id, title: z.string(), state: StageState }),
  module: z.object({ moduleId: Id, title: z.string() }).nullable(),
  previous: Neighbour.nullable(),
  next: Neighbour.nullable(),
  content: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('lesson'),
      body: LessonBody,
      /** Words of the glossary that stand in the lesson; left out by a server from before there was one. */
      words: z.array(z.object({ word: z.string(), meaning: z.string() })).optional(),
      /** The organisation's own, told in her language maybe; left out where there is none. */
      recordings: z.array(LessonRecording).optional(),
    }),
    z.object({
      kind: z.literal('quiz'),
      body: QuizBody,
      /** Titles of the lessons that its questions send back to. */
      lessons: z.array(z.object({ stepId: Id, code: Code, title: z.string() })),
    }),
    z.object({ kind: z.literal('assignment'), body: AssignmentBody }),
    z.object({ kind: z.literal('session') }),
    z.object({ kind: z.literal('clinic') }),
  ]),
});

export const ModuleParams = z.object({ membershipId: Id, moduleId: Id });

/** What a module weighs when it is kept on the phone. */
export const ModuleWeight = z.object({
  moduleId: Id,
  /** Bytes of its texts. */
  textBytes: z.int(),
  media: z.array(
    z.object({
      url: z.string(),
      type: z.string(),
      bytes: z.int(),
      /** Of a sound in Opus: where the same stands for players that cannot play it. One of the two is enough. */
      insteadOf: z.string().nullable(),
    }),
  ),
});

/** Everything of a module that is open to her, as each step's own page gets it. */
export const ModuleView = z.object({ moduleId: Id, steps: z.array(StepView) });

export const StageTestView = z.object({
  membershipId: Id,
  stage: z.object({ stageId: Id, code: z.string(), title: z.string(), state: StageState }),
  test: StageTest,
  quiz: QuizBody,
});

const anyFact = {
  /** UUIDv7 made by the phone: sending one twice changes nothing. */
  id: Id,
  /** The phone's clock: a claim. The server keeps its own time beside it. */
  deviceAt: Instant,
};
const factHead = { ...anyFact, stepId: Id };
export const Fact = z.discriminatedUnion('kind', [
  z.strictObject({ ...factHead, kind: z.literal('lesson_opened'), payload: z.strictObject({}) }),
  z.strictObject({ ...factHead, kind: z.literal('lesson_finished'), payload: z.strictObject({}) }),
  z.strictObject({
    ...factHead,
    kind: z.literal('quiz_finished'),
    payload: z.strictObject({ answers: z.array(Answer).max(50) }),
  }),
  z.strictObject({
    ...anyFact,
    kind: z.literal('test_finished'),
    /** A stage keeps its code over the versions of a programme, so that a late fact still finds it. */
    stageCode: Code,
    payload: z.strictObject({ moment: TestMoment, answers: z.array(Answer).max(50) }),
  }),
]);

export const mostFacts = 100;
/** Each fact is checked by itself (`Fact`), so that a bad one does not hold up the others. */
export const FactsBody = z.strictObject({
  facts: z
    .array(z.looseObject({ id: Id }))
    .min(1)
    .max(mostFacts),
});

export const FactAnswer = z.object({
  id: Id,
  outcome: z.enum(['accepted', 'duplicate', 'refused']),
  /** Why it was refused: it will never be accepted as it is, except `step-locked` once the stage opens. */
  reason: z
    .enum(['malformed', 'id-taken', 'unknown-step', 'wrong-kind', 'step-locked', 'test-closed'])
    .nullable(),
  /** The step afterwards; null when the fact was refused or is a duplicate. */
  stepState: StepState.nullable(),
  /** Percent, of a quiz or test just scored. */
  score: z.int().nullable(),
});
export const FactsAnswer = z.object({ answers: z.array(FactAnswer) });

export const TracksBody = z.strictObject({ moduleIds: z.array(Id).max(20) });
export const WaiverBody = z.strictObject({ reason: paragraphs(500, 3) });
export const DueBody = z.strictObject({ dueOn: Day });
