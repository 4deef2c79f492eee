import type { StageRule, StepKind } from './index';

/** A published programme version without the bodies of its steps. It never changes. */
export interface ProgrammeOutline {
  programmeVersionId: string;
  title: string;
  number: number;
  stages: StageOutline[];
}

export interface StageOutline {
  stageId: string;
  code: string;
  title: string;
  purpose: string;
  rule: StageRule;
  modules: ModuleOutline[];
  /** Planned days and clinics. */
  meetings: StepOutline[];
  /** Asked before and after the stage; null where there is none. */
  test: TestOutline | null;
}

export interface TestOutline {
  title: string;
  minutes: number;
  questionCount: number;
}

export interface ModuleOutline {
  moduleId: string;
  code: string;
  title: string;
  summary: string;
  /** One of those that participants choose. */
  isTrack: boolean;
  courseTitle: string;
  steps: StepOutline[];
}

/** What a module weighs when all of it is taken home, in bytes as stored. */
export interface ModuleContent {
  moduleId: string;
  textBytes: number;
  /** Pictures and sounds that its steps show. */
  media: ModuleMedia[];
}

export interface ModuleMedia {
  url: string;
  type: string;
  bytes: number;
  /** Of a sound in Opus: where the same stands for players that cannot play it. One of the two is enough. */
  insteadOf: string | null;
}

export interface StepOutline {
  stepId: string;
  code: string;
  kind: StepKind;
  title: string;
  minutes: number;
  /** Order over the whole programme version. */
  position: number;
  isRequired: boolean;
}
