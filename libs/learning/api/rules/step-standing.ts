import type { StepKind } from '@pijar/curriculum/contracts';
import type { StepState } from '@pijar/learning/contracts';

/** A step as one membership stands with it: what the rules look at. */
export interface StepStanding {
  stepId: string;
  code: string;
  title: string;
  kind: StepKind;
  /** Order over the whole programme version. */
  position: number;
  state: StepState;
  isRequired: boolean;
  /** Null outside of modules (planned days, clinics). */
  moduleId: string | null;
  /** The module is one of those that participants choose. */
  isTrack: boolean;
  isChosen: boolean;
}

/** Whether the step is hers to do: a track's steps are only once she has chosen it. */
export const isHers = (step: Pick<StepStanding, 'isTrack' | 'isChosen'>): boolean =>
  !step.isTrack || step.isChosen;
