import type { StepKind } from '@pijar/curriculum/contracts';
import type { StepState } from '@pijar/learning/contracts';
import type { IconName, Tone } from '@pijar/shared/web';

/** How kinds and states of steps look everywhere; words stand beside. */
export const kindIcon: Record<StepKind, IconName> = {
  lesson: 'learn',
  quiz: 'help',
  assignment: 'task',
  session: 'people',
  clinic: 'chat',
};

export const stateIcon: Record<StepState, IconName | undefined> = {
  locked: 'lock',
  open: undefined,
  waiting: 'clock',
  returned: 'edit',
  done: 'check',
};

export const stateTone: Record<StepState, Tone> = {
  locked: 'quiet',
  open: 'quiet',
  waiting: 'deep',
  returned: 'ember',
  done: 'good',
};

/** Whether the step waits for her own hands, so that a link into it makes sense. */
export const canOpen = (state: StepState): boolean => state !== 'locked';
