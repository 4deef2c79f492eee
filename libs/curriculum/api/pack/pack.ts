import type {
  AssignmentBody,
  LessonBody,
  QuizBody,
  SampleSet,
  StageRule,
} from '@pijar/curriculum/contracts';
import type { MediaFile } from './pack-media';
import type { Phrases } from './read-phrases';

/** A content pack that was read and checked, ready to be stored. */
export interface Pack {
  code: string;
  title: string;
  version: number;
  /** Working days within which work is answered; left out where the pack does not say. */
  replyWithinDays?: number;
  stages: PackStage[];
  media: MediaFile[];
  /** What reviewers may put in; belongs to no version. Null: the pack says nothing about it. */
  phrases: Phrases | null;
  /** Work to learn grading by; belongs to no version. Null: the pack says nothing about it. */
  samples: SampleSet[] | null;
}

export interface PackStage {
  code: string;
  title: string;
  purpose: string;
  rule: StageRule;
  courses: { code: string; title: string; modules: PackModule[] }[];
  /** Planned days and clinics: they stand at the end of their stage. */
  meetings: PackStep[];
  /** Asked before and after the stage; left out where there is none. */
  test?: PackTest;
}

export interface PackTest {
  code: string;
  title: string;
  minutes: number;
  body: QuizBody;
}

export interface PackModule {
  code: string;
  title: string;
  summary: string;
  isTrack: boolean;
  steps: PackStep[];
}

interface StepHead {
  code: string;
  title: string;
  minutes: number;
  isRequired: boolean;
  dueAfterDays: number | null;
}
export type PackStep = StepHead &
  (
    | { kind: 'lesson'; body: LessonBody }
    | { kind: 'quiz'; body: QuizBody }
    | { kind: 'assignment'; body: AssignmentBody }
    | { kind: 'session' | 'clinic'; body: Record<string, never> }
  );
